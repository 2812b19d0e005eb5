/// What somebody still has to see to of what the published grades entail (Art. 18).
#pragma once

#include "cycle/todo.hpp"

namespace kaohe::cycle {

/// Tasks of the kind "consequence", until the closing document, in the order of the result: one for
/// each consequence of a domain, whatever assessees it is of.
std::vector<Task> consequence_tasks(const TodoSources& sources, const std::string& unit);

}  // namespace kaohe::cycle
