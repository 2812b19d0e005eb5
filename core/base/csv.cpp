#include "base/csv.hpp"

#include <csv.h>

#include <algorithm>
#include <memory>
#include <set>

#include "base/errors.hpp"
#include "base/utf8.hpp"

namespace kaohe {

namespace {

/// What libcsv calls back: gathers records and counts lines, which libcsv does not.
struct Gatherer {
  std::vector<CsvRow> records;
  CsvRow row{0, {}};
  int line = 1;
  bool after_return =
      false;  // the line end seen last was a lone CR: an LF right after it belongs to it

  void field(std::string_view text) {
    if (row.cells.empty()) row.line = line;
    row.cells.emplace_back(text);
    line += static_cast<int>(std::count(text.begin(), text.end(), '\n'));
    after_return = false;
  }

  void record_end(int terminator) {
    if (!row.cells.empty()) records.push_back(std::move(row));
    row = {0, {}};
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

}  // namespace

int CsvTable::column(std::string_view heading) const {
  const auto found = std::find(headings.begin(), headings.end(), heading);
  return found == headings.end() ? -1 : static_cast<int>(found - headings.begin());
}

CsvTable read_csv(std::string_view bytes, std::string file) {
  require_utf8_text(bytes, file);
  std::vector<CsvRow> records = parse(without_bom(bytes), file);
  records.erase(std::remove_if(records.begin(), records.end(), is_blank), records.end());
  if (records.empty()) {
    throw Error(ErrorKind::data, {std::move(file), 1, 0},
                say({"the table is empty; its first line must be the headings, separated by commas",
                     "表是空的;第一行须为列名,用英文逗号分隔"}));
  }
  CsvTable table{std::move(file), std::move(records.front().cells), {}};
  std::vector<Problem> problems;
  check_headings(table, records.front().line, problems);
  records.erase(records.begin());
  for (const CsvRow& row : records) {
    if (row.cells.size() == table.headings.size()) continue;
    problems.push_back({{table.file, row.line, 0},
                        say({"the row has {} cells, expected {} as in the headings; put a cell "
                             "that contains a comma in quotes, or add what is missing",
                             "本行有 {} 个单元格,应与列名一样为 {} "
                             "个;含英文逗号的单元格请用英文引号括起,缺的请补上"},
                            row.cells.size(), table.headings.size())});
  }
  if (!problems.empty()) throw Error(ErrorKind::data, std::move(problems));
  table.rows = std::move(records);
  return table;
}

}  // namespace kaohe
