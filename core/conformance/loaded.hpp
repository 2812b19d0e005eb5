/// Inside `conformance`: the plugin that a check is about, in the check's own process.
#pragma once

#include <kaohe/plugin_client.hpp>

#include "conformance/checks.hpp"
#include "plan/indicator_system.hpp"
#include "plugin_host/plugin.hpp"

namespace kaohe::conformance {

/// Loads it as a run does; it stays loaded. Throws Error(plugin).
inline const kaohe_plugin& load(const Subject& subject) {
  subject.trying(say({"loading it", "加载时"}));
  return plugin_host::load(subject.file, subject.file.parent_path())->table();
}

/// What it describes without a year. Throws PluginError, or Error(plugin) for what is no system.
inline plan::IndicatorSystem system_of(const kaohe_plugin& table) {
  return plan::read_indicator_system(PluginClient(table, nullptr).describe());
}

/// A plugin that knows more than this program, which cannot say what a still later host would.
inline bool is_later(const kaohe_plugin& table) {
  return table.abi_minor > KAOHE_ABI_MINOR;
}
inline Finding left_to_later_program() {
  return passed(say({"it is of a later version than this program: left to a program of its own",
                     "插件版本比本程序新:由与之配套的程序检查"}));
}

}  // namespace kaohe::conformance
