/// Adds `kaohe matter`: what is recorded under one matter, what may be one, and who says so.
#pragma once

#include "app/options.hpp"

namespace kaohe::app {

void add_matter_commands(CLI::App& program, Session& session);

}  // namespace kaohe::app
