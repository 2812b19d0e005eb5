/// By how much a number is moved to see whether a case notices, and what must move with it.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "ready_case.hpp"

namespace kaohe::cases {

enum class Way { up, down };

/// Keys of the described system with their values.
using Numbers = std::map<std::string, std::string>;

/// The values to try, the nearest first. A step is one in the last place that the value is written
/// with (60 → 61, 0.25 → 0.26), or a tenth of its unit for a fraction (1/3 → 11/30). Where a step
/// down comes to nothing or below it, the half is tried after it.
std::vector<std::string> nudged(const std::string& value, Way way);

/// Ways to move a number that the catalogue's own checks hold in place: with it one other number
/// of its indicator, or a part's points and one more; the indicator's points; and what evens these
/// out, the total or the points of an indicator in `spare`. The number itself stands first; the
/// ways with the fewest others come first.
std::vector<Move> moved_together(const Numbers& numbers, const std::string& key, Way way,
                                 const std::vector<std::string>& spare);

}  // namespace kaohe::cases
