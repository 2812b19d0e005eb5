#include "report/csv.hpp"

#include <catch2/catch.hpp>

#include "base/csv.hpp"
#include "support/judging.hpp"

using namespace kaohe;
using namespace kaohe::tests;
using namespace kaohe::report;

namespace {

std::string cell(const CsvTable& table, std::size_t row, const char* heading) {
  REQUIRE(table.column(heading) >= 0);
  return table.rows.at(row).cells.at(static_cast<std::size_t>(table.column(heading)));
}

}  // namespace

TEST_CASE("Scores table: one row an assessee, read back as a table", "[report][A14.3][A16.1]") {
  ThreeAssessees made;
  made.circular("A", "county");
  const std::string bytes = scores_csv(judged(made), Language::en);
  CHECK(bytes.substr(0, 3) == "\xEF\xBB\xBF");
  CHECK(bytes.find("\r\n") != std::string::npos);
  const CsvTable table = read_csv(bytes, "scores.csv");
  REQUIRE(table.rows.size() == 3);
  CHECK(cell(table, 0, "assessee") == "A");
  CHECK(cell(table, 0, "effectiveness total") == "92");
  CHECK(cell(table, 0, "rank") == "1");
  CHECK(cell(table, 0, "good line") == "80");
  CHECK(cell(table, 0, "final grade") == "较好");
  CHECK(cell(table, 0, "gates") ==
        "Art. 17.1 criticised in a circular by 县委和县政府 (county no. 5)");
  CHECK(cell(table, 2, "proposed grade") == "较好");
}

TEST_CASE("Scores table: Chinese headings for a Chinese office", "[report]") {
  const CsvTable table = read_csv(scores_csv(judged(ThreeAssessees()), Language::zh), "scores.csv");
  CHECK(cell(table, 0, "考核对象") == "名A");
  CHECK(cell(table, 0, "最终等次") == "好");
  CHECK(table.headings.size() ==
        read_csv(scores_csv(judged(ThreeAssessees()), Language::en), "scores.csv").headings.size());
}

TEST_CASE("Scores table: what blocks stands in the row, the figures stay empty",
          "[report][A13.1]") {
  ThreeAssessees made;
  made.source.all_reviews.clear();
  const CsvTable table = read_csv(scores_csv(judged(made), Language::en), "scores.csv");
  CHECK(cell(table, 0, "final score").empty());
  CHECK(cell(table, 0, "lowered by").empty());
  CHECK_THAT(cell(table, 0, "not complete because"), Catch::Contains("no review is recorded"));
}

TEST_CASE("Scores table: provisional indicators are named, their points stand", "[report][A13.1]") {
  grading::Result result = judged(ThreeAssessees());
  grading::Cell& one = result.domains[0].assessees[0].cells.at(0);
  const std::string points = one.points->text();
  one.state = scoring::CellState::provisional;
  const CsvTable table = read_csv(scores_csv(result, Language::en), "scores.csv");
  CHECK(cell(table, 0, "provisional") == one.indicator);
  CHECK(cell(table, 0, one.indicator.c_str()) == points);
  CHECK(cell(table, 1, "provisional").empty());
}

TEST_CASE("Scores table: a text that looks like a formula is made harmless, a number stays",
          "[report]") {
  for (const char* name : {"=1+1", "+1", "-1", "@cmd", "\uFF1Dsum", "\uFF0D1"}) {
    ThreeAssessees made;
    made.assessee("A").name = name;
    made.adjustment("A", "deduction", "1");
    const CsvTable table = read_csv(scores_csv(judged(made), Language::en), "scores.csv");
    CHECK(cell(table, 0, "name") == std::string("'") + name);
    CHECK(cell(table, 0, "adjustment") == "-1");
  }
}

TEST_CASE("Scores table: commas and quotes stand in quotes", "[report]") {
  ThreeAssessees made;
  made.assessee("A").name = "甲, \"乙\"";
  const CsvTable table = read_csv(scores_csv(judged(made), Language::en), "scores.csv");
  CHECK(cell(table, 0, "name") == "甲, \"乙\"");
}

TEST_CASE("Consequences table: one row a consequence, with the persons it touches",
          "[report][A18.1][A18.2]") {
  ThreeAssessees made;
  made.assessee("C").secretary = "张三";
  made.assessee("C").deputies = {"李四", "王五"};
  made.finding("C", "misconduct");
  made.plan.organisations.push_back({"organization", "县委组织部", {}});
  const CsvTable table = read_csv(consequences_csv(judged(made), Language::en), "c.csv");
  REQUIRE(table.rows.size() == 2);
  CHECK(cell(table, 0, "assessee") == "C");
  CHECK(cell(table, 0, "secretary") == "张三");
  CHECK(cell(table, 0, "deputies") == "李四、王五");
  CHECK(cell(table, 0, "final grade") == "一般");
  CHECK(cell(table, 1, "consequence") == "explanation");
  CHECK(cell(table, 1, "due") == "2024-03-01");
  CHECK(cell(table, 0, "owner") == "organization");
  CHECK(cell(table, 0, "owner title") == "县委组织部");
}

TEST_CASE("Scores table: each indicator has a column with its points or the state's word",
          "[report][A10.1]") {
  ThreeAssessees made;
  made.row("A").cells[1].state = scoring::CellState::not_due;
  made.row("B").cells[2] = {scoring::CellState::exempt, Points(), scoring::Rescale::domain, {}};
  const CsvTable table = read_csv(scores_csv(judged(made, first_quarter()), Language::en), "s.csv");
  CHECK(cell(table, 0, "XX02") == "not due");
  CHECK(cell(table, 0, "XX03") == "20");
  CHECK(cell(table, 1, "XX03") == "exempt");
  CHECK(table.headings.back() == "XX04");
}

TEST_CASE("Difference: a grade that moved is written by its title", "[report][A21.1]") {
  ThreeAssessees made;
  const grading::Result result = judged(made);
  const grading::Label& grade = result.grades.front();
  REQUIRE(grade.id != grade.title);
  const std::string bytes = difference_csv(
      result, {{result.domains.front().id, "A", "", {"grade", "等次"}, grade.id, "-"}},
      Language::en);
  const CsvTable table = read_csv(bytes, "difference.csv");
  REQUIRE(table.rows.size() == 1);
  CHECK(cell(table, 0, "before") == grade.title);
  CHECK(cell(table, 0, "now").empty());
}
