// A16.1: quotas on grades, between what is proposed and what is decided.
#include "grading/quotas.hpp"

#include <catch2/catch.hpp>

#include "base/errors.hpp"
#include "support/judging.hpp"

using namespace kaohe;
using namespace kaohe::tests;
using namespace kaohe::grading;

namespace {

plan::GradeQuota quota(const char* grade, const char* share, int at_least = 0) {
  return {grade, number(share), at_least, false, ""};
}

/// Indicator scores 95, 92, 89 … from A down, all above the line of 10.
struct Ladder : Case {
  explicit Ladder(int count) {
    const char* names[] = {"A", "B", "C", "D", "E", "F", "G", "H"};
    const char* scores[] = {"95", "92", "89", "86", "83", "80", "77", "74"};
    for (int i = 0; i < count; ++i) add(names[i], scores[i]);
    good_line("10");
  }

  Ladder& with(const plan::GradeQuota& one) {
    plan.grading.quotas.push_back(one);
    return *this;
  }
};

std::string proposals(const Case& made) {
  std::string text;
  const Result result = judged(made);
  for (const AssesseeResult& assessee : result.domains[0].assessees) {
    text += (text.empty() ? "" : " ") + assessee.id + ":" + assessee.grade.proposed;
  }
  return text;
}

std::string note_text(const Case& made, const char* assessee) {
  std::string text;
  const AssesseeResult result = of(judged(made), assessee);
  for (const scoring::Note& note : result.notes) {
    if (note.id == "quota") text += (text.empty() ? "" : " | ") + note.en;
  }
  return text;
}

std::vector<QuotaResult> quotas_of(const Case& made) {
  return judged(made).domains[0].scopes[0].quotas;
}

std::string refusal_of(const Case& made, Language language = Language::en) {
  try {
    judged(made);
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::data);
    return error.text(language);
  }
  return "";
}

}  // namespace

TEST_CASE("Quotas: the share is rounded down, and never below at_least", "[grading][A16.1]") {
  CHECK(quota_limit(quota("good", "0.15"), 6) == 0);
  CHECK(quota_limit(quota("good", "0.15"), 7) == 1);
  CHECK(quota_limit(quota("good", "1/3"), 8) == 2);
  CHECK(quota_limit(quota("good", "1/3"), 9) == 3);
  CHECK(quota_limit(quota("good", "0"), 9) == 0);
  CHECK(quota_limit(quota("good", "1"), 9) == 9);
  CHECK(quota_limit(quota("good", "0.15", 1), 6) == 1);
  CHECK(quota_limit(quota("good", "0.5", 1), 4) == 2);
}

TEST_CASE("Quotas: the best by rank keep the grade, the others are proposed for the next",
          "[grading][A16.1]") {
  Ladder made(4);
  CHECK(proposals(made) == "A:good B:good C:good D:good");
  made.with(quota("good", "0.5"));
  CHECK(proposals(made) == "A:good B:good C:fairly_good D:fairly_good");
  const AssesseeResult c = of(judged(made), "C");
  CHECK(c.grade.permitted == std::vector<std::string>{"good", "fairly_good"});
  CHECK(c.grade.final_grade == "fairly_good");
  CHECK(note_text(made, "C") ==
        "好 has a quota of 2 among 4 ranked: others stand before it by rank; 较好 is proposed");
  CHECK(note_text(made, "B").empty());
  CHECK(quotas_of(made) == std::vector<QuotaResult>{{"good", 2, 2}});
  made.plan.grading.quotas[0].share_at_most = number("0.49");
  CHECK(proposals(made) == "A:good B:fairly_good C:fairly_good D:fairly_good");
  made.plan.grading.quotas[0].share_at_most = number("1");
  CHECK(proposals(made) == "A:good B:good C:good D:good");
}

TEST_CASE("Quotas: who is displaced moves on through the quotas below", "[grading][A16.1]") {
  Ladder made(6);
  made.with(quota("fairly_good", "0.34")).with(quota("good", "0.17"));
  CHECK(proposals(made) == "A:good B:fairly_good C:fairly_good D:fair E:fair F:fair");
  CHECK(quotas_of(made) == std::vector<QuotaResult>{{"good", 1, 1}, {"fairly_good", 2, 2}});
  CHECK(note_text(made, "D") ==
        "好 has a quota of 1 among 6 ranked: others stand before it by rank; 较好 is proposed | "
        "较好 has a quota of 2 among 6 ranked: others stand before it by rank; 一般 is proposed");
  // The line opens good and fairly good; what a quota proposes below them is permitted as well.
  CHECK(of(judged(made), "D").grade.permitted ==
        std::vector<std::string>{"good", "fairly_good", "fair"});
  CHECK(of(judged(made), "B").grade.permitted == std::vector<std::string>{"good", "fairly_good"});
}

