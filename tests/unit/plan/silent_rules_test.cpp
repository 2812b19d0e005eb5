// Where the rules are silent: each question has a key, a default, and other answers.
#include <catch2/catch.hpp>

#include "plan/frozen_rules.hpp"
#include "year_folder.hpp"

using namespace kaohe;
using namespace kaohe::testing;

namespace {
plan::YearPlan with(const std::string& tables) {
  return YearFolder().with("[misconduct]", tables + "\n[misconduct]").read();
}
std::string refused_with(const std::string& tables) {
  return YearFolder().with("[misconduct]", tables + "\n[misconduct]").refused();
}
}  // namespace

TEST_CASE("Silent rules: what is not written has its default", "[plan][A11.5][A13.1][A17.5]") {
  const plan::YearPlan plan = YearFolder().read();
  CHECK(plan.ranking.shared_last_is_last);
  CHECK_FALSE(plan.ranking.ranks_part_year);
  CHECK(plan.circular_year_of == "document");
  CHECK(plan.carried_over == Rational::of(1));
  CHECK(plan.rectified_returns.is_zero());
  CHECK(plan.rest_days.empty());
  CHECK(plan.leader_evaluation.sealed);
  CHECK_FALSE(plan.missing.review_exempts);
  CHECK_FALSE(plan.missing.leaders_exempt);
  CHECK_FALSE(plan.missing.provisional_blocks);
}

TEST_CASE("Silent rules: what is written is taken", "[plan][A11.5][A13.1][A17.5]") {
  const plan::YearPlan plan = with(R"([ranking]
shared_last = false
part_year = "ranked"
[circulars]
year_of = "record"
[carry_over]
share = "1/2"
[rectification]
returns = "0.3"
[deadlines]
rest_days = [2023-10-02, 2023-10-01]
[missing]
review = "exempt"
leader_evaluation = "exempt"
provisional = "block"
[amendment]
applies = "whole_year"
[leader_evaluation]
sealed = false)");
  CHECK_FALSE(plan.ranking.shared_last_is_last);
  CHECK(plan.ranking.ranks_part_year);
  CHECK(plan.circular_year_of == "record");
  CHECK(plan.carried_over == Rational::of(1, 2));
  CHECK(plan.rectified_returns == Rational::of(3, 10));
  CHECK(plan.rest_days == std::vector<Date>{make_date(2023, 10, 1), make_date(2023, 10, 2)});
  CHECK_FALSE(plan.leader_evaluation.sealed);
  CHECK(plan.missing.review_exempts);
  CHECK(plan.missing.leaders_exempt);
  CHECK(plan.missing.provisional_blocks);
  CHECK(plan.amendment_applies == "whole_year");
}

TEST_CASE("Silent rules: a share lies between 0 and 1", "[plan][A11.5][A13.1]") {
  CHECK(refused_with("[carry_over]\nshare = \"1.1\"") ==
        "year.toml:123:9: the share is 1.1, expected 0 to 1 (\"1/2\" is a half); correct it");
  CHECK(refused_with("[rectification]\nreturns = \"-0.1\"") ==
        "year.toml:123:11: the share is -0.1, expected 0 to 1 (\"1/2\" is a half); correct it");
  CHECK(refused_with("[carry_over]\nshare = 1") == "");
  CHECK(refused_with("[carry_over]\nshare = 0") == "");
  CHECK(refused_with("[rectification]\nreturns = 1") == "");
}

TEST_CASE("Silent rules: where one matter costs, and which records may be one", "[plan][A15.1]") {
  const plan::YearPlan silent = YearFolder().read();
  CHECK_FALSE(silent.matters_cost_once);
  CHECK(silent.like_matters.near_days == 7);
  CHECK(silent.like_matters.alike == Rational::of(3, 5));
  const plan::YearPlan plan =
      with("[matters]\nacross_indicators = \"highest\"\nnear_days = 0\nalike = \"3/4\"");
  CHECK(plan.matters_cost_once);
  CHECK(plan.like_matters.near_days == 0);
  CHECK(plan.like_matters.alike == Rational::of(3, 4));
  CHECK(plan::figure_rules(plan) != plan::figure_rules(silent));
  CHECK(plan::figure_rules(with("[matters]\nnear_days = 366\nalike = 1")) ==
        plan::figure_rules(silent));
  CHECK(refused_with("[matters]\nalike = \"1.01\"") ==
        "year.toml:123:9: the share is 1.01, expected 0 to 1 (\"1/2\" is a half); correct it");
  CHECK(refused_with("[matters]\nnear_days = -1") != "");
  CHECK(refused_with("[matters]\nnear_days = 367") != "");
  CHECK(refused_with("[matters]\nacross_indicators = \"once\"") != "");
}

