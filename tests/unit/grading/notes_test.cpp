#include "grading/notes.hpp"

#include <catch2/catch.hpp>

#include "support/judging.hpp"

using namespace kaohe;
using namespace kaohe::tests;
using namespace kaohe::grading;

namespace {

std::string note_text(const Case& made, const char* assessee, const char* id) {
  const Result result = judged(made);
  const std::optional<scoring::Note> found = find_note(of(result, assessee).notes, id);
  return found ? found->en : "none";
}

}  // namespace

TEST_CASE("Notes: the distance below the line, also in indicator and review points",
          "[grading][A17.6]") {
  Case made;
  made.add("A", "80", "80").good_line("80.35");
  CHECK(note_text(made, "A", "below_line") ==
        "0.35 below the good line: 0.4375 points of the indicator score, or 1.75 of the review");
  made.source.all_decisions[0].value = "80";
  CHECK(note_text(made, "A", "below_line") == "none");
}

TEST_CASE("Notes: a review alone reaches the line up to its full points, not beyond",
          "[grading][A17.6]") {
  Case made;
  made.add("A", "80", "80").good_line("84");
  CHECK(note_text(made, "A", "below_line") ==
        "4 below the good line: 5 points of the indicator score, or 20 of the review");
  made.source.all_decisions[0].value = "84.01";
  CHECK(note_text(made, "A", "below_line") ==
        "4.01 below the good line: 5.0125 points of the indicator score; the review alone cannot "
        "reach it");
}

TEST_CASE("Notes: the distance where the review is exempt, or the line is of the annual score",
          "[grading][A17.6]") {
  Case made;
  made.add("A", "80", "80", "80").good_line("80.7");
  made.plan.grading.line_of = "annual_score";
  CHECK(note_text(made, "A", "below_line") ==
        "0.8 below the good line: 1 points of the indicator score, or 4 of the review");
  made.exempt("A", "review");
  CHECK(note_text(made, "A", "below_line") ==
        "0.8 below the good line: 0.8 points of the indicator score");
}

TEST_CASE("Notes: a distance to a mean says that the mean moves", "[grading][A17.6]") {
  Case made;
  made.add("A", "90").add("B", "80");
  CHECK_THAT(note_text(made, "B", "below_line"), Catch::Contains("a gain moves the mean"));
}

TEST_CASE("Notes: published values that would rank differently", "[grading][A14.3]") {
  Case made;
  made.add("A", "80.0001").add("B", "80").add("C", "70");
  CHECK(note_text(made, "A", "published_rank_differs") ==
        "rank 1 on exact values; published values would give rank 1, shared by 2");
  CHECK(note_text(made, "B", "published_rank_differs") ==
        "rank 2 on exact values; published values would give rank 1, shared by 2");
  CHECK(note_text(made, "C", "published_rank_differs") == "none");
}

TEST_CASE("Notes: published values that would grade differently", "[grading][A14.3]") {
  Case made;
  made.add("A", "79.995", "80").add("B", "79.99", "80").good_line("80");
  CHECK(note_text(made, "A", "published_grade_differs") ==
        "较好 is proposed on exact values; published values would propose 好");
  CHECK(note_text(made, "B", "published_grade_differs") == "none");
}

TEST_CASE("Notes: ranks by total or final score that differ", "[grading][A14.3]") {
  Case made;
  made.add("A", "90", "90", "80").add("B", "89", "90", "95").add("C", "70");
  CHECK(note_text(made, "B", "rank_differs") ==
        "rank 1 by annual score; 2 by effectiveness total, 1 by final score");
  made.adjustment("C", "praise", "20");
  CHECK(of(judged(made), "C").rank == 3);
  CHECK(of(judged(made), "C").rank_by_final == 1);
  CHECK(of(judged(made), "C").rank_by_total == 3);
}

TEST_CASE("Notes: both readings of the mean, where they give different grades",
          "[grading][A17.6]") {
  Case made;
  made.add("A", "95").add("B", "82").add("C", "60").circular("C", "county");
  CHECK(note_text(made, "B", "mean_readings_differ") ==
        "好 is proposed; with the other reading of good_line.mean_of it would be 较好");
  CHECK(note_text(made, "A", "mean_readings_differ") == "none");
  made.good_line("80");
  CHECK(note_text(made, "B", "mean_readings_differ") == "none");
}

TEST_CASE("Notes: a shared rank", "[grading][A14.3]") {
  Case made;
  made.add("A", "80").add("B", "80");
  CHECK(note_text(made, "A", "shared_rank") == "2 share rank 1: their exact values are equal");
}

TEST_CASE("Notes: a survey that others have", "[grading][A17.3]") {
  ThreeAssessees made;
  CHECK(note_text(made, "A", "survey_missing") == "none");
  made.survey("B", "95");
  CHECK_THAT(note_text(made, "A", "survey_missing"), Catch::Contains("党内集中教育满意度"));
  CHECK(note_text(made, "B", "survey_missing") == "none");
}

TEST_CASE("Notes: from what to what a grade was lowered", "[grading][A19.1]") {
  ThreeAssessees made;
  made.finding("A", "misconduct", 2);
  CHECK(note_text(made, "A", "lowered") == "lowered from 好 to 一般 (Art. 19: by 2)");
}

TEST_CASE("Notes: what a domain proposes waits until a person records it as a deduction",
          "[grading][A15.1]") {
  ThreeAssessees made;
  made.plan.domains[0].system.indicators[0].spill_title = "综合考核扣分";
  made.sheet().sheet.adjustments.push_back({"A", "XX01", "surplus", points("-1"), {}});
  scoring::Loss loss;
  loss.indicator = "XX01";
  loss.matter = "case 1";
  loss.points = number("41");
  made.sheet().losses["A"] = {loss};
  const AssesseeResult waiting = of(judged(made), "A");
  CHECK(waiting.adjustments.at(0).why_not == "proposed");
  CHECK(waiting.adjustments.at(0).title == "综合考核扣分");
  CHECK_THAT(find_note(waiting.notes, "adjustment_waits")->zh, Catch::Contains("综合考核扣分"));

  made.adjustment("A", "deduction", "1", "another case");
  CHECK(of(judged(made), "A").adjustments.back().why_not == "proposed");
  made.adjustment("A", "deduction", "1", "case 1");
  made.plan.matters_across = "count";
  const AssesseeResult recorded = of(judged(made), "A");
  CHECK(recorded.adjustments.back().why_not == "proposal_recorded");
  CHECK_FALSE(has_note(recorded, "adjustment_waits"));
  CHECK(recorded.adjustment == number("-2"));
}
