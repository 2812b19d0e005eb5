#include <algorithm>
#include <catch2/catch.hpp>

#include "scoring/leaders.hpp"
#include "support/plan_builder.hpp"

using namespace kaohe;
using namespace kaohe::tests;
using namespace kaohe::scoring;

namespace {

constexpr RoundingPoint kFourPlaces{4, RoundingMode::half_up};

LeaderInput marks(const std::vector<std::pair<const char*, const char*>>& list) {
  LeaderInput input;
  for (const auto& [leader, score] : list) input.marks.push_back({leader, number(score)});
  return input;
}

std::string value(const LeaderInput& input, const plan::LeaderEvaluation& rules = {}) {
  const Part part = leader_evaluation(input, rules, kFourPlaces);
  return part.score ? part.score->text() : part.blocked.at(0).id;
}

}  // namespace

TEST_CASE("Leader evaluation: the mean of equal marks, rounded once", "[scoring][A14.4]") {
  CHECK(value(marks({{"a", "90"}, {"b", "91"}})) == "90.5");
  CHECK(value(marks({{"a", "90"}, {"b", "90"}, {"c", "91"}})) == "90.3333");
  CHECK(value(marks({{"a", "90"}, {"b", "91"}, {"c", "91"}})) == "90.6667");
}

TEST_CASE("Leader evaluation: weights", "[scoring][A14.4]") {
  plan::LeaderEvaluation rules;
  rules.weights = {{"a", number("3/5")}, {"b", number("2/5")}};
  CHECK(value(marks({{"a", "90"}, {"b", "80"}}), rules) == "86");
  rules.weights = {{"a", number("3")}, {"b", number("2")}};
  CHECK(value(marks({{"b", "80"}, {"a", "90"}}), rules) == "86");
}

TEST_CASE("Leader evaluation: highest and lowest are left out", "[scoring][A14.4]") {
  plan::LeaderEvaluation rules;
  rules.trim = 1;
  CHECK(value(marks({{"a", "60"}, {"b", "90"}, {"c", "92"}, {"d", "100"}}), rules) == "91");
  CHECK(value(marks({{"a", "60"}, {"b", "90"}, {"c", "100"}}), rules) == "90");
  CHECK(value(marks({{"a", "60"}, {"b", "90"}}), rules) == "leader_evaluation_trimmed");
}

TEST_CASE("Leader evaluation: among equal marks the lesser weight is left out first",
          "[scoring][A14.4]") {
  plan::LeaderEvaluation rules;
  rules.trim = 1;
  rules.weights = {{"a", number("1")}, {"b", number("3")}, {"c", number("1")}, {"d", number("2")}};
  // 80 (1) and 90 (1) leave; (3 × 80 + 2 × 90) ÷ 5
  LeaderInput input = marks({{"a", "80"}, {"b", "80"}, {"c", "90"}, {"d", "90"}});
  CHECK(value(input, rules) == "84");
  std::reverse(input.marks.begin(), input.marks.end());
  CHECK(value(input, rules) == "84");
}

TEST_CASE("Leader evaluation: blocked while marks are missing, unless exempt", "[scoring][A14.4]") {
  plan::LeaderEvaluation rules;
  CHECK(value({}) == "leader_evaluation_missing");
  rules.weights = {{"a", number("1")}, {"b", number("1")}};
  CHECK(value(marks({{"a", "90"}}), rules) == "leader_awaited");
  CHECK(value(marks({{"a", "90"}, {"b", "90"}, {"z", "90"}}), rules) == "leader_unknown");
  LeaderInput exempt;
  exempt.exempt = true;
  const Part part = leader_evaluation(exempt, rules, kFourPlaces);
  CHECK(part.exempt);
  CHECK(part.blocked.empty());
}

TEST_CASE("Leaders: one who is awaited is told by title, without one by id", "[scoring][A14.4]") {
  plan::LeaderEvaluation rules;
  rules.weights = {{"secretary", number("1")}, {"magistrate", number("1")}};
  rules.titles = {{"secretary", "县委书记"}};
  LeaderInput input;
  input.marks = {{"deputy", number("90")}};
  const Part part = leader_evaluation(input, rules, {4});
  REQUIRE(part.blocked.size() == 3);
  CHECK(part.blocked[0].zh == "领导 deputy 在 leader_evaluation.weights 中没有权重");
  CHECK(part.blocked[1].zh == "尚缺领导 magistrate 的评价分");
  CHECK(part.blocked[2].zh == "尚缺领导 县委书记 的评价分");
}

namespace {

/// 书记 (3), 县长 and 副县长 (6 together).
plan::LeaderEvaluation grouped() {
  plan::LeaderEvaluation rules;
  rules.groups = {{"secretary", "书记", number("3"), {"a"}, 0},
                  {"government", "政府", number("6"), {"b", "c"}, 0}};
  return rules;
}

/// "100 98 98 94": the points of a, b, … by one leader's marks.
std::string places(const std::vector<const char*>& scores, const plan::LeaderEvaluation& rules,
                   std::size_t exempt = 99) {
  std::map<std::string, LeaderInput> scope;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    LeaderInput& input = scope[std::string(1, static_cast<char>('a' + i))];
    input = marks({{"head", scores[i]}});
    input.exempt = i == exempt;
  }
  take_places(scope, rules, number("100"));
  std::string text;
  for (const auto& [id, input] : scope) {
    if (!input.exempt) text += (text.empty() ? "" : " ") + input.marks[0].score.text();
  }
  return text;
}

