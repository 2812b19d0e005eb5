// Loaded before the system's library: every folder lies on another machine, by NFS.
#include <sys/vfs.h>

namespace {

constexpr long kNfs = 0x6969;

template <class System>
int on_nfs(System* system) {
  *system = {};
  system->f_type = kNfs;
  return 0;
}

}  // namespace

extern "C" {

__attribute__((visibility("default"))) int statfs(const char*, struct statfs* system) noexcept {
  return on_nfs(system);
}

__attribute__((visibility("default"))) int statfs64(const char*, struct statfs64* system) noexcept {
  return on_nfs(system);
}
}
