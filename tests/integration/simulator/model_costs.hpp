/// What matters cost in the model, by the inputs in which they stand.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>

#include <kaohe/rational.hpp>

#include "base/date.hpp"

namespace kaohe::testing {

/// The dearest record of a matter in an input.
struct ModelCost {
  Rational cost;  ///< before anything is given back
  Date day{};
  Rational kept;  ///< the share of it that stays

  Rational lost() const { return cost * kept; }
  /// Of equals the earlier counts, then the one of which more stands.
  bool is_less(const ModelCost& other) const {
    if (cost != other.cost) return cost < other.cost;
    return day != other.day ? day > other.day : kept < other.kept;
  }
};

/// Matter → input → what it costs there. Inputs in the order of the indicator system.
using ModelCosts = std::map<std::string, std::map<std::string, ModelCost>>;
/// Input → what its indicator is worth; 0: it has no points yet.
using ModelWorths = std::map<std::string, Rational>;
/// Matters with an input in which they do not count.
using ModelElsewhere = std::set<std::pair<std::string, std::string>>;
/// Matter → what its highest deduction takes that counts beside no indicator, of the final score.
using ModelDeductions = std::map<std::string, Rational>;

/// What a matter would cost of the final score in the indicators, and what as a deduction.
struct ModelWeighed {
  Rational in_indicators, as_deduction;

  /// Of equals the indicators count.
  bool is_deduction() const { return as_deduction > in_indicators; }
};

/// Where matters count that cost only once.
struct ModelSettled {
  ModelElsewhere elsewhere;
  std::map<std::string, ModelWeighed> weighed;  ///< by matter: in indicators or as a deduction

  /// Whether a matter counts in the indicators, so that no deduction of it does.
  bool is_in_indicators(const std::string& matter) const {
    const auto found = weighed.find(matter);
    return found != weighed.end() && !found->second.is_deduction();
  }
};

/// What all indicators have left, none of them less than nothing.
Rational points_left(const ModelCosts& costs, const ModelWorths& worths,
                     const ModelElsewhere& elsewhere);

/// Of each matter that stands in several inputs those in which it does not count, where it costs
/// only once: it counts where the assessee loses most by it, of equals in the first. One after the
/// other, as a later one may find an indicator empty.
ModelElsewhere settled_once(const ModelCosts& costs, const ModelWorths& worths);

/// Where each matter counts of which there is a deduction too: where it costs more. One after the
/// other, after what is settled among the indicators; by `share` a point of these enters the final
/// score. No record of the fixture raises a gate, which would keep it.
ModelSettled weighed_once(const ModelCosts& costs, const ModelWorths& worths,
                          ModelElsewhere elsewhere, const ModelDeductions& deductions,
                          const Rational& share);

}  // namespace kaohe::testing
