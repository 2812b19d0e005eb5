#include "kaohe/rounding.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"  // false alarm in Boost 1.74, g++ 12
#endif
#include <boost/multiprecision/cpp_int.hpp>

using kaohe::Points;
using kaohe::Rational;
using kaohe::RoundingMode;

namespace {

using boost::multiprecision::cpp_int;
using Oracle = boost::multiprecision::cpp_rational;

constexpr std::array<RoundingMode, 3> kModes = {RoundingMode::half_up, RoundingMode::half_even,
                                                RoundingMode::truncate};

std::string rounded(const char* text, int decimals, RoundingMode mode) {
  return round(*Rational::parse(text), {decimals, mode}).text();
}

std::string half_up(const char* text, int decimals) {
  return rounded(text, decimals, RoundingMode::half_up);
}

std::string half_even(const char* text, int decimals) {
  return rounded(text, decimals, RoundingMode::half_even);
}

std::string truncated(const char* text, int decimals) {
  return rounded(text, decimals, RoundingMode::truncate);
}

// Rounding as the definitions say it, on integers of any size; the result in steps.
cpp_int rounded_steps(const Oracle& steps, RoundingMode mode) {
  const cpp_int divisor = denominator(steps);
  const cpp_int distance = boost::multiprecision::abs(numerator(steps));
  cpp_int count = distance / divisor;
  const int against_half = cpp_int(distance % divisor * 2).compare(divisor);
  const bool tie_goes_away = mode == RoundingMode::half_up || count % 2 == 1;
  if (mode != RoundingMode::truncate &&
      (against_half > 0 || (against_half == 0 && tie_goes_away))) {
    count += 1;
  }
  return numerator(steps) < 0 ? cpp_int(-count) : count;
}

bool agrees_with_oracle(std::int64_t numerator, std::int64_t denominator) {
  const Rational value = Rational::of(numerator, denominator);
  std::int64_t steps_per_one = 1;
  for (int decimals = 0; decimals <= 8; ++decimals, steps_per_one *= 10) {
    const Oracle steps = Oracle(numerator) * steps_per_one / denominator;
    for (const RoundingMode mode : kModes) {
      const cpp_int expected = rounded_steps(steps, mode) * (kaohe::kUnitsPerOne / steps_per_one);
      if (round(value, {decimals, mode}).units() != expected) {
        return false;
      }
    }
  }
  return true;
}

// Art. 14 as one fraction, from scores in hundredths.
Rational annual_score(int indicator, int review, int leader) {
  const Rational effectiveness = Rational::of(4, 5) * Rational::of(indicator, 100) +
                                 Rational::of(1, 5) * Rational::of(review, 100);
  return Rational::of(7, 8) * effectiveness + Rational::of(1, 8) * Rational::of(leader, 100);
}

}  // namespace

TEST_CASE("Rounding: the examples of GB/T 8170 come out as printed", "[numbers][A14.3]") {
  CHECK(half_even("12.1498", 1) == "12.1");
  CHECK(half_even("1.050", 1) == "1");
  CHECK(half_even("0.35", 1) == "0.4");
  CHECK(half_even("-0.0365", 3) == "-0.036");
}

TEST_CASE("Rounding: half up takes a tie away from zero on both sides", "[numbers][A14.3]") {
  CHECK(half_up("12.1498", 1) == "12.1");
  CHECK(half_up("1.050", 1) == "1.1");
  CHECK(half_up("-1.050", 1) == "-1.1");
  CHECK(half_up("0.35", 1) == "0.4");
  CHECK(half_up("-0.0365", 3) == "-0.037");
  CHECK(half_up("1.005", 2) == "1.01");
  CHECK(half_up("2.675", 2) == "2.68");
}

TEST_CASE("Rounding: truncation goes toward zero on both sides", "[numbers][A14.3]") {
  CHECK(truncated("12.1498", 1) == "12.1");
  CHECK(truncated("0.39", 1) == "0.3");
  CHECK(truncated("-0.39", 1) == "-0.3");
  CHECK(truncated("-0.0365", 3) == "-0.036");
  CHECK(truncated("-0.9", 0) == "0");
}

