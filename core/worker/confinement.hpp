/// What a worker gives up before anything of a plugin runs, and before it computes. Nothing of it
/// can be taken back.
#pragma once

#include <cstdint>
#include <string>

namespace kaohe::worker {

/// It ends with the process that started it. False: that one has ended already.
bool die_with(long host);

/// At most so much memory, no larger file than that, no core file, no new privileges.
void set_limits(std::uint64_t memory_mb);

/// A call of the system that no list below allows is said to the host, and ends the worker.
void report_forbidden_calls();

/// What loading a library takes, and computing. Gives why this machine does not let it, or nothing.
std::string confine_to_loading();
/// Memory, the answer, and the channel.
std::string confine_to_computing();

/// Why a worker of this build is not confined; empty: it is.
std::string unconfined_reason();

}  // namespace kaohe::worker
