#include "base/csv.hpp"

#include <csv.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <set>

#include "base/errors.hpp"
#include "base/utf8.hpp"

namespace kaohe {

namespace {

/// By how many bytes libcsv's buffer grows: its own 128 copies a large cell over and over.
constexpr std::size_t kFieldGrowth = 65'536;

/// Line ends of every system as "\n": the same cell is the same text, whoever saved it.
std::string with_plain_line_ends(std::string_view text) {
  if (text.find('\r') == std::string_view::npos) return std::string(text);
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_pair = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
    if (!is_pair) plain += text[i] == '\r' ? '\n' : text[i];
  }
  return plain;
}

/// What libcsv calls back: gathers records and counts lines, which libcsv does not.
struct Gatherer {
  std::vector<CsvRow> records;
  CsvRow row{0, {}};
  int line = 1;
  bool after_return =
      false;  // the line end seen last was a lone CR: an LF right after it belongs to it

  void field(std::string_view text) {
    if (row.cells.empty()) row.line = line;
    row.cells.push_back(with_plain_line_ends(text));
    const std::string& cell = row.cells.back();
    line += static_cast<int>(std::count(cell.begin(), cell.end(), '\n'));
    after_return = false;
  }

  void record_end(int terminator) {
    const std::size_t width = row.cells.size();
    if (width > 0) records.push_back(std::move(row));
    row = {0, {}};
    row.cells.reserve(width);  // the next one is as wide
    if (!(terminator == '\n' && after_return)) ++line;
    after_return = terminator == '\r';
  }
};

void on_field(void* text, std::size_t size, void* gatherer) {
  static_cast<Gatherer*>(gatherer)->field({static_cast<const char*>(text), size});
}

void on_record_end(int terminator, void* gatherer) {
  static_cast<Gatherer*>(gatherer)->record_end(terminator);
}

[[noreturn]] void refuse_quotes(const std::string& file, int line, bool open) {
  const Message stray{
      "found a quotation mark inside a cell; a cell that contains \" must stand in quotes, with "
      "\"\" for each: "
      "\"he said \"\"yes\"\"\". Correct this row",
      "单元格内有英文引号(\");含引号的单元格须整格用引号括起,其中每个引号写两遍,如 "
      "\"他说\"\"好\"\"\"。请改正本行"};
  const Message missing{
      "the quotation mark that opens a cell here is never closed; write \" at the end of the cell",
      "此处单元格的英文引号没有配对;请在该单元格末尾补上 \""};
  throw Error(ErrorKind::data, {file, line, 0}, say(open ? missing : stray));
}

std::vector<CsvRow> parse(std::string_view bytes, const std::string& file) {
  csv_parser parser;
  if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL) != 0) {
    throw Error(ErrorKind::environment, {file},
                say({"libcsv cannot start; install libcsv3", "libcsv 无法启动;请安装 libcsv3"}));
  }
  const std::unique_ptr<csv_parser, void (*)(csv_parser*)> guard(&parser, csv_free);
  csv_set_blk_size(&parser, kFieldGrowth);
  Gatherer gatherer;
  if (csv_parse(&parser, bytes.data(), bytes.size(), on_field, on_record_end, &gatherer) !=
      bytes.size()) {
    refuse_quotes(file, gatherer.line, false);
  }
  if (csv_fini(&parser, on_field, on_record_end, &gatherer) != 0)
    refuse_quotes(file, gatherer.line, true);
  return std::move(gatherer.records);
}

bool is_blank(const CsvRow& row) {
  return std::all_of(row.cells.begin(), row.cells.end(),
                     [](const std::string& cell) { return cell.empty(); });
}

/// Another mark than the comma between the headings.
void refuse_other_separator(std::string_view bytes, const std::string& file) {
  const std::string_view first = bytes.substr(0, bytes.find_first_of("\r\n"));
  if (first.find(',') != std::string_view::npos) return;
  for (const std::string_view mark : {";", "\t", "\uFF0C", "|"}) {
    if (first.find(mark) == std::string_view::npos) continue;
    const Text name = mark == "\t" ? say({"a tab", "制表符"}) : say({"\"{}\"", "“{}”"}, mark);
    throw Error(ErrorKind::data, {file, 1, 0},
                say({"the headings are separated by {}, expected commas; save the table with "
                     "commas (in a spreadsheet: \"CSV UTF-8 (comma delimited)\")",
                     "列名之间用的是{},应为英文逗号;请另存为逗号分隔的 "
                     "CSV(在电子表格中选“CSV UTF-8(逗号分隔)”)"},
                    name));
  }
}

bool is_empty_from(const std::vector<std::string>& cells, std::size_t first) {
  return first >= cells.size() ||
         std::all_of(cells.begin() + static_cast<std::ptrdiff_t>(first), cells.end(),
                     [](const std::string& cell) { return cell.empty(); });
}

/// Spreadsheets write columns behind the last one that was ever touched: without a heading and
/// without a cell they are none. A row may leave out any of them.
void drop_empty_columns(std::vector<CsvRow>& records) {
  std::vector<std::string>& headings = records.front().cells;
  std::size_t width = headings.size();
  while (width > 0 && headings[width - 1].empty()) --width;
  const std::size_t written = headings.size();
  const auto fits = [&](const CsvRow& row) {
    return row.cells.size() > written || is_empty_from(row.cells, width);
  };
  if (width == written || !std::all_of(records.begin(), records.end(), fits)) return;
  for (CsvRow& row : records) {
    if (row.cells.size() <= written && row.cells.size() > width) row.cells.resize(width);
  }
}

