// What the program says of its own commands: help, completion, manual pages.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include <catch2/catch.hpp>

#include "integration/program/program.hpp"

using namespace kaohe;
using namespace kaohe::testing;
namespace fs = std::filesystem;

namespace {

using Words = std::vector<std::string>;

struct Command {
  Words words;    ///< "plugin", "new"
  bool is_group;  ///< whether it has commands below it
  std::string help;
  std::vector<std::string> examples;  ///< command lines
};

/// A line as a shell would take it apart: blanks between words, single quotes around one.
Words words_of(const std::string& line) {
  Words words;
  bool is_quoted = false, is_word = false;
  for (const char c : line) {
    if (c == '\'') {
      is_quoted = !is_quoted;
    } else if (c == ' ' && !is_quoted) {
      is_word = false;
      continue;
    }
    if (!is_word) words.emplace_back();
    is_word = true;
    if (c != '\'') words.back() += c;
  }
  return words;
}

/// What stands in a help below a heading such as "Commands:", the first word of each line.
Words listed_below(const std::string& help, const std::string& heading) {
  Words names;
  std::istringstream lines(help);
  bool is_below = false;
  for (std::string line; std::getline(lines, line);) {
    if (line.empty()) is_below = false;
    if (is_below && line[2] != ' ') names.push_back(words_of(line.substr(2)).front());
    if (line == heading) is_below = true;
  }
  return names;
}

/// The command and all below it, with what their helps say in a language.
std::vector<Command> commands_in(const std::string& language, const Words& words = {}) {
  const TempFolder anywhere;
  Words asked = words;
  asked.insert(asked.end(), {"--lang", language, "--help"});
  const bool is_zh = language == "zh";
  Command command{words, false, run_kaohe(anywhere.path(), asked).out, {}};
  const std::string mark = is_zh ? "例:" : "Example: ";
  std::istringstream lines(command.help);
  for (std::string line; std::getline(lines, line);)
    if (line.rfind(mark, 0) == 0) command.examples.push_back(line.substr(mark.size()));
  const Words below = listed_below(command.help, is_zh ? "命令:" : "Commands:");
  command.is_group = !below.empty();
  std::vector<Command> all{command};
  for (const std::string& name : below) {
    Words further = words;
    further.push_back(name);
    for (Command& one : commands_in(language, further)) all.push_back(std::move(one));
  }
  return all;
}

std::string name_of(const Command& command) {
  std::string name = "kaohe";
  for (const std::string& word : command.words) name += " " + word;
  return name;
}

Ended run_example(const fs::path& folder, const std::string& example) {
  Words words = words_of(example);
  words.erase(words.begin());
  return run_kaohe(folder, words);
}

}  // namespace

TEST_CASE("Help: every command teaches by an example of itself, in both languages",
          "[program][help]") {
  for (const char* language : {"en", "zh"}) {
    const std::vector<Command> commands = commands_in(language);
    CHECK(commands.size() > 80);
    for (const Command& command : commands) {
      CAPTURE(language, name_of(command));
      CHECK_FALSE(command.examples.empty());
      for (const std::string& example : command.examples) {
        CAPTURE(example);
        if (!command.words.empty()) CHECK(example.rfind(name_of(command), 0) == 0);
        const TempFolder nowhere;  // no year and no ledger: what does not parse is named first
        const Ended ended = run_example(nowhere.path(), example);
        CHECK_FALSE(contains(ended.err, "see kaohe --help"));
        CHECK_FALSE(contains(ended.err, "命令用法有误"));
      }
    }
  }
}

TEST_CASE("Help: whoever acts in an example is of the made-up county", "[program][help]") {
  const std::string year = bytes_of(source_folder() / "configs/2023/year.toml");
  for (const char* language : {"en", "zh"})
    for (const Command& command : commands_in(language))
      for (const std::string& example : command.examples) {
        CAPTURE(example);
        const Words words = words_of(example);
        const auto as = std::find(words.begin(), words.end(), "--as");
        if (as == words.end() || contains(as[1], "/")) continue;
        CHECK(contains(year, "id = \"" + as[1] + "\""));
      }
}

