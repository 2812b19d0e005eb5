#include "cycle/hearing.hpp"

#include "cycle/naming.hpp"
#include "cycle/owed.hpp"
#include "cycle/publishing.hpp"
#include "cycle/record_costs.hpp"
#include "cycle/record_named.hpp"
#include "cycle/submitting.hpp"
#include "ledger/kinds.hpp"
#include "ledger/read_records.hpp"

namespace kaohe::cycle {

namespace {

[[noreturn]] void refuse(const Text& what) {
  throw Error(ErrorKind::data, {}, what);
}

/// Up to which number what is recorded was shown; 0: nothing was.
std::int64_t shown_through(const Progress& progress, const std::string& domain,
                           const std::string& period) {
  const std::vector<Disclosed>& shown = progress.disclosures(domain, period);
  return shown.empty() ? 0 : shown.back().disclosure.through;
}

std::vector<const Draft*> drafts_not_shown(const Progress& progress, const std::string& domain,
                                           const std::string& period) {
  const std::int64_t through = shown_through(progress, domain, period);
  const bool is_closed = progress.closing(domain, period) != nullptr;
  std::vector<const Draft*> drafts;
  for (const Draft& draft : progress.drafts()) {
    const bool is_of_it = draft.period == period && draft.rows_of.count(domain) != 0 &&
                          !(is_closed && draft.is_confirmed);
    if (is_of_it && draft.hand.number > through) drafts.push_back(&draft);
  }
  return drafts;
}

void refuse_not_shown(const std::vector<std::int64_t>& numbers, const std::string& domain,
                      const std::string& period) {
  std::vector<Problem> problems;
  for (const std::int64_t number : numbers)
    problems.push_back(
        {{"#" + std::to_string(number)},
         say({"the assessees have not been shown what it says of them: `kaohe "
              "period disclose --period {} --domain {}` (hearing.disclose of "
              "year.toml)",
              "尚未告知考核对象;请先用 kaohe period disclose --period {} --domain {} "
              "告知(year.toml 的 hearing.disclose)"},
             period, domain)});
  if (!problems.empty()) throw Error(ErrorKind::data, std::move(problems));
}

/// Whether confirming an entry lets a draft of its domain in.
bool lets_in(const ledger::Entry& entry, const std::optional<ledger::Submission>& submission,
             const Draft& draft) {
  if (!submission) return draft.hand.number == entry.number;
  return draft.unit == submission->unit && draft.hand.number < entry.number &&
         part_of(draft) == part_of(*submission);
}

}  // namespace

std::vector<std::int64_t> not_shown(const Progress& progress, const std::string& domain,
                                    const std::string& period) {
  std::vector<std::int64_t> numbers;
  for (const Draft* draft : drafts_not_shown(progress, domain, period))
    numbers.push_back(draft->hand.number);
  return numbers;
}

std::int64_t disclose(Desk& desk, const std::string& domain_word, const std::string& period_word,
                      const std::string& document) {
  const plan::Domain& domain = domain_named(desk.plan(), domain_word);
  const plan::Period& period = period_named(desk.plan(), period_word);
  const auto make = [&] {
    const Permit permit = desk.permit({Act::disclose, domain.id});
    require_begun(desk, period, say({"it is shown once it is recorded", "录入之后再告知"}));
    if (document.empty())
      refuse(say({"the paper by which it was shown is missing: --document",
                  "请用 --document 写明告知文件"}));
    const Progress& progress = desk.progress();
    if (not_shown(progress, domain.id, period.id).empty())
      refuse(say({"nothing of {} has been recorded in {} since it was shown last",
                  "“{}”{}自上次告知以来没有新的记录"},
                 period.title, domain.title));
    const ledger::Disclosure shown{domain.id, period.id, desk.ledger().head().number, document};
    return std::vector{desk.entry_of(shown, permit)};
  };
  return desk.put(make).front();
}

void require_disclosed(const Desk& desk, const plan::Domain& domain, const plan::Period& period) {
  if (!desk.plan().hearing.disclose) return;
  refuse_not_shown(not_shown(desk.progress(), domain.id, period.id), domain.id, period.id);
}

void require_shown_before_confirmation(const Desk& desk, const ledger::Entry& entry) {
  if (!desk.plan().hearing.disclose) return;
  const bool is_submission = entry.kind == ledger::Submission::kKind;
  const bool is_of_rows =
      entry.kind == ledger::kObservationsKind || entry.kind == ledger::kCancellationKind;
  if (!is_submission && !is_of_rows) return;
  std::optional<ledger::Submission> submission;
  if (is_submission) submission = ledger::record_of<ledger::Submission>(entry);
  const std::string period = submission ? submission->period : ledger::period_of(entry);
  if (period.empty()) return;
  for (const plan::Domain& domain : desk.plan().domains) {
    if (submission && submission->domain != domain.id) continue;
    std::vector<std::int64_t> numbers;
    for (const Draft* draft : drafts_not_shown(desk.progress(), domain.id, period)) {
      if (lets_in(entry, submission, *draft)) numbers.push_back(draft->hand.number);
    }
    refuse_not_shown(numbers, domain.id, period);
  }
}

Learning::Learning(const plan::YearPlan& plan, const ledger::Ledger& ledger,
                   const Progress& progress, Date today)
    : plan_(plan),
      ledger_(ledger),
      progress_(progress),
      published_(published_editions(ledger, plan.year)) {
  std::erase_if(published_, [&](const Published& one) { return one.hand.day > today; });
}

Learned Learning::learned(const Hand& hand) const {
  return {hand.number, hand.day,
          plan_.working_day(hand.day + std::chrono::days(plan_.hearing.objection_days))};
}

/// Whether the records of which a publication was made hold an observation.
bool Learning::is_in(const Published& published, const ledger::Observation& row) {
  const auto [found, is_new] = rows_.try_emplace(published.hand.number);
  if (is_new) {
    ledger::ReadOptions options;
    options.year = plan_.year;
    options.with_proposed = false;
    options.before = published.hand.number;
    const auto records = ledger::read_records(ledger_, options);
    for (const auto& [domain, list] : records->observations_by_domain)
      for (const ledger::Observation& one : list) found->second.insert(one.origin.number);
  }
  return found->second.count(row.origin.number) != 0;
}

std::optional<Learned> Learning::of(const ledger::Observation& row) {
  std::optional<Learned> shown;
  for (const Disclosed& one : progress_.disclosures(row.domain, row.period)) {
    if (one.disclosure.through < row.origin.number) continue;
    shown = learned(one.hand);
    break;
  }
  const std::string& period = period_priced_in(plan_, row).id;
  for (const Published& one : published_) {
    if (one.publication.period != period || one.hand.number < row.origin.number) continue;
    if (shown && shown->number < one.hand.number) break;
    if (is_in(one, row)) return learned(one.hand);
  }
  return shown;
}

void require_objectable(const Desk& desk, const ledger::Observation& row) {
  const auto learned = Learning(desk.plan(), desk.ledger(), desk.progress(), desk.today()).of(row);
  if (!learned || desk.today() <= learned->objection_until) return;
  refuse_number(row.origin.number,
                say({"it was shown on {} (#{}), and objections to it were taken through {}; what "
                     "is wrong with it its unit puts right with `kaohe record correct`",
                     "该记录已于 {} 告知或者公布(#{}),异议期至 {} 止;确有错误的由录入单位更正"
                     "(kaohe record correct)"},
                    to_text(learned->day), learned->number, to_text(learned->objection_until)));
}

}  // namespace kaohe::cycle
