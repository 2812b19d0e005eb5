#include "office/decimal.hpp"

#include <algorithm>
#include <charconv>

#include "base/date.hpp"

namespace kaohe::office {

namespace {

constexpr std::size_t kDigitsKept = 15;  // of a binary number of 64 bits; what spreadsheets show
constexpr int kDigitsBeforeMost = 15, kDigitsAfterMost = 30;

/// 0.DIGITS × 10^exponent; the first digit is not 0. No digits: zero.
struct Scientific {
  std::string digits;
  int exponent = 0;
};

bool all_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<int> exponent_of(std::string_view text) {
  if (!text.empty() && text.front() == '+') text.remove_prefix(1);
  int exponent = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), exponent);
  const bool is_whole = failure == std::errc() && end == text.data() + text.size();
  if (!is_whole || exponent < -9999 || exponent > 9999) return std::nullopt;
  return exponent;
}

std::optional<Scientific> read_number(std::string_view text) {
  int exponent = 0;
  const std::size_t e = text.find_first_of("eE");
  if (e != std::string_view::npos) {
    const std::optional<int> written = exponent_of(text.substr(e + 1));
    if (!written) return std::nullopt;
    exponent = *written;
    text = text.substr(0, e);
  }
  const std::size_t point = std::min(text.find('.'), text.size());
  const std::string_view before = text.substr(0, point),
                         after = point == text.size() ? "" : text.substr(point + 1);
  constexpr std::size_t kLongest = 1000;
  if (before.size() + after.size() == 0 || text.size() > kLongest || !all_digits(before) ||
      !all_digits(after))
    return std::nullopt;
  std::string digits = std::string(before) + std::string(after);
  const std::size_t zeros = std::min(digits.find_first_not_of('0'), digits.size());
  digits.erase(0, zeros);
  return Scientific{digits, exponent + static_cast<int>(before.size()) - static_cast<int>(zeros)};
}

void round_to_kept(Scientific& number) {
  std::string& digits = number.digits;
  const bool up = digits.size() > kDigitsKept && digits[kDigitsKept] >= '5';
  digits.resize(std::min(digits.size(), kDigitsKept));
  if (up) {
    std::size_t at = digits.size();
    while (at > 0 && digits[at - 1] == '9') digits[--at] = '0';
    if (at > 0) {
      ++digits[at - 1];
    } else {
      digits.insert(0, "1");
      ++number.exponent;
    }
  }
  digits.erase(digits.find_last_not_of('0') + 1);
}

std::string written_out(const Scientific& number) {
  const std::string& digits = number.digits;
  if (number.exponent <= 0)
    return "0." + std::string(static_cast<std::size_t>(-number.exponent), '0') + digits;
  const auto before = static_cast<std::size_t>(number.exponent);
  if (before >= digits.size()) return digits + std::string(before - digits.size(), '0');
  return digits.substr(0, before) + "." + digits.substr(before);
}

/// The letters of a format's first section that are neither quoted nor escaped; "[h]" is one too.
std::string format_letters(std::string_view code) {
  std::string letters;
  for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
    const char c = code[i];
    if (c == '"' || c == '[') {
      const std::size_t end = std::min(code.find(c == '"' ? '"' : ']', i + 1), code.size());
      const std::string_view inner = code.substr(i + 1, end - i - 1);
      const bool is_elapsed =
          c == '[' && inner.find_first_not_of("hHmMsS") == std::string_view::npos;
      if (is_elapsed) letters += inner;
      i = end;
    } else if (c == '\\' || c == '_' || c == '*') {
      ++i;
    } else {
      letters += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
  }
  const std::size_t halves = letters.find("am/pm");
  if (halves != std::string::npos) letters.replace(halves, 5, "h");
  return letters;
}

}  // namespace

std::optional<std::string> plain_decimal(std::string_view stored) {
  const bool is_negative = !stored.empty() && stored.front() == '-';
  if (is_negative) stored.remove_prefix(1);
  std::optional<Scientific> number = read_number(stored);
  if (!number) return std::nullopt;
  round_to_kept(*number);
  if (number->digits.empty()) return "0";
  const int after = static_cast<int>(number->digits.size()) - number->exponent;
  if (number->exponent > kDigitsBeforeMost || after > kDigitsAfterMost) return std::nullopt;
  return (is_negative ? "-" : "") + written_out(*number);
}

NumberKind kind_of_format(std::string_view code) {
  const std::string letters = format_letters(code);
  if (letters == "general") return NumberKind::number;
  const auto has = [&](char letter) { return letters.find(letter) != std::string::npos; };
  if (has('%')) return NumberKind::percent;
  if (has('d')) return NumberKind::date;
  if (has('y')) return has('m') ? NumberKind::month : NumberKind::date;
  if (has('h') || has('s')) return NumberKind::time;
  return has('m') ? NumberKind::date : NumberKind::number;
}

NumberKind kind_of_builtin_format(int number) {
  const auto within = [&](int first, int last) { return number >= first && number <= last; };
  const auto is_any = [&](std::initializer_list<int> numbers) {
    return std::find(numbers.begin(), numbers.end(), number) != numbers.end();
  };
  // ECMA-376 part 1, 18.8.30; 27 to 36 and 50 to 58 as in its table for zh-cn.
  if (is_any({9, 10})) return NumberKind::percent;
  if (is_any({17, 27, 36, 50, 52, 57})) return NumberKind::month;
  if (is_any({14, 15, 16, 22, 28, 29, 30, 31, 51, 53, 54, 58})) return NumberKind::date;
  if (within(18, 21) || within(32, 35) || within(45, 47) || is_any({55, 56}))
    return NumberKind::time;
  return NumberKind::number;
}

std::optional<std::string> date_of_serial(std::string_view stored, bool since_1904) {
  constexpr int kDaysTo1904 = 1462, kNeverWas = 60, kLast = 2'958'465;
  const std::optional<std::string> plain = plain_decimal(stored);
  if (!plain || plain->size() > 7 || !all_digits(*plain)) return std::nullopt;
  const int serial = std::stoi(*plain) + (since_1904 ? kDaysTo1904 : 0);
  if (serial < 1 || serial > kLast || serial == kNeverWas) return std::nullopt;
  const Date zero = make_date(1899, 12, serial < kNeverWas ? 31 : 30);
  return to_text(zero + std::chrono::days(serial));
}

}  // namespace kaohe::office