TEST_CASE("Quotas: one who is displaced competes by rank with those of the grade below",
          "[grading][A16.1]") {
  Ladder made(4);
  made.with(quota("good", "0.25")).with(quota("fairly_good", "0.25"));
  made.source.all_decisions[0].value = "90";  // totals 94, 91.6, 89.2, 86.8: A and B reach it
  CHECK(proposals(made) == "A:good B:fairly_good C:fair D:fair");
  made.circular("A", "county");
  CHECK(proposals(made) == "A:fairly_good B:good C:fair D:fair");
}

TEST_CASE("Quotas: equal ranks at the limit all lose the grade, or all keep it",
          "[grading][A16.1][A14.3]") {
  Case made;
  made.add("A", "95").add("B", "90").add("C", "90").add("D", "80").good_line("10");
  made.plan.grading.quotas = {quota("good", "0.5")};
  CHECK(proposals(made) == "A:good B:fairly_good C:fairly_good D:fairly_good");
  CHECK(note_text(made, "B") ==
        "好 has a quota of 2 among 4 ranked: the rank at the limit is shared, and none of the "
        "equals keeps it; 较好 is proposed");
  CHECK_THAT(note_text(made, "D"), Catch::Contains("others stand before it"));
  CHECK(quotas_of(made) == std::vector<QuotaResult>{{"good", 2, 1}});
  made.plan.grading.quotas[0].ties_in = true;
  CHECK(proposals(made) == "A:good B:good C:good D:fairly_good");
  CHECK(quotas_of(made) == std::vector<QuotaResult>{{"good", 2, 3}});
  made.plan.grading.quotas[0].ties_in = false;
  made.plan.grading.quotas[0].share_at_most = number("0.75");
  CHECK(proposals(made) == "A:good B:good C:good D:fairly_good");
  made.plan.grading.quotas[0].share_at_most = number("0.25");
  CHECK(proposals(made) == "A:good B:fairly_good C:fairly_good D:fairly_good");
  CHECK_THAT(note_text(made, "B"), Catch::Contains("others stand before it"));
}

TEST_CASE("Quotas: a tie-breaker of the ranking decides at the limit", "[grading][A16.1][A14.3]") {
  Case made;
  made.add("A", "80", "90", "90").add("B", "81", "86", "90").good_line("10");
  made.plan.grading.quotas = {quota("good", "0.5")};
  CHECK(proposals(made) == "A:fairly_good B:fairly_good");
  made.plan.ranking.tie_breakers = {"indicator_score"};
  CHECK(proposals(made) == "A:fairly_good B:good");
}

TEST_CASE("Quotas: without a place nobody has the grade, and nobody below the line is touched",
          "[grading][A16.1]") {
  Ladder made(3);
  made.with(quota("good", "0.2"));
  CHECK(proposals(made) == "A:fairly_good B:fairly_good C:fairly_good");
  made.plan.grading.quotas[0].at_least = 1;
  CHECK(proposals(made) == "A:good B:fairly_good C:fairly_good");
  made.source.all_decisions[0].value = "99";
  CHECK(proposals(made) == "A:fairly_good B:fairly_good C:fairly_good");
  CHECK(note_text(made, "A").empty());
  CHECK(quotas_of(made) == std::vector<QuotaResult>{{"good", 1, 0}});
}

TEST_CASE("Quotas: a gate takes the grade first, and its place goes to the next",
          "[grading][A16.1][A17.1]") {
  Ladder made(4);
  made.with(quota("good", "0.25")).circular("A", "county");
  CHECK(proposals(made) == "A:fairly_good B:good C:fairly_good D:fairly_good");
  CHECK(note_text(made, "A").empty());
}

TEST_CASE("Quotas: who must have a grade keeps it, and counts", "[grading][A16.1][A17.4]") {
  Ladder made(4);
  made.with(quota("fair", "0.25")).finding("D", "no_clear_results");
  for (const char* id : {"A", "B", "C"}) made.survey(id, "70");  // at most fair
  CHECK(proposals(made) == "A:poor B:poor C:poor D:fair");
  made.plan.grading.quotas[0].share_at_most = number("0.5");
  CHECK(proposals(made) == "A:fair B:poor C:poor D:fair");
  CHECK(quotas_of(made) == std::vector<QuotaResult>{{"fair", 2, 2}});
}

