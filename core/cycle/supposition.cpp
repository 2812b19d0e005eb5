#include "cycle/supposition.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "cycle/naming.hpp"
#include "cycle/progress.hpp"
#include "cycle/record_named.hpp"
#include "cycle/supposed_numbers.hpp"
#include "cycle/system_versions.hpp"
#include "evidence/intake.hpp"
#include "evidence/record_row.hpp"
#include "grading/sealed.hpp"
#include "ledger/kinds.hpp"
#include "ledger/payload.hpp"

namespace kaohe::cycle {

namespace {

using evidence::RecordRow;
using ledger::MemorySource;
using ledger::Observation;

// ---------- Numbers that are no record ----------

[[noreturn]] void refuse_unknown(const plan::YearPlan& plan, std::int64_t number,
                                 const ledger::Ledger* ledger) {
  if (ledger == nullptr)
    refuse_number(number, say({"no record of {} has this number; `kaohe explain ASSESSEE` shows "
                               "the numbers of the records that count",
                               "{} 年度没有这个编号的记录;计入的记录编号可用 kaohe explain "
                               "考核对象 查看"},
                              plan.year));
  refuse_number(number,
                say({"the ledger has no such record of {}; `kaohe record list` shows the numbers",
                     "账本中没有 {} 年度的这条记录;编号可用 kaohe record list 查看"},
                    plan.year));
}

[[noreturn]] void refuse_idle(const plan::YearPlan& plan, std::int64_t number,
                              const ledger::Ledger& ledger) {
  const Progress progress(ledger, plan.year);
  const ledger::Standing& standing = progress.standing();
  if (standing.is_withdrawn(number))
    refuse_number(number, say({"it was withdrawn and does not count, so that nothing depends on it",
                               "该记录已经撤回,不计入,没有数据取决于它"}));
  if (const ledger::Entry* later = standing.replacement_of(number))
    refuse_number(number,
                  say({"it does not count: #{} has taken its place or takes it away; name what "
                       "counts, as `kaohe explain ASSESSEE` shows it",
                       "该记录不计入:已被 #{} 取代或撤销;请改用计入的记录(见 kaohe explain "
                       "考核对象)"},
                      later->number));
  refuse_number(number, say({"it is on record and does not count here; name a record that does, as "
                             "`kaohe explain ASSESSEE` shows it",
                             "该编号虽在账本中,但此处不计入;请写计入的记录的编号(见 kaohe explain "
                             "考核对象)"}));
}

/// Why a number is no record that counts.
[[noreturn]] void refuse(const plan::YearPlan& plan, std::int64_t number,
                         const ledger::Ledger* ledger) {
  const auto entry = ledger == nullptr ? std::nullopt : ledger->find(number);
  if (!entry || entry->year != plan.year) refuse_unknown(plan, number, ledger);
  if (entry->kind == ledger::kObservationsKind && entry->number == number)
    refuse_number(number, say({"it is a list of {} observations; name one of them, #{} to #{}",
                               "它是含 {} 条监测记录的一批;请写其中一条的编号(#{} 至 #{})"},
                              entry->row_count, entry->number + 1, entry->last_number()));
  refuse_idle(plan, number, *ledger);
}

/// People may name a lone observation by its entry.
std::int64_t row_number(std::int64_t number, const ledger::Ledger* ledger) {
  const auto entry = ledger == nullptr ? std::nullopt : ledger->find(number);
  const bool is_lone = entry && entry->number == number &&
                       entry->kind == ledger::kObservationsKind && entry->row_count == 1;
  return is_lone ? number + 1 : number;
}

/// The domain's title, with the pool where the year grades by pool.
std::string title_of_scope(const plan::Domain& domain, const std::string& pool) {
  const plan::InputInfo* pools = domain.system.find_input(domain.pool);
  if (pools == nullptr) return domain.title;
  for (const auto& one : pools->options)
    if (one.id == pool) return domain.title + "/" + one.title;
  return domain.title;
}

// ---------- Another value ----------

/// The column of a table that holds its figure; nothing: it has none.
std::optional<std::size_t> value_column(const evidence::Form& form) {
  for (const std::string_view name : {"value", "score", "points", "votes", "levels"}) {
    for (std::size_t i = 0; i < form.columns.size(); ++i)
      if (form.columns[i].id == name) return i;
  }
  return std::nullopt;
}

class Supposing {
 public:
  Supposing(const Year& year, const MemorySource& records, const ledger::Ledger* ledger,
            const std::optional<Date>& known_until)
      : ledger_(ledger), known_until_(known_until), made_{year, copy_of(records), {}} {}