void check_headings(const CsvTable& table, int line, std::vector<Problem>& problems) {
  constexpr std::size_t kMostProblems = 20;  // beyond them the line is no line of headings
  std::set<std::string> seen;
  for (std::size_t i = 0; i < table.headings.size(); ++i) {
    const std::string& heading = table.headings[i];
    if (problems.size() == kMostProblems) {
      problems.push_back({{table.file, line, 0},
                          say({"the line has {} columns, and more of them are wrong; check that "
                               "it is the line of headings",
                               "本行共 {} 列,其余列不再逐一列出;请核对本行是否为列名"},
                              table.headings.size())});
      return;
    }
    if (heading.empty()) {
      problems.push_back({{table.file, line, 0},
                          say({"column {} has no heading; write one, or delete the column (and its "
                               "comma in every row)",
                               "第 {} 列没有列名;请写上列名,或者删去这一列(各行的逗号一并删去)"},
                              i + 1)});
    } else if (!seen.insert(heading).second) {
      problems.push_back({{table.file, line, 0},
                          say({"column {} is headed \"{}\", as another is; each heading may stand "
                               "once. Rename or delete one",
                               "第 {} 列的列名“{}”与另一列重复,列名不得重复;请改名或者删去一列"},
                              i + 1, excerpt(heading))});
    }
  }
}

void check_width(const CsvTable& table, const CsvRow& row, std::vector<Problem>& problems) {
  if (row.cells.size() == table.headings.size()) return;
  problems.push_back({{table.file, row.line, 0},
                      say({"the row has {} cells, expected {} as in the headings; put a cell "
                           "that contains a comma in quotes, or add what is missing",
                           "本行有 {} 个单元格,应与列名一样为 {} "
                           "个;含英文逗号的单元格请用英文引号括起,缺的请补上"},
                          row.cells.size(), table.headings.size())});
}

/// What a terminal would obey instead of showing it, and lines that would look like those of the
/// program.
void check_text(const CsvTable& table, const CsvRow& row,
                const std::vector<std::string_view>& long_texts, std::vector<Problem>& problems) {
  for (std::size_t i = 0; i < std::min(row.cells.size(), table.headings.size()); ++i) {
    const std::optional<char32_t> control = first_control(row.cells[i]);
    const bool has_lines = row.cells[i].find('\n') != std::string::npos;
    if (!control && !has_lines) continue;
    const std::string heading = excerpt(table.headings[i]);
    if (control) {
      problems.push_back(
          {{table.file, row.line, 0},
           say({"column \"{}\": found the control character U+{:04X}, expected text only; type the "
                "cell anew",
                "“{}”栏:有控制字符 U+{:04X},只应有文字;请重新录入该单元格"},
               heading, static_cast<std::uint32_t>(*control))});
    } else if (std::find(long_texts.begin(), long_texts.end(), table.headings[i]) ==
               long_texts.end()) {
      problems.push_back({{table.file, row.line, 0},
                          say({"column \"{}\": the cell has more than one line (\"{}\"), expected "
                               "one; write it on one line",
                               "“{}”栏:单元格内有换行(“{}”),只能是一行;请去掉换行"},
                              heading, excerpt(row.cells[i]))});
    }
  }
}

}  // namespace

int CsvTable::column(std::string_view heading) const {
  const auto found = std::find(headings.begin(), headings.end(), heading);
  return found == headings.end() ? -1 : static_cast<int>(found - headings.begin());
}

std::string CsvTable::cell_name(int line, int column) const {
  if (sheet.empty() || line == 0) return {};
  return sheet + "!" + (column < 0 ? "" : column_letters(column + 1)) + std::to_string(line);
}

std::string column_letters(int column) {
  std::string letters;
  for (int left = column; left > 0; left = (left - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (left - 1) % 26));
  return letters;
}

CsvTable read_csv(std::string_view bytes, std::string file,
                  const std::vector<std::string_view>& long_texts, WrongRows wrong_rows) {
  require_utf8_text(bytes, file);
  bytes = without_bom(bytes);
  refuse_other_separator(bytes, file);
  std::vector<CsvRow> records = parse(bytes, file);
  return table_of(std::move(records), std::move(file), long_texts, wrong_rows);
}

CsvTable table_of(std::vector<CsvRow> records, std::string file,
                  const std::vector<std::string_view>& long_texts, WrongRows wrong_rows) {
  records.erase(std::remove_if(records.begin(), records.end(), is_blank), records.end());
  if (records.empty()) {
    throw Error(ErrorKind::data, {std::move(file), 1, 0},
                say({"the table is empty; its first line must be the headings, separated by commas",
                     "表是空的;第一行须为列名,用英文逗号分隔"}));
  }
  drop_empty_columns(records);
  CsvTable table;
  table.file = std::move(file);
  table.headings = std::move(records.front().cells);
  std::vector<Problem> problems;
  table.headings_line = records.front().line;
  check_headings(table, table.headings_line, problems);
  records.erase(records.begin());
  const bool is_readable = problems.empty();
  std::erase_if(records, [&](const CsvRow& row) {
    const std::size_t before = problems.size();
    check_width(table, row, problems);
    const bool is_no_row = problems.size() != before;
    check_text(table, row, long_texts, problems);
    return is_no_row;
  });
  if (!problems.empty() && (wrong_rows == WrongRows::refuse || !is_readable))
    throw Error(ErrorKind::data, std::move(problems));
  table.problems = std::move(problems);
  table.rows = std::move(records);
  return table;
}

}  // namespace kaohe
