#include "grading/judge.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "base/errors.hpp"
#include "report/result_json.hpp"
#include "support/judging.hpp"

using namespace kaohe;
using namespace kaohe::tests;
using namespace kaohe::grading;

namespace {

std::string text(const std::optional<Rational>& value) {
  return value ? value->text() : "none";
}

}  // namespace

TEST_CASE("Judge: figures of a year from cells, review and marks", "[grading][A14.1][A14.2]") {
  Case made;
  made.add("A", "91.2345", "88.4321", "90.3333").good_line("80").adjustment("A", "bonus", "1.5");
  const AssesseeResult a = of(judged(made), "A");
  CHECK(text(a.indicator_score) == "91.2345");
  CHECK(text(a.effectiveness_total) == "90.67402");
  CHECK(text(a.annual_score) == "90.63143");
  CHECK(text(a.adjustment) == "1.5");
  CHECK(text(a.final_score) == "92.13143");
  CHECK(a.published_score->text() == "92.13");
  CHECK(a.effective_points == points("100"));
  CHECK(a.cells.size() == 4);
}

TEST_CASE("Judge: grades are by domain, or by pool where the year says so", "[grading][A16.1]") {
  Case made;
  made.add("A", "92.5").add("B", "82.5").add("C", "72.5").add("D", "62.5");
  for (const char* id : {"A", "B"}) made.assessee(id).pool = "large";
  for (const char* id : {"C", "D"}) made.assessee(id).pool = "small";
  CHECK(judged(made).domains[0].scopes.size() == 1);
  CHECK(of(judged(made), "C").rank == 3);
  made.plan.grading.scope = "pool";
  const Result result = judged(made);
  REQUIRE(result.domains[0].scopes.size() == 2);
  CHECK(result.domains[0].scopes[1].id == "libraries/small");
  CHECK(of(result, "C").scope == "libraries/small");
  CHECK(of(result, "C").rank == 1);
  CHECK(of(result, "C").grade.proposed == "good");
  CHECK(of(result, "B").grade.proposed == "fairly_good");
}

TEST_CASE("Judge: what looks at a group looks at the scope of grading", "[grading][A14.4][A15.1]") {
  Case made;
  made.add("A", "92.5", "90", "80").add("B", "82.5", "90", "90");
  made.assessee("A").pool = "large";
  made.assessee("B").pool = "small";
  made.adjustment("A", "praise", "2").adjustment("B", "deduction", "1");
  made.plan.leader_evaluation.by = "ranks";
  made.plan.leader_evaluation.rank_loss = number("5");
  plan::GroupLimit limit;
  limit.bonuses = {"praise"};
  limit.deductions = {"deduction"};
  limit.at_most_largest_deduction = true;
  made.plan.adjustments.group_limits = {limit};
  const AssesseeResult by_domain = of(judged(made), "A");
  CHECK(text(by_domain.adjustment) == "1");
  CHECK(by_domain.leader_evaluation->text() == "95");
  made.plan.grading.scope = "pool";
  const AssesseeResult by_pool = of(judged(made), "A");
  CHECK(text(by_pool.adjustment) == "0");
  CHECK(by_pool.leader_evaluation->text() == "100");
}

TEST_CASE("Judge: a pool's own line wins over the domain's", "[grading][A17.6]") {
  Case made;
  made.plan.grading.scope = "pool";
  made.add("A", "82.5").add("B", "82.5").good_line("80").good_line("90");
  made.assessee("A").pool = "large";
  made.assessee("B").pool = "small";
  made.source.all_decisions[1].scope = "small";
  CHECK(of(judged(made), "A").grade.proposed == "good");
  CHECK(of(judged(made), "B").grade.proposed == "fairly_good");
}

TEST_CASE("Judge: at the line is good, below it is not", "[grading][A17.6]") {
  Case made;
  made.add("A", "80", "90").good_line("82");
  CHECK(of(judged(made), "A").grade.proposed == "good");
  made.source.all_decisions[0].value = "82.00000001";
  CHECK(of(judged(made), "A").grade.proposed == "fairly_good");
}

TEST_CASE("Judge: two tied at the mean are both at the line", "[grading][A17.6][A14.3]") {
  Case made;
  made.add("A", "90").add("B", "80").add("C", "80").add("D", "70");
  const Result result = judged(made);
  CHECK(result.domains[0].scopes[0].good_line->text() == "82");
  CHECK(result.domains[0].scopes[0].good_line_kind == LineKind::undecided);
  CHECK(of(result, "B").grade.proposed == "good");
  CHECK(of(result, "C").grade.proposed == "good");
  CHECK(of(result, "D").grade.proposed == "fairly_good");
}

