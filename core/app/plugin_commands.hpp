/// What the commands of `kaohe plugin` share.
#pragma once

#include "app/options.hpp"

namespace kaohe::app {

// In files of their own.
void add_plugin_check(CLI::App& group, Session& session);
void add_plugin_new(CLI::App& group, Session& session);
void add_plugin_test(CLI::App& group, Session& session);
void add_plugin_try(CLI::App& group, Session& session);
void add_plugin_table(CLI::App& group, Session& session);
void add_plugin_why(CLI::App& group, Session& session);
void add_plugin_diff(CLI::App& group, Session& session);

}  // namespace kaohe::app
