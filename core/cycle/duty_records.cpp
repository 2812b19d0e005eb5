// What the records show of those who assess: objections, confirmations, findings.
#include <algorithm>
#include <map>
#include <set>

#include "cycle/duty_finders.hpp"
#include "cycle/ended_extensions.hpp"
#include "cycle/input_units.hpp"
#include "cycle/record_named.hpp"
#include "cycle/recording.hpp"
#include "ledger/clock.hpp"
#include "ledger/duty_record.hpp"
#include "ledger/kinds.hpp"
#include "ledger/payload.hpp"
#include "ledger/read_records.hpp"

namespace kaohe::cycle {

namespace {

using ledger::Entry;
using ledger::Objection;
using ledger::Observation;

// ---------- Objections ----------

/// An objection with the first answer to it.
struct Asked {
  Objection objection;
  Hand hand;
  std::optional<Hand> answer;
  std::optional<Hand> withdrawn;
};

/// By number, also those that were withdrawn.
std::map<std::int64_t, Asked> objections_of(const DutySources& from) {
  std::map<std::int64_t, Asked> all;
  const ledger::Standing& standing = from.progress.standing();
  const std::vector<std::string> kinds{Objection::kKind, ledger::kWithdrawalKind};
  from.ledger.entries({from.plan.year, kinds, from.today}, [&](const Entry& entry) {
    if (entry.kind == ledger::kWithdrawalKind) {
      const auto asked = all.find(entry.replaces.value_or(0));
      if (asked != all.end()) asked->second.withdrawn = hand_of(entry);
      return;
    }
    if (entry.replaces && standing.is_withdrawn(entry.number)) return;
    if (!entry.replaces) {
      all.emplace(entry.number, Asked{ledger::record_of<Objection>(entry), hand_of(entry), {}, {}});
      return;
    }
    const auto asked = all.find(*entry.replaces);
    if (asked != all.end() && !asked->second.answer) asked->second.answer = hand_of(entry);
  });
  return all;
}

std::set<std::string> who_answers(InputUnits& units, const Objection& objection) {
  Observation about;
  about.domain = objection.about.domain;
  about.assessee = objection.about.assessee;
  about.input = objection.about.input;
  return units.recorders(about);
}

// ---------- Confirmations ----------

/// The unit whose duty it is to confirm an entry: of those that may, the first in the order of
/// roles. Empty: nobody may.
std::string who_confirms(const DutySources& from, const Entry& entry) {
  const std::vector<Deed> deeds = deeds_to_confirm(from.plan, from.ledger, entry);
  const std::set<std::string> hands = hands_in({from.plan, from.ledger, from.progress}, entry);
  std::pair<std::size_t, std::string> nearest{kRoleCount, ""};
  for (const plan::Person& person : from.plan.persons) {
    if (deeds.empty() || hands.count(person.id) != 0) continue;
    const Answer answer = ask(from.plan, person, deeds.front());
    const bool may = std::all_of(deeds.begin(), deeds.end(), [&](const Deed& deed) {
      return ask(from.plan, person, deed).permit.has_value();
    });
    if (!may) continue;
    for (std::size_t role = 0; role < nearest.first; ++role) {
      if (id_of(static_cast<Role>(role)) == answer.permit->actor.role)
        nearest = {role, person.unit};
    }
  }
  return nearest.second;
}

DutyEvent confirmation_event(const std::string& unit, const Hand& waited, const std::string& kind,
                             Date due) {
  DutyEvent event{unit, "late_confirmation", "late_confirmation/" + std::to_string(waited.number)};
  event.due = due;
  event.numbers = {waited.number};
  event.what = say({"{} of {} waited to be confirmed", "{1} 录入的{0}等待确认"},
                   ledger::kind_title(kind), to_text(waited.day));
  return event;
}

/// Entries that wait for a second person by name, with their kind.
std::vector<std::pair<Hand, std::string>> waiting_of(const Progress& progress) {
  std::vector<std::pair<Hand, std::string>> waiting;
  for (const Waiting& one : progress.waiting()) waiting.emplace_back(one.hand, one.kind);
  for (const Draft& draft : progress.drafts()) {
    if (draft.awaits_lead_unit) waiting.emplace_back(draft.hand, ledger::kObservationsKind);
  }
  return waiting;
}

}  // namespace

std::map<std::int64_t, ByName> confirmations_by_name(const DutySources& from) {
  std::map<std::int64_t, ByName> all;
  from.ledger.entries(
      {from.plan.year, {ledger::Confirmation::kKind}, from.today}, [&](const Entry& entry) {
        for (const std::int64_t number : ledger::record_of<ledger::Confirmation>(entry).confirms)
          all.try_emplace(number, ByName{hand_of(entry), entry.actor.unit});
      });
  return all;
}

namespace {

Text what_became_of(const Asked& asked) {
  const std::string& document = asked.objection.document;
  if (asked.answer) return say({"the objection {} was answered late", "逾期答复异议 {}"}, document);
  if (asked.withdrawn)
    return say({"the objection {} was not answered in time, and then withdrawn",
                "异议 {} 逾期未答复,后由提出人撤回"},
               document);
  return say({"the objection {} is not answered", "异议 {} 未答复"}, document);
}

}  // namespace

void find_objection_events(const DutySources& from, std::vector<DutyEvent>& events) {
  InputUnits units(from.plan);
  for (const auto& [number, asked] : objections_of(from)) {
    const Date due = days_after(from.plan, asked.hand.day, from.plan.duty.answer_objection_days);
    // One that is taken back was owed an answer until then.
    const std::optional<Hand>& end = asked.answer ? asked.answer : asked.withdrawn;
    if ((end ? end->day : from.today) <= due) continue;
    for (const std::string& unit : who_answers(units, asked.objection)) {
      DutyEvent event{unit, "unanswered_objection",
                      "unanswered_objection/" + std::to_string(number)};
      event.domains = {asked.objection.about.domain};
      event.due = due;
      event.numbers = {number};
      if (end) {
        event.happened = end->day;
        event.numbers.push_back(end->number);
      }
      if (asked.answer) event.persons = {asked.answer->person};
      event.what = what_became_of(asked);
      events.push_back(std::move(event));
    }
  }
}

void find_confirmation_events(const DutySources& from, std::vector<DutyEvent>& events) {
  const int days = from.plan.duty.confirm_days;
  for (const auto& [number, by] : confirmations_by_name(from)) {
    const std::optional<Entry> entry = from.ledger.find(number);
    if (!entry) continue;
    const Hand waited = hand_of(*entry);
    const Date due = days_after(from.plan, waited.day, days);
    if (by.hand.day <= due) continue;
    DutyEvent event = confirmation_event(by.unit, waited, entry->kind, due);
    event.happened = by.hand.day;
    event.persons = {by.hand.person};
    event.numbers.push_back(by.hand.number);
    events.push_back(std::move(event));
  }
  ledger::ReadOptions options;
  options.year = from.plan.year;
  options.known_on = from.today;
  const auto records = ledger::read_records(from.ledger, options);
  const auto ended = ended_extensions(from.plan, *records, from.today);
  for (const auto& [waited, kind] : waiting_of(from.progress)) {
    const Date due = days_after(from.plan, waited.day, days);
    const auto end = ended.find(waited.number);
    if (from.today <= due || (end != ended.end() && end->second <= due)) continue;
    const Entry entry = from.ledger.find(waited.number).value();
    if (changes_disputed(from.ledger, *records, entry)) continue;
    const std::string unit = who_confirms(from, entry);
    if (!unit.empty()) events.push_back(confirmation_event(unit, waited, kind, due));
  }
}

void find_findings(const DutySources& from, std::vector<DutyEvent>& events) {
  const ledger::Standing& in_force = from.progress.in_force();
  from.ledger.entries({from.plan.year, {ledger::DutyFinding::kKind}, from.today}, [&](const Entry&
                                                                                          entry) {
    if (in_force.is_withdrawn(entry.number) || in_force.is_replaced(entry.number)) return;
    const auto finding = ledger::record_of<ledger::DutyFinding>(entry);
    DutyEvent event{finding.unit, finding.kind, finding.kind + "/" + std::to_string(entry.number)};
    event.happened = ledger::day_of(entry.entered);
    event.numbers = {entry.number};
    event.is_proposed = !in_force.is_confirmed(entry, "", "");
    const Text affected =
        finding.affected == "progress"  ? say({"; it affected progress", ";影响工作进度"})
        : finding.affected == "quality" ? say({"; it affected quality", ";影响工作质量"})
                                        : Text();
    event.what = say({"{} ({}){}", "{}({}){}"}, finding.reason, finding.document, affected);
    events.push_back(std::move(event));
  });
}

}  // namespace kaohe::cycle
