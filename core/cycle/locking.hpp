/// A year's plugins locked: from then on it computes with these bytes and no others, whatever is
/// installed later (Art. 8: what was issued stays what it is).
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/errors.hpp"
#include "cycle/year.hpp"
#include "plan/difference.hpp"
#include "plugin_host/lock.hpp"

namespace kaohe::cycle {

struct LockOptions {
  int level = 4;  ///< of `kaohe plugin check` that a plugin has to keep, 1..4
  bool dry_run = false;
  plugin_host::Hosting hosting = {};  ///< where plugins run
  /// Told before a plugin is checked, which takes a second or two; empty: nobody is.
  std::function<void(const plan::Domain&)> on_check = {};
};

/// What became of the plugin of one domain.
struct LockLine {
  enum class What {
    kept,     ///< locked before
    added,    ///< locked now
    machine,  ///< its bytes for this kind of machine are locked now
    dropped,  ///< the year has no such domain any more
  };
  What what = What::kept;
  plugin_host::Locked plugin;
  bool has_sources = false;  ///< its sources are kept with its bytes
};

/// Locks what the year asks for and is not locked yet, from the plugins folder; what is locked
/// stays. By domain. Throws Error(plugin) for a plugin that is missing, refused, or does not keep
/// the level asked, and where year.toml asks for another than is locked; Error(data) where year and
/// plugins do not fit each other; Error(environment) for what cannot be written. Then nothing is
/// locked. Call it while the process has one thread.
std::vector<LockLine> lock_plugins(const std::filesystem::path& year_folder,
                                   const std::filesystem::path& plugins_folder,
                                   const LockOptions& options);

/// What a look at the lock found of one domain.
struct LockFinding {
  std::string domain;
  bool is_wrong = false;  ///< the year cannot be opened or read, or not as it was locked
  Text text;
};

/// By domain: whether the locked bytes and their sources are whole, still what year.toml asks for,
/// and describe what was locked; what is installed otherwise. Throws Error(data) for a year that is
/// not locked, and for a year or a lock that does not hold.
std::vector<LockFinding> check_lock(const std::filesystem::path& year_folder,
                                    const std::filesystem::path& plugins_folder,
                                    const plugin_host::Hosting& hosting = {});

/// The plugin of one domain exchanged: the year by the locked and by the installed one.
struct Upgrade {
  plugin_host::Locked before, after;
  std::string before_digest, after_digest;    ///< of the bytes for this kind of machine
  Year year_before, year_after;               ///< with the year's settings
  std::vector<plan::Difference> differences;  ///< of the indicator systems and of the program
  bool is_same_system = false;                ///< it describes the same: a program correction
};

/// Opens both, and writes nothing. Throws Error(data) where the year is not locked, where the
/// installed plugin is the one that is locked, and where the year's settings do not fit the new
/// one; Error(usage) for another domain; Error(plugin) as lock_plugins.
Upgrade prepare_upgrade(const std::filesystem::path& year_folder,
                        const std::filesystem::path& plugins_folder, const std::string& domain,
                        const LockOptions& options);

/// Puts the new bytes beside the old ones and into the lock, with day, reason and document of the
/// exchange. Throws Error(data) without a reason, Error(environment) for what cannot be written.
void write_upgrade(const std::filesystem::path& year_folder, const Upgrade& upgrade, Date day,
                   const std::string& reason, const std::string& document);

/// Throws Error(data) for a year whose plugins are not locked: nothing official is made with what
/// may be another program tomorrow.
void require_locked(const Year& year);

}  // namespace kaohe::cycle
