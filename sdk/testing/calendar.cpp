#include "calendar.hpp"

namespace kaohe::cases {
namespace {

constexpr int kMonthsInYear = 12;

std::int32_t last_day_of_month(int month) {
  return month == kMonthsInYear ? day_of(kCaseYear + 1, 1, 1) - 1
                                : day_of(kCaseYear, month + 1, 1) - 1;
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

// Howard Hinnant's days_from_civil (public domain), for years after 0.
std::int32_t day_of(int year, int month, int day) {
  const int y = month <= 2 ? year - 1 : year;
  const int era = y / 400;
  const int year_of_era = y - era * 400;
  const int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

const std::array<CasePeriod, 6>& case_periods() {
  static const std::array<CasePeriod, 6> periods{{{"q1", last_day_of_month(3)},
                                                  {"q2", last_day_of_month(6)},
                                                  {"h1", last_day_of_month(6)},
                                                  {"q3", last_day_of_month(9)},
                                                  {"q4", last_day_of_month(12)},
                                                  {"year", last_day_of_month(12)}}};
  return periods;
}

std::optional<std::uint32_t> find_period(std::string_view id) {
  for (std::uint32_t i = 0; i < case_periods().size(); ++i) {
    if (case_periods()[i].id == id) return i;
  }
  return std::nullopt;
}

std::vector<std::string> period_ids() {
  std::vector<std::string> ids;
  for (const CasePeriod& period : case_periods()) ids.emplace_back(period.id);
  return ids;
}

int cells_in_year(Cell kind) {
  switch (kind) {
    case Cell::month:
      return 12;
    case Cell::quarter:
      return 4;
    case Cell::half:
      return 2;
    case Cell::none:
    case Cell::year:
      break;
  }
  return 1;
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
