#include "kaohe/number_text.hpp"

namespace kaohe {

namespace {

constexpr int kShownDecimals = 4;
constexpr std::size_t kShortDigits = 3;  // of a denominator up to 1000, which itself is a decimal

Rational half_of_last_place() {
  return Rational::of(1, 20'000);
}

std::string without_mark(std::string text) {
  const std::size_t mark = text.find("…");
  return mark == std::string::npos ? text : text.substr(0, mark);
}

/// The digits of a number that is not negative, rounded half up; cut if it is too large to be
/// added to.
std::string rounded_digits(const Rational& number) {
  try {
    return without_mark((number + half_of_last_place()).text_cut(kShownDecimals));
  } catch (const Overflow&) {
    return without_mark(number.text_cut(kShownDecimals));
  }
}

std::string without_trailing_zeros(std::string digits) {
  if (digits.find('.') == std::string::npos) return digits;
  digits.erase(digits.find_last_not_of('0') + 1);
  if (digits.back() == '.') digits.pop_back();
  return digits;
}

}  // namespace

std::string shown_in_table(const Rational& number) {
  const std::string exact = number.text();
  if (exact.find('/') == std::string::npos) return exact;
  const bool is_negative = number.sign() < 0;
  const std::string digits = without_trailing_zeros(rounded_digits(is_negative ? -number : number));
  if (digits == "0") return is_negative ? ">-0.0001" : "<0.0001";
  return std::string("≈") + (is_negative ? "-" : "") + digits;
}

std::string shown_text(const Rational& number) {
  const std::string exact = number.text();
  const std::size_t slash = exact.find('/');
  std::string text = shown_in_table(number);
  const bool is_short = slash != std::string::npos && exact.size() - slash - 1 <= kShortDigits;
  if (!is_short) return text;
  return text + "(" + exact + ")";
}

}  // namespace kaohe
