/// Inside `plan`: the parts of health_of(system).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "plan/health.hpp"

namespace kaohe::plan {

// `described`: system.document, parsed. Each adds its findings in the order of the indicators.
void find_dead_points(const IndicatorSystem& system, const nlohmann::json& described,
                      std::vector<HealthFinding>& findings);
void find_band_faults(const IndicatorSystem& system, const nlohmann::json& described,
                      std::vector<HealthFinding>& findings);
void find_idle_evidence(const IndicatorSystem& system, const nlohmann::json& described,
                        std::vector<HealthFinding>& findings);

/// The number under a key, as it is at the end of the year; empty: there is none.
std::optional<Rational> number_of(const IndicatorSystem& system, const std::string& key);
/// The tables of a list in a definition: empty where there is none.
std::vector<nlohmann::json> tables_of(const nlohmann::json& definition, const char* key);

}  // namespace kaohe::plan
