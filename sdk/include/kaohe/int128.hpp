/// 128-bit integers: the intermediates of exact arithmetic. Most code wants `Rational` or `Points`.
///
/// Strict C++17 has no std::gcd, std::numeric_limits or std::is_integral for them, so the few
/// operations needed stand here. Range used throughout: -(2^127 - 1) to 2^127 - 1. The one value
/// below it is left out, so a negation always succeeds.
///
/// Threads: everything in this file is a pure function.
#pragma once

#include <cstdint>
#include <stdexcept>

namespace kaohe {

__extension__ typedef __int128 Int128;
__extension__ typedef unsigned __int128 UInt128;

/// The greatest value used, 2^127 - 1; the least is its negative.
inline constexpr Int128 kInt128Max = static_cast<Int128>(~UInt128{0} >> 1U);

/// An exact result does not fit its type. Nothing in this library wraps.
class Overflow : public std::overflow_error {
 public:
  using std::overflow_error::overflow_error;
};

/// The distance of `value` from 0; right for every value, the least one included.
constexpr UInt128 magnitude(Int128 value) noexcept {
  return value < 0 ? UInt128{0} - static_cast<UInt128>(value) : static_cast<UInt128>(value);
}

/// Whether `value` can be stored in an int64_t.
constexpr bool fits_int64(Int128 value) noexcept {
  return value >= INT64_MIN && value <= INT64_MAX;
}

/// a / b toward zero, for b above 0: one instruction where both fit 64 bits.
constexpr Int128 quotient(Int128 a, Int128 b) noexcept {
  return fits_int64(a) && fits_int64(b)
             ? static_cast<std::int64_t>(a) / static_cast<std::int64_t>(b)
             : a / b;
}

/// What is left of a / b, with the sign of a, for b above 0.
constexpr Int128 remainder(Int128 a, Int128 b) noexcept {
  return fits_int64(a) && fits_int64(b)
             ? static_cast<std::int64_t>(a) % static_cast<std::int64_t>(b)
             : a % b;
}

/// a + b. Throws Overflow if the sum is out of range.
constexpr Int128 checked_add(Int128 a, Int128 b) {
  Int128 sum = 0;
  if (__builtin_add_overflow(a, b, &sum) || sum < -kInt128Max) {
    throw Overflow("exact sum: the result needs more than 128 bits");
  }
  return sum;
}

/// a - b. Throws Overflow if the difference is out of range.
constexpr Int128 checked_sub(Int128 a, Int128 b) {
  Int128 difference = 0;
  if (__builtin_sub_overflow(a, b, &difference) || difference < -kInt128Max) {
    throw Overflow("exact difference: the result needs more than 128 bits");
  }
  return difference;
}

/// a * b. Throws Overflow if the product is out of range.
constexpr Int128 checked_mul(Int128 a, Int128 b) {
  if (fits_int64(a) && fits_int64(b)) {
    return a * b;  // at most 2^126
  }
  // Unsigned, because clang turns the signed check into a call that libgcc does not have.
  UInt128 product = 0;
  if (__builtin_mul_overflow(magnitude(a), magnitude(b), &product) ||
      product > magnitude(kInt128Max)) {
    throw Overflow("exact product: the result needs more than 128 bits");
  }
  const Int128 result = static_cast<Int128>(product);
  return (a < 0) != (b < 0) ? -result : result;
}

namespace detail {

/// One division, which brings both to the size of the lesser, then Stein's algorithm: shifts and
/// subtractions, without a branch to guess.
constexpr std::uint64_t gcd64(std::uint64_t a, std::uint64_t b) noexcept {
  if (a == 0 || b == 0) {
    return a | b;
  }
  const std::uint64_t lesser = a < b ? a : b;
  if (lesser == 1) {
    return 1;
  }
  const std::uint64_t rest = (a < b ? b : a) % lesser;
  if (rest == 0) {
    return lesser;
  }
  const int twos = __builtin_ctzll(lesser | rest);
  a = lesser >> __builtin_ctzll(lesser);
  b = rest;
  while (b != 0) {
    b >>= __builtin_ctzll(b);
    const std::uint64_t apart = a < b ? b - a : a - b;
    a = a < b ? a : b;
    b = apart;
  }
  return a << twos;
}

/// Euclid's algorithm until both fit 64 bits, then gcd64.
constexpr UInt128 gcd128(UInt128 a, UInt128 b) noexcept {
  while (a > UINT64_MAX || b > UINT64_MAX) {
    if (b == 0) {
      return a;
    }
    const UInt128 rest = a % b;
    a = b;
    b = rest;
  }
  return gcd64(static_cast<std::uint64_t>(a), static_cast<std::uint64_t>(b));
}

}  // namespace detail

/// The greatest common divisor of the magnitudes, not negative; gcd(0, b) is |b|, gcd(0, 0) is 0.
/// Both must lie in the range above.
constexpr Int128 gcd(Int128 a, Int128 b) noexcept {
  return static_cast<Int128>(detail::gcd128(magnitude(a), magnitude(b)));
}

}  // namespace kaohe
