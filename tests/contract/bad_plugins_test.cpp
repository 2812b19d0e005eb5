// Plugins that load and misbehave when they are called: nothing of theirs reaches a result, and
// people are told who, where and what to do.
#include <memory>

#include <catch2/catch.hpp>

#include "cycle/assess.hpp"
#include "fixtures/small_year.hpp"
#include "ledger/memory_source.hpp"
#include "unit/base/refusal.hpp"

using namespace kaohe;
using namespace kaohe::testing;

namespace {

constexpr int kPluginExit = 3;

// A small year with one fixture plugin, opened.
struct Case {
  explicit Case(const std::string& plugin, const std::string& domain = "associations")
      : rules(plugin, domain), year(open(plugin)) {}

  cycle::Year open(const std::string& plugin) {
    plugins.add(plugin);
    return cycle::open_year(rules.folder(), plugins.path());
  }
  void submitted(const std::string& period) {
    for (const char* unit : {"society", "market"}) {
      ledger::Submission submission;
      submission.unit = unit;
      submission.period = period;
      source.all_submissions.push_back(submission);
    }
  }
  void record(const std::string& assessee, const std::string& input, int value) {
    ledger::Observation observation;
    observation.origin.number = ++records;
    observation.domain = year.plan.domains[0].id;
    observation.assessee = assessee;
    observation.input = input;
    observation.period = "year";
    observation.value = Rational::of(value);
    source.observations_by_domain[observation.domain].push_back(observation);
  }
  cycle::Assessment assess(unsigned threads = 1) {
    return cycle::assess(year, source, "year", {"preview", threads});
  }

  PluginFolder plugins;
  SmallYear rules;
  cycle::Year year;
  ledger::MemorySource source;
  std::int64_t records = 0;
};

// What people are told when the plugin's call fails: one problem, and the domain is not in the
// result.
std::string failure(Case& made, Language language = Language::en) {
  const cycle::Assessment assessment = made.assess();
  CHECK(assessment.result.domains.empty());
  CHECK(assessment.explanations.empty());
  REQUIRE(assessment.failures.size() == 1);
  const Problem& problem = assessment.failures[0];
  return problem.place.file.substr(problem.place.file.rfind('/') + 1) + ": " +
         problem.what.in(language);
}

std::string failure(const std::string& plugin) {
  Case made(plugin);
  return failure(made);
}

// What opening the year is refused with.
std::string opening(const std::string& plugin, int expected_exit = kPluginExit) {
  PluginFolder plugins;
  plugins.add(plugin);
  const SmallYear rules(plugin);
  const auto open = [&] { cycle::open_year(rules.folder(), plugins.path()); };
  CHECK(exit_code(open) == expected_exit);
  return plugins.without_path(refusal(open));
}

}  // namespace

TEST_CASE("Bad plugins: the one without a fault is scored", "[scoring][plugin][A3.1]") {
  Case made("sound");
  const cycle::Assessment assessment = made.assess();
  CHECK(assessment.failures.empty());
  REQUIRE(assessment.result.domains.size() == 1);
  REQUIRE(assessment.result.domains[0].assessees.size() == 3);
  for (const grading::AssesseeResult& assessee : assessment.result.domains[0].assessees) {
    CHECK(assessee.indicator_score == Rational::of(100));
  }
}

TEST_CASE("Bad plugins: points above the indicator's are refused", "[scoring][plugin][A9.2]") {
  const std::string why = failure("above_points");
  CHECK(contains(why, "above_points.so: plugin above_points 1.0.0 (score), assessee a02: "));
  CHECK(contains(why, "HX02 has 41 points; expected 0 to 40"));
  CHECK(contains(why, "nothing of this domain is published"));
}

TEST_CASE("Bad plugins: points below nothing are refused", "[scoring][plugin][A9.2]") {
  const std::string why = failure("below_zero");
  CHECK(contains(why, "assessee a02: "));
  CHECK(contains(why, "HX02 has -1 points; expected 0 to 40"));
}

TEST_CASE("Bad plugins: a state that does not exist is refused", "[scoring][plugin]") {
  CHECK(contains(failure("unknown_state"), "cell state 99 of 8"));
}

TEST_CASE("Bad plugins: a cell that was not written is refused", "[scoring][plugin]") {
  const std::string why = failure("unwritten_cells");
  CHECK(contains(why, "assessee a02: the cell of HX01 was not written"));
}

TEST_CASE("Bad plugins: a finding for somebody who is not there is refused", "[scoring][plugin]") {
  CHECK(contains(failure("finding_outside"), "assessee 3 of 3"));
}

TEST_CASE("Bad plugins: a gate that describe does not name ends the domain, not the run",
          "[scoring][plugin]") {
  CHECK(contains(failure("unknown_gate"), "gate 9 of 1"));
}

