/// What the commands of `kaohe plugin` share.
#pragma once

#include <map>
#include <string>

#include "app/options.hpp"
#include "plugin_host/plugin.hpp"

namespace kaohe::app {

/// The numbers of a plugin's catalogue as it was built, by key. Throws what says why it cannot
/// describe itself.
std::map<std::string, std::string> issued_numbers(const plugin_host::Plugin& plugin);

// In files of their own.
void add_plugin_check(CLI::App& group, Session& session);
void add_plugin_lock(CLI::App& group, Session& session);
void add_plugin_new(CLI::App& group, Session& session);
void add_plugin_test(CLI::App& group, Session& session);
void add_plugin_try(CLI::App& group, Session& session);
void add_plugin_table(CLI::App& group, Session& session);
void add_plugin_why(CLI::App& group, Session& session);
void add_plugin_diff(CLI::App& group, Session& session);

}  // namespace kaohe::app
