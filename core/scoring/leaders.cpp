// Art. 14: the leaders' evaluation from their marks.
#include "scoring/leaders.hpp"

#include <algorithm>

namespace kaohe::scoring {

namespace {

using plan::LeaderEvaluation;
using plan::LeaderGroup;

struct Weighted {
  Rational score;
  Rational weight;
};

bool is_among(const std::vector<std::string>& leaders, const std::string& leader) {
  return std::find(leaders.begin(), leaders.end(), leader) != leaders.end();
}

/// The year's groups; where it has none, all leaders are one.
std::vector<LeaderGroup> groups_of(const LeaderEvaluation& rules) {
  if (!rules.groups.empty()) return rules.groups;
  return {{"", "", Rational::of(1), rules.leaders(), rules.minimum}};
}

/// A mark of a leader whom the rules do not name.
void refuse_unknown(const LeaderInput& input, const LeaderEvaluation& rules, Part& part) {
  const std::vector<std::string> known = rules.leaders();
  for (const Mark& mark : input.marks) {
    if (known.empty() || is_among(known, mark.leader)) continue;
    const std::string title = rules.title_of(mark.leader);
    part.blocked.push_back(note(
        "leader_unknown", rules.groups.empty()
                              ? say({"the leader {} has no weight in leader_evaluation.weights",
                                     "领导 {} 在 leader_evaluation.weights 中没有权重"},
                                    title)
                              : say({"the leader {} belongs to no leader_evaluation.group",
                                     "领导 {} 不属于 leader_evaluation.group 的任何一组"},
                                    title)));
  }
}

/// Marks that a group waits for: all of its members', or as many as its minimum.
void require_marks(const LeaderGroup& group, const LeaderInput& input, std::size_t count,
                   const LeaderEvaluation& rules, Part& part) {
  if (group.minimum > 0) {
    if (count >= static_cast<std::size_t>(group.minimum)) return;
    part.blocked.push_back(
        note("leaders_too_few",
             say({"{}{} marks are in, at least {} are needed (minimum)",
                  "{}已有 {} 个评价分,至少须有 {} 个(minimum)"},
                 group.title.empty() ? "" : group.title + ": ", count, group.minimum)));
    return;
  }
  for (const std::string& leader : group.members) {
    const bool is_in = std::any_of(input.marks.begin(), input.marks.end(),
                                   [&](const Mark& mark) { return mark.leader == leader; });
    if (is_in) continue;
    part.blocked.push_back(note(
        "leader_awaited", say({"the mark of the leader {} is not in yet", "尚缺领导 {} 的评价分"},
                              rules.title_of(leader))));
  }
}

/// A group's marks with their weights, lowest mark first; among equal marks the lesser weight
/// first. Says what blocks.
std::vector<Weighted> weighted_marks(const LeaderGroup& group, const LeaderInput& input,
                                     const LeaderEvaluation& rules, Part& part) {
  std::vector<Weighted> marks;
  for (const Mark& mark : input.marks) {
    if (group.members.empty() || is_among(group.members, mark.leader))
      marks.push_back({mark.score, rules.weight_of(mark.leader).value_or(Rational())});
  }
  require_marks(group, input, marks.size(), rules, part);
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

/// The groups' means with their weights; says what blocks.
std::vector<Weighted> group_means(const LeaderInput& input, const LeaderEvaluation& rules,
                                  Part& part) {
  std::vector<Weighted> means;
  for (const LeaderGroup& group : groups_of(rules)) {
    const std::vector<Weighted> marks = weighted_marks(group, input, rules, part);
    const std::optional<Rational> value = mean(trimmed(marks, rules.trim));
    if (value) {
      means.push_back({*value, group.weight});
    } else if (part.blocked.empty()) {
      part.blocked.push_back(
          note("leader_evaluation_trimmed",
               say({"{} marks are recorded; none with a weight is left when {} "
                    "highest and {} lowest are left out",
                    "共录入 {} 个评价分,去掉 {} 个最高分和 {} 个最低分后没有可计的评价分"},
                   marks.size(), rules.trim, rules.trim)));
    }
  }
  return means;
}

/// For people: the place that each leader gave and its points, and the mean of each group.
void explain(const LeaderInput& input, const LeaderEvaluation& rules,
             const std::vector<Weighted>& means, RoundingPoint point, Part& part) {
  Text places, groups;
  for (const Mark& mark : input.marks) {
    if (mark.place == 0) continue;
    const Text one = say({"{}: place {}, {} points; ", "{}:第 {} 名,{} 分;"},
                         rules.title_of(mark.leader), mark.place, mark.score.text());
    places = {places.en + one.en, places.zh + one.zh};
  }
  for (std::size_t i = 0; i < rules.groups.size(); ++i) {
    const Text one = say({"{}: mean {}, weight {}; ", "{}:平均 {},权重 {};"}, rules.groups[i].title,
                         round(means[i].score, point).text(), rules.groups[i].weight.text());
    groups = {groups.en + one.en, groups.zh + one.zh};
  }
  if (places.en.empty() && groups.en.empty()) return;
  part.notes.push_back(
      note("leader_evaluation_from",
           say({"leader evaluation from {}{}", "领导评价的计算:{}{}"}, places, groups)));
}

}  // namespace

Text leader_rule_text(const LeaderEvaluation& rules) {
  const Text what = rules.by == "marks" ? say({"the marks", "各位领导评价分"})
                                        : say({"the points for places", "各位领导排名所得分"});
  if (rules.groups.empty()) return say({"mean of {} by weight", "{}按权重平均"}, what);
  return say({"mean of {} by weight in each group, then of the groups by weight",
              "{}先在各组内按权重平均,各组再按权重平均"},
             what);
}

void take_places(std::map<std::string, LeaderInput>& scope, const LeaderEvaluation& rules,
                 const Rational& full) {
  if (rules.by == "marks") return;
  std::map<std::string, std::vector<Rational>> marks_of;  // by leader
  for (const auto& [assessee, input] : scope) {
    if (input.exempt) continue;
    for (const Mark& mark : input.marks) marks_of[mark.leader].push_back(mark.score);
  }
  for (auto& [assessee, input] : scope) {
    for (Mark& mark : input.marks) {
      const std::vector<Rational>& others = marks_of[mark.leader];
      const auto better = [&](const Rational& other) { return mark.score < other; };
      Rational down = mark.score - Rational::of(1);
      if (rules.by == "ranks")
        down = Rational::of(std::count_if(others.begin(), others.end(), better));
      mark.place = 1;
      while (Rational::of(mark.place) <= down) ++mark.place;
      mark.score = max(Rational(), full - rules.rank_loss.value_or(Rational()) * down);
    }
  }
}

Part leader_evaluation(const LeaderInput& input, const LeaderEvaluation& rules,
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
  refuse_unknown(input, rules, part);
  const std::vector<Weighted> means = group_means(input, rules, part);
  if (!part.blocked.empty()) return part;
  part.score = round(*mean(means), point);
  explain(input, rules, means, point, part);
  return part;
}

void seal(std::map<std::string, Part>& scope) {
  const auto waiting = std::count_if(
      scope.begin(), scope.end(), [](const auto& entry) { return !entry.second.blocked.empty(); });
  if (waiting == 0) return;
  for (auto& [assessee, part] : scope) {
    if (part.exempt || !part.blocked.empty()) continue;
    part = {};
    part.blocked.push_back(note(
        "leaders_sealed", say({"leader evaluation: sealed until the marks of all are in; still "
                               "missing for {} of them",
                               "领导评价:全部评价分到齐之前不公开,还差 {} 个考核对象的"},
                              waiting)));
  }
}

}  // namespace kaohe::scoring
