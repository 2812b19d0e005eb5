/// A period's result made official (Art. 12(6), 13): computed from what is confirmed, once every
/// domain is closed.
#pragma once

#include <string>

#include "cycle/assess.hpp"
#include "cycle/desk.hpp"

namespace kaohe::cycle {

/// The permit of the person at the desk to write a period's result. Throws Error(data) where they
/// may not, for the year-end (whose result takes the committee's decisions), while a domain is not
/// closed, and where the result stands on record already.
Permit permit_to_publish(const Desk& desk, const plan::Period& period);

/// The period's assessment from confirmed records only: official of a live ledger, played of a
/// played one. Throws Error(plugin) where a plugin failed, Error(data) where an assessee is
/// blocked.
Assessment assess_to_publish(const Year& year, const Desk& desk, const plan::Period& period,
                             unsigned threads);

}  // namespace kaohe::cycle
