/// The program's commands as they are, for what is made from them: completion and manual pages.
#pragma once

#include <string>
#include <vector>

#include <CLI/App.hpp>

namespace kaohe::app {

/// The commands right below one.
std::vector<const CLI::App*> commands_of(const CLI::App& command);

/// The command and all below it that can be called, in the order of the help.
std::vector<const CLI::App*> calls_of(const CLI::App& command);

/// "kaohe plugin new", with `between` in place of the blanks.
std::string full_name(const CLI::App& command, char between = ' ');

/// Whether a value follows the option's name.
bool takes_value(const CLI::Option& option);

/// What a description says: in lines about the command, then in examples of it.
struct Taught {
  std::vector<std::string> about;
  std::vector<std::string> examples;  ///< command lines
};
Taught taught_by(const CLI::App& command);

}  // namespace kaohe::app
