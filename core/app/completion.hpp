/// What may stand next on a command line, for shells that complete it.
#pragma once

#include <string>
#include <vector>

#include "app/options.hpp"

namespace kaohe::app {

/// What the last of `words`, which may be empty, can become: commands, options, and values that are
/// known, such as the periods of the year that --configs and --year among the words name. The first
/// word is the program. Where nothing is known the shell offers files.
std::vector<std::string> completions(const CLI::App& program, Session& session,
                                     const std::vector<std::string>& words);

void add_completion_commands(CLI::App& program, Session& session);

}  // namespace kaohe::app
