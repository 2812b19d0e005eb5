/// What is owed for notices: answers, and what is done with them (Art. 11(7), 11(8)).
#pragma once

#include "cycle/todo.hpp"

namespace kaohe::cycle {

/// Of an assessee: answers, until each body that is owed one has it. Of the unit in charge: answers
/// to look at. Of a lead unit: what is overdue and could be supervised. Of the office: requests to
/// serve.
std::vector<Task> notice_tasks(const TodoSources& sources, const std::string& unit);

}  // namespace kaohe::cycle
