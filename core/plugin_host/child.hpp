/// The end of a child process, and what it was, in words.
#pragma once

#include <sys/resource.h>
#include <sys/types.h>

#include <chrono>
#include <cstdint>

#include "base/text.hpp"

namespace kaohe::plugin_host {

struct Ended {
  int status = 0;  ///< as wait gives it
  rusage used{};
  bool in_time = true;  ///< it ended by itself
};

/// Ends a child that leads a process group, with what it started. One that `may_end` is given until
/// then to die by itself, so that its own ending is known. Afterwards no such process is left.
Ended reap(pid_t child, std::chrono::steady_clock::time_point until, bool may_end);

/// What a child was given.
struct Allowance {
  std::uint64_t memory_bytes = 0;
  std::chrono::milliseconds time{0};
  Text more = {};  ///< how to allow more, as words that go on a sentence; empty: nobody can
};

/// Why it ended before it had answered, and what to look for.
Text ending(const Ended& ended, const Allowance& allowed);

}  // namespace kaohe::plugin_host
