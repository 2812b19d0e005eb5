#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"  // false alarm in Boost 1.74, g++ 12
#endif
#include <boost/multiprecision/cpp_int.hpp>

#include "scoring/compose.hpp"
#include "support/plan_builder.hpp"

using namespace kaohe;
using namespace kaohe::tests;
using namespace kaohe::scoring;

namespace {

using Oracle = boost::multiprecision::cpp_rational;
using boost::multiprecision::cpp_int;

constexpr RoundingPoint kFourPlaces{4, RoundingMode::half_up};

ScoredIndicator scored(const char* id, const char* aspect, const char* in_force,
                       const char* value) {
  return {id, aspect, points(in_force), CellState::value, points(value), Rescale::none, {}};
}

ScoredIndicator fallen(const char* id, const char* aspect, const char* in_force, Rescale rescale,
                       CellState state = CellState::not_applicable) {
  return {id, aspect, points(in_force), state, Points(), rescale, {}};
}

std::string score_of(const std::vector<ScoredIndicator>& list) {
  return indicator_score(list, points("100"), kFourPlaces).score->text();
}

Oracle oracle(Points value) {
  return Oracle(value.units(), cpp_int(100'000'000));
}

// sdk/README.md (rescale) word for word, on integers of any size.
Oracle expected_score(const std::vector<ScoredIndicator>& list) {
  std::map<std::string, Oracle> sums, remaining, under_aspect;
  Oracle under_domain = 0, total = 0;
  for (const auto& item : list) {
    if (item.state == CellState::absent) continue;
    total += oracle(item.in_force);
    if (item.rescale == Rescale::domain) {
      under_domain += oracle(item.in_force);
    } else if (item.rescale == Rescale::aspect) {
      under_aspect[item.aspect] += oracle(item.in_force);
    } else {
      sums[item.aspect] += oracle(item.points);
      remaining[item.aspect] += oracle(item.in_force);
    }
  }
  Oracle sum = 0;
  for (const auto& [aspect, fell] : under_aspect) {
    if (remaining[aspect] == 0) {
      under_domain += fell;
    } else {
      sums[aspect] = sums[aspect] * (remaining[aspect] + fell) / remaining[aspect];
    }
  }
  for (const auto& [aspect, score] : sums) sum += score;
  return sum * total / (total - under_domain);
}

Points rounded_half_up(const Oracle& value) {
  const Oracle steps = value * 10'000 + Oracle(1, 2);
  const cpp_int count = numerator(steps) / denominator(steps);
  return Points::from_units(static_cast<std::int64_t>(count) * 10'000);
}

}  // namespace

TEST_CASE("Indicator score: the exact sum, not rounded, where nothing fell away",
          "[scoring][A13.1]") {
  const auto result =
      indicator_score({scored("A", "one", "60", "33.33333"), scored("B", "two", "40", "12.00001")},
                      points("100"), {0, RoundingMode::half_up});
  CHECK(result.score == number("45.33334"));
  CHECK(result.effective_points == points("100"));
  CHECK(result.redistributed.empty());
}

TEST_CASE("Redistribution: points go to the rest of the domain by default", "[scoring][A13.1]") {
  // (30 + 10) × 100 ÷ (100 − 40) = 66.666…
  const auto result =
      indicator_score({fallen("A", "one", "40", Rescale::domain), scored("B", "one", "40", "30"),
                       scored("C", "two", "20", "10")},
                      points("100"), kFourPlaces);
  CHECK(result.score->text() == "66.6667");
  CHECK(result.effective_points == points("60"));
  REQUIRE(result.redistributed.size() == 1);
  CHECK(result.redistributed[0].to == "domain");
  CHECK(result.redistributed[0].points == points("40"));
  CHECK(result.redistributed[0].from == std::vector<std::string>{"A"});
}

TEST_CASE("Redistribution: within the aspect first", "[scoring][A13.1]") {
  // 30 × (40 + 40) ÷ 40 + 10 = 70: the other aspect keeps its own.
  const auto result =
      indicator_score({fallen("A", "one", "40", Rescale::aspect), scored("B", "one", "40", "30"),
                       scored("C", "two", "20", "10")},
                      points("100"), kFourPlaces);
  CHECK(result.score == number("70"));
  REQUIRE(result.redistributed.size() == 1);
  CHECK(result.redistributed[0].to == "aspect");
  CHECK(result.redistributed[0].aspect == "one");
}

TEST_CASE("Redistribution: an aspect with nothing left joins the domain", "[scoring][A13.1]") {
  // 30 × 100 ÷ 60 = 50
  const auto result =
      indicator_score({scored("B", "one", "60", "30"), fallen("C", "two", "30", Rescale::aspect),
                       fallen("D", "two", "10", Rescale::aspect)},
                      points("100"), kFourPlaces);
  CHECK(result.score == number("50"));
  REQUIRE(result.redistributed.size() == 1);
  CHECK(result.redistributed[0].to == "domain");
  CHECK(result.redistributed[0].from == std::vector<std::string>{"C", "D"});
}

TEST_CASE("Redistribution: aspect, then domain, one rounding at the end", "[scoring][A13.1]") {
  // one: 20 × (30 + 30) ÷ 30 = 40; two: 7; (40 + 7) × 100 ÷ (100 − 30) = 67.142857…
  CHECK(score_of({fallen("A", "one", "30", Rescale::aspect), scored("B", "one", "30", "20"),
                  scored("C", "two", "10", "7"), fallen("D", "two", "30", Rescale::domain)}) ==
        "67.1429");
}

TEST_CASE("Redistribution: an exemption goes the same way", "[scoring][A13.1]") {
  CHECK(score_of({fallen("A", "one", "50", Rescale::domain, CellState::exempt),
                  scored("B", "one", "50", "45")}) == "90");
}

TEST_CASE("Redistribution: an inapplicable indicator with a treatment keeps its points",
          "[scoring][A13.1]") {
  const auto result = indicator_score(
      {{"A", "one", points("50"), CellState::not_applicable, points("50"), Rescale::none, {}},
       scored("B", "one", "50", "45")},
      points("100"), kFourPlaces);
  CHECK(result.score == number("95"));
  CHECK(result.effective_points == points("100"));
}

TEST_CASE("Indicator score: what is not due counts in full, what is absent not at all",
          "[scoring][A13.1]") {
  const auto result = indicator_score(
      {{"A", "one", points("60"), CellState::not_due, points("60"), Rescale::none, {}},
       {"B", "one", points("70"), CellState::absent, Points(), Rescale::none, {}},
       scored("C", "two", "40", "12.5")},
      points("100"), kFourPlaces);
  CHECK(result.score == number("72.5"));
  CHECK(result.effective_points == points("100"));
}

TEST_CASE("Indicator score: a pending cell or an error blocks, with the reason",
          "[scoring][A13.1]") {
  ScoredIndicator pending = scored("A", "one", "60", "0");
  pending.state = CellState::pending;
  pending.missing = {"A.visits 2023-03", "A.visits 2023-04"};
  ScoredIndicator wrong = scored("B", "one", "40", "0");
  wrong.state = CellState::error;
  const auto result = indicator_score({pending, wrong}, points("100"), kFourPlaces);
  CHECK_FALSE(result.score);
  REQUIRE(result.blocked.size() == 2);
  CHECK(result.blocked[0].en == "A waits for: A.visits 2023-03, A.visits 2023-04");
  CHECK(result.blocked[1].id == "error");
}

TEST_CASE("Indicator score: a pending cell that misses nothing waits for a decision",
          "[scoring][A13.1]") {
  ScoredIndicator pending = scored("A", "one", "60", "0");
  pending.state = CellState::pending;
  const auto result =
      indicator_score({pending, scored("B", "one", "40", "12")}, points("100"), kFourPlaces);
  CHECK_FALSE(result.score);
  REQUIRE(result.blocked.size() == 1);
  CHECK(result.blocked[0].en == "A waits for a decision");
  CHECK(result.blocked[0].zh == "A 等候决定");
}

TEST_CASE("Indicator score: nothing applies, nothing is scored", "[scoring][A13.1]") {
  const auto result = indicator_score(
      {fallen("A", "one", "60", Rescale::domain), fallen("B", "two", "40", Rescale::aspect)},
      points("100"), kFourPlaces);
  CHECK_FALSE(result.score);
  REQUIRE(result.blocked.size() == 1);
  CHECK(result.blocked[0].id == "nothing_applies");
}

TEST_CASE("Redistribution: agrees with exact rationals on random sheets, in any order",
          "[scoring][A13.1][A14.3]") {
  std::mt19937 random(2023);
  const char* aspects[] = {"one", "two", "three", "four"};
  for (int round = 0; round < 400; ++round) {
    std::vector<ScoredIndicator> list;
    std::int64_t left = 1'000;  // tenths of a point
    for (int i = 0; left > 0; ++i) {
      const std::int64_t tenths = std::min<std::int64_t>(left, 5 + random() % 120);
      left -= tenths;
      ScoredIndicator item;
      item.id = "X" + std::to_string(i);
      item.aspect = aspects[random() % 4];
      item.in_force = Points::from_units(tenths * 10'000'000);
      const auto fate = random() % 6;
      item.state = fate < 2 ? CellState::not_applicable : CellState::value;
      if (fate < 2) item.rescale = fate == 0 ? Rescale::aspect : Rescale::domain;
      if (fate >= 2) {
        item.points = Points::from_units(static_cast<std::int64_t>(random() % 100'000) *
                                         (tenths * 10'000'000 / 100'000));
      }
      list.push_back(item);
    }
    const auto result = indicator_score(list, points("100"), kFourPlaces);
    if (!result.score) continue;
    const Oracle expected = expected_score(list);
    const Oracle units = expected * 100'000'000;
    const Points expected_points =
        result.redistributed.empty()
            ? Points::from_units(static_cast<std::int64_t>(numerator(units)))
            : rounded_half_up(expected);
    REQUIRE(result.score->text() == expected_points.text());
    std::shuffle(list.begin(), list.end(), random);
    REQUIRE(indicator_score(list, points("100"), kFourPlaces).score == result.score);
  }
}
