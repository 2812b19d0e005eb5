/// Inside `conformance`: work in a process of its own, with limits.
#pragma once

#include <functional>

#include "conformance/conformance.hpp"

namespace kaohe::conformance {

/// What the work says it is trying.
using Trying = std::function<void(const Text&)>;

/// What the child may ask the system for. `of_a_check` may change no file, start no process and
/// speak to nobody: it is refused as by a system that does not permit it, so that what a plugin
/// tries does no harm. A machine without seccomp, and a build with a sanitizer, refuse nothing.
enum class Rights { of_a_check, of_this_process };

/// Runs `work` in a child with the limits of `options` on time and memory, without core files and
/// with nothing to read from or to print to. A child that dies, never answers or ends early is
/// Outcome::crash, with what it was trying. Throws Error(environment) when no process can be
/// started.
Finding run_isolated(const std::function<Finding(const Trying&)>& work, const Options& options,
                     Rights rights);

}  // namespace kaohe::conformance
