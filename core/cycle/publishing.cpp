#include "cycle/publishing.hpp"

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

void require_unpublished(const Progress& progress, const plan::Period& period) {
  const Hand* hand = progress.publication(period.id);
  if (hand == nullptr) return;
  refuse(say({"the result of {} stands on record since {} by {} (#{}); an edition is never "
              "written over",
              "“{}”的结果已于 {} 由 {} 形成(#{});已形成的结果不得改写"},
             period.title, to_text(hand->day), hand->person, hand->number));
}

void refuse_blocked(const grading::Result& result) {
  std::vector<Problem> problems;
  for (const grading::DomainResult& domain : result.domains) {
    for (const grading::AssesseeResult& assessee : domain.assessees) {
      for (const grading::Note& note : assessee.blocked)
        problems.push_back({{plan::assessee_unit(domain.id, assessee.id)}, {note.en, note.zh}});
    }
  }
  if (!problems.empty()) throw Error(ErrorKind::data, std::move(problems));
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
  require_all_closed(desk.plan(), progress, period);
  for (const plan::Domain& domain : desk.plan().domains)
    require_issued(desk.plan(), desk.ledger(), domain.id);
  require_unpublished(progress, period);
  return permit;
}

Assessment assess_to_publish(const Year& year, const Desk& desk, const plan::Period& period,
                             unsigned threads) {
  ledger::ReadOptions reading;
  reading.year = year.plan.year;
  reading.with_proposed = false;
  reading.folder = year.plan.folder;
  AssessOptions options;
  const bool is_live = desk.ledger().nature() == ledger::Nature::live;
  options.standing = is_live ? "official" : "played";
  options.threads = threads;
  options.ledger_head = desk.ledger().head().digest;
  Assessment assessment =
      assess(year, *ledger::read_records(desk.ledger(), reading), period.id, options);
  if (!assessment.failures.empty()) throw Error(ErrorKind::plugin, assessment.failures);
  refuse_blocked(assessment.result);
  return assessment;
}

}  // namespace kaohe::cycle
