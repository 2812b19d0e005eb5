/// Tables of people: one reader of CSV for rosters and evidence.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/errors.hpp"

namespace kaohe {

/// One record; `line` is where it begins in the file (1-based), as editors show it. As many cells
/// as headings.
struct CsvRow {
  int line;
  std::vector<std::string> cells;
};

struct CsvTable {
  std::string file;
  std::vector<std::string> headings;
  std::vector<CsvRow> rows;
  std::string sheet = {};  ///< of a workbook; empty: it comes from none
  int headings_line = 1;
  bool is_typed = false;  ///< from a command's options: nobody has seen its headings
  /// What is wrong with the table itself (WrongRows::leave_out); rows of another width are left
  /// out.
  std::vector<Problem> problems = {};

  /// Index of a heading; -1: there is none.
  int column(std::string_view heading) const;
  /// "监测!D7": a cell as a spreadsheet names it, its column from 0; -1: the row, "监测!7". Empty
  /// where the table comes from no workbook.
  std::string cell_name(int line, int column) const;
};

/// What becomes of rows that are wrong as rows of any table, whatever it holds.
enum class WrongRows {
  refuse,     ///< they refuse the table
  leave_out,  ///< what can be read is, so that all that is wrong with it can be said at once
};

/// "D": the letters of a column, counted from 1.
std::string column_letters(int column);

/// Reads a table: UTF-8 with or without a byte-order mark, commas, quotes as in RFC 4180, any line
/// end. Blanks around an unquoted cell are dropped; lines that are empty, or whose cells all are,
/// are skipped, and so are columns at the end without a heading and without a cell. Only cells of
/// columns headed by one of `long_texts` may have several lines, which "\n" separates. `file`
/// stands in messages only. Throws Error(data) with every row that is wrong: NUL bytes, not UTF-8,
/// another separator than the comma, a stray or missing quote, no headings, an empty or double
/// heading, more or fewer cells than headings, control characters; the last two are of single rows.
CsvTable read_csv(std::string_view bytes, std::string file,
                  const std::vector<std::string_view>& long_texts = {},
                  WrongRows wrong_rows = WrongRows::refuse);

/// The same of records that another reader took apart (a spreadsheet's), headings first; their
/// cells have no blanks around them and "\n" as line end.
CsvTable table_of(std::vector<CsvRow> records, std::string file,
                  const std::vector<std::string_view>& long_texts = {},
                  WrongRows wrong_rows = WrongRows::refuse);

}  // namespace kaohe
