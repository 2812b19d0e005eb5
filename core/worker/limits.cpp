#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <csignal>

#include "plugin_host/worker/sanitized.hpp"
#include "worker/confinement.hpp"

namespace kaohe::worker {

namespace {

void limit(int resource, std::uint64_t most) {
  const rlimit limits{most, most};
  ::setrlimit(static_cast<__rlimit_resource_t>(resource), &limits);
}

}  // namespace

bool die_with(long host) {
  // Asked for first: one that ended before is seen by its number.
  return ::prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 && ::getppid() == host;
}

void set_limits(std::uint64_t memory_mb) {
  const std::uint64_t bytes = memory_mb * 1024 * 1024;
  ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_FSIZE, bytes);
  if (!plugin_host::kIsSanitized) limit(RLIMIT_AS, bytes);
}

}  // namespace kaohe::worker
