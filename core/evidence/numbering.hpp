/// Record numbers that do not depend on the order of rows and files.
#pragma once

#include "ledger/memory_source.hpp"
#include "plan/year_plan.hpp"

namespace kaohe::evidence {

/// Sorts every list of records by what the records say (observations: by period, then date, then
/// the rest; never by where they stand) and numbers them 1.. : observations domain by domain, then
/// submissions, draws, reviews, marks, surveys, circulars, findings, adjustments, decisions,
/// closings, notices.
void number_records(const plan::YearPlan& plan, ledger::MemorySource& records);

}  // namespace kaohe::evidence
