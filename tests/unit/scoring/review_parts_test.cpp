// Art. 14: the review from weighted parts, and what of it is judged.
#include "scoring/review_parts.hpp"

#include <catch2/catch.hpp>

#include "base/errors.hpp"
#include "scoring/gather.hpp"
#include "support/judging.hpp"

using namespace kaohe;
using namespace kaohe::tests;
using namespace kaohe::scoring;

namespace {

plan::VoteRule options() {
  return {{{"good", "好", number("100")}, {"poor", "差", number("40")}}, false};
}

/// 40 of the plenary's vote, 20 of the daily work.
plan::YearPlan plan_with_parts() {
  plan::YearPlan plan = small_plan();
  plan.review_parts = {{"plenary", "县委全会测评", number("40"), options()},
                       {"daily", "日常考核", number("20"), {}}};
  return plan;
}

ReviewInput input(std::int64_t good, std::int64_t poor, const char* daily) {
  ReviewInput made;
  made.grade = "good";
  made.parts["plenary"].ballot.counts = {{"good", good}, {"poor", poor}};
  made.parts["daily"].score = number(daily);
  return made;
}

/// A year with both parts, A's recorded.
struct PartsCase : Case {
  PartsCase() {
    plan.review_parts = plan_with_parts().review_parts;
    add("A", "92.5");
    source.all_reviews = {
        {origin(), domain_id(), "A", number("90"), "good", "minutes", {}, "daily"}};
    votes("good", 9);
    votes("poor", 1);
  }
  ledger::Votes& votes(const char* option, std::int64_t count) {
    source.all_votes.push_back(
        {origin(), "review", "plenary", domain_id(), "A", option, count, "tally", {}});
    return source.all_votes.back();
  }
  std::string refusal() {
    try {
      gather(plan, domain(), source, day("2023-12-31"), {});
      return "accepted";
    } catch (const Error& error) {
      return error.text(Language::en);
    }
  }
};

std::vector<std::string> blocked_ids(const Part& part) {
  std::vector<std::string> ids;
  for (const Note& note : part.blocked) ids.push_back(note.id);
  return ids;
}

}  // namespace

TEST_CASE("Review: its parts are weighed as ratios, exact", "[scoring][A14.1]") {
  const ReviewOutcome outcome = review_of(input(9, 1, "91"), plan_with_parts());
  CHECK(outcome.part.score == points("93"));  // (40 × 94 + 20 × 91) ÷ 60
  CHECK(outcome.part.grade == "good");
  REQUIRE(outcome.parts.size() == 2);
  CHECK(outcome.parts[0].id == "plenary");
  CHECK(outcome.parts[0].title == "县委全会测评");
  CHECK(outcome.parts[0].weight == Rational::of(2, 3));
  CHECK(outcome.parts[0].score == number("94"));
  CHECK(outcome.parts[0].votes == std::vector<VoteCount>{{"good", 9}, {"poor", 1}});
  CHECK(outcome.parts[1].weight == Rational::of(1, 3));
  CHECK(outcome.parts[1].votes.empty());
}

TEST_CASE("Review: of its parts it is rounded once, at review", "[scoring][A14.1][A14.3]") {
  plan::YearPlan plan = plan_with_parts();
  // The vote is 280/3; its part of 2/3 and a third of 91: 833/9 = 92.5555…
  ReviewInput made = input(0, 0, "91");
  plan.review_parts[0].votes.options[1].points = number("80");
  made.parts["plenary"].ballot.counts = {{"good", 2}, {"poor", 1}};
  const ReviewOutcome outcome = review_of(made, plan);
  CHECK(outcome.parts[0].score == Rational::of(280, 3));
  CHECK(outcome.part.score == points("92.5556"));
  plan.rounding.review = {2, RoundingMode::truncate};
  CHECK(review_of(made, plan).part.score == points("92.55"));
}

TEST_CASE("Review: a scale with limits grades the rounded score of the parts", "[scoring][A14.1]") {
  plan::YearPlan plan = plan_with_parts();
  plan.rounding.review = {2};
  plan.review_scale = {{"good", "好", number("93")}, {"poor", "差", number("0")}};
  ReviewInput made = input(9, 1, "90.99");
  made.grade.clear();
  CHECK(review_of(made, plan).part.score == points("93"));  // of 92.99666…
  CHECK(review_of(made, plan).part.grade == "good");
  made.parts["daily"].score = number("90.98");  // 92.99333…
  CHECK(review_of(made, plan).part.grade == "poor");
  made.grade = "good";
  const Part recorded = review_of(made, plan).part;
  CHECK(recorded.grade == "good");
  CHECK(find_note(recorded.notes, "review_grade_differs"));
}

TEST_CASE("Review: each part that is missing is named", "[scoring][A14.1]") {
  const plan::YearPlan plan = plan_with_parts();
  ReviewInput made = input(9, 1, "91");
  made.parts.erase("daily");
  const ReviewOutcome outcome = review_of(made, plan);
  CHECK_FALSE(outcome.part.score);
  REQUIRE(blocked_ids(outcome.part) == std::vector<std::string>{"review_part_missing"});
  CHECK(outcome.part.blocked[0].en ==
        "the part \"日常考核\" of the review has no score; record it in reviews.csv");
  CHECK(outcome.part.blocked[0].zh ==
        "述职评议的组成部分“日常考核”没有得分;请在 reviews.csv 中录入");
  CHECK(outcome.parts[0].score == number("94"));
  CHECK_FALSE(outcome.parts[1].score);
  made.parts["plenary"].ballot.counts.erase("poor");
  CHECK(blocked_ids(review_of(made, plan).part) ==
        std::vector<std::string>{"votes_missing", "review_part_missing"});
  CHECK(blocked_ids(review_of(input(0, 0, "91"), plan).part) ==
        std::vector<std::string>{"votes_none_valid"});
}

