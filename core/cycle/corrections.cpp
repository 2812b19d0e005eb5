// A record put right by a later one of the same kind (Art. 21: nothing is overwritten).
#include <algorithm>

#include "base/nearest.hpp"
#include "cycle/answered.hpp"
#include "cycle/answers.hpp"
#include "cycle/naming.hpp"
#include "cycle/record_named.hpp"
#include "cycle/recording.hpp"
#include "cycle/single_record.hpp"
#include "evidence/intake.hpp"
#include "evidence/record_row.hpp"
#include "grading/sealed.hpp"
#include "ledger/kinds.hpp"

namespace kaohe::cycle {

namespace {

using evidence::RecordRow;
using ledger::MemorySource;
using ledger::NewEntry;
using ledger::Observation;
using nlohmann::json;

RecordRow row_of(const Desk& desk, const RecordNamed& named) {
  if (named.row) {
    deeds_of_row(desk.plan(), *named.row);  // refuses an input that the year does not have
    return evidence::row_of(desk.plan(), *named.row);
  }
  std::optional<RecordRow> row =
      evidence::row_of(desk.plan(), named.entry.kind, ledger::payload_of(named.entry));
  if (row) return *std::move(row);
  // Written by a command of its own and in no table: acts that took effect at once stay.
  if (deeds_of_record(desk.plan(), named.entry, desk.today()))
    refuse_number(named.number,
                  say({"a record of this kind (\"{}\") stands in no table, and no correction can "
                       "be written for it; take it away with `kaohe record withdraw {}` and put it "
                       "on record anew by the command that made it",
                       "此类记录(“{}”)没有对应的表,不能直接更正;请先撤回(kaohe record withdraw {})"
                       "再用原命令重新登记"},
                      ledger::kind_title(named.entry.kind), named.number));
  refuse_number(
      named.number,
      say({"it is no single record that can be corrected (kind \"{}\"); of observations name the "
           "number of a row, as `kaohe record list` shows it",
           "它不是可以更正的一条记录(类别“{}”);监测记录请写具体一行的编号(见 kaohe record list)"},
          ledger::kind_title(named.entry.kind)));
}

std::size_t column_named(const RecordNamed& named, const evidence::Form& form,
                         const std::string& name) {
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < form.columns.size(); ++i) {
    if (form.columns[i].id == name || form.columns[i].zh == name) return i;
    ids.emplace_back(form.columns[i].id);
  }
  refuse_number(named.number,
                say({"the table \"{}\" has no column \"{}\"{}; expected one of {}",
                     "表“{}”没有“{}”栏{};应为 {} 之一"},
                    std::string(form.name), name, did_you_mean(name, ids), listed(ids)));
}

/// What was decided anew was so for the reason and by the paper of the correction, unless these are
/// written themselves.
void tell_new_decision(const RecordNamed& named, const RecordRow& before, RecordRow& row,
                       const Correction& correction) {
  namespace column = evidence::decision_column;
  if (named.entry.kind != ledger::Decision::kKind) return;
  if (row.cells[column::value] == before.cells[column::value]) return;
  const auto tell = [&](std::size_t at, const std::string& text) {
    if (row.cells[at] == before.cells[at] && !text.empty()) row.cells[at] = text;
  };
  tell(column::reason, correction.reason);
  tell(column::document, correction.document);
}

CsvTable table_of(const RecordNamed& named, RecordRow row, const Correction& correction) {
  const RecordRow before = row;
  for (const auto& [column, text] : correction.cells)
    row.cells[column_named(named, *row.form, column)] = text;
  tell_new_decision(named, before, row, correction);
  return evidence::table_of_row(*row.form, "#" + std::to_string(named.number),
                                std::move(row.cells));
}

/// An objection to one record, which the columns of its table may not tell from others.
void keep_only(MemorySource& records, ledger::ObservationChoice about) {
  const std::int64_t number = about.number;
  if (number == 0) return;
  about.number = 0;
  std::erase_if(records.observations_by_domain[about.domain], [&](const Observation& row) {
    return row.origin.number != number && about.holds(row);
  });
}

/// A row, and what it takes the place of in its turn.
std::set<std::int64_t> with_replaced(const ledger::Ledger& ledger, const RecordNamed& named) {
  std::set<std::int64_t> numbers{named.number};
  for (std::optional<ledger::Entry> at = named.entry; at && at->replaces;
       at = ledger.find(*at->replaces))
    numbers.insert(*at->replaces);
  return numbers;
}

/// What stands in the way but for the record that is about to be replaced.
std::unique_ptr<MemorySource> on_record_without(const Desk& desk, const RecordNamed& named) {
  const bool is_decision = named.entry.kind == ledger::Decision::kKind;
  auto records = is_decision ? in_the_way_of_decisions(desk) : in_the_way(desk);
  if (named.row) {
    const std::set<std::int64_t> gone = with_replaced(desk.ledger(), named);
    std::erase_if(records->observations_by_domain[named.row->domain], [&](const Observation& row) {
      return gone.count(row.origin.number) != 0 || is_of_one_cell(desk.plan(), *named.row, row);
    });
    return records;
  }
  ledger::for_each_kind([&](const char*, auto list) {
    for (const auto& record : (*records).*list) {
      if constexpr (requires { record.about.number; }) {
        if (record.origin.number == named.number) keep_only(*records, record.about);
      }
    }
    std::erase_if((*records).*list,
                  [&](const auto& record) { return record.origin.number == named.number; });
  });
  return records;
}

/// An objection's: while it is open nobody corrects it.
bool is_answer(const ledger::Entry& entry) {
  return entry.kind == ledger::Objection::kKind;
}

std::unique_ptr<MemorySource> read_again(const Desk& desk, const RecordNamed& named,
                                         const evidence::Form& form, CsvTable table) {
  const std::string unit = named.row ? named.row->origin.unit : std::string();
  evidence::SubmissionKey key = evidence::key_for_anybody(named.period(), unit);
  if (is_answer(named.entry)) key.today = desk.today();
  return evidence::take_in(desk.plan(), on_record_without(desk, named), form, std::move(table), key)
      .records;
}

/// The row that takes the place of the one that is named: one cell may feed several inputs.
const Observation& row_made(const RecordNamed& named, const MemorySource& records) {
  const std::vector<Observation>& list = records.observations_by_domain.at(named.row->domain);
  const auto same = std::find_if(list.begin(), list.end(), [&](const Observation& one) {
    return one.input == named.row->input;
  });
  return same == list.end() ? list.front() : *same;
}

/// The new record as an entry of its own, still without its grounds.
NewEntry entry_of_row(const Desk& desk, const RecordNamed& named, const MemorySource& records) {
  const Observation& row = row_made(named, records);
  NewEntry made =
      desk.entry(ledger::kObservationsKind, desk.permit(deeds_of_row(desk.plan(), row).record));
  // It is the record of the unit that corrects, which submits it in its turn.
  if (!row.period.empty()) made.payload["period"] = row.period;
  made.payload["rows"] = {{row.domain, 1}};
  if (is_about_lead_unit(desk.plan(), row)) made.payload[ledger::kAboutLeadUnitKey] = true;
  made.observations = {row};
  return made;
}

/// What its table does not say: from where it came.
void keep_origin(ledger::Notice& corrected, const ledger::Notice& before) {
  corrected.about = before.about;
  corrected.follows = before.follows;
  corrected.request = before.request;
  corrected.visit = before.visit;
}

NewEntry entry_of_record(const Desk& desk, const RecordNamed& named, MemorySource& records) {
  NewEntry made;
  InputUnits units(desk.plan());
  ledger::for_each_kind([&](const char* kind, auto list) {
    if (named.entry.kind != kind) return;
    auto& record = (records.*list).front();
    if constexpr (requires { record.about.number; }) {
      using Record = std::decay_t<decltype(record)>;
      const auto before = ledger::record_of<Record>(named.entry).about;
      record.about.number = before.number;
    }
    if constexpr (std::is_same_v<std::decay_t<decltype(record)>, ledger::Notice>)
      keep_origin(record, ledger::record_of<ledger::Notice>(named.entry));
    if constexpr (!std::is_same_v<std::decay_t<decltype(record)>, ledger::Submission>)
      made = desk.entry_of(record,
                           desk.permit(deeds_on(desk.plan(), units, desk.today(), record).record));
  });
  return made;
}

// ---------- What is asked of a correction ----------

/// An open objection is the assessee's own word, which nobody could confirm.
void require_answered(const RecordNamed& named) {
  if (named.entry.kind != ledger::Objection::kKind || named.entry.replaces) return;
  refuse_number(named.number,
                say({"it is an objection that is not answered yet; its author withdraws it with "
                     "`kaohe record withdraw` and objects again",
                     "它是尚未答复的异议;由提出人用 kaohe record withdraw 撤回后重新提出"}));
}

void require_grounds(const Progress& progress, const RecordNamed& named,
                     const Correction& correction) {
  require_reason(named.number, correction.reason);
  if (!is_confirmed_in_any(progress, named) || !correction.document.empty()) return;
  refuse_number(named.number,
                say({"it is confirmed; say with --document which document the correction rests on",
                     "该记录已经确认;请用 --document 写明更正所依据的文件"}));
}

void require_change(const RecordNamed& named, const RecordRow& before, const CsvTable& after) {
  if (after.rows.front().cells == before.cells)
    refuse_number(named.number,
                  say({"the correction changes nothing; say with --value, --attributes, --evidence "
                       "or --set COLUMN=VALUE what holds",
                       "更正前后相同;请用 --value、--attributes、--evidence 或 --set 栏目=内容 "
                       "写明更正后的内容"}));
  const std::size_t domain = column_named(named, *before.form, "domain");
  if (after.rows.front().cells[domain] != before.cells[domain])
    refuse_number(
        named.number,
        say({"a correction stays in its domain, \"{}\"; withdraw the record and put it on "
             "record in the other one",
             "更正不能改变领域“{}”;请撤回原记录,在另一领域重新录入"},
            before.cells[domain]));
}

/// Art. 14: the change says what stood there, and a trial is refused as none where it guesses that.
void require_mark_of_own(const Desk& desk, const RecordNamed& named) {
  const std::string& author = named.entry.actor.person;
  if (author == desk.person().id) return;
  if (!grading::SealedMarks(desk.plan(), desk.ledger()).holds(named.entry)) return;
  refuse_number(named.number,
                say({"leaders' marks of its domain are sealed until all are in; only {}, who "
                     "recorded this one, corrects it. Where they cannot, have it taken away with "
                     "`kaohe record withdraw {} --document DOCUMENT` and recorded anew",
                     "该领域的评价分到齐之前不公开,只能由录入人 {} 更正;录入人不能办理的,请用 "
                     "kaohe record withdraw {} --document 文件 撤销后重新录入"},
                    person_words(desk.plan(), author), named.number));
}

/// Of an answer only what its author said; what it answers is another's word.
void require_own_cells(const RecordNamed& named, const RecordRow& before, const CsvTable& after) {
  static const std::map<std::string, std::set<std::string>> own{
      {ledger::Objection::kKind, {"outcome", "value", "attributes", "answer", "answered"}}};
  const auto found = own.find(named.entry.kind);
  if (found == own.end() || !is_answer(named.entry)) return;
  for (std::size_t i = 0; i < before.form->columns.size(); ++i) {
    const evidence::Column& column = before.form->columns[i];
    if (after.rows.front().cells[i] == before.cells[i] ||
        found->second.count(std::string(column.id)) != 0)
      continue;
    refuse_number(named.number,
                  say({"\"{}\" is not the answer's, but of what it answers; a correction of an "
                       "answer changes only {}",
                       "“{}”属于所答复的原记录;更正答复只能更改 {}"},
                      Text{std::string(column.id), std::string(column.zh)},
                      listed({found->second.begin(), found->second.end()})));
  }
}

/// Whoever recorded what is disputed does not put the answer right either.
void require_not_its_recorder(const Desk& desk, const RecordNamed& named) {
  if (named.entry.kind != ledger::Objection::kKind) return;
  require_other_person(
      desk.plan(), desk.person(),
      recorders_of(desk.plan(), desk.ledger(), ledger::record_of<ledger::Objection>(named.entry)),
      Act::answer_objection, say({"correct the answer to it", "更正对它的答复"}));
}

void check_answer(const Desk& desk, const RecordNamed& named, const MemorySource& made,
                  const AnswerCheck& check) {
  if (!check || !is_answer(named.entry)) return;
  AnswerChange change{named.number, counting_answer(desk, named.number),
                      made.all_objections.front()};
  change.after.about = change.before.about;
  check(change);
}

void check_decision(const RecordNamed& named, const MemorySource& made,
                    const DecisionCheck& check) {
  if (check && named.entry.kind == ledger::Decision::kKind)
    check(named.number, made.all_decisions.front());
}

/// What an answer settled stays settled; what stood beside it may get better.
void require_settled(const Desk& desk, const RecordNamed& named, const MemorySource& made,
                     const CorrectionChecks& checks) {
  if (!named.row) return;
  const SettledRecords settled(desk);
  const Observation& after = row_made(named, made);
  const std::optional<Problem> problem = settled.brought_back(after);
  if (!problem) return;
  const bool is_the_same = after.assessee == named.row->assessee &&
                           after.input == named.row->input && settled.brought_back(*named.row);
  if (!is_the_same || !checks.settled_row) throw Error(ErrorKind::data, {*problem});
  checks.settled_row(named.number, after);
}

/// Art. 11(8): that a notice is answered is the assessee's word, and no correction's.
void require_answer_untouched(const RecordNamed& named, const RecordRow& before,
                              const CsvTable& after) {
  if (named.entry.kind != ledger::Notice::kKind) return;
  constexpr auto answered = evidence::notice_column::answered;
  constexpr auto issued = evidence::notice_column::issued;
  // ISO days: the later text is the later day.
  if (after.rows.front().cells[issued] > before.cells[issued])
    refuse_number(named.number,
                  say({"it was issued on {}, and a later day would give more time: the assessee "
                       "asks for that with `kaohe notice extend {}`",
                       "它于 {} 下发,不得改晚(等于延长期限);需要延期的由考核对象申请:"
                       "kaohe notice extend {}"},
                      before.cells[issued], named.number));
  if (after.rows.front().cells[answered] == before.cells[answered]) return;
  refuse_number(named.number, say({"\"answered\" is no part of a correction: the assessee answers "
                                   "with `kaohe notice answer {}`",
                                   "“反馈日期”不能更正;由考核对象反馈:kaohe notice answer {}"},
                                  named.number));
}

Permit permit_about(const Desk& desk, const RecordNamed& named) {
  if (named.row) return desk.permit(deeds_of_row(desk.plan(), *named.row).record);
  return desk.permit(deeds_of_record(desk.plan(), named.entry, desk.today()).value().record);
}

NewEntry correction_of(const Desk& desk, std::int64_t number, const Correction& correction,
                       const CorrectionChecks& checks) {
  const Progress& progress = desk.progress();
  const RecordNamed named = record_named(desk, number);
  const RecordRow before = row_of(desk, named);
  require_standing(desk, named);
  require_undisputed(desk, named);
  require_answered(named);
  require_grounds(progress, named, correction);
  permit_about(desk, named);
  require_mark_of_own(desk, named);
  require_not_its_recorder(desk, named);
  CsvTable table = table_of(named, before, correction);
  require_change(named, before, table);
  require_own_cells(named, before, table);
  require_answer_untouched(named, before, table);
  const auto records = read_again(desk, named, *before.form, std::move(table));
  check_answer(desk, named, *records, checks.answer);
  check_decision(named, *records, checks.decision);
  require_settled(desk, named, *records, checks);
  NewEntry made =
      named.row ? entry_of_row(desk, named, *records) : entry_of_record(desk, named, *records);
  made.payload[ledger::kGroundsKey] = grounds_of(correction.reason, correction.document);
  made.replaces = named.number;
  return made;
}

}  // namespace

evidence::RecordRow row_named(const Desk& desk, std::int64_t number) {
  return row_of(desk, record_named(desk, number));
}

std::int64_t correct(Desk& desk, std::int64_t number, const Correction& correction,
                     const CorrectionChecks& checks) {
  return desk.put([&] { return std::vector{correction_of(desk, number, correction, checks)}; })
      .front();
}

}  // namespace kaohe::cycle
