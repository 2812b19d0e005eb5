#pragma once
// What the program says: the built `kaohe run` and its result.json, nothing linked.

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "county.hpp"

namespace oracle {

/// The folder that the test harness names in the environment; throws std::runtime_error without it.
std::filesystem::path folder_from_environment(const char* variable);

/// One run of the year 2023 in a fresh folder, which goes with it.
class Run {
 public:
  /// Throws std::runtime_error, with what the program printed, unless it exits with 0.
  Run();
  ~Run();
  Run(const Run&) = delete;
  Run& operator=(const Run&) = delete;

  /// result.json of a period.
  nlohmann::json result(Period period) const;

 private:
  std::filesystem::path folder_;
};

}  // namespace oracle