TEST_CASE("Quotas: who is not ranked stands outside", "[grading][A16.1]") {
  Ladder made(4);
  made.with(quota("good", "1/3"));
  made.assessee("D").from = day("2023-03-01");
  CHECK(proposals(made) == "A:good B:fairly_good C:fairly_good D:good");
  CHECK(quotas_of(made) == std::vector<QuotaResult>{{"good", 1, 1}});
}

TEST_CASE("Quotas: each pool has its own where the year grades by pool", "[grading][A16.1]") {
  Ladder made(4);
  made.with(quota("good", "0.5"));
  made.plan.grading.scope = "pool";
  for (const char* id : {"A", "B"}) made.assessee(id).pool = "large";
  for (const char* id : {"C", "D"}) made.assessee(id).pool = "small";
  CHECK(proposals(made) == "A:good B:fairly_good C:good D:fairly_good");
}

TEST_CASE("Quotas: decisions within the quota hold, also for one of lower rank",
          "[grading][A16.1][A17.6]") {
  Ladder made(4);
  made.with(quota("good", "0.5"));
  made.decide("A", "good").decide("B", "fairly_good", "overall").decide("C", "good", "overall");
  const Result result = judged(made);
  CHECK(of(result, "C").grade.final_grade == "good");
  CHECK(quotas_of(made) == std::vector<QuotaResult>{{"good", 2, 2}});
  made.source.all_decisions[3].reason.clear();
  CHECK_THAT(refusal_of(made), Catch::Contains("grade of C: good was decided where fairly_good is "
                                               "proposed; write the reason"));
}

TEST_CASE("Quotas: decisions beyond the quota are refused, with all places", "[grading][A16.1]") {
  Ladder made(4);
  made.with(quota("good", "0.5"));
  made.decide("A", "good").decide("B", "good").decide("C", "good", "overall");
  CHECK(refusal_of(made) ==
        "records.csv:10: libraries: good was decided for 3 assessees, expected at most 2 of the 4 "
        "ranked (quota: [[grades.quota]]); decide another grade for some of: A records.csv:10, B "
        "records.csv:11, C records.csv:12");
  made.plan.grading.quotas[0].source = "办法第五条";
  CHECK(refusal_of(made, Language::zh) ==
        "records.csv:10: libraries:决定评为“好”的有 3 个,按名额最多 2 个(参加排名的 4 "
        "个,依据:办法第五条);请将其中一些改评其他等次:A records.csv:10、B records.csv:11、C "
        "records.csv:12");
  made.plan.grading.quotas[0].share_at_most = number("0.75");
  CHECK(refusal_of(made).empty());
}

TEST_CASE("Quotas: what is decided for the unranked or by an obligation alone is not refused",
          "[grading][A16.1][A17.4]") {
  Ladder made(2);
  made.with(quota("good", "0.5")).decide("A", "good").decide("B", "good", "overall");
  CHECK_FALSE(refusal_of(made).empty());
  made.assessee("B").until = day("2023-11-30");
  made.plan.grading.quotas[0].share_at_most = number("1");
  CHECK(refusal_of(made).empty());
  Ladder obliged(2);
  obliged.with(quota("fair", "0")).finding("B", "no_clear_results").decide("B", "fair");
  CHECK(refusal_of(obliged).empty());
  CHECK(quotas_of(obliged) == std::vector<QuotaResult>{{"fair", 0, 1}});
}

TEST_CASE("Quotas: lowering by Art. 19 comes after and counts for nothing",
          "[grading][A16.1][A19.1]") {
  Ladder made(4);
  made.with(quota("good", "0.25")).with(quota("fairly_good", "0.25"));
  made.finding("A", "misconduct");
  const Result result = judged(made);
  CHECK(of(result, "A").grade.final_grade == "fairly_good");
  CHECK(of(result, "B").grade.final_grade == "fairly_good");
  CHECK(quotas_of(made) == std::vector<QuotaResult>{{"good", 1, 1}, {"fairly_good", 1, 1}});
}

TEST_CASE("Quotas: readings of the line are told before quotas", "[grading][A16.1][A17.6]") {
  Case made;
  made.add("A", "90").add("B", "89.9999").add("C", "60", "60").circular("C", "county");
  made.plan.grading.quotas = {quota("good", "1/3")};
  const AssesseeResult b = of(judged(made), "B");
  CHECK(b.grade.proposed == "fairly_good");
  const std::optional<scoring::Note> note = find_note(b.notes, "mean_readings_differ");
  REQUIRE(note);
  CHECK(note->en ==
        "好 is proposed; with the other reading of good_line.mean_of it would be 较好 (before "
        "quotas)");
  CHECK_FALSE(has_note(of(judged(made), "A"), "mean_readings_differ"));
}
