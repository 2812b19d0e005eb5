/// Requests for more time that nobody decided in time (Art. 11(8)).
#pragma once

#include <cstdint>
#include <map>

#include "base/date.hpp"
#include "ledger/memory_source.hpp"
#include "plan/year_plan.hpp"

namespace kaohe::cycle {

/// By number, each that is not confirmed and asks for nothing any more on `today`: the first day
/// of that, on which an answer or a closing came, another notice took its place, or the day after
/// it was due. `records`: with what is only proposed.
std::map<std::int64_t, Date> ended_extensions(const plan::YearPlan& plan,
                                              const ledger::MemorySource& records, Date today);

}  // namespace kaohe::cycle
