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
  bool is_locked = false;             ///< these are the plugins of the year's lock
  plugin_host::Hosting hosting = {};  ///< where they run
};

/// Whose plugins a year is opened with.
enum class PluginsFrom {
  lock,    ///< those of the year's plugins.lock; where it has none, the plugins folder's
  folder,  ///< the plugins folder's: to try what is not locked. Nothing official comes of it.
};

/// The years of a configs folder, earliest first: its folders YYYY with a year.toml; none where
/// there is no such folder. Throws Error(environment) for one that cannot be read.
std::vector<int> years_in(const std::filesystem::path& configs);

/// Reads configs/<year>, loads the plugin of each enabled domain, and checks both against each
/// other. Throws Error(data) for configuration or a lock that does not hold, Error(plugin) for a
/// plugin that is missing, of another version than the year requires, for another domain, or not
/// what is locked, of every domain at once; Error(environment) for folders that cannot be read.
Year open_year(const std::filesystem::path& year_folder,
               const std::filesystem::path& plugins_folder,
               const plugin_host::Hosting& hosting = {}, PluginsFrom from = PluginsFrom::lock);

/// A year with these plugins, one for each domain; `plan` as read_year gives it. Throws Error(data)
/// where plan and plugins do not fit each other, Error(plugin) for one that fails.
Year assembled(plan::YearPlan plan, std::map<std::string, plugin_host::PluginPointer> plugins,
               const plugin_host::Hosting& hosting);

}  // namespace kaohe::cycle
