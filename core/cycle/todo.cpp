#include "cycle/todo.hpp"

#include <algorithm>
#include <tuple>

#include "base/errors.hpp"
#include "base/nearest.hpp"
#include "cycle/answers.hpp"
#include "cycle/deeds.hpp"
#include "cycle/duty_finders.hpp"
#include "cycle/ended_extensions.hpp"
#include "cycle/owed.hpp"
#include "cycle/period_status.hpp"
#include "cycle/record_named.hpp"
#include "cycle/recording.hpp"
#include "cycle/submitting.hpp"
#include "cycle/todo_consequences.hpp"
#include "cycle/todo_duty.hpp"
#include "cycle/todo_editions.hpp"
#include "cycle/todo_hearing.hpp"
#include "cycle/todo_notices.hpp"
#include "cycle/todo_systems.hpp"
#include "evidence/names.hpp"
#include "evidence/rectification.hpp"
#include "ledger/kinds.hpp"

namespace kaohe::cycle {

namespace {

using plan::Period;

std::vector<std::string> ids_of(const std::vector<plan::Person>& persons) {
  std::vector<std::string> ids;
  for (const plan::Person& person : persons) ids.push_back(person.id);
  return ids;
}

/// Finds the tasks of one unit.
class TaskFinder {
 public:
  TaskFinder(const TodoSources& sources, const std::string& unit)
      : from_(sources), unit_(unit), persons_(sources.plan.persons_of(unit)) {}

