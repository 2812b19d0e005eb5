/// A domain plugin, found, checked and loaded. A library once loaded stays loaded until the process
/// ends.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <kaohe/abi.h>

#include "base/text.hpp"

namespace kaohe::plugin_host {

/// Who a plugin says it is, and which bytes it is.
struct Identity {
  std::filesystem::path file;
  std::string id, domain, version, title, vendor, license;
  std::string sha256;  ///< of the bytes that run, "sha256:…"
};

class Plugin {
 public:
  Plugin(Identity identity, const kaohe_plugin& table)
      : identity_(std::move(identity)), table_(table) {}
  const Identity& identity() const { return identity_; }
  /// Checked: magic, version of the boundary, all entries there. Valid until the process ends.
  const kaohe_plugin& table() const { return table_; }

 private:
  Identity identity_;
  const kaohe_plugin& table_;
};

using PluginPointer = std::shared_ptr<const Plugin>;

/// Loads the plugin in `file` of the configured `folder` (absolute). The bytes are read once,
/// hashed, and exactly these are loaded. Throws Error(plugin) saying what was found and what to do:
/// no such file, a link that leaves the folder, a file or folder that others can write, no library,
/// no plugin, another version of the boundary, an id that is not the file's name. With a `digest`
/// also bytes that have another one: nothing of these runs.
PluginPointer load(const std::filesystem::path& file, const std::filesystem::path& folder,
                   const std::string& digest = {});

/// One file of the plugins folder: a plugin, or why it is none.
struct Found {
  std::filesystem::path file;
  PluginPointer plugin;  ///< empty: refused
  Text refusal;
};

/// Every .so of the folder, by name. Throws Error(environment) for a folder that is missing or
/// cannot be read.
std::vector<Found> discover(const std::filesystem::path& folder);

/// Whether a version ("1.2.0") meets a requirement: "" (any), "1.2.0" (just this), or bounds such
/// as ">=1.0 <2.0". Throws Error(data) for a requirement that is none of these.
bool satisfies(const std::string& version, const std::string& requirement);

}  // namespace kaohe::plugin_host
