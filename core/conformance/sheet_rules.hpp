/// Inside `conformance`: what must hold of any sheet and its explanations, whatever the facts.
#pragma once

#include <string>
#include <vector>

#include "conformance/scorer.hpp"

namespace kaohe::conformance {

/// Art. 9: points from 0 to the indicator's; states and indexes that exist; a cell without points
/// carries 0, one that is not due all. Throws Breach.
void require_sheet(const plan::IndicatorSystem& system, const kaohe_batch& batch,
                   const GuardedCells& cells, const Findings& found);

/// One line of JSON for each row, which gives each cell's state and score, and losses that add up
/// to the points in force less the score, exactly. Throws Breach.
void require_explanations(const plan::IndicatorSystem& system,
                          const std::vector<std::string>& lines, const GuardedCells& cells);

}  // namespace kaohe::conformance
