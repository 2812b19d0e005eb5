/// What the benchmarks of recording are held against: the plain `sqlite3` shell that imports the
/// same rows from CSV into the same table, in one transaction.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

#include <unistd.h>

#include "ledger/ledger.hpp"
#include "median.hpp"

namespace kaohe::testing {

/// Removed with all in it when it goes.
struct BenchmarkFolder {
  std::filesystem::path path =
      std::filesystem::temp_directory_path() / ("kaohe-bench-" + std::to_string(::getpid()));
  BenchmarkFolder() { std::filesystem::create_directories(path); }
  ~BenchmarkFolder() { std::filesystem::remove_all(path); }
  BenchmarkFolder(const BenchmarkFolder&) = delete;
  BenchmarkFolder& operator=(const BenchmarkFolder&) = delete;
};

inline void require_command(const std::string& command) {
  if (std::system(command.c_str()) != 0) throw std::runtime_error("failed: " + command);
}

inline std::filesystem::path ledger_in(const BenchmarkFolder& folder) {
  return ledger::Ledger::file_of(folder.path);
}

inline void make_empty_ledger(const BenchmarkFolder& folder) {
  const std::filesystem::path file = ledger_in(folder);
  for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(file.string() + end);
  ledger::Ledger::create(file, ledger::Nature::live);
}

inline bool has_shell() {
  return std::system("command -v sqlite3 >/dev/null") == 0;
}

inline std::string shell(const BenchmarkFolder& folder, const std::string& script) {
  std::ofstream(folder.path / "script.sql") << script;
  return "cd '" + folder.path.string() + "' && sqlite3 -bail ledger.sqlite < script.sql";
}

/// The milliseconds that the shell takes to import the rows of the ledger that stands there again.
inline double time_shell_import(const BenchmarkFolder& folder, int runs) {
  require_command(
      shell(folder, ".mode csv\n.output observation.csv\nSELECT * FROM observation;\n"));
  const std::string import = shell(folder,
                                   "PRAGMA synchronous = FULL;\nBEGIN;\n.mode csv\n"
                                   ".import observation.csv observation\nCOMMIT;\n");
  return median_milliseconds(
      runs, [&] { require_command(import); }, [&] { make_empty_ledger(folder); });
}

}  // namespace kaohe::testing
