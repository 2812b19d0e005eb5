#include <catch2/catch.hpp>

#include "../base/refusal.hpp"
#include "workbooks.hpp"

using namespace kaohe;
using namespace kaohe::office;
using namespace kaohe::testing;

namespace {

std::string refused(const std::string& bytes, Language language = Language::en,
                    const Limits& limits = {}) {
  return refusal([&] { read_table(bytes, "a", {}, limits); }, language);
}

/// An old office file with a stream of this name.
std::string old_office(const std::string& stream) {
  std::string bytes = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(504, '\0');
  for (const char c : stream) bytes += {c, '\0'};
  return bytes;
}

}  // namespace

TEST_CASE("Refusals: a file of another kind is said to be what it is", "[office][refusal]") {
  const std::pair<std::string, std::string> kCases[] = {
      {old_office("Workbook"), "a workbook of the old kind (.xls or .et)"},
      {old_office("Book"), "a workbook of the old kind (.xls or .et)"},
      {old_office("WordDocument"), "a text document of the old kind (.doc or .wps)"},
      {old_office("PowerPoint Document"), "a presentation of the old kind (.ppt or .dps)"},
      {old_office("Other"), "an office file of an old kind"},
      {"%PDF-1.7\n", "a PDF"},
      {"\x89PNG\r\n", "a picture"},
      {"\xFF\xD8\xFF\xE0", "a picture"},
      {"GIF89a", "a picture"},
      {"Rar!\x1A", "a packed file (.rar)"},
      {"7z\xBC\xAF\x27\x1C", "a packed file (.7z)"},
      {"\x1F\x8B\x08", "a packed file (.gz)"},
      {"{\\rtf1", "a text document (.rtf)"},
      {"\xEF\xBB\xBF\n<html>", "a web page or XML (some systems export these under the name .xls)"},
      {packed({{"word/document.xml", ""}}), "a text document (.docx)"},
      {packed({{"ppt/presentation.xml", ""}}), "a presentation (.pptx)"},
      {packed({{"xl/workbook.bin", ""}}), "a binary workbook (.xlsb)"},
      {packed({{"OFD.xml", ""}}), "an OFD document"},
      {packed({{"mimetype", "application/vnd.oasis.opendocument.text"}}),
       "an OpenDocument that is no workbook (.odt, .odp …)"},
      {packed({{"a.csv", "id\n"}}), "a packed file without a workbook (.zip)"}};
  for (const auto& [bytes, what] : kCases) {
    CHECK(refused(bytes) == "a: the file is " + what +
                                ", expected a table: an .xlsx or .ods workbook, or CSV; open it "
                                "and save the table as .xlsx or as \"CSV UTF-8\"");
  }
  CHECK(refused("") ==
        "a: the file is empty (0 bytes), expected a table: an .xlsx or .ods workbook, or CSV; open "
        "it and save the table as .xlsx or as \"CSV UTF-8\"");
  CHECK(contains(refused(std::string("RIFF\0\1\2", 7)),
                 "the file is of a kind that is neither text nor a workbook"));
  CHECK(refused(old_office("Workbook"), Language::zh) ==
        "a: 文件是旧格式的工作簿(.xls 或 .et),应为表格(.xlsx、.ods 工作簿或 "
        "CSV);请打开后将表格另存为 .xlsx 或者“CSV UTF-8”");
  CHECK(contains(refused(old_office("EncryptedPackage")), "is protected by a password"));
}

TEST_CASE("Refusals: a file that is cut short or lacks a part is damaged", "[office][refusal]") {
  const std::string whole = xlsx({{{"s", text_row(1, {"id"})}}});
  CHECK(refused(whole).empty());
  CHECK(refused(whole.substr(0, whole.size() / 2)) ==
        "a: the file begins as a workbook or packed file but is not whole, expected a whole .xlsx "
        "or .ods file; copy it again, or open it in a spreadsheet and save it as .xlsx");
  const auto damaged = [&](const Parts& parts) { return refused(packed(parts)); };
  CHECK(damaged({{"[Content_Types].xml", ""}}) ==
        "a: the file is damaged: its part \"_rels/.rels\" is missing or cannot be read; open it in "
        "a spreadsheet and save it as .xlsx, or ask for it anew");
  CHECK(contains(damaged({{"[Content_Types].xml", ""}, {"_rels/.rels", "<a/>"}}), "_rels/.rels"));
  const std::string type = "application/vnd.oasis.opendocument.spreadsheet";
  CHECK(contains(damaged({{"mimetype", type}}), "\"content.xml\""));
  CHECK(contains(damaged({{"mimetype", type}, {"content.xml", "<a><b></a>"}}), "\"content.xml\""));
  CHECK(contains(damaged({{"mimetype", type}, {"content.xml", "<a>"}}), "\"content.xml\""));
}

