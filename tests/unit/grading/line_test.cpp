#include "grading/line.hpp"

#include <catch2/catch.hpp>

#include "base/errors.hpp"
#include "support/plan_builder.hpp"

using namespace kaohe;
using namespace kaohe::tests;
using namespace kaohe::grading;

namespace {

ScopeResult scope() {
  ScopeResult made;
  made.all = {number("250"), 3};
  made.unbarred = {number("170"), 2};
  return made;
}

ledger::Decision decided(const char* value) {
  ledger::Decision made;
  made.origin.place = {"decisions.csv", 2, 0};
  made.value = value;
  made.document = "minutes 7";
  return made;
}

}  // namespace

TEST_CASE("Good line: a mean is compared exactly, without dividing", "[grading][A17.6][A14.3]") {
  const MeanOf third{number("250"), 3};  // 83.333…
  CHECK_FALSE(reaches(number("83.33333333"), third));
  CHECK(reaches(number("83.33333334"), third));
  CHECK(reaches(number("85"), {number("170"), 2}));
  CHECK_FALSE(reaches(number("84.99999999"), {number("170"), 2}));
  CHECK_FALSE(reaches(number("85"), {}));
}

TEST_CASE("Good line: a decided decimal, in pairs on both sides", "[grading][A17.6]") {
  const plan::Grading rules = grading_rules();
  const ledger::Decision decision = decided("85.5");
  const Line line = good_line(&decision, scope(), rules);
  CHECK(line.reached_by(number("85.5")));
  CHECK_FALSE(line.reached_by(number("85.49999999")));
  CHECK(line.kind == LineKind::number);
  CHECK(line.source == "minutes 7");
  CHECK_FALSE(other_reading(line, scope(), rules));
}

TEST_CASE("Good line: without a decision the mean serves, and says so", "[grading][A17.6]") {
  const Line line = good_line(nullptr, scope(), grading_rules());
  CHECK(line.kind == LineKind::undecided);
  CHECK(line.source.empty());
  CHECK(line.value()->text() == "250/3");
  const ledger::Decision decision = decided("mean");
  const Line meant = good_line(&decision, scope(), grading_rules());
  CHECK(meant.kind == LineKind::mean);
  CHECK(meant.source == "minutes 7");
}

TEST_CASE("Good line: both readings of the mean", "[grading][A17.6]") {
  plan::Grading rules = grading_rules();
  const Line all = good_line(nullptr, scope(), rules);
  CHECK(other_reading(all, scope(), rules)->value() == number("85"));
  rules.line_mean_of = "unbarred";
  CHECK(good_line(nullptr, scope(), rules).value() == number("85"));
  ScopeResult everyone_barred = scope();
  everyone_barred.unbarred = {};
  CHECK(good_line(nullptr, everyone_barred, rules).value()->text() == "250/3");
}

TEST_CASE("Good line: a value that is no number is refused with its place", "[grading][A17.6]") {
  for (const char* value : {"abc", "85,5", "1/3", ""}) {
    const ledger::Decision decision = decided(value);
    CHECK_THROWS_WITH(good_line(&decision, scope(), grading_rules()),
                      Catch::Contains("decisions.csv:2") && Catch::Contains("mean"));
  }
}
