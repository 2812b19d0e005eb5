/// Commands that act in the workspace's ledger: who acts, and the desk at which they do.
#pragma once

#include <memory>
#include <string>

#include "app/options.hpp"
#include "cycle/desk.hpp"
#include "ledger/ledger.hpp"

namespace kaohe::app {

/// What every acting command takes beside the common options.
struct Acting {
  std::string as;  ///< id of a person; empty: by the user of the machine
  bool dry_run = false;
};

/// Adds the common options, --as and --dry-run.
void add_acting_options(CLI::App& command, Session& session, Acting& acting);

/// A command of a group that acts: `run` is called with its options, whose member `acting` is set.
template <class Options>
CLI::App* add_acting_command(CLI::App& group, Session& session, const char* name,
                             const Message& about, const std::shared_ptr<Options>& options,
                             int (*run)(Session&, const Options&)) {
  CLI::App* command = add_subcommand(group, name, say(about).in(session.language));
  add_acting_options(*command, session, options->acting);
  on_call(*command, [&session, options, run] {
    session.command = [&session, options, run] { return run(session, *options); };
  });
  return command;
}

/// A group of commands: one of them is needed.
CLI::App& add_group(CLI::App& program, const Session& session, const char* name,
                    const Message& about);

/// The number of a record, which the command needs.
void add_number(CLI::App& command, const Session& session, std::int64_t& number,
                const Message& about);

/// An option that takes a word; `Text`: a string, an optional one, or a list of them.
template <class Text>
void add_cell(CLI::App& command, const Session& session, const char* name, Text& text,
              const Message& about) {
  add_option(command, name, text, say(about).in(session.language)).type_name("TEXT");
}

/// The year, the ledger and the desk of one acting command. Not movable: the desk refers to the
/// others.
class OpenDesk {
 public:
  /// Opens all three. Throws Error(usage) for who acts, Error(environment) for the ledger.
  OpenDesk(Session& session, const Acting& acting);
  OpenDesk(const OpenDesk&) = delete;
  OpenDesk& operator=(const OpenDesk&) = delete;

  const cycle::Year& year() const { return year_; }
  cycle::Desk& desk() { return desk_; }
  const cycle::Desk& desk() const { return desk_; }

 private:
  cycle::Year year_;
  ledger::Ledger ledger_;
  cycle::Desk desk_;
};

/// Says what was recorded and by whom: "#12: recorded by 张敏 (responsible unit)", and of
/// observations which rows it holds and which command takes which number; of a dry run that nothing
/// was.
void say_recorded(const Session& session, const cycle::Desk& desk,
                  const std::vector<std::int64_t>& numbers);

/// "张敏 (zhang_min)": who it is, and what to write after --as.
std::string person_text(const plan::YearPlan& plan, const std::string& id);
/// Of entries just recorded that wait for another person: for whose act, with its command; of a dry
/// run nothing.
void say_what_counts_when(const Session& session, const cycle::Desk& desk,
                          const std::vector<std::int64_t>& numbers);
/// Both, of all that one act put on record.
void say_recorded_and_waiting(const Session& session, const cycle::Desk& desk,
                              const std::vector<std::int64_t>& numbers);

/// "#12", "#12, #14–#16"
std::string numbers_text(const std::vector<std::int64_t>& numbers);

}  // namespace kaohe::app
