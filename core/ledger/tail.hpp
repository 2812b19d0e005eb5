/// A quick look at a ledger before something is added to it; Ledger::verify looks at all of it.
#pragma once

#include <vector>

#include "ledger/ledger.hpp"

namespace kaohe::ledger {

/// What is wrong with the last entries, each with its rows and its link to the one before; empty:
/// nothing. Looks at up to 20 entries that have up to 5,000 rows together, and always at the last.
std::vector<Problem> check_tail(const Ledger& ledger);

}  // namespace kaohe::ledger
