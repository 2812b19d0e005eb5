#include "cycle/todo_hearing.hpp"

#include <algorithm>
#include <map>

#include "cycle/hearing.hpp"
#include "cycle/period_status.hpp"
#include "cycle/submitting.hpp"

namespace kaohe::cycle {

namespace {

void add_disclosure(const TodoSources& from, const plan::Domain& domain, const plan::Period& period,
                    std::vector<Task>& tasks) {
  std::vector<std::int64_t> numbers = not_shown(from.progress, domain.id, period.id);
  if (numbers.empty()) return;
  const bool is_closed = from.progress.closing(domain.id, period.id) != nullptr;
  const std::optional<Date> due = is_closed ? std::optional<Date>() : results_due(period);
  Task task{"disclose",
            say({"show the assessees of {1} what is recorded of them for {0}: {2} entries "
                 "they have not seen (`kaohe period disclose`)",
                 "将“{}”拟扣分情况告知{}的考核对象:尚未告知 {} 条(kaohe period disclose)"},
                period.title, domain.title, numbers.size()),
            due, due_state(std::nullopt, due, from.today)};
  task.period = period.id;
  task.domain = domain.id;
  task.numbers = std::move(numbers);
  tasks.push_back(std::move(task));
}

/// Of a correction that is only proposed: the record that stands is what one objects to.
bool is_proposed_correction(const TodoSources& from, const ledger::Observation& row) {
  const auto entry = from.ledger.find(row.origin.number);
  return entry && entry->replaces &&
         !from.progress.in_force().is_confirmed(*entry, row.period, row.domain);
}

bool is_objected_to(const TodoSources& from, const ledger::Observation& row) {
  const auto& objections = from.records.all_objections;
  return std::any_of(objections.begin(), objections.end(), [&](const ledger::Objection& one) {
    return ledger::speaks_of(one.about, one.date, row);
  });
}

void add_objectable(const TodoSources& from, const plan::Assessee& assessee,
                    std::vector<Task>& tasks) {
  Learning learning(from.plan, from.ledger, from.progress, from.today);
  std::map<Date, std::size_t> counts;  // by the day through which one may object
  from.records.observations(assessee.domain, [&](const ledger::Observation& row) {
    if (row.assessee != assessee.id) return;
    const std::optional<Learned> learned = learning.of(row);
    if (!learned || from.today > learned->objection_until) return;
    if (is_objected_to(from, row) || is_proposed_correction(from, row)) return;
    ++counts[learned->objection_until];
  });
  for (const auto& [until, count] : counts) {
    Task task{"object",
              say({"look at what is recorded of it; records shown or published, to which it may "
                   "object: {} (`kaohe objection list --as {}/{}`)",
                   "核对本单位的监测记录:已告知或者公布 {} 条,可以提出异议(kaohe objection list "
                   "--as {}/{})"},
                  count, assessee.domain, assessee.id),
              until, due_state(std::nullopt, until, from.today)};
    task.domain = assessee.domain;
    tasks.push_back(std::move(task));
  }
}

}  // namespace

std::vector<Task> hearing_tasks(const TodoSources& from, const std::string& unit) {
  std::vector<Task> tasks;
  if (from.plan.hearing.disclose) {
    for (const plan::Period* period : periods_begun(from.plan, from.today))
      for (const plan::Domain& domain : from.plan.domains)
        if (domain.lead_unit == unit) add_disclosure(from, domain, *period, tasks);
  }
  if (const plan::Assessee* assessee = from.plan.find_assessee(unit))
    add_objectable(from, *assessee, tasks);
  return tasks;
}

}  // namespace kaohe::cycle
