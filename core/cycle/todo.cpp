#include "cycle/todo.hpp"

#include <algorithm>
#include <tuple>

#include "base/errors.hpp"
#include "base/nearest.hpp"
#include "cycle/deeds.hpp"
#include "cycle/owed.hpp"
#include "cycle/period_status.hpp"
#include "cycle/recording.hpp"
#include "cycle/submitting.hpp"
#include "cycle/todo_systems.hpp"
#include "evidence/missing.hpp"
#include "evidence/names.hpp"
#include "ledger/kinds.hpp"

namespace kaohe::cycle {

namespace {

using plan::Period;

std::vector<std::string> ids_of(const std::vector<plan::Person>& persons) {
  std::vector<std::string> ids;
  for (const plan::Person& person : persons) ids.push_back(person.id);
  return ids;
}

bool is_closed_in_all(const Progress& progress, const std::set<std::string>& domains,
                      const Period& period) {
  return std::all_of(domains.begin(), domains.end(), [&](const std::string& domain) {
    return progress.closing(domain, period.id) != nullptr;
  });
}

/// Finds the tasks of one unit.
class TaskFinder {
 public:
  TaskFinder(const TodoSources& sources, const std::string& unit)
      : from_(sources), unit_(unit), persons_(sources.plan.persons_of(unit)) {}

  std::vector<Task> find() {
    tasks_ = system_tasks(from_, unit_);
    for (const Period* period : periods_begun(from_.plan, from_.today)) {
      add_submission(*period);
      add_closings(*period);
      add_self_review(*period);
      add_publication(*period);
    }
    for (const grading::Result& result : from_.results) add_missing(result);
    add_confirmations();
    add_notices();
    add_objections();
    std::stable_sort(tasks_.begin(), tasks_.end(), [](const Task& a, const Task& b) {
      return std::tuple(!a.due, a.due) < std::tuple(!b.due, b.due);
    });
    return std::move(tasks_);
  }

 private:
  Task& add(const char* kind, Text what, std::optional<Date> due) {
    Task task{kind, std::move(what), due, due_state(std::nullopt, due, from_.today)};
    tasks_.push_back(std::move(task));
    return tasks_.back();
  }

  // ---------- Periods ----------

  void add_submission(const Period& period) {
    const auto owed = owed_submissions(from_.plan, period.id);
    const auto own = owed.find(unit_);
    const bool is_owed = own != owed.end() &&
                         !is_closed_in_all(from_.progress, own->second, period) &&
                         from_.progress.submissions(unit_, period.id).empty();
    std::int64_t rows = 0;
    for (const Draft& draft : from_.progress.drafts()) {
      const bool waits = !draft.is_confirmed && !draft.awaits_lead_unit;
      if (draft.unit == unit_ && draft.period == period.id && waits) rows += draft.row_count;
    }
    if (rows == 0 && !is_owed) return;
    const Text what =
        rows == 0 ? say({"submit {}: nothing is recorded yet; record, or hand in a nil return",
                         "报送“{}”:尚无记录;请录入,或者作零报告"},
                        period.title)
                  : say({"submit {}: {} rows are recorded and not submitted",
                         "报送“{}”:已录入未报送 {} 行"},
                        period.title, rows);
    Task& task = add("submit", what, period.closes);
    task.period = period.id;
    const std::set<std::string> earlier = from_.progress.proposers(unit_, period.id);
    for (const std::string& id : ids_of(persons_)) {
      if (earlier.count(id) == 0) task.persons.push_back(id);
    }
  }

  void add_closings(const Period& period) {
    for (const plan::Domain& domain : from_.plan.domains) {
      if (domain.lead_unit != unit_) continue;
      if (from_.progress.closing(domain.id, period.id) != nullptr) continue;
      Task& task = add("close", say({"close {} in {}", "办结“{}”:{}"}, period.title, domain.title),
                       results_due(period));
      task.period = period.id;
      task.domain = domain.id;
      const std::set<std::string> hands =
          hands_in(from_.plan, from_.progress, domain.id, period.id);
      for (const std::string& id : ids_of(persons_)) {
        if (hands.count(id) == 0) task.persons.push_back(id);
      }
    }
  }

