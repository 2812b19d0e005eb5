/// `kaohe notice list` and `kaohe notice show`.
#pragma once

#include "app/options.hpp"

namespace kaohe::app {

void add_notice_list_command(CLI::App& group, Session& session);
void add_notice_show_command(CLI::App& group, Session& session);

}  // namespace kaohe::app
