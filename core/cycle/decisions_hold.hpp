/// Art. 15–17: what is decided is judged before it is put on record or confirmed. A decision that
/// the year's rules forbid would stop every result until it is taken away.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "cycle/recording.hpp"
#include "cycle/year.hpp"

namespace kaohe::cycle {

/// The checks throw Error(data) with every decision that would not hold: a grade that line, gates
/// or quotas do not permit, or that departs from the proposal without a reason. Where the year's
/// decisions do not hold as things stand already, nothing is refused: each may be a step to put
/// them right. The arguments must outlive them.

/// Of a table that is to be recorded, for `record_table`: with all that is on record, confirmed or
/// not. Of other tables nothing is asked.
std::function<void(const ledger::MemorySource& read)> new_decisions_hold(const Year& year,
                                                                         const Desk& desk);

/// The same of a decision that takes the place of another.
DecisionCheck corrected_decision_holds(const Year& year, const Desk& desk);

/// Of decisions, their corrections and cancellations among entries that are to be confirmed, all
/// together: with what is confirmed, as of that a result is made.
ConfirmedCheck confirmed_decisions_hold(const Year& year, const Desk& desk);

}  // namespace kaohe::cycle