TEST_CASE("Refusals: cells that cannot stand where they say are damage", "[office][refusal]") {
  for (const char* rows :
       {"<row r=\"2\"/><row r=\"1\"/>", "<row r=\"1\"><c r=\"A2\"/></row>",
        "<row r=\"1\"><c r=\"XFE1\"/></row>", "<row r=\"1\"><c r=\"1\"/></row>",
        "<row r=\"1\"><c r=\"A\"/></row>", "<c/>", "<row><c t=\"s\"><v>1</v></c></row>",
        "<row><c t=\"s\"><v>-1</v></c></row>"}) {
    CAPTURE(rows);
    CHECK(contains(refused(xlsx({{{"s", rows}}})), "\"xl/worksheets/sheet1.xml\""));
  }
  const std::string merges = "<mergeCells><mergeCell ref=\"A1:\"/></mergeCells>";
  CHECK(contains(refused(xlsx({{{"s", text_row(1, {"id"}), merges}}})), "sheet1.xml"));
}

TEST_CASE("Refusals: a file that unpacks too large is refused, one at the limit is not",
          "[office][refusal]") {
  const std::string bomb = "<a>" + std::string(3'000'000, ' ') + "</a>";
  const std::string bytes = packed(
      {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", bomb}});
  CHECK(bytes.size() < 10'000);
  Limits limits;
  limits.unpacked_max = bomb.size() + 46;  // the mimetype's own
  CHECK(contains(refused(bytes, Language::en, limits), "no visible sheet"));
  limits.unpacked_max -= 1;
  CHECK(refused(bytes, Language::en, limits) ==
        "a: the file unpacks to more than 3000052 bytes, expected no more; check that it is the "
        "right file, or split it");
}

TEST_CASE("Refusals: too many rows or cells are refused, as many as allowed are not",
          "[office][refusal]") {
  Limits limits;
  limits.rows_max = 3;
  limits.cells_max = 6;
  const auto with = [&](const std::string& rows) {
    return refused(xlsx({{{"s", rows}}}), Language::en, limits);
  };
  const std::string headings = text_row(1, {"id", "v"});
  CHECK(with(headings + text_row(3, {"1", "a"}) + "<row r=\"4\"/>").empty());
  CHECK(with(headings + text_row(4, {"1"})) ==
        "a: sheet \"s\" has something in cell A4, expected nothing beyond row 3; check that it is "
        "the right file, delete what is no part of the table, or split it");
  CHECK(with(text_row(1, {"a", "b", "c", "d", "e", "f"})).empty());
  CHECK(with(text_row(1, {"a", "b", "c", "d", "e", "f"}) + text_row(2, {"g"})) ==
        "a: sheet \"s\" brings the file beyond 6 cells or 1073741824 bytes of text, expected no "
        "more; check that it is the right file, delete what is no part of the table, or split it");
  CHECK(with(text_row(1, {"a", "b", "c", "d"}) + text_row(2, {"g"})) ==
        "a: the table has 2 rows and reaches to column 4, more than 6 cells; delete what stands "
        "beside the table, or split it");
}

TEST_CASE("Refusals: a small file whose cells repeat without end is refused", "[office][refusal]") {
  const auto repeated = [&](const std::string& row, const std::string& cell) {
    return refused(ods("<table:table table:name=\"s\"><table:table-row " + row +
                       "><table:table-cell office:value-type=\"string\" " + cell +
                       "><text:p>a</text:p></table:table-cell></table:table-row></table:table>"));
  };
  CHECK(contains(repeated("", "table:number-columns-repeated=\"2000000\""), "column 2"));
  CHECK(contains(repeated("table:number-rows-repeated=\"1048576\"", ""), "beyond row 1000000"));
  CHECK(contains(repeated("table:number-rows-repeated=\"1000000\"",
                          "table:number-columns-repeated=\"1000000\""),
                 "beyond 10000000 cells"));
  CHECK(contains(refused(ods("<table:table table:name=\"s\"><table:table-row "
                             "table:number-rows-repeated=\"2000000\"><table:table-cell "
                             "office:value-type=\"string\" "
                             "table:number-columns-repeated=\"2000000\"/></table:table-row>"
                             "</table:table>")),
                 "beyond 10000000 cells"));
  std::string cells;
  for (int i = 0; i < 16'385; ++i) cells += "<table:table-cell/>";
  const auto with = [](const std::string& row) {
    return refused(ods("<table:table table:name=\"s\"><table:table-row>" + row +
                       "</table:table-row></table:table>"));
  };
  CHECK(contains(with(cells), "\"content.xml\""));
  CHECK(contains(with(cells.substr(19)), "no visible sheet"));
}

TEST_CASE("Refusals: as many cells that cannot be read as allowed are named, more are counted",
          "[office][refusal]") {
  Limits limits;
  limits.problems_max = 2;
  const auto with = [&](const std::string& rows, const std::string& after = "") {
    return refused(xlsx({{{"s", rows, after}}}), Language::en, limits);
  };
  const std::string error = "<c t=\"e\"><v>#N/A</v></c>", merge = "<mergeCell ref=\"B1:C1\"/>";
  CHECK(contains(with("<row>" + error + error + "</row>"), "a s!A1, B1: found the error"));
  CHECK(with("<row>" + error + error + error + "</row>") ==
        "a: sheet \"s\" has more than 2 cells that cannot be read or are merged, expected none; "
        "check that it is the right file, delete what is no part of the table, or split it");
  CHECK(with(text_row(1, {"id"}), merge + merge).empty());
  CHECK(contains(with(text_row(1, {"id"}), merge + merge + merge), "has more than 2 cells"));
}
