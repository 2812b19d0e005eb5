#include "office/write_workbook.hpp"

#include <catch2/catch.hpp>

#include "../base/refusal.hpp"
#include "office/archive.hpp"
#include "workbooks.hpp"

using namespace kaohe;
using namespace kaohe::office;
using namespace kaohe::testing;

/// For LeakSanitizer: libxlsxwriter 1.1.4 copies the formula of a list twice and frees it once.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() {
  return "leak:lxw_strdup";
}

namespace {

Workbook form() {
  FormColumn id{"编号", 10, true, {}, "the number of the unit"};
  FormColumn choice{"类别", 14, true, {"甲", "乙"}, ""};
  FormColumn free{"备注", 40, false, {}, std::string(300, 'x')};
  return {Instructions{"说明", "填报说明", {"第一行", "=1+1"}},
          {{"数据", {id, choice, free}, {{"001", "甲", ""}, {"2023-06-20", "乙", "=A1 <&>"}}}}};
}

std::vector<std::string> long_list() {
  std::vector<std::string> values;
  for (int i = 100; i < 164; ++i) values.push_back(std::to_string(i));
  return values;  // 64 of three digits and 63 commas: 255 characters
}

std::string written(const Workbook& workbook) {
  const TempFolder folder;
  write_workbook(folder.path() / "a.xlsx", workbook);
  return read_file(folder.path() / "a.xlsx", std::size_t{1} << 30U);
}

std::string part(const std::string& bytes, const std::string& name) {
  Archive archive(bytes, "a.xlsx", std::size_t{1} << 30U);
  return archive.has(name) ? archive.read_whole(name) : "";
}

std::string refused(const Workbook& workbook) {
  const TempFolder folder;
  const std::string message = refusal([&] { write_workbook(folder.path() / "a.xlsx", workbook); });
  CHECK(std::filesystem::is_empty(folder.path()));
  return folder.without_path(message);
}

}  // namespace

TEST_CASE("Write: what is written reads back as the same table", "[office][write]") {
  TableRequest request;
  request.are_headings = [](const auto& cells) { return cells.at(0) == "编号"; };
  const ReadTable read = read_table(written(form()), "a.xlsx", request);
  CHECK(rows_of(read.table) == Rows{"编号|类别|备注", "2: 001|甲|", "3: 2023-06-20|乙|=A1 <&>"});
  CHECK(read.understood.en ==
        "an Excel workbook (.xlsx), sheet \"数据\", headings in row 1; not read: \"说明\"");
  Workbook bare = form();
  bare.instructions.reset();
  bare.sheets[0].rows.clear();
  CHECK(read_table(written(bare), "a.xlsx").table.rows.empty());
}

TEST_CASE("Write: the same workbook gives the same bytes", "[office][write]") {
  CHECK(written(form()) == written(form()));
}

TEST_CASE("Write: every cell of a form is text, headings stay in sight and in print",
          "[office][write]") {
  const std::string bytes = written(form()), sheet = part(bytes, "xl/worksheets/sheet2.xml");
  for (const char* expected :
       {"state=\"frozen\"", "<autoFilter ref=\"A1:C3\"/>", "orientation=\"landscape\"",
        "paperSize=\"9\"", "fitToPage=\"1\"", "prompt=\"the number of the unit\"",
        "sqref=\"B2:B1048576\"", "<formula1>\"甲,乙\"</formula1>"}) {
    CAPTURE(expected, sheet);
    CHECK(contains(sheet, expected));
  }
  CHECK(contains(part(bytes, "xl/workbook.xml"), "_xlnm.Print_Titles"));
  const std::string styles = part(bytes, "xl/styles.xml");
  CHECK(contains(styles, "numFmtId=\"49\""));           // text
  CHECK(contains(styles, "<bottom style=\"thick\">"));  // of a required column
  CHECK_FALSE(contains(sheet, "<c r=\"A2\"><v>"));
}

