#include "app/options.hpp"

#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>
#include <thread>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/errors.hpp"
#include "base/files.hpp"
#include "base/words.hpp"
#include "cycle/desk.hpp"
#include "cycle/progress.hpp"
#include "evidence/missing.hpp"
#include "ledger/read_records.hpp"
#include "ledger/tail.hpp"

namespace kaohe::app {

namespace fs = std::filesystem;

namespace {

constexpr unsigned kThreadsMax = 256;

// The program's own folder: plugins stand beside it, in the build as after an installation.
fs::path program_folder() {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  return error ? absolute_path(".") : program.parent_path();
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
  // The program stands in bin/, of a build or of an installation wherever that lies.
  const fs::path prefix = program_folder().parent_path();
  std::error_code error;
  return fs::exists(prefix / "plugins", error) ? prefix / "plugins"
                                               : prefix / KAOHE_INSTALLED_PLUGINS;
}

fs::path Options::plugin_sources_folder() {
  return program_folder().parent_path() / KAOHE_INSTALLED_SOURCES;
}

plugin_host::Hosting Options::hosting() const {
  if (in_process) return {};
  // Beside the program in a build, apart from what people start in an installation.
  const fs::path own = program_folder() / "kaohe-worker";
  std::error_code error;
  if (fs::exists(own, error)) return {own};
  return {program_folder().parent_path() / KAOHE_INSTALLED_WORKER};
}

fs::path Options::year_folder() const {
  const fs::path folder = configs_folder();
  const std::vector<int> years = cycle::years_in(folder);
  const int wanted = year != 0 || years.empty() ? year : years.back();
  if (std::find(years.begin(), years.end(), wanted) != years.end()) {
    return folder / std::to_string(wanted);
  }
  std::vector<std::string> names;
  for (const int one : years) names.push_back(std::to_string(one));
  std::string there = joined(names);
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

cycle::PluginsFrom Options::plugins_from() const {
  return development ? cycle::PluginsFrom::folder : cycle::PluginsFrom::lock;
}

Date day_of_option(const char* option, const std::string& text) {
  const std::optional<Date> date = parse_date(text);
  if (date) return *date;
  throw Error(ErrorKind::usage, {},
              say({"{} is \"{}\"; expected a date such as 2023-06-30",
                   "{} 的值是“{}”;应为日期,如 2023-06-30"},
                  std::string(option), text));
}

Date Options::day() const {
  return today.empty() ? kaohe::today() : day_of_option("--today", today);
}

std::optional<Date> Options::known_on_day() const {
  if (known_on.empty()) return std::nullopt;
  return day_of_option("--as-known-on", known_on);
}

unsigned Options::thread_count() const {
  return threads != 0 ? threads : std::max(1U, std::thread::hardware_concurrency());
}

namespace {

/// What stands after an option, before the command line is read; empty: nothing.
std::string early_value(int argc, const char* const* argv, const std::string& option) {
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    if (word == option && i + 1 < argc) return argv[i + 1];
    if (word.compare(0, option.size() + 1, option + "=") == 0)
      return word.substr(option.size() + 1);
  }
  return {};
}

/// The language that the environment names; "C", "C.UTF-8" and "POSIX" are none.
std::optional<Language> environment_language() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value == nullptr || *value == '\0') continue;
    const std::string_view locale = value;
    if (locale.substr(0, 2) == "zh") return Language::zh;
    if (locale == "C" || locale.substr(0, 2) == "C." || locale == "POSIX") return std::nullopt;
    return Language::en;
  }
  return std::nullopt;
}

/// That of the year which the command line would open; nothing where it would open none.
std::optional<Language> early_year_language(int argc, const char* const* argv) {
  Options options;
  options.configs = early_value(argc, argv, "--configs");
  const std::string workspace = early_value(argc, argv, "--workspace");
  const std::string year = early_value(argc, argv, "--year");
  if (!workspace.empty()) options.workspace = workspace;
  if (year.size() == 4 && all_digits(year)) options.year = whole_number(year);
  // That there is no such year is told by the command that needs it, in the language of another.
  for (const int asked : {options.year, 0}) {
    options.year = asked;
    try {
      return language_of(options.year_folder() / "year.toml");
    } catch (const Error&) {
      continue;
    }
  }
  return std::nullopt;
}

}  // namespace

Language early_language(int argc, const char* const* argv) {
  const std::string named = early_value(argc, argv, "--lang");
  if (named == "zh") return Language::zh;
  if (named == "en") return Language::en;
  if (const auto language = environment_language()) return *language;
  return early_year_language(argc, argv).value_or(Language::en);
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
  cycle::Year year = cycle::open_year(options.year_folder(), options.plugins_folder(),
                                      options.hosting(), options.plugins_from());
  if (options.development)
    warn(say({"development: the plugins are those of {}, whatever the year has locked; nothing of "
              "this is official",
              "试用:使用 {} 中的插件,不论年度锁定的是哪些;结果不具效力"},
             absolute_path(options.plugins_folder()).lexically_normal().string()));
  if (options.language.empty()) language = year.plan.language;
  const std::size_t count = cycle::years_in(options.configs_folder()).size();
  if (options.year == 0 && count > 1)
    warn(say({"year {}, the latest of {} here; another with --year",
              "年度 {}(共 {} 个年度中最近的);看别的年度请用 --year"},
             year.plan.year, count));
  return year;
}

