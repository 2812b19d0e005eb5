#include <catch2/catch.hpp>

#include "../base/refusal.hpp"
#include "workbooks.hpp"

using namespace kaohe;
using namespace kaohe::office;
using namespace kaohe::testing;

namespace {

std::string table(const std::string& rows, const std::string& attributes = "table:name=\"s\"") {
  return "<table:table " + attributes + "><table:table-column/>" + rows + "</table:table>";
}

std::string row(const std::string& cells, const std::string& attributes = "") {
  return "<table:table-row " + attributes + ">" + cells + "</table:table-row>";
}

std::string text(const std::string& paragraphs, const std::string& attributes = "") {
  return "<table:table-cell office:value-type=\"string\" " + attributes + "><text:p>" + paragraphs +
         "</text:p></table:table-cell>";
}

std::string value(const std::string& type, const std::string& attributes) {
  return "<table:table-cell office:value-type=\"" + type + "\" " + attributes +
         "><text:p>shown</text:p></table:table-cell>";
}

ReadTable read(const std::string& tables, const TableRequest& request = {}) {
  return read_table(ods(tables), "a.ods", request);
}

std::string refused(const std::string& tables) {
  return refusal([&] { read(tables); });
}

/// The text of this cell below a heading.
std::string cell(const std::string& xml) {
  TableRequest request;
  request.long_texts = {"v"};
  return read(table(row(text("id") + text("v")) + row(text("1") + xml)), request)
      .table.rows[0]
      .cells[1];
}

const std::string kEmpty = "<table:table-cell/>";

}  // namespace

TEST_CASE("Ods: rows and their numbers, with rows and cells that are repeated", "[office][ods]") {
  const std::string rows =
      row(kEmpty, "table:number-rows-repeated=\"2\"") + "<table:table-header-rows>" +
      row(text("id") + text("name") + text("class")) + "</table:table-header-rows>" +
      row(text("a") + text("b", "table:number-columns-repeated=\"2\""),
          "table:number-rows-repeated=\"2\"") +
      "<table:table-row-group>" +
      row("<table:table-cell table:number-columns-repeated=\"2\"/>" + text("z")) +
      "</table:table-row-group>" +
      row("<table:table-cell table:number-columns-repeated=\"16384\"/>",
          "table:number-rows-repeated=\"1048570\"");
  const ReadTable read_back = read(table(rows, "table:name=\"数据\""));
  CHECK(rows_of(read_back.table) == Rows{"id|name|class", "4: a|b|b", "5: a|b|b", "6: ||z"});
  CHECK(read_back.understood.en ==
        "an OpenDocument workbook (.ods), sheet \"数据\", headings in row 3");
  CHECK(read_back.understood.zh == "OpenDocument 工作簿(.ods),工作表“数据”,列名在第 3 行");
}

TEST_CASE("Ods: texts with blanks, links, several lines, and notes that are none of them",
          "[office][ods]") {
  CHECK(cell(text(" a  <text:span>b</text:span><text:s text:c=\"2\"/>c ")) == "a b  c");
  CHECK(cell(text("a<text:line-break/>b</text:p><text:p>c")) == "a\nb\nc");
  CHECK(cell(text("a<text:tab/><text:a>b</text:a>")) == "a\tb");
  CHECK(cell("<table:table-cell office:value-type=\"string\"><office:annotation><text:p>note"
             "</text:p></office:annotation><text:p>a</text:p></table:table-cell>") == "a");
  CHECK(cell("<table:table-cell office:value-type=\"string\" office:string-value=\"a\"/>") == "a");
}

