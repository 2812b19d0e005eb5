/// Inside `scoring`: the limits of Art. 15: those that look at a whole group, and the caps.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "scoring/adjust.hpp"

namespace kaohe::scoring {

using AdjustmentLines = std::vector<AppliedAdjustment>;
/// The lines of each of a group, by assessee.
using GroupLines = std::map<std::string, AdjustmentLines>;

/// nullptr: the year has no such category.
const plan::AdjustmentCategory* find_category(const plan::Adjustments& rules, std::string_view id);

/// Takes out, with its reason, what a group limit lets nobody or not this assessee count, then adds
/// a line for what each cap takes back: by category, by the group's largest deduction, of bonuses,
/// of deductions, of the sum.
void apply_limits(GroupLines& group, const plan::Adjustments& rules);

}  // namespace kaohe::scoring
