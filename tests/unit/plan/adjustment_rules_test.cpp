// What [adjustments] must say beyond its schema.
#include <catch2/catch.hpp>

#include "year_folder.hpp"

using namespace kaohe;
using namespace kaohe::testing;

namespace {
const std::string kCategories =
    "[[adjustments.category]]\nid = \"honours\"\ntitle = \"Honours\"\n"
    "[[adjustments.category]]\nid = \"penalties\"\ntitle = \"Penalties\"\ndeducts = true\n";

plan::YearPlan read_with(const std::string& text) {
  return YearFolder().with("[misconduct]", text + "\n[misconduct]").read();
}
std::string refused_with(const std::string& text) {
  return YearFolder().with("[misconduct]", text + "\n[misconduct]").refused();
}
std::string level(const std::string& points, const std::string& more = "") {
  return refused_with(
      "[[adjustments.category]]\nid = \"honours\"\ntitle = \"Honours\"\nlevels = [ { id = "
      "\"city\", title = \"市级\", points = " +
      points + " }" + more + " ]");
}
std::string limit(const std::string& text) {
  return refused_with(kCategories + "[[adjustments.group_limit]]\n" + text);
}
}  // namespace

TEST_CASE("Plan: the rules of adjustments are read with their defaults", "[plan][A15.1]") {
  const plan::YearPlan plan = read_with(kCategories +
                                        "[[adjustments.group_limit]]\n"
                                        "bonus_share_at_most = \"0.1\"");
  const plan::Adjustments& rules = plan.adjustments;
  CHECK(rules.enter == "final_score");
  CHECK_FALSE(rules.applied_by);
  CHECK(to_text(plan.first_adjustment_day()) == "2023-01-01");
  CHECK(to_text(plan.last_adjustment_day()) == "2023-12-31");
  CHECK_FALSE(rules.categories.at(0).sums_matters);
  REQUIRE(rules.group_limits.size() == 1);
  CHECK(rules.group_limits[0].bonuses == std::vector<std::string>{"honours"});
  CHECK(rules.group_limits[0].deductions == std::vector<std::string>{"penalties"});
  CHECK_FALSE(rules.group_limits[0].ties_in);
}

TEST_CASE("Plan: the rules of adjustments are read as written", "[plan][A15.1]") {
  const plan::YearPlan plan = read_with(
      "[adjustments]\nbonus_cap = 3\ndeduction_cap = \"4.5\"\ndated_from = 2022-02-01\n"
      "dated_until = 2023-11-30\napplied_by = 2024-01-10\napprovers = [\"office\"]\n"
      "[[adjustments.category]]\nid = \"honours\"\ntitle = \"Honours\"\n"
      "same_matter = \"sum\"\nlevels = [ { id = \"city\", title = \"市级\", points = \"0.5\" } ]");
  const plan::Adjustments& rules = plan.adjustments;
  CHECK(rules.bonus_cap == Rational::of(3));
  CHECK(rules.deduction_cap == Rational::of(9, 2));
  CHECK(to_text(plan.first_adjustment_day()) == "2022-02-01");
  CHECK(to_text(plan.last_adjustment_day()) == "2023-11-30");
  CHECK(to_text(*rules.applied_by) == "2024-01-10");
  CHECK(rules.approvers == std::vector<std::string>{"office"});
  CHECK(rules.categories.at(0).sums_matters);
  CHECK(rules.categories.at(0).levels.at(0).points == Rational::of(1, 2));
}

TEST_CASE("Plan: a level's amount has no sign and a name of its own", "[plan][A15.1]") {
  CHECK(level("100") == "");
  CHECK_THAT(level("0"), Catch::Contains("level \"city\" of \"honours\" is worth 0, expected more "
                                         "than 0 and at most 100"));
  CHECK_THAT(level("101"), Catch::Contains("is worth 101"));
  CHECK(level("1", ", { id = \"county\", title = \"县级\", points = 1 }") == "");
  CHECK_THAT(level("1", ", { id = \"county\", title = \"市级\", points = 1 }"),
             Catch::Contains("level \"county\" (市级) stands twice in \"honours\""));
}