TEST_CASE("Judge: the line can be compared with the annual score", "[grading][A17.6]") {
  Case made;
  made.add("A", "80", "80", "96").good_line("82");
  CHECK(of(judged(made), "A").grade.proposed == "fairly_good");
  made.plan.grading.line_of = "annual_score";
  CHECK(of(judged(made), "A").grade.proposed == "good");
}

TEST_CASE("Judge: the mean of those that no gate bars stands beside the mean of all",
          "[grading][A17.6]") {
  Case made;
  made.add("A", "95").add("B", "80").add("C", "70").circular("C", "county");
  const ScopeResult scope = judged(made).domains[0].scopes[0];
  CHECK(scope.all == MeanOf{number("250"), 3});
  CHECK(scope.mean_total->text() == "83.3333");
  CHECK(scope.unbarred == MeanOf{number("176"), 2});
  CHECK(scope.mean_total_unbarred->text() == "88");
}

TEST_CASE("Judge: a missing review or evaluation blocks, an exemption does not",
          "[grading][A14.1][A14.2]") {
  ThreeAssessees made;
  made.source.all_reviews.erase(made.source.all_reviews.begin());
  made.source.all_leader_marks.erase(made.source.all_leader_marks.begin());
  const AssesseeResult a = of(judged(made), "A");
  CHECK(text(a.effectiveness_total) == "none");
  CHECK_FALSE(a.rank);
  CHECK(a.grade.permitted.empty());
  CHECK(a.grade.final_grade.empty());
  CHECK(find_note(a.blocked, "review_missing"));
  CHECK(find_note(a.blocked, "leader_evaluation_missing"));
  made.exempt("A", "review").exempt("A", "leader_evaluation");
  const AssesseeResult exempt = of(judged(made), "A");
  CHECK(exempt.blocked.empty());
  CHECK(text(exempt.final_score) == "92.5");
  CHECK(exempt.rank == 1);
}

TEST_CASE("Judge: a review without a grade blocks where a gate asks for it", "[grading][A17.2]") {
  ThreeAssessees made;
  made.source.all_reviews[0].grade.clear();
  CHECK(find_note(of(judged(made), "A").blocked, "review_grade_missing"));
  made.plan.grading.gates.clear();
  CHECK(of(judged(made), "A").blocked.empty());
}

TEST_CASE("Judge: a pending cell blocks, and says what is missing", "[grading][A13.1]") {
  ThreeAssessees made;
  made.row("B").cells[1] = {scoring::CellState::pending,
                            Points(),
                            scoring::Rescale::none,
                            {{"XX02.visits", "", 0, "q1"}}};
  const Result result = judged(made);
  CHECK(of(result, "B").cells[1].missing == std::vector<std::string>{"XX02.visits q1"});
  CHECK_FALSE(of(result, "B").cells[1].points);
  CHECK_FALSE(of(result, "B").final_score);
  CHECK(of(result, "C").rank == 2);
  CHECK(has_note(of(result, "C"), "scope_incomplete"));
}

TEST_CASE("Judge: an official result has nothing blocked and its lines decided",
          "[grading][A8.2][A17.6]") {
  ThreeAssessees made;
  CHECK_NOTHROW(judged(made, year_end("official")));
  ThreeAssessees undecided;
  undecided.source.all_decisions.clear();
  CHECK_NOTHROW(judged(undecided, year_end("played")));
  CHECK_THROWS_WITH(judged(undecided, year_end("official")), Catch::Contains("no good line"));
  made.source.all_reviews.clear();
  try {
    judged(made, year_end("official"));
    FAIL("an official result was made of blocked figures");
  } catch (const Error& error) {
    CHECK(error.problems().size() == 3);
  }
}

TEST_CASE("Judge: an official result marks what waits where that is said", "[grading][A13.1]") {
  ThreeAssessees made;
  made.row("B").cells[1].state = scoring::CellState::pending;
  grading::JudgeOptions options = year_end("official");
  CHECK_THROWS_AS(judged(made, options), Error);
  options.with_waiting = true;
  const Result result = judged(made, options);
  CHECK(!of(result, "B").final_score);
  CHECK(of(result, "A").final_score);
}

TEST_CASE("Judge: decisions are applied, and refused all in one message", "[grading][A17.6]") {
  ThreeAssessees made;
  made.decide("A", "fairly_good", "overall situation").decide("B", "good").decide("C", "poor", "x");
  const Result result = judged(made);
  CHECK(of(result, "A").grade.final_grade == "fairly_good");
  CHECK(of(result, "B").grade.decided == "good");
  CHECK(of(result, "C").grade.final_grade == "poor");
  made.source.all_decisions[1].reason.clear();
  made.source.all_decisions[3].value = "good";
  try {
    judged(made);
    FAIL("nothing was refused");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::data);
    CHECK(error.problems().size() == 2);
  }
}

