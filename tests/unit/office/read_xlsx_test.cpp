#include <catch2/catch.hpp>

#include "../base/refusal.hpp"
#include "workbooks.hpp"

using namespace kaohe;
using namespace kaohe::office;
using namespace kaohe::testing;

namespace {

const std::string kHeadings = text_row(1, {"id", "value"});

ReadTable read(const XlsxParts& book, const TableRequest& request = {}) {
  return read_table(xlsx(book), "a.xlsx", request);
}

std::string refused(const XlsxParts& book) {
  return refusal([&] { read(book); });
}

/// The text of a cell B2 that stands so in the sheet.
std::string cell(const std::string& xml, XlsxParts book = {}) {
  book.sheets = {
      {"s", kHeadings + "<row r=\"2\"><c r=\"A2\" t=\"n\"><v>1</v></c>" + xml + "</row>"}};
  return read(book).table.rows[0].cells[1];
}

std::string refused_cell(const std::string& xml, XlsxParts book = {}) {
  book.sheets = {{"s", kHeadings + "<row r=\"2\">" + xml + "</row>"}};
  return refused(book);
}

bool has_name(const std::vector<std::string>& cells) {
  return std::find(cells.begin(), cells.end(), "name") != cells.end();
}

}  // namespace

TEST_CASE("Xlsx: rows and their numbers as the spreadsheet shows them, empty ones skipped",
          "[office][xlsx]") {
  const ReadTable table = read(
      {{{"数据", text_row(2, {" id ", "name"}) + text_row(3, {"s01", "一中"}) +
                     text_row(4, {"", " "}) + "<row r=\"5\"/>" +
                     "<row r=\"7\"><c r=\"B7\" t=\"inlineStr\"><is><t>二中</t></is></c></row>"}}});
  CHECK(rows_of(table.table) == Rows{"id|name", "3: s01|一中", "7: |二中"});
  CHECK(table.understood.en == "an Excel workbook (.xlsx), sheet \"数据\", headings in row 2");
  CHECK(table.understood.zh == "Excel 工作簿(.xlsx),工作表“数据”,列名在第 2 行");
}

TEST_CASE("Xlsx: texts that are shared, rich, escaped, from a formula, of several lines",
          "[office][xlsx]") {
  XlsxParts book;
  book.texts =
      "<si><t>first</t></si><si><r><t>县</t></r><r><t xml:space=\"preserve\"> 直</t></r>"
      "<rPh><t>xian</t></rPh></si>";
  CHECK(cell("<c r=\"B2\" t=\"s\"><v>0</v></c>", book) == "first");
  CHECK(cell("<c r=\"B2\" t=\"s\"><v>1</v></c>", book) == "县 直");
  CHECK(cell("<c t=\"str\"><f>A1&amp;\"x\"</f><v>idx</v></c>") == "idx");
  CHECK(cell("<c t=\"inlineStr\"><is><t>a_x0041_b_x005F_x0041_</t></is></c>") == "aAb_x0041_");
  CHECK(cell("<c t=\"inlineStr\"><is><t>#REF!</t></is></c>") == "#REF!");
  TableRequest request;
  request.long_texts = {"value"};
  const XlsxParts lines{
      {{"s", kHeadings + "<row r=\"2\"><c/><c t=\"str\"><v>a_x000D_\nb</v></c></row>"}}};
  CHECK(read(lines, request).table.rows[0].cells[1] == "a\nb");
  CHECK(contains(refused(lines), "a.xlsx s!2: column \"value\": the cell has more than one line"));
}

