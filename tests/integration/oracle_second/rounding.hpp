#pragma once

#include "exact.hpp"

namespace oracle_second {

using oracle::Exact;

/// To `places` decimals, a tie to the even digit (四舍六入五成双).
Exact half_even(const Exact& value, int places);

/// To `places` decimals, the rest cut off towards 0.
Exact cut(const Exact& value, int places);

}  // namespace oracle_second
