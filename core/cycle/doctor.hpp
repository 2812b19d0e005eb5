/// Is the workspace sound? What a person would look at before trusting it with a year's records.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/errors.hpp"
#include "plugin_host/plugin.hpp"

namespace kaohe::cycle {

enum class Soundness { ok, warning, failure };

/// What one check found. A failure says in `kind` who has to act: the data, a plugin, the machine.
struct Finding {
  std::string check;  ///< "disk", "clock", "year" …
  Soundness soundness = Soundness::ok;
  Place place;
  Text what;  ///< found, and what to do about it
  ErrorKind kind = ErrorKind::environment;
};

/// What is examined, and what the machine says of itself.
struct Patient {
  std::filesystem::path workspace, configs, plugins;
  plugin_host::Hosting hosting = {};         ///< where plugins run
  int year = 0;                              ///< the one to be examined; 0: every year of configs
  bool is_quick = false;                     ///< the ledger's chain is not recomputed
  std::string now;                           ///< the clock's moment, as ledger::now_text()
  int build_year = 0;                        ///< when this program was built
  std::optional<std::uintmax_t> free_bytes;  ///< of the workspace's disk; none: not known
};

/// Every check's findings, in a fixed order; changes nothing. What goes wrong in a check is its
/// finding, never an exception.
std::vector<Finding> examine(const Patient& patient);

/// The checks of the workspace's folder and disk, of the clock, and of the ledger; parts of
/// `examine`.
std::vector<Finding> examine_workspace(const Patient& patient);
std::vector<Finding> examine_ledger(const Patient& patient);

/// The exit code of the worst failure: 0 with none.
int exit_code_of(const std::vector<Finding>& findings);

}  // namespace kaohe::cycle