TEST_CASE("Judge: a decision dated after the day asked is not known yet", "[grading][A21.1]") {
  ThreeAssessees made;
  made.decide("A", "fairly_good", "reason");
  made.source.all_decisions[1].date = day("2024-01-31");
  CHECK(of(judged(made), "A").grade.decided == "fairly_good");
  made.source.all_decisions[1].date = day("2024-02-01");
  CHECK(of(judged(made), "A").grade.decided.empty());
  JudgeOptions options = year_end();
  options.known_until.reset();
  made.source.all_decisions[1].date = day("2023-12-31");
  CHECK(of(judged(made, options), "A").grade.decided == "fairly_good");
  made.source.all_decisions[1].date = day("2024-01-01");
  CHECK(of(judged(made, options), "A").grade.decided.empty());
}

TEST_CASE("Judge: a second decision, survey or line is refused", "[grading][A21.1]") {
  ThreeAssessees made;
  made.decide("A", "good").decide("A", "good").good_line("81").survey("A", "90").survey("A", "91");
  try {
    judged(made);
    FAIL("nothing was refused");
  } catch (const Error& error) {
    CHECK(error.problems().size() == 3);
  }
}

TEST_CASE("Judge: part-year assessees are scored and graded, not ranked, not in the mean",
          "[grading][A16.1]") {
  Case made;
  made.add("A", "90").add("B", "80").add("C", "50");
  made.assessee("C").from = day("2023-01-02");
  const Result result = judged(made);
  CHECK_FALSE(of(result, "C").ranked);
  CHECK_FALSE(of(result, "C").rank);
  CHECK(text(of(result, "C").final_score) != "none");
  CHECK(of(result, "C").grade.proposed == "fairly_good");
  CHECK(has_note(of(result, "C"), "part_year"));
  CHECK(result.domains[0].scopes[0].all.count == 2);
  made.assessee("C").from = day("2023-01-01");
  made.assessee("C").until = day("2023-12-31");
  CHECK(of(judged(made), "C").rank == 3);
  made.assessee("C").until = day("2023-12-30");
  CHECK_FALSE(of(judged(made), "C").rank);
}

TEST_CASE("Judge: tie-breakers order equal scores, without them the rank is shared",
          "[grading][A14.3]") {
  Case made;
  made.add("A", "80", "90", "90").add("B", "81", "86", "90").add("C", "70");
  CHECK(of(judged(made), "A").rank == 1);
  CHECK(of(judged(made), "B").rank == 1);
  CHECK(of(judged(made), "C").rank == 3);
  made.plan.ranking.tie_breakers = {"leader_evaluation", "indicator_score"};
  CHECK(of(judged(made), "A").rank == 2);
  CHECK(of(judged(made), "B").rank == 1);
}

TEST_CASE("Judge: a period's result has deductions so far, and null beyond the indicators",
          "[grading][A10.1][A13.1]") {
  Case made;
  made.add("A", "92.5").circular("A", "county", "", "2023-03-31").finding("A", "major_problem");
  scoring::Loss first, later;
  first.points = number("2.5");
  first.period = "q1";
  later.points = number("5");
  made.sheet().losses["A"] = {first, later};
  const Result result = judged(made, first_quarter());
  const AssesseeResult a = of(result, "A");
  CHECK(result.kind == "period");
  CHECK(text(a.indicator_score) == "92.5");
  CHECK(a.periods == std::vector<PeriodDeduction>{{"q1", number("7.5")}});
  CHECK(a.losses.size() == 2);
  CHECK(text(a.effectiveness_total) == "none");
  CHECK_FALSE(a.review_score);
  CHECK_FALSE(a.rank);
  CHECK(a.grade.permitted.empty());
  CHECK(a.blocked.empty());
  CHECK(result.domains[0].scopes.empty());
  REQUIRE(a.gates.size() == 1);
  CHECK(a.gates[0].id == "criticised");
  const auto year = of(judged(made), "A").periods;
  CHECK(year == std::vector<PeriodDeduction>{{"q1", number("2.5")}, {"year", number("5")}});
}

TEST_CASE("Judge: disputed points are the difference of two sheets", "[grading][A13.1]") {
  ThreeAssessees made;
  made.sheet().without_disputed = made.sheet().sheet;
  made.sheet().without_disputed->rows[0].cells[1].points = points("30");
  made.row("A").cells[1].points = points("28.75");
  CHECK(of(judged(made), "A").disputed_points == points("1.25"));
  CHECK(of(judged(made), "B").disputed_points == Points());
}

