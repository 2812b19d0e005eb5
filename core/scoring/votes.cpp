#include "scoring/votes.hpp"

namespace kaohe::scoring {

namespace {

/// The options, in the rule's order, that count and have no row.
Text missing_options(const Ballot& ballot, const plan::VoteRule& rule) {
  std::vector<std::string> owed;
  for (const plan::VoteOption& option : rule.options) owed.push_back(option.id);
  if (rule.counts_invalid) owed.emplace_back(plan::kInvalidVotes);
  Text missing;
  for (const std::string& option : owed) {
    if (ballot.counts.count(option) != 0) continue;
    const Text title = option_title(rule, option);
    missing.en += (missing.en.empty() ? "" : ", ") + title.en;
    missing.zh += (missing.zh.empty() ? "" : "、") + title.zh;
  }
  return missing;
}

std::int64_t count_of(const Ballot& ballot, std::string_view option) {
  const auto found = ballot.counts.find(std::string(option));
  return found == ballot.counts.end() ? 0 : found->second;
}

}  // namespace

bool Ballot::take(const ledger::Votes& votes) {
  if (!counts.try_emplace(votes.option, votes.count).second) return false;
  records.push_back(votes.origin.number);
  return true;
}

VoteIndex vote_index(const Ballot& ballot, const plan::VoteRule& rule, const std::string& title) {
  VoteIndex outcome;
  const Text missing = missing_options(ballot, rule);
  if (!missing.en.empty()) {
    outcome.blocked_id = "votes_missing";
    outcome.blocked = say({"{}: no votes are recorded for {}; record them in votes.csv, 0 where "
                           "nobody chose it",
                           "{}:未录入“{}”的票数;请在 votes.csv 中补录,没有的填 0"},
                          title, missing);
    return outcome;
  }
  for (const plan::VoteOption& option : rule.options) {
    const std::int64_t count = count_of(ballot, option.id);
    outcome.points += option.points * Rational::of(count);
    outcome.counted += count;
  }
  if (outcome.counted == 0) {
    outcome.blocked_id = "votes_none_valid";
    outcome.blocked =
        say({"{}: no valid votes are recorded, and nothing can be reckoned from none; "
             "correct votes.csv, or record a documented exemption",
             "{}:没有有效票,无从计算;请更正 votes.csv,或者录入有文件依据的免考决定"},
            title);
    return outcome;
  }
  if (rule.counts_invalid) outcome.counted += count_of(ballot, plan::kInvalidVotes);
  outcome.index = outcome.points / Rational::of(outcome.counted);
  return outcome;
}

Text option_title(const plan::VoteRule& rule, const std::string& option) {
  if (option == plan::kInvalidVotes) return say({"invalid votes", "无效票"});
  for (const plan::VoteOption& one : rule.options) {
    if (one.id == option) return {one.title, one.title};
  }
  return {option, option};
}

}  // namespace kaohe::scoring
