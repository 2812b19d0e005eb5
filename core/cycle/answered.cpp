#include "cycle/answered.hpp"

#include <algorithm>
#include <array>

#include "cycle/record_named.hpp"
#include "evidence/beside.hpp"
#include "ledger/kinds.hpp"

namespace kaohe::cycle {

namespace {

using ledger::Objection;
using ledger::Observation;

/// Upheld is the least that an answer gives, withdrawn the most.
std::size_t given_by(const Objection& answer) {
  static constexpr std::array<std::string_view, 3> kOutcomes{"upheld", "reduced", "withdrawn"};
  const auto* const found = std::find(kOutcomes.begin(), kOutcomes.end(), answer.outcome);
  return static_cast<std::size_t>(found - kOutcomes.begin());
}

bool is_no_worse(const plan::YearPlan& plan, const Objection& before, const Objection& after) {
  if (given_by(after) != given_by(before)) return given_by(after) > given_by(before);
  if (after.value == before.value && after.attributes == before.attributes) return true;
  const plan::Domain* domain = plan.find_domain(before.about.domain);
  const plan::InputInfo* input =
      domain == nullptr ? nullptr : domain->system.find_input(before.about.input);
  return input != nullptr && evidence::costs_each(*input) && after.value && before.value &&
         *after.value < *before.value && after.attributes == before.attributes;
}

/// Whether a new record is about what another was about.
bool is_of_one_matter(const Observation& taken_away, const Observation& row) {
  if (row.domain != taken_away.domain || row.assessee != taken_away.assessee ||
      row.input != taken_away.input)
    return false;
  if (!row.matter.empty() && !taken_away.matter.empty()) return row.matter == taken_away.matter;
  return row.date == taken_away.date && !row.evidence.empty() &&
         row.evidence == taken_away.evidence;
}

/// Observations that answers took away, each with its answer.
using TakenAway = std::vector<std::pair<const Observation*, const Objection*>>;

TakenAway taken_away_in(const ledger::MemorySource& records) {
  TakenAway taken_away;
  for (const Objection& one : records.all_objections) {
    const auto list = records.observations_by_domain.find(one.about.domain);
    if (one.outcome != "withdrawn" || list == records.observations_by_domain.end()) continue;
    for (const Observation& row : list->second)
      if (speaks_of(one.about, one.date, row)) taken_away.emplace_back(&row, &one);
  }
  return taken_away;
}

}  // namespace

void require_no_worse(const plan::YearPlan& plan, std::int64_t number, const Objection& before,
                      const Objection& after) {
  if (is_no_worse(plan, before, after)) return;
  refuse_number(number, say({"the answer is confirmed, and what it gave the assessee stays: a "
                             "correction may give more (withdrawn, a smaller count of what costs) "
                             "and never takes back; what is new is a matter of its own",
                             "答复已经确认,给予考核对象的减免不得收回:更正只能更有利(撤销,或者减少"
                             "扣分次数);新发现的问题请作为另一事项录入"}));
}

std::vector<Problem> brought_back(const ledger::MemorySource& on_record,
                                  const std::vector<Observation>& rows) {
  std::vector<Problem> problems;
  const TakenAway taken_away = taken_away_in(on_record);
  if (taken_away.empty()) return problems;
  for (const Observation& row : rows) {
    for (const auto& [gone, answer] : taken_away) {
      if (!is_of_one_matter(*gone, row)) continue;
      problems.push_back(
          {row.origin.place,
           say({"{} took this matter away from the assessee after an objection (#{}, answered in "
                "#{}), and it does not come back; what is new is a matter of its own, with its own "
                "evidence",
                "该事项已经异议撤销(答复 {};原记录 #{},答复记录 "
                "#{}),不得再次录入;新发现的问题请作为"
                "另一事项录入,并附相应依据"},
               answer->answer, gone->origin.number, answer->origin.number)});
      break;
    }
  }
  return problems;
}

bool is_any_objection(const Desk& desk) {
  bool is_any = false;
  desk.ledger().entries({desk.plan().year, {Objection::kKind}, {}},
                        [&](const ledger::Entry&) { is_any = true; });
  return is_any;
}

}  // namespace kaohe::cycle
