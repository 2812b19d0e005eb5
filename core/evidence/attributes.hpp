/// The cell "attributes" of a record: `level=city;unfixed`, with ids or titles.
#pragma once

#include <vector>

#include "evidence/table.hpp"
#include "plan/indicator_system.hpp"

namespace kaohe::evidence {

/// What the cell says, in declared order: the option's index, a mark 1 or 0. Refuses in the row
/// what the input does not declare, what stands twice, and a one-of attribute that is missing.
std::vector<int> read_attributes(Row& row, int column, const plan::InputInfo& input);

/// No attribute given: -1 for each one-of, 0 for each mark.
std::vector<int> no_attributes(const plan::InputInfo& input);

}  // namespace kaohe::evidence