TEST_CASE("Xlsx: numbers as typed, dates, flags, results of formulas", "[office][xlsx]") {
  XlsxParts book;
  book.codes =
      "<numFmt numFmtId=\"170\" formatCode=\"yyyy/m/d\"/>"
      "<numFmt numFmtId=\"171\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;\"/>";
  book.formats =
      "<xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"170\"/>"
      "<xf numFmtId=\"171\"/>";
  CHECK(cell("<c><v>12</v></c>") == "12");
  CHECK(cell("<c><v>0.28999999999999998</v></c>") == "0.29");
  CHECK(cell("<c><f>0.1+0.2</f><v>0.30000000000000004</v></c>") == "0.3");
  CHECK(cell("<c s=\"1\"><v>45097</v></c>", book) == "2023-06-20");
  CHECK(cell("<c s=\"2\"><v>45097</v></c>", book) == "2023-06-20");
  CHECK(cell("<c s=\"3\"><v>45078</v></c>", book) == "2023-06");
  CHECK(cell("<c s=\"9\"><v>45097</v></c>", book) == "45097");
  CHECK(cell("<c t=\"d\"><v>2023-06-20T00:00:00Z</v></c>") == "2023-06-20");
  CHECK(cell("<c t=\"b\"><v>1</v></c>") == "yes");
  CHECK(cell("<c t=\"b\"><f>1=2</f><v>0</v></c>") == "no");
  CHECK(cell("<c t=\"str\"><f>\"\"</f><v></v></c>").empty());
  book.properties = "date1904=\"1\"";
  CHECK(cell("<c s=\"1\"><v>43635</v></c>", book) == "2023-06-20");
}

TEST_CASE("Xlsx: cells that cannot be read are refused by name, all at once", "[office][xlsx]") {
  XlsxParts book;
  book.formats =
      "<xf numFmtId=\"0\"/><xf numFmtId=\"10\"/><xf numFmtId=\"14\"/>"
      "<xf numFmtId=\"20\"/>";
  book.sheets = {{"s", kHeadings +
                           "<row r=\"2\"><c r=\"A2\" t=\"e\"><v>#REF!</v></c>"
                           "<c r=\"B2\" s=\"1\"><v>0.85</v></c></row>"
                           "<row r=\"3\"><c r=\"B3\"><f>A1</f></c></row>"
                           "<row r=\"4\"><c r=\"B4\" s=\"2\"><v>45097.5</v></c></row>"
                           "<row r=\"5\"><c r=\"B5\"><v>5.3011119900101123E+17</v></c></row>"}};
  CHECK(refused(book) ==
        "a.xlsx s!A2: found the error #REF! of a formula, expected a value; correct the "
        "formula, or type the value\n"
        "a.xlsx s!B2: found a percentage (stored as 0.85): whether 85 or 0.85 is meant "
        "cannot be known; format the cell as a number and type the number that is asked for\n"
        "a.xlsx s!B3: found a formula without its result; open the file in a spreadsheet, "
        "save it there, or type the value\n"
        "a.xlsx s!B4: found a time of day, or a day that is none (stored as 45097.5), "
        "expected a date such as 2023-06-20; format the cell as text and type the date\n"
        "a.xlsx s!B5: found the number 5.3011119900101123E+17, expected one of at most 15 "
        "digits: a spreadsheet loses the others; format the cell as text and type it anew");
  CHECK(contains(refusal([&] { read(book); }, Language::zh),
                 "a.xlsx s!B2: 是百分比格式(实际存储为 0.85)"));
  CHECK(contains(refused_cell("<c s=\"3\"><v>0.5</v></c>", book), "!A2: found a time of day"));
  CHECK(contains(refused_cell("<c t=\"d\"><v>2023-06-20T14:30:00</v></c>"), "a time of day"));
  CHECK(contains(refused_cell("<c t=\"str\"><f>1/0</f><v>#DIV/0!</v></c>"), "the error #DIV/0!"));
  CHECK(contains(refused_cell("<c t=\"inlineStr\"><is><t>a_x0007_</t></is></c>"),
                 "a.xlsx s!2: column \"id\": found the control character U+0007"));
}

TEST_CASE("Xlsx: hidden sheets are not read, others are named", "[office][xlsx]") {
  const ReadTable table = read({{{"secret", text_row(1, {"name"}), "", "hidden"},
                                 {"more secret", text_row(1, {"name"}), "", "veryHidden"},
                                 {"empty", ""},
                                 {"data", text_row(1, {"name"}) + text_row(2, {"a"})},
                                 {"other", text_row(1, {"note"})}}});
  CHECK(rows_of(table.table) == Rows{"name", "2: a"});
  CHECK(table.understood.en ==
        "an Excel workbook (.xlsx), sheet \"data\", headings in row 1; not read: \"other\"; "
        "hidden, not read: \"secret\", \"more secret\"");
  CHECK(table.understood.zh ==
        "Excel 工作簿(.xlsx),工作表“data”,列名在第 1 行;未读取:“other”;"
        "隐藏而未读取:“secret”、“more secret”");
}

