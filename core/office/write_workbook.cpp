#include "office/write_workbook.hpp"

#include <xlsxwriter.h>

#include <algorithm>
#include <cstdint>
#include <memory>

#include "base/errors.hpp"
#include "base/files.hpp"
#include "base/temporary_folder.hpp"
#include "base/utf8.hpp"
#include "office/sheet.hpp"

namespace kaohe::office {

namespace {

// Bytes, commas among them. An .xlsx would take as many characters, but libxlsxwriter joins them in
// a buffer of this many bytes without looking.
constexpr std::size_t kInlineListMost = 255;
constexpr std::size_t kNoteMost = 255;    // characters; of .xlsx
constexpr std::uint8_t kTextFormat = 49;  // "@", built in
constexpr lxw_row_t kLastRow = LXW_ROW_MAX - 1;

std::string first_characters(const std::string& text, std::size_t most) {
  if (character_count(text) <= most) return text;
  std::size_t characters = 0, at = 0;
  for (; at < text.size(); ++at) {
    const bool begins = (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
    if (begins && ++characters == most) break;
  }
  return text.substr(0, at) + "…";
}

/// A list with a comma in a value, or too long, stands in cells of its own.
bool fits_inline(const std::vector<std::string>& values) {
  std::size_t size = values.size() - 1;
  for (const std::string& value : values) {
    if (value.find(',') != std::string::npos) return false;
    size += value.size();
  }
  return size <= kInlineListMost;
}

/// How many lines of `width` latin characters a text takes; a Chinese one takes two.
int lines_of(std::string_view text, int width) {
  int taken = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const bool begins = (byte & 0xC0U) != 0x80U;
    taken += begins ? (byte < 0x80 ? 1 : 2) : 0;
  }
  return std::max(1, (taken + width - 1) / std::max(width, 1));
}

/// Not every spreadsheet makes a row as high as its wrapped text by itself.
void set_lines(lxw_worksheet* sheet, int row, int lines) {
  constexpr int kLineHeight = 16, kHighest = 409;  // points; of .xlsx
  worksheet_set_row(sheet, static_cast<lxw_row_t>(row - 1), std::min(lines * kLineHeight, kHighest),
                    nullptr);
}

class Writer {
 public:
  Writer(const std::filesystem::path& place, std::string shown);

  void write(const Workbook& workbook);
  void close();

 private:
  lxw_worksheet* add_sheet(const std::string& name);
  void write_instructions(const Instructions& instructions);
  void write_form(const FormSheet& form);
  void limit_column(lxw_worksheet* sheet, const FormColumn& column, lxw_col_t index);
  void set_up_page(const FormSheet& form, lxw_worksheet* sheet);
  std::string put_list_aside(const std::vector<std::string>& values);
  void write_text(lxw_worksheet* sheet, CellPlace at, const std::string& text, lxw_format* format);
  void require(lxw_error result, const Text& what) const;

  lxw_format* add_format();
  lxw_format* heading_format(bool is_required);

