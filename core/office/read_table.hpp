/// A file of people, whatever program saved it → the table that CSV would give.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/csv.hpp"
#include "base/text.hpp"
#include "office/sheet.hpp"

namespace kaohe::office {

/// What the caller knows of the table.
struct TableRequest {
  /// See read_csv.
  std::vector<std::string_view> long_texts;
  /// Whether a row holds the headings. In a workbook the first visible sheet with such a row among
  /// its first 20 filled ones is read, from that row on. Without the function, or without such a
  /// sheet: the first visible sheet that is not empty, from its first filled row.
  std::function<bool(const std::vector<std::string>& cells)> are_headings;
  /// Rows that are wrong, and cells of a workbook that cannot be read: "?" stands in them then.
  WrongRows wrong_rows = WrongRows::refuse;
};

struct ReadTable {
  CsvTable table;
  /// What the file was understood as: "CSV in UTF-8"; "an Excel workbook (.xlsx), sheet "a",
  /// headings in row 1".
  Text understood;
};

/// Reads a table from the bytes of a file, by content and not by name: CSV in UTF-8 or GB18030
/// (GBK among it), .xlsx or .ods. The table is what read_csv makes; a row's line is its row in the
/// spreadsheet. Of a workbook, text is read as it stands, numbers as plain decimals of at most 15
/// digits, dates as "2023-06-20" ("2023-06" where the format shows no day), flags as "yes"
/// and "no", formulas by their stored result; hidden rows are read, hidden sheets are not. `file`
/// stands in messages only. Throws Error(data) for what read_csv refuses, with every cell that
/// cannot be read (errors, percentages, times of day, numbers beyond 15 digits, formulas without
/// result, merged cells), and for files of another kind, damaged, encrypted or beyond `limits`.
ReadTable read_table(std::string_view bytes, const std::string& file,
                     const TableRequest& request = {}, const Limits& limits = {});

}  // namespace kaohe::office
