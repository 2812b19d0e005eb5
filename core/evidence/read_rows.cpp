#include "evidence/read_rows.hpp"

#include <algorithm>

#include "evidence/beside_tables.hpp"
#include "evidence/record_row.hpp"

namespace kaohe::evidence {

namespace {

/// Draws before the observations of what was drawn, the other tables after them.
int place_in_order(const FormRows& table) {
  if (table.form == &kDraws) return 0;
  return table.form == &kObservations ? 1 : 2;
}

void read_table(Session& session, FormRows rows) {
  CsvTable csv = table_of_row(*rows.form, std::string(rows.form->name), {});
  csv.rows = std::move(rows.rows);
  session.rows_expected = csv.rows.size();
  const std::optional<Table> table = Table::bind(std::move(csv), *rows.form, session.report);
  if (!table) return;
  if (rows.form == &kObservations) return read_observations(session, *table, rows.key);
  for (const BesideTable& one : beside_tables())
    if (one.form == rows.form) one.read(session, *table);
}

}  // namespace

RowsRead read_rows(const plan::YearPlan& plan, std::vector<FormRows> tables) {
  RowsRead read{std::make_unique<ledger::MemorySource>(), {}};
  Session session(plan, *read.records);
  std::stable_sort(tables.begin(), tables.end(), [](const FormRows& a, const FormRows& b) {
    return place_in_order(a) < place_in_order(b);
  });
  for (FormRows& table : tables) read_table(session, std::move(table));
  try {
    session.report.throw_if_refused();
  } catch (const Error& error) {
    read.refused = error.problems();
  }
  return read;
}

}  // namespace kaohe::evidence
