/// Whose leaders' marks nobody sees yet (Art. 14).
#pragma once

#include <set>
#include <string>

#include "ledger/observation_source.hpp"
#include "plan/year_plan.hpp"

namespace kaohe::grading {

/// A14.4: where the year seals the leaders' marks, the ids of the domains in which somebody's
/// evaluation still waits for one. `source`: what is confirmed.
std::set<std::string> sealed_domains(const plan::YearPlan& plan,
                                     const ledger::ObservationSource& source);

}  // namespace kaohe::grading
