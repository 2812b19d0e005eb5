/// What commands take. The command line library's headers are read, and its code is compiled,
/// behind these: not in each file that names an option.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace kaohe::app {

/// An option or an argument of a command. What more is said of it gives it back.
class Argument {
 public:
  explicit Argument(CLI::Option& option) : option_(&option) {}

  Argument required() const;
  /// What stands for its value in the help.
  Argument type_name(const std::string& name) const;
  /// `refusal` says, in words, why a value is refused; empty: it holds.
  Argument check(const std::function<std::string(const std::string&)>& refusal) const;
  Argument in_range(int low, int high) const;
  /// Written once for each of its values.
  Argument each_time() const;
  /// Several values may stand in one, with this between them.
  Argument split_at(char separator) const;
  Argument needs(const Argument& other) const;
  Argument excludes(const Argument& other) const;

 private:
  CLI::Option* option_;
};

/// A command of a group; `about` is its help, in the session's language.
CLI::App* add_subcommand(CLI::App& group, const std::string& name, const std::string& about);
/// A group is called with one of its commands.
void require_subcommand(CLI::App& group);
/// What a command does once all that stands on the command line was read.
void on_call(CLI::App& command, std::function<void()> work);

// An option, or an argument where the name has no dashes. What is written after it goes into
// `value`, which must live as long as the command.
Argument add_option(CLI::App& command, const std::string& name, std::string& value,
                    const std::string& about);
Argument add_option(CLI::App& command, const std::string& name, std::optional<std::string>& value,
                    const std::string& about);
Argument add_option(CLI::App& command, const std::string& name, int& value,
                    const std::string& about);
Argument add_option(CLI::App& command, const std::string& name, std::optional<int>& value,
                    const std::string& about);
Argument add_option(CLI::App& command, const std::string& name, unsigned& value,
                    const std::string& about);
Argument add_option(CLI::App& command, const std::string& name, std::int64_t& value,
                    const std::string& about);
Argument add_option(CLI::App& command, const std::string& name, std::uint64_t& value,
                    const std::string& about);
Argument add_option(CLI::App& command, const std::string& name, std::vector<std::string>& values,
                    const std::string& about);
Argument add_option(CLI::App& command, const std::string& name, std::vector<std::int64_t>& values,
                    const std::string& about);

/// An optional text that may be written empty: with add_option that would read as none.
Argument add_text(CLI::App& command, const std::string& name, std::optional<std::string>& value,
                  const std::string& about);

/// An option without a value; `is_given` must live as long as the command.
Argument add_flag(CLI::App& command, const std::string& name, bool& is_given,
                  const std::string& about);
/// One whose place among the others is asked of the command.
Argument add_flag(CLI::App& command, const std::string& name, const std::string& about);

/// One that the command has already.
Argument argument_of(CLI::App& command, const std::string& name);

}  // namespace kaohe::app
