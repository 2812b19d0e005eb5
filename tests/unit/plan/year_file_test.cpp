// year.toml as a file: read, defaults, what its schema refuses.
#include <catch2/catch.hpp>

#include "base/files.hpp"
#include "year_folder.hpp"

using namespace kaohe;
using namespace kaohe::testing;

TEST_CASE("Plan: a year is read with its rules, units and domains", "[plan][A3.1]") {
  const plan::YearPlan plan = YearFolder().read();
  CHECK(plan.year == 2023);
  CHECK(plan.county == "Yunling");
  CHECK(plan.scheme.leaders_weight == Rational::of(1, 8));
  CHECK(plan.find_period("h1")->results_by == make_date(2023, 6, 25));
  CHECK(plan.find_period("h1")->asked_on == make_date(2023, 6, 30));
  CHECK(plan.period_index("year") == 1);
  CHECK(plan.period_index("q9") == -1);
  CHECK(plan.grade_index("good") == 0);
  CHECK(plan.find_organisation("music")->title == "Music committee");
  CHECK(plan.find_domain("choirs")->plugin.version == ">=1.0 <2.0");
  CHECK(plan.find_domain("bands") == nullptr);
  CHECK(plan.grading.gates[2].at_or_below == "poor");
  CHECK(plan.division.at("choirs").at("CH02") == "organization");
}

TEST_CASE("Plan: what year.toml leaves out has its documented default", "[plan][A14.3]") {
  const plan::YearPlan plan = YearFolder().read();
  CHECK(plan.language == Language::zh);
  CHECK(plan.facts_from == make_date(2023, 1, 1));
  CHECK(plan.rounding.indicator.decimals == 4);
  CHECK(plan.rounding.compared.decimals == 8);
  CHECK(plan.rounding.review.decimals == 4);
  CHECK(plan.rounding.leader_evaluation.decimals == 4);
  CHECK(plan.rounding.redistributed.decimals == 4);
  CHECK(plan.rounding.mean.decimals == 4);
  CHECK(plan.rounding.published.decimals == 2);
  CHECK(plan.rounding.published.mode == RoundingMode::half_up);
  CHECK(plan.grading.scope == "domain");
  CHECK(plan.grading.line_of == "effectiveness_total");
  CHECK(plan.grading.line_mean_of == "all");
  CHECK(plan.grading.top_grade == "good");
  CHECK(plan.grading.misconduct_levels == 1);
  CHECK(plan.ranking.of == "annual_score");
  CHECK(plan.ranking.tie_breakers.empty());
  CHECK(plan.ranking.bottom_share == Rational::of(1, 10));
  CHECK(plan.ranking.bottom_min == 1);
  CHECK(plan.adjustments.enter == "final_score");
  CHECK_FALSE(plan.adjustments.cap);
  CHECK_FALSE(plan.adjustments.may_exceed_full);
  CHECK(plan.leader_evaluation.weights.empty());
  CHECK(plan.leader_evaluation.trim == 0);
  CHECK(plan.matters_across == "wait");
  CHECK(plan.amendment_applies == "forward");
  CHECK(YearFolder().with("aspects_must = [\"singing\"]\n", "").read().domains[0].aspects_must ==
        std::vector<std::string>{"singing", "order"});
}

TEST_CASE("Plan: settings that are given are taken", "[plan][A14.3][A14.4][A15.1]") {
  const plan::YearPlan plan =
      YearFolder()
          .after("[misconduct]", R"(levels = 2
[rounding]
published = { decimals = 3, mode = "half_even" }
[ranking]
of = "final_score"
tie_breakers = ["indicator_score"]
bottom = { share = "1/3", at_least = 2 }
[adjustments]
enter = "annual_score"
cap = "2.5"
may_exceed_full = true
category = [ { id = "honours", title = "Honours", cap = 2 }, { id = "penalties", title = "Penalties", deducts = true } ]
[leader_evaluation]
weights = { wang = 2, li = "1.5", zhao = 1 }
trim = 1
[good_line]
of = "annual_score"
[dummy])")
          .with("[dummy]\n", "")
          .with("[good_line]\nof = \"annual_score\"\n", "")
          .with("article = \"19\"\nsource = \"Rules, Art. 19\"\n", "")
          .with("levels = 2\n", "levels = 2\narticle = \"19\"\nsource = \"Rules, Art. 19\"\n")
          .read();
  CHECK(plan.rounding.published.decimals == 3);
  CHECK(plan.rounding.published.mode == RoundingMode::half_even);
  CHECK(plan.ranking.tie_breakers == std::vector<std::string>{"indicator_score"});
  CHECK(plan.ranking.bottom_share == Rational::of(1, 3));
  CHECK(plan.adjustments.cap == Rational::of(5, 2));
  CHECK(plan.adjustments.categories[1].deducts);
  CHECK(plan.leader_evaluation.weights.at("li") == Rational::of(3, 2));
  CHECK(plan.grading.misconduct_levels == 2);
}

TEST_CASE("Plan: a missing year.toml is said as an error of the environment", "[plan]") {
  const TempFolder empty;
  CHECK(contains(refusal([&] { plan::read_year(empty.path()); }),
                 "year.toml: the file cannot be read: it does not exist"));
  CHECK(exit_code([&] { plan::read_year(empty.path()); }) == 4);
}

