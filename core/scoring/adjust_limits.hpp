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
/// a line for what each cap takes back, in this order: by category, by the group's largest
/// deduction, of bonuses and of deductions, of all bonuses of the group by all its deductions (what
/// each keeps is truncated at so many decimals), of the sum. Every step looks at all of the group
/// as the step before left it, so that the order of assessees and of limits has no meaning.
void apply_limits(GroupLines& group, const plan::Adjustments& rules, int decimals);

}  // namespace kaohe::scoring
