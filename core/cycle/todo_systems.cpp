#include "cycle/todo_systems.hpp"

#include <algorithm>

#include "base/nearest.hpp"
#include "cycle/permission.hpp"
#include "cycle/system_versions.hpp"

namespace kaohe::cycle {

namespace {

class SystemTasks {
 public:
  SystemTasks(const TodoSources& sources, const std::string& unit)
      : from_(sources),
        unit_(unit),
        persons_(sources.plan.persons_of(unit)),
        systems_(sources.ledger, sources.plan.year, sources.today) {}

  std::vector<Task> find() {
    for (const plan::Domain& domain : from_.plan.domains) {
      const SystemLife& life = systems_.of(domain.id);
      if (life.editions.empty()) {
        add_draft(domain, life);
        add_step(domain, life);
      } else if (const Amendment* open = life.open_amendment()) {
        add_amendment(domain, *open);
      }
    }
    return std::move(tasks_);
  }

 private:
  void add(const char* kind, const plan::Domain& domain, const Text& what, std::optional<Date> due,
           std::vector<std::string> persons, std::vector<std::int64_t> numbers = {}) {
    Task task{kind, what, due, due_state(std::nullopt, due, from_.today)};
    task.domain = domain.id;
    task.persons = std::move(persons);
    task.numbers = std::move(numbers);
    tasks_.push_back(std::move(task));
  }

  /// Who of the unit may, but for those who had a hand in it before.
  std::vector<std::string> who_may(const Deed& deed, const std::set<std::string>& earlier) const {
    std::vector<std::string> ids;
    for (const plan::Person& person : persons_) {
      if (earlier.count(person.id) == 0 && ask(from_.plan, person, deed).permit)
        ids.push_back(person.id);
    }
    return ids;
  }
  bool is_whose(const Deed& deed) const {
    return !persons_.empty() && ask(from_.plan, persons_.front(), deed).permit.has_value();
  }

  void add_draft(const plan::Domain& domain, const SystemLife& life) {
    if (parts_of(domain).count(unit_) == 0) return;
    const ledger::SystemDraft now = part_of(domain, unit_);
    const auto before = life.drafts.find(unit_);
    const bool is_drafted = before != life.drafts.end();
    if (is_drafted && before->second.record.indicators == now.indicators &&
        before->second.record.shared == now.shared)
      return;
    add("draft_system", domain,
        is_drafted ? say({"draft the part of {} again: it has changed since",
                          "重新报送{}指标体系中本单位的部分:此后有改动"},
                         domain.title)
                   : say({"draft the part of the indicator system of {}",
                          "起草报送{}指标体系中本单位的部分"},
                         domain.title),
        system_due(from_.plan), who_may({Act::draft_system, domain.id, "", {unit_}}, {}));
  }

  void add_step(const plan::Domain& domain, const SystemLife& life) {
    std::set<std::string> earlier = life.drafters();
    if (!life.consolidation) {
      add_act("consolidate_system", Act::consolidate_system, domain, to_consolidate(domain, life),
              earlier);
      return;
    }
    earlier.insert(life.consolidation->hand.person);
    if (!life.approval) {
      add_act("approve_system", Act::approve_system, domain,
              say({"approve the indicator system of {}", "审定{}指标体系"}, domain.title), earlier);
    } else {
      add_act("issue_system", Act::issue_system, domain,
              say({"issue the indicator system of {}", "印发{}指标体系"}, domain.title), {});
    }
  }

  Text to_consolidate(const plan::Domain& domain, const SystemLife& life) const {
    std::vector<std::string> awaited;
    for (const std::string& unit : missing_parts(domain, life))
      awaited.push_back(from_.plan.unit_title(unit));
    if (awaited.empty())
      return say({"consolidate the indicator system of {}", "汇总审核{}指标体系"}, domain.title);
    return say({"consolidate the indicator system of {} once these have drafted their parts: {}",
                "汇总审核{}指标体系,尚待报送:{}"},
               domain.title, listed(awaited));
  }

  void add_act(const char* kind, Act act, const plan::Domain& domain, const Text& what,
               const std::set<std::string>& earlier) {
    const Deed deed{act, domain.id};
    if (is_whose(deed)) add(kind, domain, what, system_due(from_.plan), who_may(deed, earlier));
  }

  void add_amendment(const plan::Domain& domain, const Amendment& open) {
    const Hand& proposed = open.proposal.hand;
    const bool is_studied = open.study.has_value();
    const Deed deed{is_studied ? Act::approve_amendment : Act::study_amendment, domain.id};
    if (!is_whose(deed)) return;
    std::set<std::string> earlier{proposed.person};
    if (is_studied) earlier.insert(open.study->hand.person);
    const std::string by = from_.plan.unit_title(open.proposal.record.unit);
    add(is_studied ? "approve_amendment" : "study_amendment", domain,
        is_studied ? say({"approve or reject the amendment of {} that {} proposed on {}",
                          "审定或否决{}指标调整({}于 {} 提出)"},
                         domain.title, by, to_text(proposed.day))
                   : say({"study the amendment of {} that {} proposed on {}",
                          "研究{}指标调整({}于 {} 提出)"},
                         domain.title, by, to_text(proposed.day)),
        std::nullopt, who_may(deed, earlier), {proposed.number});
  }

  const TodoSources& from_;
  const std::string& unit_;
  std::vector<plan::Person> persons_;
  Systems systems_;
  std::vector<Task> tasks_;
};

}  // namespace

std::vector<Task> system_tasks(const TodoSources& sources, const std::string& unit) {
  return SystemTasks(sources, unit).find();
}

}  // namespace kaohe::cycle
