// kaohe run: plays a full cycle from a year's evidence, period by period, and writes every result.
#include <set>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "app/options.hpp"
#include "app/results.hpp"
#include "base/errors.hpp"
#include "base/files.hpp"
#include "cycle/archive.hpp"
#include "cycle/assess.hpp"
#include "cycle/played_ledger.hpp"
#include "ledger/read_records.hpp"
#include "report/summary.hpp"

namespace kaohe::app {

namespace fs = std::filesystem;

namespace {

struct RunOptions {
  bool dry_run = false;
};

/// What the story comes to, period by period.
struct Played {
  Files files;
  std::vector<std::string> periods;  ///< ids
  std::vector<Problem> failures;     ///< of plugins
  grading::Result year;
  cycle::Archive archive;  ///< what all of it is made with
};

/// The only edition of a period's result in a story.
ledger::Publication first_edition(const plan::Period& period) {
  ledger::Publication publication;
  publication.period = period.id;
  return publication;
}

std::string folder_of(const plan::Period& period) {
  return period.id + "/edition-1/";
}

/// A result's files, and its entry at the desk of who may.
void put_on_record(cycle::Desk& desk, const cycle::Permit& permit, const plan::Period& period,
                   const cycle::ToPublish& made, Played& played) {
  Files files;
  add_result(files, "", made.assessment.result, desk.plan().language);
  desk.put([&] {
    return std::vector{desk.entry_of(publication_of(first_edition(period), made, files), permit)};
  });
  // Beside the entry, not in it: a story's ledger is the same in whatever order its rosters stand.
  files.emplace_back(cycle::kManifestFile, played.archive.manifest);
  for (auto& [name, bytes] : files)
    played.files.emplace_back(folder_of(period) + name, std::move(bytes));
  played.periods.push_back(period.id);
}

/// As `kaohe period publish` does on that day. A period in which a plugin fails is not published.
void publish(const cycle::Year& year, cycle::Desk& desk, const plan::Period& period,
             unsigned threads, Played& played) {
  const cycle::Permit permit = cycle::permit_to_publish(desk, period);
  cycle::ToPublish made;
  try {
    made = cycle::assess_to_publish(year, desk, period, threads, true);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::plugin) throw;
    played.failures.insert(played.failures.end(), error.problems().begin(), error.problems().end());
    return;
  }
  put_on_record(desk, permit, period, made, played);
}

/// The year itself, of which the decisions stand in the ledger by now. A story may lack some: then
/// they are open in its result.
void publish_year(const cycle::Year& year, cycle::Desk& desk, unsigned threads, Played& played) {
  const plan::Period& last = year.plan.periods.back();
  cycle::AssessOptions options;
  options.standing = "played";
  options.ledger_head = desk.ledger().head().digest;
  options.threads = threads;
  const auto records =
      ledger::read_records(desk.ledger(), {year.plan.year, {}, false, year.plan.folder});
  cycle::ToPublish made{cycle::assess(year, *records, last.id, options), {}, {}};
  played.failures.insert(played.failures.end(), made.assessment.failures.begin(),
                         made.assessment.failures.end());
  cycle::add_what_waits(desk, last, *records, made);
  put_on_record(desk, desk.permit({cycle::Act::publish_period}), last, made, played);
  played.year = std::move(made.assessment.result);
}

/// A plugin that fails in every period says so once.
std::vector<Problem> each_once(const std::vector<Problem>& failures) {
  std::vector<Problem> once;
  std::set<std::pair<std::string, std::string>> said;
  for (const Problem& one : failures)
    if (said.emplace(one.place.text(), one.what.en).second) once.push_back(one);
  return once;
}

void refuse_failures(const Session& session, const std::vector<Problem>& failures) {
  if (failures.empty()) return;
  session.warn(say({"Nothing was written: a year's results are whole, or they are not there.",
                    "未写入任何文件:一个年度的结果要么齐全,要么没有。"}));
  throw Error(ErrorKind::plugin, each_once(failures));
}

void say_written(const Session& session, const fs::path& results,
                 const std::vector<std::string>& periods) {
  session.print(say({"Written, one folder a period: {}", "已写入(每个考核阶段一个目录):{}"},
                    results.string()));
  for (const std::string& period : periods) {
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

/// Results, what they were made with, and the ledger, or none. Results first: where the program is
/// killed before the ledger is in its place, running it again finds the same results and puts the
/// ledger beside them.
void keep(const Session& session, const cycle::PlayedLedger& story, const fs::path& results,
          const Played& played, int year) {
  const bool were_there = is_there(results);
  const fs::path archive =
      cycle::archive_folder(session.options.workspace, year, played.archive.key);
  const bool was_kept = is_there(archive);
  put_results(results, played.files,
              say({"results stand here and no ledger, and they are not those of this run: an "
                   "interrupted run of other evidence may have left them; name another folder with "
                   "--workspace DIR, or move these away",
                   "这里有结果而没有账本,且与本次演算的结果不同(可能是另一次演算中断后留下的);"
                   "请用 --workspace DIR 另指目录,或先移走"}));
  try {
    cycle::keep(session.options.workspace, year, played.archive);
    story.keep_in(session.options.workspace);
  } catch (...) {
    std::error_code ignored;
    if (!were_there) fs::remove_all(results, ignored);
    if (!was_kept) fs::remove_all(archive, ignored);
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
  const unsigned threads = session.options.thread_count();
  Played played;
  if (!run.dry_run) played.archive = cycle::archive_of(year);
  const cycle::PlayedLedger story(
      year, *evidence.source,
      [&](const cycle::Year& then, cycle::Desk& desk, const plan::Period& period) {
        if (period.awards)
          publish_year(year, desk, threads, played);
        else
          publish(then, desk, period, threads, played);
      });
  const bool writes = !run.dry_run && played.failures.empty();
  if (!writes) played.files.clear();
  // Shown only when it is written: a table above a failure would pass for a result.
  if (writes) keep(session, story, results, played, year.plan.year);
  if (!session.options.json) session.print(report::summary(played.year, session.language));
  refuse_failures(session, played.failures);
  if (session.options.json) session.print(as_json(results, played.files));
  if (!session.options.json && !run.dry_run) say_written(session, results, played.periods);
  return 0;
}

}  // namespace

void add_run_command(CLI::App& program, Session& session) {
  CLI::App* command = add_subcommand(
      program, "run",
      say({"play a year from its evidence, period by period, and write every result\n"
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
  add_flag(
      *command, "--dry-run", run->dry_run,
      say({"compute and show, write nothing", "只计算和显示,不写任何文件"}).in(session.language));
  on_call(*command,
          [&session, run] { session.command = [&session, run] { return play(session, *run); }; });
}

}  // namespace kaohe::app
