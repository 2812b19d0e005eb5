#include "base/csv.hpp"

#include <catch2/catch.hpp>

#include "refusal.hpp"

using namespace kaohe;
using namespace kaohe::testing;

namespace {
std::string refused(std::string_view bytes) {
  return refusal([&] { read_csv(bytes, "a.csv"); });
}
}  // namespace

TEST_CASE("Csv: headings, rows and their lines", "[base][csv]") {
  const CsvTable table = read_csv("id,name\ns01,一中\n\ns02, 二中 \n", "a.csv");
  CHECK(table.headings == std::vector<std::string>{"id", "name"});
  REQUIRE(table.rows.size() == 2);
  CHECK(table.rows[0].line == 2);
  CHECK(table.rows[1].line == 4);
  CHECK(table.rows[1].cells == std::vector<std::string>{"s02", "二中"});
  CHECK(table.column("name") == 1);
  CHECK(table.column("order") == -1);
}

TEST_CASE("Csv: a byte-order mark and every line end are read", "[base][csv]") {
  CHECK(read_csv("\xEF\xBB\xBFid\ns01\n", "a.csv").headings[0] == "id");
  const CsvTable windows = read_csv("id\r\ns01\r\n\r\ns02\r\n", "a.csv");
  REQUIRE(windows.rows.size() == 2);
  CHECK(windows.rows[0].line == 2);
  CHECK(windows.rows[1].line == 4);
  CHECK(read_csv("id\rs01\rs02", "a.csv").rows[1].line == 3);
}

TEST_CASE(
    "Csv: a quoted cell holds commas, quotes and line ends, and the lines after it still count",
    "[base][csv]") {
  const CsvTable table = read_csv("id,note\ns01,\"a, \"\"b\"\"\nc\"\ns02,d\n", "a.csv", {"note"});
  REQUIRE(table.rows.size() == 2);
  CHECK(table.rows[0].cells[1] == "a, \"b\"\nc");
  CHECK(table.rows[0].line == 2);
  CHECK(table.rows[1].line == 4);
}

TEST_CASE("Csv: rows whose cells are all empty are skipped, as spreadsheets write them",
          "[base][csv]") {
  CHECK(read_csv("id,name\ns01,a\n,\n,,,\n", "a.csv").rows.size() == 1);
}

TEST_CASE("Csv: headings only is a table without rows", "[base][csv]") {
  CHECK(read_csv("id,name\n", "a.csv").rows.empty());
}

TEST_CASE("Csv: rows with more or fewer cells are refused, all at once, with their lines",
          "[base][csv]") {
  CHECK(refused("id,name\ns01\ns02,b\ns03,c,d\n") ==
        "a.csv:2: the row has 1 cells, expected 2 as in the headings; put a cell that contains a "
        "comma in quotes, or add what is missing\n"
        "a.csv:4: the row has 3 cells, expected 2 as in the headings; put a cell that contains a "
        "comma in quotes, or add what is missing");
}

TEST_CASE("Csv: stray and missing quotes are refused with the line", "[base][csv]") {
  CHECK(contains(refused("id,name\ns01,a\ns02,b \"c\" d\n"),
                 "a.csv:3: found a quotation mark inside a cell"));
  CHECK(contains(refused("id,name\ns01,\"a\ns02,b\n"),
                 "a.csv:2: the quotation mark that opens a cell here is never closed"));
}

TEST_CASE("Csv: headings that are empty, missing or double are refused", "[base][csv]") {
  CHECK(refused("id,,id\n") ==
        "a.csv:1: column 2 has no heading; write one, or delete the column (and its comma in every "
        "row)\n"
        "a.csv:1: column 3 is headed \"id\", as another is; each heading may stand once. Rename or "
        "delete one");
  CHECK(contains(refused(""), "a.csv:1: the table is empty"));
  CHECK(contains(refused("\n \n"), "a.csv:1: the table is empty"));
}

TEST_CASE("Csv: NUL bytes and other encodings are refused with line and column", "[base][csv]") {
  CHECK(contains(refused({"id\ns\0001\n", 7}), "a.csv:2:2: found a NUL byte"));
  CHECK(contains(refused("id,name\ns01,\xB6\xFE\xD6\xD0\n"),
                 "a.csv:2:5: found the byte 0xB6, which is not UTF-8"));
  CHECK(contains(refusal([] { read_csv("\xFF", "a.csv"); }, Language::zh),
                 "a.csv:1:1: 发现字节 0xFF,不是 UTF-8 编码"));
  CHECK(exit_code([] { read_csv("\xFF", "a.csv"); }) == 1);
}

