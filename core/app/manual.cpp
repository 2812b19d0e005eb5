#include "app/manual.hpp"

#include <algorithm>
#include <set>

#include "app/command_tree.hpp"
#include "base/files.hpp"

namespace kaohe::app {

namespace {

using OptionList = std::vector<const CLI::Option*>;

/// A text as it is: nothing of it is an instruction, a hyphen can be copied.
std::string plain(const std::string& text) {
  std::string made;
  for (const char c : text) {
    if (c == '\\') {
      made += "\\e";
    } else if (c == '-') {
      made += "\\-";
    } else {
      made += c;
    }
  }
  const bool is_instruction = !made.empty() && (made.front() == '.' || made.front() == '\'');
  return is_instruction ? "\\&" + made : made;
}

std::string bold(const std::string& text) {
  return "\\fB" + plain(text) + "\\fR";
}

const CLI::App& program_of(const CLI::App& command) {
  return command.get_parent() == nullptr ? command : program_of(*command.get_parent());
}

OptionList arguments_of(const CLI::App& command) {
  return command.get_options([](const CLI::Option* option) { return option->get_positional(); });
}

/// An option by all that its help says.
std::string key_of(const CLI::Option& option) {
  return option.get_name(false, true) + "\n" + option.get_description();
}

std::set<std::string> keys_of(const CLI::App& command) {
  std::set<std::string> keys;
  for (const CLI::Option* option : command.get_options()) keys.insert(key_of(*option));
  return keys;
}

/// The options that every command takes.
std::set<std::string> common_keys(const CLI::App& program) {
  const std::vector<const CLI::App*> calls = calls_of(program);
  std::set<std::string> common = keys_of(*calls.front());
  for (const CLI::App* call : calls) {
    const std::set<std::string> own = keys_of(*call);
    std::erase_if(common, [&](const std::string& key) { return own.count(key) == 0; });
  }
  return common;
}

class Page {
 public:
  Page(const CLI::App& command, Language language)
      : language_(language), common_(common_keys(program_of(command))) {
    const std::string name = full_name(command, '-');
    text_ = ".\\\" Made by `kaohe manual` from the program's own commands.\n.TH \"" + upper(name) +
            "\" 1 \"\" \"kaohe " KAOHE_VERSION "\" Kaohe\n.ad l\n.nh\n";
    const Taught taught = taught_by(command);
    section({"NAME", "名称"});
    line(plain(name) + " \\- " + plain(taught.about.front()));
    section({"SYNOPSIS", "用法"});
    line(bold(full_name(command)) +
         (commands_of(command).empty() ? usage(command) : in({" COMMAND", " 命令"}) + "…"));
  }

  /// What the program is, and which commands it has: each has a page of its own.
  void describe_program(const CLI::App& program) {
    const Taught taught = taught_by(program);
    section({"DESCRIPTION", "说明"});
    lines(taught.about);
    examples(taught);
    section({"COMMANDS", "命令"});
    for (const CLI::App* command : commands_of(program))
      term("\\fB" + plain(full_name(*command, '-')) + "\\fR(1)", taught_by(*command).about.front());
  }

  void describe_call(const CLI::App& call) {
    const Taught taught = taught_by(call);
    lines(taught.about);
    for (const CLI::Option* one : arguments_of(call)) option(*one, one->get_name());
    for (const CLI::Option* one : options_of(call, false)) option(*one, one->get_name(false, true));
    examples(taught);
  }

  void describe_calls(const CLI::App& group) {
    section({"COMMANDS", "命令"});
    for (const CLI::App* call : calls_of(group)) {
      text_ += ".SS " + bold(full_name(*call)) + usage(*call) + "\n";
      describe_call(*call);
    }
  }

  void describe_alone(const CLI::App& call) {
    section({"DESCRIPTION", "说明"});
    describe_call(call);
  }

  /// What every page ends with.
  std::string ended(const CLI::App& command) {
    const CLI::App& program = program_of(command);
    section({"OPTIONS OF EVERY COMMAND", "各命令通用的选项"});
    for (const CLI::Option* one : options_of(*calls_of(program).front(), true))
      option(*one, one->get_name(false, true));
    section({"EXIT STATUS", "退出码"});
    line(plain(program.get_footer()));
    if (&program != &command) {
      section({"SEE ALSO", "另见"});
      line("\\fBkaohe\\fR(1)");
    }
    return text_;
  }

