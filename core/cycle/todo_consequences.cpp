#include "cycle/todo_consequences.hpp"

#include <map>
#include <utility>

namespace kaohe::cycle {

namespace {

Text what_of(const plan::YearPlan& plan, const std::vector<const Entailed*>& same) {
  const Entailed& first = *same.front();
  if (same.size() == 1) return say({"{}: {}", "{}:{}"}, first.name, first.title);
  return say({"{}, of {} assessees of {}; `kaohe consequence list --open` names them",
              "{0}:{2} {1} 个考核对象,名单见 kaohe consequence list --open"},
             first.title, same.size(), plan.find_domain(first.domain)->title);
}

/// Of all of them: whoever looks is told as soon as one is late.
std::optional<Date> earliest(const std::vector<const Entailed*>& same) {
  std::optional<Date> due;
  for (const Entailed* one : same)
    if (!due || (one->due && *one->due < *due)) due = one->due;
  return due;
}

}  // namespace

std::vector<Task> consequence_tasks(const TodoSources& from, const std::string& unit) {
  std::map<std::pair<std::string, std::string>, std::size_t> indexes;
  std::vector<std::vector<const Entailed*>> groups;
  for (const Entailed& one : from.entailed) {
    if (one.owner != unit || !one.closed_by.empty() || one.proposed != 0) continue;
    const auto [found, is_new] = indexes.try_emplace({one.domain, one.consequence}, groups.size());
    if (is_new) groups.emplace_back();
    groups[found->second].push_back(&one);
  }
  std::vector<Task> tasks;
  for (const auto& same : groups) {
    const std::optional<Date> due = earliest(same);
    Task task{"consequence", what_of(from.plan, same), due,
              due_state(std::nullopt, due, from.today)};
    task.domain = same.front()->domain;
    for (const Entailed* one : same) task.assessees.push_back(one->assessee);
    tasks.push_back(std::move(task));
  }
  return tasks;
}

}  // namespace kaohe::cycle
