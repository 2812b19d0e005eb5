// What another person recorded, confirmed by name (Art. 11(6), 21).
#include <algorithm>

#include "cycle/answers.hpp"
#include "cycle/duty_acts.hpp"
#include "cycle/hearing.hpp"
#include "cycle/matter_links.hpp"
#include "cycle/notice_named.hpp"
#include "cycle/owed.hpp"
#include "cycle/record_named.hpp"
#include "cycle/recording.hpp"
#include "ledger/clock.hpp"
#include "ledger/kinds.hpp"

namespace kaohe::cycle {

namespace {

using ledger::Entry;
using ledger::NewEntry;
using ledger::Observation;
using nlohmann::json;

/// A merge moves the figure of each record that it is about.
void require_still_mergeable(const Desk& desk, const Entry& entry) {
  if (entry.kind == ledger::MatterMerge::kKind)
    require_mergeable(desk, entry.number, ledger::record_of<ledger::MatterMerge>(entry));
}

/// Observations of a period that is still open in a domain of theirs.
bool awaits_submission(const Desk& desk, const RecordNamed& named) {
  const std::string period = named.period();
  if (period.empty()) return false;
  const auto rows = ledger::rows_by_domain(ledger::payload_of(named.entry));
  return std::any_of(rows.begin(), rows.end(), [&](const auto& of_domain) {
    return desk.progress().closing(of_domain.first, period) == nullptr;
  });
}

void require_confirmable(const Desk& desk, const RecordNamed& named) {
  require_standing(desk, named);
  require_replaced_undisputed(desk, named.entry);
  require_still_mergeable(desk, named.entry);
  if (named.entry.kind == ledger::kCancellationKind) {
    const ledger::Entry cancelled = desk.ledger().find(named.entry.replaces.value()).value();
    require_not_deducted(desk, cancelled);
    require_unanswered(desk, cancelled);
  }
  require_timely(desk, named.entry);
  const Progress& progress = desk.progress();
  if (is_confirmed_in_all(progress, named))
    refuse_number(named.number, say({"nothing of it waits to be confirmed (kind \"{}\")",
                                     "它没有待确认的内容(类别“{}”)"},
                                    ledger::kind_title(named.entry.kind)));
  if (awaits_submission(desk, named))
    refuse_number(
        named.number,
        say({"observations of a period that is still open are confirmed by their unit's "
             "submission: `kaohe period submit --period {}`",
             "阶段未办结的监测记录由其单位报送时一并确认:kaohe period submit --period {}"},
            named.period()));
  require_shown_before_confirmation(desk, named.entry);
}

/// Art. 11(6): a submission does not let in what its rows, each for itself, would be refused.
void require_rows_in_reach(const Desk& desk, const RecordNamed& named) {
  if (named.entry.kind != ledger::Submission::kKind) return;
  std::vector<Problem> problems =
      out_of_reach_in({desk.plan(), desk.ledger(), desk.progress()},
                      ledger::record_of<ledger::Submission>(named.entry), desk.person());
  if (problems.empty()) return;
  problems.push_back(
      {{"#" + std::to_string(named.number)},
       say({"this late submission would let in the rows above, which {0} may not confirm; let "
            "their author withdraw them (`kaohe record withdraw NUMBER`) and record them anew: "
            "then they wait for whoever may, and this can be confirmed",
            "确认此次补报会使上列{0}无权确认的记录一并计入;请先由录入人撤回(kaohe record withdraw "
            "编号)并重新录入,由有权的单位另行确认,之后即可确认此次补报"},
           desk.person().name)});
  throw Error(ErrorKind::data, std::move(problems));
}

Permit permit_to_confirm(const Desk& desk, const RecordNamed& named) {
  std::optional<Permit> permit;
  const std::vector<Deed> deeds = deeds_to_confirm(desk.plan(), desk.ledger(), named.entry);
  for (const Deed& deed : deeds) {
    Answer answer = ask(desk.plan(), desk.person(), deed);
    if (!answer.permit) refuse_number(named.number, answer.refusal);
    permit = std::move(answer.permit);
  }
  require_rows_in_reach(desk, named);
  require_other_person(desk.plan(), desk.person(),
                       hands_in({desk.plan(), desk.ledger(), desk.progress()}, named.entry),
                       deeds.front().act, say({"confirm it", "确认"}));
  return *permit;
}

/// What was so when an answer was proposed may be otherwise now.
void check_answer(const Desk& desk, const RecordNamed& named, const AnswerCheck& check) {
  const bool is_answer = named.entry.kind == ledger::Objection::kKind && named.entry.replaces;
  if (!check || !is_answer) return;
  check({named.number, counting_answer(desk, *named.entry.replaces),
         ledger::record_of<ledger::Objection>(named.entry), true});
}

/// Of an entry of observations each distinct deed; `only`: of that row, 0: of all.
void add_deeds_of_rows(const plan::YearPlan& plan, const ledger::Ledger& ledger, const Entry& entry,
                       std::int64_t only, std::vector<Deed>& deeds) {
  std::set<std::pair<std::string, std::string>> seen;
  ledger.observations(entry, [&](const Observation& row) {
    const bool is_asked = only == 0 || row.origin.number == only;
    if (is_asked && seen.insert({row.domain, row.assessee}).second)
      deeds.push_back(deeds_of_row(plan, row).confirm);
  });
}

void add_deeds(const plan::YearPlan& plan, const ledger::Ledger& ledger, const Entry& entry,
               std::int64_t only, std::vector<Deed>& deeds) {
  if (entry.kind == ledger::kObservationsKind)
    return add_deeds_of_rows(plan, ledger, entry, only, deeds);
  const Date day = ledger::day_of(entry.entered);
  if (const auto both = deeds_of_record(plan, entry, day)) deeds.push_back(both->confirm);
}

/// Which rows of an entry a person may not confirm, and who may. `only`: of that row, 0: of all
/// that stand.
void add_out_of_reach(const YearSoFar& year, const plan::Person& person, const Entry& entry,
                      const std::string& domain, std::int64_t only,
                      std::vector<Problem>& problems) {
  const ledger::Standing& standing = year.progress.standing();
  year.ledger.observations(entry, [&](const Observation& row) {
    const std::int64_t number = row.origin.number;
    const bool is_asked =
        only == 0 ? standing.counts(entry, number, row.period, domain) : number == only;
    if (row.domain != domain || !is_asked) return;
    Answer answer = ask(year.plan, person, deeds_of_row(year.plan, row).confirm);
    if (!answer.permit) problems.push_back({{"#" + std::to_string(number)}, answer.refusal});
  });
}

}  // namespace

std::set<std::string> hands_in(const YearSoFar& year, const Entry& entry) {
  std::set<std::string> hands{entry.actor.person};
  if (entry.kind == ledger::Objection::kKind)
    hands.merge(recorders_of(year.plan, year.ledger, ledger::record_of<ledger::Objection>(entry)));
  return hands;
}

std::vector<Problem> out_of_reach_in(const YearSoFar& year, const ledger::Submission& submission,
                                     const plan::Person& person) {
  std::vector<Problem> problems;
  const LatePart part = part_of(submission);
  const std::string& domain = submission.domain;
  for (const Draft& draft : year.progress.drafts()) {
    const bool is_of_it = (draft.is_left_out || draft.awaits_lead_unit) && part_of(draft) == part &&
                          draft.unit == submission.unit && draft.period == submission.period &&
                          draft.rows_of.count(domain) != 0;
    if (!is_of_it) continue;
    const Entry entry = year.ledger.find(draft.hand.number).value();
    add_out_of_reach(year, person, entry, domain, 0, problems);
    if (!entry.replaces) continue;
    const Entry replaced = year.ledger.find(*entry.replaces).value();
    add_out_of_reach(year, person, replaced, domain, *entry.replaces, problems);
  }
  return problems;
}

std::optional<Permit> permit_to_refuse(const Desk& desk, const RecordNamed& named) {
  const bool is_whole = !named.row || named.entry.row_count == 1;
  if (!is_whole || awaits_submission(desk, named)) return std::nullopt;
  try {
    return permit_to_confirm(desk, named);
  } catch (const Error&) {
    return std::nullopt;
  }
}

std::vector<Deed> deeds_to_confirm(const plan::YearPlan& plan, const ledger::Ledger& ledger,
                                   const Entry& entry) {
  std::vector<Deed> deeds;
  add_deeds(plan, ledger, entry, 0, deeds);
  // A correction or cancellation also concerns whatever it takes the place of.
  if (ledger::payload_of(entry).contains(ledger::kGroundsKey))
    add_deeds(plan, ledger, ledger.find(entry.replaces.value()).value(), entry.replaces.value(),
              deeds);
  return deeds;
}

std::vector<std::int64_t> confirm(Desk& desk, const std::vector<std::int64_t>& numbers,
                                  const ConfirmationChecks& checks) {
  return desk.put([&] {
    std::vector<std::int64_t> confirmed;
    std::map<std::string, std::pair<Permit, ledger::Confirmation>> by_role;
    for (const std::int64_t number : numbers) {
      const RecordNamed named = record_named(desk, number);
      require_confirmable(desk, named);
      const Permit permit = permit_to_confirm(desk, named);
      check_answer(desk, named, checks.answer);
      confirmed.push_back(named.entry.number);
      const std::string role = permit.actor.role + "/" + permit.stands_in_for;
      by_role.try_emplace(role, permit, ledger::Confirmation())
          .first->second.second.confirms.push_back(named.entry.number);
    }
    if (checks.decisions) checks.decisions(confirmed);
    std::vector<NewEntry> entries;
    for (const auto& [role, made] : by_role)
      entries.push_back(desk.entry_of(made.second, made.first));
    return entries;
  });
}

}  // namespace kaohe::cycle
