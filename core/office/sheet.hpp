/// One sheet of a workbook: its cells as texts, with what of them cannot be read.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/csv.hpp"
#include "base/errors.hpp"

namespace kaohe::office {

/// What one file may bring; more is refused.
struct Limits {
  std::size_t unpacked_max = std::size_t{1} << 30U;  ///< bytes, unpacked
  int rows_max = 1'000'000;                          ///< the last row that may hold anything
  std::size_t cells_max = 10'000'000;                ///< of all sheets
  std::size_t problems_max = 100'000;  ///< of a sheet: cells that cannot be read, merged ones
};

/// Both from 1, as a spreadsheet counts.
struct CellPlace {
  int row;
  int column;
};

/// "B3"
std::string cell_name(CellPlace at);

struct Merge {
  CellPlace first;
  CellPlace last;
};

struct Sheet {
  std::string name;
  bool is_hidden = false;
  std::vector<CsvRow>
      rows;  ///< those with a filled cell, from the top; none has an empty last cell
  std::vector<Merge> merges;
  std::vector<Problem> problems;  ///< cells that cannot be read; the line is their row
};

/// Puts cells into sheets, from the top row down; what a cell holds becomes the text that a person
/// typed, or a problem that names the cell.
class SheetFiller {
 public:
  SheetFiller(std::string file, const Limits& limits) : file_(std::move(file)), limits_(limits) {}

  /// The sheet that is filled from now on.
  void fill(Sheet& sheet) { sheet_ = &sheet; }

  /// Without blanks around it; any line end as "\n".
  void put_text(CellPlace at, std::string_view text);
  /// A number as it is stored; see plain_decimal.
  void put_number(CellPlace at, std::string_view stored);
  /// A date as it is stored where dates are written out: "2023-06-20" or "2023-06-20T00:00:00".
  void put_written_date(CellPlace at, std::string_view stored);
  /// "yes" or "no".
  void put_flag(CellPlace at, bool value);
  void put_merge(const Merge& merge);
  void refuse_error(CellPlace at, std::string_view shown);
  void refuse_percent(CellPlace at, std::string_view stored);
  void refuse_time(CellPlace at, std::string_view stored);
  void refuse_uncomputed(CellPlace at);

 private:
  void refuse(CellPlace at, const Text& what);
  [[noreturn]] void refuse_limit(const Text& found) const;
  [[noreturn]] void refuse_problems() const;
  /// Throws Error(data) beyond a limit.
  void count(std::size_t cells, std::size_t bytes);
  /// The row, begun if need be. Throws Error(data) beyond a limit.
  CsvRow& row_of(CellPlace at, std::size_t bytes);

  std::string file_;
  Limits limits_;
  Sheet* sheet_ = nullptr;
  std::size_t cells_ = 0, bytes_ = 0;
};

/// Whether a formula gave one of a spreadsheet's errors: "#REF!", "#DIV/0!", …
bool is_error_value(std::string_view text);

}  // namespace kaohe::office
