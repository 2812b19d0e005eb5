/// Exact numbers: every calculation inside an indicator is made of these (sdk/README.md, 3).
#pragma once

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "kaohe/int128.hpp"

namespace kaohe {

/// Units of 10^-8 in the number 1. Eight places hold all of Art. 14 for inputs of five.
inline constexpr std::int64_t kUnitsPerOne = 100'000'000;
/// Decimal places of one unit.
inline constexpr int kUnitDecimals = 8;

/// A number was divided by zero. Ask is_zero() first where the rule says what then happens.
class DivisionByZero : public std::domain_error {
 public:
  using std::domain_error::domain_error;
};

/// An exact fraction. Nothing rounds unless the name of a function says so (`text_cut`).
///
/// Kept as a count of units of 10^-8 over a denominator, both 128 bits, in lowest terms. So a
/// decimal of at most 8 places has denominator 1, and sums and comparisons of decimals are integer
/// operations; equal numbers have equal bits.
///
/// Errors: `+ - * /` throw Overflow if the result (for `+` and `-` of fractions also the sum before
/// it is reduced) needs more than 128 bits. Comparisons never fail.
/// Threads: a plain value; different objects may be used on different threads at once.
class Rational {
 public:
  /// 0.
  constexpr Rational() noexcept = default;

  /// numerator / denominator; a negative denominator turns the sign.
  /// Throws DivisionByZero if `denominator` is 0. Every other pair fits.
  static constexpr Rational of(std::int64_t numerator, std::int64_t denominator = 1);

  /// `units` × 10^-8.
  static constexpr Rational from_units(std::int64_t units) noexcept { return Rational(units, 1); }

  /// Reads a Number of the catalogue: an integer or decimal `-?(0|[1-9]\d{0,9})(\.\d{1,8})?`, or
  /// a fraction such as `-1/3` of two integers of at most 10 digits, the second above 0.
  /// Empty if the text is anything else: spaces, `+`, exponents, full-width digits, leading zeros.
  static std::optional<Rational> parse(std::string_view text) noexcept;

  constexpr Rational operator-() const noexcept { return Rational(-num_, den_); }

  friend constexpr Rational operator+(const Rational& a, const Rational& b) {
    return both_decimal(a, b) ? Rational(checked_add(a.num_, b.num_), 1) : add_fractions(a, b);
  }
  friend constexpr Rational operator-(const Rational& a, const Rational& b) {
    return both_decimal(a, b) ? Rational(checked_sub(a.num_, b.num_), 1) : add_fractions(a, -b);
  }
  friend constexpr Rational operator*(const Rational& a, const Rational& b);
  /// Throws DivisionByZero if `b` is 0.
  friend constexpr Rational operator/(const Rational& a, const Rational& b);

  constexpr Rational& operator+=(const Rational& other) {
    if (!both_decimal(*this, other)) {
      return *this = add_fractions(*this, other);
    }
    num_ = checked_add(num_, other.num_);
    return *this;
  }
  constexpr Rational& operator-=(const Rational& other) {
    if (!both_decimal(*this, other)) {
      return *this = add_fractions(*this, -other);
    }
    num_ = checked_sub(num_, other.num_);
    return *this;
  }
  constexpr Rational& operator*=(const Rational& other) { return *this = *this * other; }
  constexpr Rational& operator/=(const Rational& other) { return *this = *this / other; }

  friend constexpr bool operator==(const Rational& a, const Rational& b) noexcept {
    return a.num_ == b.num_ && a.den_ == b.den_;
  }
  friend constexpr bool operator!=(const Rational& a, const Rational& b) noexcept {
    return !(a == b);
  }
  friend constexpr bool operator<(const Rational& a, const Rational& b) noexcept {
    return a.den_ == b.den_ ? a.num_ < b.num_ : fraction_is_less(a, b);
  }
  friend constexpr bool operator>(const Rational& a, const Rational& b) noexcept { return b < a; }
  friend constexpr bool operator<=(const Rational& a, const Rational& b) noexcept {
    return !(b < a);
  }
  friend constexpr bool operator>=(const Rational& a, const Rational& b) noexcept {
    return !(a < b);
  }

  /// -1, 0 or 1.
  constexpr int sign() const noexcept { return (num_ > 0) - (num_ < 0); }
  constexpr bool is_zero() const noexcept { return num_ == 0; }
  constexpr bool is_integer() const noexcept {
    return den_ == 1 && remainder(num_, kUnitsPerOne) == 0;
  }

  /// The greatest integer not above this number (-0.5 gives -1). Throws Overflow.
  Rational floor() const;
  /// The least integer not below this number (-0.5 gives 0). Throws Overflow.
  Rational ceil() const;

  /// How many units of 10^-8 this number is; empty if it is no whole number of them, or more than
  /// an int64_t holds.
  constexpr std::optional<std::int64_t> units() const noexcept {
    if (den_ != 1 || !fits_int64(num_)) {
      return std::nullopt;
    }
    return static_cast<std::int64_t>(num_);
  }

  /// The shortest exact text: a decimal (`2.5`) if 8 places suffice, else the fraction in lowest
  /// terms (`1/3`). `parse` reads it back as long as it has no more digits than a Number may have.
  std::string text() const;