TEST_CASE("Xlsx: the headings that the caller knows are found below titles and on later sheets",
          "[office][xlsx]") {
  TableRequest request;
  request.are_headings = has_name;
  std::string titles;
  for (int row = 1; row <= 19; ++row) titles += text_row(row, {"title"});
  const auto book = [&](const std::string& rows) {
    return XlsxParts{{{"notes", text_row(1, {"how to"})}, {"data", rows}}};
  };
  const ReadTable found =
      read(book(titles + text_row(20, {"id", "name"}) + text_row(21, {"1", "a"})), request);
  CHECK(rows_of(found.table) == Rows{"id|name", "21: 1|a"});
  CHECK(contains(found.understood.en, "sheet \"data\", headings in row 20; not read: \"notes\""));
  // Beyond the first 20 rows, or nowhere: the first sheet, for its reader to refuse.
  const ReadTable other =
      read(book(titles + text_row(20, {"title"}) + text_row(21, {"name"})), request);
  CHECK(other.table.headings == std::vector<std::string>{"how to"});
}

TEST_CASE("Xlsx: problems and merged cells above the headings do not matter", "[office][xlsx]") {
  TableRequest request;
  request.are_headings = has_name;
  const std::string rows = "<row r=\"1\"><c t=\"e\"><v>#N/A</v></c></row>" +
                           text_row(2, {"title"}) + text_row(3, {"id", "name"}) +
                           text_row(4, {"1", "a"});
  const auto merged = [&](const std::string& ref) {
    return XlsxParts{{{"s", rows, "<mergeCells><mergeCell ref=\"" + ref + "\"/></mergeCells>"}}};
  };
  CHECK(rows_of(read(merged("A2:B2"), request).table) == Rows{"id|name", "4: 1|a"});
  CHECK(read(merged("C4:D5"), request).table.rows.size() == 1);
  CHECK(
      refusal([&] { read(merged("A4:A6"), request); }) ==
      "a.xlsx s!A4: cells A4 to A6 are merged, expected a cell of its own for each row and column; "
      "unmerge them and fill in each one");
  CHECK(contains(refusal([&] { read(merged("A3:B3"), request); }), "cells A3 to B3 are merged"));
}

TEST_CASE("Xlsx: columns without heading are dropped when empty and refused when filled",
          "[office][xlsx]") {
  CHECK(rows_of(read({{{"s", text_row(1, {"id", "", ""}) + text_row(2, {"a", "", ""})}}}).table) ==
        Rows{"id", "2: a"});
  CHECK(refused({{{"s", text_row(1, {"id"}) + text_row(2, {"a", "", "b"})}}}) ==
        "a.xlsx s!1: column 2 has no heading; write one, or delete the column (and its comma in "
        "every row)\n"
        "a.xlsx s!1: column 3 has no heading; write one, or delete the column (and its comma in "
        "every row)");
  CHECK(contains(refused({{{"s", text_row(1, {"id", "id"})}}}), "column 2 is headed \"id\""));
}

TEST_CASE("Xlsx: a workbook without a filled visible sheet is refused", "[office][xlsx]") {
  CHECK(refused({{{"s", ""}, {"t", text_row(1, {"id"}), "", "hidden"}}}) ==
        "a.xlsx: the workbook has no visible sheet with a filled cell, expected a table; fill it "
        "in, or show the sheet that is hidden");
}

TEST_CASE("Xlsx: rows with cells that cannot be read stay where all is to be said at once",
          "[office][xlsx]") {
  TableRequest request;
  request.wrong_rows = WrongRows::leave_out;
  const XlsxParts book{{{"s", kHeadings +
                                  "<row r=\"2\"><c r=\"B2\" t=\"e\"><f>1/0</f>"
                                  "<v>#DIV/0!</v></c></row>" +
                                  text_row(3, {"s01", "3"})}}};
  const ReadTable table = read(book, request);
  CHECK(rows_of(table.table) == Rows{"id|value", "2: |?", "3: s01|3"});
  REQUIRE(table.table.problems.size() == 1);
  CHECK(table.table.problems[0].cell == "s!B2");
  CHECK(table.table.problems[0].place.line == 2);
  CHECK(refused(book) != "accepted");
}
