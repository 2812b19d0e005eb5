// Art. 14: the leaders' evaluation from their marks.
#include <algorithm>
#include <map>

#include "scoring/compose.hpp"

namespace kaohe::scoring {

namespace {

struct Weighted {
  Rational score;
  Rational weight;
};

/// The marks with their weights, lowest mark first; among equal marks the lesser weight first. Says
/// what blocks.
std::vector<Weighted> weighted_marks(const LeaderInput& input, const plan::LeaderEvaluation& rules,
                                     std::vector<Note>& blocked) {
  std::vector<Weighted> marks;
  std::map<std::string, Rational> awaited = rules.weights;
  for (const Mark& mark : input.marks) {
    const auto weight = rules.weights.find(mark.leader);
    awaited.erase(mark.leader);
    if (rules.weights.empty() || weight != rules.weights.end()) {
      marks.push_back({mark.score, rules.weights.empty() ? Rational::of(1) : weight->second});
      continue;
    }
    blocked.push_back(
        note("leader_unknown", say({"the leader {} has no weight in leader_evaluation.weights",
                                    "领导 {} 在 leader_evaluation.weights 中没有权重"},
                                   rules.title_of(mark.leader))));
  }
  for (const auto& [leader, weight] : awaited) {
    blocked.push_back(note("leader_awaited",
                           say({"the mark of the leader {} is not in yet", "尚缺领导 {} 的评价分"},
                               rules.title_of(leader))));
  }
  std::sort(marks.begin(), marks.end(), [](const Weighted& a, const Weighted& b) {
    return a.score != b.score ? a.score < b.score : a.weight < b.weight;
  });
  return marks;
}

/// Leaves out the `trim` lowest and the `trim` highest; among equal highest ones, too, the lesser
/// weights go first.
std::vector<Weighted> trimmed(std::vector<Weighted> marks, int trim) {
  const auto count = static_cast<std::size_t>(std::max(trim, 0));
  if (marks.size() <= 2 * count) return {};
  marks.erase(marks.begin(), marks.begin() + static_cast<std::ptrdiff_t>(count));
  std::sort(marks.begin(), marks.end(), [](const Weighted& a, const Weighted& b) {
    return a.score != b.score ? a.score < b.score : a.weight > b.weight;
  });
  marks.resize(marks.size() - count);
  return marks;
}

std::optional<Rational> mean(const std::vector<Weighted>& marks) {
  Rational sum, weights;
  for (const Weighted& mark : marks) {
    sum += mark.weight * mark.score;
    weights += mark.weight;
  }
  if (weights.is_zero()) return std::nullopt;
  return sum / weights;
}

}  // namespace

Part leader_evaluation(const LeaderInput& input, const plan::LeaderEvaluation& rules,
                       RoundingPoint point) {
  Part part;
  part.exempt = input.exempt;
  if (input.exempt) return part;
  if (input.marks.empty()) {
    part.blocked.push_back(note("leader_evaluation_missing",
                                say({"no leader's mark is recorded; record them, or a documented "
                                     "exemption",
                                     "未录入领导评价分;请录入,或者录入有文件依据的免考决定"})));
    return part;
  }
  const std::vector<Weighted> marks =
      trimmed(weighted_marks(input, rules, part.blocked), rules.trim);
  if (!part.blocked.empty()) return part;
  const std::optional<Rational> value = mean(marks);
  if (value) {
    part.score = round(*value, point);
  } else {
    part.blocked.push_back(
        note("leader_evaluation_trimmed",
             say({"{} marks are recorded; none with a weight is left when {} "
                  "highest and {} lowest are left out",
                  "共录入 {} 个评价分,去掉 {} 个最高分和 {} 个最低分后没有可计的评价分"},
                 input.marks.size(), rules.trim, rules.trim)));
  }
  return part;
}

}  // namespace kaohe::scoring
