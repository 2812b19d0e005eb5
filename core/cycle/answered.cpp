#include "cycle/answered.hpp"

#include <algorithm>
#include <array>

#include "base/likeness.hpp"
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

bool is_same_text(const std::string& a, const std::string& b) {
  return plain_form(a) == plain_form(b);
}

/// Whether a new record is about what another was about: of the same matter, in whichever input;
/// of one input, day and evidence where a matter is missing or all else is the same too.
bool is_of_one_matter(const Observation& settled, const Observation& row) {
  if (row.domain != settled.domain || row.assessee != settled.assessee) return false;
  const bool have_matters = !row.matter.empty() && !settled.matter.empty();
  if (have_matters && is_same_text(row.matter, settled.matter)) return true;
  const bool is_of_one_paper = row.input == settled.input && row.date == settled.date &&
                               !row.evidence.empty() &&
                               is_same_text(row.evidence, settled.evidence);
  return is_of_one_paper && (!have_matters || (row.value == settled.value &&
                                               is_same_text(row.reason, settled.reason)));
}

/// Observations that answers took away or reduced, each with its answer.
using Settled = std::vector<std::pair<const Observation*, const Objection*>>;

Settled settled_in(const ledger::MemorySource& records) {
  Settled settled;
  for (const Objection& one : records.all_objections) {
    const auto list = records.observations_by_domain.find(one.about.domain);
    const bool gives = one.outcome == "withdrawn" || one.outcome == "reduced";
    if (!gives || list == records.observations_by_domain.end()) continue;
    for (const Observation& row : list->second)
      if (speaks_of(one.about, one.date, row)) settled.emplace_back(&row, &one);
  }
  return settled;
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
  const Settled settled = settled_in(on_record);
  if (settled.empty()) return problems;
  for (const Observation& row : rows) {
    for (const auto& [before, answer] : settled) {
      if (!is_of_one_matter(*before, row)) continue;
      problems.push_back(
          {row.origin.place,
           say({"{} has settled this matter after an objection (#{}, answered in #{}), and it is "
                "not recorded again; what is new is a matter of its own, with its own evidence",
                "该事项已经异议答复处理(答复 {};原记录 #{},答复记录 #{}),不得再次录入;"
                "新发现的问题请作为另一事项录入,并附相应依据"},
               answer->answer, before->origin.number, answer->origin.number)});
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
