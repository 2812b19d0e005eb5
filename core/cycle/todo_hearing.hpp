/// How the assessed are heard on a day: what a lead unit has yet to show them, and to what an
/// assessee may still object (Art. 12(6), 20).
#pragma once

#include "cycle/todo.hpp"

namespace kaohe::cycle {

/// Of a lead unit a task "disclose" for each domain's period with something that was not shown,
/// where the year asks for it; due with the period's results, after its closing on no day. Of an
/// assessee a task "object" for each day through which one may object to records of it, with how
/// many they are; `kaohe objection list` has them.
std::vector<Task> hearing_tasks(const TodoSources& sources, const std::string& unit);

}  // namespace kaohe::cycle
