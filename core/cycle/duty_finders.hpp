/// Inside `cycle`: where duty_events looks, one function for each source. A further source is one
/// more function in the list of duty.cpp.
#pragma once

#include <map>

#include "cycle/duty.hpp"
#include "ledger/clock.hpp"

namespace kaohe::cycle {

/// Art. 11(6), 12(5): submissions that are missing or came late, of each unit and period one event
/// of each kind.
void find_submission_events(const DutySources& from, std::vector<DutyEvent>& events);
/// Art. 11(6), 12(5): domains closed late, or not yet.
void find_closing_events(const DutySources& from, std::vector<DutyEvent>& events);
/// Art. 12(6), 13: results of periods written late, or not yet.
void find_publication_events(const DutySources& from, std::vector<DutyEvent>& events);
/// Art. 8: parts of indicator systems whose first draft came after system_due, or never.
void find_draft_events(const DutySources& from, std::vector<DutyEvent>& events);

/// Objections that their units answered late, or not yet.
void find_objection_events(const DutySources& from, std::vector<DutyEvent>& events);
/// Art. 11(7): answers to notices that nobody dealt with, requested supervision that was not
/// served.
void find_notice_events(const DutySources& from, std::vector<DutyEvent>& events);
/// What waited for a second person too long, or still does. Of several who may confirm it, it is
/// the duty of the first in the order of Role.
void find_confirmation_events(const DutySources& from, std::vector<DutyEvent>& events);
/// Art. 21: confirmed records that a correction, a cancellation or the answer to an objection has
/// changed, once that is confirmed too. The unit's who recorded what was wrong.
void find_reversal_events(const DutySources& from, std::vector<DutyEvent>& events);

/// So many days after a day, or the next day that is no rest day: until then it is done in time.
inline Date days_after(const plan::YearPlan& plan, Date day, int days) {
  return plan.working_day(day + std::chrono::days(days));
}

inline Hand hand_of(const ledger::Entry& entry) {
  return {entry.number, entry.actor.person, ledger::day_of(entry.entered)};
}

/// Who confirmed an entry by name, first, and for which unit.
struct ByName {
  Hand hand;
  std::string unit;
};
/// By the number of the entry.
std::map<std::int64_t, ByName> confirmations_by_name(const DutySources& from);

/// Art. 20: what persons found.
void find_findings(const DutySources& from, std::vector<DutyEvent>& events);

}  // namespace kaohe::cycle
