// kaohe todo: what somebody owes on a day.
#include <memory>

#include <nlohmann/json.hpp>

#include "app/acting.hpp"
#include "app/results.hpp"
#include "base/errors.hpp"
#include "base/words.hpp"
#include "cycle/todo.hpp"
#include "ledger/read_records.hpp"
#include "report/summary.hpp"

namespace kaohe::app {

namespace {

using cycle::Task;

nlohmann::ordered_json as_json(int year, const Task& task) {
  return {{"year", year},
          {"kind", task.kind},
          {"due", task.due ? nlohmann::ordered_json(to_text(*task.due)) : nullptr},
          {"state", cycle::id_of(task.state)},
          {"en", task.what.en},
          {"zh", task.what.zh},
          {"period", task.period},
          {"domain", task.domain},
          {"indicator", task.indicator},
          {"input", task.input},
          {"assessees", task.assessees},
          {"numbers", task.numbers},
          {"persons", task.persons}};
}

void print(const Session& session, const plan::YearPlan& plan, const std::vector<Task>& tasks) {
  std::vector<std::vector<std::string>> rows;
  for (const Task& task : tasks) {
    Text what = task.what;
    if (!task.numbers.empty()) what = say({"{}: {}", "{}:{}"}, what, numbers_text(task.numbers));
    std::vector<std::string> persons;
    for (const std::string& id : task.persons) persons.push_back(person_text(plan, id));
    if (!persons.empty()) what = say({"{}; by {}", "{};可由 {} 办理"}, what, joined(persons));
    rows.push_back({task.due ? to_text(*task.due) : "-",
                    cycle::title_of(task.state).in(session.language), what.in(session.language)});
  }
  session.print(report::in_columns(rows, {false, false, false}));
}

/// What the published grades entail; where the published result is not there whole, nothing, and it
/// is said: what else is owed is shown all the same.
std::vector<cycle::Entailed> entailed(const Session& session, const plan::YearPlan& plan,
                                      const ledger::Ledger& ledger, Date today) {
  try {
    return entailed_in(session.options.workspace, plan, ledger, today)
        .value_or(std::vector<cycle::Entailed>());
  } catch (const Error& error) {
    session.warn(say({"consequences are not listed: {}", "未列出结果运用事项:{}"},
                     error.text(session.language)));
    return {};
  }
}

/// What a unit owes in one year.
std::vector<Task> tasks_in(const Session& session, const cycle::Year& year, Date today,
                           const ledger::Ledger& ledger, const std::string& unit) {
  const cycle::Progress progress(ledger, year.plan.year, today);
  ledger::ReadOptions reading{year.plan.year, today, true, year.plan.folder};
  reading.as_recorded = true;  // each objection once, as it was made
  const auto records = ledger::read_records(ledger, reading);
  cycle::TodoSources sources{year.plan, ledger, progress, *records, {}, today};
  sources.gaps = cycle::gaps_by(year, progress, *records, today);
  sources.entailed = entailed(session, year.plan, ledger, today);
  return cycle::tasks_of(sources, unit);
}

/// The years to look at: the one that is named, else all, each with its heading.
std::vector<int> years_asked(const Options& options) {
  std::vector<int> years = cycle::years_in(options.configs_folder());
  if (options.year != 0 || years.size() < 2) years = {options.year};
  return years;
}

/// Says, or keeps for JSON, what is owed in the year that the options name.
void tell_year(Session& session, const std::string& as, bool is_one_of_several,
               nlohmann::ordered_json& document) {
  const cycle::Year year = session.open_year();
  const std::string unit = cycle::unit_named(year.plan, as);
  const ledger::Ledger ledger = session.open_ledger();
  const Date today = session.day_looked_at(ledger, year.plan.year);
  const std::vector<Task> tasks = tasks_in(session, year, today, ledger, unit);
  for (const Task& task : tasks) document.push_back(as_json(year.plan.year, task));
  if (session.options.json) return;
  if (is_one_of_several) session.print(say({"Year {}:", "{} 年度:"}, year.plan.year));
  if (tasks.empty())
    session.print(say({"{} owes nothing on {}.", "{}在 {} 没有待办事项。"},
                      year.plan.unit_title(unit), to_text(today)));
  else
    print(session, year.plan, tasks);
}

int todo(Session& session, const std::string& as) {
  const std::vector<int> years = years_asked(session.options);
  nlohmann::ordered_json document = nlohmann::ordered_json::array();
  std::size_t failed = 0;
  for (const int number : years) {
    session.options.year = number;
    try {
      tell_year(session, as, years.size() > 1, document);
    } catch (const Error& error) {
      // Who is unknown in one year, or a year that is still being written, hides no other.
      if (++failed == years.size()) throw;
      session.warn(say({"year {}: {}", "{} 年度:{}"}, number, error.text(session.language)));
    }
  }
  if (session.options.json) session.print_json(document);
  return 0;
}

}  // namespace

void add_todo_command(CLI::App& program, Session& session) {
  CLI::App* command = add_subcommand(
      program, "todo",
      say({"what a unit owes on a day: parts of indicator systems, submissions, records, "
           "closings, confirmations, answers\nExample: kaohe todo --as schools/s14 --today "
           "2023-06-18",
           "某一天的待办事项:指标体系、报送、录入、办结、确认、反馈、答复\n"
           "例:kaohe todo --as schools/s14 --today 2023-06-18"})
          .in(session.language));
  add_common_options(*command, session);
  add_json_flag(*command, session, {"print the tasks as JSON", "以 JSON 输出"});
  auto as = std::make_shared<std::string>();
  add_option(*command, "--as", *as,
             say({"whose: the id of a unit, of a person, or an assessee as domain/assessee",
                  "谁的:单位或人员的 id;考核对象写 领域/编号"})
                 .in(session.language))
      .type_name("ID")
      .required();
  on_call(*command,
          [&session, as] { session.command = [&session, as] { return todo(session, *as); }; });
}

}  // namespace kaohe::app
