#include "office/sheet.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "office/decimal.hpp"

namespace kaohe::office {

namespace {

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return "";
  return text.substr(begin, text.find_last_not_of(" \t\r\n") + 1 - begin);
}

std::string with_plain_line_ends(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_pair = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
    if (!is_pair) plain += text[i] == '\r' ? '\n' : text[i];
  }
  return plain;
}

}  // namespace

std::string cell_name(CellPlace at) {
  return column_letters(at.column) + std::to_string(at.row);
}

bool is_error_value(std::string_view text) {
  constexpr std::string_view kErrors[] = {"#REF!",  "#DIV/0!", "#N/A",         "#NAME?",
                                          "#NUM!",  "#VALUE!", "#NULL!",       "#SPILL!",
                                          "#CALC!", "#FIELD!", "#GETTING_DATA"};
  return std::find(std::begin(kErrors), std::end(kErrors), text) != std::end(kErrors) ||
         text.substr(0, 4) == "Err:";
}

void SheetFiller::refuse_limit(const Text& found) const {
  throw Error(ErrorKind::data, {file_},
              say({"sheet \"{}\" {}; check that it is the right file, delete what is no part of "
                   "the table, or split it",
                   "工作表“{}”{};请核对是否放错文件,删去表格以外的内容,或者拆分"},
                  excerpt(sheet_->name), found));
}

void SheetFiller::refuse_problems() const {
  refuse_limit(say({"has more than {} cells that cannot be read or are merged, expected none",
                    "有超过 {} 个单元格无法读取或者是合并的"},
                   limits_.problems_max));
}

void SheetFiller::count(std::size_t cells, std::size_t bytes) {
  cells_ += cells;
  bytes_ += bytes;
  if (cells_ <= limits_.cells_max && bytes_ <= limits_.unpacked_max) return;
  refuse_limit(say({"brings the file beyond {} cells or {} bytes of text, expected no more",
                    "使文件超过 {} 个单元格或 {} 字节文字的上限"},
                   limits_.cells_max, limits_.unpacked_max));
}

CsvRow& SheetFiller::row_of(CellPlace at, std::size_t bytes) {
  if (at.row > limits_.rows_max) {
    refuse_limit(say({"has something in cell {}, expected nothing beyond row {}",
                      "的单元格 {} 有内容,第 {} 行之后不应再有内容"},
                     cell_name(at), limits_.rows_max));
  }
  std::vector<CsvRow>& rows = sheet_->rows;
  if (rows.empty() || rows.back().line != at.row) rows.push_back({at.row, {}});
  std::vector<std::string>& cells = rows.back().cells;
  const auto width = static_cast<std::size_t>(at.column);
  count(width > cells.size() ? width - cells.size() : 0, bytes);
  cells.resize(std::max(cells.size(), width));
  return rows.back();
}

void SheetFiller::put_text(CellPlace at, std::string_view text) {
  text = trimmed(text);
  if (text.empty()) {
    count(1, 0);  // an empty text, repeated without end, ends as well
    return;
  }
  row_of(at, text.size()).cells[static_cast<std::size_t>(at.column) - 1] =
      with_plain_line_ends(text);
}

void SheetFiller::put_number(CellPlace at, std::string_view stored) {
  const std::optional<std::string> plain = plain_decimal(stored);
  if (plain) {
    put_text(at, *plain);
    return;
  }
  refuse(at, say({"found the number {}, expected one of at most 15 digits: a spreadsheet loses the "
                  "others; format the cell as text and type it anew",
                  "数字 {} 超过 15 位,电子表格存不下其余位数;请将单元格设为“文本”格式后重新录入"},
                 excerpt(stored)));
}

void SheetFiller::put_written_date(CellPlace at, std::string_view stored) {
  const std::size_t time = std::min(stored.find('T'), stored.size());
  if (stored.find_first_not_of("T0:.Z", time) != std::string_view::npos) {
    refuse_time(at, stored);
  } else {
    put_text(at, stored.substr(0, time));
  }
}

void SheetFiller::put_flag(CellPlace at, bool value) {
  put_text(at, value ? "yes" : "no");
}

void SheetFiller::put_merge(const Merge& merge) {
  if (sheet_->merges.size() == limits_.problems_max) refuse_problems();
  sheet_->merges.push_back(merge);
}

void SheetFiller::refuse(CellPlace at, const Text& what) {
  if (sheet_->problems.size() == limits_.problems_max) refuse_problems();
  // A cell that cannot be read is filled all the same: its row is one of the table.
  row_of(at, 1).cells[static_cast<std::size_t>(at.column) - 1] = "?";
  sheet_->problems.push_back({{file_, at.row, 0}, what, sheet_->name + "!" + cell_name(at)});
}

void SheetFiller::refuse_error(CellPlace at, std::string_view shown) {
  refuse(at, say({"found the error {} of a formula, expected a value; correct the formula, or type "
                  "the value",
                  "公式出错({}),应为确定的值;请改正公式,或者直接录入数值"},
                 excerpt(shown)));
}

void SheetFiller::refuse_percent(CellPlace at, std::string_view stored) {
  refuse(at, say({"found a percentage (stored as {}): whether 85 or 0.85 is meant cannot be "
                  "known; format the cell as a number and type the number that is asked for",
                  "是百分比格式(实际存储为 {}),无法判断所指是 85 还是 0.85;"
                  "请将单元格设为“数值”格式,再按填报要求录入"},
                 excerpt(stored)));
}

void SheetFiller::refuse_time(CellPlace at, std::string_view stored) {
  refuse(at, say({"found a time of day, or a day that is none (stored as {}), expected a date such "
                  "as 2023-06-20; format the cell as text and type the date",
                  "是时刻或者不存在的日期(实际存储为 {}),应为 2023-06-20 "
                  "这样的日期;请将单元格设为“文本”格式后录入日期"},
                 excerpt(stored)));
}

void SheetFiller::refuse_uncomputed(CellPlace at) {
  refuse(at, say({"found a formula without its result; open the file in a spreadsheet, save it "
                  "there, or type the value",
                  "公式没有计算结果;请在电子表格中打开并保存一次,或者直接录入数值"}));
}

}  // namespace kaohe::office
