// What the model says of the points that matters cost.
#include "model_costs.hpp"

#include <algorithm>

#include "model.hpp"

namespace kaohe::testing {

Rational Model::price_of(const ModelRow& row) const {
  if (row.input == "HX05.exposures") return Rational::of(3);
  for (const plan::Override& one : plan_.domains.front().plugin.overrides)
    if (one.from == "q3" && row.period >= "q3") return Rational::of(std::stoi(one.value));
  return Rational::of(2);
}

ModelCosts Model::costs_of(const std::string& assessee, const plan::Period& period) const {
  ModelCosts costs;
  for (const auto& [number, value] : counted(false)) {
    const ModelRow& row = *find(number);
    const Date day = plan_.find_period(row.period)->first_day;
    if (!row.is_event() || row.assessee != assessee || day > period.last_day) continue;
    const ModelCost made{Rational::of(times_counted(row)) * price_of(row), day,
                         kept_of(row, period)};
    const auto [most, is_new] =
        costs[matter_of(assessee, row.matter, false)].try_emplace(row.input, made);
    if (most->second.is_less(made)) most->second = made;
  }
  return costs;
}

Rational points_left(const ModelCosts& costs, const ModelWorths& worths,
                     const ModelElsewhere& elsewhere) {
  Rational sum;
  for (const auto& [input, worth] : worths) {
    Rational left = worth;
    for (const auto& [matter, inputs] : costs) {
      const auto found = inputs.find(input);
      if (found != inputs.end() && elsewhere.count({matter, input}) == 0)
        left -= found->second.lost();
    }
    sum += max(left, Rational());
  }
  return sum;
}

namespace {

/// All inputs in which a matter stands, but for one.
ModelElsewhere everywhere_but(const ModelCosts& costs, const std::string& matter,
                              const std::string& counts, ModelElsewhere elsewhere) {
  for (const auto& [input, cost] : costs.at(matter))
    if (input != counts) elsewhere.insert({matter, input});
  return elsewhere;
}

}  // namespace

ModelElsewhere settled_once(const ModelCosts& costs, const ModelWorths& worths) {
  ModelElsewhere elsewhere;
  for (const auto& [matter, inputs] : costs) {
    if (inputs.size() < 2) continue;
    const Rational nowhere =
        points_left(costs, worths, everywhere_but(costs, matter, "", elsewhere));
    std::string dearest;
    Rational most;
    for (const auto& [input, cost] : inputs) {
      const Rational here =
          nowhere - points_left(costs, worths, everywhere_but(costs, matter, input, elsewhere));
      if (here <= most) continue;
      most = here;
      dearest = input;
    }
    if (!dearest.empty()) elsewhere = everywhere_but(costs, matter, dearest, elsewhere);
  }
  return elsewhere;
}

ModelSettled weighed_once(const ModelCosts& costs, const ModelWorths& worths,
                          ModelElsewhere elsewhere, const ModelDeductions& deductions,
                          const Rational& share) {
  ModelSettled settled{std::move(elsewhere), {}};
  for (const auto& [matter, points] : deductions) {
    const ModelElsewhere nowhere = everywhere_but(costs, matter, "", settled.elsewhere);
    const Rational lost =
        points_left(costs, worths, nowhere) - points_left(costs, worths, settled.elsewhere);
    const ModelWeighed weighed{lost * share, points};
    settled.weighed[matter] = weighed;
    if (weighed.is_deduction()) settled.elsewhere = nowhere;
  }
  return settled;
}

}  // namespace kaohe::testing
