/// Inside `plugin_host`: the two ways in which a plugin's code is reached.
#pragma once

#include <functional>

#include "plugin_host/library.hpp"
#include "plugin_host/plugin.hpp"
#include "plugin_host/worker/memory_file.hpp"

namespace kaohe::plugin_host {

/// What became of opening a library → whose plugin it is. Throws Error(plugin) for none, or one
/// that is not what its file says.
using Introduce = std::function<Identity(const Library&)>;

/// In this process. The descriptor stays open until it ends.
PluginPointer in_this_process(Descriptor library, const Introduce& introduce);

/// In workers: one for each instance that is in use at the same time, kept for the next. Throws
/// Error(plugin) naming the `file` where the worker ends while it loads.
PluginPointer in_workers(Descriptor library, const std::filesystem::path& file,
                         const Hosting& hosting, const Limits& limits, const Introduce& introduce);

}  // namespace kaohe::plugin_host
