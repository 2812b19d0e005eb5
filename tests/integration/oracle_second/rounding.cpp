#include "rounding.hpp"

namespace oracle_second {
namespace {

using Whole = boost::multiprecision::cpp_int;

Whole scale(int places) {
  return boost::multiprecision::pow(Whole(10), static_cast<unsigned>(places));
}

/// The whole part of a value that is not negative.
Whole floor_of(const Exact& value) {
  return numerator(value) / denominator(value);
}

}  // namespace

Exact half_even(const Exact& value, int places) {
  if (value < 0) return -half_even(-value, places);
  const Exact scaled = value * scale(places);
  Whole whole = floor_of(scaled);
  const Exact rest = scaled - whole;
  if (rest > Exact(1, 2) || (rest == Exact(1, 2) && whole % 2 == 1)) ++whole;
  return Exact(whole) / scale(places);
}

Exact cut(const Exact& value, int places) {
  if (value < 0) return -cut(-value, places);
  return Exact(floor_of(value * scale(places))) / scale(places);
}

}  // namespace oracle_second
