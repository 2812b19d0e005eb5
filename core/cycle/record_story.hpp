/// A year's evidence put on record as its story went: who handed in what, and when.
#pragma once

#include "ledger/ledger.hpp"
#include "ledger/memory_source.hpp"
#include "plan/year_plan.hpp"

namespace kaohe::cycle {

/// Puts every record of a year into an empty played ledger, in the order of the days on which it
/// came to be known: a unit's observations and its submission on the last day of the period's
/// window; what has a date on it, but not before the year; an answer to a notice or an objection as
/// a record of its own that replaces the open one. Nobody is named: the units acted. Throws as
/// Ledger::append does.
void record_story(const plan::YearPlan& plan, const ledger::MemorySource& evidence,
                  ledger::Ledger& ledger);

}  // namespace kaohe::cycle
