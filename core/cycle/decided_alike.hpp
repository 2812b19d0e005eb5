/// Art. 15, `matters.across`: a merge of matters lets no adjustment in by a decision that was taken
/// about another.
#pragma once

#include <cstdint>
#include <set>
#include <vector>

#include "base/errors.hpp"
#include "ledger/matter_link.hpp"
#include "ledger/memory_source.hpp"
#include "ledger/merged_matters.hpp"
#include "plan/year_plan.hpp"

namespace kaohe::cycle {

/// A merge that is held against what was decided.
struct MergeHeld {
  const ledger::MatterMerge& merge;
  std::int64_t number = 0;  ///< its own, once it is to be confirmed; 0: it is only proposed
};

/// Adds a problem where a decision confirms an adjustment of one of the matters to be merged, and
/// an adjustment of another of them stands in an indicator too and is not confirmed: merged, it
/// would count without a decision of its own. Nothing where the year lets both count anyway, and
/// for a decision that was taken about all of them. `keys`: by which the merged records count.
void require_decided_alike(const plan::YearPlan& plan, const ledger::MemorySource& records,
                           std::set<ledger::MatterKey> keys, const MergeHeld& held,
                           std::vector<Problem>& problems);

}  // namespace kaohe::cycle
