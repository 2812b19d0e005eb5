/// The calendars of cases: the periods of 2023, the standard six or a monthly year, and its months,
/// quarters and halves.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <kaohe/catalogue.hpp>

#include "src/days.hpp"

namespace kaohe::cases {

/// Cases are of this year; which one it is has no meaning.
inline constexpr int kCaseYear = 2023;

/// A period of the year. Days since 1970-01-01, inclusive.
struct CasePeriod {
  std::string id;
  std::uint32_t rhythms = 0;  ///< KAOHE_QUARTERLY | …
  std::int32_t first_day = 0;
  std::int32_t last_day = 0;
  bool awards = false;  ///< awards are computed in it
};

/// The periods of a year, in their order: an index here is the index in a batch.
class CaseCalendar {
 public:
  /// `q1 q2 h1 q3 q4 year`: what a plugin has by itself.
  static const CaseCalendar& standard();
  /// `m1` … `m12` and `year`. The months that end a quarter or the first half serve these rhythms
  /// too.
  static const CaseCalendar& monthly();

  const std::vector<CasePeriod>& periods() const { return periods_; }
  const CasePeriod& operator[](std::uint32_t index) const { return periods_[index]; }
  /// Empty: there is no such period.
  std::optional<std::uint32_t> find(std::string_view id) const;
  /// For messages.
  std::vector<std::string> ids() const;

 private:
  explicit CaseCalendar(std::vector<CasePeriod> periods) : periods_(std::move(periods)) {}

  std::vector<CasePeriod> periods_;
};

std::int32_t last_day_of_cell(Cell kind, int cell);
/// The cell that holds a day of kCaseYear.
int cell_holding(Cell kind, std::int32_t day);
/// Reads `2023-03`, `2023-Q1`, `2023-H1` or `2023`. Empty: no such cell of this kind.
std::optional<int> parse_cell(Cell kind, std::string_view text);
/// Reads a day of kCaseYear, `2023-02-28`.
std::optional<std::int32_t> parse_day(std::string_view text);

}  // namespace kaohe::cases
