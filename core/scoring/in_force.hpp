/// Points of an indicator on a day: an amendment may have changed them in the year (Art. 8).
#pragma once

#include <kaohe/points.hpp>

#include "base/date.hpp"
#include "plan/year_plan.hpp"

namespace kaohe::scoring {

/// A8.4: the points of `indicator` in force on the day: the version of its number `ID.points` whose
/// period began last, on or before that day; without versions, the points that the system states.
/// Throws Error(plugin) for a version that is no decimal of 8 places or names no period of the
/// year.
Points points_in_force(const plan::YearPlan& plan, const plan::IndicatorSystem& system,
                       const plan::IndicatorInfo& indicator, Date day);

}  // namespace kaohe::scoring