  void take(const SupposedRecord& supposed) {
    const std::int64_t number = row_number(supposed.number, ledger_);
    if (!numbers_.insert(number).second)
      refuse_number(supposed.number, say({"something is supposed of it twice; suppose one thing",
                                          "对该记录作了两次假设;请只写一次"}));
    const std::optional<SingleRecord> record = record_at(plan(), *made_.records, number);
    if (!record) refuse(plan(), supposed.number, ledger_);
    require_unsealed(*record);
    if (supposed.value) return give(*record, *supposed.value);
    take_out(*made_.records, number);
    made_.changes.push_back({record, {}, figure_of(*record), "-", answer_to(*record)});
  }

  /// Art. 14: a supposition shows what it changes, and nobody sees a mark before all are in.
  void require_unsealed(const SingleRecord& record) {
    if (record.kind != ledger::LeaderMark::kKind) return;
    if (!sealed_) sealed_ = grading::sealed_domains(plan(), *made_.records);
    for (const ledger::LeaderMark& one : made_.records->all_leader_marks) {
      if (one.origin.number == record.number && sealed_->count(one.domain) != 0)
        refuse_number(record.number,
                      say({"leaders' marks of its domain are sealed until all are in, and a "
                           "supposition would show this one",
                           "该领域的评价分到齐之前不公开,不能对这一条作假设"}));
    }
  }

  void take(const std::vector<SupposedNumber>& numbers) {
    SupposedYear with = with_numbers(made_.year, numbers);
    made_.year = std::move(with.year);
    made_.changes.insert(made_.changes.end(), with.changes.begin(), with.changes.end());
  }

  void take(const SupposedLine& supposed) {
    const std::size_t slash = supposed.scope.find('/');
    const std::string pool =
        slash == std::string::npos ? std::string() : supposed.scope.substr(slash + 1);
    const plan::Domain& domain = domain_named(plan(), supposed.scope.substr(0, slash));
    const ledger::Decision line = read_line(domain, pool, supposed.value);
    const std::string scope = domain.id + (line.scope.empty() ? "" : "/" + line.scope);
    if (!scopes_.insert(scope).second)
      throw Error(
          ErrorKind::data, {"--good-line " + supposed.scope + "=" + supposed.value},
          say({"the line of {} is supposed twice; suppose one", "{} 的分数线假设了两次;请只写一次"},
              scope));
    SupposedChange change{
        {},
        say({"good line of {}", "{}“好”等次分数线"}, title_of_scope(domain, line.scope)),
        "-",
        line.value};
    std::erase_if(made_.records->all_decisions, [&](const ledger::Decision& one) {
      const bool is_same = one.kind == line.kind && one.domain == domain.id &&
                           (one.scope == line.scope || one.scope == scope);
      if (is_same) change.before = one.value;
      return is_same;
    });
    made_.records->all_decisions.push_back(line);
    made_.changes.push_back(std::move(change));
  }

  Supposed made() { return std::move(made_); }

 private:
  const plan::YearPlan& plan() const { return made_.year.plan; }

  static std::string figure_of(const SingleRecord& record) {
    const auto column = record.row ? value_column(*record.row->form) : std::nullopt;
    return column ? record.row->cells[*column] : std::string();
  }

  /// The answer by which a record counts, whatever it holds itself.
  std::optional<ledger::Objection> answer_to(const SingleRecord& record) const {
    for (const ledger::Objection& one : made_.records->all_objections) {
      const bool is_changed = one.outcome == "withdrawn" || one.value || one.attributes;
      if (record.observation && is_changed && !one.is_open(known_until_) &&
          speaks_of(one.about, one.date, *record.observation))
        return one;
    }
    return std::nullopt;
  }

