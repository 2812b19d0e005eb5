/// `kaohe objection …` and `kaohe notice …`: what an assessee says, and what it is answered.
#pragma once

#include "app/options.hpp"

namespace kaohe::app {

void add_answer_commands(CLI::App& program, Session& session);

}  // namespace kaohe::app
