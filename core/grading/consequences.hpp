/// Consequences of a grade (Art. 18).
#pragma once

#include <string>
#include <vector>

#include "base/date.hpp"
#include "grading/records.hpp"
#include "grading/result.hpp"
#include "plan/year_plan.hpp"

namespace kaohe::grading {

/// A18.1, A18.2: the consequences of `final_grade`, in the order of the rules: each with its owner,
/// its due date (so many days after `published_on`) and the document that closed it. No final
/// grade: none.
std::vector<Consequence> consequences_of(const std::string& final_grade,
                                         const std::string& assessee,
                                         const AssesseeRecords& records, Date published_on,
                                         const plan::YearPlan& plan);

}  // namespace kaohe::grading
