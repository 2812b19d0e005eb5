/// What somebody owes of an indicator system on a day (Art. 8): a part to draft, the steps up to
/// the issue, amendments that wait.
#pragma once

#include "cycle/todo.hpp"

namespace kaohe::cycle {

/// Tasks of the kinds "draft_system", "consolidate_system", "approve_system", "issue_system", due
/// by system_due, and "study_amendment" and "approve_amendment", for which the rules name no day.
/// In the order of the domains.
std::vector<Task> system_tasks(const TodoSources& sources, const std::string& unit);

}  // namespace kaohe::cycle
