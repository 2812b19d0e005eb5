// Two filters, one on the other: a call must be on both lists.
#include <fcntl.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <initializer_list>
#include <memory>

#include "plugin_host/worker/protocol.hpp"
#include "plugin_host/worker/sanitized.hpp"
#include "worker/confinement.hpp"

namespace kaohe::worker {

namespace {

using plugin_host::kAnswer;
using plugin_host::kChannel;

/// A list of calls that are allowed; the first that cannot be put on it is what it comes to.
class Filter {
 public:
  Filter() : filter_(::seccomp_init(SCMP_ACT_TRAP), ::seccomp_release) {
    if (!filter_) problem_ = -ENOMEM;
  }

  Filter& allow(std::initializer_list<int> calls) {
    for (const int call : calls) add(call, {});
    return *this;
  }
  Filter& allow_if(int call, std::initializer_list<scmp_arg_cmp> arguments) {
    add(call, arguments);
    return *this;
  }

  /// Why this machine does not take it; empty: it holds from here on.
  std::string load() {
    if (problem_ == 0) problem_ = ::seccomp_load(filter_.get());
    return problem_ == 0 ? std::string() : "seccomp: " + std::string(std::strerror(-problem_));
  }

 private:
  void add(int call, std::initializer_list<scmp_arg_cmp> arguments) {
    if (problem_ != 0) return;
    problem_ = ::seccomp_rule_add_array(filter_.get(), SCMP_ACT_ALLOW, call,
                                        static_cast<unsigned>(arguments.size()), arguments.begin());
    // What this machine has not it cannot be asked for.
    if (problem_ == -EDOM) problem_ = 0;
  }

  std::unique_ptr<void, decltype(&::seccomp_release)> filter_;
  int problem_ = 0;
};

/// Memory, the answer, the channel, and an end: what a plugin that computes needs.
void allow_computing(Filter& filter) {
  filter.allow({SCMP_SYS(brk), SCMP_SYS(close), SCMP_SYS(exit), SCMP_SYS(exit_group),
                SCMP_SYS(futex), SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(madvise),
                SCMP_SYS(mremap), SCMP_SYS(munmap), SCMP_SYS(restart_syscall),
                SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(sched_yield)});
  filter.allow_if(SCMP_SYS(recvmsg), {SCMP_A0(SCMP_CMP_EQ, kChannel)});
  // 0 to 2 are nothing: what a library says when it ends the process.
  filter.allow_if(SCMP_SYS(write), {SCMP_A0(SCMP_CMP_LE, kChannel)});
  filter.allow_if(SCMP_SYS(writev), {SCMP_A0(SCMP_CMP_LT, kChannel)});
  filter.allow_if(SCMP_SYS(pwrite64), {SCMP_A0(SCMP_CMP_EQ, kAnswer)});
  filter.allow_if(SCMP_SYS(tgkill), {SCMP_A0(SCMP_CMP_EQ, static_cast<scmp_datum_t>(::getpid()))});
}

void report(int, siginfo_t* call, void*) {
  plugin_host::Reply reply;
  reply.outcome = plugin_host::Outcome::forbidden;
  reply.row = call->si_syscall;
  plugin_host::send(kChannel, reply);
  ::_exit(0);
}

}  // namespace

std::string unconfined_reason() {
  return plugin_host::kIsSanitized ? "it is built with a sanitizer, which needs what plugins may "
                                     "not: no filter, no limit on memory"
                                   : "";
}

void report_forbidden_calls() {
  struct sigaction action {};
  action.sa_sigaction = report;
  action.sa_flags = SA_SIGINFO;
  ::sigaction(SIGSYS, &action, nullptr);
}

std::string confine_to_loading() {
  if (plugin_host::kIsSanitized) return {};
  constexpr scmp_datum_t kChanges = O_ACCMODE | O_CREAT | O_TRUNC;
  Filter filter;
  allow_computing(filter);
  filter.allow({SCMP_SYS(access), SCMP_SYS(faccessat), SCMP_SYS(fstat), SCMP_SYS(getrandom),
                SCMP_SYS(lseek), SCMP_SYS(mmap), SCMP_SYS(mprotect), SCMP_SYS(newfstatat),
                SCMP_SYS(prctl), SCMP_SYS(pread64), SCMP_SYS(read), SCMP_SYS(readlink),
                SCMP_SYS(readlinkat), SCMP_SYS(seccomp), SCMP_SYS(stat)});
  filter.allow_if(SCMP_SYS(open), {SCMP_A1(SCMP_CMP_MASKED_EQ, kChanges, O_RDONLY)});
  filter.allow_if(SCMP_SYS(openat), {SCMP_A2(SCMP_CMP_MASKED_EQ, kChanges, O_RDONLY)});
  return filter.load();
}

std::string confine_to_computing() {
  if (plugin_host::kIsSanitized) return {};
  Filter filter;
  allow_computing(filter);
  filter.allow_if(SCMP_SYS(mmap), {SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)});
  filter.allow_if(SCMP_SYS(mprotect), {SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)});
  return filter.load();
}

}  // namespace kaohe::worker
