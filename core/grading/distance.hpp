/// How far an assessee is from its good line (Art. 17 ¶6), in each currency that moves it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "grading/line.hpp"
#include "grading/result.hpp"
#include "plan/year_plan.hpp"

namespace kaohe::grading {

/// What one figure alone would have to gain. Gains are at least 0.
struct Gain {
  std::string figure;  ///< "effectiveness_total", "indicator_score", "review_score",
                       ///< "leader_evaluation"
  Rational now;
  Rational exact;                 ///< the least gain that reaches the line
  std::optional<Rational> least;  ///< the least with the decimals that the figure has (its rounding
                                  ///< point); none: this figure has no rounding point
  Rational most;                  ///< what it can still gain, up to its full points

  bool can_reach() const { return least.value_or(exact) <= most; }
};

struct Distance {
  std::string line_of;  ///< the figure that the line is compared with
  Rational value;       ///< that figure now
  Rational line;        ///< exact
  LineKind line_kind = LineKind::undecided;
  bool is_reached = false;
  bool moves_mean = false;  ///< the line is a mean that the assessee's own gain raises; gains
                            ///< reckon with that
  std::vector<std::string> barred_by;  ///< gates that keep it from the grade above the line
  std::vector<Gain> gains;             ///< empty where the line is reached
};

/// The distance of an assessee of a year's result. What a gain might change in ranks, and so in
/// gates and in whose figures make a mean, is not followed. Nothing: it has no score yet, or the
/// line is a mean of nothing.
std::optional<Distance> distance_to_line(const AssesseeResult& assessee, const ScopeResult& scope,
                                         const plan::YearPlan& plan);

}  // namespace kaohe::grading
