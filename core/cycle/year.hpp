/// A year ready to work with: its plan, and the plugins of its domains.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "plan/year_plan.hpp"
#include "plugin_host/plugin.hpp"

namespace kaohe::cycle {

struct Year {
  plan::YearPlan plan;
  std::map<std::string, plugin_host::PluginPointer> plugins;  ///< by domain
};

/// The years of a configs folder, earliest first: its folders YYYY with a year.toml; none where
/// there is no such folder. Throws Error(environment) for one that cannot be read.
std::vector<int> years_in(const std::filesystem::path& configs);

/// Reads configs/<year>, loads the plugin of each enabled domain from the plugins folder, and
/// checks both against each other. Throws Error(data) for configuration that does not hold,
/// Error(plugin) for a plugin that is missing, of another version than the year requires, or for
/// another domain; Error(environment) for folders that cannot be read.
Year open_year(const std::filesystem::path& year_folder,
               const std::filesystem::path& plugins_folder);

}  // namespace kaohe::cycle
