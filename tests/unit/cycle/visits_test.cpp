// Art. 12(7): who is on the list for open and unannounced visits.
#include "cycle/visits.hpp"

#include <catch2/catch.hpp>

#include "unit/cycle/office.hpp"

using namespace kaohe;
using namespace kaohe::testing;

namespace {

/// A result in which some have lost points so far, and notices of gardens.
struct Visits {
  plan::YearPlan plan = office_plan();
  grading::Result result;
  std::vector<ledger::Notice> notices;
  std::vector<ledger::Visit> visits;

  Visits() {
    plan.visits.deducted = Rational::of(5);
    plan.visits.late_notices = 2;
    const std::vector<std::pair<const char*, int>> lost{{"east", 5}, {"north", 4}, {"west", 0}};
    for (const auto& [id, points] : lost) {
      grading::DomainResult& domain =
          result.domains.empty() ? result.domains.emplace_back() : result.domains.front();
      domain.id = "gardens";
      grading::AssesseeResult& one = domain.assessees.emplace_back();
      one.id = id;
      one.name = id;
      one.periods.emplace_back().period = "q1";
      one.periods.back().deducted = Rational::of(points);
    }
  }
  ledger::Notice& late(const char* assessee) {
    ledger::Notice& one = notices.emplace_back();
    one.origin.number = static_cast<std::int64_t>(notices.size());
    one.domain = "gardens";
    one.assessee = assessee;
    one.unit = "publicity";
    one.issued = day("2023-03-05");
    return one;
  }
  /// "east points, west notices"
  std::string list(const char* today = "2023-06-30") const {
    std::string text;
    for (const cycle::VisitProposed& one :
         cycle::visits_proposed(plan, result, notices, visits, day(today)))
      text += (text.empty() ? "" : ", ") + one.assessee + (one.is_by_points ? " points" : "") +
              (one.is_by_notices ? " notices" : "");
    return text;
  }
};

}  // namespace

TEST_CASE("Visits: whose problems are serious is on the list, from the year's limit on",
          "[visits][A12.4]") {
  Visits at;
  CHECK(at.list() == "east points");  // 5 of 5; 4 is not enough
  at.plan.visits.deducted = Rational::of(4);
  CHECK(at.list() == "east points, north points");
  at.plan.visits.deducted = Rational();  // not asked
  CHECK(at.list().empty());
}

TEST_CASE("Visits: notices whose answer is overdue put on the list whom the points do not",
          "[visits][A12.4][A11.5]") {
  Visits at;
  at.late("west");
  CHECK(at.list() == "east points");
  at.late("west");
  CHECK(at.list() == "east points, west notices");
  CHECK(at.list("2023-04-05") == "east points");  // the last day for an answer
  CHECK(at.list("2023-04-06") == "east points, west notices");
  at.notices.back().answered = day("2023-04-10");
  CHECK(at.list() == "east points");
  at.notices.back().answered.reset();
  at.notices.back().domain = "parks";
  CHECK(at.list() == "east points");
  at.late("east");
  at.late("east");
  CHECK(at.list() == "east points notices");
}

TEST_CASE("Visits: one that was visited stays on the list, with its visits", "[visits][A12.4]") {
  Visits at;
  ledger::Visit& visit = at.visits.emplace_back();
  visit.origin.number = 7;
  visit.domain = "gardens";
  visit.assessee = "east";
  const auto list = cycle::visits_proposed(at.plan, at.result, {}, at.visits, day("2023-06-30"));
  REQUIRE(list.size() == 1);
  CHECK(list[0].visits == std::vector<std::int64_t>{7});
  CHECK(list[0].deducted == Rational::of(5));
}
