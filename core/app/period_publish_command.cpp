// kaohe period publish: a period's result, written and put on record.
//
// Files first, the entry second: an entry never speaks of a file that is not there whole. What a
// crash between the two leaves is a folder for which no entry vouches; publishing again computes
// the same bytes from the same ledger, finds them and records them. Where they differ, a person
// moves the folder away: nothing is deleted.
#include <filesystem>
#include <memory>

#include "app/moved_table.hpp"
#include "app/period_commands.hpp"
#include "app/results.hpp"
#include "base/words.hpp"
#include "cycle/archive.hpp"
#include "cycle/publishing.hpp"
#include "cycle/submitting.hpp"
#include "report/csv.hpp"
#include "report/result_json.hpp"
#include "report/summary.hpp"
#include "report/words.hpp"

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
  session.print(
      say({"{} things wait still and are marked so; an indicator without its value has no "
           "score, what is not confirmed does not count, what is disputed counts as it "
           "was recorded",
           "其中 {} 项待办,已如实标明:缺数据的指标暂缺得分,未确认的不计入,有异议的暂按原记录"
           "计入"},
          waiting));
}

/// A grade that nobody has decided stands as it is proposed.
void say_undecided(const Session& session, const grading::Result& result) {
  std::vector<std::string> names;
  for (const grading::DomainResult& domain : result.domains)
    for (const grading::AssesseeResult& one : domain.assessees)
      if (!one.grade.final_grade.empty() && one.grade.decided.empty()) names.push_back(one.name);
  if (names.empty()) return;
  constexpr std::size_t kShown = 8;
  const std::size_t count = names.size();
  if (count > kShown) names.resize(kShown);
  session.print(say({"the grades of {} assessees are not decided and stand as proposed: {}{}",
                     "有 {} 个考核对象的等次尚未决定,暂列建议等次:{}{}"},
                    count, joined(names, "、"), count > kShown ? "……" : ""));
}

/// A result that is to be written: an edition, or what is open to the public before it.
struct Writing {
  ledger::Publication begun;               ///< with what is known before
  const cycle::Published* last = nullptr;  ///< with which it is compared; none: the first
  cycle::ToPublish made;
  std::vector<grading::Moved> moved;  ///< against `last`
  Files files;
  fs::path folder;
  cycle::Archive archive;  ///< what it is made with
};

/// Of each decision or returned share that came after the first edition and is not in this one.
std::vector<Text> left_out_words(const cycle::ToPublish& made) {
  std::vector<Text> words;
  for (const cycle::Later& one : made.left_out)
    words.push_back(
        say({"left out: #{} of {}, {}, {}, after the first edition; `--taking-in {}` takes it in",
             "不计入:#{}({},{},{}),在第一版形成之后;确应计入的用 --taking-in {} 写明"},
            one.number, to_text(one.day),
            report::name_in(made.assessment.result, one.domain, one.assessee), one.document,
            one.number));
  return words;
}

[[noreturn]] void refuse_same(const cycle::Published& last, const std::vector<Text>& left_out) {
  Text what = say({"every figure is that of edition {}, published on {} (#{}): there is nothing to "
                   "correct in it; what is only proposed does not count until it is confirmed",
                   "各项数据与第 {} 版({},#{})相同,无须形成新一版;尚未确认的更正不计入"},
                  last.publication.edition, to_text(last.hand.day), last.hand.number);
  for (const Text& one : left_out) what = say({"{}; {}", "{};{}"}, what, one);
  throw Error(ErrorKind::data, {}, what);
}

/// What it changes.
std::vector<grading::Moved> moved_by(const grading::Result& before, const Writing& writing) {
  const ledger::Publication& last = writing.last->publication;
  std::vector<grading::Moved> moved =
      grading::moved_between_editions(before, writing.made.assessment.result);
  const bool is_another_of_its_kind =
      last.open_until.has_value() == writing.begun.open_until.has_value();
  const bool waits_as_before = writing.made.ids() == last.waiting;
  if (is_another_of_its_kind && moved.empty() && waits_as_before &&
      report::figures_digest(writing.made.assessment.result) == last.figures_digest)
    refuse_same(*writing.last, left_out_words(writing.made));
  return moved;
}

