// The numbers of a year: what the catalogue's compiler asks of its own, asked of every version that
// the year's settings make.
#pragma once

#include "engine/rules.hpp"

namespace kaohe::engine {

// Art. 9: the points of every table that an assessee can have add up to the total. Besides, the
// numbers hold together as numbers_check.hpp says. Throws Refused naming what does not, and the
// overrides beside it.
void check_numbers(const Rules& rules);

}  // namespace kaohe::engine
