// kaohe run: plays a full cycle from a year's evidence, period by period, and writes every result.
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "app/options.hpp"
#include "app/results.hpp"
#include "base/errors.hpp"
#include "base/files.hpp"
#include "cycle/assess.hpp"
#include "cycle/played_ledger.hpp"
#include "report/summary.hpp"

namespace kaohe::app {

namespace fs = std::filesystem;

namespace {

struct RunOptions {
  bool dry_run = false;
};

using Periods = std::vector<std::pair<std::string, cycle::Assessment>>;

Periods assess_all(const Session& session, const cycle::Year& year,
                   const cycle::PlayedLedger& story) {
  const std::unique_ptr<ledger::MemorySource> records = story.records();
  cycle::AssessOptions options;
  options.standing = "played";
  options.ledger_head = story.head().digest;
  options.threads = session.options.thread_count();
  Periods periods;
  for (const plan::Period& period : year.plan.periods) {
    periods.emplace_back(period.id, cycle::assess(year, *records, period.id, options));
  }
  return periods;
}

Files files_of(const Periods& periods, Language language) {
  Files files;
  for (const auto& [period, assessment] : periods) {
    add_result(files, period + "/edition-1/", assessment.result, language);
  }
  return files;
}

std::vector<Problem> failures_of(const Periods& periods) {
  std::vector<Problem> failures;
  for (const auto& [period, assessment] : periods) {
    failures.insert(failures.end(), assessment.failures.begin(), assessment.failures.end());
  }
  return failures;
}

void refuse_failures(const Session& session, const std::vector<Problem>& failures) {
  if (failures.empty()) return;
  session.warn(say({"Nothing was written: a year's results are whole, or they are not there.",
                    "未写入任何文件:一个年度的结果要么齐全,要么没有。"}));
  throw Error(ErrorKind::plugin, failures);
}

void say_written(const Session& session, const fs::path& results, const Periods& periods) {
  session.print(say({"Written, one folder a period: {}", "已写入(每个考核阶段一个目录):{}"},
                    results.string()));
  for (const auto& [period, assessment] : periods) {
    session.print("  " + (results / period / "edition-1" / "result.json").string());
  }
  session.print(say({"Why a figure is what it is: kaohe explain ASSESSEE [INDICATOR]",
                     "某个得分怎么来的:kaohe explain 考核对象 [指标]"}));
}

std::string as_json(const fs::path& results, const Files& written) {
  nlohmann::ordered_json document;
  document["folder"] = results.string();
  document["written"] = nlohmann::ordered_json::array();
  for (const auto& [name, bytes] : written)
    document["written"].push_back((results / name).string());
  return document.dump(2);
}

/// Results and ledger, or neither. Results first: where the program is killed before the ledger is
/// in its place, running it again finds the same results and puts the ledger beside them.
void keep(const Session& session, const cycle::PlayedLedger& story, const fs::path& results,
          const Files& files) {
  const bool were_there = is_there(results);
  put_results(results, files,
              say({"results stand here and no ledger, and they are not those of this run: an "
                   "interrupted run of other evidence may have left them; name another folder with "
                   "--workspace DIR, or move these away",
                   "这里有结果而没有账本,且与本次演算的结果不同(可能是另一次演算中断后留下的);"
                   "请用 --workspace DIR 另指目录,或先移走"}));
  try {
    story.keep_in(session.options.workspace);
  } catch (...) {
    std::error_code ignored;
    if (!were_there) fs::remove_all(results, ignored);
    throw;
  }
}

int play(Session& session, const RunOptions& run) {
  if (!session.options.today.empty()) {
    throw Error(
        ErrorKind::usage, {},
        say({"run plays the whole year, and --today has no meaning for it; leave it out, or "
             "look at a day with `kaohe score --today`",
             "run 演算整个年度,--today 在这里没有意义;请删去,或用 kaohe score --today "
             "查看某一天的情况"}));
  }
  const cycle::Year year = session.open_year();
  const fs::path results = results_folder(session.options, year.plan);
  refuse_existing(session.options.workspace);
  if (!run.dry_run && !is_there(results)) require_writable(results);
  const evidence::Evidence evidence = session.read_evidence(year, year.plan.periods.back().id);
  // Everything is recorded and computed elsewhere before anything is written: a run that fails
  // leaves nothing behind.
  const cycle::PlayedLedger story(year, *evidence.source);
  const Periods periods = assess_all(session, year, story);
  const std::vector<Problem> failures = failures_of(periods);
  const bool writes = !run.dry_run && failures.empty();
  const Files files = writes ? files_of(periods, session.language) : Files();
  // Shown only when it is written: a table above a failure would pass for a result.
  if (writes) keep(session, story, results, files);
  if (!session.options.json)
    session.print(report::summary(periods.back().second.result, session.language));
  refuse_failures(session, failures);
  if (session.options.json) session.print(as_json(results, files));
  if (!session.options.json && !run.dry_run) say_written(session, results, periods);
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
  add_threads_option(*command, session);
  add_json_flag(
      *command, session,
      {"print the written files as JSON, not the table", "以 JSON 输出写入的文件(不显示表格)"});
  auto run = std::make_shared<RunOptions>();
  command->add_flag(
      "--dry-run", run->dry_run,
      say({"compute and show, write nothing", "只计算和显示,不写任何文件"}).in(session.language));
  command->callback(
      [&session, run] { session.command = [&session, run] { return play(session, *run); }; });
}

}  // namespace kaohe::app
