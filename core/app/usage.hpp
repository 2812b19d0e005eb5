/// --help and wrong usage in both languages, around what CLI11 says in English only.
#pragma once

#include <CLI/App.hpp>

#include "base/text.hpp"

namespace kaohe::app {

/// Makes the program's help speak a language. Call it before commands are added: they inherit it.
void set_help_language(CLI::App& program, Language language);

/// What is wrong with a command line that `program` could not parse, and what to do.
Text usage_problem(const CLI::App& program, const CLI::ParseError& error);

}  // namespace kaohe::app
