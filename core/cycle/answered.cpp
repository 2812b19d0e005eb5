#include "cycle/answered.hpp"

#include "base/likeness.hpp"
#include "cycle/record_named.hpp"
#include "ledger/kinds.hpp"

namespace kaohe::cycle {

namespace {

using ledger::Objection;
using ledger::Observation;

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
