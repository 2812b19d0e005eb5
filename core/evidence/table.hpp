/// A table of people bound to its form: cells by column, and messages that name file, line and
/// heading.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <kaohe/rational.hpp>

#include "base/csv.hpp"
#include "base/date.hpp"
#include "evidence/forms.hpp"
#include "evidence/report.hpp"

namespace kaohe::evidence {

/// The columns of one file, found by their headings.
class Table {
 public:
  /// Refuses, in the report, headings that the form does not have, two headings of one column, and
  /// required columns that are missing; then nothing is returned.
  static std::optional<Table> bind(CsvTable csv, const Form& form, Report& report);

  const std::string& file() const { return csv_.file; }
  const std::vector<CsvRow>& rows() const { return csv_.rows; }
  /// The cell under a column of the form; empty where the file leaves the column out.
  std::string_view cell(const CsvRow& row, int column) const;
  /// The heading as it stands in the file, else as the form has it.
  Text heading(int column) const;
  /// The name of a cell under a column of the form, see CsvTable::cell_name; -1: of the row.
  std::string cell_name(const CsvRow& row, int column) const;
  /// Whether nothing stands in a row but what a template has filled in (Form::preset).
  bool is_unfilled(const CsvRow& row) const;

 private:
  Table(CsvTable csv, const Form& form)
      : csv_(std::move(csv)), form_(&form), positions_(form.columns.size(), -1) {}
  bool find_columns(Report& report);
  /// Whether the first line has data where the headings should be; then it is refused.
  bool refuse_without_headings(Report& report) const;

  CsvTable csv_;
  const Form* form_;
  std::vector<int> positions_;  ///< by column of the form; -1: left out
};

/// One row while it is read. Each getter refuses what it cannot take and gives a harmless value;
/// `is_wrong` tells.
class Row {
 public:
  Row(const Table& table, const CsvRow& row, Report& report)
      : table_(table), row_(row), report_(report) {}

  std::string_view cell(int column) const { return table_.cell(row_, column); }
  std::string text(int column) const { return std::string(cell(column)); }
  /// A cell that must not be empty. `expected` says what it holds.
  std::string required(int column, const Text& expected);
  /// A cell of digits: full-width ones are converted, and the file's note counts it.
  std::string digits(int column);
  /// A date; empty: none.
  std::optional<Date> date(int column);
  std::optional<Date> required_date(int column);
  /// yes or no; empty: no.
  bool flag(int column);
  /// A decimal from `low` to `high` with at most so many places.
  Rational decimal(int column, const Rational& low, const Rational& high, int decimals_max);

  /// "column "value": found "x", expected …"; `expected` ends with what to do, where that is not
  /// plain.
  void refuse(int column, const Text& expected);
  /// Of the whole row; of one column where `column` is one.
  void refuse(const Text& what, int column = -1);
  /// Of a row that stands at another place already, perhaps on record.
  void refuse_repeat(const Text& what, const Place& first);
  Place place() const { return {table_.file(), row_.line, 0}; }
  bool is_wrong() const { return wrong_; }
  Text heading(int column) const { return table_.heading(column); }

 private:
  const Table& table_;
  const CsvRow& row_;
  Report& report_;
  bool wrong_ = false;
};

/// The headings, in both languages, whose cells may have several lines.
std::vector<std::string_view> long_texts_of(const Form& form);

/// The text with full-width digits, points and minus signs made plain; `converted` tells whether
/// there were any.
std::string half_width(std::string_view text, bool& converted);

/// A decimal in the strict form -?(0|[1-9][0-9]*)(\.[0-9]+)?, with at most so many places (0 to 8);
/// nothing for any other text.
std::optional<Rational> parse_decimal(std::string_view text, int decimals_max);

/// yes, no, true, false, 是, 否, 1, 0; nothing for any other text.
std::optional<bool> parse_flag(std::string_view text);

}  // namespace kaohe::evidence
