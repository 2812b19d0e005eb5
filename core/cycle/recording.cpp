#include "cycle/recording.hpp"

#include <algorithm>
#include <string_view>
#include <tuple>

#include "cycle/answered.hpp"
#include "cycle/deeds.hpp"
#include "cycle/input_units.hpp"
#include "cycle/late.hpp"
#include "cycle/naming.hpp"
#include "cycle/progress.hpp"
#include "cycle/record_named.hpp"
#include "evidence/grid.hpp"
#include "ledger/kinds.hpp"

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
      : desk_(desk),
        file_digest_(file_digest),
        units_(desk.plan()),
        latecomers_(desk, desk.progress()) {
    for (const plan::Domain& domain : desk.plan().domains) {
      for (const plan::Assessee& one : domain.assessees)
        if (desk.plan().is_of_lead_unit(domain, one.id))
          own_of_lead_units_.insert({domain.id, one.id});
    }
  }

  /// Takes the observations out of the records.
  std::vector<NewEntry> make(MemorySource& records) {
    require_not_brought_back(records);
    add_observations(records);
    ledger::for_each_kind([&](const char*, auto list) {
      for (const auto& record : records.*list) add(record);
    });
    if (!problems_.empty()) throw Error(ErrorKind::data, std::move(problems_));
    return std::move(entries_);
  }

  /// Whether some of it came after the closing that it belongs to.
  bool is_late() const { return is_late_; }

 private:
  void require_not_brought_back(const MemorySource& records) {
    if (records.observations_by_domain.empty()) return;
    const SettledRecords settled(desk_);
    for (const auto& [domain, rows] : records.observations_by_domain) {
      for (Problem& one : settled.brought_back(rows)) problems_.push_back(std::move(one));
    }
  }

  void add(const ledger::Submission&) {}  // submitting is an act of its own
  void add(const ledger::Draw& record) {
    const std::size_t before = entries_.size();
    add_record(record, deeds_on(desk_.plan(), units_, desk_.today(), record));
    const std::string period = latecomers_.period_waiting_for(record);
    if (period.empty() || entries_.size() == before) return;
    entries_.back().payload[ledger::kFollowsClosing] = period;
    is_late_ = true;
  }
  template <class Record>
  void add(const Record& record) {
    add_record(record, deeds_on(desk_.plan(), units_, desk_.today(), record));
  }

  /// What has not happened yet is no fact.
  void require_past(const Place& place, const std::optional<Date>& date) {
    if (!date || *date <= desk_.today()) return;
    problems_.push_back(
        {place, say({"found the day {}, expected one up to {}, the day of entry; correct it, or "
                     "record it once it has happened",
                     "日期为 {},不应晚于录入日 {};请更正,或者待事项发生后再录入"},
                    to_text(*date), to_text(desk_.today()))});
  }

  /// A month that has not begun has no value yet; whether it is over, its unit knows.
  void require_begun(const Observation& row, const plan::InputInfo* input) {
    const bool is_of_this_year =
        input != nullptr && input->source == plan::InputSource::record && input->year.empty();
    if (row.date || !is_of_this_year) return;
    const evidence::NamedCell cell{desk_.plan().year, evidence::grid_of(*input), row.cell};
    if (evidence::first_day_of(cell) <= desk_.today()) return;
    problems_.push_back(
        {row.origin.place,
         say({"found the cell {}, which begins after {}, the day of entry; correct it, or record "
              "it once it has come",
              "时段 {} 在录入日 {} 尚未开始;请更正,或者到时再录入"},
             evidence::cell_name(cell), to_text(desk_.today()))});
  }

  template <class Record>
  void add_record(const Record& record, const Deeds& deeds) {
    if constexpr (requires { record.date; }) require_past(record.origin.place, record.date);
    if constexpr (requires { record.issued; }) require_past(record.origin.place, record.issued);
    const std::optional<Permit> permit = permit_for(deeds.record, record.origin.place);
    if (!permit) return;
    NewEntry entry = desk_.entry_of(record, *permit);
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

  /// One entry for the whole file, period and role: who stands in for whom is said once. What is
  /// about a lead unit itself has its own, and what comes after a closing one for each domain:
  /// others confirm it.
  void add_observations(MemorySource& records) {
    std::map<std::tuple<std::string, std::string, bool>, std::vector<Observation>> acts;
    for (auto& [domain, list] : records.observations_by_domain) {
      if (acts.empty() && is_one_act(list)) {
        acts.emplace(std::tuple{list.front().period, "", false}, std::move(list));
        continue;
      }
      for (Observation& row : list) {
        const Closed* closed = latecomers_.closing_before(row);
        if (closed != nullptr) check_late(row, *closed);
        is_late_ = is_late_ || closed != nullptr;
        std::vector<Observation>& act =
            acts[{row.period, closed == nullptr ? "" : domain, is_about_lead_unit(row)}];
        if (act.empty()) act.reserve(list.size());
        act.push_back(std::move(row));
      }
    }
    records.observations_by_domain.clear();
    for (auto& [act, rows] : acts) add_rows(std::get<0>(act), std::get<2>(act), std::move(rows));
  }

  bool is_about_lead_unit(const Observation& row) const {
    return !row.period.empty() && own_of_lead_units_.count({row.domain, row.assessee}) != 0;
  }

  /// Whether the rows are of one period that was not closed before: a table of a million moves as
  /// one.
  bool is_one_act(const std::vector<Observation>& rows) const {
    return !rows.empty() && std::all_of(rows.begin(), rows.end(), [&](const Observation& row) {
      return row.period == rows.front().period && !is_about_lead_unit(row) &&
             latecomers_.closing_before(row) == nullptr;
    });
  }

  void check_late(const Observation& row, const Closed& closed) {
    if (const auto refusal = latecomers_.refusal(row, closed, units_.recorders(row)))
      problems_.push_back({row.origin.place, *refusal});
  }

  /// What one role takes of a file.
  struct OfRole {
    ledger::Actor actor;
    std::map<std::string, std::int64_t> row_counts;  ///< by domain, of those that have one
    std::set<std::string> stands_in_for;
    std::vector<Observation> rows;
  };

  void add_rows(const std::string& period, bool about_lead_unit, std::vector<Observation> rows) {
    std::map<std::string, OfRole> roles;
    const std::vector<OfRole*> owners = owners_of(rows, roles);
    if (roles.size() == 1) {
      roles.begin()->second.rows = std::move(rows);
    } else {
      for (std::size_t i = 0; i < rows.size(); ++i)
        if (owners[i] != nullptr) owners[i]->rows.push_back(std::move(rows[i]));
    }
    for (auto& [role, of_role] : roles) keep_rows(period, about_lead_unit, std::move(of_role));
  }

  void keep_rows(const std::string& period, bool about_lead_unit, OfRole of_role) {
    NewEntry entry = desk_.entry(ledger::kObservationsKind, {of_role.actor, {}});
    entry.payload = {{"rows", of_role.row_counts}};
    if (!period.empty()) entry.payload["period"] = period;
    if (about_lead_unit) entry.payload[ledger::kAboutLeadUnitKey] = true;
    if (!of_role.stands_in_for.empty()) entry.payload["stands_in_for"] = of_role.stands_in_for;
    const Place place{of_role.rows.front().origin.place.file};
    entry.observations = std::move(of_role.rows);
    keep(std::move(entry), place);
  }

  /// For each row the role that takes it; nullptr: none does, which is a problem. What the person
  /// may do is the same for all rows of one input and assessee: it is asked once.
  std::vector<OfRole*> owners_of(const std::vector<Observation>& rows,
                                 std::map<std::string, OfRole>& roles) {
    std::vector<OfRole*> owners;
    struct Asked {
      Answer answer;
      const plan::InputInfo* input = nullptr;
    };
    std::map<std::tuple<std::string_view, std::string_view, std::string_view>, Asked> all;
    for (const Observation& row : rows) {
      const auto [found, is_new] = all.try_emplace({row.domain, row.input, row.assessee});
      Answer& answer = found->second.answer;
      if (is_new) {
        const std::set<std::string>& units = units_.of(row.domain, row.input);
        answer = ask(desk_.plan(), desk_.person(), deeds_of(desk_.plan(), row, units).record);
        found->second.input = units_.find(row.domain, row.input);
      }
      require_past(row.origin.place, row.date);
      require_begun(row, found->second.input);
      owners.push_back(answer.permit ? &counted(*answer.permit, row, roles) : nullptr);
      if (!answer.permit) problems_.push_back({row.origin.place, answer.refusal});
    }
    return owners;
  }

  static OfRole& counted(const Permit& permit, const Observation& row,
                         std::map<std::string, OfRole>& roles) {
    OfRole& of_role = roles[permit.actor.role];
    of_role.actor = permit.actor;
    ++of_role.row_counts[row.domain];
    if (!permit.stands_in_for.empty()) of_role.stands_in_for.insert(permit.stands_in_for);
    return of_role;
  }

  const Desk& desk_;
  const std::string& file_digest_;
  InputUnits units_;
  Latecomers latecomers_;
  /// Domain and assessee: held against each row of a table, which may have a million.
  std::set<std::pair<std::string_view, std::string_view>> own_of_lead_units_;
  std::vector<NewEntry> entries_;
  std::vector<Problem> problems_;
  bool is_late_ = false;
};

