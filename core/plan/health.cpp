#include "plan/health.hpp"

#include <map>

#include "plan/health_parts.hpp"

namespace kaohe::plan {

using nlohmann::json;

namespace {

// Who answers for how many indicators, of all domains.
void find_unit_load(const YearPlan& plan, std::vector<HealthFinding>& findings) {
  std::map<std::string, int> indicators;
  for (const Domain& domain : plan.domains) {
    for (const IndicatorInfo& indicator : domain.system.indicators) {
      if (!indicator.off) ++indicators[indicator.responsible_unit];
    }
  }
  for (const auto& [unit, count] : indicators) {
    if (count <= plan.indicators_per_unit_max) continue;
    const Organisation* organisation = plan.find_organisation(unit);
    findings.push_back(
        {HealthKind::unit_load, "", unit,
         say({"{} answers for {} indicators, more than the {} of health.indicators_per_unit_max in "
              "year.toml; divide them among other units (division), or raise that number",
              "{} 负责 {} 项指标,超过 year.toml 中 health.indicators_per_unit_max 的 {} "
              "项;请分给其他单位(division),或调高该数"},
             organisation == nullptr ? unit : organisation->title, count,
             plan.indicators_per_unit_max)});
  }
}

}  // namespace

const char* word_of(HealthKind kind) {
  switch (kind) {
    case HealthKind::dead_indicator:
      return "dead_indicator";
    case HealthKind::points_never_lost:
      return "points_never_lost";
    case HealthKind::cap_below_one_case:
      return "cap_below_one_case";
    case HealthKind::gap:
      return "gap";
    case HealthKind::overlap:
      return "overlap";
    case HealthKind::unread_input:
      return "unread_input";
    case HealthKind::unused_figure:
      return "unused_figure";
    case HealthKind::asked_twice:
      return "asked_twice";
    case HealthKind::unit_load:
      break;
  }
  return "unit_load";
}

std::optional<Rational> number_of(const IndicatorSystem& system, const std::string& key) {
  const auto found = system.numbers.find(key);
  if (found == system.numbers.end() || found->second.empty()) return std::nullopt;
  return Rational::parse(found->second.back().value);
}

std::vector<json> tables_of(const json& definition, const char* key) {
  const auto found = definition.find(key);
  if (found == definition.end() || !found->is_array()) return {};
  return found->get<std::vector<json>>();
}

std::vector<HealthFinding> health_of(const IndicatorSystem& system) {
  const json described = json::parse(system.document);
  std::vector<HealthFinding> findings;
  find_dead_points(system, described, findings);
  find_band_faults(system, described, findings);
  find_idle_evidence(system, described, findings);
  for (HealthFinding& finding : findings) finding.domain = system.domain;
  return findings;
}

std::vector<HealthFinding> health_of(const YearPlan& plan) {
  std::vector<HealthFinding> findings;
  for (const Domain& domain : plan.domains) {
    for (HealthFinding& one : health_of(domain.system)) {
      // The year groups the domain by it.
      const bool is_pool = one.kind == HealthKind::unread_input && one.where == domain.pool;
      if (!is_pool) findings.push_back(std::move(one));
    }
  }
  find_unit_load(plan, findings);
  return findings;
}

}  // namespace kaohe::plan
