// What may not be recorded twice.
#include <catch2/catch.hpp>

#include "support/evidence_builder.hpp"

using namespace kaohe;
using kaohe::testing::EvidenceFolder;

namespace {
const std::string kHeadings = "domain,assessee,indicator,input,subject,cell,date,value\n";
}

TEST_CASE("Evidence: two rows alike in all fields are one twice", "[evidence]") {
  EvidenceFolder folder;
  const std::string row = "gardens,east,XX02,mistakes,,,2023-02-01,1\n";
  folder.file("q1/publicity.csv", kHeadings + row + "gardens,东园党委,XX02,差错,,,2023-02-01,\n");
  CHECK(folder.refusal() ==
        "q1/publicity.csv:3: the row equals that at q1/publicity.csv:2 in every field; delete one "
        "of the two");
  CHECK(folder.refusal(Language::zh) ==
        "q1/publicity.csv:3: 本行与 q1/publicity.csv:2 各栏完全相同,属重复记录;请删去其一");
  folder.file("q1/publicity.csv", kHeadings + row +
                                      "gardens,east,XX02,mistakes,,,2023-02-02,1\ngardens,east,"
                                      "XX02,mistakes,,2023-02,2023-02-01,2\n");
  CHECK(folder.refusal() == "accepted");
}

TEST_CASE("Evidence: duplicates are found across files, undated rows only in one period",
          "[evidence]") {
  EvidenceFolder folder;
  const std::string dated = "gardens,east,XX02,mistakes,,,2023-02-01,1\n",
                    undated = "gardens,east,,votes,,,,1\n";
  folder.file("q1/publicity.csv", kHeadings + undated + dated)
      .file("q2/publicity.csv", kHeadings + undated + dated);
  CHECK(folder.refusal() ==
        "q2/publicity.csv:3: the row equals that at q1/publicity.csv:3 in every field; delete one "
        "of the two");
  folder.file("q2/publicity.csv", kHeadings + undated);
  CHECK(folder.refusal() == "accepted");
  folder.file("q2/publicity.csv", kHeadings + undated + undated);
  CHECK(folder.refusal() ==
        "q2/publicity.csv:3: the row equals that at q2/publicity.csv:2 in every field; delete one "
        "of the two");
}

TEST_CASE("Evidence: a second record in a cell that takes one is refused, naming the first",
          "[evidence]") {
  EvidenceFolder folder;
  folder.file("q1/garden_office.csv", kHeadings + "gardens,east,XX01,hours,b1,2023-H1,,4\n");
  folder.file(
      "q2/garden_office.csv",
      kHeadings +
          "gardens,east,XX01,hours,b2,2023-H1,,4\ngardens,east,XX01,hours,b1,,2023-05-01,5\n");
  CHECK(folder.refusal() ==
        "q2/garden_office.csv:3: input \"XX01.hours\" has a record for the same cell at "
        "q1/garden_office.csv:2 and takes one only; "
        "correct that one instead of adding a second");
  CHECK(folder.refusal(Language::zh) ==
        "q2/garden_office.csv:3: 监测项目“XX01.hours”同一时段已有记录(见 "
        "q1/garden_office.csv:2),只能有一条;请更正原记录,不要另加一条");
  folder.file("q2/garden_office.csv", kHeadings + "gardens,west,XX01,hours,b1,,2023-05-01,5\n");
  folder.file("q3/garden_office.csv", kHeadings + "gardens,east,XX01,hours,b1,,2023-07-01,5\n");
  CHECK(folder.refusal() == "accepted");
}

TEST_CASE("Evidence: counts and merged measures take several records in a cell", "[evidence]") {
  EvidenceFolder folder;
  folder.file(
      "q1/garden_office.csv",
      kHeadings +
          "gardens,east,XX01,leaders,,,2023-01-05,1\ngardens,east,XX01,leaders,,,2023-01-19,1\n");
  CHECK(folder.refusal() == "accepted");
}

TEST_CASE("Evidence: a sample is not exceeded", "[evidence]") {
  EvidenceFolder folder;
  const std::string two =
      "gardens,east,XX02,cases,甲,2023-01,,1\ngardens,east,XX02,cases,乙,2023-01,,1\ngardens,east,"
      "XX02,cases,乙,2023-02,,1\n";
  folder.file("q1/publicity.csv", kHeadings + two + "gardens,west,XX02,cases,丙,2023-01,,1\n");
  CHECK(folder.refusal() == "accepted");
  folder.file("q1/publicity.csv", kHeadings + two + "gardens,east,XX02,cases,丙,2023-01,,1\n");
  CHECK(folder.refusal() ==
        "q1/publicity.csv:5: input \"XX02.cases\" is a sample of at most 2 for each assessee, and "
        "this row is beyond it; record only what was drawn");
}

TEST_CASE("Evidence: a refused row does not stand in the way of messages about later ones",
          "[evidence]") {
  EvidenceFolder folder;
  folder.plan.domains[0].system.inputs[1].sample = 1;  // hours
  folder.file("q1/garden_office.csv",
              kHeadings +
                  "gardens,east,XX01,hours,b1,2023-H1,,4\ngardens,east,XX01,hours,b2,2023-H1,,"
                  "4\ngardens,east,XX01,hours,b2,2023-H1,,5\n");
  const std::string refusal = folder.refusal();
  CHECK(refusal.find("garden_office.csv:3: input \"XX01.hours\" is a sample of at most 1") !=
        std::string::npos);
  CHECK(refusal.find("garden_office.csv:4: input \"XX01.hours\" has a record for the same cell at "
                     "q1/garden_office.csv:3") != std::string::npos);
}

TEST_CASE("Evidence: thousands of cases of one day that differ in their text only are read",
          "[evidence]") {
  EvidenceFolder folder;
  std::string rows = "domain,assessee,indicator,input,date,evidence\n";
  constexpr int kCases = 40'000;
  for (int i = 0; i < kCases; ++i)
    rows += "gardens,east,XX02,mistakes,2023-02-01,case " + std::to_string(i) + "\n";
  folder.file("q1/publicity.csv", rows);
  CHECK(folder.read().source->observations_by_domain["gardens"].size() == kCases);
  folder.file("q1/publicity.csv", rows + "gardens,east,XX02,mistakes,2023-02-01,case 7\n");
  CHECK(folder.refusal() ==
        "q1/publicity.csv:40002: the row equals that at q1/publicity.csv:9 in every field; delete "
        "one of the two");
}
