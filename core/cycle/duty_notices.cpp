// Art. 11(7): whoever is in charge follows a notice up to its end; what the lead unit requests the
// assessment office serves.
#include <set>

#include "cycle/duty_finders.hpp"
#include "evidence/rectification.hpp"
#include "ledger/read_records.hpp"
#include "ledger/told_answer.hpp"

namespace kaohe::cycle {

namespace {

using ledger::Notice;

DutyEvent event_of(const std::string& unit, std::int64_t number, Date due, const Text& what) {
  DutyEvent event{unit, "unattended_notice", "unattended_notice/" + std::to_string(number)};
  event.due = due;
  event.numbers = {number};
  event.what = what;
  return event;
}

/// An answer that is neither returned nor found enough.
void find_unjudged(const DutySources& from, const std::vector<Notice>& notices,
                   std::vector<DutyEvent>& events) {
  for (const Notice& notice : notices) {
    if (!notice.issued || notice.answers.empty()) continue;
    if (ledger::is_only_told(notice.answers.front())) continue;
    const auto state = evidence::rectification_by(from.plan, notice, from.today);
    if (!state.answered || state.closed || state.followed || !notice.closings.empty()) continue;
    const Date due = days_after(from.plan, *state.answered, from.plan.duty.confirm_days);
    if (from.today <= due) continue;
    DutyEvent event = event_of(
        evidence::in_charge(from.plan, notice), notice.origin.number, due,
        say({"the answer to {} was neither returned nor closed", "{} 的整改反馈未退回也未办结"},
            notice.document));
    event.domains = {notice.domain};
    events.push_back(std::move(event));
  }
}

/// A request that the office has not served.
void find_unserved(const DutySources& from, const ledger::MemorySource& records,
                   std::vector<DutyEvent>& events) {
  std::set<std::int64_t> served;
  for (const Notice& notice : records.all_notices) served.insert(notice.request);
  for (const ledger::SupervisionRequest& request : records.all_supervision_requests) {
    const Date due = days_after(from.plan, request.date.value(), from.plan.duty.confirm_days);
    if (served.count(request.origin.number) != 0 || from.today <= due) continue;
    DutyEvent event =
        event_of(from.plan.organisation_with("office").id, request.origin.number, due,
                 say({"the supervision requested in {} was not served", "{} 提请的督办未下发"},
                     request.document));
    event.domains = {request.domain};
    events.push_back(std::move(event));
  }
}

}  // namespace

void find_notice_events(const DutySources& from, std::vector<DutyEvent>& events) {
  ledger::ReadOptions options;
  options.year = from.plan.year;
  options.known_on = from.today;
  const auto records = ledger::read_records(from.ledger, options);
  find_unjudged(from, records->all_notices, events);
  find_unserved(from, *records, events);
}

}  // namespace kaohe::cycle
