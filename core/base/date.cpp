#include "base/date.hpp"

#include <fmt/format.h>

#include "base/words.hpp"

namespace kaohe {

namespace chrono = std::chrono;

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const std::string_view year = text.substr(0, 4), month = text.substr(5, 2),
                         day = text.substr(8, 2);
  if (!all_digits(year) || !all_digits(month) || !all_digits(day)) return std::nullopt;
  const chrono::year_month_day date{chrono::year(whole_number(year)),
                                    chrono::month(static_cast<unsigned>(whole_number(month))),
                                    chrono::day(static_cast<unsigned>(whole_number(day)))};
  if (!date.ok()) return std::nullopt;
  return Date(date);
}

std::string to_text(Date date) {
  const chrono::year_month_day parts(date);
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(parts.year()),
                     static_cast<unsigned>(parts.month()), static_cast<unsigned>(parts.day()));
}

std::int32_t day_number(Date date) {
  return static_cast<std::int32_t>(date.time_since_epoch().count());
}

Date from_day_number(std::int32_t days) {
  return Date(chrono::days(days));
}

Date make_date(int year, unsigned month, unsigned day) {
  return Date(chrono::year_month_day(chrono::year(year), chrono::month(month), chrono::day(day)));
}

Date one_month_after(Date date) {
  const chrono::year_month_day parts(date);
  const chrono::year_month_day next = parts + chrono::months(1);
  if (next.ok()) return Date(next);
  return Date(chrono::year_month_day_last(next.year(), chrono::month_day_last(next.month())));
}

Date today() {
  return chrono::floor<chrono::days>(chrono::system_clock::now() + chrono::hours(8));
}

}  // namespace kaohe
