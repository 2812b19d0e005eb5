/// Art. 14, Art. 17 ¶3: scores from votes. Exact; nothing rounds. Threads: pure functions.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <kaohe/rational.hpp>

#include "base/text.hpp"
#include "ledger/record.hpp"
#include "plan/vote_rule.hpp"

namespace kaohe::scoring {

/// The votes for one assessee on one part of the review, or on a survey.
struct Ballot {
  std::map<std::string, std::int64_t> counts;  ///< by option; "invalid": invalid votes
  std::vector<std::int64_t> records;           ///< their rows

  /// Whether the row is the first of its option; another is not taken.
  bool take(const ledger::Votes& votes);
};

/// A vote's outcome: index = points ÷ counted, or what is missing.
struct VoteIndex {
  std::optional<Rational> index;  ///< 0 to 100; none: blocked
  Rational points;                ///< Σ points × votes
  std::int64_t counted = 0;       ///< N: valid votes, or all of them
  std::string blocked_id;         ///< of the note: "votes_missing", "votes_none_valid"
  Text blocked;
};

/// A14.1, A17.3: Σ points × votes ÷ N, where N is the valid votes, or all with the invalid ones, as
/// the rule says. Blocked, with words that name `title`, while an option that counts has no row
/// (nobody for it is a row with 0), and where there are no valid votes.
VoteIndex vote_index(const Ballot& ballot, const plan::VoteRule& rule, const std::string& title);

/// What an option is called: its title, or 无效票; an id that the rule does not have stays as it
/// is.
Text option_title(const plan::VoteRule& rule, const std::string& option);

}  // namespace kaohe::scoring
