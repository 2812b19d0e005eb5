#include "office/xlsx.hpp"

#include <charconv>
#include <optional>

#include "office/xlsx_parts.hpp"
#include "office/xml.hpp"

namespace kaohe::office {

namespace {

constexpr int kRowsMost = 1'048'576, kColumnsMost = 16'384;  // of a sheet, ECMA-376

/// "B3", also "$B$3"; nothing: it is no cell of a sheet.
std::optional<CellPlace> cell_of(std::string_view name) {
  CellPlace at{0, 0};
  for (const char c : name) {
    if (c == '$') continue;
    if (c >= 'A' && c <= 'Z' && at.row == 0) {
      at.column = at.column * 26 + (c - 'A') + 1;
    } else if (c >= '0' && c <= '9') {
      at.row = at.row * 10 + (c - '0');
    } else {
      return std::nullopt;
    }
    if (at.row > kRowsMost || at.column > kColumnsMost) return std::nullopt;
  }
  if (at.row == 0 || at.column == 0) return std::nullopt;
  return at;
}

/// A cell while it is walked through.
struct OpenCell {
  CellPlace at{0, 0};
  std::string type;
  std::size_t style = 0;
  bool has_formula = false;
  std::optional<std::string> value;
};

class SheetVisitor : public XmlVisitor {
 public:
  SheetVisitor(const XlsxWorkbook& workbook, SheetFiller& filler, Archive& archive,
               const std::string& part)
      : workbook_(workbook), filler_(filler), archive_(archive), part_(part) {}

  void begin(std::string_view name, const Attributes& attributes) override {
    is_value_ = false;
    if (name == "row") begin_row(attributes);
    if (name == "c") begin_cell(attributes);
    if (name == "mergeCell") read_merge(attributes.text("ref"));
    if (!cell_) return;
    if (name == "f") cell_->has_formula = true;
    if (name == "rPh") is_reading_aid_ = true;
    is_value_ = name == "v" || (name == "t" && !is_reading_aid_);
    if (is_value_ && !cell_->value) cell_->value.emplace();
  }
  void end(std::string_view name) override {
    is_value_ = false;
    if (name == "rPh") is_reading_aid_ = false;
    if (name != "c" || !cell_) return;
    put(*cell_);
    cell_.reset();
  }
  void text(std::string_view piece) override {
    if (is_value_) *cell_->value += piece;
  }

 private:
  void begin_row(const Attributes& attributes) {
    const int row = attributes.number("r", last_.row + 1, kRowsMost);
    if (row <= last_.row) archive_.refuse_damaged(part_);  // rows go from the top down
    last_ = {row, 0};
  }

  void begin_cell(const Attributes& attributes) {
    const std::optional<std::string_view> name = attributes.find("r");
    const std::optional<CellPlace> named = name ? cell_of(*name) : std::nullopt;
    if (last_.row == 0 || (name && (!named || named->row != last_.row)))
      archive_.refuse_damaged(part_);
    last_.column = named ? named->column : last_.column + 1;
    if (last_.column > kColumnsMost) archive_.refuse_damaged(part_);
    cell_.emplace();
    cell_->at = last_;
    cell_->type = attributes.text("t");
    cell_->style = static_cast<std::size_t>(attributes.number("s", 0, 1'000'000));
  }

  void read_merge(std::string_view range) {
    const std::size_t colon = std::min(range.find(':'), range.size());
    const std::optional<CellPlace> first = cell_of(range.substr(0, colon)),
                                   last = colon == range.size() ? first
                                                                : cell_of(range.substr(colon + 1));
    if (!first || !last) archive_.refuse_damaged(part_);
    filler_.put_merge({*first, *last});
  }

  void put(const OpenCell& cell) {
    if (!cell.value || (cell.value->empty() && cell.type != "str")) {
      if (cell.has_formula) filler_.refuse_uncomputed(cell.at);
      return;
    }
    const std::string& value = *cell.value;
    if (cell.type == "e" || (cell.has_formula && is_error_value(value))) {
      filler_.refuse_error(cell.at, value);
    } else if (cell.type == "s") {
      filler_.put_text(cell.at, shared_text(value));
    } else if (cell.type == "str" || cell.type == "inlineStr") {
      filler_.put_text(cell.at, unescaped(value));
    } else if (cell.type == "b") {
      filler_.put_flag(cell.at, value == "1" || value == "true");
    } else if (cell.type == "d") {
      filler_.put_written_date(cell.at, value);
    } else {
      put_number(cell, value);
    }
  }

  const std::string& shared_text(const std::string& index) {
    std::size_t number = 0;
    const auto [end, failure] = std::from_chars(index.data(), index.data() + index.size(), number);
    if (failure != std::errc() || number >= workbook_.texts.size()) archive_.refuse_damaged(part_);
    return workbook_.texts[number];
  }

  void put_number(const OpenCell& cell, const std::string& stored) {
    const NumberKind kind = cell.style < workbook_.cell_kinds.size()
                                ? workbook_.cell_kinds[cell.style]
                                : NumberKind::number;
    if (kind == NumberKind::number) {
      filler_.put_number(cell.at, stored);
    } else if (kind == NumberKind::percent) {
      filler_.refuse_percent(cell.at, stored);
    } else {
      const auto date = date_of_serial(stored, workbook_.since_1904);
      if (!date || kind == NumberKind::time) {
        filler_.refuse_time(cell.at, stored);
      } else {
        constexpr std::size_t kMonthSize = 7;  // of "2023-06": a month was typed, not its first day
        filler_.put_text(cell.at, kind == NumberKind::month ? date->substr(0, kMonthSize) : *date);
      }
    }
  }

  const XlsxWorkbook& workbook_;
  SheetFiller& filler_;
  Archive& archive_;
  const std::string& part_;
  CellPlace last_{0, 0};
  std::optional<OpenCell> cell_;
  bool is_value_ = false, is_reading_aid_ = false;
};

}  // namespace

std::vector<Sheet> read_xlsx(Archive& archive, const Limits& limits) {
  const XlsxWorkbook workbook = read_xlsx_workbook(archive);
  SheetFiller filler(archive.file(), limits);
  std::vector<Sheet> sheets;
  for (const ListedSheet& listed : workbook.sheets) {
    Sheet& sheet = sheets.emplace_back(Sheet{listed.name, listed.is_hidden, {}, {}, {}});
    if (listed.is_hidden) continue;
    filler.fill(sheet);
    SheetVisitor visitor(workbook, filler, archive, listed.part);
    walk_xml(archive, listed.part, visitor);
  }
  return sheets;
}

}  // namespace kaohe::office
