/// The tables of a README, so that tests can hold them against what the program knows.
#pragma once

#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "fixtures/small_year.hpp"

namespace kaohe::testing {

using TableRow = std::vector<std::string>;

/// The cells of `| a | b |`, without the blanks and the backquotes around them.
inline TableRow cells_of_table_line(const std::string& line) {
  TableRow cells;
  for (std::size_t begin = 1; begin < line.size();) {
    const std::size_t end = line.find('|', begin);
    if (end == std::string::npos) break;
    const std::size_t first = line.find_first_not_of(" `", begin);
    const std::size_t last = line.find_last_not_of(" `", end - 1);
    cells.push_back(first < end ? line.substr(first, last - first + 1) : "");
    begin = end + 1;
  }
  return cells;
}

/// The rows of the first table after a line that is `start`, without its head. `file` is named from
/// the top of the source tree. Throws if there is none.
inline std::vector<TableRow> readme_table(const std::string& file, const std::string& start) {
  std::ifstream in(source_folder() / file);
  std::vector<TableRow> rows;
  bool is_after = false;
  for (std::string line; std::getline(in, line);) {
    if (line.rfind(start, 0) == 0) {
      is_after = true;
    } else if (is_after && !line.empty() && line[0] == '|') {
      rows.push_back(cells_of_table_line(line));
    } else if (!rows.empty()) {
      break;
    }
  }
  if (rows.size() < 3) throw std::runtime_error(file + " has no table after \"" + start + "\"");
  rows.erase(rows.begin(), rows.begin() + 2);
  return rows;
}

}  // namespace kaohe::testing
