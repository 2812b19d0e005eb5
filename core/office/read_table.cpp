#include "office/read_table.hpp"

#include <algorithm>
#include <optional>

#include "base/gb18030.hpp"
#include "base/utf8.hpp"
#include "office/foreign.hpp"
#include "office/ods.hpp"
#include "office/xlsx.hpp"

namespace kaohe::office {

namespace {

ReadTable read_text(std::string_view bytes, const std::string& file, const TableRequest& request) {
  if (bytes.substr(0, 3) == "\xEF\xBB\xBF") {
    return {read_csv(bytes, file, request.long_texts, request.wrong_rows),
            say({"CSV in UTF-8 with a byte-order mark", "CSV,UTF-8 编码(带 BOM)"})};
  }
  if (first_invalid_utf8(bytes)) {
    const std::optional<std::string> decoded = utf8_of_gb18030(bytes);
    if (decoded) {
      return {read_csv(*decoded, file, request.long_texts, request.wrong_rows),
              say({"CSV in GB18030 (GBK)", "CSV,GB18030(GBK)编码"})};
    }
  }
  return {read_csv(bytes, file, request.long_texts, request.wrong_rows),
          say({"CSV in UTF-8", "CSV,UTF-8 编码"})};
}

/// A table within a workbook.
struct Found {
  const Sheet* sheet;
  std::size_t headings;  // index in its rows
};

std::optional<std::size_t> headings_of(const Sheet& sheet, const TableRequest& request) {
  constexpr std::size_t kRowsLookedAt = 20;  // titles and notes above a table are fewer
  const std::size_t end = std::min(sheet.rows.size(), kRowsLookedAt);
  for (std::size_t i = 0; i < end; ++i) {
    if (request.are_headings(sheet.rows[i].cells)) return i;
  }
  return std::nullopt;
}

Found find_table(const std::vector<Sheet>& sheets, const TableRequest& request,
                 const std::string& file) {
  if (request.are_headings) {
    for (const Sheet& sheet : sheets) {
      const auto headings = headings_of(sheet, request);
      if (headings) return {&sheet, *headings};
    }
  }
  const auto filled = std::find_if(sheets.begin(), sheets.end(),
                                   [](const Sheet& sheet) { return !sheet.rows.empty(); });
  if (filled != sheets.end()) return {&*filled, 0};
  throw Error(
      ErrorKind::data, {file},
      say({"the workbook has no visible sheet with a filled cell, expected a table; fill it "
           "in, or show the sheet that is hidden",
           "工作簿中可见的工作表都是空的;请填写表格,或者取消隐藏所在工作表"}));
}

/// Merged cells hide for which rows or columns their text is meant.
void refuse_merges(const Sheet& sheet, int headings_row, const std::string& file,
                   std::vector<Problem>& problems) {
  const auto is_filled = [&](CellPlace at) {
    const auto row = std::lower_bound(sheet.rows.begin(), sheet.rows.end(), at.row,
                                      [](const CsvRow& one, int line) { return one.line < line; });
    const auto column = static_cast<std::size_t>(at.column);
    return row != sheet.rows.end() && row->line == at.row && row->cells.size() >= column &&
           !row->cells[column - 1].empty();
  };
  for (const Merge& merge : sheet.merges) {
    if (merge.last.row < headings_row || !is_filled(merge.first)) continue;
    problems.push_back(
        {{file, merge.first.row, 0},
         say({"cells {} to {} are merged, expected a cell of its own for each row and column; "
              "unmerge them and fill in each one",
              "单元格 {} 至 {} 是合并的,每行每列应各有单元格;请取消合并,并逐格填写"},
             cell_name(merge.first), cell_name(merge.last)),
         sheet.name + "!" + cell_name(merge.first)});
  }
}

/// As many cells in each row as in the widest, as CSV would have them.
void make_even(std::vector<CsvRow>& rows, const Limits& limits, const std::string& file) {
  std::size_t width = 0;
  for (const CsvRow& row : rows) width = std::max(width, row.cells.size());
  if (width > limits.cells_max / rows.size()) {
    throw Error(ErrorKind::data, {file},
                say({"the table has {} rows and reaches to column {}, more than {} cells; delete "
                     "what stands beside the table, or split it",
                     "表格有 {} 行、宽至第 {} 列,超过 {} 个单元格的上限;请删去表格以外的内容,"
                     "或者拆分"},
                    rows.size(), width, limits.cells_max));
  }
  for (CsvRow& row : rows) row.cells.resize(width);
}

Text names(const std::vector<const Sheet*>& sheets) {
  Text joined;
  for (const Sheet* sheet : sheets) {
    const Text name = say({"\"{}\"", "“{}”"}, excerpt(sheet->name));
    joined = joined.empty() ? name : say({"{}, {}", "{}、{}"}, joined, name);
  }
  return joined;
}

Text understanding(Packed format, const std::vector<Sheet>& sheets, const Sheet& read, int row) {
  Text text = say({"{}, sheet \"{}\", headings in row {}", "{},工作表“{}”,列名在第 {} 行"},
                  format == Packed::xlsx
                      ? say({"an Excel workbook (.xlsx)", "Excel 工作簿(.xlsx)"})
                      : say({"an OpenDocument workbook (.ods)", "OpenDocument 工作簿(.ods)"}),
                  excerpt(read.name), row);
  std::vector<const Sheet*> others, hidden;
  for (const Sheet& sheet : sheets) {
    if (sheet.is_hidden) hidden.push_back(&sheet);
    if (&sheet != &read && !sheet.rows.empty()) others.push_back(&sheet);
  }
  if (!others.empty()) text = say({"{}; not read: {}", "{};未读取:{}"}, text, names(others));
  if (!hidden.empty())
    text = say({"{}; hidden, not read: {}", "{};隐藏而未读取:{}"}, text, names(hidden));
  return text;
}

void name_rows(const std::string& sheet, std::vector<Problem>& problems) {
  for (Problem& one : problems) one.cell = sheet + "!" + std::to_string(one.place.line);
}

/// As CSV would give it; what is wrong with a row is told by sheet and row.
CsvTable table_in(const std::string& sheet, std::vector<CsvRow> rows, const std::string& file,
                  const TableRequest& request) {
  try {
    CsvTable table = table_of(std::move(rows), file, request.long_texts, request.wrong_rows);
    table.sheet = sheet;
    name_rows(sheet, table.problems);
    return table;
  } catch (const Error& error) {
    std::vector<Problem> problems = error.problems();
    name_rows(sheet, problems);
    throw Error(error.kind(), std::move(problems));
  }
}

ReadTable read_workbook(std::string_view bytes, const std::string& file,
                        const TableRequest& request, const Limits& limits) {
  Archive archive(bytes, file, limits.unpacked_max);
  const Packed format = what_is_packed(archive);
  std::vector<Sheet> sheets =
      format == Packed::xlsx ? read_xlsx(archive, limits) : read_ods(archive, limits);
  const Found found = find_table(sheets, request, file);
  Sheet& sheet = sheets[static_cast<std::size_t>(found.sheet - sheets.data())];
  const int row = sheet.rows[found.headings].line;
  std::vector<Problem> problems;
  for (const Problem& problem : sheet.problems) {
    if (problem.place.line >= row) problems.push_back(problem);
  }
  refuse_merges(sheet, row, file, problems);
  const bool are_headings_wrong = std::any_of(
      problems.begin(), problems.end(), [&](const Problem& one) { return one.place.line == row; });
  if (!problems.empty() && (request.wrong_rows == WrongRows::refuse || are_headings_wrong))
    throw Error(ErrorKind::data, std::move(problems));
  const Text understood = understanding(format, sheets, sheet, row);
  std::vector<CsvRow> rows(
      std::make_move_iterator(sheet.rows.begin() + static_cast<std::ptrdiff_t>(found.headings)),
      std::make_move_iterator(sheet.rows.end()));
  make_even(rows, limits, file);
  CsvTable table = table_in(sheet.name, std::move(rows), file, request);
  table.problems.insert(table.problems.begin(), problems.begin(), problems.end());
  return {std::move(table), understood};
}

}  // namespace

ReadTable read_table(std::string_view bytes, const std::string& file, const TableRequest& request,
                     const Limits& limits) {
  refuse_foreign(bytes, file);
  return is_packed(bytes) ? read_workbook(bytes, file, request, limits)
                          : read_text(bytes, file, request);
}

}  // namespace kaohe::office