/// What is final is what the public has seen, unless it is said that it is not.
void require_as_opened(const Writing& writing, bool with_changes) {
  const bool is_first_of_year =
      writing.last != nullptr && writing.last->publication.open_until && !writing.begun.open_until;
  if (!is_first_of_year || writing.moved.empty() || with_changes) return;
  throw Error(ErrorKind::data, {},
              say({"{} figures are others than those that were open to the public until {} (#{}); "
                   "open them again (`kaohe period open`), or write them all the same by "
                   "--with-changes: difference.csv names each",
                   "有 {} 项数据与公示的不同(公示至 {},#{});请重新公示(kaohe period open),或用 "
                   "--with-changes 直接定稿,变动列入 difference.csv"},
                  writing.moved.size(), to_text(*writing.last->publication.open_until),
                  writing.last->hand.number));
}

void say_moved(const Session& session, const grading::Result& result,
               const std::vector<grading::Moved>& moved) {
  session.print(
      moved.empty()
          ? say({"edition {}: no figure is another", "第 {} 版:数据没有变动"}, result.edition)
          : say({"edition {}: {} figures are others", "第 {} 版:有变动的数据 {} 项"},
                result.edition, moved.size()));
  print_moved(session, result, moved, {{"before", "原来"}, {"now", "现在"}});
}

struct PublishOptions {
  PeriodAct act;
  bool is_open = false;  ///< to the public, not final
  bool with_changes = false;
  std::vector<std::int64_t> taking_in;
};

cycle::Permit permit(const cycle::Desk& desk, const plan::Period& period,
                     const PublishOptions& options) {
  return options.is_open
             ? cycle::permit_to_open(desk, period)
             : cycle::permit_to_publish(desk, period, {options.act.reason, options.act.document});
}

/// Period, edition and why; with what it is compared.
Writing begin(const cycle::Desk& desk, const plan::Period& period, const PublishOptions& options) {
  const cycle::Progress& progress = desk.progress();
  const cycle::Published* opened = progress.publicity(period.id);
  Writing writing;
  writing.last = progress.publication(period.id);
  if (writing.last == nullptr) writing.last = opened;
  writing.begun.period = period.id;
  writing.begun.edition = cycle::next_edition(progress, period.id);
  writing.begun.document = options.act.document;
  writing.begun.reason = options.act.reason;
  if (!options.is_open) return writing;
  writing.begun.edition = opened == nullptr ? 1 : opened->publication.edition + 1;
  writing.begun.open_until =
      desk.plan().working_day(desk.today() + std::chrono::days(desk.plan().hearing.publicity_days));
  return writing;
}

void prepare(const Session& session, const cycle::Year& year, cycle::Desk& desk,
             const plan::Period& period, const PublishOptions& options, Writing& writing) {
  permit(desk, period, options);
  cycle::require_whole(desk.ledger());
  writing = begin(desk, period, options);
  writing.made = cycle::assess_to_publish(year, desk, period, session.options.thread_count(),
                                          options.act.with_waiting, options.taking_in);
  grading::Result& result = writing.made.assessment.result;
  // What is open to the public is not official yet.
  if (options.is_open && result.standing == "official") result.standing = "preview";
  if (writing.last != nullptr) {
    const grading::Result before =
        published_result(session.options.workspace, year.plan, writing.last->publication);
    if (period.awards && writing.begun.edition > 1 && !options.is_open)
      writing.made.dues = cycle::settle_dues(year.plan, before, desk.today(), result);
    writing.moved = moved_by(before, writing);
  }
  require_as_opened(writing, options.with_changes);
  writing.folder = cycle::edition_folder(session.options.workspace, year.plan.year, writing.begun);
  // A paper's language is the year's, whoever writes it.
  add_result(writing.files, "", result, year.plan.language);
  writing.archive = cycle::archive_of(year);
  writing.files.emplace_back(cycle::kManifestFile, writing.archive.manifest);
  if (writing.begun.edition > 1 || !writing.moved.empty())
    writing.files.emplace_back("difference.csv",
                               report::difference_csv(result, writing.moved, year.plan.language));
}

/// Art. 20: those who assess tell in time what they find.
void say_first_learned(const Session& session, const grading::Result& result) {
  for (const grading::DomainResult& domain : result.domains) {
    const Text text = report::first_learned_text(result, domain);
    if (!text.empty()) session.print(text);
  }
}

