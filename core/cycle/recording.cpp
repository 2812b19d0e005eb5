#include "cycle/recording.hpp"

#include <algorithm>
#include <string_view>
#include <tuple>

#include "cycle/deeds.hpp"
#include "cycle/input_units.hpp"
#include "cycle/progress.hpp"
#include "ledger/kinds.hpp"
#include "ledger/read_records.hpp"

namespace kaohe::cycle {

namespace {

using ledger::MemorySource;
using ledger::NewEntry;
using ledger::Observation;
using nlohmann::json;

/// Records → entries of the person at the desk; what they may not record is collected.
class EntryMaker {
 public:
  EntryMaker(const Desk& desk, const std::string& file_digest)
      : desk_(desk), file_digest_(file_digest), units_(desk.plan()) {}

  std::vector<NewEntry> make(const MemorySource& records) {
    add_observations(records);
    ledger::for_each_kind([&](const char*, auto list) {
      for (const auto& record : records.*list) add(record);
    });
    if (!problems_.empty()) throw Error(ErrorKind::data, std::move(problems_));
    return std::move(entries_);
  }

 private:
  void add(const ledger::Submission&) {}  // submitting is an act of its own
  void add(const ledger::Draw& record) {
    const plan::Period& year_end = desk_.plan().periods.back();
    add_record(record, deeds_of(record, desk_.today() >= year_end.opens));
  }
  void add(const ledger::Objection& record) {
    add_record(record, deeds_of(record, units_.of(record.about.domain, record.about.input)));
  }
  void add(const ledger::Rectified& record) {
    add_record(record, deeds_of(record, units_.of(record.about.domain, record.about.input)));
  }
  template <class Record>
  void add(const Record& record) {
    add_record(record, deeds_of(record));
  }

  template <class Record>
  void add_record(const Record& record, const Deeds& deeds) {
    const std::optional<Permit> permit = permit_for(deeds.record, record.origin.place);
    if (!permit) return;
    NewEntry entry = desk_.entry_of(record, *permit);
    if constexpr (requires { record.date; }) entry.date = record.date;
    if constexpr (requires { record.issued; }) entry.date = record.issued;
    keep(std::move(entry), record.origin.place);
  }

  std::optional<Permit> permit_for(const Deed& deed, const Place& place) {
    Answer answer = ask(desk_.plan(), desk_.person(), deed);
    if (!answer.permit) problems_.push_back({place, answer.refusal});
    return std::move(answer.permit);
  }

  void keep(NewEntry entry, const Place& place) {
    entry.file = place.file;
    entry.line = place.line;
    if (!file_digest_.empty()) entry.payload["file_digest"] = file_digest_;
    entries_.push_back(std::move(entry));
  }

  /// One entry for the whole file and period: who stands in for whom is said once.
  void add_observations(const MemorySource& records) {
    std::map<std::string, std::vector<Observation>> by_period;
    for (const auto& [domain, list] : records.observations_by_domain) {
      for (const Observation& row : list) by_period[row.period].push_back(row);
    }
    for (auto& [period, rows] : by_period) add_rows(period, std::move(rows));
  }

  void add_rows(const std::string& period, std::vector<Observation> rows) {
    const Permits permits = permits_for(rows);
    if (!permits.first) return;
    NewEntry entry = desk_.entry(ledger::kObservationsKind, {permits.first->actor, {}});
    entry.payload = {{"rows", permits.row_counts}};
    if (!period.empty()) entry.payload["period"] = period;
    if (!permits.stands_in_for.empty()) entry.payload["stands_in_for"] = permits.stands_in_for;
    const Place place{rows.front().origin.place.file};
    entry.observations = std::move(rows);
    keep(std::move(entry), place);
  }

  struct Permits {
    std::optional<Permit> first;
    std::map<std::string, std::int64_t> row_counts;  ///< by domain, of those that have one
    std::set<std::string> stands_in_for;
  };

  /// What the person may do is the same for all rows of one input and assessee: it is asked once.
  Permits permits_for(const std::vector<Observation>& rows) {
    Permits permits;
    std::map<std::tuple<std::string_view, std::string_view, std::string_view>, Answer> answers;
    for (const Observation& row : rows) {
      const auto [found, is_new] = answers.try_emplace({row.domain, row.input, row.assessee});
      Answer& answer = found->second;
      if (is_new) {
        const std::set<std::string>& units = units_.of(row.domain, row.input);
        answer = ask(desk_.plan(), desk_.person(), deeds_of(desk_.plan(), row, units).record);
      }
      if (!answer.permit) {
        problems_.push_back({row.origin.place, answer.refusal});
        continue;
      }
      if (!permits.first) permits.first = answer.permit;
      ++permits.row_counts[row.domain];
      if (!answer.permit->stands_in_for.empty())
        permits.stands_in_for.insert(answer.permit->stands_in_for);
    }
    return permits;
  }