TEST_CASE("Rounding: one unit on each side of a tie decides", "[numbers][A14.3]") {
  CHECK(half_up("0.00499999", 2) == "0");
  CHECK(half_up("0.005", 2) == "0.01");
  CHECK(half_up("-0.00499999", 2) == "0");
  CHECK(half_up("-0.005", 2) == "-0.01");
  CHECK(half_even("0.00500000", 2) == "0");
  CHECK(half_even("0.00500001", 2) == "0.01");
  CHECK(half_even("0.015", 2) == "0.02");
  CHECK(half_even("0.025", 2) == "0.02");
  CHECK(half_even("-0.025", 2) == "-0.02");
  CHECK(half_even("-0.02500001", 2) == "-0.03");
  CHECK(half_up("99.995", 2) == "100");
}

TEST_CASE("Rounding: a part of a unit counts beyond a tie", "[numbers][A14.3]") {
  const Rational sliver = Rational::of(1, INT64_MAX);
  const Rational tie = *Rational::parse("0.025");
  CHECK(round(tie, {2, RoundingMode::half_even}).text() == "0.02");
  CHECK(round(tie + sliver, {2, RoundingMode::half_even}).text() == "0.03");
  CHECK(round(tie - sliver, {2, RoundingMode::half_up}).text() == "0.02");
  CHECK(half_up("1/3", 8) == "0.33333333");
  CHECK(half_up("2/3", 8) == "0.66666667");
  CHECK(half_up("1/512", 8) == "0.00195313");
  CHECK(half_even("1/512", 8) == "0.00195312");
  CHECK(half_up("-2/3", 4) == "-0.6667");
}

TEST_CASE("Rounding: a number with no more places than are kept stays as it is", "[numbers]") {
  for (const RoundingMode mode : kModes) {
    CHECK(rounded("87.65", 2, mode) == "87.65");
    CHECK(rounded("-87.65", 4, mode) == "-87.65");
    CHECK(rounded("0.00000001", 8, mode) == "0.00000001");
    CHECK(rounded("0", 0, mode) == "0");
  }
}

