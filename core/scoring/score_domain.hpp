/// Calls a domain's plugin: facts in, a sheet and its explanation out.
#pragma once

#include <map>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "ledger/observation_source.hpp"
#include "plan/year_plan.hpp"
#include "plugin_host/plugin.hpp"
#include "scoring/facts.hpp"
#include "scoring/sheet.hpp"

namespace kaohe::scoring {

/// Art. 8: what the plugin describes with the year's settings.
/// Throws Error(data) when it refuses a setting, naming it; Error(plugin) when it fails.
plan::IndicatorSystem describe(const plan::YearPlan& plan, const plan::Domain& domain,
                               const plugin_host::Plugin& plugin);

struct ScoreOptions {
  unsigned threads = 1;  ///< how many explain at the same time; the result is the same
  bool explains = true;  ///< false: no explanations, and no losses
};

/// A domain's sheet with the losses of every assessee; the plugin's own explanation of each, one
/// JSON text, is kept.
struct ScoredDomain {
  DomainSheet sheet;
  std::map<std::string, std::string> explanations;  ///< by assessee
};

/// Scores a domain as asked. Throws Error(plugin) when the plugin fails, refuses or writes what
/// does not fit, naming plugin, version, assessee and cause; Error(data) as build_facts does.
ScoredDomain score_domain(const plan::YearPlan& plan, const plan::Domain& domain,
                          const plugin_host::Plugin& plugin,
                          const ledger::ObservationSource& source, const Asked& asked,
                          const ScoreOptions& options = {});

}  // namespace kaohe::scoring
