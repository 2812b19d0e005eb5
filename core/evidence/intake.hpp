/// One table of people → new records, held against what is on record already.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "base/csv.hpp"
#include "evidence/observations.hpp"

namespace kaohe::evidence {

struct Intake {
  std::unique_ptr<ledger::MemorySource> records;  ///< the new ones only, not numbered
  std::vector<Problem> notes;                     ///< as Evidence::notes
  std::size_t unfilled_count = 0;                 ///< rows of a template that were passed over
};

/// The form whose headings fit a table: all that it requires are there, and of those the one with
/// the fewest headings left over; nullptr: none fits.
const Form* form_of(const CsvTable& table);

/// Reads a table of the form as `read_evidence` reads it, whole or refused whole; what repeats or
/// contradicts a record of `on_record` is refused as well, naming that record by its number. Rows
/// of a template that nobody filled in are passed over; a note says how many. `key`: of
/// observations the period and who records; of other forms it is not used. `examine` adds to the
/// report what else is wrong with the records that could be read, so that all is said at once.
/// Throws Error(data) with every wrong cell.
Intake take_in(const plan::YearPlan& plan, std::unique_ptr<ledger::MemorySource> on_record,
               const Form& form, CsvTable table, const SubmissionKey& key,
               const std::function<void(const ledger::MemorySource&, Report&)>& examine = {});

}  // namespace kaohe::evidence