TEST_CASE("Write: a list of Chinese values stands in the rule up to 255 bytes, beyond them aside",
          "[office][write]") {
  const auto rule = [](const std::string& last) {
    std::vector<std::string> values(3, std::string(63, 'x'));  // 3 * 64 bytes with their commas
    for (int i = 0; i < 3; ++i) values[static_cast<std::size_t>(i)] += std::to_string(i);
    values.push_back(last);
    const Workbook book{std::nullopt, {{"a", {{"h", 10, false, values, ""}}, {}}}};
    return part(written(book), "xl/worksheets/sheet1.xml");
  };
  const std::string twenty = "一二三四五六七八九十一二三四五六七八九十";  // 60 bytes
  CHECK(rule(twenty).find("<formula1>\"xxx") != std::string::npos);
  CHECK(rule(twenty + "一").find("<formula1>list_1") != std::string::npos);
}

TEST_CASE("Write: a note beyond 255 characters is cut, one of 255 is not", "[office][write]") {
  const auto prompt = [](std::size_t characters) {
    Workbook book{{}, {{"s", {{"a", 10, false, {}, ""}}, {}}}};
    for (std::size_t i = 0; i < characters; ++i) book.sheets[0].columns[0].note += "注";
    const std::string sheet = part(written(book), "xl/worksheets/sheet1.xml");
    const std::size_t begin = sheet.find("prompt=\"") + 8;
    return sheet.substr(begin, sheet.find('"', begin) - begin);
  };
  CHECK(prompt(255).size() == 255 * 3);
  CHECK(prompt(256).size() == 255 * 3);
  CHECK(contains(prompt(256), "注…"));
}

TEST_CASE("Write: a long list of values stands in a hidden sheet, a short one in the cell's rule",
          "[office][write]") {
  Workbook book = form();
  book.sheets[0].columns[1].allowed = long_list();
  const std::string at_limit = written(book);
  CHECK(contains(part(at_limit, "xl/worksheets/sheet2.xml"), "<formula1>\"100,101,"));
  CHECK(part(at_limit, "xl/worksheets/sheet3.xml").empty());

  std::vector<std::string> longer = long_list();
  longer.back() += "0";
  book.sheets[0].columns[1].allowed = longer;
  book.sheets.push_back(book.sheets[0]);
  book.sheets[1].name = "second";
  book.sheets[1].columns[0].allowed = {"a,b", "c"};
  const std::string aside = written(book);
  CHECK(contains(part(aside, "xl/worksheets/sheet2.xml"), "<formula1>list_1</formula1>"));
  const std::string workbook = part(aside, "xl/workbook.xml");
  CHECK(contains(workbook, "<sheet name=\"_lists\" sheetId=\"3\" state=\"hidden\""));
  CHECK(contains(workbook, "<definedName name=\"list_1\">_lists!$A$1:$A$64</definedName>"));
  CHECK(contains(workbook, "<definedName name=\"list_2\">_lists!$B$1:$B$2</definedName>"));
  CHECK_FALSE(contains(workbook, "list_3"));
}

TEST_CASE("Write: nothing is written over, and nothing is left of what failed", "[office][write]") {
  const TempFolder folder;
  folder.write("a.xlsx", "mine");
  CHECK(folder.without_path(refusal([&] { write_workbook(folder.path() / "a.xlsx", form()); })) ==
        "a.xlsx: the file cannot be written: it exists already; choose another name or move it "
        "away");
  CHECK(read_file(folder.path() / "a.xlsx", 10) == "mine");
  write_workbook(folder.path() / "new" / "b.xlsx", form());
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path() / "new"), {}) == 1);
}

TEST_CASE("Write: what no workbook can hold is refused", "[office][write]") {
  Workbook book = form();
  book.sheets[0].name = "a/b";
  CHECK(
      contains(refused(book), "a.xlsx: a sheet named \"a/b\" cannot stand in an .xlsx workbook: "));
  book.sheets[0].name = std::string(32, 'x');
  CHECK(contains(refused(book), "cannot stand in an .xlsx workbook"));
  book.sheets[0].name = std::string(31, 'x');
  CHECK_FALSE(written(book).empty());
  book.sheets[0].name = "说明";
  CHECK(contains(refused(book), "a sheet named \"说明\""));
  book = form();
  book.sheets[0].rows[0][1] = std::string(32'767, 'x');
  CHECK_FALSE(written(book).empty());
  book.sheets[0].rows[0][1] += 'x';
  CHECK(contains(refused(book), "a.xlsx: cell B2 (\"xxx"));
}