evidence::Evidence Session::read_evidence(const cycle::Year& year, const std::string& period) {
  const fs::path folder = year.plan.folder / "evidence";
  evidence::Evidence evidence = evidence::read_evidence(year.plan, folder);
  std::vector<Problem> notes = evidence.notes;
  for (Problem& missing :
       evidence::missing_submissions(year.plan, *evidence.source, folder, period)) {
    notes.push_back(std::move(missing));
  }
  for (const Problem& note : notes) {
    warn(say({"{}: {}", "{}:{}"}, note.place.text(), note.what));
  }
  return evidence;
}

namespace {

/// The digest of the last entry entered by a day; empty: there was none yet.
std::string head_known_on(const ledger::Ledger& ledger, Date day) {
  std::string digest;
  ledger.entries({std::nullopt, {}, day},
                 [&](const ledger::Entry& entry) { digest = entry.digest; });
  return digest;
}

void say_state(const Session& session, const cycle::Year& year, const ledger::MemorySource& source,
               const std::string& period, std::size_t waiting) {
  for (const evidence::Awaited& one : evidence::awaited_submissions(year.plan, source, period)) {
    session.warn(say({"{}: {} ({}) has submitted nothing, and what it should report is awaited",
                      "{}:{}({})尚未报送,应报事项均为待报"},
                     one.period, year.plan.unit_title(one.unit), one.unit));
  }
  if (waiting != 0)
    session.warn(say({"{} entries wait to be confirmed by a second person; a preview counts them, "
                      "an official result does not",
                      "有 {} 笔记录待另一人确认;预览时计入,正式结果不计"},
                     waiting));
}

/// Without a ledger the files of the year are read; where somebody named a workspace, a slip in its
/// name would pass unseen. Throws Error(environment) where results stand and their ledger does not.
void say_source(const Session& session, const fs::path& ledger) {
  const fs::path workspace = ledger.parent_path();
  if (is_there(workspace / "results"))
    throw Error(ErrorKind::environment, {ledger.string()},
                say({"results stand in this workspace and their ledger does not; restore it from a "
                     "backup (`kaohe ledger restore`), or name the right folder with --workspace",
                     "此工作目录有已形成的结果而没有账本;请从备份恢复(kaohe ledger restore),"
                     "或用 --workspace 指明正确的目录"}));
  if (session.options.workspace != Options().workspace)
    session.warn(say({"{}: there is no ledger here; the figures come from the files in {}",
                      "{}:这里没有账本,以下数据来自 {} 中的文件"},
                     workspace.string(), session.options.year_folder().string()));
}

}  // namespace

Date Session::day_looked_at(const ledger::Ledger& ledger, int year) const {
  return options.today.empty() ? cycle::present_day(ledger, year) : options.day();
}

ledger::Ledger Session::open_ledger() const {
  auto ledger =
      ledger::Ledger::open(ledger::Ledger::file_of(options.workspace), ledger::Access::read);
  ledger::require_links(ledger);
  return ledger;
}

Records Session::read_records(const cycle::Year& year, const std::string& period) {
  const fs::path file = ledger::Ledger::file_of(options.workspace);
  if (!is_there(file)) {
    say_source(*this, file);
    if (!options.known_on.empty())
      throw Error(ErrorKind::usage, {file.string()},
                  say({"--as-known-on asks a ledger, and this workspace has none; leave it out, or "
                       "name the workspace with --workspace",
                       "--as-known-on 须有账本,此工作目录没有;请删去,或用 --workspace 指明"}));
    return {std::move(read_evidence(year, period).source), {}};
  }
  const ledger::Ledger ledger = ledger::Ledger::open(file, ledger::Access::read);
  ledger::ReadOptions read;
  read.year = year.plan.year;
  read.known_on = options.known_on_day();
  Records records{ledger::read_records(ledger, read), ledger.head().digest};
  if (read.known_on) records.ledger_head = head_known_on(ledger, *read.known_on);
  const cycle::Progress progress(ledger, year.plan.year, read.known_on);
  const auto is_waiting = [](const cycle::Draft& draft) { return !draft.is_confirmed; };
  const auto drafts = std::count_if(progress.drafts().begin(), progress.drafts().end(), is_waiting);
  say_state(*this, year, *records.source, period,
            progress.waiting().size() + static_cast<std::size_t>(drafts));
  return records;
}

