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
#include "report/csv.hpp"
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

/// What an edition changes; of the first nothing.
std::vector<grading::Moved> moved_by(const Session& session, const plan::YearPlan& plan,
                                     const cycle::Published* last, const cycle::ToPublish& made) {
  if (last == nullptr) return {};
  const grading::Result before =
      published_result(session.options.workspace, plan, last->publication);
  std::vector<grading::Moved> moved = grading::moved_between(before, made.assessment.result);
  const bool waits_as_before = made.ids() == last->publication.waiting;
  if (moved.empty() && waits_as_before &&
      report::figures_digest(made.assessment.result) == last->publication.figures_digest)
    throw Error(ErrorKind::data, {},
                say({"every figure is that of edition {}, published on {} (#{}): there is nothing "
                     "to correct in it; what is only proposed does not count until it is confirmed",
                     "各项数据与第 {} 版({},#{})相同,无须形成新一版;尚未确认的更正不计入"},
                    last->publication.edition, to_text(last->hand.day), last->hand.number));
  return moved;
}

void say_moved(const Session& session, const grading::Result& result,
               const std::vector<grading::Moved>& moved) {
  const auto word = [&](const Message& message) { return say(message).in(session.language); };
  std::vector<std::vector<std::string>> rows{{word({"assessee", "考核对象"}),
                                              word({"figure", "项目"}), word({"before", "原来"}),
                                              word({"now", "现在"})}};
  for (const grading::Moved& one : moved) {
    const std::string figure = one.indicator.empty() ? "" : one.indicator + " ";
    rows.push_back({report::name_in(result, one.domain, one.assessee),
                    figure + one.what.in(session.language), one.before, one.after});
  }
  session.print(say({"edition {}: {} figures are others", "第 {} 版:有变动的数据 {} 项"},
                    result.edition, moved.size()));
  if (!moved.empty()) session.print(report::in_columns(rows, {false, false, true, true}));
}

int publish(Session& session, const PeriodAct& act) {
  OpenDesk open(session, act.acting);
  cycle::Desk& desk = open.desk();
  const plan::YearPlan& plan = open.year().plan;
  const plan::Period& period = cycle::period_named(plan, act.period);
  const cycle::Correcting correcting{act.reason, act.document};
  cycle::ToPublish made;
  std::vector<grading::Moved> moved;
  Files files;
  fs::path folder;
  const auto prepare = [&] {
    cycle::permit_to_publish(desk, period, correcting);
    cycle::require_whole(desk.ledger());
    made = cycle::assess_to_publish(open.year(), desk, period, session.options.thread_count(),
                                    act.with_waiting);
    moved = moved_by(session, plan, desk.progress().publication(period.id), made);
    const grading::Result& result = made.assessment.result;
    folder = cycle::edition_folder(session.options.workspace, plan.year, period.id, result.edition);
    files.clear();
    // A paper's language is the year's, whoever writes it.
    add_result(files, "", result, plan.language);
    if (result.edition > 1)
      files.emplace_back("difference.csv", report::difference_csv(result, moved, plan.language));
  };
  // The head is still that of which the result was made: nobody has recorded in between.
  const std::vector<std::int64_t> numbers = desk.put_prepared(prepare, [&] {
    const cycle::Permit permit = cycle::permit_to_publish(desk, period, correcting);
    if (!desk.is_dry_run()) put_results(folder, files, other_files());
    return std::vector{desk.entry_of(publication_of(period, made, files, correcting), permit)};
  });
  if (desk.is_dry_run())
    session.print(report::summary(made.assessment.result, session.language));
  else
    say_written(session, period, folder, made.count());
  if (made.assessment.result.edition > 1) say_moved(session, made.assessment.result, moved);
  say_recorded(session, desk, numbers);
  return 0;
}

}  // namespace

void add_period_publish_command(CLI::App& group, Session& session) {
  auto act = std::make_shared<PeriodAct>();
  CLI::App* command = group.add_subcommand(
      "publish",
      say({"write a period's result from confirmed records, once all domains are "
           "closed; with --reason and --document another edition of it\n"
           "Example: kaohe period publish --period q1 --as jiang_mingyuan",
           "各领域办结后,由已确认的记录形成阶段结果;用 --reason 和 --document 形成新一版\n"
           "例:kaohe period publish --period q1 --as jiang_mingyuan"})
          .in(session.language));
  add_acting_options(*command, session, act->acting);
  add_needed_period(*command, session, act->period);
  add_with_waiting(*command, session, act->with_waiting);
  const auto add = [&](const char* name, std::string& text, const Message& about) {
    command->add_option(name, text, say(about).in(session.language))->type_name("TEXT");
  };
  add("--reason", act->reason, {"why there is to be another edition", "形成新一版的理由"});
  add("--document", act->document, {"the paper that it rests on", "形成新一版所依据的文件"});
  add_threads_option(*command, session);
  command->callback(
      [&session, act] { session.command = [&session, act] { return publish(session, *act); }; });
}

}  // namespace kaohe::app