plan::LeaderEvaluation by(const char* what, const char* loss) {
  plan::LeaderEvaluation rules;
  rules.by = what;
  rules.rank_loss = number(loss);
  return rules;
}

}  // namespace

TEST_CASE("Leader evaluation: groups have a mean and a weight each", "[scoring][A14.4]") {
  // (3 × 90 + 6 × 81) ÷ 9
  CHECK(value(marks({{"a", "90"}, {"b", "80"}, {"c", "82"}}), grouped()) == "84");
  // (3 × 90 + 6 × 80.5) ÷ 9: rounded once
  CHECK(value(marks({{"a", "90"}, {"b", "80"}, {"c", "81"}}), grouped()) == "83.6667");
  plan::LeaderEvaluation weighted = grouped();
  weighted.weights = {{"a", number("1")}, {"b", number("3")}, {"c", number("1")}};
  CHECK(value(marks({{"a", "90"}, {"b", "80"}, {"c", "90"}}), weighted) == "85");
}

TEST_CASE("Leader evaluation: a note says the mean of each group", "[scoring][A14.4]") {
  const Part part =
      leader_evaluation(marks({{"a", "90"}, {"b", "80"}, {"c", "82"}}), grouped(), kFourPlaces);
  REQUIRE(part.notes.size() == 1);
  CHECK(part.notes[0].zh == "领导评价的计算:书记:平均 90,权重 3;政府:平均 81,权重 6;");
  CHECK(leader_evaluation(marks({{"a", "90"}}), {}, kFourPlaces).notes.empty());
}

TEST_CASE("Leader evaluation: a group waits for all members, or for its minimum",
          "[scoring][A14.4]") {
  plan::LeaderEvaluation rules = grouped();
  const LeaderInput two = marks({{"a", "90"}, {"b", "81"}});
  CHECK(value(two, rules) == "leader_awaited");
  rules.groups[1].minimum = 1;
  CHECK(value(two, rules) == "84");
  CHECK(value(marks({{"a", "90"}}), rules) == "leaders_too_few");
  CHECK(value(marks({{"a", "90"}, {"b", "81"}, {"z", "1"}}), rules) == "leader_unknown");
}

TEST_CASE("Leader evaluation: without groups, too, a minimum of marks may be enough",
          "[scoring][A14.4]") {
  plan::LeaderEvaluation rules;
  rules.weights = {{"a", number("1")}, {"b", number("1")}, {"c", number("1")}};
  rules.minimum = 2;
  CHECK(value(marks({{"a", "90"}}), rules) == "leaders_too_few");
  CHECK(value(marks({{"a", "90"}, {"c", "80"}}), rules) == "85");
  rules.weights.clear();
  CHECK(value(marks({{"x", "90"}}), rules) == "leaders_too_few");
  CHECK(value(marks({{"x", "90"}, {"y", "80"}}), rules) == "85");
}

TEST_CASE("Leader evaluation: each group leaves out its highest and lowest", "[scoring][A14.4]") {
  plan::LeaderEvaluation rules;
  rules.trim = 1;
  rules.groups = {{"one", "一", number("1"), {"a", "b", "c"}, 0},
                  {"two", "二", number("1"), {"d", "e", "f"}, 0}};
  CHECK(value(marks({{"a", "1"}, {"b", "80"}, {"c", "99"}, {"d", "2"}, {"e", "90"}, {"f", "98"}}),
              rules) == "85");
}

TEST_CASE("Leader evaluation: places turn into points, equal marks share a place",
          "[scoring][A14.4]") {
  CHECK(places({"90", "80", "85"}, by("ranks", "2")) == "100 96 98");
  CHECK(places({"90", "85", "85", "80"}, by("ranks", "2")) == "100 98 98 94");
  CHECK(places({"90", "80"}, by("ranks", "0.5")) == "100 99.5");
  CHECK(places({"90", "80"}, by("marks", "2")) == "90 80");
}

TEST_CASE("Leader evaluation: places as written turn into points, not below 0",
          "[scoring][A14.4]") {
  CHECK(places({"1", "3", "2"}, by("places", "2")) == "100 96 98");
  CHECK(places({"1", "3", "2"}, by("places", "50")) == "100 0 50");
  CHECK(places({"1", "3", "2"}, by("places", "60")) == "100 0 40");
}

TEST_CASE("Leader evaluation: who is exempt pushes nobody down", "[scoring][A14.4]") {
  CHECK(places({"90", "80", "85"}, by("ranks", "2"), 0) == "98 100");
}

TEST_CASE("Leader evaluation: a note says the place and its points", "[scoring][A14.4]") {
  std::map<std::string, LeaderInput> scope = {{"a", marks({{"head", "90"}})},
                                              {"b", marks({{"head", "80"}})}};
  plan::LeaderEvaluation rules = by("ranks", "2");
  rules.titles = {{"head", "县长"}};
  take_places(scope, rules, number("100"));
  const Part part = leader_evaluation(scope.at("b"), rules, kFourPlaces);
  CHECK(part.score->text() == "98");
  REQUIRE(part.notes.size() == 1);
  CHECK(part.notes[0].zh == "领导评价的计算:县长:第 2 名,98 分;");
}
