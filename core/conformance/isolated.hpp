/// Inside `conformance`: work in a process of its own, with limits.
#pragma once

#include <functional>

#include "conformance/conformance.hpp"

namespace kaohe::conformance {

/// What the work says it is trying.
using Trying = std::function<void(const Text&)>;

/// Runs `work` in a child with the limits of `options` on time and memory, without core files and
/// with nothing to read from or to print to. A child that dies, never answers or ends early is
/// Outcome::crash, with what it was trying. Throws Error(environment) when no process can be
/// started.
Finding run_isolated(const std::function<Finding(const Trying&)>& work, const Options& options);

}  // namespace kaohe::conformance
