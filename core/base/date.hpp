/// Calendar dates. One zone, +08:00; a date is the whole day there.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kaohe {

using Date = std::chrono::sys_days;

/// "2023-06-20"; anything else, also a day that does not exist: nothing.
std::optional<Date> parse_date(std::string_view text);
std::string to_text(Date date);
/// Days since 1970-01-01, as plugins count them.
std::int32_t day_number(Date date);
Date from_day_number(std::int32_t days);
Date make_date(int year, unsigned month, unsigned day);
/// Art. 11(8): one month after: the same day of the next month, else that month's last day.
Date one_month_after(Date date);
/// Whether what is dated so is known by a day; what has no date always is.
inline bool is_known_by(const std::optional<Date>& date, Date day) {
  return !date || *date <= day;
}
/// Today at +08:00.
Date today();

}  // namespace kaohe
