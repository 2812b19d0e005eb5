/// What people should see beside the figures: near lines, shared ranks, readings that differ.
#pragma once

#include <vector>

#include "grading/scopes.hpp"

namespace kaohe::grading {

/// Adds to the notes of each member, once ranks and grades are there:
/// "part_year", "scope_incomplete", "shared_rank", "rank_differs" (by total or final score),
/// "published_rank_differs" and "published_grade_differs" (exact against published values),
/// "mean_readings_differ" (both of what is proposed before quotas), "below_line" (the distance),
/// "quota" (a grade that others have by rank), "survey_missing", "adjustment_waits", "lowered".
void add_notes(const ScopeInput& input, const ScopeResult& scope, const Line& line,
               const std::vector<Assessed*>& members);

}  // namespace kaohe::grading
