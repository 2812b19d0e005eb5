// Records put right by later records: corrections, withdrawals, confirmations (Art. 21: nothing is
// overwritten).
#include <algorithm>

#include "cycle/deeds.hpp"
#include "cycle/progress.hpp"
#include "cycle/recording.hpp"
#include "evidence/names.hpp"
#include "evidence/observation_row.hpp"
#include "ledger/kinds.hpp"
#include "ledger/read_records.hpp"

namespace kaohe::cycle {

namespace {

using ledger::Entry;
using ledger::NewEntry;
using ledger::Observation;
using nlohmann::json;

Place place_of(std::int64_t number) {
  return {"#" + std::to_string(number)};
}

[[noreturn]] void refuse(std::int64_t number, const Text& what) {
  throw Error(ErrorKind::data, place_of(number), what);
}

Entry entry_at(const Desk& desk, std::int64_t number) {
  std::optional<Entry> entry = desk.ledger().find(number);
  if (entry && entry->year == desk.plan().year) return *std::move(entry);
  refuse(number, say({"the ledger has no such record of {}; `kaohe record list` shows the numbers",
                      "账本中没有 {} 年度的这条记录;编号可用 kaohe record list 查看"},
                     desk.plan().year));
}

void require_standing(const Progress& progress, const Entry& entry, std::int64_t number) {
  for (const std::int64_t one : {number, entry.number}) {
    if (progress.standing().is_withdrawn(one))
      refuse(number, say({"it was withdrawn, and there is nothing left to change",
                          "该记录已经撤回,无可更改"}));
    if (progress.standing().is_replaced(one))
      refuse(number, say({"a later record has taken its place; name that one (`kaohe record list` "
                          "shows it)",
                          "该记录已被后来的记录更正;请改用新记录的编号(见 kaohe record list)"}));
  }
}

/// The row that has a number; of an entry with a single row that entry's number will do.
std::optional<Observation> row_at(const Desk& desk, const Entry& entry, std::int64_t number) {
  std::optional<Observation> found;
  const bool is_single = entry.row_count == 1 && number == entry.number;
  desk.ledger().observations(entry, [&](const Observation& row) {
    if (is_single || row.origin.number == number) found = row;
  });
  return found;
}

void require_reason(std::int64_t number, const std::string& reason) {
  if (!reason.empty()) return;
  refuse(number,
         say({"a reason is missing; say with --reason why", "缺少理由;请用 --reason 写明"}));
}

/// What stands now but for one record, which is about to be replaced.
std::unique_ptr<ledger::MemorySource> on_record_without(const Desk& desk, std::int64_t number) {
  ledger::ReadOptions options;
  options.year = desk.plan().year;
  auto records = ledger::read_records(desk.ledger(), options);
  for (auto& [domain, list] : records->observations_by_domain) {
    std::erase_if(list, [&](const Observation& row) { return row.origin.number == number; });
  }
  return records;
}

/// The row as it would be read from a table with the changes.
Observation changed(const Desk& desk, const Observation& row, const Correction& correction) {
  namespace column = evidence::observation_column;
  CsvTable table;
  table.file = place_of(row.origin.number).text();
  for (const evidence::Column& one : evidence::kObservations.columns)
    table.headings.emplace_back(one.id);
  std::vector<std::string> cells = evidence::cells_of(desk.plan(), row);
  if (correction.value) cells[column::value] = *correction.value;
  if (correction.attributes) cells[column::attributes] = *correction.attributes;
  if (correction.evidence) cells[column::evidence] = *correction.evidence;
  table.rows.push_back({0, std::move(cells)});
  const evidence::Intake intake = evidence::take_in(
      desk.plan(), on_record_without(desk, row.origin.number), evidence::kObservations,
      std::move(table), evidence::key_for_anybody(row.period, row.origin.unit));
  return intake.records->observations_by_domain.at(row.domain).front();
}

Deeds deeds_of_row(const plan::YearPlan& plan, const Observation& row) {
  const plan::Domain* domain = plan.find_domain(row.domain);
  const plan::InputInfo* input = domain == nullptr ? nullptr : domain->system.find_input(row.input);
  if (input == nullptr) {
    refuse(row.origin.number,
           say({"its input \"{}\" is not in this year's indicator system; use the configuration "
                "under which it was recorded",
                "其监测项目“{}”不在本年度指标体系中;请使用录入时的年度配置"},
               row.input));
  }
  return deeds_of(plan, row, evidence::DomainNames(*domain).units(*input));
}

NewEntry correction_of(const Desk& desk, std::int64_t number, const Correction& correction) {
  const Entry entry = entry_at(desk, number);
  const Progress& progress = desk.progress();
  const std::optional<Observation> row =
      entry.kind == ledger::kObservationsKind ? row_at(desk, entry, number) : std::nullopt;
  if (!row) {
    refuse(number, say({"it is no single observation (kind \"{}\"); name the number of a row, as "
                        "`kaohe record list` shows it",
                        "它不是一条监测记录(类别“{}”);请写具体一行的编号(见 kaohe record list)"},
                       entry.kind));
  }
  require_standing(progress, entry, row->origin.number);
  require_reason(number, correction.reason);
  if (row->period.empty())
    refuse(number,
           say({"it belongs to no period; withdraw it before it is confirmed, or record the "
                "later edition of its document",
                "它不属于任何考核阶段;确认之前可撤回重录"}));
  const Permit permit = desk.permit(deeds_of_row(desk.plan(), *row).record);
  NewEntry made = desk.entry(ledger::kObservationsKind, permit);
  // It is the record of the unit that corrects, which submits it in its turn.
  made.payload["period"] = row->period;
  made.payload["rows"] = {{row->domain, 1}};
  made.payload["reason"] = correction.reason;
  made.replaces = row->origin.number;
  made.observations = {changed(desk, *row, correction)};
  if (evidence::cells_of(desk.plan(), made.observations[0]) ==
      evidence::cells_of(desk.plan(), *row))
    refuse(number, say({"the correction changes nothing; say with --value, --attributes or "
                        "--evidence what holds",
                        "更正前后相同;请用 --value、--attributes 或 --evidence 写明更正后的内容"}));
  return made;
}

// ---------- Confirmations ----------

void require_confirmable(const Progress& progress, const Entry& entry, std::int64_t number) {
  require_standing(progress, entry, number);
  const std::string period = ledger::period_of(entry);
  if (progress.standing().is_confirmed(entry, period))
    refuse(number, say({"nothing of it waits to be confirmed (kind \"{}\")",
                        "它没有待确认的内容(类别“{}”)"},
                       entry.kind));
  const auto rows = ledger::rows_by_domain(json::parse(entry.payload));
  const bool is_open = std::any_of(rows.begin(), rows.end(), [&](const auto& of_domain) {
    return progress.closing(of_domain.first, period) == nullptr;
  });
  if (period.empty() || !is_open) return;
  refuse(number, say({"observations of a period that is still open are confirmed by their unit's "
                      "submission: `kaohe period submit --period {}`",
                      "阶段未办结的监测记录由其单位报送时一并确认:kaohe period submit --period {}"},
                     period));
}

Permit permit_to_confirm(const Desk& desk, const Entry& entry, std::int64_t number) {
  std::optional<Permit> permit;
  for (const Deed& deed : deeds_to_confirm(desk.plan(), desk.ledger(), entry)) {
    Answer answer = ask(desk.plan(), desk.person(), deed);
    if (!answer.permit) refuse(number, answer.refusal);
    permit = std::move(answer.permit);
  }
  require_other_person(desk.plan(), desk.person(), {entry.actor.person},
                       say({"confirm it", "确认"}));
  return *permit;
}

}  // namespace

std::vector<Deed> deeds_to_confirm(const plan::YearPlan& plan, const ledger::Ledger& ledger,
                                   const Entry& entry) {
  std::vector<Deed> deeds;
  if (entry.kind == ledger::kObservationsKind) {
    std::set<std::pair<std::string, std::string>> seen;
    ledger.observations(entry, [&](const Observation& row) {
      if (seen.insert({row.domain, row.assessee}).second)
        deeds.push_back(deeds_of_row(plan, row).confirm);
    });
    return deeds;
  }
  ledger::for_each_kind([&](const char* kind, auto list) {
    using Record =
        typename std::decay_t<decltype(std::declval<ledger::MemorySource>().*list)>::value_type;
    if (entry.kind != kind) return;
    // Whether it is the year-end tells who may record, not who confirms.
    if constexpr (requires(const Record& record) { deeds_of(record); })
      deeds.push_back(deeds_of(ledger::record_of<Record>(json::parse(entry.payload))).confirm);
    else if constexpr (requires(const Record& record) { deeds_of(record, false); })
      deeds.push_back(
          deeds_of(ledger::record_of<Record>(json::parse(entry.payload)), false).confirm);
  });
  return deeds;
}

std::int64_t correct(Desk& desk, std::int64_t number, const Correction& correction) {
  return desk.put([&] { return std::vector{correction_of(desk, number, correction)}; }).front();
}

std::int64_t withdraw(Desk& desk, std::int64_t number, const std::string& reason) {
  const auto make = [&] {
    const Entry entry = entry_at(desk, number);
    const Progress& progress = desk.progress();
    require_standing(progress, entry, number);
    require_reason(number, reason);
    if (entry.actor.person != desk.person().id)
      refuse(number, say({"{} recorded it, and only they can withdraw it; ask them, or correct it",
                          "该记录由 {} 录入,只能由本人撤回;请由其撤回,或者更正"},
                         entry.actor.person));
    if (progress.standing().is_confirmed(entry, ledger::period_of(entry)))
      refuse(number,
             say({"it is confirmed or took effect at once, and cannot be withdrawn any more; "
                  "put it right with `kaohe record correct`",
                  "该记录已经确认或即时生效,不能再撤回;有误的请用 kaohe record correct 更正"}));
    NewEntry made = desk.entry(ledger::kWithdrawalKind, {entry.actor, {}});
    made.payload["reason"] = reason;
    made.replaces = number;
    return std::vector{std::move(made)};
  };
  return desk.put(make).front();
}

std::vector<std::int64_t> confirm(Desk& desk, const std::vector<std::int64_t>& numbers) {
  return desk.put([&] {
    const Progress& progress = desk.progress();
    std::map<std::string, std::pair<Permit, ledger::Confirmation>> by_role;
    for (const std::int64_t number : numbers) {
      const Entry entry = entry_at(desk, number);
      require_confirmable(progress, entry, number);
      const Permit permit = permit_to_confirm(desk, entry, number);
      const std::string role = permit.actor.role + "/" + permit.stands_in_for;
      by_role.try_emplace(role, permit, ledger::Confirmation())
          .first->second.second.confirms.push_back(entry.number);
    }
    std::vector<NewEntry> entries;
    for (const auto& [role, made] : by_role)
      entries.push_back(desk.entry_of(made.second, made.first));
    return entries;
  });
}

}  // namespace kaohe::cycle
