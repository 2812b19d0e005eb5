/// Submissions that are owed and not there.
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "base/errors.hpp"
#include "ledger/observation_source.hpp"
#include "plan/year_plan.hpp"

namespace kaohe::evidence {

/// Whether units report an input in a period.
bool is_owed(const plan::InputInfo& input, const std::string& period);

/// Art. 11(1-3): one problem for each period up to `period` and each unit that answers for an input
/// due in it, where the unit has submitted nothing; placed at the file of `folder` that is missing.
/// Of an input that several units share one submission is enough. In the order of the calendar.
std::vector<Problem> missing_submissions(const plan::YearPlan& plan,
                                         const ledger::ObservationSource& source,
                                         const std::filesystem::path& folder,
                                         std::string_view period);

}  // namespace kaohe::evidence
