#include "calendar.hpp"

#include <utility>

#include <kaohe/abi.h>

namespace kaohe::cases {
namespace {

std::int32_t last_day_of_month(int month) {
  return kaohe::last_day_of_month(kCaseYear, month);
}

CasePeriod period(std::string id, std::uint32_t rhythms, int first_month, int last_month) {
  return {std::move(id), rhythms, day_of(kCaseYear, first_month, 1), last_day_of_month(last_month),
          (rhythms & KAOHE_YEARLY) != 0};
}

/// A whole number of exactly `digits` digits at `at`; -1 if there is none.
int digits_at(std::string_view text, std::size_t at, std::size_t digits) {
  if (at + digits > text.size()) return -1;
  int number = 0;
  for (const char c : text.substr(at, digits)) {
    if (c < '0' || c > '9') return -1;
    number = number * 10 + (c - '0');
  }
  return number;
}

}  // namespace

// As the plugin makes them where the settings name none.
const CaseCalendar& CaseCalendar::standard() {
  static const CaseCalendar calendar{
      {period("q1", KAOHE_QUARTERLY, 1, 3), period("q2", KAOHE_QUARTERLY, 4, 6),
       period("h1", KAOHE_HALF_YEARLY, 1, 6), period("q3", KAOHE_QUARTERLY, 7, 9),
       period("q4", KAOHE_QUARTERLY, 10, 12),
       period("year", KAOHE_HALF_YEARLY | KAOHE_YEARLY, 1, 12)}};
  return calendar;
}

const CaseCalendar& CaseCalendar::monthly() {
  static const CaseCalendar calendar = [] {
    std::vector<CasePeriod> periods;
    for (int month = 1; month <= kMonthsInYear; ++month) {
      const bool ends_quarter = month % 3 == 0;
      const std::uint32_t quarterly = ends_quarter ? std::uint32_t{KAOHE_QUARTERLY} : 0U;
      const std::uint32_t half_yearly = month == 6 ? std::uint32_t{KAOHE_HALF_YEARLY} : 0U;
      periods.push_back(period("m" + std::to_string(month), KAOHE_MONTHLY | quarterly | half_yearly,
                               month, month));
    }
    periods.push_back(period("year", KAOHE_HALF_YEARLY | KAOHE_YEARLY, 1, kMonthsInYear));
    return CaseCalendar(std::move(periods));
  }();
  return calendar;
}

std::optional<std::uint32_t> CaseCalendar::find(std::string_view id) const {
  for (std::uint32_t i = 0; i < periods_.size(); ++i) {
    if (periods_[i].id == id) return i;
  }
  return std::nullopt;
}

std::vector<std::string> CaseCalendar::ids() const {
  std::vector<std::string> ids;
  for (const CasePeriod& period : periods_) ids.push_back(period.id);
  return ids;
}

std::int32_t last_day_of_cell(Cell kind, int cell) {
  return last_day_of_month(cell * kMonthsInYear / cells_in_year(kind));
}

int cell_holding(Cell kind, std::int32_t day) {
  int cell = 1;
  while (last_day_of_cell(kind, cell) < day) ++cell;
  return cell;
}

std::optional<int> parse_cell(Cell kind, std::string_view text) {
  if (digits_at(text, 0, 4) != kCaseYear) return std::nullopt;
  const std::string_view rest = text.substr(4);
  if (kind == Cell::none || kind == Cell::year) {
    return rest.empty() ? std::optional<int>(1) : std::nullopt;
  }
  const std::string_view mark = kind == Cell::month ? "-" : kind == Cell::quarter ? "-Q" : "-H";
  const std::size_t digits = kind == Cell::month ? 2 : 1;
  if (rest.size() != mark.size() + digits || rest.substr(0, mark.size()) != mark) {
    return std::nullopt;
  }
  const int cell = digits_at(rest, mark.size(), digits);
  return cell >= 1 && cell <= cells_in_year(kind) ? std::optional<int>(cell) : std::nullopt;
}

std::optional<std::int32_t> parse_day(std::string_view text) {
  const int year = digits_at(text, 0, 4);
  const int month = digits_at(text, 5, 2);
  const int day = digits_at(text, 8, 2);
  const bool shaped = text.size() == 10 && text[4] == '-' && text[7] == '-';
  if (!shaped || year != kCaseYear || month < 1 || month > kMonthsInYear || day < 1) {
    return std::nullopt;
  }
  const std::int32_t found = day_of(year, month, day);
  return found <= last_day_of_month(month) ? std::optional<std::int32_t>(found) : std::nullopt;
}

}  // namespace kaohe::cases
