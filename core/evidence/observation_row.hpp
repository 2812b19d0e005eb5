/// An observation as a row of the table in which people write it.
#pragma once

#include <string>
#include <vector>

#include "evidence/forms.hpp"
#include "ledger/record.hpp"
#include "plan/year_plan.hpp"

namespace kaohe::evidence {

/// Its cells, in the order of `kObservations`, with ids; read again they give the same record. Of
/// an input that the year no longer has: what is on record, which nothing reads again.
std::vector<std::string> cells_of(const plan::YearPlan& plan,
                                  const ledger::Observation& observation);

}  // namespace kaohe::evidence
