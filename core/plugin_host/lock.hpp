/// configs/<year>/plugins.lock: with which plugins' bytes a year computes. The bytes themselves are
/// kept beside it, in `locked/`, so that a year goes on with them whatever is installed later.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/date.hpp"
#include "plugin_host/plugin.hpp"

namespace kaohe::plugin_host {

inline constexpr const char* kLockFile = "plugins.lock";
/// Beside the lock: the folder of all bytes that are or were locked.
inline constexpr const char* kLockedFolder = "locked";

/// The plugin of one domain.
struct Locked {
  std::string domain, id, version;
  std::string abi;                            ///< version of the boundary, "1.0"
  std::map<std::string, std::string> sha256;  ///< kind of machine ("x86_64") → digest of the bytes
  std::string described;  ///< digest of what it describes without a year's settings
  int conformance = 0;    ///< level that it kept when it was locked, 1..4

  bool operator==(const Locked&) const = default;
};

/// A domain's plugin was exchanged within the year.
struct Exchange {
  std::string domain;
  Date day;
  std::string machine;  ///< whose bytes the digests are of
  std::string from_version, from_sha256, to_version, to_sha256;
  bool is_same_system = false;   ///< it describes the same: a correction of the program
  std::string reason, document;  ///< the document may be empty

  bool operator==(const Exchange&) const = default;
};

struct Lock {
  std::vector<Locked> plugins;      ///< by domain
  std::vector<Exchange> exchanges;  ///< earliest first

  /// Empty: the domain is not locked.
  const Locked* find(const std::string& domain) const;
  /// Puts it in the place of the domain's own, or adds it.
  void put(Locked plugin);
};

/// The kind of this machine, "x86_64": plugins of one kind do not run on another.
std::string machine();

std::filesystem::path lock_file(const std::filesystem::path& year_folder);

/// Nothing: the year is not locked. Throws Error(data) for a file that is not as `kaohe plugin
/// lock` writes it, or that others can write, as for folders: the year's, and that of the bytes,
/// which is no link either; Error(environment) for one that cannot be read.
std::optional<Lock> read_lock(const std::filesystem::path& year_folder);

/// The file: the same plugins give the same bytes.
std::string text_of(const Lock& lock);

/// Replaces the year's lock, whole or not at all. Throws Error(environment).
void write_lock(const std::filesystem::path& year_folder, const Lock& lock);

/// Where the bytes with this digest are kept: <year>/locked/<16 digits>/<id>.so
std::filesystem::path locked_file(const std::filesystem::path& year_folder, const std::string& id,
                                  const std::string& digest);

/// Loads the locked bytes, and nothing else. Throws Error(plugin): none are locked for this kind of
/// machine, they are gone, changed or in other hands, or are not the plugin that the lock names.
PluginPointer load_locked(const Locked& locked, const std::filesystem::path& year_folder,
                          const Hosting& hosting = {}, const Limits& limits = {});

/// A plugin's bytes, once more from its file. Throws Error(environment) where these are no longer
/// those that run.
std::string bytes_of(const Identity& plugin);

/// Whether a library carries the sources that it was built from, as kaohe_add_plugin puts them in.
bool carries_sources(const std::string& bytes);

/// Why the sources beside locked bytes are not those that these carry: gone, or changed. Empty:
/// they are, or the bytes carry none. Throws as bytes_of, and Error(environment) for what cannot be
/// read.
Text sources_defect(const std::filesystem::path& year_folder, const Identity& plugin);

/// Keeps bytes where `locked_file` says, with their sources where they carry them. What is kept
/// already stays. Throws Error(environment).
void keep_locked(const std::filesystem::path& year_folder, const std::string& id,
                 const std::string& digest, const std::string& bytes);

}  // namespace kaohe::plugin_host
