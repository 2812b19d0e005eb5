#include "scoring/compose.hpp"

#include <catch2/catch.hpp>
#include <random>

#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"  // false alarm in Boost 1.74, g++ 12
#endif
#include <boost/multiprecision/cpp_int.hpp>

#include "scoring/in_force.hpp"
#include "support/plan_builder.hpp"

using namespace kaohe;
using namespace kaohe::tests;
using namespace kaohe::scoring;

namespace {

using Oracle = boost::multiprecision::cpp_rational;
using boost::multiprecision::cpp_int;

constexpr RoundingPoint kFourPlaces{4, RoundingMode::half_up};

Part part(const char* score) {
  Part made;
  made.score = points(score);
  return made;
}

Part exempt() {
  Part made;
  made.exempt = true;
  return made;
}

std::string text(const std::optional<Rational>& value) {
  return value ? value->text() : "none";
}

Scores composed(const plan::YearPlan& plan, const char* indicators, const char* review,
                const char* leaders, const char* adjustment = "0") {
  return compose(number(indicators), part(review), part(leaders), number(adjustment), plan, "x A");
}

}  // namespace

TEST_CASE("Compose: the effectiveness total is 4/5 indicator score and 1/5 review",
          "[scoring][A14.1]") {
  const plan::Scheme scheme = small_plan().scheme;
  CHECK(text(effectiveness_total(number("90"), part("80"), scheme)) == "88");
  CHECK(text(effectiveness_total(number("91.2345"), part("88.4321"), scheme)) == "90.67402");
  CHECK(text(effectiveness_total(std::nullopt, part("80"), scheme)) == "none");
  CHECK(text(effectiveness_total(number("90"), Part(), scheme)) == "none");
}

TEST_CASE("Compose: the annual score is 7/8 total and 1/8 leader evaluation", "[scoring][A14.2]") {
  const plan::Scheme scheme = small_plan().scheme;
  CHECK(text(annual_score(number("88"), part("96"), scheme)) == "89");
  CHECK(text(annual_score(number("90.67402"), part("90.3333"), scheme)) == "90.63143");
  CHECK(text(annual_score(number("88"), Part(), scheme)) == "none");
}

TEST_CASE("Compose: the weight of what is exempt goes to the rest", "[scoring][A14.1][A14.2]") {
  const plan::Scheme scheme = small_plan().scheme;
  CHECK(text(effectiveness_total(number("90.1"), exempt(), scheme)) == "90.1");
  CHECK(text(annual_score(number("88.5"), exempt(), scheme)) == "88.5");
}

