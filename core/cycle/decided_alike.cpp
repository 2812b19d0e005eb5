#include "cycle/decided_alike.hpp"

#include <algorithm>

namespace kaohe::cycle {

namespace {

using ledger::MatterKey;

/// `matters.across`: the adjustments of the matters, and which of them a decision lets count beside
/// an indicator.
class AdjustmentsConfirmed {
 public:
  AdjustmentsConfirmed(const ledger::MemorySource& records, std::set<MatterKey> keys)
      : records_(records), keys_(std::move(keys)) {}

  /// A decision on one matter of them, but for those about them all; nullptr: there is none.
  const ledger::Decision* decision(const MergeHeld& held) const {
    for (const ledger::Decision& one : records_.all_decisions)
      if (one.kind == "adjustment" && has({one.domain, one.assessee, one.on}) &&
          !is_about_all(one, held))
        return &one;
    return nullptr;
  }

  /// An adjustment of another of them, which waits; nullptr: there is none.
  const ledger::Adjustment* waiting() const {
    for (const ledger::Adjustment& one : records_.all_adjustments)
      if (has(key_of(one)) && stands_in_indicator(one) && !is_confirmed(one)) return &one;
    return nullptr;
  }

 private:
  bool has(const MatterKey& key) const { return keys_.count(key) != 0; }

  /// Proposed under an id that none of them had before, they were decided on together.
  static bool is_about_all(const ledger::Decision& one, const MergeHeld& held) {
    const std::vector<std::string>& own = held.merge.matters;
    return held.number != 0 && one.origin.number > held.number && one.on == held.merge.into &&
           std::find(own.begin(), own.end(), held.merge.into) == own.end();
  }

  bool stands_in_indicator(const ledger::Adjustment& adjustment) const {
    const auto rows = records_.observations_by_domain.find(adjustment.domain);
    if (rows == records_.observations_by_domain.end() || adjustment.matter.empty()) return false;
    return std::any_of(rows->second.begin(), rows->second.end(), [&](const auto& row) {
      return row.assessee == adjustment.assessee && row.matter == adjustment.matter;
    });
  }

  bool is_confirmed(const ledger::Adjustment& adjustment) const {
    const auto& all = records_.all_decisions;
    return std::any_of(all.begin(), all.end(), [&](const ledger::Decision& one) {
      return one.kind == "adjustment" && one.domain == adjustment.domain &&
             one.assessee == adjustment.assessee && one.on == adjustment.matter;
    });
  }

  const ledger::MemorySource& records_;
  std::set<MatterKey> keys_;
};

/// Whether the year weighs an adjustment against the indicators; else it waits for a decision.
bool is_weighed(const plan::YearPlan& plan, const ledger::Adjustment& adjustment) {
  const auto& all = plan.adjustments.categories;
  return plan.matters_across == "highest" &&
         std::any_of(all.begin(), all.end(), [&](const plan::AdjustmentCategory& one) {
           return one.id == adjustment.category && one.deducts;
         });
}

Text why_apart(const ledger::Decision& decision, const ledger::Adjustment& adjustment,
               bool is_weighed) {
  if (is_weighed)
    return say({"the matter of this deduction costs once, in the indicators or here "
                "(matters.across), and #{} was taken about \"{}\" alone: merged, it would let this "
                "one count beside the indicators; let the decision on \"{}\" be taken first, then "
                "merge",
                "该扣分的事项与指标只计一次(matters.across),而 #{} 只确认了“{}”;合并会使本条与指标"
                "同时计。请先就“{}”作出决定,再合并"},
               decision.origin.number, decision.on, adjustment.matter);
  return say(
      {"this adjustment waits for a decision, and #{} was taken about \"{}\" alone: merged, "
       "it would let this one in; let the decision on \"{}\" be taken first, then merge",
       "该加减分尚待决定,而 #{} 只确认了“{}”;合并会使本条随之计入。请先就“{}”作出决定,再合并"},
      decision.origin.number, decision.on, adjustment.matter);
}

}  // namespace

void require_decided_alike(const plan::YearPlan& plan, const ledger::MemorySource& records,
                           std::set<MatterKey> keys, const MergeHeld& held,
                           std::vector<Problem>& problems) {
  if (plan.matters_across == "count") return;
  const AdjustmentsConfirmed confirmed(records, std::move(keys));
  const ledger::Decision* decision = confirmed.decision(held);
  const ledger::Adjustment* waiting = confirmed.waiting();
  if (decision == nullptr || waiting == nullptr) return;
  problems.push_back({{"#" + std::to_string(waiting->origin.number)},
                      why_apart(*decision, *waiting, is_weighed(plan, *waiting))});
}

}  // namespace kaohe::cycle
