// What LibreOffice makes of our workbooks, and we of its.
#include <catch2/catch.hpp>

#include <cstdlib>

#include "../../unit/office/workbooks.hpp"
#include "office/write_workbook.hpp"

using namespace kaohe;
using namespace kaohe::office;
using namespace kaohe::testing;

namespace {

/// The file that LibreOffice saves in `folder`/out when it converts `file` (`format` as its
/// --convert-to takes it).
std::string converted(const TempFolder& folder, const std::string& file,
                      const std::string& format) {
  const std::string root = folder.path().string();
  // A profile of its own: LibreOffice refuses to run twice on one.
  const std::string command = "soffice -env:UserInstallation=file://" + root +
                              "/profile --headless --convert-to '" + format + "' --outdir " + root +
                              "/out " + root + "/" + file + " >/dev/null 2>&1";
  REQUIRE(std::system(command.c_str()) == 0);
  const std::string ending = format.substr(0, format.find(':'));
  return read_file(folder.path() / "out" / (file.substr(0, file.find('.') + 1) + ending),
                   std::size_t{1} << 30U);
}

Workbook form() {
  std::vector<std::string> units;
  for (int i = 0; i < 80; ++i) units.push_back("单位" + std::to_string(i));
  return {Instructions{"说明", "填报说明", {"第一行", "=1+1"}},
          {{"数据",
            {{"编号", 10, true, {}, "单位编号"},
             {"日期", 14, true, {}, ""},
             {"类别", 12, false, {"甲", "乙"}, ""},
             {"单位", 20, false, units, ""}},
            {{"001", "2023-06-20", "甲", "单位1"},
             {"530111199001011000", "2023/6/20", "", "=1+1"},
             {"1E5", "85%", "乙", "a  b, \"c\" <&>"}}}}};
}

const TableRequest kRequest{{}, [](const auto& cells) { return cells.at(0) == "编号"; }};

}  // namespace

TEST_CASE("LibreOffice: a workbook that it saved again reads as the one that was written",
          "[office][libreoffice]") {
  const TempFolder folder;
  write_workbook(folder.path() / "a.xlsx", form());
  const std::string ours = read_file(folder.path() / "a.xlsx", std::size_t{1} << 30U);
  const Rows rows = rows_of(read_table(ours, "a.xlsx", kRequest).table);
  CHECK(rows.size() == 4);
  for (const char* format : {"ods", "xlsx"}) {
    const ReadTable theirs = read_table(converted(folder, "a.xlsx", format), "a", kRequest);
    CHECK(rows_of(theirs.table) == rows);
    CHECK(theirs.understood.en.find("not read: \"说明\"; hidden, not read: \"_lists\"") !=
          std::string::npos);
  }
}

TEST_CASE("LibreOffice: numbers, dates and results of formulas read as it shows them",
          "[office][libreoffice]") {
  const TempFolder folder;
  folder.write("b.csv", "a,b,c,d,e\n12,0.29,2023-06-20,=0.1+0.2,85.35\n");
  for (const char* format : {"ods", "xlsx"}) {
    const ReadTable read = read_table(converted(folder, "b.csv", format), "b");
    CHECK(rows_of(read.table) == Rows{"a|b|c|d|e", "2: 12|0.29|2023-06-20|0.3|85.35"});
  }
}

TEST_CASE("LibreOffice: CSV that it saves for Chinese editions reads as it was",
          "[office][libreoffice]") {
  const TempFolder folder;
  Workbook book = form();
  book.instructions.reset();
  book.sheets[0].columns[3].allowed.clear();
  write_workbook(folder.path() / "c.xlsx", book);
  const std::string ours = read_file(folder.path() / "c.xlsx", std::size_t{1} << 30U);
  constexpr const char* kGb18030 = "csv:Text - txt - csv (StarCalc):44,34,85,1";
  const ReadTable theirs = read_table(converted(folder, "c.xlsx", kGb18030), "c.csv");
  CHECK(theirs.understood.en == "CSV in GB18030 (GBK)");
  CHECK(rows_of(theirs.table) == rows_of(read_table(ours, "c.xlsx").table));
}

TEST_CASE("LibreOffice: workbooks of the old kind and PDFs that it saves are refused",
          "[office][libreoffice]") {
  const TempFolder folder;
  write_workbook(folder.path() / "d.xlsx", form());
  const auto refusal = [&](const char* format) -> std::string {
    try {
      read_table(converted(folder, "d.xlsx", format), "d");
    } catch (const Error& error) {
      return error.text(Language::en);
    }
    return "";
  };
  CHECK(refusal("xls").find("a workbook of the old kind (.xls or .et)") != std::string::npos);
  CHECK(refusal("pdf").find("the file is a PDF") != std::string::npos);
}
