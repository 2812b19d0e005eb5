/// Art. 18: until when that is owed which only a later edition of the year's result entails.
#pragma once

#include <map>
#include <string>

#include "base/date.hpp"
#include "grading/result.hpp"
#include "plan/year_plan.hpp"

namespace kaohe::cycle {

/// "schools/s07/explanation" → the day, through its end.
using Dues = std::map<std::string, std::string>;

/// Of an edition that is to be published on a day, after the edition `before`: what that one
/// entails already stays due as it was printed, whatever was decided anew since; what arises only
/// now runs from this edition's own day, or from its decision where that is later. Writes the days
/// into the result; gives back those that the period's closing and the decisions alone would not
/// give, for the entry of the edition.
Dues settle_dues(const plan::YearPlan& plan, const grading::Result& before, Date published,
                 grading::Result& result);

/// Writes into an edition that is computed again the days that its entry has.
void take_dues(const Dues& dues, grading::Result& result);

}  // namespace kaohe::cycle