TEST_CASE("Compose: Art. 14 is exact for inputs of five decimals", "[scoring][A14.3]") {
  const plan::YearPlan plan = small_plan();
  std::mt19937_64 random(7);
  const auto draw = [&] {
    return Points::from_units(static_cast<std::int64_t>(random() % 10'000'001) * 1'000);
  };
  for (int i = 0; i < 2'000; ++i) {
    Part review, leaders;
    const Points indicators = draw();
    review.score = draw();
    leaders.score = draw();
    const Scores scores = compose(indicators.rational(), review, leaders, Rational(), plan, "x A");
    const cpp_int fortieths = cpp_int(28) * indicators.units() +
                              cpp_int(7) * review.score->units() +
                              cpp_int(5) * leaders.score->units();
    const Oracle expected = Oracle(fortieths, 40);
    REQUIRE(denominator(expected) == 1);
    REQUIRE(exact(*scores.annual_score)->units() == static_cast<std::int64_t>(numerator(expected)));
  }
}

TEST_CASE("Compose: the published score rounds once, at the end", "[scoring][A14.3]") {
  const plan::YearPlan plan = small_plan();
  CHECK(composed(plan, "90.01", "90.01", "89.97").annual_score->text() == "90.005");
  CHECK(composed(plan, "90.01", "90.01", "89.97").published_score->text() == "90.01");
  CHECK(composed(plan, "90.01", "90.01", "89.9699").published_score->text() == "90");
}

TEST_CASE("Compose: a figure of more than eight decimals is an error that names the place",
          "[scoring][A14.3]") {
  const plan::YearPlan plan = small_plan();
  CHECK_NOTHROW(composed(plan, "90.00001", "90.00001", "90.00001"));
  CHECK_THROWS_WITH(composed(plan, "90.00000001", "90", "90"),
                    Catch::Contains("x A: effectiveness total") && Catch::Contains("5 decimals"));
  CHECK_THROWS_WITH(composed(plan, "90", "90", "90.0000001"), Catch::Contains("annual score"));
}

TEST_CASE("Compose: adjustments enter where the year says", "[scoring][A15.1]") {
  plan::YearPlan plan = small_plan();
  const auto with = [&](const char* enter) {
    plan.adjustments.enter = enter;
    const Scores scores = composed(plan, "80", "80", "80", "2");
    return text(scores.effectiveness_total) + " " + text(scores.annual_score) + " " +
           text(scores.final_score);
  };
  CHECK(with("final_score") == "80 80 82");
  CHECK(with("annual_score") == "80 82 82");
  CHECK(with("effectiveness_total") == "82 81.75 81.75");
  CHECK(with("none") == "80 80 80");
}

TEST_CASE("Compose: a score passes the full points only where the year lets it",
          "[scoring][A15.1]") {
  plan::YearPlan plan = small_plan();
  CHECK(composed(plan, "99", "99", "99", "1").final_score->text() == "100");
  CHECK(composed(plan, "99", "99", "99", "1").notes.empty());
  const Scores held = composed(plan, "99", "99", "99", "1.5");
  CHECK(held.final_score->text() == "100");
  REQUIRE(held.notes.size() == 1);
  CHECK(held.notes[0].id == "held_at_full");
  plan.adjustments.may_exceed_full = true;
  CHECK(composed(plan, "99", "99", "99", "1.5").final_score->text() == "100.5");
}

TEST_CASE("Review: rounded at its rounding point, with its recorded grade", "[scoring][A14.1]") {
  const auto scale = small_plan().review_scale;
  const Part result = review({number("89.12345"), "good", false}, scale, kFourPlaces);
  CHECK(result.score->text() == "89.1235");
  CHECK(result.grade == "good");
  CHECK(review({number("89.12344"), "good", false}, scale, kFourPlaces).score->text() == "89.1234");
}

TEST_CASE("Review: missing blocks, an exemption does not", "[scoring][A14.1]") {
  const auto scale = small_plan().review_scale;
  REQUIRE(review({}, scale, kFourPlaces).blocked.size() == 1);
  CHECK(review({}, scale, kFourPlaces).blocked[0].id == "review_missing");
  CHECK(review({{}, "", true}, scale, kFourPlaces).blocked.empty());
}

TEST_CASE("Review: a scale with limits finds the grade, a recorded one that differs is noted",
          "[scoring][A17.2]") {
  const auto scale = small_plan().surveys[0].scale;
  CHECK(review({number("90"), "", false}, scale, kFourPlaces).grade == "good");
  CHECK(review({number("89.9999"), "", false}, scale, kFourPlaces).grade == "fairly_good");
  const Part differs = review({number("85"), "good", false}, scale, kFourPlaces);
  CHECK(differs.grade == "good");
  REQUIRE(differs.notes.size() == 1);
  CHECK(differs.notes[0].id == "review_grade_differs");
}

TEST_CASE("Points in force: the version whose period began last on or before the day",
          "[scoring][A8.4]") {
  plan::YearPlan plan = small_plan();
  plan.periods[1].first_day = day("2023-07-01");
  plan::IndicatorSystem& system = plan.domains[0].system;
  const auto on = [&](const char* date) {
    return points_in_force(plan, system, system.indicators[0], day(date)).text();
  };
  CHECK(on("2023-03-31") == "40");
  system.numbers["XX01.points"] = {{"", "35"}, {"year", "40"}};
  CHECK(on("2023-06-30") == "35");
  CHECK(on("2023-07-01") == "40");
  system.numbers["XX01.points"] = {{"", "35"}, {"q9", "40"}};
  CHECK_THROWS_WITH(on("2023-07-01"), Catch::Contains("XX01.points") && Catch::Contains("q9"));
}

TEST_CASE("Missing: an input with the time and the subject it waits for", "[scoring][A11.3]") {
  plan::IndicatorSystem system;
  plan::InputInfo input;
  input.id = "XX01.visits";
  input.every = plan::CellKind::month;
  system.inputs.push_back(input);
  CHECK(missing_text({"XX01.visits", "v02", 3, "q1"}, system, 2023) == "XX01.visits 2023-03 v02");
  CHECK(missing_text({"XX01.visits", "", 0, "q1"}, system, 2023) == "XX01.visits q1");
  CHECK(missing_text({"votes", "", 1, ""}, system, 2023) == "votes");
}

TEST_CASE("Missing: people read titles, of another assessee its name", "[scoring][A11.3]") {
  Case made;
  made.assessee("B");
  made.plan.periods[0].title = "一季度";
  plan::InputInfo input;
  input.id = "XX01.visits";
  input.title = "走访";
  input.every = plan::CellKind::month;
  made.domain().system.inputs = {input};
  const auto told = [&](const Missing& missing) {
    return missing_title(missing, made.domain(), made.plan);
  };
  CHECK(told({"XX01.visits", "v02", 3, "q1"}) == "走访 2023-03 v02");
  CHECK(told({"XX01.visits", "", 0, "q1"}) == "走访 一季度");
  CHECK(told({"XX01.visits", "", 0, "year"}) == "走访 year");
  CHECK(told({"XX01.visits", "", 0, "q1", "B"}) == "名B: 走访 一季度");
  CHECK(told({"votes", "", 1, ""}) == "votes");
}

TEST_CASE("Cell states: each has a word and is read back from it", "[scoring]") {
  for (const char* name : {"value", "provisional", "pending", "not_due", "not_applicable", "exempt",
                           "error", "absent"}) {
    CHECK(cell_state_name(*parse_cell_state(name)) == name);
  }
  CHECK_FALSE(parse_cell_state("zero"));
}
