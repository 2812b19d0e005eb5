/// Looks at a ledger before something is read from it or added to it; Ledger::verify looks at all.
#pragma once

#include <vector>

#include "ledger/ledger.hpp"

namespace kaohe::ledger {

/// What is wrong with the entries and the rows of the last ones; empty: nothing. Looks at the rows
/// of up to 20 entries that have up to 5,000 together, and always at the last entry's.
std::vector<Problem> check_tail(const Ledger& ledger);

/// Throws Error(data) with what Ledger::check_links finds.
void require_links(const Ledger& ledger);

}  // namespace kaohe::ledger
