#include "grading/gates.hpp"

#include <catch2/catch.hpp>

#include "support/judging.hpp"

using namespace kaohe;
using namespace kaohe::tests;
using namespace kaohe::grading;

namespace {

std::vector<std::string> fired(const Case& made, const char* id) {
  std::vector<std::string> ids;
  for (const FiredGate& gate : of(judged(made), id).gates) ids.push_back(gate.id);
  return ids;
}

std::string final_grade(const Case& made, const char* id) {
  return of(judged(made), id).grade.final_grade;
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("Grading: a circular from the county bars the grade good", "[grading][A17.1]") {
  ThreeAssessees made;
  CHECK(final_grade(made, "A") == "good");
  made.circular("A", "county");
  CHECK(final_grade(made, "A") == "fairly_good");
  const FiredGate gate = of(judged(made), "A").gates.at(0);
  CHECK(gate.article == "17.1");
  CHECK(gate.effect == "at_most:fairly_good");
  CHECK(gate.source == "Art. 17.1");
  CHECK(gate.fact == "criticised in a circular by 县委和县政府 (county no. 5)");
  CHECK(gate.facts.at(0).document == "county no. 5");
}

TEST_CASE("Grading: a circular from a body that is not listed to bar does nothing",
          "[grading][A17.1]") {
  ThreeAssessees made;
  made.circular("A", "bureau");
  CHECK(fired(made, "A").empty());
}

TEST_CASE("Grading: the date of the document decides a circular's year", "[grading][A17.1]") {
  for (const char* date : {"2023-01-01", "2023-12-31"}) {
    ThreeAssessees made;
    made.circular("A", "county", "", date);
    CHECK(fired(made, "A") == Ids{"criticised"});
  }
  for (const char* date : {"2022-12-31", "2024-01-01"}) {
    ThreeAssessees made;
    made.circular("A", "county", "", date);
    CHECK(fired(made, "A").empty());
  }
}

TEST_CASE("Grading: one matter counts once, at its highest level", "[grading][A17.1]") {
  ThreeAssessees made;
  made.circular("A", "county", "case 1").circular("A", "city", "case 1");
  made.circular("A", "bureau", "case 1").circular("A", "county", "case 2");
  const FiredGate gate = of(judged(made), "A").gates.at(0);
  REQUIRE(gate.facts.size() == 2);
  CHECK(gate.facts[0].value == "city");
  CHECK(gate.facts[1].matter == "case 2");
}

TEST_CASE("Grading: a review graded fairly good or below bars the grade good", "[grading][A17.2]") {
  const std::pair<const char*, const char*> cases[] = {
      {"good", "good"}, {"fairly_good", "fairly_good"}, {"poor", "fairly_good"}};
  for (const auto& [review, expected] : cases) {
    ThreeAssessees made;
    made.source.all_reviews[0].grade = review;
    CHECK(final_grade(made, "A") == expected);
  }
}

TEST_CASE("Grading: a survey of fair or below bars fairly good and better", "[grading][A17.3]") {
  ThreeAssessees made;
  made.survey("A", "80").survey("B", "79.99").survey("C", "59.99");
  CHECK(final_grade(made, "A") == "good");
  CHECK(final_grade(made, "B") == "fair");
  CHECK(final_grade(made, "C") == "fair");
  CHECK(of(judged(made), "B").gates.at(0).fact == "education: 一般 (survey)");
}

TEST_CASE("Grading: ranked towards the bottom without clear results is fair", "[grading][A17.4]") {
  ThreeAssessees made;
  made.finding("B", "no_clear_results").finding("C", "no_clear_results");
  CHECK(fired(made, "B").empty());
  CHECK(final_grade(made, "C") == "fair");
  made.plan.ranking.bottom_share = number("0.34");
  CHECK(final_grade(made, "B") == "fair");
}

TEST_CASE("Grading: ranked last with a major problem is poor", "[grading][A17.5]") {
  ThreeAssessees made;
  made.finding("B", "major_problem").finding("C", "major_problem");
  CHECK(fired(made, "B").empty());
  CHECK(final_grade(made, "C") == "poor");
}

TEST_CASE("Grading: a shared last place counts as last", "[grading][A17.5]") {
  Case made;
  made.add("A", "90").add("B", "80").add("C", "80").good_line("70");
  made.finding("B", "major_problem");
  CHECK(final_grade(made, "B") == "poor");
  CHECK(final_grade(made, "C") == "good");
}

TEST_CASE("Grading: every gate that fires is listed, the strictest holds", "[grading][A17.7]") {
  ThreeAssessees made;
  made.circular("C", "city").survey("C", "70").finding("C", "no_clear_results");
  made.finding("C", "major_problem");
  made.source.all_reviews[2].grade = "fair";
  CHECK(fired(made, "C") ==
        Ids{"criticised", "review", "education", "no_results", "major_problem"});
  CHECK(final_grade(made, "C") == "poor");
  CHECK(of(judged(made), "C").grade.permitted == Ids{"poor"});
}

TEST_CASE("Grading: a gate of the plugin fires", "[grading][A17.7]") {
  ThreeAssessees made;
  made.sheet().sheet.gates.push_back({"A", 0, {31, 7}});
  CHECK(final_grade(made, "A") == "fairly_good");
  const FiredGate gate = of(judged(made), "A").gates.at(0);
  CHECK(gate.id == "dropped");
  CHECK(gate.source == "basis of XX01");
  CHECK(gate.facts.at(0).records == std::vector<std::int64_t>{7, 31});
}

TEST_CASE("Grading: gates of one article and effect are one gate with several facts",
          "[grading][A17.7]") {
  ThreeAssessees made;
  made.circular("A", "county");
  made.sheet().sheet.gates.push_back({"A", 0, {7}});
  const auto& gates = of(judged(made), "A").gates;
  REQUIRE(gates.size() == 1);
  CHECK(gates[0].id == "criticised");
  REQUIRE(gates[0].facts.size() == 2);
  CHECK(gates[0].facts[1].what == "catalogue");
  CHECK(gates[0].source == "Art. 17.1; basis of XX01");
  made.domain().system.gates[0].at_most = "fair";
  CHECK(of(judged(made), "A").gates.size() == 2);
}

TEST_CASE("Grading: a gate that the catalogue does not have is refused", "[grading]") {
  ThreeAssessees made;
  made.sheet().sheet.gates.push_back({"A", 1, {}});
  CHECK_THROWS_WITH(judged(made), Catch::Contains("gate 1 of 1"));
}

TEST_CASE("Grading: misconduct lowers by the levels recorded, else by the year's default",
          "[grading][A19.1]") {
  ThreeAssessees made;
  made.finding("A", "misconduct");
  made.source.all_findings[0].handling = "诫勉";
  CHECK(final_grade(made, "A") == "fairly_good");
  const FiredGate gate = of(judged(made), "A").gates.at(0);
  CHECK(gate.effect == "lower:1");
  CHECK(gate.article == "19");
  CHECK(gate.fact == "reason, handled by 诫勉 (finding no. 1)");
  CHECK(of(judged(made), "A").grade.permitted == Ids{"good", "fairly_good"});
  made.source.all_findings[0].levels = 2;
  CHECK(final_grade(made, "A") == "fair");
  made.finding("A", "misconduct", 5);
  made.source.all_findings[1].document = "finding no. 2";
  CHECK(final_grade(made, "A") == "poor");
  CHECK(of(judged(made), "A").grade.lowered_by == 7);
}

TEST_CASE("Grading: misconduct of one document lowers once, by the most of it",
          "[grading][A19.1]") {
  ThreeAssessees made;
  made.finding("A", "misconduct", 2).finding("A", "misconduct", 1);
  made.source.all_findings[0].handling = "通报";
  made.source.all_findings[1].handling = "诫勉";
  const AssesseeResult one = of(judged(made), "A");
  CHECK(one.grade.lowered_by == 2);
  REQUIRE(one.gates.at(0).facts.size() == 1);
  CHECK(one.gates[0].facts[0].records.size() == 2);
  CHECK(one.gates[0].fact ==
        "reason, handled by 通报 (finding no. 1); reason, handled by 诫勉 (finding no. 1)");
  made.source.all_findings[1].document = "finding no. 2";
  const AssesseeResult two = of(judged(made), "A");
  CHECK(two.grade.lowered_by == 3);
  CHECK(two.gates.at(0).facts.size() == 2);
  for (ledger::Finding& finding : made.source.all_findings) finding.document.clear();
  CHECK(of(judged(made), "A").grade.lowered_by == 3);
}

TEST_CASE("Grading: the review gate gives the review's document and record", "[grading][A17.2]") {
  ThreeAssessees made;
  made.source.all_reviews[0].grade = "fairly_good";
  made.source.all_reviews[0].document = "review no. 9";
  const FiredGate gate = of(judged(made), "A").gates.at(0);
  REQUIRE(gate.facts.size() == 1);
  CHECK(gate.facts[0].document == "review no. 9");
  CHECK(gate.facts[0].records ==
        std::vector<std::int64_t>{made.source.all_reviews[0].origin.number});
  CHECK(gate.fact == "review graded 较好 (review no. 9)");
  made.source.all_reviews[0].grade = "good";
  CHECK(fired(made, "A").empty());
}

TEST_CASE("Grading: findings known after the day do not count", "[grading][A19.1]") {
  ThreeAssessees made;
  made.finding("A", "misconduct");
  made.source.all_findings[0].date = day("2024-01-31");
  CHECK(final_grade(made, "A") == "fairly_good");
  made.source.all_findings[0].date = day("2024-02-01");
  CHECK(final_grade(made, "A") == "good");
}