TEST_CASE("Csv: a huge heading is quoted in part, and a flood of wrong ones is cut off",
          "[base][csv]") {
  const std::string dots(2'000'000, '.');
  const std::string twice = refused(dots + "," + dots + "\n1,2\n");
  CHECK(twice.size() < 500);
  CHECK(contains(twice, "\"" + std::string(60, '.') + "…\""));
  const std::string flood = refused("a" + std::string(100'000, ',') + "b\n");
  CHECK(flood.size() < 5000);
  CHECK(contains(flood, "a.csv:1: column 2 has no heading"));
  CHECK(contains(flood, "a.csv:1: the line has 100001 columns, and more of them are wrong"));
}

TEST_CASE("Csv: empty columns behind the last heading are left out, as spreadsheets write them",
          "[base][csv]") {
  const CsvTable table = read_csv("id,name,,\ns01,a,,\ns02,b\ns03,c,\n", "a.csv");
  CHECK(table.headings.size() == 2);
  REQUIRE(table.rows.size() == 3);
  for (const CsvRow& row : table.rows) CHECK(row.cells.size() == 2);
  CHECK(refused("id,name,,\ns01,a,,x\n") ==
        "a.csv:1: column 3 has no heading; write one, or delete the column (and its comma in every "
        "row)\n"
        "a.csv:1: column 4 has no heading; write one, or delete the column (and its comma in every "
        "row)");
  CHECK(contains(refused("id,name,,\ns01\n"), "a.csv:2: the row has 1 cells, expected 2"));
  CHECK(contains(refused("id,name,,\ns01,a,,,\n"), "a.csv:2: the row has 5 cells, expected 2"));
  CHECK(contains(refused("id,name\ns01,a,\n"), "a.csv:2: the row has 3 cells, expected 2"));
}

TEST_CASE("Csv: another separator than the comma is named", "[base][csv]") {
  CHECK(refused("id;name\ns01;a\n") ==
        "a.csv:1: the headings are separated by \";\", expected commas; save the table with commas "
        "(in a spreadsheet: \"CSV UTF-8 (comma delimited)\")");
  CHECK(contains(refused("id\tname\ns01\ta\n"), "are separated by a tab, expected commas"));
  CHECK(contains(refused("id\uFF0Cname\n"), "are separated by \"\uFF0C\", expected commas"));
  CHECK(contains(refused("id|name\r\n"), "are separated by \"|\", expected commas"));
  CHECK(contains(refused("id;name\n\"s01\";a\n"), "are separated by \";\""));
  CHECK(refused("id,a;b\ns01,x;y\n").empty());
  CHECK(refused("id\ns01;s02\n").empty());
}

TEST_CASE("Csv: only long texts have several lines, which are the same from every system",
          "[base][csv]") {
  for (const std::string end : {"\n", "\r\n", "\r"}) {
    const std::string bytes = "id,note\ns01,\"a" + end + "b\"\n";
    CHECK(read_csv(bytes, "a.csv", {"note"}).rows[0].cells[1] == "a\nb");
    CHECK(refused(bytes) ==
          "a.csv:2: column \"note\": the cell has more than one line (\"a⏎b\"), expected one; "
          "write it on one line");
  }
}

TEST_CASE("Csv: control characters are refused with row and column, a tab is not", "[base][csv]") {
  const auto cell = [](const std::string& text) {
    return refusal([&] { read_csv("id,note\ns01,\"" + text + "\"\n", "a.csv", {"note"}); });
  };
  CHECK(
      cell("\x1B[31mred") ==
      "a.csv:2: column \"note\": found the control character U+001B, expected text only; type the "
      "cell anew");
  for (const char* wrong : {"\x01", "\x0B", "\x1F", "\x7F", "\u0080", "\u009F", "\u2028", "\u202A",
                            "\u202E", "\u2066", "\u2069"}) {
    INFO(wrong);
    CHECK(contains(cell(wrong), "found the control character U+"));
  }
  for (const char* right :
       {"a\tb", "a\nb", " ", "~", "\u00A0", "\u2027", "\u202F", "\u2065", "\u206A", "字"}) {
    INFO(right);
    CHECK(cell(right).empty());
  }
}

TEST_CASE("Csv: files of other programs are told apart", "[base][csv]") {
  const std::string_view utf16("\xFF\xFEi\0d\0", 6);
  CHECK(refused(utf16) ==
        "a.csv: the file is text in UTF-16 (\"Unicode text\" of a spreadsheet), expected text in "
        "UTF-8; save it as UTF-8 (in a spreadsheet: save as \"CSV UTF-8\")");
  CHECK(contains(refused("\xFE\xFF\x01"), "text in UTF-16"));
  CHECK(contains(refused("PK\x03\x04"), "the file is a spreadsheet or a packed file, not a text"));
  CHECK(contains(refused("\xD0\xCF\x11\xE0\xA1"), "the file is a spreadsheet"));
  CHECK(
      contains(refused("id\n\xB6\xFE\n"), "a file saved as GBK, GB18030 or ANSI looks like this"));
  CHECK(refused("PK\n").empty());
}
