/// Whom to visit (Art. 12(7)): assessees whose problems are serious by the year's criterion.
#pragma once

#include <string>
#include <vector>

#include <kaohe/rational.hpp>

#include "base/date.hpp"
#include "grading/result.hpp"
#include "ledger/notice.hpp"
#include "plan/year_plan.hpp"

namespace kaohe::cycle {

struct VisitProposed {
  std::string domain, assessee, name;
  Rational deducted;                                 ///< points lost so far in the year
  std::vector<std::int64_t> late{};                  ///< notices whose answer is overdue
  std::vector<std::int64_t> visits{};                ///< recorded already
  bool is_by_points = false, is_by_notices = false;  ///< which part of the criterion it meets
};

/// In the order of the result. `visits`: those on record.
std::vector<VisitProposed> visits_proposed(const plan::YearPlan& plan,
                                           const grading::Result& result,
                                           const std::vector<ledger::Notice>& notices,
                                           const std::vector<ledger::Visit>& visits, Date today);

}  // namespace kaohe::cycle
