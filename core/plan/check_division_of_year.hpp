/// How the periods divide the year among them (Art. 10-13).
#pragma once

#include "plan/year_file.hpp"

namespace kaohe::plan {

/// The names and days of the periods: quarters (and months) follow each other through the whole
/// year without overlap or gap, the half-year is its first two quarters, the year-end covers all of
/// it. Adds to the file's problems.
void check_division_of_year(YearFile& file, const YearPlan& plan);

}  // namespace kaohe::plan