  void give(const SingleRecord& record, const std::string& value) {
    const auto column = record.row ? value_column(*record.row->form) : std::nullopt;
    if (!column)
      refuse_number(record.number,
                    say({"a record of the kind \"{}\" holds no value; --without supposes that it "
                         "is not there",
                         "“{}”类记录没有数值;可用 --without 假设没有该记录"},
                        ledger::kind_title(record.kind)));
    std::vector<std::string> cells = record.row->cells;
    cells[*column] = value;
    const std::unique_ptr<MemorySource> read = read_again(record, std::move(cells));
    take_out(*made_.records, record.number);
    put_into(*made_.records, *read);
    made_.changes.push_back({record, {}, figure_of(record), value, answer_to(record)});
  }

  /// What the table's own reader makes of the cells, beside all that is on record but this.
  std::unique_ptr<MemorySource> read_again(const SingleRecord& record,
                                           std::vector<std::string> cells) const {
    std::unique_ptr<MemorySource> others = copy_of(*made_.records);
    take_out(*others, record.number);
    const Observation* row = record.observation ? &*record.observation : nullptr;
    if (row != nullptr)
      std::erase_if(others->observations_by_domain[row->domain],
                    [&](const Observation& one) { return is_of_one_cell(plan(), *row, one); });
    const evidence::Form& form = *record.row->form;
    auto read = evidence::take_in(plan(), std::move(others), form,
                                  evidence::table_of_row(form, "#" + std::to_string(record.number),
                                                         std::move(cells)),
                                  evidence::key_for_anybody(row == nullptr ? "" : row->period,
                                                            row == nullptr ? "" : row->origin.unit))
                    .records;
    stand_in_place(record, *read);
    return read;
  }

  /// What was read stands where the record stood, and of the inputs that take one cell only its
  /// own.
  static void stand_in_place(const SingleRecord& record, MemorySource& read) {
    for (auto& [domain, list] : read.observations_by_domain) {
      std::erase_if(list, [&](const Observation& one) {
        return record.observation && one.input != record.observation->input;
      });
      for (Observation& one : list) one.origin = record.observation->origin;
    }
    ledger::for_each_kind([&](const char*, auto list) {
      for (auto& one : read.*list) one.origin = {record.number, record.place, ""};
    });
  }

  ledger::Decision read_line(const plan::Domain& domain, const std::string& pool,
                             const std::string& value) const {
    namespace column = evidence::decision_column;
    std::vector<std::string> cells(evidence::kDecisions.columns.size());
    cells[column::kind] = "good_line";
    cells[column::domain] = domain.id;
    cells[column::scope] = pool;
    cells[column::value] = value;
    cells[column::decided_by] = plan().organisation_with("committee").id;
    return evidence::take_in(
               plan(), std::make_unique<MemorySource>(), evidence::kDecisions,
               evidence::table_of_row(evidence::kDecisions, "--good-line", std::move(cells)),
               evidence::key_for_anybody("", ""))
        .records->all_decisions.front();
  }

  const ledger::Ledger* ledger_;
  std::optional<Date> known_until_;
  std::optional<std::set<std::string>> sealed_;  ///< domains; read once it is asked for
  std::set<std::int64_t> numbers_;               ///< of which something is supposed
  std::set<std::string> scopes_;                 ///< likewise
  Supposed made_;
};

}  // namespace

Supposed suppose(const Year& year, const MemorySource& records, const Supposition& supposition,
                 const ledger::Ledger* ledger, const std::optional<Date>& known_until) {
  Supposing supposing(year, records, ledger, known_until);
  std::vector<Problem> problems;
  const auto take = [&](const auto& what) {
    try {
      supposing.take(what);
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::data) throw;
      problems.insert(problems.end(), error.problems().begin(), error.problems().end());
    }
  };
  take(supposition.numbers);
  for (const SupposedRecord& one : supposition.records) take(one);
  for (const SupposedLine& one : supposition.lines) take(one);
  if (!problems.empty()) throw Error(ErrorKind::data, std::move(problems));
  return supposing.made();
}

}  // namespace kaohe::cycle
