/// What commands take. The command line library's code for it is compiled once, behind these, and
/// not in each file that names an option.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <CLI/App.hpp>

namespace kaohe::app {

/// A command of a group; `about` is its help, in the session's language.
CLI::App* add_subcommand(CLI::App& group, const std::string& name, const std::string& about);

// An option, or an argument where the name has no dashes. What is written after it goes into
// `value`, which must live as long as the command.
CLI::Option* add_option(CLI::App& command, const std::string& name, std::string& value,
                        const std::string& about);
CLI::Option* add_option(CLI::App& command, const std::string& name,
                        std::optional<std::string>& value, const std::string& about);
CLI::Option* add_option(CLI::App& command, const std::string& name, int& value,
                        const std::string& about);
CLI::Option* add_option(CLI::App& command, const std::string& name, std::optional<int>& value,
                        const std::string& about);
CLI::Option* add_option(CLI::App& command, const std::string& name, unsigned& value,
                        const std::string& about);
CLI::Option* add_option(CLI::App& command, const std::string& name, std::int64_t& value,
                        const std::string& about);
CLI::Option* add_option(CLI::App& command, const std::string& name, std::uint64_t& value,
                        const std::string& about);
CLI::Option* add_option(CLI::App& command, const std::string& name,
                        std::vector<std::string>& values, const std::string& about);
CLI::Option* add_option(CLI::App& command, const std::string& name,
                        std::vector<std::int64_t>& values, const std::string& about);

/// An option without a value; `is_given` must live as long as the command.
CLI::Option* add_flag(CLI::App& command, const std::string& name, bool& is_given,
                      const std::string& about);
/// One whose place among the others is asked of the command.
CLI::Option* add_flag(CLI::App& command, const std::string& name, const std::string& about);

}  // namespace kaohe::app