  /// For people: at most `decimals` (0 to 8) places, the rest cut off, not rounded. If something
  /// was cut, all places are written and … follows: 1/3 with 2 gives `0.33…`, 0.5 gives `0.5`.
  /// Throws std::invalid_argument if `decimals` is out of range.
  std::string text_cut(int decimals) const;

  /// The representation, for code that rounds: this number is
  /// numerator_units() / denominator() × 10^-8, in lowest terms, denominator() ≥ 1.
  constexpr Int128 numerator_units() const noexcept { return num_; }
  constexpr Int128 denominator() const noexcept { return den_; }

 private:
  constexpr Rational(Int128 num, Int128 den) noexcept : num_(num), den_(den) {}

  static constexpr bool both_decimal(const Rational& a, const Rational& b) noexcept {
    return a.den_ == 1 && b.den_ == 1;
  }
  static constexpr bool both_short(const Rational& a, const Rational& b) noexcept {
    return both_decimal(a, b) && fits_int64(a.num_) && fits_int64(b.num_);
  }
  // Products and quotients of two such parts cannot overflow.
  constexpr bool is_short() const noexcept { return fits_int64(num_) && fits_int64(den_); }
  static Rational add_fractions(const Rational& a, const Rational& b);
  static Rational multiply_fractions(const Rational& a, const Rational& b);
  static Rational divide_fractions(const Rational& a, const Rational& b);  // b above 0
  Rational times_whole(Int128 factor) const;
  Rational over_whole(Int128 divisor) const;  // divisor above 0
  static bool fraction_is_less(const Rational& a, const Rational& b) noexcept;

  Int128 num_ = 0;  // units of 10^-8
  Int128 den_ = 1;
};

/// The distance of `value` from 0.
constexpr Rational abs(const Rational& value) noexcept {
  return value.sign() < 0 ? -value : value;
}
/// The lesser of two numbers.
constexpr Rational min(const Rational& a, const Rational& b) noexcept {
  return b < a ? b : a;
}
/// The greater of two numbers.
constexpr Rational max(const Rational& a, const Rational& b) noexcept {
  return a < b ? b : a;
}

constexpr Rational Rational::of(std::int64_t numerator, std::int64_t denominator) {
  if (denominator == 0) {
    throw DivisionByZero("fraction: the denominator is 0; it must be another integer");
  }
  const Int128 units = Int128{numerator} * kUnitsPerOne;  // below 2^90
  if (denominator == 1) {
    return Rational(units, 1);
  }
  const Int128 common = denominator < 0 ? -gcd(units, denominator) : gcd(units, denominator);
  return Rational(units / common, denominator / common);
}

constexpr Rational operator*(const Rational& a, const Rational& b) {
  if (Rational::both_short(a, b)) {
    const std::int64_t x = static_cast<std::int64_t>(a.num_);
    const std::int64_t y = static_cast<std::int64_t>(b.num_);
    std::int64_t product = 0;
    // A whole number, as most counts and factors are, adds no places.
    if (y % kUnitsPerOne == 0 && !__builtin_mul_overflow(x, y / kUnitsPerOne, &product)) {
      return Rational(product, 1);
    }
    if (x % kUnitsPerOne == 0 && !__builtin_mul_overflow(x / kUnitsPerOne, y, &product)) {
      return Rational(product, 1);
    }
    if (!__builtin_mul_overflow(x, y, &product) && product % kUnitsPerOne == 0) {
      return Rational(product / kUnitsPerOne, 1);
    }
  }
  return Rational::multiply_fractions(a, b);
}

constexpr Rational operator/(const Rational& a, const Rational& b) {
  if (b.is_zero()) {
    throw DivisionByZero("quotient: the divisor is 0; the rule must say what applies then");
  }
  if (b.sign() < 0) {
    return -a / -b;
  }
  if (Rational::both_short(a, b)) {
    const std::int64_t x = static_cast<std::int64_t>(a.num_);
    const std::int64_t y = static_cast<std::int64_t>(b.num_);
    std::int64_t dividend = 0;  // in units of 10^-16
    if (y % kUnitsPerOne == 0 && x % (y / kUnitsPerOne) == 0) {
      return Rational(x / (y / kUnitsPerOne), 1);
    }
    if (!__builtin_mul_overflow(x, kUnitsPerOne, &dividend) && dividend % y == 0) {
      return Rational(dividend / y, 1);
    }
  }
  return Rational::divide_fractions(a, b);
}

namespace detail {

/// Reads `-?(0|[1-9][0-9]*)(\.[0-9]+)?` of at most so many digits before and after the point.
/// Returns units of 10^-8; empty if the text is anything else.
/// Limits: max_integer_digits 1 to 18, max_decimals 0 to 8.
std::optional<Int128> parse_decimal(std::string_view text, int max_integer_digits,
                                    int max_decimals) noexcept;

/// 10 to the power of (8 - decimals): the units of 10^-8 in one step of the last of `decimals`
/// places. Throws std::invalid_argument unless decimals is 0 to 8.
constexpr std::int64_t units_per_step(int decimals) {
  constexpr std::int64_t kSteps[] = {100'000'000, 10'000'000, 1'000'000, 100'000, 10'000,
                                     1'000,       100,        10,        1};
  if (decimals < 0 || decimals > kUnitDecimals) {
    throw std::invalid_argument("decimals is " + std::to_string(decimals) +
                                "; it must be 0 to 8, the places of a point");
  }
  return kSteps[decimals];
}

}  // namespace detail

}  // namespace kaohe
