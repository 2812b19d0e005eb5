/// Reads a domain's indicator system (one TOML file) into the tables that the evaluator takes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "diagnostic.hpp"
#include "store.hpp"

namespace kaohe::catalogue {

/// What came of reading a file.
struct Reading {
  CatalogueStore store;                 ///< complete only if ok()
  std::vector<Diagnostic> diagnostics;  ///< in the order of the file

  bool ok() const { return diagnostics.empty(); }
};

/// Reads and checks a catalogue. `file_name` stands in the messages only; no file is opened.
/// Mistakes are collected, not thrown: first all of wording and names; the checks of meaning
/// (points, cycles, what may have no value) follow once there are none of those. Functions are left
/// as nullptr: only their names are known here. Texts are copied into the store. Threads: different
/// calls are independent.
Reading read(std::string_view toml, std::string file_name);

}  // namespace kaohe::catalogue
