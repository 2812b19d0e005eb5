/// Art. 15, `matters.across_indicators`: of one matter of an assessee in several places only the
/// dearest costs.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "plan/indicator_system.hpp"
#include "scoring/facts.hpp"
#include "scoring/sheet.hpp"

namespace kaohe::scoring {

/// Which records are left out, and in which input their matter counts instead, by what their
/// domain costs when all count. A place is an input, with all items that judge it; what a matter
/// costs there is the price of its records before any cap; of equal ones the first in the system's
/// order counts. An input where a matter costs nothing, or earns, keeps its records.
CountedElsewhere counted_elsewhere(const plan::IndicatorSystem& system, const Facts& facts,
                                   const std::map<std::string, std::vector<Loss>>& losses);

}  // namespace kaohe::scoring
