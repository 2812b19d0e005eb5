#include "kaohe/points.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdint>
#include <numeric>
#include <optional>
#include <random>
#include <string>
#include <vector>

using kaohe::Overflow;
using kaohe::Points;

namespace {

constexpr Points kMost = Points::from_units(INT64_MAX);
constexpr Points kLeast = Points::from_units(INT64_MIN);
constexpr Points kUnit = Points::from_units(1);

std::string reread(const char* text, int max_decimals = 8) {
  const std::optional<Points> points = Points::parse(text, max_decimals);
  return points ? points->text() : "refused";
}

}  // namespace

TEST_CASE("Points: a hundred points are ten thousand million units", "[numbers][A14.3]") {
  CHECK(Points::parse("100")->units() == 10'000'000'000);
  CHECK(Points().units() == 0);
  CHECK(Points::from_units(8'750'000'000).text() == "87.5");
}

TEST_CASE("Points: sums and differences are exact", "[numbers][A14.3]") {
  Points sum;
  for (int i = 0; i < 1000; ++i) {
    sum += *Points::parse("0.1");
  }
  CHECK(sum.text() == "100");
  sum -= *Points::parse("0.00000001");
  CHECK(sum.text() == "99.99999999");
  CHECK((-sum).text() == "-99.99999999");
}

TEST_CASE("Points: a sum does not depend on the order of its terms", "[numbers][A14.3]") {
  std::mt19937_64 random(14);
  std::vector<Points> terms;
  for (int i = 0; i < 200; ++i) {
    terms.push_back(Points::from_units(static_cast<std::int64_t>(random()) >> 12));
  }
  const Points expected = std::accumulate(terms.begin(), terms.end(), Points());
  for (int i = 0; i < 50; ++i) {
    std::shuffle(terms.begin(), terms.end(), random);
    CHECK(std::accumulate(terms.begin(), terms.end(), Points()) == expected);
  }
}

TEST_CASE("Points: arithmetic beyond the range is an overflow, not a wrap", "[numbers]") {
  CHECK((kMost - kUnit) + kUnit == kMost);
  CHECK_THROWS_AS(kMost + kUnit, Overflow);
  CHECK((kLeast + kUnit) - kUnit == kLeast);
  CHECK_THROWS_AS(kLeast - kUnit, Overflow);
  CHECK_THROWS_AS(kLeast + kLeast, Overflow);
  CHECK_THROWS_AS(kMost - kLeast, Overflow);
  CHECK((-kMost).units() == -INT64_MAX);
  CHECK_THROWS_AS(-kLeast, Overflow);
  CHECK_THROWS_WITH(kMost + kUnit, "sum of points: the result is beyond 92233720368 points");
  CHECK_THROWS_WITH(kLeast - kUnit,
                    "difference of points: the result is beyond 92233720368 points");

  Points sum = kMost;
  CHECK_THROWS_AS(sum += kUnit, Overflow);
  CHECK(sum == kMost);
}

TEST_CASE("Points: every comparison holds on both sides of a limit", "[numbers][A14.3]") {
  const Points limit = *Points::parse("85");
  const Points below = limit - kUnit;
  CHECK(below < limit);
  CHECK(below <= limit);
  CHECK(limit <= limit);
  CHECK(limit >= limit);
  CHECK(limit > below);
  CHECK(limit >= below);
  CHECK(limit != below);
  CHECK_FALSE(limit < limit);
  CHECK_FALSE(limit > limit);
  CHECK_FALSE(limit == below);
}

TEST_CASE("Points: text is read strictly and written in its shortest form", "[numbers]") {
  for (const char* text : {"0", "1", "-1", "87.5", "-0.05", "0.00000001", "100",
                           "92233720368.54775807", "-92233720368.54775808"}) {
    CHECK(reread(text) == text);
  }
  CHECK(reread("87.50") == "87.5");
  CHECK(reread("-0.00") == "0");
  CHECK(kMost.text() == "92233720368.54775807");
  CHECK(kLeast.text() == "-92233720368.54775808");
}

TEST_CASE("Points: random counts of units survive the way through text", "[numbers]") {
  std::mt19937_64 random(2023);
  int losses = 0;
  for (int i = 0; i < 20'000; ++i) {
    const Points points =
        Points::from_units(static_cast<std::int64_t>(random()) >> static_cast<int>(random() % 64));
    losses += Points::parse(points.text()) == points ? 0 : 1;
  }
  CHECK(losses == 0);
}

TEST_CASE("Points: other texts and numbers beyond the range are refused", "[numbers]") {
  for (const char* text :
       {"", "-", "+1", " 1", "1 ", "1e2", ".5", "1.", "01", "1,000", "８５", "85。5", "1/3",
        "0.123456789", "92233720368.54775808", "-92233720368.54775809", "99999999999",
        "100000000000", "99999999999999999999999999999999999999999"}) {
    INFO(text);
    CHECK(reread(text) == "refused");
  }
}

TEST_CASE("Points: a decimal too many is refused, not rounded", "[numbers]") {
  CHECK(reread("85.25", 2) == "85.25");
  CHECK(reread("85.250", 2) == "refused");
  CHECK(reread("85", 0) == "85");
  CHECK(reread("85.0", 0) == "refused");
  CHECK_THROWS_AS(Points::parse("85", 9), std::invalid_argument);
  CHECK_THROWS_AS(Points::parse("85", -1), std::invalid_argument);
}

TEST_CASE("Points: the exact number is the same number", "[numbers]") {
  CHECK(Points::parse("87.65")->rational() == kaohe::Rational::of(8765, 100));
  CHECK(kLeast.rational().units() == INT64_MIN);
}
