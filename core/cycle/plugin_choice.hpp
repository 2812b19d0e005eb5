/// Which plugin answers for a domain of a year, and why no other file of the plugins folder does:
/// for the administrator who looks after that folder.
#pragma once

#include <filesystem>
#include <vector>

#include "plan/year_plan.hpp"
#include "plugin_host/lock.hpp"
#include "plugin_host/plugin.hpp"

namespace kaohe::cycle {

/// The plugin of a domain, from the plugins folder (absolute); `year_file` is named where the
/// folder has none. Throws Error(plugin) as open_year.
plugin_host::PluginPointer plugin_of(const plan::Domain& domain,
                                     const std::filesystem::path& folder,
                                     const std::filesystem::path& year_file,
                                     const plugin_host::Hosting& hosting);

/// The plugin of a domain that the year's lock has. Throws Error(plugin) for a domain that is not
/// locked or is locked to a plugin that year.toml does not ask for, and as load_locked.
plugin_host::PluginPointer locked_plugin_of(const plan::Domain& domain,
                                            const plugin_host::Lock& lock,
                                            const std::filesystem::path& year_folder,
                                            const plugin_host::Hosting& hosting);

/// A file of the plugins folder that the domain does not use.
struct LeftOut {
  std::filesystem::path file;
  Text why;
};

struct PluginChoice {
  plugin_host::PluginPointer plugin;  ///< empty: none answers
  Text refusal;                       ///< why none does
  bool is_locked = false;             ///< it is that of the year's lock
  std::vector<LeftOut> others;        ///< every other file of the folder, by name
};

/// Looks at the year's lock and at every file of the folder as open_year would, and throws nothing
/// for what it would refuse. `plan` as read_year gives it. Throws Error(environment) for a folder
/// that is missing or cannot be read, Error(data) for a lock that does not hold.
PluginChoice choose_plugin(const plan::YearPlan& plan, const plan::Domain& domain,
                           const std::filesystem::path& plugins_folder,
                           const plugin_host::Hosting& hosting);

}  // namespace kaohe::cycle
