// Records taken away: by their author, or whoever refuses to confirm them, before anybody has
// confirmed them, else by two persons.
#include "cycle/duty_acts.hpp"
#include "cycle/naming.hpp"
#include "cycle/notice_named.hpp"
#include "cycle/record_named.hpp"
#include "cycle/recording.hpp"
#include "ledger/kinds.hpp"

namespace kaohe::cycle {

namespace {

using ledger::Entry;
using ledger::NewEntry;

/// An objection takes effect at once, but stays its author's until it is answered.
bool is_still_its_authors(const Progress& progress, const RecordNamed& named) {
  if (named.entry.kind == ledger::Objection::kKind && !named.entry.replaces) return true;
  const ledger::Standing& standing = progress.standing();
  return (ledger::needs_confirmation(named.entry) || standing.follows_closing(named.entry)) &&
         !is_confirmed_in_any(progress, named);
}

// ---------- By the author alone ----------

Permit permit_to_withdraw(const Desk& desk, const RecordNamed& named) {
  if (named.entry.actor.person == desk.person().id) return {named.entry.actor, {}};
  if (const std::optional<Permit> refusing = permit_to_refuse(desk, named)) return *refusing;
  if (named.row && named.entry.row_count > 1)
    refuse_number(named.number,
                  say({"{} recorded it, and only they, or whoever may confirm it with its whole "
                       "entry (`kaohe record withdraw {}`), can take it back",
                       "该行由 {} 录入,只能由本人撤回;有权确认的人不予确认的,须对整批记录办理"
                       "(kaohe record withdraw {})"},
                      person_words(desk.plan(), named.entry.actor.person), named.entry.number));
  refuse_number(named.number,
                say({"{} recorded it, and only they, or whoever may confirm it, can take it back; "
                     "ask them, or correct it",
                     "该记录由 {} 录入,只能由本人撤回,或者由有权确认的人不予确认;请由其办理,"
                     "或者更正"},
                    person_words(desk.plan(), named.entry.actor.person)));
}

/// A correction of one of its rows would stay behind without what it corrects.
void require_rows_uncorrected(const Desk& desk, const Progress& progress,
                              const RecordNamed& named) {
  bool is_any_left = !named.is_entry_of_rows();
  if (is_any_left) return;
  desk.ledger().observations(named.entry, [&](const ledger::Observation& row) {
    const std::int64_t number = row.origin.number;
    if (!progress.standing().is_withdrawn(number) && !progress.standing().is_replaced(number))
      is_any_left = true;
    const Entry* later = progress.standing().replacement_of(number);
    if (later == nullptr) return;
    refuse_number(named.number,
                  say({"#{} by {} takes the place of its row #{}; that one is withdrawn first, or "
                       "the other rows one by one",
                       "{1} 的记录 #{0} 已取代其中的 #{2};请先撤回 #{0},或者逐行撤回其余各行"},
                      later->number, person_words(desk.plan(), later->actor.person), number));
  });
  if (!is_any_left)
    refuse_number(named.number, say({"all its rows were withdrawn, and there is nothing left",
                                     "其中各行均已撤回,没有可以撤回的内容"}));
}

NewEntry withdrawal_of(const Desk& desk, const Progress& progress, const RecordNamed& named,
                       const std::string& reason) {
  const Permit permit = permit_to_withdraw(desk, named);
  require_rows_uncorrected(desk, progress, named);
  NewEntry made = desk.entry(ledger::kWithdrawalKind, permit);
  made.payload["reason"] = reason;
  made.replaces = named.entry.row_count == 1 ? named.entry.number : named.number;
  return made;
}

// ---------- By two persons ----------

Deed deed_of_cancelling(const Desk& desk, const RecordNamed& named) {
  if (named.row) return deeds_of_row(desk.plan(), *named.row).record;
  if (named.is_entry_of_rows())
    refuse_number(named.number,
                  say({"it is confirmed; its rows are taken away one by one: name the number of a "
                       "row, as `kaohe record list` shows it",
                       "该批记录已经确认,须逐行撤销;请写具体一行的编号(见 kaohe record list)"}));
  const bool is_answer = named.entry.kind == ledger::Objection::kKind;
  const auto deeds = deeds_of_record(desk.plan(), named.entry, desk.today());
  const bool is_submission = named.entry.kind == ledger::Submission::kKind;
  if (deeds && !is_answer && !is_submission) return deeds->record;
  refuse_number(
      named.number,
      is_answer ? say({"the objection is answered, and the answer stays; put it right with `kaohe "
                       "record correct`",
                       "异议已经答复,答复不能撤销;有误的请用 kaohe record correct 更正"})
                : say({"an act of this kind (\"{}\") took effect at once, and nothing takes it "
                       "back; what follows from it is put right record by record",
                       "此类事项(“{}”)即时生效,不能撤回;由此产生的记录请逐条更正"},
                      ledger::kind_title(named.entry.kind)));
}

NewEntry cancellation_of(const Desk& desk, const RecordNamed& named, const std::string& reason,
                         const std::string& document) {
  NewEntry made =
      desk.entry(ledger::kCancellationKind, desk.permit(deed_of_cancelling(desk, named)));
  if (document.empty())
    refuse_number(
        named.number,
        say({"it is in force; say with --document which document its taking away rests on",
             "该记录已经生效;请用 --document 写明撤销所依据的文件"}));
  made.payload[ledger::kGroundsKey] = grounds_of(reason, document);
  made.replaces = named.number;
  if (!named.row) return made;
  made.payload["rows"] = {{named.row->domain, 1}};
  if (!named.row->period.empty()) made.payload["period"] = named.row->period;
  if (is_about_lead_unit(desk.plan(), *named.row)) made.payload[ledger::kAboutLeadUnitKey] = true;
  return made;
}

}  // namespace

std::int64_t withdraw(Desk& desk, std::int64_t number, const Withdrawal& withdrawal) {
  const auto make = [&] {
    const Progress& progress = desk.progress();
    const RecordNamed named = record_named(desk, number);
    require_standing(desk, named);
    require_undisputed(desk, named);
    require_not_deducted(desk, named.entry);
    require_unanswered(desk, named.entry);
    require_reason(number, withdrawal.reason);
    return std::vector{is_still_its_authors(progress, named)
                           ? withdrawal_of(desk, progress, named, withdrawal.reason)
                           : cancellation_of(desk, named, withdrawal.reason, withdrawal.document)};
  };
  return desk.put(make).front();
}

}  // namespace kaohe::cycle
