#include "cycle/todo_duty.hpp"

#include "cycle/duty_course.hpp"
#include "cycle/permission.hpp"

namespace kaohe::cycle {

namespace {

/// Who of a unit may do something about a referral, but for those who had a hand in it before.
std::vector<std::string> who_may(const plan::YearPlan& plan, const std::string& unit, Act act,
                                 const DutyCase& one, const std::set<std::string>& earlier) {
  Deed deed{act};
  deed.unit = one.referral.record.unit;
  std::vector<std::string> ids;
  for (const plan::Person& person : plan.persons_of(unit)) {
    if (earlier.count(person.id) == 0 && ask(plan, person, deed).permit) ids.push_back(person.id);
  }
  return ids;
}

}  // namespace

std::vector<Task> duty_tasks(const TodoSources& from, const std::string& unit) {
  std::vector<Task> tasks;
  const auto add = [&](const char* kind, Act act, const DutyCase& one, const Text& what,
                       const std::set<std::string>& earlier) {
    std::vector<std::string> persons = who_may(from.plan, unit, act, one, earlier);
    if (persons.empty()) return;
    Task task{kind, what, std::nullopt};
    task.numbers = {one.referral.hand.number};
    task.persons = std::move(persons);
    tasks.push_back(std::move(task));
  };
  for (const DutyCase& one : duty_cases(from.ledger, from.plan.year, from.today)) {
    const std::string title = from.plan.unit_title(one.referral.record.unit);
    if (!one.decision) {
      add("decide_referral", Act::decide_referral, one,
          say({"decide whether the case of {} is transferred", "对{}的提请移送作出决定"}, title),
          {one.referral.hand.person});
    } else if (one.awaits_transfer()) {
      add("transfer_referral", Act::transfer_referral, one,
          say({"transfer the case of {}, to which the committee agreed",
               "移送{}的事项(县考核委已同意)"},
              title),
          {});
    }
  }
  return tasks;
}

}  // namespace kaohe::cycle
