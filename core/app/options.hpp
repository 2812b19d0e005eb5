/// What every command of `kaohe` takes, and how the program ends.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include <nlohmann/json_fwd.hpp>

#include "app/arguments.hpp"
#include "base/date.hpp"
#include "base/text.hpp"
#include "cycle/year.hpp"
#include "evidence/read_evidence.hpp"

namespace kaohe::ledger {
class Ledger;
}

namespace kaohe::app {

struct Options {
  std::string workspace = ".";
  std::string configs;      ///< empty: `configs` in the workspace, else in this folder
  std::string plugins;      ///< empty: the build's or the installed folder
  int year = 0;             ///< 0: the only or the latest year in configs
  std::string today;        ///< empty: today
  std::string known_on;     ///< records that came into the ledger later are not known; empty: all
  std::string language;     ///< "zh", "en"; empty: from year.toml
  unsigned threads = 0;     ///< 0: one for each processor
  bool in_process = false;  ///< plugins run in the program's own process
  bool json = false;
  bool verbose = false;
  bool development = false;  ///< plugins of the plugins folder, not those that the year has locked

  std::filesystem::path configs_folder() const;
  std::filesystem::path plugins_folder() const;
  /// Where an installation keeps the sources of its plugins, each in a folder of its name.
  static std::filesystem::path plugin_sources_folder();
  /// Where plugins run: in workers, unless somebody says otherwise.
  plugin_host::Hosting hosting() const;
  /// configs/<year>. Throws Error(usage) when there is no such year, naming those there are.
  std::filesystem::path year_folder() const;
  cycle::PluginsFrom plugins_from() const;
  Date day() const;
  /// The day of --as-known-on. Throws Error(usage) for a text that is none.
  std::optional<Date> known_on_day() const;
  /// How many threads compute at the same time: at least 1. No figure depends on it.
  unsigned thread_count() const;
};

/// The language of help and of errors before a year is read: --lang, else the environment's (zh_…
/// is Chinese; the locale C is none), else that of the year which the command line would open, else
/// English.
Language early_language(int argc, const char* const* argv);

/// The language that a year.toml asks for, also one that does not hold otherwise; nothing if it
/// says none.
std::optional<Language> language_of(const std::filesystem::path& year_file);

/// The day that an option names. Throws Error(usage) for a text that is none.
Date day_of_option(const char* option, const std::string& text);

/// A year's records, and the ledger's head where they come from one.
struct Records {
  std::unique_ptr<ledger::MemorySource> source;
  std::string ledger_head;  ///< empty: they come from files
};

/// State of one call of the program.
struct Session {
  Options options;
  Language language = Language::en;
  std::function<int()> command;  ///< what was asked for; returns the exit code

  /// Opens the year that the options name; from then on the year's language is spoken, unless
  /// --lang says otherwise.
  cycle::Year open_year();
  /// The year's evidence: configs/<year>/evidence. Says on standard error what was read with a
  /// change, and which submissions up to `period` are missing.
  evidence::Evidence read_evidence(const cycle::Year& year, const std::string& period);
  /// The workspace's ledger, to be looked at. Throws as Ledger::open, and Error(data) for one whose
  /// entries are not what was recorded: what it says could not be believed.
  ledger::Ledger open_ledger() const;
  /// The day on which a ledger is looked at: --today, else cycle::present_day.
  Date day_looked_at(const ledger::Ledger& ledger, int year) const;
  /// What the year's figures come from: the workspace's ledger, where there is one, else the
  /// evidence files. Says on standard error which submissions up to `period` are missing, and what
  /// waits to be confirmed.
  Records read_records(const cycle::Year& year, const std::string& period);
  /// Says a message in the session's language, with a line end, on standard output. In development
  /// each line says so, but for what programs read.
  void print(const Text& text) const;
  void print(const std::string& text) const;
  /// For programs: as it is, in development too.
  void print_json(const nlohmann::ordered_json& document) const;
  /// The same on standard error.
  void warn(const Text& text) const;
  void warn(const std::string& text) const;
  /// What is being done, where it takes long and somebody looks on: on standard error if that is a
  /// terminal, else nowhere.
  void show_progress(const Text& text) const;
};

/// Adds --lang: the program takes it before a command, every command after it.
void add_language_option(CLI::App& command, Session& session);

/// Adds the options that every command takes.
void add_common_options(CLI::App& command, Session& session);

/// A command of a group, with the options that every command takes.
CLI::App* add_command(CLI::App& group, Session& session, const char* name, const Message& about);

/// Adds --as-known-on, for commands that read the ledger.
void add_known_on_option(CLI::App& command, Session& session);

/// Adds --threads, for commands that compute much.
void add_threads_option(CLI::App& command, Session& session);

/// Adds --json, which prints what `about` says.
void add_json_flag(CLI::App& command, Session& session, const Message& about);

// One function for each group of commands.
void add_run_command(CLI::App& program, Session& session);
void add_score_command(CLI::App& program, Session& session);
void add_explain_command(CLI::App& program, Session& session);
void add_what_if_command(CLI::App& program, Session& session);
void add_year_commands(CLI::App& program, Session& session);
void add_coverage_command(CLI::App& year, Session& session);
void add_year_diff_command(CLI::App& year, Session& session);
void add_year_new_command(CLI::App& year, Session& session);
void add_system_status_commands(CLI::App& year, Session& session);
void add_system_commands(CLI::App& year, Session& session);
void add_amend_commands(CLI::App& year, Session& session);
void add_plugin_commands(CLI::App& program, Session& session);
void add_ledger_commands(CLI::App& program, Session& session);
void add_record_commands(CLI::App& program, Session& session);
void add_objection_commands(CLI::App& program, Session& session);
void add_notice_commands(CLI::App& program, Session& session);
void add_visit_commands(CLI::App& program, Session& session);
void add_decide_commands(CLI::App& program, Session& session);
void add_consequence_commands(CLI::App& program, Session& session);
void add_report_command(CLI::App& program, Session& session);
void add_doctor_command(CLI::App& program, Session& session);
void add_verify_command(CLI::App& program, Session& session);
void add_replay_command(CLI::App& program, Session& session);
void add_period_commands(CLI::App& program, Session& session);
void add_todo_command(CLI::App& program, Session& session);
void add_roles_command(CLI::App& program, Session& session);

}  // namespace kaohe::app