namespace {

/// The made-up county after its year, in three workspaces, with a new plugin beside it.
struct TaughtCounty : County {
  TaughtCounty() {
    fs::create_directory_symlink(source_folder() / "plugins", path() / "plugins");
    fs::create_directory_symlink(build_folder(), path() / "build");
    must({"run"});
    for (const char* workspace : {"played", "office"}) {
      fs::create_directory(path() / workspace);
      for (const char* kept : {"ledger.sqlite", "results", "archive"})
        fs::copy(path() / kept, path() / workspace / kept, fs::copy_options::recursive);
    }
    std::ofstream(path() / "通报.pdf") << "a file of evidence";
    must({"evidence", "add", "605", "通报.pdf", "--as", "zhu_shiwen", "--today", "2024-01-20"});
    must({"plugin", "new", "village_schools"});
    must({"plugin", "new", "schools_2024", "--from", "plugins/schools"});
  }
  void must(const Words& words) const {
    const Ended ended = run_kaohe(path(), words);
    INFO(ended.err);
    REQUIRE(ended.exit == 0);
  }
};

/// Whether a command changes something: then its example is of a day that is over. That of a group
/// is one of its commands'.
bool changes_something(const Command& command) {
  const Words& words = command.words;
  return contains(command.help, "--dry-run") || command.is_group || words == Words{"run"} ||
         words == Words{"plugin", "new"} || words == Words{"manual"};
}

}  // namespace

TEST_CASE("Help: the examples that only read are true of the made-up county",
          "[program][help][readme]") {
  const TaughtCounty county;
  std::set<std::string> examples;
  for (const char* language : {"en", "zh"})
    for (const Command& command : commands_in(language))
      if (!changes_something(command))
        examples.insert(command.examples.begin(), command.examples.end());
  const auto check = [&](const std::string& example) {
    CAPTURE(example);
    const bool is_of_author = contains(example, " . ") || example.back() == '.';
    const Ended ended =
        run_example(is_of_author ? county.path() / "village_schools" : county.path(), example);
    INFO(ended.out << ended.err);
    CHECK(ended.exit == 0);
    CHECK_FALSE(ended.out.empty());
  };
  // What speaks of two years waits until there are two.
  const auto is_of_both = [](const std::string& example) {
    return contains(example, "--year 2024") || contains(example, "--rules-of 2024");
  };
  for (const std::string& example : examples)
    if (!is_of_both(example)) check(example);
  county.must({"year", "new", "--from", "2023"});
  for (const std::string& example : examples)
    if (is_of_both(example)) check(example);
}

namespace {

/// A page's text without what is an instruction to groff.
std::string page_text(const fs::path& page) {
  std::string text = bytes_of(page);
  for (const auto& [roff, plain] :
       {std::pair{"\\fB", ""}, {"\\fI", ""}, {"\\fR", ""}, {"\\-", "-"}})
    for (std::size_t at = 0; (at = text.find(roff, at)) != std::string::npos;)
      text.replace(at, std::string(roff).size(), plain);
  return text;
}

}  // namespace

TEST_CASE("Manual: a page for each command says every option and example that the help says",
          "[program][help]") {
  const TempFolder desk;
  for (const char* language : {"en", "zh"}) {
    const fs::path pages = desk.path() / language;
    REQUIRE(run_kaohe(desk.path(), {"manual", pages, "--lang", language}).exit == 0);
    for (const Command& command : commands_in(language)) {
      const std::string name = command.words.empty() ? "kaohe" : "kaohe-" + command.words.front();
      const std::string text = page_text(pages / (name + ".1"));
      CAPTURE(language, name_of(command));
      CHECK(contains(text, name_of(command)));
      for (const std::string& example : command.examples) CHECK(contains(text, example));
      if (command.is_group) continue;
      for (const std::string& option :
           listed_below(command.help, language == std::string("zh") ? "选项:" : "Options:"))
        CHECK(contains(text, "\n" + option));
    }
  }
}
