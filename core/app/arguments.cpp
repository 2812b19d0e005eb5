#include "app/arguments.hpp"

#include <CLI/CLI.hpp>

namespace kaohe::app {

Argument Argument::required() const {
  option_->required();
  return *this;
}

Argument Argument::type_name(const std::string& name) const {
  option_->type_name(name);
  return *this;
}

Argument Argument::check(const std::function<std::string(const std::string&)>& refusal) const {
  option_->check(refusal);
  return *this;
}

Argument Argument::in_range(int low, int high) const {
  option_->check(CLI::Range(low, high));
  return *this;
}

Argument Argument::each_time() const {
  option_->expected(1)->take_all();
  return *this;
}

Argument Argument::split_at(char separator) const {
  option_->delimiter(separator);
  return *this;
}

Argument Argument::needs(const Argument& other) const {
  option_->needs(other.option_);
  return *this;
}

Argument Argument::excludes(const Argument& other) const {
  option_->excludes(other.option_);
  return *this;
}

CLI::App* add_subcommand(CLI::App& group, const std::string& name, const std::string& about) {
  return group.add_subcommand(name, about);
}

void require_subcommand(CLI::App& group) {
  group.require_subcommand(1);
}

void on_call(CLI::App& command, std::function<void()> work) {
  command.callback(std::move(work));
}

Argument add_option(CLI::App& command, const std::string& name, std::string& value,
                    const std::string& about) {
  return Argument(*command.add_option(name, value, about));
}

Argument add_option(CLI::App& command, const std::string& name, std::optional<std::string>& value,
                    const std::string& about) {
  return Argument(*command.add_option(name, value, about));
}

Argument add_option(CLI::App& command, const std::string& name, int& value,
                    const std::string& about) {
  return Argument(*command.add_option(name, value, about));
}

Argument add_option(CLI::App& command, const std::string& name, std::optional<int>& value,
                    const std::string& about) {
  return Argument(*command.add_option(name, value, about));
}

Argument add_option(CLI::App& command, const std::string& name, unsigned& value,
                    const std::string& about) {
  return Argument(*command.add_option(name, value, about));
}

Argument add_option(CLI::App& command, const std::string& name, std::int64_t& value,
                    const std::string& about) {
  return Argument(*command.add_option(name, value, about));
}

Argument add_option(CLI::App& command, const std::string& name, std::uint64_t& value,
                    const std::string& about) {
  return Argument(*command.add_option(name, value, about));
}

Argument add_option(CLI::App& command, const std::string& name, std::vector<std::string>& values,
                    const std::string& about) {
  return Argument(*command.add_option(name, values, about));
}

Argument add_option(CLI::App& command, const std::string& name, std::vector<std::int64_t>& values,
                    const std::string& about) {
  return Argument(*command.add_option(name, values, about));
}

Argument add_text(CLI::App& command, const std::string& name, std::optional<std::string>& value,
                  const std::string& about) {
  return Argument(*command.add_option_function<std::string>(
      name, [&value](const std::string& text) { value = text; }, about));
}

Argument add_flag(CLI::App& command, const std::string& name, bool& is_given,
                  const std::string& about) {
  return Argument(*command.add_flag(name, is_given, about));
}

Argument add_flag(CLI::App& command, const std::string& name, const std::string& about) {
  return Argument(*command.add_flag(name, about));
}

Argument argument_of(CLI::App& command, const std::string& name) {
  return Argument(*command.get_option(name));
}

}  // namespace kaohe::app