/// The first entry that was read from a file with this digest.
std::optional<ledger::Entry> entry_of_file(const Desk& desk, const std::string& digest) {
  std::optional<ledger::Entry> first;
  if (digest.empty()) return first;
  const Progress& progress = desk.progress();
  desk.ledger().entries({desk.plan().year, {}, {}}, [&](const ledger::Entry& entry) {
    if (first || progress.standing().is_withdrawn(entry.number)) return;
    // Most payloads are of another file: they need not be taken apart.
    if (entry.payload.find(digest) == std::string::npos) return;
    if (ledger::payload_of(entry).value("file_digest", "") == digest) first = entry;
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
          entry->number, entry->entered.substr(0, 10),
          person_words(desk.plan(), entry->actor.person)));
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
void refuse_unpermitted(const Desk& desk, MemorySource& records, evidence::Report& report) {
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
                                 const std::string& period,
                                 const std::function<void(const MemorySource& read)>& look,
                                 Recorded& recorded) {
  refuse_same_file(desk, file);
  auto on_record =
      &form == &evidence::kDecisions ? in_the_way_of_decisions(desk) : in_the_way(desk);
  evidence::Intake intake = evidence::take_in(desk.plan(), std::move(on_record), form,
                                              std::move(file.table), key_with_roles(desk, period),
                                              [&](MemorySource& records, evidence::Report& report) {
                                                refuse_unpermitted(desk, records, report);
                                              });
  recorded.notes = std::move(intake.notes);
  refuse_empty(file, *intake.records, intake.unfilled_count);
  refuse_answers(*intake.records);
  if (look) look(*intake.records);
  EntryMaker maker(desk, file.digest);
  std::vector<NewEntry> entries = maker.make(*intake.records);
  recorded.is_late = maker.is_late();
  return entries;
}

}  // namespace

Recorded record_table(Desk& desk, const evidence::Form& form, TableFile file,
                      const std::string& period,
                      const std::function<void(const MemorySource& read)>& look) {
  Recorded recorded;
  CsvTable named;  // what a row is called, once the table has gone to be read
  named.file = file.table.file;
  named.sheet = file.table.sheet;
  recorded.numbers = desk.put([&] {
    try {
      return entries_of(desk, form, file, period, look, recorded);
    } catch (const Error& error) {
      throw in_sheet(error, named);
    }
  });
  return recorded;
}

std::vector<std::int64_t> record_all(Desk& desk, MemorySource& records,
                                     const std::string& file_digest) {
  return desk.put([&] { return EntryMaker(desk, file_digest).make(records); });
}

}  // namespace kaohe::cycle
