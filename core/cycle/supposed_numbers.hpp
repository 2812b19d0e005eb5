/// Numbers of catalogues supposed to be others, from the year's first day on.
#pragma once

#include <vector>

#include "cycle/supposition.hpp"
#include "cycle/year.hpp"

namespace kaohe::cycle {

struct SupposedYear {
  Year year;
  std::vector<SupposedChange> changes;  ///< in the order in which they were supposed
};

/// The year with all of them at once: of one domain they are described together, so that points may
/// move from one indicator to another. Throws Error(data), with the suppositions as its places, for
/// a key that the domain does not have or that is supposed twice, and for what the plugin refuses;
/// Error(usage) for a domain that is none.
SupposedYear with_numbers(Year year, const std::vector<SupposedNumber>& numbers);

}  // namespace kaohe::cycle
