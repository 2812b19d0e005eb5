#include "cycle/duty_course.hpp"

#include <algorithm>

#include "cycle/duty_finders.hpp"
#include "ledger/payload.hpp"

namespace kaohe::cycle {

using ledger::Adjustment;
using ledger::Entry;
using nlohmann::json;

std::vector<DutyDeduction> duty_deductions(const DutySources& from) {
  std::vector<DutyDeduction> all;
  const ledger::Standing& in_force = from.progress.in_force();
  from.ledger.entries({from.plan.year, {Adjustment::kKind}, from.today}, [&](const Entry& entry) {
    const json payload = ledger::payload_of(entry);
    if (!payload.contains(ledger::kDutyKey) || in_force.is_withdrawn(entry.number)) return;
    const json& duty = payload.at(ledger::kDutyKey);
    DutyDeduction one{hand_of(entry),
                      duty.at("unit"),
                      duty.at("events"),
                      duty.at("reason"),
                      ledger::record_of<Adjustment>(entry),
                      in_force.is_confirmed(entry, "", "")};
    // A correction takes the place of the deduction, a cancellation takes it away.
    for (const Entry* by = in_force.replacement_of(entry.number); by != nullptr;
         by = in_force.replacement_of(by->number)) {
      if (by->kind != Adjustment::kKind) return;
      one.adjustment = ledger::record_of<Adjustment>(*by);
    }
    all.push_back(std::move(one));
  });
  return all;
}

std::vector<DutyCase> duty_cases(const ledger::Ledger& ledger, int year,
                                 std::optional<Date> until) {
  std::vector<DutyCase> cases;
  const auto find = [&](std::int64_t number) -> DutyCase& {
    return *std::find_if(cases.begin(), cases.end(),
                         [&](const DutyCase& one) { return one.referral.hand.number == number; });
  };
  ledger.entries(
      {year,
       {ledger::DutyReferral::kKind, ledger::DutyReferralDecision::kKind,
        ledger::DutyTransfer::kKind},
       until},
      [&](const Entry& entry) {
        if (entry.kind == ledger::DutyReferral::kKind) {
          cases.push_back({{hand_of(entry), ledger::record_of<ledger::DutyReferral>(entry)}});
        } else if (entry.kind == ledger::DutyReferralDecision::kKind) {
          auto decision = ledger::record_of<ledger::DutyReferralDecision>(entry);
          DutyCase& one = find(decision.referral);
          one.decision = {hand_of(entry), std::move(decision)};
        } else {
          auto transfer = ledger::record_of<ledger::DutyTransfer>(entry);
          DutyCase& one = find(transfer.referral);
          one.transfer = {hand_of(entry), std::move(transfer)};
        }
      });
  return cases;
}

DutyProposal proposed_deduction(const plan::YearPlan& plan, const std::string& unit,
                                const std::vector<DutyEvent>& events,
                                const std::vector<DutyDeduction>& deductions) {
  const auto is_deducted = [&](const DutyEvent& event) {
    return std::any_of(deductions.begin(), deductions.end(), [&](const DutyDeduction& one) {
      return one.unit == unit && std::count(one.events.begin(), one.events.end(), event.name) != 0;
    });
  };
  DutyProposal proposal;
  for (const DutyEvent& event : events) {
    const auto price = plan.duty.points.find(event.kind);
    const bool is_priced = event.unit == unit && price != plan.duty.points.end();
    if (!is_priced || event.is_proposed || is_deducted(event)) continue;
    proposal.points += price->second;
    proposal.events.push_back(event.name);
  }
  return proposal;
}

const plan::Assessee* assessee_of(const plan::YearPlan& plan, const std::string& unit) {
  for (const plan::Domain& domain : plan.domains) {
    for (const plan::Assessee& one : domain.assessees)
      if (one.organisation == unit) return &one;
  }
  return nullptr;
}

}  // namespace kaohe::cycle
