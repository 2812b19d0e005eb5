#include "engine/calendar.hpp"

#include <string_view>

#include "engine/abi_view.hpp"

namespace kaohe::engine {

namespace {

// Without a year (a plugin that is only described) dates have no meaning; any year will do.
constexpr int kNoYear = 2000;

int months_in(Cell kind) {
  return kMonthsInYear / cells_in_year(kind);
}

std::vector<Period> standard_periods(int year) {
  const auto period = [year](const char* id, std::uint32_t rhythms, int first_month,
                             int last_month) {
    return Period{id, rhythms, day_of(year, first_month, 1), last_day_of_month(year, last_month),
                  (rhythms & KAOHE_YEARLY) != 0};
  };
  return {period("q1", KAOHE_QUARTERLY, 1, 3),
          period("q2", KAOHE_QUARTERLY, 4, 6),
          period("h1", KAOHE_HALF_YEARLY, 1, 6),
          period("q3", KAOHE_QUARTERLY, 7, 9),
          period("q4", KAOHE_QUARTERLY, 10, 12),
          period("year", KAOHE_HALF_YEARLY | KAOHE_YEARLY, 1, 12)};
}

}  // namespace

Calendar::Calendar(const kaohe_settings& settings)
    : year_(settings.year > 0 ? settings.year : kNoYear) {
  constexpr int kYearMax = 9999;
  if (settings.year < 0 || settings.year > kYearMax) {
    throw Refused("the settings are for the year " + std::to_string(settings.year) +
                      "; expected 1 to 9999, or 0 where it is unknown",
                  "设置的年度为 " + std::to_string(settings.year) + ";应为 1 到 9999,未知时为 0");
  }
  constexpr std::uint64_t kPeriodsMax = 31;  // sets of them are bits
  if (settings.periods.count > kPeriodsMax) {
    throw Refused(
        "the year's calendar has " + std::to_string(settings.periods.count) +
            " periods; at most 31 can be had",
        "年度日历有 " + std::to_string(settings.periods.count) + " 个考核阶段;最多 31 个");
  }
  for (const kaohe_period& period : structs<kaohe_period>(settings.periods)) {
    constexpr std::uint32_t kRhythms =
        KAOHE_MONTHLY | KAOHE_QUARTERLY | KAOHE_HALF_YEARLY | KAOHE_YEARLY;
    refuse_unknown("the rhythms of a period", period.rhythms, kRhythms);
    refuse_unknown("awards of a period", period.awards, 1);
    refuse_unknown("the reserved field of a period", period.reserved, 0);
    periods_.push_back({std::string(view(period.id)), period.rhythms, period.first_day,
                        period.last_day, period.awards != 0});
  }
  if (periods_.empty()) periods_ = standard_periods(year_);
  for (const Cell kind : {Cell::none, Cell::month, Cell::quarter, Cell::half, Cell::year}) {
    for (int index = 1; index <= cells_in_year(kind); ++index) {
      spans_[slot(kind, index)] = span_of(kind, index);
    }
  }
}

int Calendar::period_of_cell(std::uint32_t rhythms, Cell kind, int index) const {
  for (std::size_t i = 0; i < periods_.size(); ++i) {
    const bool covers =
        (periods_[i].rhythms & rhythms) != 0 && periods_[i].last_day >= last_day(kind, index);
    if (covers) return static_cast<int>(i);
  }
  return static_cast<int>(periods_.size()) - 1;
}

Calendar::Span Calendar::span_of(Cell kind, int index) const {
  const int months = months_in(kind);
  const int last_month = index * months;
  Span span;
  span.first_day = day_of(year_, last_month - months + 1, 1);
  span.last_day = last_day_of_month(year_, last_month);
  for (std::size_t i = 0; i < periods_.size(); ++i) {
    const bool meets =
        periods_[i].first_day <= span.last_day && periods_[i].last_day >= span.first_day;
    if (meets) span.periods |= 1U << i;
  }
  return span;
}

int Calendar::find(std::string_view id) const {
  for (std::size_t i = 0; i < periods_.size(); ++i) {
    if (periods_[i].id == id) return static_cast<int>(i);
  }
  return -1;
}

std::uint32_t Calendar::periods_of(std::uint32_t rhythms) const {
  std::uint32_t bits = 0;
  for (std::size_t i = 0; i < periods_.size(); ++i) {
    if ((periods_[i].rhythms & rhythms) != 0) bits |= 1U << i;
  }
  return bits;
}

int Calendar::last_of(std::uint32_t rhythms) const {
  for (std::size_t i = periods_.size(); i-- > 0;) {
    if ((periods_[i].rhythms & rhythms) != 0) return static_cast<int>(i);
  }
  return -1;
}

}  // namespace kaohe::engine
