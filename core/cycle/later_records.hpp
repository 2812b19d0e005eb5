/// What was decided or given back after a period's first edition, which belongs to later periods.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "ledger/ledger.hpp"
#include "ledger/memory_source.hpp"
#include "plan/year_plan.hpp"

namespace kaohe::cycle {

/// A decision that exempts or finds something not applicable, or a share of a deduction that was
/// given back.
struct Later {
  std::int64_t number = 0;
  Date day;
  std::string domain, assessee, document;
};

/// The day from which on such records are left out of an edition of a period: that of its first
/// one. None: all count, in the first edition and at the year-end (Art. 12, 13).
std::optional<Date> left_out_after(const ledger::Ledger& ledger, int year,
                                   const plan::Period& period, int edition);

/// What the records hold of a later day, in the order of the ledger.
std::vector<Later> later_than(Date day, const ledger::MemorySource& records);

/// Takes such records out but for those in `taking_in`; gives back what was taken out.
std::vector<Later> leave_out(std::vector<Later> later, const std::vector<std::int64_t>& taking_in,
                             ledger::MemorySource& records);

}  // namespace kaohe::cycle