  std::vector<Task> find() {
    for (const Period* period : periods_begun(from_.plan, from_.today)) {
      add_submission(*period);
      add_closings(*period);
      add_self_review(*period);
      add_publication(*period);
    }
    add_missing();
    add_confirmations();
    add_objections();
    for (Task& task : hearing_tasks(from_, unit_)) tasks_.push_back(std::move(task));
    for (Task& task : consequence_tasks(from_, unit_)) tasks_.push_back(std::move(task));
    for (Task& task : notice_tasks(from_, unit_)) tasks_.push_back(std::move(task));
    for (Task& task : system_tasks(from_, unit_)) tasks_.push_back(std::move(task));
    for (Task& task : duty_tasks(from_, unit_)) tasks_.push_back(std::move(task));
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

  /// Whether a domain that the unit has not submitted is open, or was closed without it.
  bool is_awaited_in_any(const std::set<std::string>& domains, const Period& period) const {
    return std::any_of(domains.begin(), domains.end(), [&](const std::string& domain) {
      if (from_.progress.closing(domain, period.id) == nullptr)
        return from_.progress.submissions(unit_, period.id, domain).empty();
      return !late_parts(from_.plan, from_.progress, unit_, domain, period).empty();
    });
  }

  /// Rows of the unit that wait for its submission.
  struct Unsubmitted {
    std::int64_t open = 0;
    std::int64_t left_out = 0;  ///< of a closing
  };
  Unsubmitted unsubmitted(const Period& period) const {
    Unsubmitted rows;
    for (const Draft& draft : from_.progress.drafts()) {
      if (draft.unit != unit_ || draft.period != period.id || draft.is_confirmed) continue;
      for (const auto& [domain, count] : draft.rows_of) {
        const bool is_closed = from_.progress.closing(domain, period.id) != nullptr;
        const bool waits =
            !is_closed ||
            late_parts(from_.plan, from_.progress, unit_, domain, period).count(part_of(draft)) !=
                0;
        if (waits) (is_closed ? rows.left_out : rows.open) += count;
      }
    }
    return rows;
  }

  void add_submission(const Period& period) {
    const auto owed = owed_submissions(from_.plan, period.id);
    const auto own = owed.find(unit_);
    const bool is_owed = own != owed.end() && is_awaited_in_any(own->second, period);
    const Unsubmitted rows = unsubmitted(period);
    if (rows.open == 0 && rows.left_out == 0 && !is_owed) return;
    Text what = rows.open == 0 && rows.left_out == 0
                    ? say({"submit {}: nothing is recorded yet; record, or hand in a nil return",
                           "报送“{}”:尚无记录;请录入,或者作零报告"},
                          period.title)
                    : say({"submit {}: {} rows are recorded and not submitted",
                           "报送“{}”:已录入未报送 {} 行"},
                          period.title, rows.open + rows.left_out);
    if (rows.left_out != 0)
      what = say({"{}; {} of them were left out of a closing: they count once they are submitted "
                  "late and the lead unit confirms that",
                  "{};其中 {} 行办结时未报送,须补报并经主要考核责任单位确认后才计入"},
                 what, rows.left_out);
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
    if (!assessee->is_there(period)) return;
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
    if (!is_coordinator) return;
    if (const Published* published = from_.progress.publication(period.id))
      return add_edition(period, *published);
    std::vector<std::string> open;
    for (const plan::Domain& domain : from_.plan.domains) {
      if (from_.progress.closing(domain.id, period.id) == nullptr) open.push_back(domain.title);
    }
    const bool is_to_open = period.awards && from_.plan.hearing.publicity_days > 0 &&
                            from_.progress.publicity(period.id) == nullptr;
    const Text act =
        is_to_open ? say({"open the result of {} to the public", "公示“{}”结果"}, period.title)
                   : say({"write the result of {}", "形成“{}”结果"}, period.title);
    const Text what =
        open.empty() ? act
                     : say({"{} once it is closed in {}", "{},尚待办结:{}"}, act, listed(open));
    add(is_to_open ? "open" : "publish", what, std::max(period.asked_on, results_due(period)))
        .period = period.id;
  }

  /// What was put right after a result was published is in force and not in it.
  void add_edition(const Period& period, const Published& published) {
    std::vector<std::int64_t> numbers = in_force_since(from_, period, published.hand.number);
    if (numbers.empty()) return;
    Task& task = add("edition",
                     say({"look whether another edition of {} is due: {} entries came into force "
                          "since edition {} (`kaohe period publish --dry-run` shows what moves)",
                          "“{0}”第 {2} 版之后有 {1} 条记录生效,请看是否需要形成新一版(kaohe period "
                          "publish --dry-run 可预览变动)"},
                         period.title, numbers.size(), published.publication.edition),
                     {});
    task.period = period.id;
    task.numbers = std::move(numbers);
  }

  // ---------- Records ----------

  /// Art. 12(5): what names no responsible unit is the lead unit's to record. One task for each
  /// input, whatever its cells.
  void add_missing() {
    std::map<std::vector<std::string>, std::size_t> tasks;
    for (const Gap& gap : from_.gaps) {
      const bool is_own = gap.kind == Gap::Kind::record || gap.kind == Gap::Kind::draw;
      if (!is_own || gap.units.count(unit_) == 0) continue;
      const std::vector<std::string> key{gap.period, gap.domain, gap.indicator, gap.what};
      const auto [found, is_new] = tasks.try_emplace(key, tasks_.size());
      if (is_new) add_gap(gap);
      std::vector<std::string>& assessees = tasks_[found->second].assessees;
      const bool is_known = std::count(assessees.begin(), assessees.end(), gap.assessee) != 0;
      if (!gap.assessee.empty() && !is_known) assessees.push_back(gap.assessee);
    }
    for (const auto& [key, index] : tasks) say_missing(tasks_[index]);
  }

  void add_gap(const Gap& gap) {
    Task& task = add(gap.kind == Gap::Kind::draw ? "draw" : "record", {},
                     from_.plan.find_period(gap.period)->closes);
    task.period = gap.period;
    task.domain = gap.domain;
    task.indicator = gap.indicator;
    task.input = gap.what;
  }

  void say_missing(Task& task) const {
    const plan::Domain& domain = *from_.plan.find_domain(task.domain);
    const Period& period = *from_.plan.find_period(task.period);
    const Text late = from_.progress.closing(domain.id, period.id) == nullptr
                          ? Text()
                          : say({"; late: it is closed, and the lead unit confirms it",
                                 ";该阶段已办结,属逾期补录,由主要考核责任单位确认"});
    if (task.kind == "draw") {
      const plan::SubInfo& sub = *domain.system.find_sub(task.input);
      task.what = say({"draw the sample {} of {}, for {} ({} assessees){}",
                       "抽取“{1}”样本“{0}”,{2}({3} 个){4}"},
                      sub.title.empty() ? sub.id : sub.title, domain.title, period.title,
                      task.assessees.size(), late);
      return;
    }
    const plan::InputInfo& input = *domain.system.find_input(task.input);
    task.what = say({"record {} of {} for {} ({} assessees){}", "录入“{1}”{0},{2}({3} 个){4}"},
                    input.title.empty() ? input.id : input.title, domain.title, period.title,
                    task.assessees.size(), late);
  }

  // ---------- A second person ----------

  /// What waits for this unit, by kind, by who recorded it, and whether it must wait longer.
  using Confirmations = std::map<std::tuple<std::string, std::string, bool>, Task>;

  void add_confirmations() {
    Confirmations tasks;
    const auto ended = ended_extensions(from_.plan, from_.records, from_.today);
    for (const Waiting& one : from_.progress.waiting())
      if (ended.count(one.hand.number) == 0) add_confirmation(tasks, one);
    for (const Draft& draft : from_.progress.drafts()) {
      if (draft.awaits_lead_unit)
        add_confirmation(tasks, {draft.hand, draft.unit, ledger::kObservationsKind});
    }
    for (auto& [key, task] : tasks) {
      const auto& [kind, recorder, is_blocked] = key;
      const auto person = from_.plan.find_person(recorder);
      const Text title = ledger::kind_title(kind);
      const std::string name = person ? person->name : recorder;
      task.what = is_blocked
                      ? say({"confirm what {} recorded: {} of kind {}; not yet, as it would let in "
                             "rows about this unit itself: who stands in for it confirms those "
                             "first, or their author withdraws them and records them anew",
                             "确认{}录入的 {} 条({});其中有涉及本单位自身的记录,须先由代行单位确认,"
                             "或由录入人撤回后另行录入"},
                            name, task.numbers.size(), title)
                      : say({"confirm what {} recorded: {} of kind {}", "确认{}录入的 {} 条({})"},
                            name, task.numbers.size(), title);
      tasks_.push_back(std::move(task));
    }
  }

  void add_confirmation(Confirmations& tasks, const Waiting& waiting) {
    const ledger::Entry entry = *from_.ledger.find(waiting.hand.number);
    if (changes_disputed(from_.ledger, from_.records, entry)) return add_barred(waiting);
    const std::vector<std::string> persons = who_confirms(entry);
    if (persons.empty()) return;
    Task& task = tasks[{waiting.kind, waiting.hand.person, is_blocked(entry)}];
    task.kind = "confirm";
    const Date due = confirm_due(entry, waiting.hand.day);
    if (!task.due || due < *task.due) task.due = due;
    task.state = due_state(std::nullopt, task.due, from_.today);
    task.numbers.push_back(waiting.hand.number);
    task.persons = persons;
  }

  /// Nobody may confirm it: its author takes it back.
  void add_barred(const Waiting& waiting) {
    if (waiting.unit != unit_) return;
    Task& task = add("withdraw",
                     say({"withdraw what would change a record to which an assessee objects: the "
                          "answer decides (`kaohe record withdraw`)",
                          "撤回对有异议记录的更改,以答复为准(kaohe record withdraw)"}),
                     {});
    task.numbers = {waiting.hand.number};
    task.persons = {waiting.hand.person};
  }

  /// More time for a notice is granted while there is time: later it would be refused.
  Date confirm_due(const ledger::Entry& entry, Date recorded) const {
    const Date due = days_after(from_.plan, recorded, from_.plan.duty.confirm_days);
    if (entry.kind != ledger::Extension::kKind) return due;
    const auto asked = ledger::record_of<ledger::Extension>(entry);
    for (const ledger::Notice& notice : from_.records.all_notices)
      if (notice.origin.number == asked.notice)
        return std::min(due, evidence::rectification_by(from_.plan, notice, from_.today).due);
    return due;
  }

  bool is_blocked(const ledger::Entry& entry) const {
    if (entry.kind != ledger::Submission::kKind) return false;
    return !out_of_reach_in({from_.plan, from_.ledger, from_.progress},
                            ledger::record_of<ledger::Submission>(entry), persons_.front())
                .empty();
  }

  std::vector<std::string> who_confirms(const ledger::Entry& entry) const {
    const std::vector<Deed> deeds = deeds_to_confirm(from_.plan, from_.ledger, entry);
    const std::set<std::string> hands = hands_in({from_.plan, from_.ledger, from_.progress}, entry);
    std::vector<std::string> ids;
    for (const plan::Person& person : persons_) {
      const bool may = std::all_of(deeds.begin(), deeds.end(), [&](const Deed& deed) {
        return ask(from_.plan, person, deed).permit.has_value();
      });
      if (may && hands.count(person.id) == 0) ids.push_back(person.id);
    }
    return ids;
  }

  // ---------- Answers ----------

  /// By when those who assess do their duty (Art. 20): later it is an event of theirs.
  std::optional<Date> answer_due(const ledger::Objection& objection) const {
    if (!objection.date) return std::nullopt;
    return days_after(from_.plan, *objection.date, from_.plan.duty.answer_objection_days);
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
                       say({"answer the objection {}", "答复异议 {}"}, objection.document),
                       answer_due(objection));
      task.domain = about.domain;
      task.indicator = input->indicator;
      task.input = about.input;
      task.assessees = {about.assessee};
      task.numbers = {objection.origin.number};
      const std::set<std::string> recorders = recorders_of(from_.plan, from_.ledger, objection);
      for (const std::string& id : ids_of(persons_)) {
        if (recorders.count(id) == 0) task.persons.push_back(id);
      }
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

}  // namespace kaohe::cycle