void Session::print(const Text& text) const {
  print(text.in(language));
}

void Session::print(const std::string& text) const {
  if (!options.development || options.json) {
    std::cout << text << '\n';
    return;
  }
  const Text mark = say({"[development] ", "〔试用〕"});
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) std::cout << mark.in(language) << line << '\n';
}

void Session::print_json(const nlohmann::ordered_json& document) const {
  std::cout << document.dump(2) << '\n';
}

void Session::warn(const Text& text) const {
  warn(text.in(language));
}

void Session::warn(const std::string& text) const {
  std::cerr << text << '\n';
}

void Session::show_progress(const Text& text) const {
  if (::isatty(STDERR_FILENO) == 1) warn(text);
}

void add_language_option(CLI::App& command, Session& session) {
  const std::string refusal =
      say({"expected zh or en, found ", "应为 zh 或 en,而不是 "}).in(session.language);
  add_option(command, "--lang", session.options.language,
             say({"language (default: what year.toml says)", "语言(默认:按 year.toml)"})
                 .in(session.language))
      .type_name("zh|en")
      .check([refusal](const std::string& value) {
        return value == "zh" || value == "en" ? std::string() : refusal + value;
      });
}

void add_common_options(CLI::App& command, Session& session) {
  Options& options = session.options;
  const auto help = [&](const Message& message) { return say(message).in(session.language); };
  const auto add = [&](const char* name, auto& value, const char* type, const Message& about) {
    return add_option(command, name, value, help(about)).type_name(type);
  };
  const auto add_folder = [&](const char* name, std::string& folder, const Message& about) {
    // An empty path would mean another folder unsaid.
    const std::string refusal =
        say({"the path is empty; expected a folder, such as {} played, or leave the option out",
             "路径是空的;应写一个目录,如 {} played,或者不写这个选项"},
            std::string(name))
            .in(session.language);
    add(name, folder, "DIR", about).check([refusal](const std::string& value) {
      return value.empty() ? refusal : std::string();
    });
  };
  add_folder("--workspace", options.workspace,
             {"folder of results (default: this folder)", "结果所在目录(默认:当前目录)"});
  add_folder("--configs", options.configs,
             {"folder of the years (default: configs in the workspace, else here)",
              "各年度配置目录(默认:工作目录或当前目录下的 configs)"});
  add_folder("--plugins", options.plugins,
             {"folder of the plugins (default: the program's own)", "插件目录(默认:程序自带的)"});
  add("--year", options.year, "YYYY",
      {"assessment year (default: the latest there is)", "考核年度(默认:最近一年)"});
  add("--today", options.today, "YYYY-MM-DD",
      {"look at things as on this date", "按这一天来看(如 2023-06-30)"});
  add_language_option(command, session);
  add_flag(command, "--development", options.development,
           help({"take the plugins of the plugins folder, not those that the year has "
                 "locked: to try them; each line says so, and nothing of it is official",
                 "使用插件目录中的插件,而不用年度锁定的:仅供试用,输出逐行标明,结果不具效力"}));
  add_flag(command, "--in-process", options.in_process,
           help({"run plugins in the program's own process, for debuggers; the results are "
                 "the same",
                 "在程序自身的进程内运行插件(供调试),不影响任何结果"}));
  add_flag(command, "--verbose", options.verbose,
           help({"say on standard error what is done", "在标准错误输出上说明过程"}));
}

CLI::App* add_command(CLI::App& group, Session& session, const char* name, const Message& about) {
  CLI::App* command = add_subcommand(group, name, say(about).in(session.language));
  add_common_options(*command, session);
  return command;
}

void add_known_on_option(CLI::App& command, Session& session) {
  add_option(command, "--as-known-on", session.options.known_on,
             say({"leave out what came into the ledger after this day",
                  "只看账本中截至这一天已记入的内容"})
                 .in(session.language))
      .type_name("YYYY-MM-DD");
}

void add_threads_option(CLI::App& command, Session& session) {
  const std::string refusal =
      say({"expected a whole number from 1 to {}, found ", "应为 1 至 {} 的整数,而不是 "},
          kThreadsMax)
          .in(session.language);
  add_option(command, "--threads", session.options.threads,
             say({"how many threads compute; the results are the same (default: one for each "
                  "processor)",
                  "计算线程数,不影响结果(默认:与处理器数量相同)"})
                 .in(session.language))
      .type_name("N")
      .check([refusal](const std::string& value) {
        unsigned count = 0;
        const char* end = value.data() + value.size();
        const auto read = std::from_chars(value.data(), end, count);
        const bool fits = read.ec == std::errc() && read.ptr == end && count >= 1;
        return fits && count <= kThreadsMax ? std::string() : refusal + value;
      });
}

void add_json_flag(CLI::App& command, Session& session, const Message& about) {
  add_flag(command, "--json", session.options.json, say(about).in(session.language));
}

}  // namespace kaohe::app
