/// Inside `plan`: the parts of readings_of.
#pragma once

#include <vector>

#include "plan/readings.hpp"

namespace kaohe::plan {

/// Notices and visits, how the assessed are heard, the duty of those who assess.
std::vector<Reading> readings_of_conduct(const YearPlan& plan);

}  // namespace kaohe::plan
