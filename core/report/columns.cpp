// Columns on a terminal, where a Chinese character is two cells wide.
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>

#include "report/summary.hpp"

namespace kaohe::report {

namespace {

int width_of(UChar32 character) {
  const int category = u_charType(character);
  if (category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK || category == U_FORMAT_CHAR) {
    return 0;
  }
  const int width = u_getIntPropertyValue(character, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

std::string filled(const std::string& cell, int width, bool right) {
  const std::string space(static_cast<std::size_t>(std::max(0, width - terminal_width(cell))), ' ');
  return right ? space + cell : cell + space;
}

std::vector<int> widths_of(const std::vector<std::vector<std::string>>& rows, std::size_t columns) {
  std::vector<int> widths(columns, 0);
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size() && i < columns; ++i) {
      widths[i] = std::max(widths[i], terminal_width(row[i]));
    }
  }
  return widths;
}

}  // namespace

int terminal_width(std::string_view text) {
  int width = 0;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int32_t>(text.size());
  for (std::int32_t at = 0; at < size;) {
    UChar32 character = 0;
    U8_NEXT(bytes, at, size, character);
    width += character < 0 ? 1 : width_of(character);
  }
  return width;
}

std::string in_columns(const std::vector<std::vector<std::string>>& rows,
                       const std::vector<bool>& right) {
  const std::vector<int> widths = widths_of(rows, right.size());
  std::string text;
  for (const auto& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size() && i < right.size(); ++i) {
      line += (i == 0 ? "" : "  ") + filled(row[i], widths[i], right[i]);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + "\n";
  }
  return text;
}

}  // namespace kaohe::report