TEST_CASE("Ods: numbers, dates, flags, results of formulas", "[office][ods]") {
  CHECK(cell(value("float", "office:value=\"0.30000000000000004\"")) == "0.3");
  CHECK(cell(value("currency", "office:value=\"12\"")) == "12");
  CHECK(cell(value("float", "table:formula=\"of:=1+1\" office:value=\"2\"")) == "2");
  CHECK(cell(value("date", "office:date-value=\"2023-06-20\"")) == "2023-06-20");
  CHECK(cell(value("date", "office:date-value=\"2023-06-20T00:00:00\"")) == "2023-06-20");
  CHECK(cell(value("boolean", "office:boolean-value=\"true\"")) == "yes");
  CHECK(cell(value("boolean", "office:boolean-value=\"false\"")) == "no");
  CHECK(cell(value("float", "table:formula=\"of:=TRUE()\" office:value=\"1\"")) == "yes");
}

TEST_CASE("Ods: a date whose format shows no day is a month", "[office][ods]") {
  const std::string date = "office:date-value=\"2023-06-01\"";
  CHECK(cell(value("date", date + " table:style-name=\"month\"")) == "2023-06");
  CHECK(cell(value("date", date + " table:style-name=\"day\"")) == "2023-06-01");
  // The style of its column, unless it has its own.
  const std::string columns =
      "<table:table-column table:number-columns-repeated=\"2\"/>"
      "<table:table-column table:default-cell-style-name=\"month\"/>";
  const auto third = [&](const std::string& attributes) {
    const std::string heading = row(text("a") + text("b") + text("c") + text("d"));
    const std::string cells = row(kEmpty + value("date", date) + value("date", date + attributes));
    return rows_of(
        read("<table:table table:name=\"s\">" + columns + heading + cells + "</table:table>")
            .table)[1];
  };
  CHECK(third("") == "2: |2023-06-01|2023-06|");
  CHECK(third(" table:style-name=\"day\"") == "2: |2023-06-01|2023-06-01|");
}

TEST_CASE("Ods: cells that cannot be read are refused by name, all at once", "[office][ods]") {
  const std::string rows =
      row(text("id")) + row(value("percentage", "office:value=\"0.85\"")) +
      row(value("string", "office:string-value=\"\" calcext:value-type=\"error\"")) +
      row(text("#REF!", "table:formula=\"of:=A1\"")) +
      row(value("time", "office:time-value=\"PT14H30M00S\"")) +
      row(value("date", "office:date-value=\"2023-06-20T14:30:00\"")) +
      row("<table:table-cell table:formula=\"of:=A1\"/>");
  const std::string message = refused(table(rows));
  for (const char* part :
       {"a.ods s!A2: found a percentage (stored as 0.85)",
        "a.ods s!A3: found the error shown of a formula",
        "a.ods s!A4: found the error #REF! of a formula",
        "a.ods s!A5: found a time of day, or a day that is none (stored as PT14H30M00S)",
        "a.ods s!A6: found a time of day, or a day that is none (stored as "
        "2023-06-20T14:30:00)",
        "a.ods s!A7: found a formula without its result"}) {
    CAPTURE(part, message);
    CHECK(contains(message, part));
  }
}

TEST_CASE("Ods: hidden sheets are not read, merged cells are refused", "[office][ods]") {
  const ReadTable found =
      read(table(row(text("secret")), "table:name=\"h\" table:style-name=\"hidden\"") +
           table(row(text("id")) + row(text("1"))));
  CHECK(rows_of(found.table) == Rows{"id", "2: 1"});
  CHECK(contains(found.understood.en, "; hidden, not read: \"h\""));
  CHECK(contains(refused(table(row(text("id")) + row(text("1", "table:number-rows-spanned=\"2\"")) +
                               row("<table:covered-table-cell/>"))),
                 "a.ods s!A2: cells A2 to A3 are merged"));
}

TEST_CASE("Ods: one that only a password opens is refused", "[office][ods]") {
  const std::string bytes =
      ods("", "<manifest:manifest><manifest:encryption-data/></manifest:manifest>");
  CHECK(refusal([&] { read_table(bytes, "a.ods"); }) ==
        "a.ods: the workbook is protected by a password, expected one that opens without; open "
        "it, take the password off and save it again");
}
