#include "evidence/hints.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "evidence/grid.hpp"
#include "evidence/table.hpp"

namespace kaohe::evidence {

namespace {
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// The numbers of a text with what separates them, for the shapes that dates have.
struct Parts {
  std::vector<int> numbers;
  std::vector<std::size_t> sizes;  ///< digits of each
  std::string between;             ///< what stands before, between and after, digits left out
};

Parts parts_of(std::string_view text) {
  Parts parts;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    int number = 0;
    for (; end < text.size() && end - i < 8 && is_digit(text[end]); ++end)
      number = number * 10 + (text[end] - '0');
    if (end == i) {
      parts.between += text[i++];
      continue;
    }
    parts.numbers.push_back(number);
    parts.sizes.push_back(end - i);
    i = end;
  }
  return parts;
}

/// A day that a sheet of these years may speak of.
void add_day(std::vector<Date>& days, int year, int month, int day) {
  if (year < 1900 || year > 2100 || month < 1 || day < 1) return;
  const std::chrono::year_month_day date{std::chrono::year(year),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (date.ok() && std::find(days.begin(), days.end(), Date(date)) == days.end())
    days.emplace_back(date);
}

/// Days as spreadsheets count them: 1 is 1900-01-01, with a 29 February 1900 that never was.
void add_serial(std::vector<Date>& days, int serial) {
  constexpr int kFirst = 36526, kLast = 73050;  // 2000-01-01 to 2099-12-31
  if (serial >= kFirst && serial <= kLast)
    days.push_back(make_date(1899, 12, 30) + std::chrono::days(serial));
}

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

/// The days that a text may mean; a day and a month in the order of either country.
std::vector<Date> days_meant(std::string_view text) {
  std::vector<Date> days;
  const std::string_view day_alone = text.substr(0, text.find_first_of(" T"));
  const Parts parts = parts_of(day_alone.size() < text.size() ? day_alone : text);
  const std::vector<int>& n = parts.numbers;
  if (n.size() == 1 && parts.between.empty()) {
    if (parts.sizes[0] == 5) add_serial(days, n[0]);
    if (parts.sizes[0] == 8) add_day(days, n[0] / 10000, n[0] / 100 % 100, n[0] % 100);
  }
  if (n.size() != 3 || !is_one_of(parts.between, {"--", "//", "..", "年月日", "年月"})) return days;
  if (parts.sizes[0] == 4) add_day(days, n[0], n[1], n[2]);
  if (parts.sizes[2] != 4) return days;
  add_day(days, n[2], n[1], n[0]);
  if (parts.between != "..") add_day(days, n[2], n[0], n[1]);
  return days;
}

/// The number of the month whose English short name a text is, 0: none.
int named_month(std::string_view name) {
  constexpr std::array<std::string_view, 12> kNames{"jan", "feb", "mar", "apr", "may", "jun",
                                                    "jul", "aug", "sep", "oct", "nov", "dec"};
  std::string lower(name);
  for (char& c : lower) c = static_cast<char>(is_ascii_letter(c) ? c | 0x20 : c);
  const auto found = std::find(kNames.begin(), kNames.end(), lower);
  return found == kNames.end() ? 0 : static_cast<int>(found - kNames.begin()) + 1;
}

/// The month that a text means, by its first day: Jan-23, 2023/1, 2023年1月.
std::optional<Date> month_meant(std::string_view text) {
  const Parts parts = parts_of(text);
  const std::vector<int>& n = parts.numbers;
  std::vector<Date> days;
  if (n.size() == 2 && parts.sizes[0] == 4 &&
      is_one_of(parts.between, {"-", "/", ".", "年月", "年"}))
    add_day(days, n[0], n[1], 1);
  const bool is_named =
      parts.between.size() == 4 && (parts.between[0] == '-' || parts.between[3] == '-');
  if (n.size() == 1 && is_named && parts.sizes[0] == 2) {
    const std::string_view name = parts.between[0] == '-'
                                      ? std::string_view(parts.between).substr(1)
                                      : std::string_view(parts.between).substr(0, 3);
    add_day(days, 2000 + n[0], named_month(name), 1);
  }
  return days.empty() ? std::nullopt : std::optional(days.front());
}

Text changed_by_spreadsheet(const std::vector<std::string>& meant) {
  Text written{meant.front(), meant.front()};
  if (meant.size() > 1)
    written = say({"{} or {}, whichever it was", "{} 或 {}(以实际为准)"}, meant[0], meant[1]);
  return say({"; a spreadsheet changes dates: format the column as text, then write {}",
              ";电子表格会改动日期格式,请先把该列设为文本格式,再填 {}"},
             written);
}

/// The number of a text without its separators, and what stands after it.
struct Written {
  std::string number;
  std::string_view rest;
};

/// Whether a separator of thousands stands first: the size of the mark, 0: none does.
std::size_t separator_size(std::string_view text) {
  const std::size_t size = text.substr(0, 3) == "\uFF0C"      ? 3
                           : text[0] == ',' || text[0] == ' ' ? 1
                                                              : 0;
  const std::string_view group = text.substr(size, 3);
  const bool is_group = group.size() == 3 && std::all_of(group.begin(), group.end(), is_digit);
  return is_group ? size : 0;
}

Written split_number(std::string_view text) {
  Written written;
  if (text.substr(0, 1) == "+") text.remove_prefix(1);
  while (!text.empty()) {
    const std::size_t mark = separator_size(text);
    const bool is_sign = written.number.empty() && text[0] == '-';
    if (mark == 0 && !is_sign && !is_digit(text[0]) && text[0] != '.') break;
    if (mark == 0) written.number += text[0];
    text.remove_prefix(std::max<std::size_t>(mark, 1));
  }
  written.rest = text;
  return written;
}

/// A unit or a percent sign.
bool is_unit(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return c == '%' || c == ' ' || is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80;
  });
}
}  // namespace

Text date_hint(std::string_view text) {
  std::vector<std::string> meant;
  for (const Date day : days_meant(text)) meant.push_back(to_text(day));
  if (!meant.empty()) return changed_by_spreadsheet(meant);
  if (!month_meant(text)) return {};
  return say({"; a spreadsheet changes dates: format the column as text, then write the whole day",
              ";电子表格会改动日期格式,请先把该列设为文本格式,再填写完整的日期"});
}

Text cell_hint(std::string_view text, plan::CellKind kind) {
  std::vector<Date> days = days_meant(text);
  const std::optional<Date> month = month_meant(text);
  if (month) days = {*month};
  if (days.size() != 1) return {};
  return changed_by_spreadsheet({cell_name(cell_of(days.front(), kind))});
}

Text number_hint(std::string_view text) {
  constexpr int kMostDecimals = 8;
  const Written written = split_number(text);
  if (written.number == text || !is_unit(written.rest)) return {};
  if (!parse_decimal(written.number, kMostDecimals)) return {};
  return say({"; write {} alone, without unit, separator or percent sign",
              ";请只填 {},不带单位、千分位和百分号"},
             written.number);
}

}  // namespace kaohe::evidence
