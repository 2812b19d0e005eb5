// What is settled before a result is written.
#include "cycle/publishing.hpp"

#include "cycle/closed_roster.hpp"
#include "unit/cycle/office.hpp"

using namespace kaohe;
using namespace kaohe::testing;

namespace {

/// Closed in both domains, whatever was recorded.
void close_everywhere(Office& office, const plan::Period& period) {
  for (const plan::Domain& domain : office.plan.domains) {
    office.issue(domain.id);
    cycle::Desk at = office.desk(domain.lead_unit + "_1", "2024-01-10");
    at.put([&] {
      ledger::PeriodClosing closing;
      closing.domain = domain.id;
      closing.period = period.id;
      closing.roster = cycle::roster_in(domain, period);
      return std::vector{at.entry_of(closing, at.permit({cycle::Act::close_period, domain.id}))};
    });
  }
}

}  // namespace

TEST_CASE("Publishing: the year waits for its last quarter, which ends with it",
          "[publishing][A13.1]") {
  Office office;
  const plan::Period& year = office.plan.periods.back();
  const plan::Period& last = *office.plan.find_period("q4");
  REQUIRE(last.last_day == year.last_day);
  for (const plan::Period& period : office.plan.periods)
    if (period.id != last.id) close_everywhere(office, period);
  const auto opens = [&] {
    const cycle::Desk desk = office.desk("coordination_1", "2024-01-20");
    return cycle::permit_to_open(desk, year);
  };
  CHECK(has(refusal_of([&] { opens(); }), last.title + " is not closed yet in"));
  close_everywhere(office, last);
  CHECK(opens().actor.person == "coordination_1");
}
