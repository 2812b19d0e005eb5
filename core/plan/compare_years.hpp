/// What of a year's rules, indicators and people is another than in an earlier year.
#pragma once

#include <vector>

#include "plan/difference.hpp"
#include "plan/year_plan.hpp"

namespace kaohe::plan {

/// Every difference between two years whose domains have their systems: first the rules of the
/// year as a whole, then domain by domain its rules, indicators (`compare_systems`) and roster.
/// Days are held against each other as days of their own year: 31 March 2023 is 31 March 2024.
/// Titles, documents and names count as rules do; only comments and the order of keys are nothing.
/// Any thread.
std::vector<Difference> compare_years(const YearPlan& before, const YearPlan& after);

}  // namespace kaohe::plan