  std::string shown_;  // the path, for messages
  std::unique_ptr<lxw_workbook, void (*)(lxw_workbook*)> book_;
  lxw_format *text_, *heading_, *required_heading_, *title_, *line_;
  lxw_worksheet* lists_ = nullptr;
  std::vector<std::vector<std::string>> listed_;  // in the columns of lists_
};

Writer::Writer(const std::filesystem::path& place, std::string shown)
    : shown_(std::move(shown)), book_(workbook_new(place.c_str()), &lxw_workbook_free) {
  if (!book_) throw std::bad_alloc();
  lxw_doc_properties properties{};
  properties.created = 946'684'800;  // 2000-01-01: no clock, so that the bytes repeat
  require(workbook_set_properties(book_.get(), &properties), say({"its properties", "文件属性"}));
  text_ = add_format();
  format_set_num_format_index(text_, kTextFormat);
  heading_ = heading_format(false);
  required_heading_ = heading_format(true);
  title_ = add_format();
  format_set_bold(title_);
  format_set_font_size(title_, 16);
  line_ = add_format();
  format_set_text_wrap(line_);
  format_set_align(line_, LXW_ALIGN_VERTICAL_TOP);
}

lxw_format* Writer::add_format() {
  lxw_format* format = workbook_add_format(book_.get());
  format_set_font_name(format, "宋体");
  format_set_font_size(format, 11);
  return format;
}

/// A required column is marked by how its heading looks: a mark within the text, even one that only
/// the format shows, would be part of the heading once LibreOffice saves it as .ods or CSV.
lxw_format* Writer::heading_format(bool is_required) {
  lxw_format* format = add_format();
  format_set_num_format_index(format, kTextFormat);
  format_set_bold(format);
  format_set_text_wrap(format);
  format_set_align(format, LXW_ALIGN_CENTER);
  format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
  format_set_border(format, LXW_BORDER_THIN);
  format_set_bg_color(format, is_required ? 0xFCE4D6 : 0xDDEBF7);
  if (!is_required) return format;
  format_set_font_color(format, 0xC00000);
  format_set_bottom(format, LXW_BORDER_THICK);
  return format;
}

void Writer::require(lxw_error result, const Text& what) const {
  if (result == LXW_NO_ERROR) return;
  const std::string reason = lxw_strerror(result);
  throw Error(ErrorKind::data, {shown_},
              say({"{} cannot stand in an .xlsx workbook: {}; shorten or rename it",
                   "{} 无法写入 .xlsx 工作簿:{};请缩短或者改名"},
                  what, reason));
}

lxw_worksheet* Writer::add_sheet(const std::string& name) {
  require(workbook_validate_sheet_name(book_.get(), name.c_str()),
          say({"a sheet named \"{}\"", "名为“{}”的工作表"}, excerpt(name)));
  lxw_worksheet* sheet = workbook_add_worksheet(book_.get(), name.c_str());
  if (sheet == nullptr) throw std::bad_alloc();
  return sheet;
}

void Writer::write_text(lxw_worksheet* sheet, CellPlace at, const std::string& text,
                        lxw_format* format) {
  require(worksheet_write_string(sheet, static_cast<lxw_row_t>(at.row - 1),
                                 static_cast<lxw_col_t>(at.column - 1), text.c_str(), format),
          say({"cell {} (\"{}\")", "单元格 {}(“{}”)"}, cell_name(at), excerpt(text)));
}

void Writer::write_instructions(const Instructions& instructions) {
  constexpr int kLineWidth = 90;  // a page of A4, upright
  lxw_worksheet* sheet = add_sheet(instructions.name);
  worksheet_set_column(sheet, 0, 0, kLineWidth, nullptr);
  write_text(sheet, {1, 1}, instructions.title, title_);
  int row = 2;
  for (const std::string& line : instructions.lines) {
    write_text(sheet, {++row, 1}, line, line_);
    set_lines(sheet, row, lines_of(line, kLineWidth));
  }
  worksheet_set_paper(sheet, 9);  // A4
  worksheet_fit_to_pages(sheet, 1, 0);
}

/// The name of a list in the sheet that nobody sees; the same values share one.
std::string Writer::put_list_aside(const std::vector<std::string>& values) {
  const std::string sheet_name = "_lists";
  if (lists_ == nullptr) {
    lists_ = add_sheet(sheet_name);
    worksheet_hide(lists_);
  }
  const auto found = std::find(listed_.begin(), listed_.end(), values);
  const auto index = static_cast<int>(found - listed_.begin()) + 1;
  const std::string name = "list_" + std::to_string(index);
  if (found != listed_.end()) return name;
  listed_.push_back(values);
  int row = 0;
  for (const std::string& value : values) write_text(lists_, {++row, index}, value, text_);
  const std::string column = cell_name({1, index}).substr(0, cell_name({1, index}).size() - 1);
  const std::string range =
      "=" + sheet_name + "!$" + column + "$1:$" + column + "$" + std::to_string(values.size());
  require(workbook_define_name(book_.get(), name.c_str(), range.c_str()),
          say({"the list \"{}\"", "列表“{}”"}, name));
  return name;
}

void Writer::limit_column(lxw_worksheet* sheet, const FormColumn& column, lxw_col_t index) {
  if (column.allowed.empty() && column.note.empty()) return;
  std::string note = first_characters(column.note, kNoteMost), formula;
  std::vector<std::string> allowed = column.allowed;  // the library takes no constant text
  std::vector<char*> values;
  lxw_data_validation limit{};
  limit.validate = LXW_VALIDATION_TYPE_ANY;
  limit.input_message = note.empty() ? nullptr : note.data();
  if (!column.allowed.empty() && fits_inline(column.allowed)) {
    limit.validate = LXW_VALIDATION_TYPE_LIST;
    for (std::string& value : allowed) values.push_back(value.data());
    values.push_back(nullptr);
    limit.value_list = values.data();
  } else if (!column.allowed.empty()) {
    limit.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
    formula = "=" + put_list_aside(column.allowed);
    limit.value_formula = formula.data();
  }
  require(worksheet_data_validation_range(sheet, 1, index, kLastRow, index, &limit),
          say({"what may stand in column \"{}\"", "“{}”栏的可选值"}, column.heading));
}

void Writer::set_up_page(const FormSheet& form, lxw_worksheet* sheet) {
  const auto rows = static_cast<lxw_row_t>(std::max<std::size_t>(form.rows.size(), 1));
  const auto last = static_cast<lxw_col_t>(form.columns.size() - 1);
  worksheet_freeze_panes(sheet, 1, 0);
  worksheet_autofilter(sheet, 0, 0, rows, last);
  worksheet_set_landscape(sheet);
  worksheet_set_paper(sheet, 9);  // A4
  worksheet_repeat_rows(sheet, 0, 0);
  worksheet_fit_to_pages(sheet, 1, 0);
  worksheet_set_footer(sheet, "&C&P / &N");
}

void Writer::write_form(const FormSheet& form) {
  constexpr int kFilterWidth = 3;  // of the button that lies over a heading, and its margin
  lxw_worksheet* sheet = add_sheet(form.name);
  int number = 0, lines = 1;
  for (const FormColumn& column : form.columns) {
    const auto index = static_cast<lxw_col_t>(number);
    worksheet_set_column(sheet, index, index, column.width, text_);
    write_text(sheet, {1, ++number}, column.heading,
               column.is_required ? required_heading_ : heading_);
    limit_column(sheet, column, index);
    lines = std::max(lines, lines_of(column.heading, column.width - kFilterWidth));
  }
  set_lines(sheet, 1, lines);
  int row = 1;
  for (const std::vector<std::string>& cells : form.rows) {
    ++row;
    for (int i = 0; i < static_cast<int>(cells.size()); ++i)
      write_text(sheet, {row, i + 1}, cells[static_cast<std::size_t>(i)], text_);
  }
  if (!form.columns.empty()) set_up_page(form, sheet);
}

void Writer::write(const Workbook& workbook) {
  if (workbook.instructions) write_instructions(*workbook.instructions);
  for (const FormSheet& form : workbook.sheets) write_form(form);
}

void Writer::close() {
  const lxw_error result = workbook_close(book_.release());  // which frees it
  if (result == LXW_NO_ERROR) return;
  const std::string reason = lxw_strerror(result);
  throw Error(ErrorKind::environment, {shown_},
              say({"the workbook cannot be written: {}; check that the folder for temporary files "
                   "has room",
                   "工作簿无法写入:{};请检查临时文件夹是否有空间"},
                  reason));
}

}  // namespace

void write_workbook(const std::filesystem::path& path, const Workbook& workbook) {
  constexpr std::size_t kBytesMost = std::size_t{1} << 30U;
  const TemporaryFolder folder;
  const std::filesystem::path place = folder.path() / "workbook.xlsx";
  Writer writer(place, path.string());
  writer.write(workbook);
  writer.close();
  write_new_file(path, read_file(place, kBytesMost));
}

}  // namespace kaohe::office
