/// A domain plugin, found, checked and loaded: in a worker process of its own, or in this process.
/// The rest of the program gives and takes plain values and does not notice which.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <kaohe/abi.h>
#include <kaohe/plugin_client.hpp>

#include "base/text.hpp"
#include "plugin_host/limits.hpp"

namespace kaohe::plugin_host {

/// Where the code of plugins runs.
struct Hosting {
  std::filesystem::path worker = {};  ///< the program kaohe-worker; empty: in this process

  bool is_in_process() const { return worker.empty(); }
};

/// Who a plugin says it is, and which bytes it is.
struct Identity {
  std::filesystem::path file;
  std::string id, domain, version, title, vendor, license;
  std::string abi;     ///< version of the boundary that it was built for, "1.0"
  std::string sha256;  ///< of the bytes that run, "sha256:…"
};

/// A plugin with the settings of a year. Threads: calls on one instance one at a time; instances
/// are independent. It must not outlive its plugin.
class Instance {
 public:
  virtual ~Instance() = default;

  /// As PluginClient has them: each throws PluginError when the plugin refuses, fails, or gives
  /// what cannot be; in a worker also when its process ended, which is said with the row that it
  /// had reached, where that is known. Throws Error(environment) where the machine lacks what a
  /// call needs.
  virtual std::string describe() = 0;
  virtual SheetCopy score(const kaohe_batch& batch, std::uint32_t indicators) = 0;
  virtual std::vector<std::string> explain(const kaohe_batch& batch, std::uint64_t first,
                                           std::uint64_t count) = 0;
};

class Plugin {
 public:
  explicit Plugin(Identity identity) : identity_(std::move(identity)) {}
  Plugin(const Plugin&) = delete;
  Plugin& operator=(const Plugin&) = delete;
  virtual ~Plugin() = default;

  const Identity& identity() const { return identity_; }
  /// An instance with these settings (nullptr: the catalogue as it is), which are needed only while
  /// it is made. Throws as the calls of Instance. A worker dies with the thread that made its first
  /// instance: make instances in a thread that lasts, and use them where you like.
  virtual std::unique_ptr<Instance> make(const kaohe_settings* settings) const = 0;
  /// Checked: magic, version of the boundary, all entries there. Valid until the process ends. Only
  /// of a plugin in this process: of another it throws std::logic_error.
  virtual const kaohe_plugin& table() const = 0;

 private:
  Identity identity_;
};

using PluginPointer = std::shared_ptr<const Plugin>;

/// Loads the plugin in `file` of the configured `folder` (absolute). The bytes are read once,
/// hashed, and exactly these are loaded. Throws Error(plugin) saying what was found and what to do:
/// no such file, a link that leaves the folder, a file or folder that others can write, no library,
/// no plugin, another version of the boundary, an id that is not the file's name, a worker that
/// ended while it loaded; Error(environment) where no worker can be started or confined. A library
/// that was loaded in this process stays until it ends; `limits` hold in a worker. With a `digest`
/// also bytes that have another one are refused: nothing of these runs.
PluginPointer load(const std::filesystem::path& file, const std::filesystem::path& folder,
                   const Hosting& hosting = {}, const Limits& limits = {},
                   const std::string& digest = {});

/// One file of the plugins folder: a plugin, or why it is none.
struct Found {
  std::filesystem::path file;
  PluginPointer plugin;  ///< empty: refused
  Text refusal;
};

/// Every .so of the folder, by name. Throws Error(environment) for a folder that is missing or
/// cannot be read.
std::vector<Found> discover(const std::filesystem::path& folder, const Hosting& hosting = {});

/// Whether a version ("1.2.0") meets a requirement: "" (any), "1.2.0" (just this), or bounds such
/// as ">=1.0 <2.0". Throws Error(data) for a requirement that is none of these.
bool satisfies(const std::string& version, const std::string& requirement);

}  // namespace kaohe::plugin_host
