/// Art. 8: from when on an amendment holds, and that it never reaches into a closed period.
#pragma once

#include <string>
#include <vector>

#include "base/errors.hpp"
#include "cycle/progress.hpp"
#include "cycle/system_versions.hpp"

namespace kaohe::cycle {

/// The domain's overrides that a version on record has not, or has otherwise, as the year's files
/// order them.
std::vector<const plan::Override*> changed_overrides(const ledger::SystemVersion& before,
                                                     const plan::Domain& domain);

/// Whether a change holds backwards too: it says so, or the year reads every amendment so
/// (`amendment.applies`).
bool reaches_back(const plan::YearPlan& plan, const plan::Override& change);

/// Throws Error(data) with each changed override that holds from another period than `from` and
/// does not say `whole_year`, and with each that was in force before `from` and is gone.
void require_from(const plan::YearPlan& plan, const plan::Domain& domain,
                  const ledger::SystemVersion& before, const plan::Period& from);

/// Throws Error(data) where a period that is closed in the domain lies on or after `from`'s first
/// day, unless all that changes are overrides that reach back.
void require_from_open(const plan::YearPlan& plan, const Progress& progress,
                       const plan::Domain& domain, const ledger::SystemVersion& before,
                       const plan::Period& from);

/// Throws Error(data) with each difference of the year's rules from which scores of a period that
/// is closed in the domain would follow.
void require_rules_leave_closed(const plan::YearPlan& plan, const Progress& progress,
                                const plan::Domain& domain,
                                const std::vector<plan::Difference>& all);

/// Throws Error(data) with each changed override that cites another document than `document`.
void require_cited(const plan::YearPlan& plan, const plan::Domain& domain,
                   const ledger::SystemVersion& before, const std::string& document);

}  // namespace kaohe::cycle
