/// Which plugin answers for a domain of a year, and why no other file of the plugins folder does:
/// for the administrator who looks after that folder.
#pragma once

#include <filesystem>
#include <vector>

#include "plan/year_plan.hpp"
#include "plugin_host/plugin.hpp"

namespace kaohe::cycle {

/// The plugin of a domain, from the plugins folder (absolute); `year_file` is named where the
/// folder has none. Throws Error(plugin) as open_year.
plugin_host::PluginPointer plugin_of(const plan::Domain& domain,
                                     const std::filesystem::path& folder,
                                     const std::filesystem::path& year_file);

/// A file of the plugins folder that the domain does not use.
struct LeftOut {
  std::filesystem::path file;
  Text why;
};

struct PluginChoice {
  plugin_host::PluginPointer plugin;  ///< empty: none answers
  Text refusal;                       ///< why none does
  std::vector<LeftOut> others;        ///< every other file of the folder, by name
};

/// Looks at every file of the folder as open_year would, and throws nothing for what it would
/// refuse. `plan` as read_year gives it. Throws Error(environment) for a folder that is missing or
/// cannot be read.
PluginChoice choose_plugin(const plan::YearPlan& plan, const plan::Domain& domain,
                           const std::filesystem::path& plugins_folder);

}  // namespace kaohe::cycle
