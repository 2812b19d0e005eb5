/// Submissions that are owed and not there.
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/errors.hpp"
#include "evidence/names.hpp"
#include "ledger/observation_source.hpp"
#include "plan/year_plan.hpp"

namespace kaohe::evidence {

/// Whether units report an input in a period.
bool is_owed(const plan::InputInfo& input, const std::string& period);

/// Units of which any one owes a submission for an input in a period.
struct Owing {
  std::string assessee;  ///< the only one about whom; empty: about all that no other names
  std::set<std::string> units;
};

/// Art. 5, 11(1-3): who answers for an input that is owed in a period; about an assessee that is
/// one of these units itself, who stands in.
std::vector<Owing> owing(const plan::YearPlan& plan, const DomainNames& names,
                         const plan::InputInfo& input, const plan::Period& period);

/// A submission that is owed and not there.
struct Awaited {
  std::string period, unit;
};

/// Art. 11(1-3): each period up to `period` with each unit that answers for an input due in it,
/// where the unit has submitted nothing. Of an input that several units share one submission is
/// enough. In the order of the calendar.
std::vector<Awaited> awaited_submissions(const plan::YearPlan& plan,
                                         const ledger::ObservationSource& source,
                                         std::string_view period);

/// The same as problems, placed at the files of `folder` that are missing.
std::vector<Problem> missing_submissions(const plan::YearPlan& plan,
                                         const ledger::ObservationSource& source,
                                         const std::filesystem::path& folder,
                                         std::string_view period);

}  // namespace kaohe::evidence
