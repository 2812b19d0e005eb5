/// Records of matters and suspects among them, as `kaohe matter` prints them.
#pragma once

#include <map>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "cycle/matter_suspects.hpp"
#include "ledger/ledger.hpp"
#include "plan/year_plan.hpp"

namespace kaohe::app {

/// What a record costs, by its number: what is lost by it, negative: what it gains.
using Costs = std::map<std::int64_t, Rational>;

/// All that is recorded under one matter of an assessee.
struct MatterShown {
  std::string domain, assessee, matter;
  std::vector<cycle::MatterRecord> records;  ///< by number
};

nlohmann::ordered_json as_json(const MatterShown& matter, const Costs& costs);
std::string as_text(const plan::YearPlan& plan, const MatterShown& matter, const Costs& costs,
                    Language language);

nlohmann::ordered_json as_json(const cycle::Suspect& suspect, const ledger::Ledger& ledger);
std::string as_text(const plan::YearPlan& plan, const cycle::Suspect& suspect,
                    const ledger::Ledger& ledger, Language language);

}  // namespace kaohe::app
