#include "evidence/intake.hpp"

#include <algorithm>
#include <iterator>

#include "evidence/beside_tables.hpp"
#include "evidence/record_key.hpp"
#include "ledger/payload.hpp"
#include "ledger/place_on_record.hpp"

namespace kaohe::evidence {

namespace {

using ledger::MemorySource;
using ledger::Observation;
using ledger::place_on_record;

/// How many records there were before the table was read.
class Counts {
 public:
  explicit Counts(const MemorySource& records) {
    for (const auto& [domain, list] : records.observations_by_domain)
      observations_[domain] = list.size();
    ledger::for_each_kind(
        [&](const char* kind, auto list) { others_[kind] = (records.*list).size(); });
  }

  /// Those that came since, moved out.
  std::unique_ptr<MemorySource> taken_from(MemorySource& records) {
    auto taken = std::make_unique<MemorySource>();
    for (auto& [domain, list] : records.observations_by_domain)
      move_tail(list, observations_[domain], taken->observations_by_domain[domain]);
    ledger::for_each_kind([&](const char* kind, auto list) {
      move_tail(records.*list, others_[kind], (*taken).*list);
    });
    return taken;
  }

 private:
  template <class Record>
  static void move_tail(std::vector<Record>& from, std::size_t count, std::vector<Record>& into) {
    if (count == 0) {
      into = std::move(from);
      return;
    }
    const auto first = from.begin() + static_cast<std::ptrdiff_t>(count);
    into.assign(std::make_move_iterator(first), std::make_move_iterator(from.end()));
  }

  std::map<std::string, std::size_t> observations_;
  std::map<std::string, std::size_t> others_;
};

void remember_observations(Session& session) {
  for (auto& [domain_id, list] : session.records.observations_by_domain) {
    const plan::Domain* domain = session.plan.find_domain(domain_id);
    if (domain == nullptr) continue;
    for (std::size_t i = 0; i < list.size(); ++i) {
      list[i].origin.place = place_on_record(list[i].origin);
      const plan::InputInfo* input = domain->system.find_input(list[i].input);
      if (input != nullptr) session.repeats.remember(*input, list, i);
    }
  }
}

void remember_draws(Session& session) {
  const auto& draws = session.records.all_draws;
  for (std::size_t i = 0; i < draws.size(); ++i) {
    const plan::Assessee* assessee =
        session.plan.find_assessee(plan::assessee_unit(draws[i].domain, draws[i].assessee));
    session.draws[{assessee, draws[i].sub}] = i;
  }
}

void remember_all(Session& session) {
  remember_observations(session);
  remember_draws(session);
  ledger::for_each_kind([&](const char*, auto list) {
    for (auto& record : session.records.*list) {
      record.origin.place = place_on_record(record.origin);
      if constexpr (requires { record_key(record); })  // else no table holds it
        session.repeats.remember_key(record_key(record), record.origin.place);
    }
  });
}

/// Headings of the table that the form does not have, or -1: one that it requires is missing.
int left_over(const CsvTable& table, const Form& form) {
  const auto has = [&](const Column& column) {
    return table.column(column.id) >= 0 || table.column(column.zh) >= 0;
  };
  int known = 0;
  for (const Column& column : form.columns) {
    if (column.required && !has(column)) return -1;
    known += has(column) ? 1 : 0;
  }
  return static_cast<int>(table.headings.size()) - known;
}

}  // namespace

const Form* form_of(const CsvTable& table) {
  const Form* best = nullptr;
  int least = 0;
  for (const Form* form : all_forms()) {
    const int over = left_over(table, *form);
    if (over < 0 || (best != nullptr && over >= least)) continue;
    best = form;
    least = over;
  }
  return best;
}

Intake take_in(const plan::YearPlan& plan, std::unique_ptr<MemorySource> on_record,
               const Form& form, CsvTable table, const SubmissionKey& key,
               const std::function<void(MemorySource&, Report&)>& examine) {
  Session session(plan, *on_record);
  session.skips_unfilled = true;
  session.today = key.today;
  session.rows_expected = table.rows.size();
  session.repeats.expect(table.rows.size());
  for (const Problem& one : table.problems) session.report.refuse_unreadable(one);
  const std::size_t row_count = table.rows.size() + table.problems.size();
  const std::string file = table.file;
  remember_all(session);
  Counts before(*on_record);
  const std::optional<Table> bound = Table::bind(std::move(table), form, session.report);
  if (bound && &form == &kObservations) {
    read_observations(session, *bound, key);
  } else if (bound) {
    const auto& tables = beside_tables();
    std::find_if(tables.begin(), tables.end(), [&](const BesideTable& one) {
      return one.form == &form;
    })->read(session, *bound);
  }
  std::unique_ptr<MemorySource> taken = before.taken_from(*on_record);
  if (examine) examine(*taken, session.report);
  if (session.report.are_all_repeats(row_count))
    throw Error(ErrorKind::data, {file},
                say({"all {} rows of this table are on record already, the first as {}; nothing "
                     "was recorded. Record what is new in a table of its own, or correct what was "
                     "wrong with `kaohe record correct`",
                     "表中 {} 行均已录入,首行见 {};本次未录入任何内容。新增的请另列一表,有误的请用 "
                     "kaohe record correct 更正"},
                    row_count, session.report.first_repeated()));
  session.report.throw_if_refused();
  return {std::move(taken), session.report.notes(), session.report.skipped_count()};
}

}  // namespace kaohe::evidence
