/// Observations that nobody records: they follow from the roster and from notices.
#pragma once

#include <vector>

#include "ledger/notice.hpp"
#include "plan/year_plan.hpp"

namespace kaohe::evidence {

/// The roster's values of a domain as observations of its inputs with source roster: no period, no
/// date, number 0. Throws Error(data) for a value that its input cannot have (`attach_system`
/// refuses such a roster first).
std::vector<ledger::Observation> roster_observations(const plan::Domain& domain);

/// Art. 11(8): for each input with source notices and each notice of the domain issued by `as_of`:
/// on how many whole days by then its answer was overdue (Rectification::days_late). One failure to
/// put something right is late once: of several notices about one observation, also one served in
/// the place of others, only that has its days which was late longest, of equals the first; the
/// rest have 0. Dated by the day of issue; number and place are the notice's; no period.
std::vector<ledger::Observation> notice_observations(const plan::YearPlan& plan,
                                                     const plan::Domain& domain,
                                                     const std::vector<ledger::Notice>& notices,
                                                     Date as_of);

}  // namespace kaohe::evidence
