/// What the cells of an .xlsx workbook refer to: its list of sheets, shared texts, number formats.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "office/archive.hpp"
#include "office/decimal.hpp"

namespace kaohe::office {

/// A sheet as the workbook lists it.
struct ListedSheet {
  std::string name;
  bool is_hidden;
  std::string part;  ///< "xl/worksheets/sheet1.xml"
};

struct XlsxWorkbook {
  std::vector<ListedSheet> sheets;  ///< worksheets only: no charts, no macros
  bool since_1904 = false;
  std::vector<std::string> texts;      ///< the shared ones, by their index
  std::vector<NumberKind> cell_kinds;  ///< what a cell's style makes of a number, by its index
};

/// Throws Error(data) for a damaged file.
XlsxWorkbook read_xlsx_workbook(Archive& archive);

/// A text of the file as meant: "_x000D_" is how it writes a character that XML has not.
std::string unescaped(std::string_view text);

}  // namespace kaohe::office
