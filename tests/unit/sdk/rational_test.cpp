#include "kaohe/rational.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <vector>

#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"  // false alarm in Boost 1.74, g++ 12
#endif
#include <boost/multiprecision/cpp_int.hpp>

using kaohe::Int128;
using kaohe::Overflow;
using kaohe::Rational;

namespace {

using boost::multiprecision::cpp_int;
using Oracle = boost::multiprecision::cpp_rational;

cpp_int big(Int128 value) {
  const kaohe::UInt128 distance = kaohe::magnitude(value);
  const cpp_int result = (cpp_int(static_cast<std::uint64_t>(distance >> 64U)) << 64U) +
                         static_cast<std::uint64_t>(distance);
  return value < 0 ? cpp_int(-result) : result;
}

Oracle oracle(const Rational& value) {
  return Oracle(big(value.numerator_units()), big(value.denominator()) * kaohe::kUnitsPerOne);
}

bool is_in_lowest_terms(const Rational& value) {
  return value.denominator() >= 1 && kaohe::gcd(value.numerator_units(), value.denominator()) == 1;
}

bool is_representable(const Oracle& value) {
  const Oracle units = value * kaohe::kUnitsPerOne;
  const cpp_int limit = big(kaohe::kInt128Max);
  return boost::multiprecision::abs(numerator(units)) <= limit && denominator(units) <= limit;
}

std::string oracle_text(const Oracle& value) {
  return numerator(value).str() + (denominator(value) == 1 ? "" : "/" + denominator(value).str());
}

template <typename Operation>
std::optional<Rational> unless_overflow(Operation operation) {
  try {
    return operation();
  } catch (const Overflow&) {
    return std::nullopt;
  }
}

// Right, in lowest terms; or an overflow that is one.
bool agrees(const std::optional<Rational>& result, const Oracle& expected) {
  return result ? is_in_lowest_terms(*result) && oracle(*result) == expected
                : !is_representable(expected);
}

// As above, but a sum of fractions may overflow before it is reduced.
bool sum_agrees(const std::optional<Rational>& result, const Oracle& a, const Oracle& b,
                const Oracle& expected) {
  if (result) {
    return agrees(result, expected);
  }
  const cpp_int common = boost::multiprecision::lcm(denominator(a), denominator(b));
  const cpp_int widest = boost::multiprecision::abs(numerator(a)) * (common / denominator(a)) +
                         boost::multiprecision::abs(numerator(b)) * (common / denominator(b));
  return widest * kaohe::kUnitsPerOne > big(kaohe::kInt128Max);
}

bool order_agrees(const Rational& a, const Rational& b) {
  const int order = oracle(a).compare(oracle(b));
  return (a == b) == (order == 0) && (a != b) == (order != 0) && (a < b) == (order < 0) &&
         (a > b) == (order > 0) && (a <= b) == (order <= 0) && (a >= b) == (order >= 0) &&
         min(a, b) == (order <= 0 ? a : b) && max(a, b) == (order <= 0 ? b : a);
}

bool all_operations_agree(const Rational& a, const Rational& b) {
  const Oracle x = oracle(a);
  const Oracle y = oracle(b);
  const bool quotient_agrees =
      b.is_zero() || agrees(unless_overflow([&] { return a / b; }), Oracle(x / y));
  return sum_agrees(unless_overflow([&] { return a + b; }), x, y, Oracle(x + y)) &&
         sum_agrees(unless_overflow([&] { return a - b; }), x, y, Oracle(x - y)) &&
         agrees(unless_overflow([&] { return a * b; }), Oracle(x * y)) && quotient_agrees &&
         order_agrees(a, b);
}

// The range of int64_t, of units, of the fast paths and of 128 bits, and what lies beside them.
std::vector<Rational> boundary_values() {
  std::vector<Rational> values;
  for (const std::int64_t n :
       {std::int64_t{0}, std::int64_t{1}, std::int64_t{2}, std::int64_t{3}, std::int64_t{7},
        std::int64_t{99'999'999}, std::int64_t{100'000'000}, std::int64_t{100'000'001},
        std::int64_t{3'037'000'499}, std::int64_t{3'037'000'500}, std::int64_t{92'233'720'368},
        std::int64_t{92'233'720'369}, std::int64_t{INT64_MAX - 1}, std::int64_t{INT64_MAX},
        std::int64_t{INT64_MIN + 1}, std::int64_t{INT64_MIN}}) {
    values.push_back(Rational::from_units(n));
    values.push_back(-Rational::from_units(n));
    values.push_back(Rational::of(n));
    values.push_back(Rational::of(n, 7));
    values.push_back(Rational::of(1, n == 0 ? 3 : n));
  }
  return values;
}

// 2^127 - 1 units, the greatest number of all.
Rational greatest() {
  Rational value = Rational::from_units(1);
  for (int bit = 1; bit < 127; ++bit) {
    value = value + value + Rational::from_units(1);
  }
  return value;
}

const Rational kUnit = Rational::from_units(1);

}  // namespace

TEST_CASE("Rational: a sum of decimals stays exact", "[numbers][A14.3]") {
  Rational sum;
  for (int i = 0; i < 10; ++i) {
    sum += *Rational::parse("0.1");
  }
  CHECK(sum == Rational::of(1));
  CHECK(sum.units() == 100'000'000);
}

TEST_CASE("Rational: thirds add up to one and leave no remainder", "[numbers][A14.3]") {
  const Rational third = Rational::of(1, 3);
  CHECK(third + third + third == Rational::of(1));
  CHECK(third * Rational::of(3) == Rational::of(1));
  CHECK(Rational::of(1) / Rational::of(3) == third);
  CHECK_FALSE(third.units().has_value());
}

TEST_CASE("Rational: constants are calculated by the compiler", "[numbers]") {
  static_assert(Rational::of(7, 8) + Rational::of(1, 8) == Rational::of(1));
  static_assert(Rational::of(4, 5) * Rational::of(7, 8) == Rational::of(28, 40));
  static_assert(Rational::of(1) / Rational::of(-4) == Rational::of(-1, 4));
  static_assert(Rational::of(6, -4) == Rational::of(-3, 2));
  static_assert(max(Rational::of(1, 4), abs(Rational::of(-1, 2))) == Rational::of(1, 2));
  static_assert(Rational().is_zero() && Rational::of(-2).sign() == -1);
  CHECK(Rational::of(3, 15).text() == "0.2");
}

TEST_CASE("Rational: boundary values agree with the oracle in every operation",
          "[numbers][A14.3]") {
  const std::vector<Rational> values = boundary_values();
  int disagreements = 0;
  for (const Rational& a : values) {
    for (const Rational& b : values) {
      disagreements += all_operations_agree(a, b) ? 0 : 1;
    }
  }
  CHECK(disagreements == 0);
}

TEST_CASE("Rational: random numbers agree with the oracle in every operation", "[numbers][A14.3]") {
  std::mt19937_64 random(20230914);  // the seed is fixed: a failure can be repeated
  const auto integer = [&random] {
    return static_cast<std::int64_t>(random()) >> static_cast<int>(random() % 63);
  };
  const auto value = [&] {
    const std::int64_t denominator = integer();
    switch (random() % 4) {
      case 0:
        return Rational::from_units(integer());
      case 1:
        return Rational::of(integer());
      case 2:
        return Rational::of(integer() % 10'000, integer() % 100 == 0 ? 40 : 21);
      default:
        return Rational::of(integer(), denominator == 0 ? 9 : denominator);
    }
  };
  int disagreements = 0;
  for (int i = 0; i < 10'000; ++i) {
    disagreements += all_operations_agree(value(), value()) ? 0 : 1;
  }
  CHECK(disagreements == 0);
}

TEST_CASE("Rational: numbers of 128 bits are compared without overflow", "[numbers]") {
  const Rational most = greatest();
  const Rational least_positive = kUnit / most;
  const std::vector<Rational> values = {
      most,
      most - kUnit,
      -most,
      -(most - kUnit),
      least_positive,
      -least_positive,
      kUnit,
      most / Rational::of(7),
      -kUnit,
      Rational(),
      most / Rational::of(11),
      Rational::of(INT64_MAX, INT64_MAX - 1) / Rational::of(INT64_MAX - 2),
      Rational::of(INT64_MAX - 1, INT64_MAX - 2) / Rational::of(INT64_MAX - 3)};
  for (const Rational& a : values) {
    for (const Rational& b : values) {
      CHECK(order_agrees(a, b));
    }
  }
}

TEST_CASE("Rational: random numbers of 128 bits are compared like the oracle does", "[numbers]") {
  std::mt19937_64 random(128);
  const auto wide = [&random] {  // near 1, so that many steps are needed to tell two apart
    const auto nearly = [&random] {
      return (std::int64_t{1} << 49) - static_cast<std::int64_t>(random() % 4);
    };
    return Rational::of(nearly(), nearly()) * Rational::of(nearly(), nearly());
  };
  int disagreements = 0;
  for (int i = 0; i < 2'000; ++i) {
    const Rational a = wide();
    const Rational b = wide();
    disagreements += order_agrees(a, b) && order_agrees(-a, -b) ? 0 : 1;
  }
  CHECK(disagreements == 0);
}

TEST_CASE("Rational: any order of the same terms gives the same bits", "[numbers][A14.3]") {
  std::vector<Rational> terms = {
      Rational::of(1, 3),  *Rational::parse("-0.35"),      Rational::of(-22, 7), Rational::of(100),
      Rational::of(5, 40), *Rational::parse("0.00000001"), Rational::of(-1, 999)};
  std::vector<int> order = {0, 1, 2, 3, 4, 5, 6};
  const auto sum_in_order = [&] {
    Rational sum;
    for (const int i : order) {
      sum += terms[static_cast<std::size_t>(i)];
    }
    return sum;
  };
  const Rational expected = sum_in_order();
  int differences = 0;
  while (std::next_permutation(order.begin(), order.end())) {
    const Rational sum = sum_in_order();
    differences += sum.numerator_units() == expected.numerator_units() &&
                           sum.denominator() == expected.denominator()
                       ? 0
                       : 1;
  }
  CHECK(differences == 0);
}

TEST_CASE("Rational: each operation reports overflow and the value beside it is right",
          "[numbers]") {
  const Rational most = greatest();
  const Rational two = Rational::of(2);
  const Rational one = Rational::of(1);
  CHECK(most.numerator_units() == kaohe::kInt128Max);

  CHECK((most - kUnit) + kUnit == most);
  CHECK_THROWS_AS(most + kUnit, Overflow);
  CHECK((-most + kUnit) - kUnit == -most);
  CHECK_THROWS_AS(-most - kUnit, Overflow);
  CHECK_THROWS_AS(-most + -kUnit, Overflow);
  CHECK_THROWS_AS(most + Rational::of(1, 3), Overflow);
  CHECK_THROWS_AS(most - Rational::of(1, 3), Overflow);

  CHECK(most * one == most);
  CHECK(most * -one == -most);
  CHECK_THROWS_AS(most * two, Overflow);
  CHECK_THROWS_AS(-most * two, Overflow);
  CHECK(((most - kUnit) / two) * two == most - kUnit);

  CHECK(most / one == most);
  CHECK_THROWS_AS(most / *Rational::parse("0.5"), Overflow);
  CHECK_THROWS_AS(kUnit / Rational::of(3) / most, Overflow);

  Rational sum = most;
  CHECK_THROWS_AS(sum += kUnit, Overflow);
  CHECK(sum == most);
  CHECK_THROWS_AS(sum *= two, Overflow);
  CHECK_THROWS_AS((-most).floor(), Overflow);
  CHECK_THROWS_AS(most.ceil(), Overflow);
  CHECK_THROWS_WITH(most + kUnit, "exact sum: the result needs more than 128 bits");
  CHECK_THROWS_WITH(-most - kUnit, "exact difference: the result needs more than 128 bits");
  CHECK_THROWS_WITH(most * two, "exact product: the result needs more than 128 bits");
}

TEST_CASE("Rational: a division by zero is refused", "[numbers]") {
  CHECK_THROWS_AS(Rational::of(1) / Rational(), kaohe::DivisionByZero);
  CHECK_THROWS_AS(Rational() / Rational(), kaohe::DivisionByZero);
  CHECK_THROWS_WITH(Rational::of(1, 3) / Rational(),
                    "quotient: the divisor is 0; the rule must say what applies then");
  CHECK_THROWS_WITH(Rational::of(1, 0),
                    "fraction: the denominator is 0; it must be another integer");
}

TEST_CASE("Rational: floor and ceil go to the integers on both sides", "[numbers]") {
  const auto floor = [](const char* text) { return Rational::parse(text)->floor().text(); };
  const auto ceil = [](const char* text) { return Rational::parse(text)->ceil().text(); };
  CHECK(floor("2") == "2");
  CHECK(ceil("2") == "2");
  CHECK(floor("-2") == "-2");
  CHECK(ceil("-2") == "-2");
  CHECK(floor("2.00000001") == "2");
  CHECK(ceil("2.00000001") == "3");
  CHECK(floor("-0.5") == "-1");
  CHECK(ceil("-0.5") == "0");
  CHECK(floor("7/3") == "2");
  CHECK(ceil("7/3") == "3");
  CHECK(floor("-1/9999999999") == "-1");
  CHECK(ceil("1/9999999999") == "1");
  CHECK(Rational::of(-3).is_integer());
  CHECK_FALSE(Rational::of(1, 2).is_integer());
  CHECK_FALSE(Rational::of(100'000'000, 3).is_integer());
}

TEST_CASE("Rational: units are given only if they are whole and fit", "[numbers]") {
  CHECK(Rational::from_units(INT64_MAX).units() == INT64_MAX);
  CHECK(Rational::from_units(INT64_MIN).units() == INT64_MIN);
  CHECK_FALSE((Rational::from_units(INT64_MAX) + kUnit).units().has_value());
  CHECK_FALSE((Rational::from_units(INT64_MIN) - kUnit).units().has_value());
  CHECK_FALSE(Rational::of(1, 512).units().has_value());
  CHECK(Rational::of(1, 256).units() == 390'625);
}

TEST_CASE("Rational: a Number is read exactly and written back", "[numbers]") {
  for (const char* text :
       {"0", "1", "-1", "10", "0.5", "-0.5", "87.65", "0.00000001", "-0.00000001", "9999999999",
        "9999999999.99999999", "-9999999999.99999999", "1/3", "-1/3", "22/7", "1/512",
        "9999999999/9999999998", "-1/9999999999"}) {
    const std::optional<Rational> value = Rational::parse(text);
    REQUIRE(value.has_value());
    CHECK(value->text() == text);
    CHECK(is_in_lowest_terms(*value));
  }
}

TEST_CASE("Rational: several texts of one number are written as the shortest", "[numbers]") {
  const auto text = [](const char* from) { return Rational::parse(from)->text(); };
  CHECK(text("-0") == "0");
  CHECK(text("-0.00") == "0");
  CHECK(text("1.50") == "1.5");
  CHECK(text("100.00000000") == "100");
  CHECK(text("2/6") == "1/3");
  CHECK(text("3/15") == "0.2");
  CHECK(text("-0/5") == "0");
  CHECK(text("8/2") == "4");
}

TEST_CASE("Rational: what is no Number is refused", "[numbers]") {
  for (const char* text : {"",
                           "-",
                           "+1",
                           " 1",
                           "1 ",
                           "1e3",
                           "1E3",
                           ".5",
                           "1.",
                           "-.5",
                           "00",
                           "01",
                           "-01",
                           "1,000",
                           "1_000",
                           "１",
                           "1．5",
                           "0.123456789",
                           "12345678901",
                           "12345678901.5",
                           "--1",
                           "0x1",
                           "1.2.3",
                           "1.-2",
                           "nan",
                           "inf",
                           "1/",
                           "/3",
                           "1/0",
                           "1/00",
                           "1/-3",
                           "1/+3",
                           "1/03",
                           "1 /3",
                           "1/ 3",
                           "1.5/3",
                           "1/2.5",
                           "1/2/3",
                           "12345678901/3",
                           "1/12345678901",
                           "−1",
                           "1/-0"}) {
    INFO(text);
    CHECK_FALSE(Rational::parse(text).has_value());
  }
  CHECK_FALSE(Rational::parse(std::string_view("1\0", 2)).has_value());
}

TEST_CASE("Rational: text agrees with the oracle also where 128 bits do not hold the denominator",
          "[numbers]") {
  const Rational most = greatest();
  const Rational huge_denominator = kUnit / Rational::of(INT64_MAX) / Rational::of(INT64_MAX);
  for (const Rational& value :
       {huge_denominator, -huge_denominator, most / Rational::of(11), -most / Rational::of(11),
        Rational::of(1, INT64_MAX), Rational::of(INT64_MIN, 3)}) {
    CHECK(value.text() == oracle_text(oracle(value)));
  }
  int differences = 0;
  for (std::int64_t below = 0; below < 200; ++below) {  // some have zeros inside
    const Rational value = kUnit / Rational::of(INT64_MAX) / Rational::of(INT64_MAX - 1 - below);
    differences += value.text() == oracle_text(oracle(value)) ? 0 : 1;
  }
  CHECK(differences == 0);
  CHECK(most.text() == "1701411834604692317316873037158.84105727");
  CHECK((-most).text() == "-1701411834604692317316873037158.84105727");
}

TEST_CASE("Rational: text for people is cut, not rounded, and shows it", "[numbers]") {
  const auto cut = [](const char* text, int decimals) {
    return Rational::parse(text)->text_cut(decimals);
  };
  CHECK(cut("1/3", 4) == "0.3333…");
  CHECK(cut("2/3", 2) == "0.66…");
  CHECK(cut("-2/3", 8) == "-0.66666666…");
  CHECK(cut("0.5", 4) == "0.5");
  CHECK(cut("0.50001", 4) == "0.5000…");
  CHECK(cut("99.995", 2) == "99.99…");
  CHECK(cut("100", 0) == "100");
  CHECK(cut("7/2", 0) == "3…");
  CHECK(cut("-0.001", 2) == "-0.00…");
  CHECK(cut("0", 2) == "0");
  CHECK_THROWS_WITH(cut("1", 9), "decimals is 9; it must be 0 to 8, the places of a point");
  CHECK_THROWS_AS(cut("1", -1), std::invalid_argument);
}

TEST_CASE("Int128: checked arithmetic stops at both ends of the range", "[numbers]") {
  constexpr Int128 kMost = kaohe::kInt128Max;
  CHECK(kaohe::checked_add(kMost - 1, 1) == kMost);
  CHECK_THROWS_AS(kaohe::checked_add(kMost, 1), Overflow);
  CHECK_THROWS_AS(kaohe::checked_add(-kMost, -1), Overflow);
  CHECK(kaohe::checked_sub(1 - kMost, 1) == -kMost);
  CHECK_THROWS_AS(kaohe::checked_sub(-kMost, 1), Overflow);
  CHECK_THROWS_AS(kaohe::checked_sub(kMost, -1), Overflow);
  CHECK(kaohe::checked_mul(kMost, -1) == -kMost);
  CHECK(kaohe::checked_mul(kMost / 2, 2) == kMost - 1);
  CHECK_THROWS_AS(kaohe::checked_mul(kMost / 2 + 1, 2), Overflow);
  CHECK_THROWS_AS(kaohe::checked_mul(kMost / 2 + 1, -2), Overflow);
  CHECK_THROWS_AS(kaohe::checked_mul(kMost, kMost), Overflow);
}

TEST_CASE("Int128: the greatest common divisor holds at zero, signs and both widths", "[numbers]") {
  const Int128 wide = Int128{INT64_MAX} * 6;
  CHECK(kaohe::gcd(0, 0) == 0);
  CHECK(kaohe::gcd(0, -5) == 5);
  CHECK(kaohe::gcd(12, 18) == 6);
  CHECK(kaohe::gcd(-12, 18) == 6);
  CHECK(kaohe::gcd(wide, 0) == wide);
  CHECK(kaohe::gcd(wide, Int128{INT64_MAX} * 15) == Int128{INT64_MAX} * 3);
  CHECK(kaohe::gcd(wide, 14) == 14);
  CHECK(kaohe::gcd(kaohe::kInt128Max, -kaohe::kInt128Max) == kaohe::kInt128Max);
}
