/// Facts that somebody tries: what each indicator of a domain makes of them, and why.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <kaohe/abi.h>

#include "explanation.hpp"

namespace kaohe::cases {

/// What came of one indicator.
struct Tried {
  std::string indicator, title;
  Explanation explanation;
  std::vector<std::string> gates;  ///< ids of those that fired
};

/// What came of one [[case]] of a file of facts.
struct Trial {
  std::string title;  ///< empty: it has none
  std::uint32_t line = 0;
  std::vector<Tried> indicators;  ///< in the catalogue's order; of a case about one indicator it
};

/// Scores the facts of a file, written as cases are but without expectation, with a plugin; each
/// case may ask for one indicator. Throws CaseError, or PluginError, for what cannot be used.
std::vector<Trial> try_facts(const std::filesystem::path& path, const kaohe_plugin& plugin);

}  // namespace kaohe::cases
