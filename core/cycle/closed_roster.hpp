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

/// Who is assessed in a period of a domain: by id what places an assessee among the others: its
/// choices of the roster ("stage=high") and the days on which it begins or ends inside the period.
/// Its numbers and lists are not in it.
std::map<std::string, std::string> roster_in(const plan::Domain& domain,
                                             const plan::Period& period);

/// Each assessee of the domain who is gone from a closed period, new in it, or placed otherwise, at
/// its line of the roster.
std::vector<Problem> roster_problems(const plan::YearPlan& plan, const Progress& progress,
                                     const plan::Domain& domain);

}  // namespace kaohe::cycle
