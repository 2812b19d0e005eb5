/// kaohe evidence …: files that show records.
#pragma once

#include "app/options.hpp"

namespace kaohe::app {

void add_evidence_commands(CLI::App& program, Session& session);

}  // namespace kaohe::app
