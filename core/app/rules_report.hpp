/// What another year's rules would make of a year's records, as people and programs read it.
#pragma once

#include <nlohmann/json.hpp>

#include "app/options.hpp"
#include "cycle/rules_compared.hpp"

namespace kaohe::app {

/// That it is no result; every figure and line that would be another, by the own rules and by the
/// others; how many assessees stay as they are; whom only one year has; what is not counted.
void print_rules(const Session& session, const cycle::Year& other,
                 const cycle::RulesCompared& done);

/// The same for programs, with every record that is not counted.
nlohmann::ordered_json as_json(const Session& session, const cycle::RulesCompared& done);

}  // namespace kaohe::app
