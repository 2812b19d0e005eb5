// What a later edition of a result has otherwise.
#include "grading/moved.hpp"

#include <catch2/catch.hpp>

#include "support/judging.hpp"

using namespace kaohe;
using namespace kaohe::grading;

namespace {

AssesseeResult assessee(const std::string& id, const char* points, int rank) {
  AssesseeResult one;
  one.id = id;
  one.cells = {{"XX01", CellState::value, Points::parse(points), {}}};
  one.indicator_score = Rational::parse(points);
  one.rank = rank;
  return one;
}

Result result(std::vector<AssesseeResult> assessees) {
  DomainResult domain;
  domain.id = "gardens";
  domain.indicators = {{"XX01", "劳动", "work", "publicity", Points::parse("5").value()}};
  domain.assessees = std::move(assessees);
  Result made;
  made.domains = {std::move(domain)};
  return made;
}

std::string told(const Result& before, const Result& after) {
  std::string text;
  for (const Moved& one : moved_between(before, after))
    text += one.assessee + " " + (one.indicator.empty() ? one.what.en : one.indicator) + " " +
            one.before + " " + one.after + "\n";
  return text;
}

}  // namespace

TEST_CASE("Moved: equal results have no difference", "[moved][A21.1]") {
  CHECK(told(result({assessee("west", "4", 1)}), result({assessee("west", "4", 1)})).empty());
}

TEST_CASE("Moved: every figure that is another, indicators first", "[moved][A21.1]") {
  CHECK(told(result({assessee("west", "4", 1), assessee("east", "3.5", 2)}),
             result({assessee("west", "3", 2), assessee("east", "3.5", 1)})) ==
        "west XX01 4 3\nwest indicator score 4 3\nwest rank 1 2\neast rank 2 1\n");
}

TEST_CASE("Moved: who is in one edition only has no figure in the other", "[moved][A21.1]") {
  const std::string gone = told(result({assessee("west", "4", 1)}), result({}));
  CHECK(gone.find("west XX01 4 -\nwest indicator score 4 -\n") == 0);
  CHECK(gone.find("west rank 1 -") != std::string::npos);
  const std::string come = told(result({}), result({assessee("west", "4", 1)}));
  CHECK(come.find("west XX01 - 4\n") == 0);
}

TEST_CASE("Moved: a provisional figure that is settled is named, also at the same points",
          "[moved][A21.1]") {
  Result was = result({assessee("west", "4", 1)}), is = was;
  was.domains[0].assessees[0].cells[0].state = CellState::provisional;
  const std::vector<Moved> settled = moved_between(was, is);
  REQUIRE(settled.size() == 1);
  CHECK(settled[0].indicator == "XX01");
  CHECK(settled[0].what.en == "劳动 (was provisional, is settled)");
  CHECK(settled[0].what.zh == "劳动(原为暂定,现已确定)");
  CHECK(settled[0].before + " " + settled[0].after == "4 4");
  CHECK(moved_between(is, was).at(0).what.en == "劳动 (provisional from now on)");
  CHECK(moved_between(was, was).empty());
}

TEST_CASE("Moved: the lines and means of a scope, and how many assessees stay", "[moved][A17.6]") {
  tests::ThreeAssessees before, after;
  after.source.all_decisions.clear();
  after.good_line("81.5");
  const Result was = tests::judged(before), is = tests::judged(after);
  const std::vector<MovedLine> lines = lines_between(was, is);
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].what.en == "good line");
  CHECK(lines[0].before + " " + lines[0].after == "80 81.5");
  CHECK(unmoved_count(is, moved_between(was, is)) == 3);
  CHECK(lines_between(was, was).empty());
}

TEST_CASE("Moved: a decided grade that would be refused is named, one that holds is not",
          "[moved][A17.6]") {
  tests::ThreeAssessees before, after;
  after.source.all_decisions.clear();
  after.good_line("85");
  ledger::Decision good;
  good.domain = before.domain_id();
  good.assessee = "B";
  good.kind = "grade";
  good.value = "good";
  ledger::Decision of_best = good;
  of_best.assessee = "A";
  const std::vector<LostGrade> lost =
      lost_grades(tests::judged(before), tests::judged(after), {good, of_best}, before.plan);
  REQUIRE(lost.size() == 1);
  CHECK(lost[0].assessee == "B");
  CHECK(lost[0].why.en.find("good") != std::string::npos);
}
