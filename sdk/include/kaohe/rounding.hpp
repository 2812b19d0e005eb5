/// Rounding: the only way from an exact number to points, and only where a rule declares it.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "kaohe/points.hpp"
#include "kaohe/rational.hpp"

namespace kaohe {

/// What happens to the digits beyond the last place.
enum class RoundingMode : std::uint8_t {
  half_up,  ///< 四舍五入: to the nearest, a tie away from zero (0.35 → 0.4, -0.35 → -0.4)
  half_even,  ///< GB/T 8170 四舍六入五成双: to the nearest, a tie to the even digit (1.050 → 1.0)
  truncate,  ///< toward zero (-0.0365 → -0.036)
};

/// A declared rounding point: where it rounds is a rule of the year (sdk/README.md, 10 and 12).
struct RoundingPoint {
  int decimals = 0;  ///< places kept, 0 to 8
  RoundingMode mode = RoundingMode::half_up;
};

/// A14.3: `value` in points, rounded once at `point`.
/// Throws Overflow if the result is beyond the range of Points, std::invalid_argument if
/// `point.decimals` is out of range. Threads: a pure function.
inline Points round(const Rational& value, RoundingPoint point);

/// A14.3: `value` in points where nothing may be rounded; empty if a remainder is left at 10^-8,
/// and the caller then names the place. Throws Overflow if it is beyond the range of Points.
/// Threads: a pure function.
std::optional<Points> exact(const Rational& value);

/// The word of settings and reports: `half_up`, `half_even`, `truncate`. It lives forever.
std::string_view rounding_mode_name(RoundingMode mode) noexcept;

/// The mode of that name; empty for any other text.
std::optional<RoundingMode> parse_rounding_mode(std::string_view name) noexcept;

namespace detail {
/// `value`, which is no whole number of steps of `step` units, as one.
Points round_off(const Rational& value, std::int64_t step, RoundingMode mode);
}  // namespace detail

inline Points round(const Rational& value, RoundingPoint point) {
  const std::int64_t step = detail::units_per_step(point.decimals);
  const std::optional<std::int64_t> units = value.units();
  return units && *units % step == 0 ? Points::from_units(*units)
                                     : detail::round_off(value, step, point.mode);
}

}  // namespace kaohe
