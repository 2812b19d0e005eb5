#include "office/ods.hpp"

#include <algorithm>
#include <optional>

#include "office/ods_styles.hpp"
#include "office/xml.hpp"

namespace kaohe::office {

namespace {

constexpr int kRepeatsMost = 1 << 21;         // twice the rows that any spreadsheet has
constexpr std::size_t kColumnsMost = 16'384;  // of any spreadsheet
const std::string kContent = "content.xml";
constexpr int kFar = 1 << 28;  // beyond any limit, below any overflow

/// A cell as it stands, to be put as often as its row and itself are repeated.
struct OpenCell {
  int column = 1;
  int columns = 1;  // how often it is repeated to the right
  std::string type, value, text;
  bool has_formula = false, is_error = false, is_covered = false;
  int merged_rows = 1, merged_columns = 1;
  int paragraphs = 0;
};

/// Columns up to `last`, from the one after those before.
struct ColumnStyle {
  int last;
  bool shows_month;
};

class ContentVisitor : public XmlVisitor {
 public:
  ContentVisitor(const Archive& archive, OdsStyles& styles, std::vector<Sheet>& sheets,
                 SheetFiller& filler)
      : archive_(archive), styles_(styles), sheets_(sheets), filler_(filler) {}

  void begin(std::string_view name, const Attributes& attributes) override {
    ++depth_;
    styles_.begin(name, attributes);
    if (name == "spreadsheet") spreadsheet_depth_ = depth_;
    if (name == "table" && depth_ == spreadsheet_depth_ + 1) begin_sheet(attributes);
    if (table_depth_ == 0 || sheets_.back().is_hidden) return;
    if (name == "table-column" && row_depth_ == 0) begin_column(attributes);
    if (name == "table-row" && row_depth_ == 0) begin_row(attributes);
    const bool is_covered = name == "covered-table-cell";
    if ((name == "table-cell" || is_covered) && row_depth_ != 0 && depth_ == row_depth_ + 1)
      begin_cell(attributes, is_covered);
    if (cell_depth_ != 0) begin_in_cell(name, attributes);
  }

  void end(std::string_view name) override {
    styles_.end(name);
    if (depth_ == aside_depth_) aside_depth_ = 0;
    if (depth_ == paragraph_depth_) paragraph_depth_ = 0;
    if (depth_ == cell_depth_) cell_depth_ = 0;
    if (depth_ == row_depth_) end_row();
    if (depth_ == table_depth_) table_depth_ = 0;
    --depth_;
  }

  void text(std::string_view piece) override {
    if (paragraph_depth_ == 0 || aside_depth_ != 0) return;
    std::string& text = cells_.back().text;
    for (const char c : piece) {
      const bool is_blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
      const bool is_after_blank = text.empty() || text.back() == ' ' || text.back() == '\n';
      if (!is_blank) text += c;
      if (is_blank && !is_after_blank) text += ' ';
    }
  }

 private:
  void begin_sheet(const Attributes& attributes) {
    table_depth_ = depth_;
    Sheet& sheet = sheets_.emplace_back();
    sheet.name = attributes.text("name");
    sheet.is_hidden = styles_.hides_sheet(attributes.text("style-name"));
    filler_.fill(sheet);
    row_ = 1;
    columns_.clear();
  }

  void begin_column(const Attributes& attributes) {
    const int before = columns_.empty() ? 0 : columns_.back().last;
    const int count = attributes.number("number-columns-repeated", 1, kRepeatsMost);
    columns_.push_back({std::min(before + count, kFar),
                        styles_.shows_month(attributes.text("default-cell-style-name"))});
  }

  /// A cell without a style of its own has that of its column.
  bool shows_month(const Attributes& attributes) const {
    const auto style = attributes.find("style-name");
    if (style) return styles_.shows_month(*style);
    const auto column =
        std::lower_bound(columns_.begin(), columns_.end(), column_,
                         [](const ColumnStyle& one, int number) { return one.last < number; });
    return column != columns_.end() && column->shows_month;
  }

  void begin_row(const Attributes& attributes) {
    row_depth_ = depth_;
    rows_ = attributes.number("number-rows-repeated", 1, kRepeatsMost);
    column_ = 1;
    cells_.clear();
  }

  void begin_cell(const Attributes& attributes, bool is_covered) {
    if (cells_.size() == kColumnsMost) archive_.refuse_damaged(kContent);
    cell_depth_ = depth_;
    OpenCell& cell = cells_.emplace_back();
    cell.column = column_;
    cell.columns = attributes.number("number-columns-repeated", 1, kRepeatsMost);
    cell.type = attributes.find("value-type", ":office:1.0").value_or("");
    cell.is_error = attributes.find("value-type", ":calcext:1.0") == "error";
    const std::string_view formula = attributes.text("formula");
    cell.has_formula = !formula.empty();
    // LibreOffice keeps a flag of .xlsx so, and its value as a number.
    if (formula == "of:=TRUE()" || formula == "of:=FALSE()") cell.type = "boolean";
    read_value(attributes, cell);
    constexpr std::size_t kMonthSize = 7;  // of "2023-06": a month was typed, not its first day
    if (cell.type == "date" && shows_month(attributes))
      cell.value.resize(std::min(cell.value.size(), kMonthSize));
    cell.is_covered = is_covered;
    cell.merged_rows = attributes.number("number-rows-spanned", 1, kRepeatsMost);
    cell.merged_columns = attributes.number("number-columns-spanned", 1, kRepeatsMost);
    column_ = std::min(column_ + cell.columns, kFar);
  }

