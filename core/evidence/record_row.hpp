/// Any record as a row of the table in which people write it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/csv.hpp"
#include "evidence/forms.hpp"
#include "ledger/record.hpp"
#include "plan/year_plan.hpp"

namespace kaohe::evidence {

struct RecordRow {
  const Form* form;
  std::vector<std::string> cells;  ///< in the order of the form, with ids
};

/// The row of a record by its kind ("review") and payload; read again it gives the same record.
/// Nothing for a kind that is written in no table. Throws Error(environment) for a payload that is
/// none of this kind.
std::optional<RecordRow> row_of(const plan::YearPlan& plan, std::string_view kind,
                                const nlohmann::json& payload);

/// The same of an observation: in the table of its unit or, of what comes from elsewhere, in
/// imported or last_year. The year's indicator system must have its input.
RecordRow row_of(const plan::YearPlan& plan, const ledger::Observation& observation);

/// A table of one row, to be read as people's are. `place`: what messages call it.
CsvTable table_of_row(const Form& form, std::string place, std::vector<std::string> cells);

}  // namespace kaohe::evidence
