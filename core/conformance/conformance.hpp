/// Whether a plugin keeps what the boundary (sdk/include/kaohe/abi.h) asks of it. Each check runs
/// in a process of its own: a crash or a hang ends one check and no more.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "plugin_host/plugin.hpp"

namespace kaohe::conformance {

/// How a check ended: `warn` found something that may be meant, `crash` means that the process died
/// or never answered.
enum class Outcome { pass, warn, fail, crash };

/// What a check found, and what to do about it.
struct Finding {
  Outcome outcome = Outcome::pass;
  Text text;
};

constexpr int kHighestLevel = 4;

struct Options {
  int level = kHighestLevel;  ///< 1 the file, 2 describe and settings, 3 scoring, 4 hostile data
  std::uint64_t seed = 1;     ///< same seed, same batches
  std::chrono::milliseconds deadline{60'000};          ///< of one check
  std::uint64_t memory_bytes = 1024U * 1024U * 1024U;  ///< of one check, beyond the program's own
  /// Where a year would run it, which one check tries; in this process: it is not tried.
  plugin_host::Hosting hosting = {};
};

struct CheckResult {
  std::string id;  ///< "file.exports"
  int level = 0;
  Text title;
  Finding finding;
};

/// A check that was not made, as one that it stands on did not pass.
struct LeftOut {
  std::string id;
  int level = 0;
  Text title;
  std::string because;  ///< id of the check that did not pass
};

struct Report {
  std::vector<CheckResult> results;  ///< in the order made
  std::vector<LeftOut> left_out;

  /// The first check that failed or crashed; nullptr: none did.
  const CheckResult* first_broken() const;
  bool holds() const { return first_broken() == nullptr; }
};

/// Makes the checks of `file` (absolute) up to the level asked. Throws Error(environment) for a
/// file that cannot be read. Call it while the process has one thread.
Report check(const std::filesystem::path& file, const Options& options);

}  // namespace kaohe::conformance
