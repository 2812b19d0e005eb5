/// What the commands of `kaohe period` share.
#pragma once

#include <string>

#include "app/acting.hpp"

namespace kaohe::app {

/// What an act of a period takes.
struct PeriodAct {
  Acting acting;
  std::string period, domain, document;
  std::string nil, early, reason;  ///< reasons
  std::vector<std::string> without;
  bool with_waiting = false;
};

/// `kaohe period status`, `publish`, `open` and `disclose`, in files of their own.
void add_period_status_command(CLI::App& group, Session& session);
void add_period_publish_command(CLI::App& group, Session& session);
void add_period_open_command(CLI::App& group, Session& session);
void add_period_disclose_command(CLI::App& group, Session& session);

/// Adds --period, which an act needs.
void add_needed_period(CLI::App& command, const Session& session, std::string& period);

/// Adds --with-waiting, for acts that go on while records are awaited.
void add_with_waiting(CLI::App& command, const Session& session, bool& with_waiting);

}  // namespace kaohe::app
