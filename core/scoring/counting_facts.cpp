#include "scoring/counting_facts.hpp"

#include <utility>

#include "scoring/cost_once.hpp"
#include "scoring/matters_across.hpp"

namespace kaohe::scoring {

namespace {

Matters matters_of(const Facts& facts) {
  Matters matters;
  for (const auto& [assessee, numbers] : facts.records_of) {
    for (const std::int64_t number : numbers) {
      const std::string& matter = facts.records.at(number).matter;
      if (!matter.empty()) matters[assessee].insert(matter);
    }
  }
  return matters;
}

}  // namespace

CountingFacts counting_facts(const plan::YearPlan& plan, const plan::Domain& domain,
                             const ledger::ObservationSource& source, const Asked& asked,
                             const std::function<Sheet(const Facts&)>& score) {
  const auto built_without = [&](const CountedElsewhere& elsewhere) {
    Asked without = asked;
    without.elsewhere = elsewhere;
    return build_facts(plan, domain, source, without);
  };
  const ScoreWithout score_without = [&](const CountedElsewhere& elsewhere) {
    return score(built_without(elsewhere));
  };
  CountingFacts counting{build_facts(plan, domain, source, asked), {}, {}};
  counting.matters = matters_of(counting.facts);
  Weighing weighing;
  if (plan.matters_cost_once)
    weighing.elsewhere = counted_elsewhere(domain.system, counting.facts, score_without);
  ContestedMatters contested;
  if (weighs_adjustments(plan, asked.period)) {
    contested = contested_matters(plan, domain, source, asked.decided_until.value_or(asked.on),
                                  counting.matters);
    weighing = weigh(domain.system, counting.facts, contested, weighing.elsewhere, score_without);
  }
  if (!weighing.elsewhere.empty()) counting.facts = built_without(weighing.elsewhere);
  add_notes(weighing.weighed, contested, counting.facts);
  counting.weighed = std::move(weighing.weighed);
  return counting;
}

}  // namespace kaohe::scoring
