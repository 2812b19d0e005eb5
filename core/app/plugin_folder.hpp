/// The folder of a domain plugin that somebody writes: made new, or after another one.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "base/text.hpp"

namespace kaohe::app {

struct PluginFolder {
  std::string name;                  ///< id of plugin and domain
  std::string title;                 ///< of the domain; empty: the name
  std::string unit;                  ///< id of the unit in charge of its indicators
  std::string vendor;                ///< who writes it; empty, after another plugin: as there
  Language language = Language::en;  ///< of the page that leads through the first hour
};

/// Files (name, bytes) of a new plugin: a catalogue of three indicators with the schema by which
/// editors complete it, a source, cases that hold, a page that leads through the first hour. Throws
/// Error(usage) for a name that no plugin can have, or a text that would not stand in a file.
std::vector<std::pair<std::string, std::string>> new_plugin(const PluginFolder& about);

/// The same after a plugin's folder: its catalogue, sources, cases, other files *.toml and README
/// under the name given, with a build and the schema of its own. Under its own name it keeps its
/// version, under another one it begins with the first. Other files are left out. Throws
/// Error(usage) likewise, Error(data) for a folder that holds no plugin, or whose catalogue does
/// not hold.
std::vector<std::pair<std::string, std::string>> plugin_after(const std::filesystem::path& folder,
                                                              const PluginFolder& about);

}  // namespace kaohe::app
