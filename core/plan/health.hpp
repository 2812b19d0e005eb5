/// The health of an indicator system: what holds and may all the same be a mistake.
#pragma once

#include <string>
#include <vector>

#include "base/text.hpp"
#include "plan/year_plan.hpp"

namespace kaohe::plan {

/// What a finding is about.
enum class HealthKind {
  dead_indicator,      ///< no record can ever cost a point of it
  points_never_lost,   ///< of an indicator or a part that starts with all its points
  cap_below_one_case,  ///< the cheapest single case already costs more than the cap
  gap,                 ///< between two bands: what lies there falls to another row
  overlap,             ///< two bands: what lies in both is judged by the first
  unread_input,        ///< asked for, and neither item nor gate nor zero depends on it
  unused_figure,
  asked_twice,  ///< two indicators ask for evidence of the same name and type
  unit_load,    ///< a responsible unit answers for more indicators than year.toml allows
};

/// "dead_indicator", …: for machines.
const char* word_of(HealthKind kind);

struct HealthFinding {
  HealthKind kind = HealthKind::dead_indicator;
  std::string domain;  ///< empty: it concerns several
  std::string where;   ///< the key of the thing in its system, "XX01.item.leaders"; a unit's id
  Text what;
};

/// Findings of one system by itself, in the order of its indicators for each kind.
std::vector<HealthFinding> health_of(const IndicatorSystem& system);

/// Findings of every domain, then those of the division of work. The plan has its systems.
std::vector<HealthFinding> health_of(const YearPlan& plan);

}  // namespace kaohe::plan
