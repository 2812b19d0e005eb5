#include "app/options.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <vector>

#include <CLI/Option.hpp>

#include "base/errors.hpp"
#include "base/files.hpp"

namespace kaohe::app {

namespace fs = std::filesystem;

namespace {

// The program's own folder: plugins stand beside it, in the build as after an installation.
fs::path program_folder() {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  return error ? absolute_path(".") : program.parent_path();
}

// A year's folder that is closed is a year too: reading it says so.
bool holds_year(const fs::path& folder) {
  std::error_code error;
  return fs::exists(folder / "year.toml", error) || error;
}

std::vector<int> years_in(const fs::path& configs) {
  std::vector<int> years;
  if (!is_there(configs)) return years;
  std::error_code error;
  fs::directory_iterator at(configs, error);
  for (; !error && at != fs::directory_iterator(); at.increment(error)) {
    const std::string name = at->path().filename().string();
    const bool digits = name.size() == 4 && std::all_of(name.begin(), name.end(), [](char c) {
                          return c >= '0' && c <= '9';
                        });
    if (digits && holds_year(at->path())) years.push_back(std::stoi(name));
  }
  if (error) {
    throw Error(ErrorKind::environment, {configs.string()},
                say({"the folder of the years cannot be read: {}", "各年度配置目录无法读取:{}"},
                    failure_reason(error.value())));
  }
  std::sort(years.begin(), years.end());
  return years;
}

}  // namespace

fs::path Options::configs_folder() const {
  if (!configs.empty()) return configs;
  const fs::path own = fs::path(workspace) / "configs";
  std::error_code error;
  const bool is_own =
      fs::exists(own, error) || (error && is_there(own));  // closed: said, not passed over
  return is_own ? own : fs::path("configs");
}

fs::path Options::plugins_folder() const {
  if (!plugins.empty()) return plugins;
  const fs::path beside = program_folder().parent_path() / "plugins";
  std::error_code error;
  return fs::exists(beside, error) ? beside : fs::path(KAOHE_INSTALLED_PLUGINS);
}

fs::path Options::year_folder() const {
  const fs::path folder = configs_folder();
  const std::vector<int> years = years_in(folder);
  const int wanted = year != 0 || years.empty() ? year : years.back();
  if (std::find(years.begin(), years.end(), wanted) != years.end()) {
    return folder / std::to_string(wanted);
  }
  std::string there;
  for (const int one : years) there += (there.empty() ? "" : ", ") + std::to_string(one);
  if (there.empty()) there = "-";
  throw Error(
      ErrorKind::usage, {folder.string(), 0, 0},
      say({"no year {} here (a year is a folder YYYY with a year.toml); found: {}; name the folder "
           "with --configs DIR and the year with --year YYYY",
           "这里没有年度 {}(一个年度是含有 year.toml 的四位数字目录);找到的有:{};请用 --configs "
           "DIR "
           "指明目录、用 --year YYYY 指明年度"},
          wanted == 0 ? std::string("YYYY") : std::to_string(wanted), there));
}

Date Options::day() const {
  if (today.empty()) return kaohe::today();
  const std::optional<Date> date = parse_date(today);
  if (date) return *date;
  throw Error(ErrorKind::usage, {},
              say({"--today is \"{}\"; expected a date such as 2023-06-30",
                   "--today 的值是“{}”;应为日期,如 2023-06-30"},
                  today));
}

Language early_language(int argc, const char* const* argv) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    const std::string_view value = word == "--lang" && i + 1 < argc ? argv[i + 1]
                                   : word.substr(0, 7) == "--lang=" ? word.substr(7)
                                                                    : std::string_view();
    if (value == "zh") return Language::zh;
    if (value == "en") return Language::en;
  }
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value == nullptr || *value == '\0') continue;
    return std::string_view(value).substr(0, 2) == "zh" ? Language::zh : Language::en;
  }
  return Language::en;
}

std::optional<Language> language_of(const fs::path& year_file) {
  std::ifstream file(year_file);
  for (std::string line; std::getline(file, line);) {
    const std::size_t equals = line.find('=');
    if (line.compare(0, 8, "language") != 0 || equals == std::string::npos) continue;
    const std::string value = line.substr(equals + 1);
    if (value.find("\"zh\"") != std::string::npos) return Language::zh;
    if (value.find("\"en\"") != std::string::npos) return Language::en;
  }
  return std::nullopt;
}

cycle::Year Session::open_year() {
  // A year that does not hold together says so in its own language.
  if (options.language.empty()) {
    language = language_of(options.year_folder() / "year.toml").value_or(language);
  }
  cycle::Year year = cycle::open_year(options.year_folder(), options.plugins_folder());
  if (options.language.empty()) language = year.plan.language;
  return year;
}

evidence::Evidence Session::read_evidence(const cycle::Year& year) {
  evidence::Evidence evidence = evidence::read_evidence(year.plan, year.plan.folder / "evidence");
  for (const Problem& note : evidence.notes) {
    warn(say({"{}: {}", "{}:{}"}, note.place.text(), note.what));
  }
  return evidence;
}

void Session::print(const Text& text) const {
  print(text.in(language));
}

void Session::print(const std::string& text) const {
  std::cout << text << '\n';
}

void Session::warn(const Text& text) const {
  warn(text.in(language));
}

void Session::warn(const std::string& text) const {
  std::cerr << text << '\n';
}

void add_language_option(CLI::App& command, Session& session) {
  const std::string refusal =
      say({"expected zh or en, found ", "应为 zh 或 en,而不是 "}).in(session.language);
  command
      .add_option("--lang", session.options.language,
                  say({"language (default: what year.toml says)", "语言(默认:按 year.toml)"})
                      .in(session.language))
      ->type_name("zh|en")
      ->check([refusal](const std::string& value) {
        return value == "zh" || value == "en" ? std::string() : refusal + value;
      });
}

void add_common_options(CLI::App& command, Session& session) {
  Options& options = session.options;
  const auto help = [&](const Message& message) { return say(message).in(session.language); };
  const auto add = [&](const char* name, auto& value, const char* type, const Message& about) {
    command.add_option(name, value, help(about))->type_name(type);
  };
  add("--workspace", options.workspace, "DIR",
      {"folder of results (default: this folder)", "结果所在目录(默认:当前目录)"});
  add("--configs", options.configs, "DIR",
      {"folder of the years (default: configs in the workspace, else here)",
       "各年度配置目录(默认:工作目录或当前目录下的 configs)"});
  add("--plugins", options.plugins, "DIR",
      {"folder of the plugins (default: the program's own)", "插件目录(默认:程序自带的)"});
  add("--year", options.year, "YYYY",
      {"assessment year (default: the latest there is)", "考核年度(默认:最近一年)"});
  add("--today", options.today, "YYYY-MM-DD",
      {"look at things as on this date", "按这一天来看(如 2023-06-30)"});
  add_language_option(command, session);
  add("--as", options.who, "NAME",
      {"who you act as (kept with the record)", "以谁的身份操作(记入记录)"});
  command.add_flag("--verbose", options.verbose,
                   help({"say on standard error what is done", "在标准错误输出上说明过程"}));
}

}  // namespace kaohe::app
