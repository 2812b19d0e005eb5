#include "app/usage.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include <CLI/Formatter.hpp>

#include "base/nearest.hpp"
#include "report/summary.hpp"

namespace kaohe::app {

namespace {

constexpr int kNameWidth = 24;  // terminal cells

/// The help's layout, by terminal cells: a Chinese character takes two.
class Help final : public CLI::Formatter {
 public:
  explicit Help(Language language) : language_(language) {
    label("Usage", in({"Usage", "用法"}));
    label("OPTIONS", in({"OPTIONS", "选项"}));
    label("SUBCOMMAND", in({"COMMAND", "命令"}));
    label("Positionals", in({"Arguments", "参数"}));
    label("REQUIRED", in({"(required)", "(必填)"}));
  }

  std::string make_group(std::string group, bool is_positional,
                         std::vector<const CLI::Option*> options) const override {
    return Formatter::make_group(group == "Options" ? in({"Options", "选项"}) : group,
                                 is_positional, std::move(options));
  }

  std::string make_option(const CLI::Option* option, bool is_positional) const override {
    return row(make_option_name(option, is_positional) + make_option_opts(option),
               make_option_desc(option));
  }

  std::string make_subcommands(const CLI::App* app, CLI::AppFormatMode /*mode*/) const override {
    std::string text;
    for (const CLI::App* command : app->get_subcommands({})) text += make_subcommand(command);
    return text.empty() ? text : "\n" + in({"Commands", "命令"}) + ":\n" + text;
  }

  std::string make_subcommand(const CLI::App* command) const override {
    const std::string about = command->get_description();
    return row(command->get_name(), about.substr(0, about.find('\n')));
  }

 private:
  std::string in(const Message& message) const { return say(message).in(language_); }

  static std::string row(const std::string& name, const std::string& about) {
    const int width = report::terminal_width(name);
    std::string text = "  " + name;
    if (width > kNameWidth) {
      text += "\n" + std::string(kNameWidth + 4, ' ');
    } else {
      text += std::string(static_cast<std::size_t>(kNameWidth - width + 2), ' ');
    }
    return text + about + "\n";
  }

  Language language_;
};

/// The command that was being read when the error was found.
const CLI::App& asked_command(const CLI::App& program) {
  const CLI::App* command = &program;
  while (!command->get_subcommands().empty()) command = command->get_subcommands().front();
  return *command;
}

std::vector<std::string> command_names(const CLI::App& program) {
  std::vector<std::string> names;
  for (const CLI::App* command : program.get_subcommands({})) names.push_back(command->get_name());
  return names;
}

std::vector<std::string> option_names(const CLI::App& command) {
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

Text unexpected(const CLI::App& command) {
  // The word may stand before the command's name: then it is left with the one above it.
  std::vector<std::string> words = command.remaining();
  for (const CLI::App* above = command.get_parent(); words.empty() && above != nullptr;
       above = above->get_parent()) {
    words = above->remaining();
  }
  const std::string word = words.empty() ? std::string() : words.front();
  const std::vector<std::string> known = option_names(command);
  if (std::find(known.begin(), known.end(), word) != known.end())
    return say({"\"{}\" stands before the command that it belongs to; write it behind",
                "“{}”写在了命令之前;请写在命令之后"},
               word);
  return say({"\"{}\" was not expected here{}", "“{}”在这里不是可用的参数{}"}, word,
             did_you_mean(word, known));
}

Text command_problem(const CLI::App& command) {
  const std::vector<std::string> names = command_names(command);
  for (const std::string& word : command.remaining()) {
    if (word.front() == '-') return unexpected(command);
    return say({"no command \"{}\"{}; expected one of {}", "没有命令“{}”{};可用的命令:{}"}, word,
               did_you_mean(word, names), listed(names));
  }
  return say({"a command is missing; expected one of {}", "缺少命令;可用的命令:{}"}, listed(names));
}

std::string before(const std::string& text, const std::string& end) {
  return text.substr(0, text.find(end));
}

std::string after(const std::string& text, const std::string& begin) {
  const std::size_t at = text.find(begin);
  return at == std::string::npos ? text : text.substr(at + begin.size());
}

bool has_unknown_option(const CLI::App& command) {
  const std::vector<std::string> words = command.remaining();
  return std::any_of(words.begin(), words.end(),
                     [](const std::string& word) { return word.front() == '-'; });
}

/// "VALUE is missing: a score, or mean"
Text missing(const CLI::App& command, const std::string& name) {
  const Text what = say({"{} is missing", "缺少参数 {}"}, name);
  const CLI::Option* option = command.get_option_no_throw(name);
  return option == nullptr ? what : say({"{}: {}", "{}:{}"}, what, option->get_description());
}

/// "kaohe decide good-line"
std::string name_of(const CLI::App& command) {
  const CLI::App* above = command.get_parent();
  return above == nullptr ? "kaohe" : name_of(*above) + " " + command.get_name();
}

Text problem(const CLI::App& command, const CLI::ParseError& error) {
  const std::string what = error.what();
  switch (static_cast<CLI::ExitCodes>(error.get_exit_code())) {
    case CLI::ExitCodes::RequiredError:
      if (command.get_require_subcommand_min() > 0) return command_problem(command);
      return missing(command, before(what, " is required"));
    case CLI::ExitCodes::ExtrasError:
      return unexpected(command);
    case CLI::ExitCodes::ArgumentMismatch:
      return say({"{} needs a value after it", "{} 后面应写一个值"}, before(what, ":"));
    case CLI::ExitCodes::ConversionError:
      // What follows an option that there is not is taken for another argument.
      if (has_unknown_option(command)) return unexpected(command);
      return say({"{} cannot be read; expected a whole number (does an option before it lack its "
                  "value?)",
                  "{} 无法识别;应为整数(前面的选项是否漏写了值?)"},
                 after(what, ": "));
    case CLI::ExitCodes::ValidationError:  // our own words: see add_language_option
      return {what, what};
    default:
      break;
  }
  return say({"{}", "命令行无法识别({})"}, what);
}

}  // namespace

void set_help_language(CLI::App& program, Language language) {
  program.formatter(std::make_shared<Help>(language));
  program.set_help_flag("-h,--help", say({"show this help", "显示本帮助"}).in(language));
}

Text usage_problem(const CLI::App& program, const CLI::ParseError& error) {
  const CLI::App& command = asked_command(program);
  return say({"{}; see {} --help", "命令用法有误:{};用法见 {} --help"}, problem(command, error),
             name_of(command));
}

}  // namespace kaohe::app