TEST_CASE("Rounding: random and boundary values agree with the oracle in every mode and place",
          "[numbers][A14.3]") {
  std::mt19937_64 random(8170);
  int disagreements = 0;
  for (int i = 0; i < 2'000; ++i) {
    const std::int64_t numerator = static_cast<std::int64_t>(random() % 2'000'001) - 1'000'000;
    const std::int64_t small = static_cast<std::int64_t>(random() % 2'000) + 1;
    const std::int64_t large = static_cast<std::int64_t>(random() >> 1U) | 1;
    const std::int64_t decimal = i % 2 == 0 ? 100'000'000 : 10'000;
    for (const std::int64_t denominator : {small, large, decimal}) {
      disagreements += agrees_with_oracle(numerator, denominator) ? 0 : 1;
    }
  }
  for (const std::int64_t bound : {INT64_MAX, INT64_MAX - 1, INT64_MIN + 1, INT64_MIN}) {
    disagreements += agrees_with_oracle(bound / 2, kaohe::kUnitsPerOne) ? 0 : 1;
    disagreements += agrees_with_oracle(bound, INT64_MAX) ? 0 : 1;
    disagreements += agrees_with_oracle(1, bound) ? 0 : 1;
  }
  CHECK(disagreements == 0);
}

TEST_CASE("Rounding: scores of two decimals tie in exactly one case of forty, and none is lost",
          "[numbers][A14.1][A14.2][A14.3]") {
  // The score in hundredths is (28i + 7r + 5l) / 40. Whether it ties depends only on i, r, l
  // modulo 40, so 40^3 cases from 60.00 up are all cases.
  const int base = 6000;
  int ties = 0;
  int wrong = 0;
  for (int i = base; i < base + 40; ++i) {
    for (int r = base; r < base + 40; ++r) {
      for (int l = base; l < base + 40; ++l) {
        const int fortieths = 28 * i + 7 * r + 5 * l;
        const int hundredths = fortieths / 40;
        const bool is_tie = fortieths % 40 == 20;
        const int expected_up = hundredths + (fortieths % 40 >= 20 ? 1 : 0);
        const int expected_even = is_tie ? hundredths + hundredths % 2 : expected_up;
        const Rational score = annual_score(i, r, l);
        ties += is_tie ? 1 : 0;
        wrong += score.units() == fortieths * std::int64_t{25'000} ? 0 : 1;
        wrong += round(score, {2, RoundingMode::half_up}).units() ==
                         expected_up * std::int64_t{1'000'000}
                     ? 0
                     : 1;
        wrong += round(score, {2, RoundingMode::half_even}).units() ==
                         expected_even * std::int64_t{1'000'000}
                     ? 0
                     : 1;
      }
    }
  }
  CHECK(ties == 64'000 / 40);
  CHECK(wrong == 0);
}

TEST_CASE("Rounding: five decimals before Art. 14 are exact, six are not always",
          "[numbers][A14.1][A14.2][A14.3]") {
  // With k decimals the remainder depends only on the sum 28i + 7r + 5l modulo 40, and r alone
  // runs through all 40 residues, because 7 and 40 have no common factor.
  const auto score_is_exact = [](std::int64_t review, std::int64_t denominator) {
    return exact(Rational::of(7, 40) * Rational::of(review, denominator)).has_value();
  };
  int exact_of_five = 0;
  int exact_of_six = 0;
  for (std::int64_t residue = 0; residue < 40; ++residue) {
    exact_of_five += score_is_exact(9'000'000 + residue, 100'000) ? 1 : 0;
    exact_of_six += score_is_exact(90'000'000 + residue, 1'000'000) ? 1 : 0;
  }
  CHECK(exact_of_five == 40);
  CHECK(exact_of_six == 20);  // 7r / (40 × 10^6) is 17.5r units: whole for an even r
}

TEST_CASE("Rounding: nothing is rounded where nothing may be", "[numbers][A14.3]") {
  CHECK(exact(*Rational::parse("87.12345678"))->text() == "87.12345678");
  CHECK_FALSE(exact(Rational::of(1, 3)).has_value());
  CHECK_FALSE(exact(Rational::from_units(1) / Rational::of(2)).has_value());
  CHECK(exact(Rational::from_units(INT64_MIN))->units() == INT64_MIN);
}

TEST_CASE("Rounding: what is beyond the range of points is an overflow", "[numbers]") {
  const Rational most = Rational::from_units(INT64_MAX);
  const Rational least = Rational::from_units(INT64_MIN);
  const Rational unit = Rational::from_units(1);
  CHECK(round(most, {8, RoundingMode::half_up}).units() == INT64_MAX);
  CHECK(round(least, {8, RoundingMode::half_up}).units() == INT64_MIN);
  CHECK(round(most + unit / Rational::of(3), {8, RoundingMode::half_up}).units() == INT64_MAX);
  CHECK_THROWS_AS(round(most + unit / Rational::of(2), {8, RoundingMode::half_up}),
                  kaohe::Overflow);
  CHECK(round(most, {0, RoundingMode::truncate}).text() == "92233720368");
  CHECK_THROWS_AS(round(most, {0, RoundingMode::half_up}), kaohe::Overflow);
  CHECK_THROWS_AS(round(least, {0, RoundingMode::half_up}), kaohe::Overflow);
  CHECK_THROWS_AS(round(Rational::of(INT64_MAX) * Rational::of(1'000'000'000), {}),
                  kaohe::Overflow);
  CHECK_THROWS_AS(round(most + most + unit + unit, {8, RoundingMode::half_up}), kaohe::Overflow);
  CHECK_THROWS_AS(exact(most + unit), kaohe::Overflow);
  CHECK_THROWS_AS(exact(least - unit), kaohe::Overflow);
  CHECK_THROWS_WITH(round(Rational::of(INT64_MIN), {}),
                    "rounding: the result is beyond 92233720368 points");
}

TEST_CASE("Rounding: places outside 0 to 8 are refused", "[numbers]") {
  CHECK_THROWS_WITH(half_up("1", 9), "decimals is 9; it must be 0 to 8, the places of a point");
  CHECK_THROWS_AS(half_up("1", -1), std::invalid_argument);
}

TEST_CASE("Rounding: modes have the names of the settings", "[numbers]") {
  for (const RoundingMode mode : kModes) {
    CHECK(kaohe::parse_rounding_mode(rounding_mode_name(mode)) == mode);
  }
  CHECK(rounding_mode_name(RoundingMode::half_up) == "half_up");
  CHECK(rounding_mode_name(RoundingMode::half_even) == "half_even");
  CHECK(rounding_mode_name(RoundingMode::truncate) == "truncate");
  for (const char* name : {"", "half-up", "HALF_UP", "half_up ", "四舍五入"}) {
    CHECK_FALSE(kaohe::parse_rounding_mode(name).has_value());
  }
}
