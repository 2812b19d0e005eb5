#include "kaohe/rational.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace kaohe {
namespace {

constexpr UInt128 kTenTo19 = 10'000'000'000'000'000'000U;

std::string digits(UInt128 value) {
  std::string reversed;
  do {
    reversed += static_cast<char>('0' + static_cast<int>(value % 10));
    value /= 10;
  } while (value != 0);
  return std::string(reversed.rbegin(), reversed.rend());
}

std::string padded(UInt128 value, std::size_t width) {
  const std::string text = digits(value);
  return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

// The product may have 154 bits: it is taken in two halves, so that text() cannot fail.
std::string product_digits(UInt128 value, UInt128 factor_up_to_ten_to_8) {
  const UInt128 low = value % kTenTo19 * factor_up_to_ten_to_8;
  const UInt128 high = value / kTenTo19 * factor_up_to_ten_to_8 + low / kTenTo19;
  return high == 0 ? digits(low) : digits(high) + padded(low % kTenTo19, 19);
}

bool all_digits(std::string_view text) noexcept {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_integer_part(std::string_view text, int max_digits) noexcept {
  return !text.empty() && text.size() <= static_cast<std::size_t>(max_digits) && all_digits(text) &&
         (text.size() == 1 || text.front() != '0');
}

// -1, 0 or 1, as num/den against other_num/other_den, both in lowest terms; nothing can overflow.
int compare(UInt128 num, UInt128 den, UInt128 other_num, UInt128 other_den) noexcept {
  UInt128 left = 0;
  UInt128 right = 0;
  if (!__builtin_mul_overflow(num, other_den, &left) &&
      !__builtin_mul_overflow(other_num, den, &right)) {
    return (left > right) - (left < right);
  }
  const UInt128 whole = num / den;
  const UInt128 other_whole = other_num / other_den;
  if (whole != other_whole) {
    return whole < other_whole ? -1 : 1;
  }
  // What is left compares as its reciprocals do the other way round. No rest is 0: in lowest terms
  // the denominator would be 1, and with equal whole parts both products above would have fitted.
  return compare(other_den, other_num % other_den, den, num % den);
}

}  // namespace

namespace detail {

std::optional<Int128> parse_decimal(std::string_view text, int max_integer_digits,
                                    int max_decimals) noexcept {
  const bool negative = !text.empty() && text.front() == '-';
  text.remove_prefix(negative ? 1 : 0);
  const std::size_t point = text.find('.');
  const std::string_view integer = text.substr(0, point);
  if (!is_integer_part(integer, max_integer_digits)) {
    return std::nullopt;
  }
  std::string_view decimals;
  if (point != std::string_view::npos) {
    decimals = text.substr(point + 1);
    if (decimals.empty() || decimals.size() > static_cast<std::size_t>(max_decimals) ||
        !all_digits(decimals)) {
      return std::nullopt;
    }
  }
  Int128 units = 0;
  for (const char c : integer) {
    units = units * 10 + (c - '0');
  }
  for (std::size_t place = 0; place < std::size_t{kUnitDecimals}; ++place) {
    units = units * 10 + (place < decimals.size() ? decimals[place] - '0' : 0);
  }
  return negative ? -units : units;
}

}  // namespace detail

std::optional<Rational> Rational::parse(std::string_view text) noexcept {
  constexpr int kIntegerDigits = 10;  // Number: sdk/README.md, 3
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) {
    const auto units = detail::parse_decimal(text, kIntegerDigits, kUnitDecimals);
    return units ? std::optional(Rational(*units, 1)) : std::nullopt;
  }
  const auto numerator = detail::parse_decimal(text.substr(0, slash), kIntegerDigits, 0);
  const auto denominator = detail::parse_decimal(text.substr(slash + 1), kIntegerDigits, 0);
  if (!numerator || !denominator || *denominator <= 0) {
    return std::nullopt;
  }
  return of(static_cast<std::int64_t>(*numerator / kUnitsPerOne),
            static_cast<std::int64_t>(*denominator / kUnitsPerOne));
}

// Knuth, The Art of Computer Programming 4.5.1: the terms are reduced before they are multiplied.
Rational Rational::add_fractions(const Rational& a, const Rational& b) {
  if (a.den_ == 1 ||
      b.den_ == 1) {  // a fraction in lowest terms plus whole units stays in lowest terms
    const Rational& whole = a.den_ == 1 ? a : b;
    const Rational& fraction = a.den_ == 1 ? b : a;
    return Rational(checked_add(checked_mul(whole.num_, fraction.den_), fraction.num_),
                    fraction.den_);
  }
  const Int128 common = gcd(a.den_, b.den_);
  const Int128 a_share = quotient(a.den_, common);
  const Int128 b_share = quotient(b.den_, common);
  const Int128 sum = checked_add(checked_mul(a.num_, b_share), checked_mul(b.num_, a_share));
  const Int128 left = gcd(sum, common);
  return Rational(quotient(sum, left), checked_mul(a_share, quotient(b.den_, left)));
}

// Units times units are 10^-16, so one factor 10^8 goes into the denominator. All terms are
// reduced crosswise first: an overflow here means that the result itself does not fit.
Rational Rational::multiply_fractions(const Rational& a, const Rational& b) {
  if (b.is_integer()) {
    return a.times_whole(quotient(b.num_, kUnitsPerOne));
  }
  if (a.is_integer()) {
    return b.times_whole(quotient(a.num_, kUnitsPerOne));
  }
  if (a.den_ == 1 && b.den_ != 1) {
    return multiply_fractions(b, a);
  }
  const Int128 a_common = gcd(a.num_, b.den_);
  const Int128 b_common = gcd(b.num_, a.den_);
  const Int128 a_num = quotient(a.num_, a_common);
  const Int128 b_num = quotient(b.num_, b_common);
  const Int128 b_scale = gcd(b_num, kUnitsPerOne);  // mostly all of it, where b is a decimal
  const Int128 a_scale = gcd(a_num, kUnitsPerOne / b_scale);
  const Int128 scale = kUnitsPerOne / a_scale / b_scale;
  const Int128 den = checked_mul(quotient(a.den_, b_common), quotient(b.den_, a_common));
  return Rational(checked_mul(quotient(a_num, a_scale), quotient(b_num, b_scale)),
                  checked_mul(den, scale));
}

Rational Rational::times_whole(Int128 factor) const {
  const Int128 common = gcd(factor, den_);
  return Rational(checked_mul(num_, quotient(factor, common)), quotient(den_, common));
}

Rational Rational::over_whole(Int128 divisor) const {
  const Int128 common = gcd(num_, divisor);
  return Rational(quotient(num_, common), checked_mul(den_, quotient(divisor, common)));
}

// Units over units are plain numbers, so one factor 10^8 goes into the numerator.
Rational Rational::divide_fractions(const Rational& a, const Rational& b) {
  if (b.is_integer()) {
    return a.over_whole(quotient(b.num_, kUnitsPerOne));
  }
  const Int128 num_common = gcd(a.num_, b.num_);
  const Int128 den_common = gcd(a.den_, b.den_);
  const Int128 a_den = quotient(a.den_, den_common);
  const Int128 b_num = quotient(b.num_, num_common);
  const Int128 a_scale = gcd(a_den, kUnitsPerOne);
  const Int128 b_scale = gcd(b_num, kUnitsPerOne / a_scale);
  const Int128 scale = kUnitsPerOne / a_scale / b_scale;
  const Int128 num =
      checked_mul(checked_mul(quotient(a.num_, num_common), quotient(b.den_, den_common)), scale);
  return Rational(num, checked_mul(quotient(a_den, a_scale), quotient(b_num, b_scale)));
}

bool Rational::fraction_is_less(const Rational& a, const Rational& b) noexcept {
  if (a.is_short() && b.is_short()) {
    return a.num_ * b.den_ < b.num_ * a.den_;
  }
  if (a.sign() != b.sign()) {
    return a.sign() < b.sign();
  }
  const int order =
      compare(magnitude(a.num_), magnitude(a.den_), magnitude(b.num_), magnitude(b.den_));
  return a.sign() < 0 ? order > 0 : order < 0;
}

Rational Rational::floor() const {
  if (is_integer()) {
    return *this;
  }
  const Int128 toward_zero = quotient(quotient(num_, den_), kUnitsPerOne);
  return Rational(checked_mul(toward_zero - (num_ < 0 ? 1 : 0), kUnitsPerOne), 1);
}

Rational Rational::ceil() const {
  return -(-*this).floor();
}

std::string Rational::text() const {
  if (den_ == 1) {
    return text_cut(kUnitDecimals);
  }
  const Int128 common = gcd(num_, kUnitsPerOne);
  const std::string sign = num_ < 0 ? "-" : "";
  return sign + digits(magnitude(num_ / common)) + "/" +
         product_digits(magnitude(den_), magnitude(kUnitsPerOne / common));
}

std::string Rational::text_cut(int decimals) const {
  const UInt128 step = magnitude(detail::units_per_step(decimals));
  const UInt128 units = magnitude(num_) / magnitude(den_);
  const bool is_cut = den_ != 1 || units % step != 0;
  std::string places = padded(units % magnitude(kUnitsPerOne), std::size_t{kUnitDecimals});
  places.resize(static_cast<std::size_t>(decimals));
  if (!is_cut) {
    places.erase(places.find_last_not_of('0') + 1);
  }
  return (num_ < 0 ? "-" : "") + digits(units / magnitude(kUnitsPerOne)) +
         (places.empty() ? "" : "." + places) + (is_cut ? "…" : "");
}

}  // namespace kaohe
