// Days and cells of a year, for the evaluator and for the runner of cases alike.
#pragma once

#include <cstddef>
#include <cstdint>

#include <kaohe/catalogue.hpp>

namespace kaohe {

inline constexpr int kMonthsInYear = 12;

// Days since 1970-01-01 of a Gregorian date, for years after 0. A month or day that there is not is
// not checked. Howard Hinnant's days_from_civil (public domain).
constexpr std::int32_t day_of(int year, int month, int day) {
  const int y = month <= 2 ? year - 1 : year;
  const int era = y / 400;
  const int year_of_era = y - era * 400;
  const int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

// The last day of a month, 1 to 12, in days since 1970-01-01.
constexpr std::int32_t last_day_of_month(int year, int month) {
  return month == kMonthsInYear ? day_of(year + 1, 1, 1) - 1 : day_of(year, month + 1, 1) - 1;
}

// How many cells of a kind a year has: 12, 4, 2, 1.
constexpr int cells_in_year(Cell kind) {
  constexpr int kCells[] = {1, kMonthsInYear, 4, 2, 1};
  return kCells[static_cast<std::size_t>(kind)];
}

}  // namespace kaohe