TEST_CASE("Bad plugins: a call that fails says at which assessee and why", "[scoring][plugin]") {
  Case made("fails_at_row");
  CHECK(contains(
      failure(made),
      "plugin fails_at_row 1.0.0 (score), assessee a02: the figure \"rate\" divides by zero"));
  CHECK(contains(failure(made, Language::zh), "考核对象 a02:the figure \"rate\" divides by zero"));
}

TEST_CASE("Bad plugins: a call that fails without a word is told so", "[scoring][plugin]") {
  CHECK(contains(failure("fails_silently"), "status 2 without a reason"));
}

TEST_CASE("Bad plugins: settings that a plugin refuses are the year's to mend",
          "[scoring][plugin]") {
  constexpr int kDataExit = 1;
  const std::string why = opening("refuses_settings", kDataExit);
  CHECK(contains(why, "plugin refuses_settings 1.0.0 (describe)"));
  CHECK(contains(why, "override \"HX01.points\" is 61; expected at most 60"));
}

TEST_CASE("Bad plugins: one that describes another version than its table says is refused",
          "[scoring][plugin]") {
  CHECK(contains(opening("describes_another"),
                 "its table says version \"1.0.1\" and it describes \"1.0.0\""));
}

TEST_CASE("Bad plugins: an instance that was not made is a failure", "[scoring][plugin]") {
  CHECK(contains(opening("no_instance"), "create returned no instance and no reason"));
}

TEST_CASE("Bad plugins: a description that is no JSON is refused", "[scoring][plugin]") {
  CHECK(contains(opening("describes_garbage"), "what the plugin describes is not JSON"));
}

TEST_CASE("Bad plugins: half a description is refused, naming what is missing",
          "[scoring][plugin]") {
  const std::string why = opening("describes_half");
  CHECK(contains(why, "describe.version is missing"));
  CHECK(contains(why, "rebuild the plugin with the SDK"));
}

TEST_CASE("Bad plugins: a bad description names its plugin", "[scoring][plugin]") {
  CHECK(contains(opening("describes_garbage"), "describes_garbage"));
  CHECK(contains(opening("describes_half"), "describes_half"));
}

TEST_CASE("Bad plugins: an explanation with too few lines is refused", "[scoring][plugin]") {
  CHECK(contains(failure("explains_too_little"),
                 "plugin explains_too_little 1.0.0 (explain), assessee -: explain wrote 2 lines; "
                 "expected 3"));
}

TEST_CASE("Bad plugins: an explanation that is no JSON is refused", "[scoring][plugin]") {
  const std::string why = failure("explains_garbage");
  CHECK(contains(why, "plugin explains_garbage 1.0.0 (explain)"));
  CHECK(contains(why, "what it wrote is not JSON in UTF-8 as the SDK writes it"));
}

TEST_CASE("Bad plugins: an explanation of another score than the sheet's is refused",
          "[scoring][plugin][A21.1]") {
  CHECK(contains(failure("explains_another_score"), "HX02"));
}

TEST_CASE("Bad plugins: threads that explain fail as one does", "[scoring][plugin]") {
  Case made("explains_garbage");
  const cycle::Assessment assessment = made.assess(4);
  REQUIRE(assessment.failures.size() == 1);
  CHECK(assessment.result.domains.empty());
}

TEST_CASE("Bad plugins: what a function throws reaches people with the assessee",
          "[scoring][plugin]") {
  Case made("throwing", "throwing");
  for (const char* assessee : {"a01", "a02", "a03"}) {
    made.record(assessee, "HX01.done", assessee == std::string("a02") ? 13 : 1);
  }
  made.submitted("year");
  const std::string why = failure(made);
  CHECK(contains(why, "throwing.so: plugin throwing 1.0.0 (score), assessee a02: "));
  CHECK(contains(why, "13 times is beyond the table"));
}

TEST_CASE("Bad plugins: what a function throws names the function", "[scoring][plugin]") {
  Case made("throwing", "throwing");
  for (const char* assessee : {"a01", "a02", "a03"}) made.record(assessee, "HX01.done", 13);
  made.submitted("year");
  CHECK(contains(failure(made), "activity_points"));
}

TEST_CASE("Bad plugins: a function's negative points are refused, naming it", "[scoring][plugin]") {
  Case made("negative", "negative");
  for (const char* assessee : {"a01", "a02", "a03"}) made.record(assessee, "HX01.done", 59);
  made.submitted("year");
  const std::string why = failure(made);
  CHECK(contains(why, "plugin negative 1.0.0 (score), assessee a01: "));
  CHECK(contains(why, "activity_points"));
}
