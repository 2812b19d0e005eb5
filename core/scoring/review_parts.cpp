#include "scoring/review_parts.hpp"

namespace kaohe::scoring {

namespace {

std::vector<VoteCount> counts_of(const Ballot& ballot, const plan::VoteRule& rule) {
  std::vector<VoteCount> counts;
  const auto add = [&](const std::string& option) {
    const auto found = ballot.counts.find(option);
    if (found != ballot.counts.end()) counts.push_back({option, found->second});
  };
  for (const plan::VoteOption& option : rule.options) add(option.id);
  add(std::string(plan::kInvalidVotes));
  return counts;
}

/// One part's score; what it lacks is added to `blocked`.
ReviewPartScore part_score(const ReviewPartInput& input, const plan::ReviewPart& rule,
                           std::vector<Note>& blocked) {
  ReviewPartScore part{rule.id, rule.title, rule.weight, {}, {}, input.records};
  if (rule.votes.is_voted()) {
    const VoteIndex outcome = vote_index(input.ballot, rule.votes, rule.title);
    part.score = outcome.index;
    part.votes = counts_of(input.ballot, rule.votes);
    part.records.insert(part.records.end(), input.ballot.records.begin(),
                        input.ballot.records.end());
    if (!outcome.index) blocked.push_back(note(outcome.blocked_id, outcome.blocked));
    return part;
  }
  part.score = input.score;
  if (!input.score) {
    blocked.push_back(
        note("review_part_missing",
             say({"the part \"{}\" of the review has no score; record it in reviews.csv",
                  "述职评议的组成部分“{}”没有得分;请在 reviews.csv 中录入"},
                 rule.title)));
  }
  return part;
}

std::vector<ReviewPartScore> part_scores(const ReviewInput& input, const plan::YearPlan& plan,
                                         std::vector<Note>& blocked) {
  Rational weights;
  for (const plan::ReviewPart& rule : plan.review_parts) weights += rule.weight;
  std::vector<ReviewPartScore> parts;
  for (const plan::ReviewPart& rule : plan.review_parts) {
    const auto found = input.parts.find(rule.id);
    parts.push_back(
        part_score(found == input.parts.end() ? ReviewPartInput() : found->second, rule, blocked));
    parts.back().weight = rule.weight / weights;
  }
  return parts;
}

}  // namespace

ReviewOutcome review_of(const ReviewInput& input, const plan::YearPlan& plan) {
  ReviewOutcome outcome;
  std::vector<Note> blocked;
  if (!plan.review_parts.empty() && !input.exempt && !input.parts.empty())
    outcome.parts = part_scores(input, plan, blocked);
  if (!blocked.empty()) {
    outcome.part.blocked = std::move(blocked);
    return outcome;
  }
  ReviewInput whole = input;
  if (!outcome.parts.empty()) {
    Rational sum;
    for (const ReviewPartScore& part : outcome.parts) sum += part.weight * *part.score;
    whole.score = round(sum, plan.rounding.review).rational();
  }
  outcome.part = review(whole, plan.review_scale, plan.rounding.review);
  return outcome;
}

}  // namespace kaohe::scoring
