/// Rows of records, as row_of writes them, read by the rules of another year.
#pragma once

#include <memory>
#include <vector>

#include "base/csv.hpp"
#include "evidence/observations.hpp"

namespace kaohe::evidence {

/// Rows of one table, each with a line of its own among all that are read together.
struct FormRows {
  const Form* form;
  SubmissionKey key;  ///< of observations; of other tables it is not used
  std::vector<CsvRow> rows;
};

struct RowsRead {
  std::unique_ptr<ledger::MemorySource> records;  ///< not numbered; the line is in origin.place
  std::vector<Problem> refused;  ///< whose rows are not among the records; place.line: of the row
};

/// Reads each row by the reader of its table, draws first; a row that is refused leaves the others
/// as they are. Every domain of the plan must have its system. `plan` is not kept.
RowsRead read_rows(const plan::YearPlan& plan, std::vector<FormRows> tables);

}  // namespace kaohe::evidence