TEST_CASE("Judge: disputed points have no figure while the score waits", "[grading][A13.1]") {
  ThreeAssessees made;
  made.sheet().without_disputed = made.sheet().sheet;
  made.row("A").cells[1].state = scoring::CellState::pending;
  CHECK(!of(judged(made), "A").disputed_points);
  made.sheet().without_disputed->rows[1].cells[1].state = scoring::CellState::pending;
  CHECK(!of(judged(made), "B").disputed_points);
  CHECK(of(judged(made), "B").indicator_score);
}

TEST_CASE("Judge: what a plugin proposes is shown and does not count", "[grading][A15.1]") {
  ThreeAssessees made;
  made.sheet().sheet.adjustments.push_back({"A", "XX01", "spilled", points("-2"), {5}});
  const AssesseeResult a = of(judged(made), "A");
  CHECK(a.adjustment == Rational());
  REQUIRE(a.adjustments.size() == 1);
  CHECK(a.adjustments[0].kind == "proposed");
  CHECK_FALSE(a.adjustments[0].counted);
  CHECK(has_note(a, "adjustment_waits"));
}

TEST_CASE("Judge: a sheet that does not fit the plan is refused", "[grading][A9.1]") {
  ThreeAssessees made;
  SECTION("a row is missing") {
    made.sheet().sheet.rows.pop_back();
    CHECK_THROWS_WITH(judged(made), Catch::Contains("C") && Catch::Contains("no row"));
  }
  SECTION("a row stands twice") {
    made.sheet().sheet.rows.push_back(made.sheet().sheet.rows[0]);
    CHECK_THROWS_WITH(judged(made), Catch::Contains("two rows"));
  }
  SECTION("a cell is missing") {
    made.row("B").cells.pop_back();
    CHECK_THROWS_WITH(judged(made), Catch::Contains("3 cells for 4 indicators"));
  }
  SECTION("its points are not the scheme's total") {
    made.row("B").cells[3].state = scoring::CellState::absent;
    CHECK_THROWS_WITH(judged(made), Catch::Contains("90 points, not 100"));
  }
  SECTION("two sheets of one domain") {
    made.sheets.push_back(made.sheets[0]);
    CHECK_THROWS_WITH(judged(made), Catch::Contains("two sheets"));
  }
}

TEST_CASE("Judge: who begins after the day asked is left out, a domain without a sheet too",
          "[grading][A3.1]") {
  ThreeAssessees made;
  made.assessee("D").from = day("2024-01-01");
  CHECK(judged(made).domains[0].assessees.size() == 3);
  made.sheets.clear();
  CHECK(judged(made).domains.empty());
}

TEST_CASE("Judge: facts may come in any order, the bytes stay the same", "[grading][A14.3]") {
  ThreeAssessees made;
  made.plan.periods.back().title = "年终考核";
  made.add("D", "82.5").circular("A", "county", "m1").circular("A", "city", "m1");
  made.circular("A", "city", "m2").finding("C", "major_problem").finding("C", "no_clear_results");
  made.adjustment("A", "praise", "1", "m3").adjustment("A", "praise", "1", "m3");
  made.adjustment("B", "bonus", "5").mark("A", "deputy", "80").mark("B", "deputy", "81");
  made.fell_away("B", 0, scoring::Rescale::domain).fell_away("B", 3, scoring::Rescale::aspect);
  made.sheet().sheet.gates = {{"A", 0, {9, 2}}, {"D", 0, {4}}, {"A", 0, {1}}};
  made.sheet().sheet.adjustments = {{"A", "XX01", "spilled", points("-2"), {}},
                                    {"A", "XX02", "spilled", points("-1"), {}}};
  const std::string expected = report::result_json(judged(made));
  std::mt19937 random(1);
  const auto shuffle = [&](auto& list) { std::shuffle(list.begin(), list.end(), random); };
  for (int round = 0; round < 20; ++round) {
    shuffle(made.sheet().sheet.rows);
    shuffle(made.sheet().sheet.gates);
    shuffle(made.sheet().sheet.adjustments);
    shuffle(made.domain().assessees);
    shuffle(made.source.all_reviews);
    shuffle(made.source.all_leader_marks);
    shuffle(made.source.all_circulars);
    shuffle(made.source.all_findings);
    shuffle(made.source.all_adjustments);
    shuffle(made.source.all_decisions);
    REQUIRE(report::result_json(judged(made)) == expected);
  }
}