TEST_CASE("Plan: every cap of adjustments has no sign", "[plan][A15.1]") {
  const std::string key = GENERATE("cap", "bonus_cap", "deduction_cap");
  CHECK(refused_with("[adjustments]\n" + key + " = 0") == "");
  CHECK_THAT(refused_with("[adjustments]\n" + key + " = \"-0.5\""),
             Catch::Contains(key + " is -0.5, expected 0 or more"));
}

TEST_CASE("Plan: the days of adjustments are in order", "[plan][A15.1]") {
  CHECK(refused_with("[adjustments]\ndated_from = 2023-12-31") == "");
  CHECK_THAT(refused_with("[adjustments]\ndated_from = 2024-01-01"),
             Catch::Contains("dated_from is 2024-01-01, expected no later than dated_until "
                             "(2023-12-31)"));
  CHECK(refused_with("[adjustments]\napplied_by = 2023-01-01") == "");
  CHECK_THAT(refused_with("[adjustments]\napplied_by = 2022-12-31"),
             Catch::Contains("no bonus could be applied for in time"));
}

TEST_CASE("Plan: who approves adjustments is a unit", "[plan][A15.1]") {
  CHECK(refused_with("[adjustments]\napprovers = [\"office\", \"committee\"]") == "");
  CHECK_THAT(refused_with("[adjustments]\napprovers = [\"ofice\"]"),
             Catch::Contains("\"ofice\" is no unit (did you mean \"office\"?)"));
}

TEST_CASE("Plan: a group limit names categories of the right side, each once, and limits something",
          "[plan][A15.1]") {
  CHECK(limit("bonuses = [\"honours\"]\nbonus_share_at_most = \"0.1\"") == "");
  CHECK_THAT(limit("bonuses = [\"penalties\"]\nbonus_share_at_most = \"0.1\""),
             Catch::Contains("\"penalties\" is no category that adds"));
  CHECK_THAT(limit("deductions = [\"honours\"]\nbonus_share_at_most = \"0.1\""),
             Catch::Contains("\"honours\" is no category that deducts"));
  CHECK_THAT(limit("ties = \"in\""), Catch::Contains("this group limit limits nothing"));
  CHECK(limit("at_most_largest_deduction = true") == "");
  CHECK(limit("total_at_most_deductions = true") == "");
  CHECK_THAT(limit("bonus_share_at_most = \"0.1\"\n[[adjustments.group_limit]]\n"
                   "deducted_share_above = \"0.1\""),
             Catch::Contains("the category \"honours\" stands in two group limits"));
}

TEST_CASE("Plan: the shares of a group limit lie between 0 and 1", "[plan][A15.1]") {
  const std::string key = GENERATE("deducted_share_above", "bonus_share_at_most");
  CHECK(limit(key + " = 1") == "");
  CHECK_THAT(limit(key + " = \"1.01\""), Catch::Contains(key + " is 1.01, expected 0 to 1"));
  CHECK_THAT(limit(key + " = \"-0.1\""), Catch::Contains(key + " is -0.1, expected 0 to 1"));
}

TEST_CASE("Plan: bonuses in all are weighed by whole sides where a side has a cap",
          "[plan][A15.1]") {
  const auto weighed = [](const std::string& cap, const std::string& list) {
    return refused_with(
        "[adjustments]\n" + cap + "\n" + kCategories +
        "[[adjustments.category]]\nid = \"praise\"\ntitle = \"Praise\"\n"
        "[[adjustments.category]]\nid = \"lapses\"\ntitle = \"Lapses\"\ndeducts = true\n"
        "[[adjustments.group_limit]]\ntotal_at_most_deductions = true\n" +
        list);
  };
  CHECK(weighed("bonus_cap = 3", "") == "");
  CHECK(weighed("", "bonuses = [\"honours\"]\ndeductions = [\"lapses\"]") == "");
  CHECK_THAT(weighed("bonus_cap = 3", "bonuses = [\"honours\"]"),
             Catch::Contains("total_at_most_deductions weighs some of the categories that "
                             "bonus_cap holds together"));
  CHECK_THAT(weighed("deduction_cap = 3", "deductions = [\"lapses\"]"),
             Catch::Contains("deduction_cap holds together"));
}
