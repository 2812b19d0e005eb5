#include <algorithm>
#include <catch2/catch.hpp>

#include "scoring/compose.hpp"
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