 private:
  std::string in(const Message& message) const { return say(message).in(language_); }

  static std::string upper(std::string name) {
    std::transform(name.begin(), name.end(), name.begin(), [](char c) {
      return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    return name;
  }

  void line(const std::string& text) { text_ += text + "\n"; }
  void section(const Message& title) { line(".SH \"" + in(title) + "\""); }
  void lines(const std::vector<std::string>& about) {
    for (const std::string& one : about) line(plain(one));
  }
  void term(const std::string& name, const std::string& about) {
    line(".TP\n" + name);
    line(plain(about));
  }

  void option(const CLI::Option& one, const std::string& name) {
    const std::string type = takes_value(one) && !one.get_positional() ? one.get_type_name() : "";
    term(bold(name) + (type.empty() ? "" : " \\fI" + plain(type) + "\\fR"),
         one.get_description() +
             (one.get_required() && !one.get_positional() ? in({" (required)", "(必填)"}) : ""));
  }

  void examples(const Taught& taught) {
    for (const std::string& example : taught.examples)
      line(".PP\n" + in({"Example:", "例:"}) + "\n.PP\n.nf\n.RS 4\n" + plain(example) +
           "\n.RE\n.fi");
  }

  /// " [OPTIONS] FILE…" behind a command's name.
  std::string usage(const CLI::App& call) const {
    std::string text = in({" [OPTIONS]", " [选项]"});
    for (const CLI::Option* one : arguments_of(call)) {
      const std::string name =
          "\\fI" + plain(one->get_name()) + "\\fR" + (one->get_expected_max() > 1 ? "…" : "");
      text += one->get_required() ? " " + name : " [" + name + "]";
    }
    return text;
  }

  /// The options that every command takes, or those of this command alone.
  OptionList options_of(const CLI::App& command, bool is_common) const {
    return command.get_options([&](const CLI::Option* option) {
      return !option->get_positional() && (common_.count(key_of(*option)) != 0) == is_common;
    });
  }

  Language language_;
  std::set<std::string> common_;
  std::string text_;
};

}  // namespace

std::string manual_page(const CLI::App& command, Language language) {
  Page page(command, language);
  if (command.get_parent() == nullptr) {
    page.describe_program(command);
  } else if (commands_of(command).empty()) {
    page.describe_alone(command);
  } else {
    page.describe_calls(command);
  }
  return page.ended(command);
}

namespace {

int write_manual(const CLI::App& program, const Session& session, const std::string& folder) {
  std::vector<const CLI::App*> commands = commands_of(program);
  commands.insert(commands.begin(), &program);
  std::vector<std::pair<std::string, std::string>> pages;
  for (const CLI::App* command : commands)
    pages.emplace_back(full_name(*command, '-') + ".1", manual_page(*command, session.language));
  write_folder(absolute_path(folder).lexically_normal(), pages);
  session.print(say({"{}: {} manual pages; read one with `man -l FILE`",
                     "{}:已写出 {} 个手册页,可用 man -l 文件名 阅读"},
                    folder, pages.size()));
  return 0;
}

}  // namespace

void add_manual_command(CLI::App& program, Session& session) {
  CLI::App* command =
      add_command(program, session, "manual",
                  {"write the manual pages of all commands in the language asked; a package "
                   "installs them: man kaohe\nExample: kaohe manual pages --lang en",
                   "按所选语言写出全部命令的手册页;软件包已装好,用 man kaohe 阅读\n"
                   "例:kaohe manual pages --lang zh"});
  auto folder = std::make_shared<std::string>();
  add_option(*command, "DIR", *folder,
             say({"a new folder for them", "写到哪个新目录"}).in(session.language))
      .required()
      .type_name("");
  on_call(*command, [&program, &session, folder] {
    session.command = [&program, &session, folder] {
      return write_manual(program, session, *folder);
    };
  });
}

}  // namespace kaohe::app
