#include "app/completion.hpp"

#include <algorithm>
#include <optional>
#include <sstream>
#include <string_view>

#include "app/command_tree.hpp"
#include "base/errors.hpp"
#include "base/words.hpp"
#include "plan/year_plan.hpp"

namespace kaohe::app {

namespace {

using Words = std::vector<std::string>;

/// Where the last word stands.
struct Cursor {
  const CLI::App* command;
  const CLI::Option* option = nullptr;  ///< whose value it is; nullptr: none
  std::size_t position = 0;             ///< else so many arguments stand before it
};

/// The words of the year are looked up where the line itself looks them up.
void take_folder(Options& options, const std::string& option, const std::string& value) {
  if (option == "--configs") options.configs = value;
  if (option == "--workspace") options.workspace = value;
  if (option == "--year" && value.size() == 4 && all_digits(value))
    options.year = whole_number(value);
}

const CLI::App* command_named(const CLI::App& command, const std::string& name) {
  for (const CLI::App* below : commands_of(command))
    if (below->get_name() == name) return below;
  return nullptr;
}

/// Of those that a value follows; nullptr: none.
const CLI::Option* option_named(const CLI::App& command, const std::string& name) {
  const CLI::Option* option = command.get_option_no_throw(name);
  return option != nullptr && takes_value(*option) ? option : nullptr;
}

Cursor find_cursor(const CLI::App& program, Options& options, const Words& words) {
  Cursor cursor{&program};
  for (std::size_t i = 1; i + 1 < words.size(); ++i) {
    const std::string& word = words[i];
    if (cursor.option != nullptr) {
      take_folder(options, cursor.option->get_name(), word);
      cursor.option = nullptr;
    } else if (word.rfind('-', 0) == 0) {
      cursor.option = option_named(*cursor.command, word);
    } else if (const CLI::App* below = command_named(*cursor.command, word)) {
      cursor = {below};
    } else {
      ++cursor.position;
    }
  }
  return cursor;
}

// ---------- Values ----------

Words periods(const plan::YearPlan& plan) {
  Words ids;
  for (const plan::Period& period : plan.periods) ids.push_back(period.id);
  return ids;
}

Words domains(const plan::YearPlan& plan) {
  Words ids;
  for (const plan::Domain& domain : plan.domains) ids.push_back(domain.id);
  return ids;
}

Words units(const plan::YearPlan& plan) {
  Words ids;
  for (const plan::Organisation& unit : plan.organisations) ids.push_back(unit.id);
  return ids;
}

Words assessees(const plan::YearPlan& plan) {
  Words ids;
  for (const plan::Domain& domain : plan.domains)
    for (const plan::Assessee& one : domain.assessees)
      ids.push_back(plan::assessee_unit(domain.id, one.id));
  return ids;
}

/// As an argument also without the domain, by which most of them are spoken of.
Words named_assessees(const plan::YearPlan& plan) {
  Words ids = assessees(plan);
  for (const plan::Domain& domain : plan.domains)
    for (const plan::Assessee& one : domain.assessees) ids.push_back(one.id);
  return ids;
}

/// Who can act: persons and assessees.
Words actors(const plan::YearPlan& plan) {
  Words ids = assessees(plan);
  for (const plan::Person& person : plan.persons) ids.push_back(person.id);
  return ids;
}

/// What is called so takes words of the year.
struct Known {
  std::string_view name;  ///< of an option or argument
  std::string_view type;  ///< as the help shows it; empty: any
  Words (*words)(const plan::YearPlan&);
};
constexpr Known kKnown[] = {
    {"--period", "", periods},
    {"--from", "ID", periods},
    {"--domain", "", domains},
    {"--upgrade", "", domains},
    {"DOMAIN", "", domains},
    {"--unit", "", units},
    {"--to", "", units},
    {"UNIT", "", units},
    {"--as", "", actors},
    {"--assessee", "", assessees},
    {"ASSESSEE", "", named_assessees},
    {"--distance", "", assessees},
    {"--deciding", "", assessees},
};

/// The year's own words; none where the year does not hold.
Words words_of_year(const Options& options, Words (*words)(const plan::YearPlan&)) {
  try {
    return words(plan::read_year(options.year_folder()));
  } catch (const Error&) {
    return {};
  }
}

Words years(const Options& options) {
  Words names;
  for (const int year : cycle::years_in(options.configs_folder()))
    names.push_back(std::to_string(year));
  return names;
}

/// "zh|en" of the help: either.
Words alternatives(const std::string& type) {
  Words words;
  std::istringstream in(type);
  for (std::string word; std::getline(in, word, '|');) words.push_back(word);
  return words.size() > 1 ? words : Words{};
}

Words values(const Options& options, const CLI::Option& option) {
  const std::string name = option.get_name(), type = option.get_type_name();
  if (type == "YYYY" || name == "YEAR") return years(options);
  for (const Known& known : kKnown)
    if (name == known.name && (known.type.empty() || type == known.type))
      return words_of_year(options, known.words);
  return alternatives(type);
}

// ---------- Commands, options, arguments ----------

Words option_names(const CLI::App& command) {
  Words names;
  for (const CLI::Option* option : command.get_options())
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  return names;
}

Words command_names(const CLI::App& command) {
  Words names;
  for (const CLI::App* below : commands_of(command)) names.push_back(below->get_name());
  return names;
}

/// The argument at a position; of the last one there may be many.
const CLI::Option* argument_at(const CLI::App& command, std::size_t position) {
  const auto arguments =
      command.get_options([](const CLI::Option* option) { return option->get_positional(); });
  if (arguments.empty()) return nullptr;
  return arguments[std::min(position, arguments.size() - 1)];
}

Words candidates(const Cursor& cursor, const Options& options, const std::string& typed) {
  if (cursor.option != nullptr) return values(options, *cursor.option);
  if (typed.rfind('-', 0) == 0) return option_names(*cursor.command);
  Words words = cursor.position == 0 ? command_names(*cursor.command) : Words{};
  if (const CLI::Option* argument = argument_at(*cursor.command, cursor.position)) {
    const Words known = values(options, *argument);
    words.insert(words.end(), known.begin(), known.end());
  }
  return words;
}

/// A shell that breaks words at "=" hands on "--lang", "=", "zh" for "--lang=zh".
Words without_equals(Words words) {
  if (words.size() > 1 && words.back() == "=") words.back().clear();
  std::erase(words, "=");
  return words;
}

}  // namespace

Words completions(const CLI::App& program, Session& session, const Words& words) {
  const Words line = without_equals(words);
  if (line.size() < 2) return {};
  Options options = session.options;
  const Cursor cursor = find_cursor(program, options, line);
  Words found = candidates(cursor, options, line.back());
  std::erase_if(found, [&](const std::string& one) { return one.rfind(line.back(), 0) != 0; });
  return found;
}

namespace {

constexpr std::string_view kBash =
    R"(# Completion of kaohe in bash; the program itself says what may follow: source <(kaohe completion bash)
_kaohe() {
    local IFS=$'\n' program=${COMP_WORDS[0]/#\~\//$HOME/}
    COMPREPLY=($("$program" completion words "${COMP_WORDS[@]:0:COMP_CWORD + 1}" 2>/dev/null))
}
complete -o bashdefault -o default -F _kaohe kaohe
)";

}  // namespace

void add_completion_commands(CLI::App& program, Session& session) {
  CLI::App* group =
      add_subcommand(program, "completion",
                     say({"completion of command lines in a shell\nExample: kaohe completion bash",
                          "命令行补全\n例:kaohe completion bash"})
                         .in(session.language));
  group->require_subcommand(1);
  CLI::App* bash = add_command(
      *group, session, "bash",
      {"the script for bash; a package installs it, else add `source <(kaohe completion bash)` to "
       "~/.bashrc\nExample: kaohe completion bash",
       "bash 的补全脚本;软件包已装好,否则在 ~/.bashrc 中加一行 source <(kaohe completion bash)\n"
       "例:kaohe completion bash"});
  on_call(*bash, [&session] {
    session.command = [&session] {
      session.print(std::string(kBash.substr(0, kBash.size() - 1)));
      return 0;
    };
  });
  CLI::App* words =
      add_command(*group, session, "words",
                  {"what the last of the words can become, one a line: what a shell's script asks\n"
                   "Example: kaohe completion words kaohe period s",
                   "列出最后一个词可以补成什么,每行一个;供补全脚本调用\n"
                   "例:kaohe completion words kaohe period s"});
  words->prefix_command();
  on_call(*words, [&program, &session, words] {
    session.command = [&program, &session, words] {
      for (const std::string& word : completions(program, session, words->remaining()))
        session.print(word);
      return 0;
    };
  });
}

}  // namespace kaohe::app
