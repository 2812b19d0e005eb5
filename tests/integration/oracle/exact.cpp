#include "exact.hpp"

#include <algorithm>
#include <stdexcept>

namespace oracle {
namespace {

using Whole = boost::multiprecision::cpp_int;

constexpr int kPlacesShown = 8;

Whole power_of_ten(int places) {
  return boost::multiprecision::pow(Whole(10), places);
}

bool is_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Read digit by digit: Boost takes a leading zero for an octal number.
Whole whole(std::string_view digits) {
  Whole number = 0;
  for (const char digit : digits) number = number * 10 + (digit - '0');
  return number;
}

}  // namespace

Exact decimal(std::string_view text) {
  const bool negative = !text.empty() && text.front() == '-';
  const std::string_view number = text.substr(negative ? 1 : 0);
  const std::size_t point = number.find('.');
  const std::string_view before = number.substr(0, point);
  const std::string_view after =
      point == std::string_view::npos ? std::string_view("0") : number.substr(point + 1);
  if (!is_digits(before) || !is_digits(after)) {
    throw std::runtime_error("\"" + std::string(text) + "\" is no decimal");
  }
  const Exact value =
      Exact(whole(before)) + Exact(whole(after), power_of_ten(static_cast<int>(after.size())));
  return negative ? Exact(-value) : value;
}

Exact half_up(const Exact& value, int places) {
  const Exact scaled = abs(value) * Exact(power_of_ten(places)) + Exact(1, 2);
  const Whole units = numerator(scaled) / denominator(scaled);
  const Exact rounded(units, power_of_ten(places));
  return value < 0 ? Exact(-rounded) : rounded;
}

int whole_up(const Exact& value) {
  const Whole up = (numerator(value) + denominator(value) - 1) / denominator(value);
  return up.convert_to<int>();
}

Exact within(const Exact& value, const Exact& low, const Exact& high) {
  return std::min(std::max(value, low), high);
}

Exact short_of(const Exact& target, const Exact& value) {
  return std::max(Exact(target - value), Exact(0));
}

std::string text(const Exact& value) {
  if (half_up(value, kPlacesShown) != value) return value.str();
  const Exact scaled = abs(value) * Exact(power_of_ten(kPlacesShown));
  std::string digits = numerator(scaled).str();
  if (digits.size() <= kPlacesShown) digits.insert(0, kPlacesShown + 1 - digits.size(), '0');
  digits.insert(digits.size() - kPlacesShown, ".");
  digits.erase(digits.find_last_not_of('0') + 1);
  if (digits.back() == '.') digits.pop_back();
  return (value < 0 ? "-" : "") + digits;
}

}  // namespace oracle
