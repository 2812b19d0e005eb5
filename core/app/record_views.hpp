/// What `kaohe record …` shows of tables and records.
#pragma once

#include <string>

#include "app/options.hpp"
#include "base/csv.hpp"
#include "evidence/forms.hpp"
#include "ledger/memory_source.hpp"

namespace kaohe::app {

/// How the headings of a table were understood: "read as observations: 领域 → domain, …"; columns
/// that the file leaves out.
std::string columns_read(const evidence::Form& form, const CsvTable& table, Language language);

/// What a table says: of observations a row for each input with how many records and assessees and
/// the sum of their values; of other tables how many records of each kind.
std::string records_read(const plan::YearPlan& plan, const ledger::MemorySource& records,
                         Language language);

}  // namespace kaohe::app
