/// Points: what an assessee is given. Scores, totals and their sums.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "kaohe/rational.hpp"

namespace kaohe {

/// A number of points, a whole count of units of 10^-8 point: 100 points are 10 000 000 000 units.
/// Range: about ±92 233 720 368 points. Sums are exact; what multiplies or divides is a Rational,
/// and comes back through `round` or `exact` (rounding.hpp).
///
/// Errors: arithmetic throws Overflow if the result does not fit; it never wraps.
/// Threads: a plain value; different objects may be used on different threads at once.
class Points {
 public:
  /// 0 points.
  constexpr Points() noexcept = default;

  /// `units` × 10^-8 point.
  static constexpr Points from_units(std::int64_t units) noexcept { return Points(units); }

  /// Reads `-?(0|[1-9][0-9]*)(\.[0-9]+)?` with at most `max_decimals` (0 to 8) places.
  /// Empty if the text is anything else (spaces, exponents, full-width digits, leading zeros, more
  /// places) or does not fit. Throws std::invalid_argument if `max_decimals` is out of range.
  static std::optional<Points> parse(std::string_view text, int max_decimals = kUnitDecimals);

  /// The count of units of 10^-8 point.
  constexpr std::int64_t units() const noexcept { return units_; }

  /// The shortest decimal: `87.5`, not `87.50`. `parse` reads it back.
  std::string text() const { return rational().text(); }

  /// The same number for exact arithmetic.
  constexpr Rational rational() const noexcept { return Rational::from_units(units_); }

  constexpr Points operator-() const { return Points() - *this; }

  friend constexpr Points operator+(Points a, Points b) {
    std::int64_t sum = 0;
    if (__builtin_add_overflow(a.units_, b.units_, &sum)) {
      throw Overflow("sum of points: the result is beyond 92233720368 points");
    }
    return Points(sum);
  }
  friend constexpr Points operator-(Points a, Points b) {
    std::int64_t difference = 0;
    if (__builtin_sub_overflow(a.units_, b.units_, &difference)) {
      throw Overflow("difference of points: the result is beyond 92233720368 points");
    }
    return Points(difference);
  }
  constexpr Points& operator+=(Points other) { return *this = *this + other; }
  constexpr Points& operator-=(Points other) { return *this = *this - other; }

  friend constexpr bool operator==(Points a, Points b) noexcept { return a.units_ == b.units_; }
  friend constexpr bool operator!=(Points a, Points b) noexcept { return a.units_ != b.units_; }
  friend constexpr bool operator<(Points a, Points b) noexcept { return a.units_ < b.units_; }
  friend constexpr bool operator>(Points a, Points b) noexcept { return a.units_ > b.units_; }
  friend constexpr bool operator<=(Points a, Points b) noexcept { return a.units_ <= b.units_; }
  friend constexpr bool operator>=(Points a, Points b) noexcept { return a.units_ >= b.units_; }

 private:
  explicit constexpr Points(std::int64_t units) noexcept : units_(units) {}

  std::int64_t units_ = 0;
};

}  // namespace kaohe
