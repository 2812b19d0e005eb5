/// Inside `conformance`: a process whose plugin can do no harm outside it.
#pragma once

namespace kaohe::conformance {

/// From here on this process, and whatever thread it starts, can change no file, start no process
/// and speak to nobody: such a call fails with EPERM. What computes goes on. Nothing happens where
/// the machine has no seccomp, or in a build with a sanitizer. It is not the confinement of a year,
/// in which a plugin may do much less.
void refuse_harm();

}  // namespace kaohe::conformance
