// Which cell of the year a record lies in.
#include <catch2/catch.hpp>

#include "evidence/grid.hpp"
#include "support/evidence_builder.hpp"

using namespace kaohe;
using kaohe::testing::EvidenceFolder;

namespace {
/// "cell N", or why the row is refused.
std::string outcome(const std::string& input, const std::string& cell, const std::string& date,
                    Language language = Language::en) {
  const std::string unit = input == "mistakes" ? "publicity" : "garden_office";
  const std::string indicator = unit == "publicity" ? "XX02" : "XX01";
  const std::string subject = input == "hours" ? "b1" : "";
  const std::string value = input == "media" ? "yes" : "1";
  EvidenceFolder folder;
  folder.file("q1/" + unit + ".csv",
              "domain,assessee,indicator,input,subject,cell,date,value\ngardens,east," + indicator +
                  "," + input + "," + subject + "," + cell + "," + date + "," + value + "\n");
  const std::string refusal = folder.refusal(language);
  if (refusal != "accepted") return refusal.substr(refusal.find(": ") + 2);
  return "cell " +
         std::to_string(folder.read().source->observations_by_domain["gardens"].at(0).cell);
}
}  // namespace

TEST_CASE("Evidence: a date decides the cell on the input's grid", "[evidence]") {
  CHECK(outcome("leaders", "", "2023-03-31") == "cell 3");
  CHECK(outcome("leaders", "", "2023-04-01") == "cell 4");
  CHECK(outcome("media", "", "2023-03-31") == "cell 1");
  CHECK(outcome("media", "", "2023-04-01") == "cell 2");
  CHECK(outcome("hours", "", "2023-06-30") == "cell 1");
  CHECK(outcome("hours", "", "2023-07-01") == "cell 2");
  CHECK(outcome("income", "", "2023-07-01") == "cell 1");
  CHECK(outcome("mistakes", "", "2023-12-31") == "cell 12");
}

TEST_CASE("Evidence: a named cell goes before the date", "[evidence]") {
  CHECK(outcome("leaders", "2023-03", "2023-04-02") == "cell 3");
  CHECK(outcome("media", "2023-Q4", "") == "cell 4");
  CHECK(outcome("hours", "2023-H2", "") == "cell 2");
  CHECK(outcome("income", "2023", "2024-01-10") == "cell 1");
  CHECK(outcome("mistakes", "2023-12", "2024-01-10") == "cell 12");
}

TEST_CASE("Evidence: a cell off the input's grid or year is refused", "[evidence]") {
  const auto refused = [](const std::string& found, const std::string& expected) {
    return "column \"cell\": found \"" + found + "\", expected " + expected;
  };
  CHECK(outcome("media", "2023-03", "") ==
        refused("2023-03", "a quarter of the year, such as 2023-Q1"));
  CHECK(outcome("hours", "2023", "") == refused("2023", "a half of the year, such as 2023-H1"));
  CHECK(outcome("income", "2023-H1", "") == refused("2023-H1", "the year, 2023"));
  CHECK(outcome("mistakes", "2023-Q1", "") ==
        refused("2023-Q1", "a month of the year, such as 2023-01"));
  CHECK(outcome("leaders", "2022-12", "") ==
        refused("2022-12", "a month of the year, such as 2023-01"));
  CHECK(outcome("leaders", "2023-13", "") ==
        refused("2023-13", "a month of the year, such as 2023-01"));
  CHECK(outcome("media", "2023-Q5", "", Language::zh) ==
        "“cell”栏:填的是“2023-Q5”,应为本年度的季度,如 2023-Q1");
}

TEST_CASE("Evidence: a date outside the year needs a named cell", "[evidence]") {
  CHECK(outcome("mistakes", "", "2024-01-01") ==
        "column \"date\": found \"2024-01-01\", expected a day of 2023; for an earlier or later "
        "fact of this year name the cell in \"cell\"");
  CHECK(outcome("mistakes", "", "2022-12-31", Language::zh) ==
        "“date”栏:填的是“2022-12-31”,应为本年度(2023 "
        "年)内的日期;确属本年度的事项,请在“cell”栏写明所属时段");
  CHECK(outcome("study", "", "2022-09-01") == "cell 1");
  CHECK(outcome("mistakes", "", "2023-02-29") ==
        "column \"date\": found \"2023-02-29\", expected a date such as 2023-06-20");
}

TEST_CASE("Evidence: without date and cell only a year's value has a place", "[evidence]") {
  CHECK(outcome("income", "", "") == "cell 1");
  CHECK(outcome("leaders", "", "") ==
        "column \"cell\": the cell is empty, expected a month of the year, such as 2023-01, unless "
        "there is a date");
  CHECK(outcome("mistakes", "", "", Language::zh) ==
        "“cell”栏:未填,应为本年度的月份,如 2023-01;或者填日期");
}

TEST_CASE("Evidence: names of cells are read and written alike", "[evidence]") {
  for (const std::string name : {"2023-01", "2023-12", "2023-Q4", "2023-H2", "2023"})
    CHECK(evidence::cell_name(evidence::parse_cell(name).value()) == name);
  for (const std::string wrong : {"", "202", "2023-", "2023-1", "2023-00", "2023-Q0", "2023-H3",
                                  "2023-q1", "2023Q1", "2023-001", "x023"}) {
    CHECK_FALSE(evidence::parse_cell(wrong).has_value());
  }
}
