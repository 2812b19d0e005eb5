/// The small county at work, and what its ledger shows of those who assess.
#pragma once

#include "cycle/answers.hpp"
#include "cycle/duty_acts.hpp"
#include "unit/cycle/office.hpp"

namespace kaohe::testing {

/// The events of one kind on a day; of one unit, or of all: then those of publicity and the lead
/// unit in the domain gardens are the ones that tests speak of.
inline std::vector<cycle::DutyEvent> events_of(const Office& office, const char* today,
                                               const std::string& kind,
                                               const std::string& unit = "") {
  const cycle::Progress progress(office.ledger, 2023, day(today));
  std::vector<cycle::DutyEvent> events =
      cycle::duty_events({office.plan, office.ledger, progress, day(today)});
  std::erase_if(events, [&](const cycle::DutyEvent& one) {
    return one.kind != kind || (!unit.empty() && one.unit != unit);
  });
  return events;
}

/// That there is exactly one.
inline cycle::DutyEvent only_event(const Office& office, const char* today, const std::string& kind,
                                   const std::string& unit) {
  const std::vector<cycle::DutyEvent> events = events_of(office, today, kind, unit);
  REQUIRE(events.size() == 1);
  return events.front();
}

}  // namespace kaohe::testing
