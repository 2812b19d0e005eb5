/// How a year makes scores from votes, and the review from parts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <kaohe/rational.hpp>

namespace kaohe::plan {

/// In votes.csv: what the votes of the review are of, and votes that are for no option.
inline constexpr std::string_view kReview = "review", kReviewTitle = "述职评议";
inline constexpr std::string_view kInvalidVotes = "invalid", kInvalidVotesTitle = "无效票";

/// What a voter can choose.
struct VoteOption {
  std::string id;
  std::string title;
  Rational points;  ///< 0 to 100
};

/// Votes make the score Σ points × votes ÷ N, exact.
struct VoteRule {
  std::vector<VoteOption> options;  ///< from best to worst; empty: the score is recorded
  bool counts_invalid = false;      ///< N is all votes, with the invalid ones; else the valid ones

  bool is_voted() const { return !options.empty(); }
};

/// A part of the review (Art. 14): the review is the mean of its parts by their weights.
struct ReviewPart {
  std::string id;
  std::string title;
  Rational weight;  ///< above 0; a ratio to the others'
  VoteRule votes;
};

}  // namespace kaohe::plan
