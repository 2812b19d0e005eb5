// A year's records by other rules: days and cells moved, and what is left out.
#include "cycle/other_rules.hpp"

#include <catch2/catch.hpp>

#include "cycle/rules_compared.hpp"
#include "evidence/read_evidence.hpp"
#include "fixtures/small_year.hpp"
#include "unit/base/refusal.hpp"

using namespace kaohe;
using namespace kaohe::cycle;
using namespace kaohe::testing;

namespace {

struct Sixth {
  Year year = open_year(source_folder() / "tests/fixtures/sixth/configs/2023",
                        build_folder() / "tests/plugins/sixth");
  std::unique_ptr<ledger::MemorySource> records =
      std::move(evidence::read_evidence(year.plan, year.plan.folder / "evidence").source);
  Year other = year;
};

}  // namespace

TEST_CASE("Other rules: days and cells move by years, and other texts stay", "[what_if][A8.3]") {
  CHECK(moved_by_years("2023-06-20", 1, false) == "2024-06-20");
  CHECK(moved_by_years("2024-02-29", -1, false) == "2023-02-28");
  CHECK(moved_by_years("2024-02-29", 4, false) == "2028-02-29");
  CHECK(moved_by_years("2023-02-28", 1, false) == "2024-02-28");
  CHECK(moved_by_years("2023-03", 1, true) == "2024-03");
  CHECK(moved_by_years("2023-Q1", 1, true) == "2024-Q1");
  CHECK(moved_by_years("2023", -1, true) == "2022");
  CHECK(moved_by_years("2023-03", 1, false) == "2023-03");
  CHECK(moved_by_years("No. 2023", 1, true) == "No. 2023");
}

TEST_CASE("Other rules: an input that is gone has its rows said", "[what_if][A8.3]") {
  Sixth at;
  auto& inputs = at.other.plan.domains[0].system.inputs;
  std::erase_if(inputs, [](const auto& one) { return one.id == "HX02.complaints"; });
  const UnderOtherRules under = under_rules_of(at.other.plan, at.year.plan, *at.records);
  REQUIRE_FALSE(under.left_out.empty());
  for (const NotCounted& one : under.left_out) {
    CHECK(one.indicator == "HX02");
    CHECK(one.number > 0);
    CHECK(one.why.en.find("complaints") != std::string::npos);
  }
  const auto count = [](const ledger::MemorySource& source) {
    return source.observations_by_domain.at("associations").size();
  };
  CHECK(count(*under.records) + under.left_out.size() == count(*at.records));
}

TEST_CASE("Other rules: what follows a notice goes with it, and what has no table is said",
          "[what_if][A8.3]") {
  Sixth at;
  ledger::RectificationAnswer answer;
  answer.origin.number = 9001;
  answer.notice = 9000;
  ledger::Visit visit;
  visit.origin.number = 9002;
  at.records->all_rectifications.push_back(answer);
  at.records->all_visits.push_back(visit);
  const UnderOtherRules under = under_rules_of(at.other.plan, at.year.plan, *at.records);
  REQUIRE(under.left_out.size() == 2);
  CHECK(under.left_out[0].why.en == "its notice #9000 is not counted");
  CHECK(under.left_out[1].why.en == "it is written in no table that another year could read");
}

TEST_CASE("Other rules: a sealed mark is left out, whatever the other year says of sealing",
          "[what_if][sealed][A14.4]") {
  Sixth at;
  ledger::LeaderMark mark;
  mark.origin.number = 9003;
  mark.domain = at.year.plan.domains.front().id;
  mark.assessee = at.year.plan.domains.front().assessees.front().id;
  mark.leader = "secretary";
  mark.score = Rational::of(61);
  at.records->all_leader_marks = {mark};
  at.other.plan.leader_evaluation.sealed = false;
  const UnderOtherRules under = under_rules_of(at.other.plan, at.year.plan, *at.records);
  CHECK(under.records->all_leader_marks.empty());
  REQUIRE(under.left_out.size() == 1);
  CHECK(under.left_out[0].why.en == "leaders' marks of its domain are sealed until all are in");
  at.year.plan.leader_evaluation.sealed = false;
  CHECK(under_rules_of(at.other.plan, at.year.plan, *at.records).left_out.size() == 0);
}

TEST_CASE("Other rules: a period that the other year does not have is refused in words",
          "[what_if]") {
  Sixth at;
  at.other.plan.periods.erase(at.other.plan.periods.begin());
  const std::string gone = at.year.plan.periods.front().id;
  const std::string refused =
      refusal([&] { compare_rules(at.year, *at.records, at.other, gone, {}); });
  CHECK(refused.find("has no period \"" + gone + "\"") != std::string::npos);
}
