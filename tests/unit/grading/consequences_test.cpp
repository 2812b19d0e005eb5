#include "grading/consequences.hpp"

#include <catch2/catch.hpp>

#include "support/judging.hpp"

using namespace kaohe;
using namespace kaohe::tests;
using namespace kaohe::grading;

namespace {

std::vector<Consequence> of_grade(const char* grade) {
  static const plan::YearPlan plan = small_plan();
  return consequences_of(grade, "A", {}, day("2024-01-31"), plan);
}

}  // namespace

TEST_CASE("Consequences: below good the caps on other assessments follow", "[grading][A18.1]") {
  CHECK(of_grade("good").empty());
  const auto list = of_grade("fairly_good");
  REQUIRE(list.size() == 1);
  CHECK(list[0].id == "performance");
  CHECK(list[0].article == "18");
  CHECK(list[0].owner == "organization");
  CHECK(list[0].due == "2024-01-31");
  CHECK(list[0].closed_by.empty());
}

TEST_CASE("Consequences: fair or poor owes a written explanation by a date", "[grading][A18.2]") {
  for (const char* grade : {"fair", "poor"}) {
    const auto list = of_grade(grade);
    REQUIRE(list.size() == 2);
    CHECK(list[1].id == "explanation");
    CHECK(list[1].owner == "A");
    CHECK(list[1].due == "2024-03-01");
  }
}

TEST_CASE("Consequences: not graded, nothing follows", "[grading][A18.1]") {
  CHECK(of_grade("").empty());
}

TEST_CASE("Consequences: they follow the final grade, and close by a document",
          "[grading][A18.2][A19.1]") {
  ThreeAssessees made;
  made.finding("A", "misconduct", 2);
  CHECK(of(judged(made), "A").consequences.size() == 2);
  made.source.all_closings.push_back(
      {made.origin(), made.domain_id(), "A", "explanation", "letter 9", day("2024-01-31")});
  CHECK(of(judged(made), "A").consequences[1].closed_by == "letter 9");
  CHECK(of(judged(made), "A").consequences[0].closed_by.empty());
  made.source.all_closings[0].date = day("2024-02-01");
  CHECK(of(judged(made), "A").consequences[1].closed_by.empty());
}

TEST_CASE("Consequences: due days count from the day of publication", "[grading][A18.2]") {
  ThreeAssessees made;
  made.finding("C", "misconduct", 1);
  JudgeOptions options = year_end();
  CHECK(of(judged(made, options), "C").consequences[1].due == "2024-03-01");
  options.published_on.reset();  // then from the day asked
  CHECK(of(judged(made, options), "C").consequences[1].due == "2024-01-30");
  options.published_on = day("2024-02-10");
  CHECK(of(judged(made, options), "C").consequences[1].due == "2024-03-11");
}

TEST_CASE("Consequences: none is due before its own grade and line are decided",
          "[grading][A18.2]") {
  ThreeAssessees made;
  made.finding("C", "misconduct", 1);
  JudgeOptions options = year_end();
  options.known_until = day("2024-12-31");
  const auto due = [&] { return of(judged(made, options), "C").consequences[1].due; };
  made.decide("A", of(judged(made, options), "A").grade.proposed.c_str());
  made.source.all_decisions.back().date = day("2024-02-05");
  CHECK(due() == "2024-03-01");  // another one's decision moves nothing
  made.decide("C", of(judged(made, options), "C").grade.proposed.c_str());
  made.source.all_decisions.back().date = day("2024-02-05");
  CHECK(due() == "2024-03-06");
}
