#include "cycle/publishing.hpp"

#include <algorithm>

#include "base/nearest.hpp"
#include "cycle/progress.hpp"
#include "cycle/system_versions.hpp"
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

/// What an earlier time costs counts in this result too: it must be settled first.
void require_earlier_closed(const plan::YearPlan& plan, const Progress& progress,
                            const plan::Period& period) {
  for (const plan::Period& earlier : plan.periods) {
    if (earlier.last_day < period.last_day) require_all_closed(plan, progress, earlier);
  }
}

void require_unpublished(const Progress& progress, const plan::Period& period) {
  const Hand* hand = progress.publication(period.id);
  if (hand == nullptr) return;
  refuse(say({"the result of {} stands on record since {} by {} (#{}); an edition is never "
              "written over",
              "“{}”的结果已于 {} 由 {} 形成(#{});已形成的结果不得改写"},
             period.title, to_text(hand->day), hand->person, hand->number));
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

void refuse_waiting(const plan::YearPlan& plan, const plan::Period& period,
                    const std::vector<Gap>& gaps) {
  if (gaps.empty()) return;
  std::vector<Problem> problems{
      {{},
       say({"the result of {} waits for {} things; let those who owe them record them and the lead "
            "units confirm them, or write it as it stands by --with-waiting, which is recorded: "
            "what waits is marked as waiting, and what depends on it has no figure yet",
            "“{}”的结果尚待 {} 项:请责任单位补录并由主要考核责任单位确认,或用 --with-waiting "
            "先行形成结果(将记录在案):待报事项如实标明,受其影响的得分暂缺"},
           period.title, gaps.size())}};
  for (Problem& one : gaps_by_unit(plan, gaps)) problems.push_back(std::move(one));
  throw Error(ErrorKind::data, std::move(problems));
}

}  // namespace

Permit permit_to_publish(const Desk& desk, const plan::Period& period) {
  Permit permit = desk.permit({Act::publish_period});
  if (period.awards)
    refuse(say({"{} is the year-end: its result takes the committee's decisions and is not "
                "written by this command",
                "“{}”是年终考核,结果须经县考核委决定,不用本命令形成"},
               period.title));
  const Progress& progress = desk.progress();
  require_earlier_closed(desk.plan(), progress, period);
  require_all_closed(desk.plan(), progress, period);
  for (const plan::Domain& domain : desk.plan().domains)
    require_issued(desk.plan(), desk.systems(), desk.progress(), domain.id);
  require_unpublished(progress, period);
  return permit;
}

ToPublish assess_to_publish(const Year& year, const Desk& desk, const plan::Period& period,
                            unsigned threads, bool with_waiting) {
  ledger::ReadOptions reading;
  reading.year = year.plan.year;
  reading.with_proposed = false;
  reading.folder = year.plan.folder;
  AssessOptions options;
  const bool is_live = desk.ledger().nature() == ledger::Nature::live;
  options.standing = is_live ? "official" : "played";
  options.threads = threads;
  options.ledger_head = desk.ledger().head().digest;
  // What was objected to, answered and decided since the period's end is known when it is written.
  options.known_until = std::max(period.asked_on, desk.today());
  const auto records = ledger::read_records(desk.ledger(), reading);
  ToPublish made{assess(year, *records, period.id, options), {}};
  if (!made.assessment.failures.empty()) throw Error(ErrorKind::plugin, made.assessment.failures);
  refuse_blocked(made.assessment.result);
  for (const scoring::DomainSheet& one : made.assessment.sheets) {
    const plan::Domain& domain = *year.plan.find_domain(one.sheet.domain);
    for (Gap& gap : gaps_of(year.plan, domain, one.sheet, *records, period.id))
      made.waiting.push_back(std::move(gap));
  }
  if (!with_waiting) refuse_waiting(year.plan, period, made.waiting);
  return made;
}

void require_whole(const ledger::Ledger& ledger) {
  std::vector<Problem> problems = ledger.verify();
  if (!problems.empty()) throw Error(ErrorKind::data, std::move(problems));
}

std::filesystem::path edition_folder(const std::filesystem::path& workspace, int year,
                                     const std::string& period, int edition) {
  return std::filesystem::absolute(workspace).lexically_normal() / "results" /
         std::to_string(year) / period / ("edition-" + std::to_string(edition));
}

}  // namespace kaohe::cycle
