/// Observations that nobody records: they follow from the roster and from notices.
#pragma once

#include <vector>

#include "ledger/record.hpp"
#include "plan/year_plan.hpp"

namespace kaohe::evidence {

/// The roster's values of a domain as observations of its inputs with source roster: no period, no
/// date, number 0. Throws Error(data) for a value that its input cannot have (`attach_system`
/// refuses such a roster first).
std::vector<ledger::Observation> roster_observations(const plan::Domain& domain);

/// Art. 11(8): for each input with source notices and each notice of the domain issued by `as_of`:
/// how many whole days after its due date (one month after it was issued, no rest day) it was
/// answered, 0 if in time; without an answer by `as_of`, the days until then. Dated by the day of
/// issue; number and place are the notice's; no period.
std::vector<ledger::Observation> notice_observations(const plan::YearPlan& plan,
                                                     const plan::Domain& domain,
                                                     const std::vector<ledger::Notice>& notices,
                                                     Date as_of);

}  // namespace kaohe::evidence