TEST_CASE("Plan: an unknown key is refused with the one that was meant", "[plan]") {
  CHECK(contains(YearFolder().with("review_weight =", "review_wieght =").refused(),
                 "year.toml:6:1: unknown key \"review_wieght\" (did you mean \"review_weight\"?); "
                 "expected one of \"effectiveness_weight\""));
  CHECK(contains(YearFolder().with("review_weight =", "review_wieght =").refused(),
                 "year.toml:3:1: scheme has no \"review_weight\"; add it (Weight of the review"));
  CHECK(contains(YearFolder().with("review_weight =", "review_wieght =").refused(Language::zh),
                 "year.toml:3:1: scheme 中没有“review_weight”;请补上(述职评议考核"));
}

TEST_CASE("Plan: a float is refused with the fix", "[plan][A14.3]") {
  CHECK(YearFolder().with("review_weight = \"1/5\"", "review_weight = 0.20").refused() ==
        "year.toml:6:17: scheme.review_weight is 0.20 (a TOML float, which is not exact), expected "
        "a number in quotes; write it in quotes: \"0.20\"");
  CHECK(YearFolder().with("review_weight = \"1/5\"", "review_weight = \"0.20\"").refused() == "");
}

TEST_CASE("Plan: numbers, ids and dates are refused in words where they do not fit", "[plan]") {
  CHECK(YearFolder().with("total = 100", "total = \"1e2\"").refused() ==
        "year.toml:4:9: scheme.total is \"1e2\", expected a number: 100, \"0.25\" or \"1/3\"; "
        "correct it");
  CHECK(YearFolder().with("id = \"music\"", "id = \"Music\"").refused() ==
        "year.toml:54:6: unit[4].id is \"Music\", expected an id: small letters, digits and _, a "
        "letter first; correct it");
  CHECK(YearFolder().with("opens = 2023-06-15", "opens = \"mid-June\"").refused() ==
        "year.toml:26:9: period[1].opens is \"mid-June\", expected a date such as 2023-06-20; "
        "correct it");
  CHECK(YearFolder().with("opens = 2023-06-15", "opens = \"2023-06-31\"").refused() ==
        "year.toml:26:9: 2023-06-31 is no day of the calendar; correct the date");
  CHECK(YearFolder().with("opens = 2023-06-15", "opens = \"2023-06-15\"").refused() == "");
  CHECK(contains(YearFolder().with("version = \">=1.0 <2.0\"", "version = \"latest\"").refused(),
                 "expected a version (\"1.0.0\") or a range"));
  CHECK(YearFolder().with("version = \">=1.0 <2.0\"", "version = \"1.0.0\"").refused() == "");
}

TEST_CASE("Plan: a rounding point has decimals and a mode", "[plan][A14.3]") {
  const auto published = [](const std::string& point) {
    return YearFolder()
        .with("[misconduct]", "[rounding]\npublished = " + point + "\n[misconduct]")
        .refused();
  };
  CHECK(published("{ decimals = 2, mode = \"truncate\" }") == "");
  CHECK(published("{ decimals = 2, mode = \"up\" }") ==
        "year.toml:123:36: rounding.published.mode is \"up\", expected one of \"half_up\", "
        "\"half_even\", \"truncate\"");
  CHECK(published("{ decimals = 9, mode = \"half_up\" }") ==
        "year.toml:123:26: rounding.published.decimals is 9, expected 0 to 8; correct it");
  CHECK(published("{ decimals = 8, mode = \"half_up\" }") == "");
}

TEST_CASE("Plan: a gate without source is refused", "[plan][A17.7]") {
  CHECK(YearFolder()
            .with("rank = \"last\"\n", "")
            .with("source = \"Rules, Art. 17\"\nwhen = \"finding\"", "when = \"finding\"")
            .refused() ==
        "year.toml:111:1: gate[4] has no \"source\"; add it (Where the rule stands; a gate without "
        "source is refused.)");
  CHECK(contains(YearFolder()
                     .with("source = \"Rules, Art. 17\"\nwhen = \"circular\"",
                           "source = \"\"\nwhen = \"circular\"")
                     .refused(),
                 "gate[1].source is \"\", expected a text in quotes, not empty"));
}

TEST_CASE("Plan: every problem of a year is said at once, in the order of the file", "[plan]") {
  CHECK(YearFolder()
            .with("review_weight = \"1/5\"", "review_weight = \"1/4\"")
            .with("below_line = \"fair\"", "below_line = \"faire\"")
            .with("1,c01,First", "0,c01,First")
            .refused() ==
        "roster/choirs.csv:3: order is \"0\", expected a whole number from 1; correct it\n"
        "year.toml:6:17: review_weight is \"1/4\"; indicator_weight (\"4/5\") and review_weight "
        "must add up to 1 (found 1.05). Correct one of them\n"
        "year.toml:79:14: \"faire\" is no grade (did you mean \"fair\"?); expected one of "
        "\"good\", \"fair\", \"poor\"");
}
