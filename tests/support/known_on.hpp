// A table of the made-up county as somebody could have recorded it on a day.
#pragma once

#include <algorithm>
#include <string>

#include "base/csv.hpp"

namespace kaohe::testing {

/// What happened after a day is dated to it: nobody records it before.
inline CsvTable known_on(const std::string& day, CsvTable table) {
  const int column = std::max(table.column("date"), table.column("日期"));
  for (CsvRow& row : table.rows) {
    std::string& date = row.cells.at(static_cast<std::size_t>(column));
    date = std::min(date, day);
  }
  return table;
}

}  // namespace kaohe::testing
