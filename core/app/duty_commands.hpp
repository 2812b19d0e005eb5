/// `kaohe duty …`: how those who assess do their own duty (Art. 20).
#pragma once

#include "app/options.hpp"

namespace kaohe::app {

void add_duty_commands(CLI::App& program, Session& session);
void add_duty_list_command(CLI::App& group, Session& session);

}  // namespace kaohe::app