  void add_self_review(const Period& period) {
    const plan::Assessee* assessee = from_.plan.find_assessee(unit_);
    if (assessee == nullptr || !period.self_review_by) return;
    if (from_.progress.self_review(unit_, period.id) != nullptr) return;
    Task& task =
        add("self_review", say({"hand in the self-review of {}", "报送“{}”自查总结"}, period.title),
            period.self_review_by);
    task.period = period.id;
    task.domain = assessee->domain;
  }

  void add_publication(const Period& period) {
    const plan::Organisation* unit = from_.plan.find_organisation(unit_);
    const bool is_coordinator =
        unit != nullptr && std::count(unit->roles.begin(), unit->roles.end(), "coordinator") != 0;
    if (!is_coordinator || period.awards || from_.progress.publication(period.id) != nullptr)
      return;
    std::vector<std::string> open;
    for (const plan::Domain& domain : from_.plan.domains) {
      if (from_.progress.closing(domain.id, period.id) == nullptr) open.push_back(domain.title);
    }
    const Text what =
        open.empty()
            ? say({"write the result of {}", "形成“{}”结果"}, period.title)
            : say({"write the result of {} once it is closed in {}", "形成“{}”结果,尚待办结:{}"},
                  period.title, listed(open));
    add("publish", what, std::max(period.asked_on, results_due(period))).period = period.id;
  }

  // ---------- Records ----------

  /// Art. 12(5): what names no responsible unit is the lead unit's to record.
  void add_missing(const grading::Result& result) {
    const Period& period = *from_.plan.find_period(result.period);
    for (const grading::DomainResult& domain : result.domains) {
      if (from_.progress.closing(domain.id, period.id) != nullptr) continue;
      const plan::Domain& planned = *from_.plan.find_domain(domain.id);
      for (const auto& [input, assessees] : missing_inputs(planned, domain, period.id))
        add_missing_input(planned, period, *input, assessees);
    }
  }

  using Awaited = std::map<const plan::InputInfo*, std::set<std::string>>;

  Awaited missing_inputs(const plan::Domain& planned, const grading::DomainResult& domain,
                         const std::string& period) const {
    const evidence::DomainNames names(planned);
    Awaited awaited;
    for (const grading::AssesseeResult& assessee : domain.assessees) {
      for (const grading::Cell& cell : assessee.cells) {
        for (const std::string& text : cell.missing) {
          const plan::InputInfo* input = awaited_in(planned, text, period);
          if (input == nullptr || !evidence::is_owed(*input, period)) continue;
          if (names.recorders(from_.plan, *input, assessee.id).count(unit_) != 0)
            awaited[input].insert(assessee.id);
        }
      }
    }
    return awaited;
  }

  /// Of "XX01.leaders 2023-03" the input (see scoring::missing_text); nullptr: it waits for another
  /// period, or for another assessee ("s05: …"), where it stands too.
  const plan::InputInfo* awaited_in(const plan::Domain& domain, const std::string& text,
                                    const std::string& period) const {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string when = text.substr(std::min(end + 1, text.size()));
    const bool is_other = when != period && from_.plan.find_period(when) != nullptr;
    return is_other ? nullptr : domain.system.find_input(text.substr(0, end));
  }

  void add_missing_input(const plan::Domain& domain, const Period& period,
                         const plan::InputInfo& input, const std::set<std::string>& assessees) {
    Task& task = add("record",
                     say({"record {} of {} for {} ({} assessees)", "录入“{1}”{0},{2}({3} 个)"},
                         input.title.empty() ? input.id : input.title, domain.title, period.title,
                         assessees.size()),
                     period.closes);
    task.period = period.id;
    task.domain = domain.id;
    task.indicator = input.indicator;
    task.input = input.id;
    task.assessees.assign(assessees.begin(), assessees.end());
  }

  // ---------- A second person ----------

  void add_confirmations() {
    std::map<std::pair<std::string, std::string>, Task> tasks;  // by kind and recorder
    for (const Waiting& one : from_.progress.waiting()) add_confirmation(tasks, one);
    for (const Draft& draft : from_.progress.drafts()) {
      if (draft.awaits_lead_unit)
        add_confirmation(tasks, {draft.hand, draft.unit, ledger::kObservationsKind});
    }
    for (auto& [key, task] : tasks) {
      task.what = say({"confirm what {} recorded: {} of kind {}", "确认 {} 录入的 {} 条(类别 {})"},
                      key.second, task.numbers.size(), key.first);
      tasks_.push_back(std::move(task));
    }
  }

