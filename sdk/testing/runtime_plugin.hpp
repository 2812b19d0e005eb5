/// A plugin made from a catalogue that is read now, for tests of the language and of the SDK
/// itself.
#pragma once

#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

#include <kaohe/abi.h>
#include <kaohe/function.hpp>

#include "catalogue/store.hpp"

namespace kaohe::cases {

/// Functions of items and figures, by the name that the catalogue calls them by.
using Functions = std::map<std::string, Function, std::less<>>;

/// The catalogue cannot be used. what() has one line for each mistake.
class CatalogueError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Holds the catalogue and a table that looks like that of a loaded plugin. It must outlive all
/// clients of its table. At most kRuntimePluginsMax exist at once. Threads: different ones are
/// independent.
class RuntimePlugin {
 public:
  /// Reads a catalogue. Throws CatalogueError: mistakes in the text, and functions that it calls
  /// and `functions` lacks.
  explicit RuntimePlugin(std::string_view toml, std::string file_name = "indicators.toml",
                         const Functions& functions = {});
  RuntimePlugin(const RuntimePlugin&) = delete;
  RuntimePlugin& operator=(const RuntimePlugin&) = delete;
  ~RuntimePlugin();

  const kaohe_plugin& table() const { return table_; }
  const Catalogue& catalogue() const { return catalogue_; }

 private:
  catalogue::CatalogueStore store_;
  Catalogue catalogue_;
  std::string id_;
  std::string title_;
  std::size_t slot_;
  kaohe_plugin table_{};
};

inline constexpr std::size_t kRuntimePluginsMax = 16;

}  // namespace kaohe::cases
