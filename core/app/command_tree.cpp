#include "app/command_tree.hpp"

#include <sstream>
#include <string_view>

namespace kaohe::app {

std::vector<const CLI::App*> commands_of(const CLI::App& command) {
  return command.get_subcommands([](const CLI::App* one) { return !one->get_name().empty(); });
}

std::vector<const CLI::App*> calls_of(const CLI::App& command) {
  std::vector<const CLI::App*> calls;
  if (command.get_require_subcommand_min() == 0) calls.push_back(&command);
  for (const CLI::App* below : commands_of(command)) {
    const std::vector<const CLI::App*> further = calls_of(*below);
    calls.insert(calls.end(), further.begin(), further.end());
  }
  return calls;
}

std::string full_name(const CLI::App& command, char between) {
  const CLI::App* above = command.get_parent();
  return above == nullptr ? command.get_name()
                          : full_name(*above, between) + between + command.get_name();
}

bool takes_value(const CLI::Option& option) {
  return option.get_items_expected_max() > 0;
}

namespace {

/// The command line of a line that shows one; empty: it shows none.
std::string example_in(const std::string& line) {
  for (const std::string_view word : {"Example: ", "例:"})
    if (line.compare(0, word.size(), word) == 0) return line.substr(word.size());
  return {};
}

}  // namespace

Taught taught_by(const CLI::App& command) {
  Taught taught;
  std::istringstream lines(command.get_description());
  for (std::string line; std::getline(lines, line);) {
    const std::string example = example_in(line);
    if (example.empty()) {
      taught.about.push_back(line);
    } else {
      taught.examples.push_back(example);
    }
  }
  return taught;
}

}  // namespace kaohe::app
