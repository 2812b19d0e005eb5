// kaohe visit …: open and unannounced visits (Art. 12(7)).
#include <memory>

#include <nlohmann/json.hpp>

#include "app/acting.hpp"
#include "app/period_choice.hpp"
#include "base/errors.hpp"
#include "cycle/assess.hpp"
#include "cycle/notices.hpp"
#include "cycle/visits.hpp"
#include "ledger/read_records.hpp"
#include "report/summary.hpp"

namespace kaohe::app {

namespace {

using cycle::VisitProposed;
using nlohmann::ordered_json;

// ---------- Whom to visit ----------

std::vector<VisitProposed> proposed(Session& session, const std::string& wanted) {
  const cycle::Year year = session.open_year();
  const plan::YearPlan& plan = year.plan;
  const std::string period = period_asked(session.options, plan, wanted);
  const Records records = session.read_records(year, period);
  const cycle::Assessment assessment =
      cycle::assess(year, *records.source, period, assess_options(session.options, records));
  if (!assessment.failures.empty()) throw Error(ErrorKind::plugin, assessment.failures);
  const Date today = parse_date(assessment.result.as_of).value();
  return cycle::visits_proposed(plan, assessment.result, records.source->all_notices,
                                records.source->all_visits, today);
}

ordered_json as_json(const VisitProposed& one) {
  return {{"domain", one.domain},
          {"assessee", one.assessee},
          {"name", one.name},
          {"deducted", one.deducted.text()},
          {"late_notices", one.late},
          {"visits", one.visits},
          {"by_points", one.is_by_points},
          {"by_notices", one.is_by_notices}};
}

int list(Session& session, const std::string& wanted) {
  const std::vector<VisitProposed> visits = proposed(session, wanted);
  ordered_json document = ordered_json::array();
  const auto word = [&](const Message& message) { return say(message).in(session.language); };
  std::vector<std::vector<std::string>> rows{
      {word({"assessee", "考核对象"}), word({"id", "编号"}), word({"points lost", "扣分"}),
       word({"overdue answers", "逾期未反馈"}), word({"visits", "已访"})}};
  for (const VisitProposed& one : visits) {
    document.push_back(as_json(one));
    rows.push_back({one.name, plan::assessee_unit(one.domain, one.assessee), one.deducted.text(),
                    one.late.empty() ? "-" : numbers_text(one.late),
                    one.visits.empty() ? "-" : numbers_text(one.visits)});
  }
  if (session.options.json)
    session.print_json(document);
  else if (visits.empty())
    session.print(say({"nobody's problems are serious by the criterion of year.toml ([visits])",
                       "没有达到 year.toml [visits] 所定标准的考核对象"}));
  else
    session.print(report::in_columns(rows, {false, false, true, false, false}));
  return 0;
}

void add_list(CLI::App& group, Session& session) {
  auto period = std::make_shared<std::string>();
  CLI::App* command =
      add_command(group, session, "list",
                  {"whom to visit: whose problems are serious by the year's criterion\n"
                   "Example: kaohe visit list --period h1",
                   "问题突出、应列入明察暗访的考核对象\n例:kaohe visit list --period h1"});
  add_period_option(*command, session, *period);
  add_threads_option(*command, session);
  add_json_flag(*command, session, {"print them as JSON", "以 JSON 输出"});
  on_call(*command, [&session, period] {
    session.command = [&session, period] { return list(session, *period); };
  });
}

// ---------- A visit ----------

struct VisitOptions {
  Acting acting;
  cycle::Visiting visiting;
};

int record(Session& session, const VisitOptions& options) {
  OpenDesk open(session, options.acting);
  say_recorded(session, open.desk(), {cycle::record_visit(open.desk(), options.visiting)});
  return 0;
}

void add_record(CLI::App& group, Session& session) {
  auto options = std::make_shared<VisitOptions>();
  CLI::App* command = add_acting_command(
      group, session, "record",
      {"put a visit on record; what it found is served with `kaohe notice issue --visit`\n"
       "Example: kaohe visit record schools/s26 --unit education_committee --unit discipline "
       "--found 'the register is empty' --document 云组访〔2023〕1号 --as jiang_mingyuan",
       "登记一次明察暗访;发现的问题用 kaohe notice issue --visit 通报\n"
       "例:kaohe visit record schools/s26 --unit education_committee --unit discipline "
       "--found 台账空白 --document 云组访〔2023〕1号 --as jiang_mingyuan"},
      options, record);
  cycle::Visiting& visiting = options->visiting;
  add_option(
      *command, "ASSESSEE", visiting.assessee,
      say({"who was visited, as DOMAIN/ID", "受访的考核对象(领域/编号)"}).in(session.language))
      .required();
  add_cell(*command, session, "--unit", visiting.units,
           {"a unit that took part, for each", "参加单位,可多次填写"});
  // An empty one would say that there was no problem.
  add_text(*command, "--found", visiting.found,
           say({"the problem that was found; default none", "发现的问题,没有的不写"})
               .in(session.language))
      .type_name("TEXT");
  add_cell(*command, session, "--document", visiting.document,
           {"the paper that tells of it", "记载的文件"});
  add_flag(*command, "--announced", visiting.is_announced,
           say({"it was announced before", "事先通知的(明察)"}).in(session.language));
}

}  // namespace

void add_visit_commands(CLI::App& program, Session& session) {
  CLI::App& group =
      add_group(program, session, "visit",
                {"open and unannounced visits (Art. 12(7))\nExample: kaohe visit list --period h1",
                 "明察暗访(第十二条第七款)\n例:kaohe visit list --period h1"});
  add_list(group, session);
  add_record(group, session);
}

}  // namespace kaohe::app
