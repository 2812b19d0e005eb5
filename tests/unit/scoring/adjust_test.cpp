#include "scoring/adjust.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "support/plan_builder.hpp"

using namespace kaohe;
using namespace kaohe::tests;
using scoring::AdjustmentInput;

namespace {

AdjustmentInput item(const char* category, const char* value, const char* matter = "",
                     std::int64_t record = 1) {
  AdjustmentInput input;
  input.category = category;
  input.points = number(value);
  input.matter = matter;
  input.approved_by = "committee";
  input.record = record;
  return input;
}

constexpr RoundingPoint kFourPlaces{4, RoundingMode::half_up};

/// One alone is its own group.
scoring::AdjustmentAccount adjustments(std::vector<AdjustmentInput> inputs,
                                       const plan::Adjustments& rules) {
  return scoring::adjustments({{"a", std::move(inputs)}}, rules, kFourPlaces).at("a");
}

std::string sum(std::vector<AdjustmentInput> inputs, const plan::Adjustments& rules) {
  return adjustments(std::move(inputs), rules).sum.text();
}

}  // namespace

TEST_CASE("Adjustments: a category is held at its cap, either way", "[scoring][A15.1]") {
  plan::Adjustments rules = small_plan().adjustments;
  CHECK(sum({item("bonus", "2.9999")}, rules) == "2.9999");
  CHECK(sum({item("bonus", "3")}, rules) == "3");
  CHECK(sum({item("bonus", "3.0001")}, rules) == "3");
  rules.categories[2].cap = number("2");
  CHECK(sum({item("deduction", "2")}, rules) == "-2");
  CHECK(sum({item("deduction", "2.5")}, rules) == "-2");
  CHECK(sum({item("bonus", "4"), item("praise", "1.5")}, rules) == "4.5");
}

TEST_CASE("Adjustments: the sum is held at the cap of all", "[scoring][A15.1]") {
  plan::Adjustments rules = small_plan().adjustments;
  rules.cap = number("4");
  CHECK(sum({item("bonus", "3"), item("praise", "1")}, rules) == "4");
  const auto account = adjustments({item("bonus", "5"), item("praise", "2.5")}, rules);
  CHECK(account.sum == number("4"));
  REQUIRE(account.lines.size() == 4);
  CHECK(account.lines[2].kind == "category_cap");
  CHECK(account.lines[2].points == number("-2"));
  CHECK(account.lines[3].kind == "cap");
  CHECK(account.lines[3].points == number("-1.5"));
  CHECK(sum({item("deduction", "9")}, rules) == "-4");
}

TEST_CASE("Adjustments: the lines that count add up to the adjustment", "[scoring][A15.1]") {
  plan::Adjustments rules = small_plan().adjustments;
  rules.cap = number("2");
  const auto account = adjustments(
      {item("bonus", "5", "m1", 1), item("praise", "4", "m1", 2), item("deduction", "1", "m1", 3)},
      rules);
  Rational counted;
  for (const auto& line : account.lines) {
    if (line.counted) counted += line.points;
  }
  CHECK(counted == account.sum);
}

TEST_CASE("Adjustments: of one matter only the highest counts", "[scoring][A15.1]") {
  const plan::Adjustments rules = small_plan().adjustments;
  const auto account = adjustments({item("praise", "1", "m1", 1), item("praise", "2", "m1", 2),
                                    item("praise", "2", "m1", 3), item("praise", "0.5", "m2", 4)},
                                   rules);
  CHECK(account.sum == number("2.5"));
  CHECK_FALSE(account.lines[0].counted);
  CHECK(account.lines[0].why_not == "same_matter");
  CHECK(account.lines[1].counted);
  CHECK_FALSE(account.lines[2].counted);
  CHECK(account.lines[3].counted);
}

TEST_CASE("Adjustments: bonus and deduction of one matter both count", "[scoring][A15.1]") {
  const plan::Adjustments rules = small_plan().adjustments;
  CHECK(sum({item("praise", "2", "m1"), item("deduction", "0.5", "m1")}, rules) == "1.5");
}

TEST_CASE("Adjustments: records without a matter are separate ones", "[scoring][A15.1]") {
  CHECK(sum({item("praise", "1"), item("praise", "1")}, small_plan().adjustments) == "2");
}

TEST_CASE("Adjustments: what nobody approved does not count", "[scoring][A15.1]") {
  AdjustmentInput waiting = item("praise", "1");
  waiting.approved_by.clear();
  const auto account = adjustments({waiting}, small_plan().adjustments);
  CHECK(account.sum.is_zero());
  CHECK(account.lines[0].why_not == "not_approved");
}

TEST_CASE("Adjustments: a matter that stands elsewhere too waits", "[scoring][A15.1]") {
  AdjustmentInput waiting = item("deduction", "1", "m1");
  waiting.matter_elsewhere = true;
  const auto account = adjustments({waiting}, small_plan().adjustments);
  CHECK(account.sum.is_zero());
  CHECK(account.lines[0].why_not == "matter_elsewhere");
}

TEST_CASE("Adjustments: either sign takes points in a category that deducts", "[scoring][A15.1]") {
  const plan::Adjustments rules = small_plan().adjustments;
  CHECK(sum({item("deduction", "1")}, rules) == "-1");
  CHECK(sum({item("deduction", "-1")}, rules) == "-1");
}

TEST_CASE("Adjustments: an unknown category and a wrong sign are refused with place and fix",
          "[scoring][A15.1]") {
  const plan::Adjustments rules = small_plan().adjustments;
  AdjustmentInput wrong = item("bonuss", "1");
  wrong.place = {"adjustments.csv", 3, 0};
  CHECK_THROWS_WITH(adjustments({wrong}, rules),
                    Catch::Contains("adjustments.csv:3") && Catch::Contains("bonuss"));
  CHECK_THROWS_WITH(adjustments({item("bonus", "-1")}, rules), Catch::Contains("which adds"));
}

TEST_CASE("Adjustments: any order gives the same account", "[scoring][A15.1]") {
  plan::Adjustments rules = small_plan().adjustments;
  rules.cap = number("3");
  std::vector<AdjustmentInput> inputs = {item("praise", "1", "m1", 1), item("praise", "1", "m1", 2),
                                         item("bonus", "4", "", 3),
                                         item("deduction", "0.5", "m1", 4)};
  const auto expected = adjustments(inputs, rules);
  while (std::next_permutation(inputs.begin(), inputs.end(),
                               [](const auto& a, const auto& b) { return a.record < b.record; })) {
    CHECK(adjustments(inputs, rules).lines == expected.lines);
  }
}
