/// `kaohe objection list`.
#pragma once

#include "app/options.hpp"

namespace kaohe::app {

void add_objection_list_command(CLI::App& group, Session& session);

}  // namespace kaohe::app
