// kaohe score: a preview now, of any period; writes nothing.
#include <memory>

#include "app/options.hpp"
#include "app/period_choice.hpp"
#include "base/errors.hpp"
#include "base/files.hpp"
#include "cycle/assess.hpp"
#include "cycle/closed_roster.hpp"
#include "cycle/system_versions.hpp"
#include "report/result_json.hpp"
#include "report/summary.hpp"

namespace kaohe::app {

namespace {

/// Art. 8: in a workspace with a ledger, the domains whose scores could not be official.
void warn_of_unissued(const Session& session, const plan::YearPlan& plan) {
  const auto file = ledger::Ledger::file_of(session.options.workspace);
  if (!is_there(file)) return;
  const ledger::Ledger ledger = ledger::Ledger::open(file, ledger::Access::read);
  const cycle::Systems systems(ledger, plan.year);
  const cycle::Progress progress(ledger, plan.year);
  for (const plan::Domain& domain : plan.domains) {
    const cycle::SystemLife& life = systems.of(domain.id);
    const std::size_t changes = cycle::unofficial(plan, domain, life).size();
    const std::size_t moved = cycle::roster_problems(plan, progress, domain).size();
    if (life.in_force() == nullptr)
      session.warn(say({"{}: a preview only, its indicator system is not issued yet (Art. 8)",
                        "{}:仅为预览,其指标体系尚未印发(第八条)"},
                       domain.title));
    else if (changes != 0)
      session.warn(say({"{}: a preview only, its indicator system is not what is in force ({} "
                        "changes; kaohe year status --json names them)",
                        "{}:仅为预览,其指标体系与施行的不符({} 处,见 kaohe year status --json)"},
                       domain.title, changes));
    if (moved != 0)
      session.warn(say({"{}: a preview only, its roster is not that of its closed periods ({} "
                        "changes; kaohe year status --json names them)",
                        "{}:仅为预览,其名册与已办结阶段的不符({} 处,见 kaohe year status --json)"},
                       domain.title, moved));
  }
}

int score(Session& session, const std::string& wanted) {
  const cycle::Year year = session.open_year();
  const std::string period = period_asked(session.options, year.plan, wanted);
  warn_of_unissued(session, year.plan);
  say_running(session, year.plan, wanted, period);
  const Records records = session.read_records(year, period);
  say_known(session, year.plan, period, *records.source);
  const cycle::AssessOptions options = assess_options(session.options, records);
  const cycle::Assessment assessment = cycle::assess(year, *records.source, period, options);
  session.print(session.options.json ? report::result_json(assessment.result)
                                     : report::summary(assessment.result, session.language));
  if (!assessment.failures.empty()) throw Error(ErrorKind::plugin, assessment.failures);
  return 0;
}

}  // namespace

void add_score_command(CLI::App& program, Session& session) {
  CLI::App* command =
      add_subcommand(program, "score",
                     say({"show the scores as they stand; writes nothing\n"
                          "Example: kaohe score --period q2",
                          "显示目前的得分,不写任何文件\n例:kaohe score --period q2"})
                         .in(session.language));
  add_common_options(*command, session);
  auto period = std::make_shared<std::string>();
  add_period_option(*command, session, *period);
  add_known_on_option(*command, session);
  add_threads_option(*command, session);
  add_json_flag(*command, session, {"print result.json", "输出 result.json"});
  on_call(*command, [&session, period] {
    session.command = [&session, period] { return score(session, *period); };
  });
}

}  // namespace kaohe::app