TEST_CASE("Review: without any record of its parts it is missing, unless exempt",
          "[scoring][A14.1]") {
  ReviewInput made;
  CHECK(blocked_ids(review_of(made, plan_with_parts()).part) ==
        std::vector<std::string>{"review_missing"});
  made = input(9, 1, "91");
  made.exempt = true;
  const ReviewOutcome outcome = review_of(made, plan_with_parts());
  CHECK(outcome.part.exempt);
  CHECK(outcome.parts.empty());
}

TEST_CASE("Review: a year without parts has one recorded score", "[scoring][A14.1]") {
  ReviewInput made;
  made.score = number("88.5");
  made.grade = "fairly_good";
  const ReviewOutcome outcome = review_of(made, small_plan());
  CHECK(outcome.part.score == points("88.5"));
  CHECK(outcome.parts.empty());
}

TEST_CASE("Gather: rows of parts and votes make one review", "[scoring][A14.1]") {
  PartsCase made;
  const ReviewInput review =
      gather(made.plan, made.domain(), made.source, day("2023-12-31"), {}).at("A").review;
  CHECK(review.grade == "good");
  CHECK(review.parts.at("daily").score == number("90"));
  CHECK(review.parts.at("plenary").ballot.counts.at("good") == 9);
  CHECK(review.parts.at("plenary").ballot.records.size() == 2);
}

TEST_CASE("Gather: votes dated after the day asked are not known", "[scoring][A14.1]") {
  PartsCase made;
  made.source.all_votes[0].date = day("2023-12-20");
  const auto known = [&](const char* until) {
    return gather(made.plan, made.domain(), made.source, day(until), {})
        .at("A")
        .review.parts.at("plenary")
        .ballot.counts.size();
  };
  CHECK(known("2023-12-20") == 2);
  CHECK(known("2023-12-19") == 1);
}

TEST_CASE(
    "Gather: a second row of a part or an option, another grade, and what the year does not "
    "have are refused",
    "[scoring][A14.1]") {
  PartsCase made;
  CHECK(made.refusal() == "accepted");
  const auto row = [&](const char* grade, const char* part) {
    made.source.all_reviews.push_back(
        {made.origin(), made.domain_id(), "A", number("90"), grade, "", {}, part});
  };
  SECTION("a part twice") {
    row("good", "daily");
    CHECK_THAT(made.refusal(), Catch::Contains("a second review of A"));
  }
  SECTION("the same grade in the row of another part") {
    row("good", "plenary");
    CHECK(made.refusal() == "accepted");
  }
  SECTION("another grade") {
    row("fair", "plenary");
    CHECK_THAT(made.refusal(),
               Catch::Contains("a second grade of the review of A: fair beside good"));
  }
  SECTION("no part of the year") {
    row("", "weekly");
    CHECK_THAT(made.refusal(), Catch::Contains("names the part \"weekly\""));
  }
  SECTION("an option twice") {
    made.votes("good", 3);
    CHECK_THAT(made.refusal(), Catch::Contains("a second record of the votes on review plenary"));
  }
  SECTION("votes on a part that has its score recorded") {
    made.votes("good", 3).part = "daily";
    CHECK_THAT(made.refusal(), Catch::Contains("votes on review daily, which has no `votes`"));
  }
}

TEST_CASE("Grading: a review from parts enters the effectiveness total", "[grading][A14.1]") {
  PartsCase made;
  const grading::AssesseeResult result = of(judged(made), "A");
  CHECK(result.review_score == points("92.6667"));  // (40 × 94 + 20 × 90) ÷ 60
  CHECK(result.effectiveness_total == number("92.53334"));
  REQUIRE(result.review_parts.size() == 2);
  CHECK(result.review_parts[0].records == std::vector<std::int64_t>{4, 5});
  CHECK(result.review_parts[1].records == std::vector<std::int64_t>{3});
}

TEST_CASE("Grading: a review from parts without a grade is blocked, gate or not",
          "[grading][A14.1][A17.2]") {
  PartsCase made;
  made.source.all_reviews[0].grade.clear();
  CHECK(find_note(of(judged(made), "A").blocked, "review_grade_missing"));
  made.plan.grading.gates.clear();
  CHECK(find_note(of(judged(made), "A").blocked, "review_grade_missing"));
}

TEST_CASE("Grading: the gate of the review names the documents of all its parts",
          "[grading][A17.2]") {
  PartsCase made;
  made.source.all_reviews[0].grade = "fairly_good";
  const grading::AssesseeResult result = of(judged(made), "A");
  REQUIRE(result.gates.size() == 1);
  CHECK(result.gates[0].facts.at(0).document == "minutes; tally");
  CHECK(result.gates[0].facts.at(0).records == std::vector<std::int64_t>{3, 4, 5});
}
