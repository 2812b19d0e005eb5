#include "app/arguments.hpp"

#include <CLI/CLI.hpp>

namespace kaohe::app {

CLI::App* add_subcommand(CLI::App& group, const std::string& name, const std::string& about) {
  return group.add_subcommand(name, about);
}

CLI::Option* add_option(CLI::App& command, const std::string& name, std::string& value,
                        const std::string& about) {
  return command.add_option(name, value, about);
}

CLI::Option* add_option(CLI::App& command, const std::string& name,
                        std::optional<std::string>& value, const std::string& about) {
  return command.add_option(name, value, about);
}

CLI::Option* add_option(CLI::App& command, const std::string& name, int& value,
                        const std::string& about) {
  return command.add_option(name, value, about);
}

CLI::Option* add_option(CLI::App& command, const std::string& name, std::optional<int>& value,
                        const std::string& about) {
  return command.add_option(name, value, about);
}

CLI::Option* add_option(CLI::App& command, const std::string& name, unsigned& value,
                        const std::string& about) {
  return command.add_option(name, value, about);
}

CLI::Option* add_option(CLI::App& command, const std::string& name, std::int64_t& value,
                        const std::string& about) {
  return command.add_option(name, value, about);
}

CLI::Option* add_option(CLI::App& command, const std::string& name, std::uint64_t& value,
                        const std::string& about) {
  return command.add_option(name, value, about);
}

CLI::Option* add_option(CLI::App& command, const std::string& name,
                        std::vector<std::string>& values, const std::string& about) {
  return command.add_option(name, values, about);
}

CLI::Option* add_option(CLI::App& command, const std::string& name,
                        std::vector<std::int64_t>& values, const std::string& about) {
  return command.add_option(name, values, about);
}

CLI::Option* add_flag(CLI::App& command, const std::string& name, bool& is_given,
                      const std::string& about) {
  return command.add_flag(name, is_given, about);
}

CLI::Option* add_flag(CLI::App& command, const std::string& name, const std::string& about) {
  return command.add_flag(name, about);
}

}  // namespace kaohe::app
