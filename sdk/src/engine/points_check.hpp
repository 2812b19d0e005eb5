// Art. 9: the points of every table that an assessee can have add up to the total, in every version
// of the year.
#pragma once

#include "engine/rules.hpp"

namespace kaohe::engine {

// Throws Refused naming the day, the sum and the total.
void check_points(const Rules& rules);

}  // namespace kaohe::engine