TEST_CASE("Silent rules: what a matter in an indicator and an adjustment does",
          "[plan][A15.1][A8.3]") {
  const auto across = [](const char* value) {
    return with(std::string("[matters]\nacross = \"") + value + "\"");
  };
  const plan::YearPlan silent = YearFolder().read();
  CHECK(silent.matters_across == "wait");
  CHECK(plan::figure_rules(across("wait")) == plan::figure_rules(silent));
  for (const char* value : {"count", "highest"}) {
    const plan::YearPlan plan = across(value);
    CHECK(plan.matters_across == value);
    CHECK(plan::figure_rules(plan)["rules"]["matters_across"] == value);
    CHECK(plan::figure_rules(plan) != plan::figure_rules(silent));
  }
  CHECK(plan::figure_rules(across("count")) != plan::figure_rules(across("highest")));
  CHECK(refused_with("[matters]\nacross = \"dearest\"") != "");
}

TEST_CASE("Silent rules: a period that covers an earlier one adds only what is new, unless written",
          "[plan][A12.1]") {
  const plan::YearPlan plan = YearFolder().quarters().read();
  for (const plan::Period& period : plan.periods) {
    INFO(period.id);
    CHECK(period.only_new_matters == (period.id == "h1"));
  }
  CHECK_FALSE(YearFolder().read().find_period("h1")->only_new_matters);  // nothing stands before it
  CHECK(YearFolder()
            .after("title = \"Half-year\"", "only_new_matters = true")
            .read()
            .find_period("h1")
            ->only_new_matters);
  CHECK_FALSE(YearFolder()
                  .quarters()
                  .after("title = \"Half-year\"", "only_new_matters = false")
                  .read()
                  .find_period("h1")
                  ->only_new_matters);
}

TEST_CASE("Silent rules: what falls due on a rest day is due on the next other day",
          "[plan][A11.5]") {
  plan::YearPlan plan;
  CHECK(plan.rectification_due(make_date(2023, 9, 1)) == make_date(2023, 10, 1));
  CHECK(plan.rectification_due(make_date(2023, 1, 31)) == make_date(2023, 2, 28));
  plan.rest_days = {make_date(2023, 10, 1), make_date(2023, 10, 2)};
  CHECK(plan.rectification_due(make_date(2023, 9, 1)) == make_date(2023, 10, 3));
  CHECK(plan.rectification_due(make_date(2023, 9, 3)) == make_date(2023, 10, 3));
}

TEST_CASE("Silent rules: a share of the deductions is carried over only where each can be cut",
          "[plan][A13.1]") {
  const auto refused = [](const char* share, const char* kind) {
    return YearFolder()
        .with("[misconduct]", std::string("[carry_over]\nshare = ") + share + "\n[misconduct]")
        .system([&](nlohmann::json& system) {
          system.at("indicators").at(0).at("items").at(0).at("kind") = kind;
        })
        .not_attached();
  };
  CHECK(refused("1", "table") == "");
  CHECK(refused("\"1/2\"", "each") == "");
  CHECK(refused("\"1/2\"", "table") ==
        "year.toml:123:9: the year-end carries 0.5 of the year's deductions, but in Choirs these "
        "items judge their inputs as a whole and cannot give back a part: CH01.item.missed "
        "(CH01.missed); write share = 1, or let the catalogue price their records one by one");
}

TEST_CASE("Silent rules: misconduct lowers by no more grades than there are below the best",
          "[plan][A19.1]") {
  const auto refused = [](const char* levels) {
    return YearFolder()
        .with("[misconduct]\n", std::string("[misconduct]\nlevels = ") + levels + "\n")
        .refused();
  };
  CHECK(refused("2") == "");
  CHECK(contains(refused("3"),
                 "levels is 3, expected at most 2: there are no more grades to lower "
                 "by. Correct it"));
}
