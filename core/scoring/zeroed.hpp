/// Which records make an indicator score nothing (`zero` of a catalogue).
#pragma once

#include <set>
#include <string>

#include <nlohmann/json_fwd.hpp>

#include "plan/indicator_system.hpp"

namespace kaohe::scoring {

/// The inputs ("GQ20.losses") that the `zero` entries of an indicator ask for, by themselves or
/// through a figure: of those entries that its explanation's notes tell of, where they tell of any;
/// else of all. Empty: the indicator has none.
std::set<std::string> inputs_of_zero(const plan::IndicatorSystem& system,
                                     const std::string& indicator, const nlohmann::json& explained);

}  // namespace kaohe::scoring
