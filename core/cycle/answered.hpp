/// What an answered objection has settled, held against whatever comes after it (Art. 21).
#pragma once

#include <cstdint>
#include <vector>

#include "cycle/desk.hpp"
#include "ledger/memory_source.hpp"

namespace kaohe::cycle {

/// Which of these observations bring back what an answer took away or reduced, confirmed or not, by
/// their places: of the same assessee and matter, in whichever input and hand; of one input, day
/// and evidence where a matter is missing, or all else is the same.
std::vector<Problem> brought_back(const ledger::MemorySource& on_record,
                                  const std::vector<ledger::Observation>& rows);

/// Whether anybody has objected to anything in the year.
bool is_any_objection(const Desk& desk);

}  // namespace kaohe::cycle
