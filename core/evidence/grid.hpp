/// Cells of the calendar: "2023-03", "2023-Q1", "2023-H1", "2023".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/date.hpp"
#include "plan/indicator_system.hpp"

namespace kaohe::evidence {

struct NamedCell {
  int year = 0;
  plan::CellKind kind = plan::CellKind::year;
  int index = 1;  ///< 1.. in the year
};

/// Reads the name of a cell (half-width); nothing for any other text.
std::optional<NamedCell> parse_cell(std::string_view text);
/// "2023-03"
std::string cell_name(const NamedCell& cell);
/// The cell that holds a day.
NamedCell cell_of(Date date, plan::CellKind kind);
/// The first and the last day of a cell.
Date first_day_of(const NamedCell& cell);
Date last_day_of(const NamedCell& cell);
/// The grid on which records of an input lie: its own; events lie in months.
plan::CellKind grid_of(const plan::InputInfo& input);

}  // namespace kaohe::evidence
