/// The manual pages, made from the program's own commands.
#pragma once

#include <string>

#include "app/options.hpp"

namespace kaohe::app {

/// The page of the program, or of one of the commands right below it with all below that, in the
/// source language of `man` (groff's man macros, UTF-8).
std::string manual_page(const CLI::App& command, Language language);

void add_manual_command(CLI::App& program, Session& session);

}  // namespace kaohe::app
