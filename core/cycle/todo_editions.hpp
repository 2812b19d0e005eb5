/// What may make another edition of a published result due (Art. 21).
#pragma once

#include <cstdint>
#include <vector>

#include "cycle/todo.hpp"

namespace kaohe::cycle {

/// Entries that came into force after the entry `published` and may move a period's figures: its
/// observations, answers to objections to these that give something, what was put right of them and
/// merges; of the year-end also whatever else is recorded of assessees. Ascending.
std::vector<std::int64_t> in_force_since(const TodoSources& from, const plan::Period& period,
                                         std::int64_t published);

}  // namespace kaohe::cycle
