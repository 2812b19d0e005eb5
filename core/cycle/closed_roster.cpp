#include "cycle/closed_roster.hpp"

namespace kaohe::cycle {

namespace {

std::string placed(const plan::Domain& domain, const plan::Assessee& one,
                   const plan::Period& period) {
  std::string text;
  const auto add = [&text](const std::string& key, const std::string& value) {
    text += (text.empty() ? "" : ", ") + key + "=" + value;
  };
  for (const auto& [id, value] : one.roster) {
    const plan::InputInfo* input = domain.system.find_input(id);
    if (input != nullptr && input->type == plan::InputType::choice) add(id, value);
  }
  if (one.from && *one.from > period.first_day) add("from", to_text(*one.from));
  if (one.until && *one.until < period.last_day) add("until", to_text(*one.until));
  return text.empty() ? "-" : text;
}

/// One closed period against the roster as it stands.
class ClosedRoster {
 public:
  ClosedRoster(const plan::Domain& domain, const plan::Period& period, const Closed& closed,
               std::vector<Problem>& problems)
      : domain_(domain), period_(period), closed_(closed), problems_(problems) {}

  void compare() {
    const auto now = roster_in(domain_, period_);
    for (const auto& [id, was] : closed_.closing.roster) {
      const auto found = now.find(id);
      if (found == now.end()) {
        add(id, say({"{} was assessed and no longer is: put the row back as it was; who has ended "
                     "gets `until`, who was replaced also `successor`",
                     "{} 当时是考核对象,现已不在:请恢复原行;已撤并的写截止日,有承接单位的一并写明"},
                    id));
      } else if (found->second != was) {
        add(id, say({"{} stood there with {} and now has {}: put that back; what is new holds "
                     "from the next period or year",
                     "{} 当时为 {},现为 {}:请改回;新的情况自下一阶段或下一年度起"},
                    id, was, found->second));
      }
    }
    for (const auto& [id, is] : now) {
      if (closed_.closing.roster.count(id) == 0)
        add(id, say({"{} was not assessed then: who came later gets `from` after {}",
                     "{} 当时不是考核对象:后来增加的,请写起始日,且在 {} 之后"},
                    id, to_text(period_.last_day)));
    }
  }

 private:
  void add(const std::string& id, const Text& what) {
    int line = 0;
    for (const plan::Assessee& one : domain_.assessees) {
      if (one.id == id) line = one.line;
    }
    problems_.push_back({{domain_.roster_file, line, 0},
                         say({"{} is closed since {} (#{}), and its roster with it: {}",
                              "“{}”已于 {} 办结(#{}),名册随之确定:{}"},
                             period_.title, to_text(closed_.hand.day), closed_.hand.number, what)});
  }

  const plan::Domain& domain_;
  const plan::Period& period_;
  const Closed& closed_;
  std::vector<Problem>& problems_;
};

}  // namespace

std::map<std::string, std::string> roster_in(const plan::Domain& domain,
                                             const plan::Period& period) {
  std::map<std::string, std::string> roster;
  for (const plan::Assessee& one : domain.assessees) {
    const bool is_there = (!one.from || *one.from <= period.last_day) &&
                          (!one.until || *one.until >= period.first_day);
    if (is_there) roster[one.id] = placed(domain, one, period);
  }
  return roster;
}

std::vector<Problem> roster_problems(const plan::YearPlan& plan, const Progress& progress,
                                     const plan::Domain& domain) {
  std::vector<Problem> problems;
  for (const plan::Period& period : plan.periods) {
    const Closed* closed = progress.closing(domain.id, period.id);
    if (closed != nullptr) ClosedRoster(domain, period, *closed, problems).compare();
  }
  return problems;
}

}  // namespace kaohe::cycle
