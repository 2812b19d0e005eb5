// kaohe run: plays a full cycle from a year's evidence, period by period, and writes every result.
#include <utility>
#include <vector>

#include "app/options.hpp"
#include "app/results.hpp"
#include "base/errors.hpp"
#include "base/files.hpp"
#include "cycle/assess.hpp"
#include "report/summary.hpp"

namespace kaohe::app {

namespace {

struct RunOptions {
  bool dry_run = false;
};

int play(Session& session, const RunOptions& run) {
  const cycle::Year year = session.open_year();
  const std::filesystem::path results = results_folder(session.options, year.plan);
  refuse_existing(results);
  const evidence::Evidence evidence = session.read_evidence(year);
  // Everything is computed before anything is written: a run that fails leaves nothing behind.
  std::vector<std::pair<std::string, cycle::Assessment>> periods;
  std::vector<Problem> failures;
  for (const plan::Period& period : year.plan.periods) {
    periods.emplace_back(period.id,
                         cycle::assess(year, *evidence.source, period.id, {"played", 1}));
    const std::vector<Problem>& failed = periods.back().second.failures;
    failures.insert(failures.end(), failed.begin(), failed.end());
  }
  session.print(report::summary(periods.back().second.result, session.language));
  if (!failures.empty()) {
    session.warn(say({"Nothing was written: a year's results are whole, or they are not there.",
                      "未写入任何文件:一个年度的结果要么齐全,要么没有。"}));
    throw Error(ErrorKind::plugin, failures);
  }
  if (!run.dry_run) {
    std::vector<std::pair<std::string, std::string>> files;
    for (const auto& [period, assessment] : periods) {
      add_result(files, period + "/edition-1/", assessment.result, session.language);
    }
    write_folder(results, files);
    session.print(say({"Written, one folder a period: {}", "已写入(每个考核阶段一个目录):{}"},
                      results.string()));
    for (const auto& [period, assessment] : periods) {
      session.print("  " + (results / period / "edition-1" / "result.json").string());
    }
    session.print(say({"Why a figure is what it is: kaohe explain ASSESSEE [INDICATOR]",
                       "某个得分怎么来的:kaohe explain 考核对象 [指标]"}));
  }
  return 0;
}

}  // namespace

void add_run_command(CLI::App& program, Session& session) {
  CLI::App* command = program.add_subcommand(
      "run", say({"play a year from its evidence, period by period, and write every result\n"
                  "Example: kaohe run --year 2023 --configs configs --workspace played",
                  "从证据文件起,逐个考核阶段演算一个年度并写出全部结果\n"
                  "例:kaohe run --year 2023 --configs configs --workspace played"})
                 .in(session.language));
  add_common_options(*command, session);
  auto run = std::make_shared<RunOptions>();
  command->add_flag(
      "--dry-run", run->dry_run,
      say({"compute and show, write nothing", "只计算和显示,不写任何文件"}).in(session.language));
  command->callback(
      [&session, run] { session.command = [&session, run] { return play(session, *run); }; });
}

}  // namespace kaohe::app
