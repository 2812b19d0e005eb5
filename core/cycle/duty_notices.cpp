// Art. 11(7): whoever is in charge follows a notice up to its end; what the lead unit requests the
// assessment office serves.
#include <set>

#include "cycle/duty_finders.hpp"
#include "evidence/rectification.hpp"
#include "ledger/read_records.hpp"

namespace kaohe::cycle {

namespace {

using ledger::Notice;

/// Until when somebody deals with what reached them on a day: as with what waits for a second
/// person.
Date dealt_with_by(const DutySources& from, Date day) {
  return from.plan.working_day(day + std::chrono::days(from.plan.duty.confirm_days));
}

DutyEvent event_of(const std::string& unit, std::int64_t number, Date due, const Text& what) {
  DutyEvent event{unit, "unattended_notice", "unattended_notice/" + std::to_string(number)};
  event.due = due;
  event.numbers = {number};
  event.what = what;
  return event;
}

/// Who follows an answered notice up; nobody does so about itself.
std::string in_charge(const plan::YearPlan& plan, const Notice& notice) {
  const plan::Domain* domain = plan.find_domain(notice.domain);
  const plan::Assessee* assessee =
      plan.find_assessee(plan::assessee_unit(notice.domain, notice.assessee));
  const bool is_own = assessee != nullptr && assessee->organisation == notice.unit;
  return is_own && domain != nullptr ? plan.stand_in_of(*domain, notice.assessee) : notice.unit;
}

/// An answer that is neither returned nor found enough.
void find_unjudged(const DutySources& from, const std::vector<Notice>& notices,
                   std::vector<DutyEvent>& events) {
  for (const Notice& notice : notices) {
    // What a played year tells of in files nobody closes.
    if (!notice.issued || notice.answers.empty() || notice.answers.front().cause.empty()) continue;
    const auto state = evidence::rectification_by(from.plan, notice, from.today);
    if (!state.answered || state.closed || state.followed || !notice.closings.empty()) continue;
    const Date due = dealt_with_by(from, *state.answered);
    if (from.today <= due) continue;
    DutyEvent event = event_of(
        in_charge(from.plan, notice), notice.origin.number, due,
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
    const Date due = dealt_with_by(from, request.date.value());
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
