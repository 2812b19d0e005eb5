#include "cycle/publishing.hpp"

#include <algorithm>
#include <set>

#include "base/digest.hpp"
#include "base/files.hpp"
#include "base/nearest.hpp"
#include "cycle/locking.hpp"
#include "cycle/naming.hpp"
#include "cycle/progress.hpp"
#include "cycle/recording.hpp"
#include "cycle/system_versions.hpp"
#include "ledger/clock.hpp"
#include "ledger/read_records.hpp"

namespace kaohe::cycle {

namespace {

[[noreturn]] void refuse(const Text& what) {
  throw Error(ErrorKind::data, {}, what);
}

void require_all_closed(const plan::YearPlan& plan, const Progress& progress,
                        const plan::Period& period) {
  std::vector<std::string> open;
  for (const plan::Domain& domain : plan.domains) {
    if (progress.closing(domain.id, period.id) == nullptr)
      open.push_back(domain.title + " (" + domain.id + ")");
  }
  if (open.empty()) return;
  refuse(say({"{} is not closed yet in {}; their lead units close it: `kaohe period close`",
              "“{}”在下列领域尚未办结:{};请主要考核责任单位用 kaohe period close 办结"},
             period.title, listed(open)));
}

/// What an earlier time costs counts in this result too: it must be settled first. The year's last
/// quarter ends with the year itself.
void require_earlier_closed(const plan::YearPlan& plan, const Progress& progress,
                            const plan::Period& period) {
  for (const plan::Period& other : plan.periods) {
    const bool is_of_the_year = period.awards && !other.awards;
    if (is_of_the_year || other.last_day < period.last_day)
      require_all_closed(plan, progress, other);
  }
}

/// Art. 21: what stands on record is never written over; a later edition says why it is there.
void require_edition(const Desk& desk, const plan::Period& period, const Correcting& correcting) {
  const Published* last = desk.progress().publication(period.id);
  const bool is_said = !correcting.reason.empty() && !correcting.document.empty();
  const bool is_silent = correcting.reason.empty() && correcting.document.empty();
  if (last == nullptr && !is_silent)
    refuse(say({"{} has no result on record yet: write its first edition without --reason and "
                "--document",
                "“{}”尚未形成结果;第一版不用 --reason 和 --document"},
               period.title));
  if (last == nullptr || is_said) return;
  refuse(
      say({"the result of {} stands on record since {} by {} (#{}), edition {}, and is never "
           "written over; where it was wrong or waited for something, say with --reason why and "
           "with --document by which paper there is to be another edition",
           "“{}”的结果已于 {} 由 {} 形成(#{},第 {} 版),不得改写;结果有误或者待报事项已补齐的,请用 "
           "--reason 写明理由、用 --document 写明依据,形成新一版"},
          period.title, to_text(last->hand.day), person_words(desk.plan(), last->hand.person),
          last->hand.number, last->publication.edition));
}

void require_closed_and_issued(const Desk& desk, const plan::Period& period) {
  const Progress& progress = desk.progress();
  require_earlier_closed(desk.plan(), progress, period);
  require_all_closed(desk.plan(), progress, period);
  for (const plan::Domain& domain : desk.plan().domains)
    require_issued(desk.plan(), desk.systems(), desk.progress(), domain.id);
}

/// The public has had its days to speak.
void require_opened(const Desk& desk, const plan::Period& period) {
  const Published* opened = desk.progress().publicity(period.id);
  if (opened == nullptr && desk.plan().hearing.publicity_days == 0) return;
  if (opened == nullptr)
    refuse(say({"the year's result is open to the public for {} days before it is final: `kaohe "
                "period open --period {}`",
                "年度结果须先公示 {} 天才能定稿:kaohe period open --period {}"},
               desk.plan().hearing.publicity_days, period.id));
  const Date until = opened->publication.open_until.value();
  if (desk.today() <= until)
    refuse(say({"the year's result is open to the public through {} (#{}); it is final after that",
                "年度结果正在公示,至 {} 止(#{});期满后方可定稿"},
               to_text(until), opened->hand.number));
}

/// What waits for a record is told by `refuse_waiting`.
void refuse_blocked(const grading::Result& result) {
  std::vector<Problem> problems;
  for (const grading::DomainResult& domain : result.domains) {
    for (const grading::AssesseeResult& assessee : domain.assessees) {
      for (const grading::Note& note : assessee.blocked) {
        if (note.id != "pending")
          problems.push_back({{plan::assessee_unit(domain.id, assessee.id)}, {note.en, note.zh}});
      }
    }
  }
  if (!problems.empty()) throw Error(ErrorKind::data, std::move(problems));
}

/// The answer to an objection that is proposed; nothing: it has none yet.
std::optional<ledger::Entry> answer_proposed(const Desk& desk, std::int64_t objection) {
  const ledger::Standing& standing = desk.progress().standing();
  const ledger::Entry* last = nullptr;
  for (const ledger::Entry* later = standing.replacement_of(objection); later != nullptr;
       later = standing.replacement_of(later->number))
    last = later;
  return last == nullptr ? std::nullopt : std::optional(*last);
}

/// Who is to act on an objection that is open: who answers it, or who confirms its answer.
Text disputed_words(const Desk& desk, const ledger::Objection& one) {
  const plan::YearPlan& plan = desk.plan();
  const std::string whose =
      plan.unit_title(plan::assessee_unit(one.about.domain, one.about.assessee));
  const std::optional<ledger::Entry> answer = answer_proposed(desk, one.origin.number);
  if (!answer)
    return say({"the objection {} of {} is not answered", "{1}的异议 {0} 尚未答复"}, one.document,
               whose);
  const std::vector<Deed> deeds = deeds_to_confirm(plan, desk.ledger(), *answer);
  return say({"the objection {} of {} is answered in #{} by {}, which does not count before it is "
              "confirmed, by another person: {}; `kaohe record confirm {}`",
              "{1}的异议 {0} 已由 {3} 提出答复(#{2}),尚待另一人确认({4}):kaohe record confirm {5}"},
             one.document, whose, answer->number, person_words(plan, answer->actor.person),
             who_may(plan, deeds.front()), answer->number);
}

void refuse_waiting(const Desk& desk, const plan::Period& period, const ToPublish& made) {
  if (made.count() == 0) return;
  const plan::YearPlan& plan = desk.plan();
  std::vector<Problem> problems{
      {{},
       say({"the result of {} waits for {} things; let those who owe them record them and the lead "
            "units confirm them, or write it as it stands by --with-waiting, which is recorded: "
            "what waits is marked as waiting, and what depends on it has no figure yet",
            "“{}”的结果尚待 {} 项:请责任单位补录并由主要考核责任单位确认,或用 --with-waiting "
            "先行形成结果(将记录在案):待报事项如实标明,受其影响的得分暂缺"},
           period.title, made.count())}};
  for (Problem& one : gaps_by_unit(plan, made.waiting)) problems.push_back(std::move(one));
  for (const Draft& one : made.unconfirmed)
    problems.push_back({{"#" + std::to_string(one.hand.number)},
                        say({"{} rows of {} that {} recorded are not confirmed and do not count",
                             "{2}录入的 {0} 行({1})尚未确认,不计入"},
                            one.row_count, plan.find_period(one.period)->title,
                            person_words(plan, one.hand.person))});
  for (const ledger::Objection& one : made.disputed)
    problems.push_back({{"#" + std::to_string(one.origin.number)}, disputed_words(desk, one)});
  throw Error(ErrorKind::data, std::move(problems));
}

/// Rows of a period and of those before it that are only proposed.
std::vector<Draft> unconfirmed(const plan::YearPlan& plan, const Progress& progress,
                               const plan::Period& period) {
  std::vector<Draft> drafts = progress.drafts();
  std::erase_if(drafts, [&](const Draft& one) {
    return one.is_confirmed || plan.period_index(one.period) > plan.period_index(period.id);
  });
  return drafts;
}

std::vector<ledger::Objection> open_objections(const ledger::MemorySource& records, Date today) {
  std::vector<ledger::Objection> open = records.all_objections;
  std::erase_if(open, [&](const ledger::Objection& one) { return !one.is_open(today); });
  return open;
}

ledger::ReadOptions confirmed_records(const Year& year) {
  ledger::ReadOptions reading;
  reading.year = year.plan.year;
  reading.with_proposed = false;
  reading.folder = year.plan.folder;
  return reading;
}

AssessOptions official_options(const ledger::Ledger& ledger, unsigned threads) {
  AssessOptions options;
  options.standing = ledger.nature() == ledger::Nature::live ? "official" : "played";
  options.threads = threads;
  options.with_waiting = true;  // whoever publishes has said so: see refuse_waiting
  return options;
}

/// What was objected to, answered and decided since the period's end is known when it is written.
Date known_when_written(const plan::Period& period, Date day) {
  return std::max(period.asked_on, day);
}

[[noreturn]] void refuse_not_later(const plan::Period& period, std::int64_t number,
                                   std::optional<Date> day) {
  throw Error(
      ErrorKind::data, {"#" + std::to_string(number)},
      day ? say({"it is no decision that exempts or finds something not applicable, and no share "
                 "given back, in force and of a day after {}, when {} was first written; only "
                 "these "
                 "are left out, and all else counts without --taking-in",
                 "它不是 {} 之后(“{}”第一版形成日之后)生效的豁免或不适用决定、返还扣分;只有这几类"
                 "才须用 --taking-in 写明,其余的本来就计入"},
                to_text(*day), period.title)
          : say({"nothing is left out of this edition of {}: write it without --taking-in",
                 "“{}”本版不排除任何决定,不用 --taking-in"},
                period.title));
}

/// What was decided or given back since the first edition, and which of it counts all the same.
void take_in(const Desk& desk, const plan::Period& period,
             const std::vector<std::int64_t>& taking_in, ledger::MemorySource& records,
             ToPublish& made) {
  const Progress& progress = desk.progress();
  const auto day =
      left_out_after(desk.ledger(), desk.plan().year, period, next_edition(progress, period.id));
  if (!day && !taking_in.empty()) refuse_not_later(period, taking_in.front(), day);
  if (!day) return;
  std::vector<Later> later = later_than(*day, records);
  std::set<std::int64_t> counting(taking_in.begin(), taking_in.end());
  for (const std::int64_t number : counting) {
    const bool is_later = std::any_of(later.begin(), later.end(),
                                      [&](const Later& one) { return one.number == number; });
    if (!is_later) refuse_not_later(period, number, day);
  }
  const ledger::Publication& last = progress.publication(period.id)->publication;
  counting.insert(last.taking_in.begin(), last.taking_in.end());
  made.taking_in.assign(counting.begin(), counting.end());
  made.left_out = leave_out(std::move(later), made.taking_in, records);
}

std::filesystem::path results_folder(const std::filesystem::path& workspace, int year) {
  return std::filesystem::absolute(workspace).lexically_normal() / "results" / std::to_string(year);
}

/// A published file that is not what was published.
std::optional<Problem> changed(const std::filesystem::path& file, const std::string& digest) {
  constexpr std::size_t kFileSizeMax = std::size_t{1} << 30U;
  if (!is_there(file))
    return Problem{{file.string()},
                   say({"it was published and is missing; restore it from a backup",
                        "已形成的结果文件缺失;请从备份恢复"})};
  if (sha256(read_file(file, kFileSizeMax)) == digest) return std::nullopt;
  return Problem{{file.string()},
                 say({"it was changed after it was published; restore it from a backup",
                      "形成后被改动;请从备份恢复"})};
}

}  // namespace

int next_edition(const Progress& progress, const std::string& period) {
  const Published* last = progress.publication(period);
  return last == nullptr ? 1 : last->publication.edition + 1;
}

Permit permit_to_publish(const Desk& desk, const plan::Period& period,
                         const Correcting& correcting) {
  Permit permit = desk.permit({Act::publish_period});
  require_closed_and_issued(desk, period);
  require_edition(desk, period, correcting);
  if (period.awards && desk.progress().publication(period.id) == nullptr)
    require_opened(desk, period);
  return permit;
}

Permit permit_to_open(const Desk& desk, const plan::Period& period) {
  const Permit permit = desk.permit({Act::publish_period});
  if (!period.awards)
    refuse(say({"{} is not the year-end: only the year's result is open to the public before it is "
                "final; write this one with `kaohe period publish`",
                "“{}”不是年终考核:只有年度结果须先公示;请用 kaohe period publish 形成结果"},
               period.title));
  require_closed_and_issued(desk, period);
  const Published* last = desk.progress().publication(period.id);
  if (last != nullptr)
    refuse(
        say({"the year's result is final since {} (#{}); a correction is another edition: `kaohe "
             "period publish --reason … --document …`",
             "年度结果已于 {} 定稿(#{});更正请形成新一版:kaohe period publish --reason … "
             "--document …"},
            to_text(last->hand.day), last->hand.number));
  return permit;
}

void add_what_waits(const Desk& desk, const plan::Period& period,
                    const ledger::MemorySource& records, ToPublish& made) {
  const plan::YearPlan& plan = desk.plan();
  for (const scoring::DomainSheet& one : made.assessment.sheets) {
    const plan::Domain& domain = *plan.find_domain(one.sheet.domain);
    for (Gap& gap : gaps_of(plan, domain, one.sheet, records, period.id))
      made.waiting.push_back(std::move(gap));
  }
  made.unconfirmed = unconfirmed(plan, desk.progress(), period);
  if (period.awards) made.disputed = open_objections(records, desk.today());
}

ToPublish assess_to_publish(const Year& year, const Desk& desk, const plan::Period& period,
                            unsigned threads, bool with_waiting,
                            const std::vector<std::int64_t>& taking_in) {
  if (desk.ledger().nature() == ledger::Nature::live) require_locked(year);
  AssessOptions options = official_options(desk.ledger(), threads);
  options.edition = next_edition(desk.progress(), period.id);
  options.ledger_head = desk.ledger().head().digest;
  options.decisions_by_number = true;
  options.known_until = known_when_written(period, desk.today());
  const auto records = ledger::read_records(desk.ledger(), confirmed_records(year));
  ToPublish made;
  take_in(desk, period, taking_in, *records, made);
  made.assessment = assess(year, *records, period.id, options);
  if (!made.assessment.failures.empty()) throw Error(ErrorKind::plugin, made.assessment.failures);
  refuse_blocked(made.assessment.result);
  add_what_waits(desk, period, *records, made);
  if (!with_waiting) refuse_waiting(desk, period, made);
  return made;
}

std::vector<std::string> ToPublish::ids() const {
  std::vector<std::string> ids = ids_of_gaps(waiting);
  for (const Draft& one : unconfirmed) {
    std::string line = "unconfirmed #" + std::to_string(one.hand.number) + ":";
    for (const auto& [domain, count] : one.rows_of)
      line += " " + domain + " " + std::to_string(count);
    ids.push_back(std::move(line));
  }
  for (const ledger::Objection& one : disputed)
    ids.push_back("objection #" + std::to_string(one.origin.number));
  return ids;
}

std::vector<Published> published_editions(const ledger::Ledger& ledger, int year) {
  std::vector<Published> editions;
  ledger.entries({year, {ledger::Publication::kKind}, {}}, [&](const ledger::Entry& entry) {
    editions.push_back({{entry.number, entry.actor.person, ledger::day_of(entry.entered)},
                        ledger::record_of<ledger::Publication>(entry)});
  });
  return editions;
}

Assessment assess_again(const Year& year, const ledger::Ledger& ledger, const Published& published,
                        unsigned threads) {
  const plan::Period& period = period_named(year.plan, published.publication.period);
  AssessOptions options = official_options(ledger, threads);
  options.edition = published.publication.edition;
  options.known_until = known_when_written(period, published.hand.day);
  ledger::ReadOptions reading = confirmed_records(year);
  reading.before = published.hand.number;
  const auto records = ledger::read_records(ledger, reading);
  if (const auto day = left_out_after(ledger, year.plan.year, period, options.edition))
    leave_out(later_than(*day, *records), published.publication.taking_in, *records);
  Assessment again = assess(year, *records, period.id, options);
  take_dues(published.publication.dues, again.result);
  return again;
}

bool has_results(const std::filesystem::path& workspace, int year) {
  return is_there(results_folder(workspace, year));
}

std::vector<Problem> changed_files(const std::filesystem::path& workspace, int year,
                                   const ledger::Publication& publication) {
  std::map<std::string, std::string> files = publication.files;
  files["result.json"] = publication.result_digest;
  const std::filesystem::path folder = edition_folder(workspace, year, publication);
  std::vector<Problem> problems;
  for (const auto& [name, digest] : files)
    if (auto problem = changed(folder / name, digest)) problems.push_back(*std::move(problem));
  return problems;
}

std::vector<Problem> unrecorded_results(const std::filesystem::path& workspace,
                                        const ledger::Ledger& ledger) {
  namespace fs = std::filesystem;
  std::set<fs::path> recorded;
  ledger.entries({{}, {ledger::Publication::kKind}, {}}, [&](const ledger::Entry& entry) {
    recorded.insert(
        edition_folder(workspace, entry.year, ledger::record_of<ledger::Publication>(entry)));
  });
  // results/<year>/<period>/<edition>
  const fs::path results = fs::absolute(workspace).lexically_normal() / "results";
  std::set<fs::path> found;
  std::error_code error;
  fs::recursive_directory_iterator at(results, error);
  for (; !error && at != fs::recursive_directory_iterator(); at.increment(error)) {
    if (at.depth() != 2 || !at->is_directory()) continue;
    const std::string name = at->path().filename();
    if (name.rfind("edition-", 0) == 0 || name.rfind("publicity-", 0) == 0)
      found.insert(at->path());
    at.disable_recursion_pending();
  }
  std::vector<Problem> problems;
  for (const fs::path& folder : found)
    if (recorded.count(folder) == 0)
      problems.push_back(
          {{folder.string()},
           say({"no record of the ledger says that this was published; move it away, "
                "or restore the ledger that does",
                "账本中没有形成这一结果的记录;请移走该目录,或者恢复有该记录的账本"})});
  return problems;
}

void require_whole(const ledger::Ledger& ledger) {
  std::vector<Problem> problems = ledger.verify();
  if (!problems.empty()) throw Error(ErrorKind::data, std::move(problems));
}

std::filesystem::path edition_folder(const std::filesystem::path& workspace, int year,
                                     const ledger::Publication& publication) {
  const char* const what = publication.open_until ? "publicity-" : "edition-";
  return results_folder(workspace, year) / publication.period /
         (what + std::to_string(publication.edition));
}

}  // namespace kaohe::cycle
