/// A plugin's folder as its author has it now: its catalogue is read anew, so that nothing has to
/// be built but functions in C++.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <kaohe/abi.h>

#include "app/options.hpp"
#include "plan/indicator_system.hpp"
#include "plugin_host/plugin.hpp"
#include "testing/runtime_plugin.hpp"

namespace kaohe::app {

/// The catalogue in a plugin's folder.
inline constexpr const char* kCatalogueFile = "indicators.toml";
inline constexpr std::size_t kCatalogueSizeMax = std::size_t{16} << 20;

class PluginSource {
 public:
  /// `library`: the built plugin; empty: that of the folder's own build, taken only where the
  /// catalogue calls functions and nothing has changed since it was built. Without one the
  /// catalogue is read alone, and what calls functions is not judged, which is said. Warns of a
  /// library given that is older than the catalogue or a source beside it. Throws Error(data) for a
  /// catalogue that does not hold, naming every mistake; Error(plugin) for a library that is
  /// refused; Error(environment) for what cannot be read.
  PluginSource(const Session& session, const std::filesystem::path& folder,
               const std::string& library = {});

  const kaohe_plugin& table() const { return read_ ? read_->table() : built_->table(); }
  /// The function for which an indicator is not judged; empty: it is.
  std::string unbuilt_function(const std::string& indicator) const;

 private:
  std::map<std::string, std::string> unbuilt_;  ///< indicator → a function that it calls
  std::unique_ptr<cases::RuntimePlugin> read_;
  plugin_host::PluginPointer built_;
};

/// Each function that a catalogue calls, without an answer: what the plugin's C++ computes is not
/// known. Of a catalogue that does not hold those that could be read.
cases::Functions stand_ins(const std::string& toml, const std::string& file);

/// The system of a folder's catalogue, without a year's settings. No library is needed: what its
/// functions compute is no part of it. Throws as PluginSource for the catalogue.
plan::IndicatorSystem system_in(const std::filesystem::path& folder);

/// The files with worked examples of a folder, by name. Throws Error(data) where there are none.
std::vector<std::filesystem::path> case_files(const std::filesystem::path& folder);

}  // namespace kaohe::app
