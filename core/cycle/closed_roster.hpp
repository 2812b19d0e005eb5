/// Art. 11(6), 12(5): who was assessed in a period, and in which group, is settled once the period
/// is closed.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/errors.hpp"
#include "cycle/progress.hpp"
#include "plan/year_plan.hpp"

namespace kaohe::cycle {

/// Who is assessed in a period of a domain: by id what its scores take from the roster: choices and
/// numbers ("stage=high"), its lists and their numbers, and the days on which it begins or ends
/// inside the period.
std::map<std::string, std::string> roster_in(const plan::Domain& domain,
                                             const plan::Period& period);

/// Each assessee of the domain who is gone from a closed period or new in it, and each field that
/// it had otherwise, at its line of the roster or of the lists. Once the period is published a list
/// may grow.
std::vector<Problem> roster_problems(const plan::YearPlan& plan, const Progress& progress,
                                     const plan::Domain& domain);

}  // namespace kaohe::cycle
