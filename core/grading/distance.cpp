#include "grading/distance.hpp"

#include <kaohe/rounding.hpp>

#include "grading/figures.hpp"
#include "grading/grade.hpp"

namespace kaohe::grading {

namespace {

/// Rounded up to the decimals of a rounding point: less would not reach.
Rational up_to(const Rational& value, RoundingPoint point) {
  const Rational step = Rational::from_units(detail::units_per_step(point.decimals));
  return (value / step).ceil() * step;
}

/// A figure, what of it goes into the one above, and how it is rounded.
class Currencies {
 public:
  Currencies(const AssesseeResult& assessee, const plan::YearPlan& plan, const Rational& missing,
             bool is_annual)
      : assessee_(assessee), plan_(plan), scheme_(plan.scheme) {
    const bool has_leaders = is_annual && assessee.leader_evaluation;
    const Rational in_total = has_leaders ? missing / scheme_.effectiveness_weight : missing;
    add("effectiveness_total", in_total, std::nullopt);
    const bool is_reviewed = assessee.review_score.has_value();
    add("indicator_score", is_reviewed ? in_total / scheme_.indicator_weight : in_total,
        plan.rounding.indicator);
    if (is_reviewed) add("review_score", in_total / scheme_.review_weight, plan.rounding.review);
    if (has_leaders)
      add("leader_evaluation", missing / scheme_.leaders_weight, plan.rounding.leader_evaluation);
  }

  std::vector<Gain> gains;

 private:
  void add(const char* name, const Rational& exact, std::optional<RoundingPoint> point) {
    Gain gain;
    gain.figure = name;
    gain.now = *figure(assessee_, name);
    gain.exact = exact;
    if (point) gain.least = up_to(exact, *point);
    gain.most = max(full(name) - gain.now, Rational());
    gains.push_back(std::move(gain));
  }

  /// Full points; with what Art. 15 adds or takes where it enters the figure itself.
  Rational full(std::string_view name) const {
    if (plan_.adjustments.enter != name || !assessee_.adjustment) return scheme_.total;
    const Rational with = scheme_.total + *assessee_.adjustment;
    return plan_.adjustments.may_exceed_full ? with : min(with, scheme_.total);
  }

  const AssesseeResult& assessee_;
  const plan::YearPlan& plan_;
  const plan::Scheme& scheme_;
};

/// Whether the figure of an assessee is one of those that make the mean of its line.
bool is_in_mean(const AssesseeResult& assessee, const Line& line, const ScopeResult& scope,
                const plan::YearPlan& plan) {
  if (line.decided || !assessee.rank) return false;
  const bool is_of_all = line.mean == scope.all;
  return is_of_all || !is_barred(effects_of(assessee.gates, plan), plan);
}

/// x + g ≥ (Σ + g) ÷ n, or, where g does not move the mean, x + g ≥ line.
Rational missing_to(const Line& line, const Rational& value, bool moves_mean) {
  if (!moves_mean) return *line.value() - value;
  const Rational others = Rational::of(line.mean.count - 1);
  return (line.mean.sum - Rational::of(line.mean.count) * value) / others;
}

}  // namespace

std::optional<Distance> distance_to_line(const AssesseeResult& assessee, const ScopeResult& scope,
                                         const plan::YearPlan& plan) {
  const std::optional<Rational> value = figure(assessee, scope.line_of);
  const Line line = line_of(scope, plan.grading);
  if (!assessee.blocked.empty() || !value || !line.value()) return std::nullopt;
  Distance distance;
  distance.line_of = scope.line_of;
  distance.value = *value;
  distance.line = *line.value();
  distance.line_kind = line.kind;
  distance.is_reached = line.reached_by(*value);
  distance.moves_mean = is_in_mean(assessee, line, scope, plan);
  for (const FiredGate& gate : assessee.gates)
    if (is_barred(effects_of({gate}, plan), plan)) distance.barred_by.push_back(gate.id);
  // A mean of one is that one's own figure, which reaches it.
  if (distance.is_reached) return distance;
  const Rational missing = missing_to(line, *value, distance.moves_mean);
  distance.gains = Currencies(assessee, plan, missing, scope.line_of == "annual_score").gains;
  return distance;
}

}  // namespace kaohe::grading
