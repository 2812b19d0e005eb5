#include "kaohe/rounding.hpp"

#include <array>
#include <cstddef>

namespace kaohe {
namespace {

constexpr std::array<std::string_view, 3> kModeNames = {"half_up", "half_even", "truncate"};

enum class Rest : std::uint8_t { below_half, half, above_half };

// A magnitude as whole steps of the last place kept, and what is left.
struct Steps {
  UInt128 count;
  Rest rest;
};

template <typename Unsigned>
Rest rest_of(Unsigned rest, Unsigned step) noexcept {
  const Unsigned missing = step - rest;
  if (rest == missing) {
    return Rest::half;
  }
  return rest < missing ? Rest::below_half : Rest::above_half;
}

// `Unsigned`: as many bits as the numbers need.
template <typename Unsigned>
Steps steps_of(Unsigned num, Unsigned den, Unsigned step) noexcept {
  const Unsigned units = num / den;
  const Unsigned unit_rest = num % den;
  if (step == 1) {
    return {units, rest_of(unit_rest, den)};
  }
  // Steps of more than one unit are even, so half a step is whole units; a part of a unit only
  // matters on top of exactly half.
  const Rest rest = rest_of<Unsigned>(units % step, step);
  const bool beyond_half = rest == Rest::half && unit_rest != 0;
  return {units / step, beyond_half ? Rest::above_half : rest};
}

Steps split(const Rational& value, std::int64_t step) noexcept {
  const UInt128 num = magnitude(value.numerator_units());
  const UInt128 den = magnitude(value.denominator());
  if (num <= UINT64_MAX && den <= UINT64_MAX) {
    return steps_of(static_cast<std::uint64_t>(num), static_cast<std::uint64_t>(den),
                    static_cast<std::uint64_t>(step));
  }
  return steps_of(num, den, magnitude(step));
}

bool goes_away_from_zero(const Steps& steps, RoundingMode mode) noexcept {
  switch (mode) {
    case RoundingMode::half_up:
      return steps.rest != Rest::below_half;
    case RoundingMode::half_even:
      return steps.rest == Rest::above_half || (steps.rest == Rest::half && steps.count % 2 == 1);
    case RoundingMode::truncate:
      break;
  }
  return false;
}

Points to_points(Int128 units) {
  if (!fits_int64(units)) {
    throw Overflow("rounding: the result is beyond 92233720368 points");
  }
  return Points::from_units(static_cast<std::int64_t>(units));
}

}  // namespace

Points detail::round_off(const Rational& value, std::int64_t step, RoundingMode mode) {
  const Steps steps = split(value, step);
  const UInt128 count = steps.count + (goes_away_from_zero(steps, mode) ? 1 : 0);
  const Int128 units = checked_mul(static_cast<Int128>(count), step);
  return to_points(value.sign() < 0 ? -units : units);
}

std::optional<Points> exact(const Rational& value) {
  if (value.denominator() != 1) {
    return std::nullopt;
  }
  return to_points(value.numerator_units());
}

std::string_view rounding_mode_name(RoundingMode mode) noexcept {
  return kModeNames[static_cast<std::size_t>(mode)];
}

std::optional<RoundingMode> parse_rounding_mode(std::string_view name) noexcept {
  for (std::size_t i = 0; i < kModeNames.size(); ++i) {
    if (kModeNames[i] == name) {
      return static_cast<RoundingMode>(i);
    }
  }
  return std::nullopt;
}

}  // namespace kaohe
