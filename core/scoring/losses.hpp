/// From a plugin's explanation to losses: what took points, and which record stands behind it.
#pragma once

#include <string>
#include <vector>

#include "plan/year_plan.hpp"
#include "scoring/facts.hpp"
#include "scoring/sheet.hpp"

namespace kaohe::scoring {

/// Reads the losses of one assessee. Throws std::invalid_argument, saying where, for a text that is no explanation.
std::vector<Loss> read_losses(const plan::YearPlan& plan, const plan::IndicatorSystem& system,
                              const Facts& facts, const std::string& explanation);

/// Score and explanation can never disagree: in each cell that has a score the explanation's is the same, and its losses
/// add up to what the score lacks. Throws std::invalid_argument naming the indicator and both figures.
void check_agreement(const plan::IndicatorSystem& system, const SheetRow& row,
                     const std::string& explanation);

}  // namespace kaohe::scoring
