#include "conformance/harmless.hpp"

#include <fcntl.h>
#include <sched.h>
#include <seccomp.h>
#include <unistd.h>

#include <cerrno>
#include <initializer_list>
#include <memory>

#include "plugin_host/worker/sanitized.hpp"

namespace kaohe::conformance {

namespace {

using Filter = std::unique_ptr<void, decltype(&::seccomp_release)>;

// A call that this machine has not cannot be refused, and need not be.
void refuse(const Filter& filter, std::initializer_list<int> calls) {
  for (const int call : calls) ::seccomp_rule_add(filter.get(), SCMP_ACT_ERRNO(EPERM), call, 0);
}

void refuse_if(const Filter& filter, int call, scmp_arg_cmp argument) {
  ::seccomp_rule_add_array(filter.get(), SCMP_ACT_ERRNO(EPERM), call, 1, &argument);
}

void refuse_changes_of_files(const Filter& filter) {
  refuse(filter, {SCMP_SYS(chmod),    SCMP_SYS(chown),     SCMP_SYS(creat),     SCMP_SYS(fchmod),
                  SCMP_SYS(fchmodat), SCMP_SYS(fchown),    SCMP_SYS(fchownat),  SCMP_SYS(lchown),
                  SCMP_SYS(link),     SCMP_SYS(linkat),    SCMP_SYS(mkdir),     SCMP_SYS(mkdirat),
                  SCMP_SYS(mknod),    SCMP_SYS(mknodat),   SCMP_SYS(mount),     SCMP_SYS(openat2),
                  SCMP_SYS(rename),   SCMP_SYS(renameat),  SCMP_SYS(renameat2), SCMP_SYS(rmdir),
                  SCMP_SYS(symlink),  SCMP_SYS(symlinkat), SCMP_SYS(truncate),  SCMP_SYS(unlink),
                  SCMP_SYS(unlinkat), SCMP_SYS(utimensat)});
  for (const scmp_datum_t flag : {O_WRONLY, O_RDWR, O_CREAT, O_TRUNC}) {
    refuse_if(filter, SCMP_SYS(open), SCMP_A1(SCMP_CMP_MASKED_EQ, flag, flag));
    refuse_if(filter, SCMP_SYS(openat), SCMP_A2(SCMP_CMP_MASKED_EQ, flag, flag));
  }
}

void refuse_processes(const Filter& filter) {
  refuse(filter, {SCMP_SYS(execve), SCMP_SYS(execveat), SCMP_SYS(fork), SCMP_SYS(kill),
                  SCMP_SYS(pidfd_open), SCMP_SYS(process_vm_writev), SCMP_SYS(ptrace),
                  SCMP_SYS(rt_sigqueueinfo), SCMP_SYS(rt_tgsigqueueinfo), SCMP_SYS(tkill),
                  SCMP_SYS(vfork)});
  // A process that aborts says so to itself, and to no other.
  const auto own = static_cast<scmp_datum_t>(::getpid());
  refuse_if(filter, SCMP_SYS(tgkill), SCMP_A0(SCMP_CMP_NE, own));
  refuse_if(filter, SCMP_SYS(prlimit64), SCMP_A0(SCMP_CMP_NE, 0));
  // A thread shares what a process does not. What clone3 is asked for a filter cannot see: the
  // library of C asks clone where there is none.
  refuse_if(filter, SCMP_SYS(clone), SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD, 0));
  ::seccomp_rule_add(filter.get(), SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0);
}

void refuse_talk(const Filter& filter) {
  refuse(filter, {SCMP_SYS(accept), SCMP_SYS(accept4), SCMP_SYS(bind), SCMP_SYS(connect),
                  SCMP_SYS(io_uring_setup), SCMP_SYS(listen), SCMP_SYS(sendmmsg), SCMP_SYS(sendmsg),
                  SCMP_SYS(sendto), SCMP_SYS(socket), SCMP_SYS(socketpair)});
}

}  // namespace

void refuse_harm() {
  if (plugin_host::kIsSanitized) return;
  const Filter filter(::seccomp_init(SCMP_ACT_ALLOW), ::seccomp_release);
  if (!filter) return;
  refuse_changes_of_files(filter);
  refuse_processes(filter);
  refuse_talk(filter);
  ::seccomp_load(filter.get());
}

}  // namespace kaohe::conformance