int publish(Session& session, const PublishOptions& options) {
  OpenDesk open(session, options.act.acting);
  cycle::Desk& desk = open.desk();
  const plan::YearPlan& plan = open.year().plan;
  const plan::Period& period = cycle::period_named(plan, options.act.period);
  Writing writing;
  // The head is still that of which the result was made: nobody has recorded in between.
  const std::vector<std::int64_t> numbers = desk.put_prepared(
      [&] { prepare(session, open.year(), desk, period, options, writing); },
      [&] {
        const cycle::Permit permitted = permit(desk, period, options);
        if (!desk.is_dry_run()) {
          cycle::keep(session.options.workspace, plan.year, writing.archive);
          put_results(writing.folder, writing.files, other_files());
        }
        return std::vector{
            desk.entry_of(publication_of(writing.begun, writing.made, writing.files), permitted)};
      });
  const grading::Result& result = writing.made.assessment.result;
  if (desk.is_dry_run())
    session.print(report::summary(result, session.language));
  else
    say_written(session, period, writing.folder, writing.made.count());
  if (writing.last != nullptr) say_moved(session, result, writing.moved);
  for (const Text& one : left_out_words(writing.made)) session.print(one);
  if (period.awards) say_first_learned(session, result);
  say_undecided(session, result);
  if (options.is_open)
    session.print(say({"open to the public through {}; final after that", "公示至 {},期满后定稿"},
                      to_text(*writing.begun.open_until)));
  say_recorded(session, desk, numbers);
  return 0;
}

CLI::App* add_publishing(CLI::App& group, Session& session, const char* name, const Message& about,
                         const std::shared_ptr<PublishOptions>& options) {
  CLI::App* command = add_subcommand(group, name, say(about).in(session.language));
  PeriodAct& act = options->act;
  add_acting_options(*command, session, act.acting);
  add_needed_period(*command, session, act.period);
  add_with_waiting(*command, session, act.with_waiting);
  add_threads_option(*command, session);
  on_call(*command, [&session, options] {
    session.command = [&session, options] { return publish(session, *options); };
  });
  return command;
}

}  // namespace

void add_period_publish_command(CLI::App& group, Session& session) {
  auto options = std::make_shared<PublishOptions>();
  CLI::App* command = add_publishing(
      group, session, "publish",
      {"write a period's result from confirmed records, once all domains are "
       "closed; with --reason and --document another edition of it\n"
       "Example: kaohe period publish --period q1 --as jiang_mingyuan",
       "各领域办结后,由已确认的记录形成阶段结果;用 --reason 和 --document 形成新一版\n"
       "例:kaohe period publish --period q1 --as jiang_mingyuan"},
      options);
  add_cell(*command, session, "--reason", options->act.reason,
           {"why there is to be another edition", "形成新一版的理由"});
  add_cell(*command, session, "--document", options->act.document,
           {"the paper that it rests on", "形成新一版所依据的文件"});
  add_option(*command, "--taking-in", options->taking_in,
             say({"of another edition: decisions and returned shares of a day after the "
                  "first one that count in it all the same, by number",
                  "新一版:第一版形成之后作出、但应计入本阶段的决定或返还(编号)"})
                 .in(session.language))
      .type_name("NUMBER");
  add_flag(*command, "--with-changes", options->with_changes,
           say({"of the year: figures that are others than those that were open to the "
                "public are final all the same",
                "年度结果:与公示稿不同的数据不再重新公示"})
               .in(session.language));
}

void add_period_open_command(CLI::App& group, Session& session) {
  auto options = std::make_shared<PublishOptions>();
  options->is_open = true;
  CLI::App* command = add_publishing(
      group, session, "open",
      {"open the year's result to the public before it is final\n"
       "Example: kaohe period open --period year --document 云考办〔2024〕1号 --as jiang_mingyuan",
       "公示年度结果,期满后定稿\n"
       "例:kaohe period open --period year --document 云考办〔2024〕1号 --as jiang_mingyuan"},
      options);
  add_cell(*command, session, "--document", options->act.document,
           {"the paper that opens it", "公示文件"});
}

}  // namespace kaohe::app
