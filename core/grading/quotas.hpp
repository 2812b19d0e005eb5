/// Quotas on grades (Art. 16): between what is proposed and what is decided.
#pragma once

#include <vector>

#include "grading/scopes.hpp"

namespace kaohe::grading {

/// A16.1: how many of so many ranked assessees may get the quota's grade: the share rounded down,
/// but not fewer than `at_least`.
int quota_limit(const plan::GradeQuota& quota, int ranked);

/// The year's quotas, that of the best grade first.
std::vector<plan::GradeQuota> quotas_best_first(const plan::YearPlan& plan);

/// From the best grade down: of those for whom a grade is proposed the best by rank keep it; the
/// next permitted grade is proposed for the others, or, where none is left below it, the next of
/// the scale, which is then permitted too. Equal ranks at the limit: as the quota says. Who must
/// have the grade by an obligation keeps it and counts. Who has no rank stands outside. Notes each
/// displacement in `displaced`.
void hold_quotas(const std::vector<Assessed*>& members, const plan::YearPlan& plan);

/// Decisions that together give the ranked of a scope a grade beyond its quota: one problem for
/// each quota, with all their places. What an obligation leaves no choice about is refused only
/// together with others.
std::vector<Problem> quota_problems(const ScopeInput& input, const std::vector<Assessed*>& members);

/// The scope's quotas with how many have the grade: as decided, else as proposed.
std::vector<QuotaResult> quota_results(const std::vector<Assessed*>& members,
                                       const plan::YearPlan& plan);

}  // namespace kaohe::grading
