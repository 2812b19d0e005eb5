// kaohe period publish: a period's result, written and put on record.
//
// Files first, the entry second: an entry never speaks of a file that is not there whole. What a
// crash between the two leaves is a folder for which no entry vouches; publishing again computes
// the same bytes from the same ledger, finds them and records them. Where they differ, a person
// moves the folder away: nothing is deleted.
#include <filesystem>
#include <memory>

#include "app/period_commands.hpp"
#include "app/results.hpp"
#include "cycle/publishing.hpp"
#include "cycle/submitting.hpp"
#include "report/result_json.hpp"
#include "report/summary.hpp"

namespace kaohe::app {

namespace {

namespace fs = std::filesystem;

Text other_files() {
  return say(
      {"files stand here for which the ledger does not vouch, and they are not what it says "
       "now; move this folder away and publish again",
       "这里已有账本没有登记的结果,且与账本现在的内容不一致;请先移走该目录再办理"});
}

void say_written(const Session& session, const plan::Period& period, const fs::path& folder,
                 std::size_t waiting) {
  session.print(say({"{}: written to {}", "{}:已写入 {}"}, period.id, folder.string()));
  if (waiting == 0) return;
  session.print(say({"{} things are awaited still and marked as waiting; what depends on them has "
                     "no figure in it",
                     "其中 {} 项待报,已如实标明;受其影响的得分暂缺"},
                    waiting));
}

int publish(Session& session, const PeriodAct& act) {
  OpenDesk open(session, act.acting);
  cycle::Desk& desk = open.desk();
  const plan::YearPlan& plan = open.year().plan;
  const plan::Period& period = cycle::period_named(plan, act.period);
  const fs::path folder = cycle::edition_folder(session.options.workspace, plan.year, period.id, 1);
  cycle::ToPublish made;
  Files files;
  const auto prepare = [&] {
    cycle::permit_to_publish(desk, period);
    cycle::require_whole(desk.ledger());
    made = cycle::assess_to_publish(open.year(), desk, period, session.options.thread_count(),
                                    act.with_waiting);
    files.clear();
    // A paper's language is the year's, whoever writes it.
    add_result(files, "", made.assessment.result, plan.language);
  };
  // The head is still that of which the result was made: nobody has recorded in between.
  const std::vector<std::int64_t> numbers = desk.put_prepared(prepare, [&] {
    const cycle::Permit permit = cycle::permit_to_publish(desk, period);
    if (!desk.is_dry_run()) put_results(folder, files, other_files());
    return std::vector{desk.entry_of(publication_of(period, made, files), permit)};
  });
  if (desk.is_dry_run())
    session.print(report::summary(made.assessment.result, session.language));
  else
    say_written(session, period, folder, made.waiting.size());
  say_recorded(session, desk, numbers);
  return 0;
}

}  // namespace

void add_period_publish_command(CLI::App& group, Session& session) {
  auto act = std::make_shared<PeriodAct>();
  CLI::App* command = group.add_subcommand(
      "publish", say({"write a period's result from confirmed records, once all domains are "
                      "closed\nExample: kaohe period publish --period q1 --as jiang_mingyuan",
                      "各领域办结后,由已确认的记录形成阶段结果\n"
                      "例:kaohe period publish --period q1 --as jiang_mingyuan"})
                     .in(session.language));
  add_acting_options(*command, session, act->acting);
  add_needed_period(*command, session, act->period);
  add_with_waiting(*command, session, act->with_waiting);
  add_threads_option(*command, session);
  command->callback(
      [&session, act] { session.command = [&session, act] { return publish(session, *act); }; });
}

}  // namespace kaohe::app