  void add_confirmation(std::map<std::pair<std::string, std::string>, Task>& tasks,
                        const Waiting& waiting) const {
    const std::vector<std::string> persons = who_confirms(waiting);
    if (persons.empty()) return;
    Task& task = tasks[{waiting.kind, waiting.hand.person}];
    task.kind = "confirm";
    task.numbers.push_back(waiting.hand.number);
    task.persons = persons;
  }

  std::vector<std::string> who_confirms(const Waiting& waiting) const {
    const std::vector<Deed> deeds =
        deeds_to_confirm(from_.plan, from_.ledger, *from_.ledger.find(waiting.hand.number));
    std::vector<std::string> ids;
    for (const plan::Person& person : persons_) {
      const bool may = std::all_of(deeds.begin(), deeds.end(), [&](const Deed& deed) {
        return ask(from_.plan, person, deed).permit.has_value();
      });
      if (may && person.id != waiting.hand.person) ids.push_back(person.id);
    }
    return ids;
  }

  // ---------- Answers ----------

  void add_notices() {
    for (const ledger::Notice& notice : from_.records.notices()) {
      const bool is_own = plan::assessee_unit(notice.domain, notice.assessee) == unit_;
      if (!is_own || notice.answered || !notice.issued) continue;
      Task& task = add("answer_notice", say({"answer {}", "反馈{}"}, notice.document),
                       from_.plan.rectification_due(*notice.issued));
      task.domain = notice.domain;
      task.assessees = {notice.assessee};
      task.numbers = {notice.origin.number};
    }
  }

  void add_objections() {
    for (const ledger::Objection& objection : from_.records.objections()) {
      if (!objection.is_open(from_.today)) continue;
      const ledger::ObservationChoice& about = objection.about;
      const plan::Domain* domain = from_.plan.find_domain(about.domain);
      const plan::InputInfo* input =
          domain == nullptr ? nullptr : domain->system.find_input(about.input);
      if (input == nullptr) continue;
      const Deed deed{Act::answer_objection, about.domain, about.assessee,
                      evidence::DomainNames(*domain).units(*input)};
      if (persons_.empty() || !ask(from_.plan, persons_.front(), deed).permit) continue;
      Task& task = add("answer_objection",
                       say({"answer the objection {}", "答复异议 {}"}, objection.document), {});
      task.domain = about.domain;
      task.indicator = input->indicator;
      task.input = about.input;
      task.assessees = {about.assessee};
      task.numbers = {objection.origin.number};
    }
  }

  const TodoSources& from_;
  const std::string& unit_;
  std::vector<plan::Person> persons_;
  std::vector<Task> tasks_;
};

}  // namespace

std::vector<Task> tasks_of(const TodoSources& sources, const std::string& unit) {
  return TaskFinder(sources, unit).find();
}

std::string unit_named(const plan::YearPlan& plan, const std::string& word) {
  const bool is_unit =
      plan.find_organisation(word) != nullptr || plan.find_assessee(word) != nullptr;
  if (is_unit) return word;
  if (const auto person = plan.find_person(word)) return person->unit;
  std::vector<std::string> ids;
  for (const plan::Organisation& unit : plan.organisations) ids.push_back(unit.id);
  for (const plan::Person& person : plan.persons) ids.push_back(person.id);
  throw Error(
      ErrorKind::usage, {},
      say({"--as \"{}\" is no unit and no person of year.toml{}; write the id of a [[unit]], "
           "of a [[person]], or of an assessee as \"domain/assessee\"",
           "--as “{}”:year.toml 中没有这个单位或人员{};请写 [[unit]] 或 [[person]] 的 "
           "id,考核对象写“领域/编号”"},
          word, did_you_mean(word, ids)));
}

std::vector<const Period*> periods_open(const plan::YearPlan& plan, const Progress& progress,
                                        Date today) {
  std::set<std::string> domains;
  for (const plan::Domain& domain : plan.domains) domains.insert(domain.id);
  std::vector<const Period*> open = periods_begun(plan, today);
  std::erase_if(open,
                [&](const Period* period) { return is_closed_in_all(progress, domains, *period); });
  return open;
}

}  // namespace kaohe::cycle