  const Desk& desk_;
  const std::string& file_digest_;
  InputUnits units_;
  std::vector<NewEntry> entries_;
  std::vector<Problem> problems_;
};

/// The first entry that was read from a file with this digest.
std::optional<ledger::Entry> entry_of_file(const Desk& desk, const std::string& digest) {
  std::optional<ledger::Entry> first;
  if (digest.empty()) return first;
  const Progress progress(desk.ledger(), desk.plan().year);
  desk.ledger().entries({desk.plan().year, {}, {}}, [&](const ledger::Entry& entry) {
    if (first || progress.standing().is_withdrawn(entry.number)) return;
    if (json::parse(entry.payload).value("file_digest", "") == digest) first = entry;
  });
  return first;
}

void refuse_same_file(const Desk& desk, const TableFile& file) {
  const std::optional<ledger::Entry> entry = entry_of_file(desk, file.digest);
  if (!entry) return;
  throw Error(
      ErrorKind::data, {file.name},
      say({"exactly this file is on record already: #{} of {}, by {}; nothing was recorded. "
           "Record what is new in a file of its own, or correct what was wrong with `kaohe "
           "record correct`",
           "同一文件已经录入:记录 #{},{},{};本次未录入任何内容。新增的请另列一表,有误的请用 "
           "kaohe record correct 更正"},
          entry->number, entry->entered.substr(0, 10), entry->actor.person));
}

std::string titles_of(const plan::YearPlan& plan, const std::set<std::string>& domains) {
  std::string titles;
  for (const std::string& domain : domains) {
    const plan::Domain* found = plan.find_domain(domain);
    titles += (titles.empty() ? "" : "、") + (found == nullptr ? domain : found->title);
  }
  return titles;
}

/// Art. 11(6): what the lead unit has merged stays as it is but for corrections.
void refuse_closed(const Desk& desk, const Progress& progress, const NewEntry& entry) {
  const std::string period = entry.payload.value("period", "");
  for (const auto& [domain, count] : ledger::rows_by_domain(entry.payload)) {
    const Closed* closed = period.empty() ? nullptr : progress.closing(domain, period);
    if (closed == nullptr) continue;
    throw Error(ErrorKind::data, {entry.file},
                say({"period {} of {} was closed on {} by {} (#{}); what has come to light since "
                     "belongs to the next period, and what was wrong is put right with `kaohe "
                     "record correct`",
                     "“{1}”的阶段 {0} 已于 {2} 由{3}办结(#{4});此后发现的事项列入下一阶段,"
                     "有误的请用 kaohe record correct 更正"},
                    period, titles_of(desk.plan(), {domain}), to_text(closed->hand.day),
                    closed->hand.person, closed->hand.number));
  }
}

std::vector<NewEntry> entries_for(const Desk& desk, const MemorySource& records,
                                  const std::string& file_digest) {
  std::vector<NewEntry> entries = EntryMaker(desk, file_digest).make(records);
  const Progress progress(desk.ledger(), desk.plan().year);
  for (const NewEntry& entry : entries) refuse_closed(desk, progress, entry);
  return entries;
}

/// What stands now, confirmed or not.
std::unique_ptr<MemorySource> on_record(const Desk& desk) {
  ledger::ReadOptions options;
  options.year = desk.plan().year;
  return ledger::read_records(desk.ledger(), options);
}

void refuse_empty(const TableFile& file, const MemorySource& records, std::size_t unfilled) {
  std::size_t count = 0;
  for (const auto& [domain, list] : records.observations_by_domain) count += list.size();
  ledger::for_each_kind([&](const char*, auto list) { count += (records.*list).size(); });
  if (count != 0) return;
  if (unfilled != 0)
    throw Error(
        ErrorKind::data, {file.name},
        say({"none of the {} rows of the template is filled in; nothing was recorded. Fill in at "
             "least one; a unit with nothing to report hands in a nil return with `kaohe period "
             "submit`",
             "模板的 {} 行都没有填写,未录入任何内容;请至少填写一行。没有需要报送的事项,请用 kaohe "
             "period submit 作零报告"},
            unfilled));
  throw Error(
      ErrorKind::data, {file.name},
      say({"the table has no rows; a unit with nothing to report hands in a nil return with "
           "`kaohe period submit`",
           "表中没有记录;没有需要报送的事项,请用 kaohe period submit 作零报告"}));
}

/// Where an open record stands in the ledger that an answer takes the place of.
template <class Record>
void require_open(const Desk& desk, std::int64_t number) {
  const std::optional<ledger::Entry> entry = desk.ledger().find(number);
  const bool is_one = entry && entry->number == number && entry->year == desk.plan().year &&
                      entry->kind == ledger::kind_of<Record>();
  const Progress progress(desk.ledger(), desk.plan().year);
  if (is_one && !progress.standing().is_replaced(number)) return;
  throw Error(
      ErrorKind::data, {"#" + std::to_string(number)},
      is_one ? say({"it is answered already", "已经答复"})
             : say({"it is no record of the kind \"{}\"; `kaohe record list --kind {}` shows "
                    "the numbers",
                    "它不是“{}”记录;编号见 kaohe record list --kind {}"},
                   std::string(ledger::kind_of<Record>()), std::string(ledger::kind_of<Record>())));
}

template <class Record>
std::int64_t put_answer(Desk& desk, std::int64_t number, const Record& answered,
                        const Deeds& deeds) {
  const auto make = [&] {
    require_open<Record>(desk, number);
    NewEntry entry = desk.entry_of(answered, desk.permit(deeds.record));
    entry.date = answered.answered;
    entry.replaces = number;
    entry.file = answered.origin.place.file;
    entry.line = answered.origin.place.line;
    return std::vector{std::move(entry)};
  };
  return desk.put(make).front();
}

}  // namespace

std::int64_t answer(Desk& desk, std::int64_t number, const ledger::Notice& answered) {
  return put_answer(desk, number, answered, deeds_of(answered));
}

std::int64_t answer(Desk& desk, std::int64_t number, const ledger::Objection& answered) {
  InputUnits units(desk.plan());
  return put_answer(desk, number, answered,
                    deeds_of(answered, units.of(answered.about.domain, answered.about.input)));
}

namespace {

/// An answer takes the place of what it answers; a new record has none, or one person could say
/// both.
void refuse_answers(const MemorySource& records) {
  std::vector<Problem> problems;
  const auto refuse = [&](const Place& place) {
    problems.push_back(
        {place, say({"it is answered already; record what is open, without an answer: "
                     "an answer is a record of its own by whoever answers",
                     "已填有处理结果或反馈日期;请只录入尚未答复的事项,答复由答复人另行记录"})});
  };
  for (const ledger::Objection& one : records.all_objections) {
    if (!one.outcome.empty()) refuse(one.origin.place);
  }
  for (const ledger::Notice& one : records.all_notices) {
    if (one.answered) refuse(one.origin.place);
  }
  if (!problems.empty()) throw Error(ErrorKind::data, std::move(problems));
}

/// Rows are held against the table of roles as they are read, so that a refusal stands beside what
/// else is wrong with them. The same answer holds for all rows of one input and assessee.
evidence::SubmissionKey key_with_roles(const Desk& desk, const std::string& period) {
  using Answers = std::map<std::pair<const plan::InputInfo*, std::string>, Text>;
  return {period, desk.person().unit,
          [&desk, period, answers = std::make_shared<Answers>()](
              const evidence::DomainNames& domain, const plan::InputInfo& input,
              const std::string& assessee) {
            const auto [found, is_new] = answers->try_emplace({&input, assessee});
            if (is_new) {
              Observation row;
              row.domain = domain.domain().id;
              row.assessee = assessee;
              row.period = period;
              const Deeds deeds = deeds_of(desk.plan(), row, domain.units(input));
              found->second = ask(desk.plan(), desk.person(), deeds.record).refusal;
            }
            return found->second;
          }};
}

/// Where something is refused already: what else this person may not record.
void refuse_unpermitted(const Desk& desk, const MemorySource& records, evidence::Report& report) {
  if (!report.has_refused()) return;
  try {
    EntryMaker(desk, {}).make(records);
  } catch (const Error& error) {
    report.refuse(error);
  }
}

/// "监测!7" for what is wrong with a row of a workbook.
Error in_sheet(const Error& error, const CsvTable& table) {
  std::vector<Problem> problems = error.problems();
  for (Problem& one : problems) {
    if (one.cell.empty() && one.place.file == table.file)
      one.cell = table.cell_name(one.place.line, -1);
  }
  return {error.kind(), std::move(problems)};
}

std::vector<NewEntry> entries_of(const Desk& desk, const evidence::Form& form, TableFile& file,
                                 const std::string& period, Recorded& recorded) {
  refuse_same_file(desk, file);
  evidence::Intake intake = evidence::take_in(
      desk.plan(), on_record(desk), form, std::move(file.table), key_with_roles(desk, period),
      [&](const MemorySource& records, evidence::Report& report) {
        refuse_unpermitted(desk, records, report);
      });
  recorded.notes = std::move(intake.notes);
  refuse_empty(file, *intake.records, intake.unfilled_count);
  refuse_answers(*intake.records);
  std::vector<NewEntry> entries = entries_for(desk, *intake.records, file.digest);
  recorded.records = std::move(intake.records);
  return entries;
}

}  // namespace

Recorded record_table(Desk& desk, const evidence::Form& form, TableFile file,
                      const std::string& period) {
  Recorded recorded;
  CsvTable named;  // what a row is called, once the table has gone to be read
  named.file = file.table.file;
  named.sheet = file.table.sheet;
  recorded.numbers = desk.put([&] {
    try {
      return entries_of(desk, form, file, period, recorded);
    } catch (const Error& error) {
      throw in_sheet(error, named);
    }
  });
  return recorded;
}

std::vector<std::int64_t> record_all(Desk& desk, const MemorySource& records,
                                     const std::string& file_digest) {
  return desk.put([&] { return entries_for(desk, records, file_digest); });
}

}  // namespace kaohe::cycle
