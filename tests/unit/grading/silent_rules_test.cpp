// What another answer to a silent rule does to ranks, gates and grades.
#include <catch2/catch.hpp>

#include "support/judging.hpp"

using namespace kaohe;
using namespace kaohe::tests;
using namespace kaohe::grading;

TEST_CASE("Silent rules: who was there for a part of the year is ranked where the year says so",
          "[grading][A14.3]") {
  ThreeAssessees made;
  made.assessee("B").from = day("2023-05-01");
  CHECK_FALSE(of(judged(made), "B").rank);
  CHECK(of(judged(made), "C").rank == 2);
  CHECK(has_note(of(judged(made), "B"), "part_year"));
  made.plan.ranking.ranks_part_year = true;
  CHECK(of(judged(made), "B").rank == 2);
  CHECK(of(judged(made), "C").rank == 3);
  CHECK_FALSE(has_note(of(judged(made), "B"), "part_year"));
}

TEST_CASE("Silent rules: a shared last place is last, unless the year says otherwise",
          "[grading][A17.5]") {
  Case made;
  made.add("A", "92.5").add("B", "72.5").add("C", "72.5").good_line("80");
  made.finding("C", "major_problem");
  CHECK(of(judged(made), "C").grade.proposed == "poor");
  made.plan.ranking.shared_last_is_last = false;
  CHECK(of(judged(made), "C").grade.proposed == "fairly_good");
}

TEST_CASE("Silent rules: no review blocks, or gives its weight to the rest", "[grading][A14.1]") {
  Case made;
  made.cells("A", {"40", "30", "15", "5"}).mark("A", "head", "90");
  CHECK(of(judged(made), "A").blocked.at(0).id == "review_missing");
  made.plan.missing.review_exempts = true;
  CHECK(of(judged(made), "A").blocked.empty());
  CHECK(of(judged(made), "A").effectiveness_total == number("90"));
}

TEST_CASE("Silent rules: no leader's mark blocks, or gives its weight to the rest",
          "[grading][A14.4]") {
  Case made;
  made.cells("A", {"40", "30", "15", "5"}).review("A", "90");
  CHECK(of(judged(made), "A").blocked.at(0).id == "leader_evaluation_missing");
  made.plan.missing.leaders_exempt = true;
  CHECK(of(judged(made), "A").blocked.empty());
  CHECK(of(judged(made), "A").annual_score == number("90"));
}

TEST_CASE("Silent rules: a provisional figure counts, or blocks", "[grading][A13.1]") {
  Case made;
  made.add("A", "92.5");
  made.row("A").cells[1].state = scoring::CellState::provisional;
  CHECK(of(judged(made), "A").blocked.empty());
  made.plan.missing.provisional_blocks = true;
  CHECK(of(judged(made), "A").blocked.at(0).id == "provisional");
}

TEST_CASE("Silent rules: the year of a circular is its document's, or that of its record",
          "[grading][A17.1]") {
  ThreeAssessees made;
  made.circular("A", "city", "", "2022-12-30");
  CHECK(of(judged(made), "A").gates.empty());
  made.plan.circular_year_of = "record";
  CHECK(of(judged(made), "A").gates.at(0).article == "17.1");
}

TEST_CASE("Silent rules: sealed marks show nobody's evaluation before all are in",
          "[grading][A14.4]") {
  ThreeAssessees made;
  made.cells("D", {"40", "30", "15", "5"}).review("D", "90");
  const AssesseeResult sealed = of(judged(made), "A");
  CHECK_FALSE(sealed.leader_evaluation);
  CHECK(sealed.blocked.at(0).id == "leaders_sealed");
  CHECK(of(judged(made), "D").blocked.at(0).id == "leader_evaluation_missing");
  made.plan.leader_evaluation.sealed = false;
  CHECK(of(judged(made), "A").leader_evaluation == points("90"));
  made.plan.leader_evaluation.sealed = true;
  made.exempt("D", "leader_evaluation");
  CHECK(of(judged(made), "A").leader_evaluation == points("90"));
}

TEST_CASE("Silent rules: proposals can be judged without the decided grades", "[grading][A17.6]") {
  ThreeAssessees made;
  made.decide("A", "fairly_good", "a reason");
  JudgeOptions options = year_end();
  CHECK(of(judged(made, options), "A").grade.decided == "fairly_good");
  options.without_decided_grades = true;
  CHECK(of(judged(made, options), "A").grade.decided == "");
  CHECK(of(judged(made, options), "A").grade.proposed == "good");
}
