#include <catch2/catch.hpp>

#include "../base/refusal.hpp"
#include "workbooks.hpp"

using namespace kaohe;
using namespace kaohe::office;
using namespace kaohe::testing;

namespace {

// "名称,人数\n一中,12\n" in GB18030; the name of the second school begins with 㐀 (U+3400) and
// 𠀀 (U+20000), which take four bytes.
const std::string kGbTable =
    "\xC3\xFB\xB3\xC6,\xC8\xCB\xCA\xFD\n\xD2\xBB\xD6\xD0,12\n"
    "\x81\x39\xEE\x39\x95\x32\x82\x36,3\n";

std::string refused(const std::string& bytes, Language language = Language::en) {
  return refusal([&] { read_table(bytes, "a.csv"); }, language);
}

}  // namespace

TEST_CASE("Text: CSV in UTF-8 is read as read_csv reads it, with and without a byte-order mark",
          "[office][read]") {
  const ReadTable plain = read_table("名称,人数\n\n一中, 12 \n", "a.csv");
  CHECK(rows_of(plain.table) == Rows{"名称|人数", "3: 一中|12"});
  CHECK(plain.table.file == "a.csv");
  CHECK(plain.understood.en == "CSV in UTF-8");
  CHECK(plain.understood.zh == "CSV,UTF-8 编码");
  const ReadTable marked = read_table("\xEF\xBB\xBF名称\n一中\n", "a.csv");
  CHECK(marked.table.headings[0] == "名称");
  CHECK(marked.understood.en == "CSV in UTF-8 with a byte-order mark");
}

TEST_CASE("Text: CSV in GB18030 is read, characters of two and of four bytes", "[office][read]") {
  const ReadTable read = read_table(kGbTable, "a.csv");
  CHECK(rows_of(read.table) == Rows{"名称|人数", "2: 一中|12", "3: 㐀𠀀|3"});
  CHECK(read.understood.en == "CSV in GB18030 (GBK)");
  CHECK(read.understood.zh == "CSV,GB18030(GBK)编码");
}

TEST_CASE("Text: the cells that may have several lines are those the caller names",
          "[office][read]") {
  const std::string table = "name,note\na,\"b\nc\"\n";
  CHECK(contains(refused(table), "the cell has more than one line"));
  TableRequest request;
  request.long_texts = {"note"};
  CHECK(read_table(table, "a.csv", request).table.rows[0].cells[1] == "b\nc");
}

TEST_CASE("Text: bytes that are neither UTF-8 nor GB18030 are refused with their place",
          "[office][read]") {
  // A line of UTF-8 among lines of GB18030, and the mark of UTF-8 before GB18030.
  CHECK(contains(refused(kGbTable + "\xE5\x90\x8D,1\n"), "which is not UTF-8"));
  CHECK(
      contains(refused("a,b\n\xFF\xFF,1\n"), "a.csv:2:1: found the byte 0xFF, which is not UTF-8"));
  CHECK(contains(refused("a,b\n\xC3\xFB\xB3"), "found the byte"));
  CHECK(contains(refused("\xEF\xBB\xBF" + kGbTable), "found the byte 0xC3, which is not UTF-8"));
}

TEST_CASE("Text: UTF-16 and bytes of no text are refused", "[office][read]") {
  CHECK(refused(std::string("\xFF\xFE") + std::string("a\0", 2)) ==
        "a.csv: the file is text in UTF-16 (\"Unicode text\" of a spreadsheet), expected text in "
        "UTF-8; save it as UTF-8 (in a "
        "spreadsheet: save as \"CSV UTF-8\")");
  CHECK(contains(refused(std::string("a\0b", 3)),
                 "the file is of a kind that is neither text nor a workbook"));
  CHECK(contains(refused(""), "the file is empty (0 bytes)"));
}