  static void read_value(const Attributes& attributes, OpenCell& cell) {
    for (const char* name :
         {"value", "date-value", "time-value", "boolean-value", "string-value"}) {
      const auto value = attributes.find(name, ":office:1.0");
      if (value) cell.value = *value;
    }
  }

  /// Paragraphs are text of the cell; what stands beside them (notes, drawings) is not.
  void begin_in_cell(std::string_view name, const Attributes& attributes) {
    OpenCell& cell = cells_.back();
    if (name == "p" && depth_ == cell_depth_ + 1) {
      paragraph_depth_ = depth_;
      if (cell.paragraphs++ > 0) cell.text += '\n';
    } else if (paragraph_depth_ != 0 && aside_depth_ == 0) {
      constexpr int kBlanksMost = 10'000;
      const auto blanks = static_cast<std::size_t>(attributes.number("c", 1, kBlanksMost));
      if (name == "s") cell.text.append(blanks, ' ');
      if (name == "tab") cell.text += '\t';
      if (name == "line-break") cell.text += '\n';
      if (name == "annotation" || name == "frame" || name == "note" || name == "ruby-text")
        aside_depth_ = depth_;
    }
  }

  void end_row() {
    row_depth_ = 0;
    for (int repeat = 0; repeat < rows_; ++repeat) {
      bool is_empty = true;
      for (const OpenCell& cell : cells_) is_empty = !put_repeated(cell, row_ + repeat) && is_empty;
      if (is_empty) break;
    }
    row_ = std::min(row_ + rows_, kFar);
  }

  /// Whether there was anything to put.
  bool put_repeated(const OpenCell& cell, int row) {
    const bool is_empty = cell.is_covered || (cell.type.empty() && cell.text.empty() &&
                                              !cell.has_formula && !cell.is_error);
    if (is_empty) return false;
    for (int i = 0; i < cell.columns; ++i) put(cell, {row, cell.column + i});
    return true;
  }

  void put(const OpenCell& cell, CellPlace at) {
    if (cell.merged_rows > 1 || cell.merged_columns > 1) {
      filler_.put_merge({at, {at.row + cell.merged_rows - 1, at.column + cell.merged_columns - 1}});
    }
    if (cell.is_error || (cell.has_formula && is_error_value(cell.text))) {
      filler_.refuse_error(at, cell.text);
    } else if (cell.type == "float" || cell.type == "currency") {
      filler_.put_number(at, cell.value);
    } else if (cell.type == "percentage") {
      filler_.refuse_percent(at, cell.value);
    } else if (cell.type == "boolean") {
      filler_.put_flag(at, cell.value == "true" || cell.value == "1");
    } else if (cell.type == "date") {
      filler_.put_written_date(at, cell.value);
    } else if (cell.type == "time") {
      filler_.refuse_time(at, cell.value);
    } else if (cell.type.empty() && cell.has_formula) {
      filler_.refuse_uncomputed(at);
    } else {
      filler_.put_text(at, cell.paragraphs > 0 ? cell.text : cell.value);
    }
  }

  const Archive& archive_;
  OdsStyles& styles_;
  std::vector<Sheet>& sheets_;
  SheetFiller& filler_;
  std::vector<ColumnStyle> columns_;  // of the sheet that is open, from the left
  std::vector<OpenCell> cells_;       // of the row that is open
  int row_ = 1, rows_ = 1, column_ = 1;
  // How deep the open element of each sort lies; 0: none is open.
  int depth_ = 0, spreadsheet_depth_ = 0, table_depth_ = 0, row_depth_ = 0, cell_depth_ = 0,
      paragraph_depth_ = 0, aside_depth_ = 0;
};

}  // namespace

std::vector<Sheet> read_ods(Archive& archive, const Limits& limits) {
  const std::string manifest = "META-INF/manifest.xml";
  if (archive.has(manifest) &&
      archive.read_whole(manifest).find("encryption-data") != std::string::npos)
    refuse_encrypted(archive.file());
  std::vector<Sheet> sheets;
  SheetFiller filler(archive.file(), limits);
  OdsStyles styles;
  if (archive.has("styles.xml")) walk_xml(archive, "styles.xml", styles);
  ContentVisitor visitor(archive, styles, sheets, filler);
  walk_xml(archive, kContent, visitor);
  return sheets;
}

}  // namespace kaohe::office
