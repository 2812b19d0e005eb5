// What configs/README.md shows of evidence, tried in the county.
#include <catch2/catch.hpp>

#include "integration/program/program.hpp"
#include "support/readme_table.hpp"

using namespace kaohe::testing;

namespace {

const char* const kReadme = "configs/README.md";

std::string row_of(const std::vector<std::string>& cells) {
  std::string row;
  for (const std::string& cell : cells) row += (row.empty() ? "" : ",") + cell;
  return row + "\n";
}

}  // namespace

TEST_CASE("Readme: each example of attributes is read", "[program][readme]") {
  const auto examples = readme_table(kReadme, "**Attributes**");
  REQUIRE(examples.size() >= 4);
  for (const TableRow& example : examples) {
    INFO(example[0] << " " << example[2]);
    const std::string unit = example[0] == "XX21" ? "discipline" : "education_committee";
    const County county;
    // Objections speak of rows that are replaced here.
    county.write("evidence/objections.csv",
                 "domain,assessee,indicator,input,reason,document,date\n");
    county.write("evidence/q2/" + unit + ".csv",
                 "domain,assessee,indicator,input,date,value,attributes,matter\n" +
                     row_of({"schools", "s01", example[0], example[1], "2023-05-08", "1",
                             example[2], "案1"}));
    const Ended ended = county.run({"score", "--period", "q2"});
    INFO(ended.err);
    CHECK(ended.exit == 0);
  }
}

TEST_CASE("Readme: the example of a closing closes a consequence", "[program][readme][A18.2]") {
  std::vector<std::string> headings, cells;
  for (const TableRow& row : readme_table(kReadme, "### closings.csv")) {
    headings.push_back(row[0]);
    cells.push_back(row[4]);
  }
  const County county;
  county.write("evidence/closings.csv", row_of(headings) + row_of(cells));
  const Ended ended = county.run({"run"});
  INFO(ended.err);
  REQUIRE(ended.exit == 0);
  bool is_closed = false;
  for (const auto& [name, bytes] : files_below(county.path() / "results"))
    is_closed = is_closed ||
                (name.find("consequences.csv") != std::string::npos && contains(bytes, cells[3]));
  CHECK(is_closed);
}
