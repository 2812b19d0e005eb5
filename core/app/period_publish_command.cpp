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
#include "base/digest.hpp"
#include "base/files.hpp"
#include "cycle/publishing.hpp"
#include "cycle/submitting.hpp"
#include "report/result_json.hpp"
#include "report/summary.hpp"

namespace kaohe::app {

namespace {

namespace fs = std::filesystem;
using Files = std::vector<std::pair<std::string, std::string>>;

constexpr std::size_t kResultSizeMax = std::size_t{1} << 30;

bool holds(const fs::path& folder, const Files& files) {
  for (const auto& [name, bytes] : files) {
    if (!is_there(folder / name) || read_file(folder / name, kResultSizeMax) != bytes) return false;
  }
  return true;
}

void put(const fs::path& folder, const Files& files) {
  if (!is_there(folder)) return write_folder(folder, files);
  if (holds(folder, files)) return;
  throw Error(ErrorKind::data, {folder.string()},
              say({"files stand here for which the ledger does not vouch, and they are not what "
                   "it says now; move this folder away and publish again",
                   "这里已有账本没有登记的结果,且与账本现在的内容不一致;请先移走该目录再办理"}));
}

ledger::Publication publication_of(const plan::Period& period, const grading::Result& result,
                                   const Files& files) {
  ledger::Publication publication;
  publication.period = period.id;
  publication.edition = result.edition;
  publication.figures_digest = report::figures_digest(result);
  publication.result_digest = sha256(files.front().second);
  return publication;
}

int publish(Session& session, const PeriodAct& act) {
  OpenDesk open(session, act.acting);
  cycle::Desk& desk = open.desk();
  const plan::YearPlan& plan = open.year().plan;
  const plan::Period& period = cycle::period_named(plan, act.period);
  const fs::path folder = results_folder(session.options, plan) / period.id / "edition-1";
  // Nobody else records in between, so that the result is that of the head it names.
  const std::vector<std::int64_t> numbers = desk.put([&] {
    const cycle::Permit permit = cycle::permit_to_publish(desk, period);
    const cycle::Assessment assessment =
        cycle::assess_to_publish(open.year(), desk, period, session.options.thread_count());
    Files files;
    // A paper's language is the year's, whoever writes it.
    add_result(files, "", assessment.result, plan.language);
    if (desk.is_dry_run())
      session.print(report::summary(assessment.result, session.language));
    else
      put(folder, files);
    return std::vector{desk.entry_of(publication_of(period, assessment.result, files), permit)};
  });
  if (!desk.is_dry_run())
    session.print(say({"{}: written to {}", "{}:已写入 {}"}, period.id, folder.string()));
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
  add_threads_option(*command, session);
  command->callback(
      [&session, act] { session.command = [&session, act] { return publish(session, *act); }; });
}

}  // namespace kaohe::app
