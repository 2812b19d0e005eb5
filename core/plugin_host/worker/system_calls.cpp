#include "plugin_host/worker/system_calls.hpp"

#include <seccomp.h>
#include <sys/syscall.h>

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <memory>

namespace kaohe::plugin_host {

namespace {

struct Named {
  long number;
  const char* name;
};

// What a plugin might try. Not every machine has every one.
constexpr Named kCalls[] = {
    {SYS_accept4, "accept"},
    {SYS_bind, "bind"},
    {SYS_clock_nanosleep, "nanosleep"},
    {SYS_clone, "clone (a thread or a process)"},
    {SYS_clone3, "clone (a thread or a process)"},
    {SYS_connect, "connect"},
    {SYS_execve, "execve"},
    {SYS_execveat, "execveat"},
    {SYS_fsync, "fsync"},
    {SYS_getdents64, "getdents (the files of a folder)"},
    {SYS_kill, "kill"},
    {SYS_mkdirat, "mkdir"},
    {SYS_mmap, "mmap (memory that can be executed)"},
    {SYS_mprotect, "mprotect (memory that can be executed)"},
    {SYS_openat, "open (a file)"},
    {SYS_pipe2, "pipe"},
    {SYS_prctl, "prctl"},
    {SYS_prlimit64, "setrlimit"},
    {SYS_ptrace, "ptrace"},
    {SYS_read, "read"},
    {SYS_renameat2, "rename"},
    {SYS_rt_sigaction, "sigaction"},
    {SYS_sendto, "send"},
    {SYS_setpgid, "setpgid"},
    {SYS_setsid, "setsid"},
    {SYS_socket, "socket"},
    {SYS_socketpair, "socketpair"},
    {SYS_unlinkat, "unlink"},
    {SYS_write, "write"},
#ifdef SYS_fork
    {SYS_fork, "fork"},
    {SYS_mkdir, "mkdir"},
    {SYS_open, "open (a file)"},
    {SYS_pipe, "pipe"},
    {SYS_rename, "rename"},
    {SYS_unlink, "unlink"},
    {SYS_vfork, "vfork"},
#endif
};

/// As the system's own books have it; empty: it is in none.
std::string written_name(std::int64_t number) {
  const std::unique_ptr<char, decltype(&std::free)> name(
      ::seccomp_syscall_resolve_num_arch(SCMP_ARCH_NATIVE, static_cast<int>(number)), &std::free);
  return name ? name.get() : "";
}

}  // namespace

std::string system_call_name(std::int64_t number) {
  const auto* found = std::find_if(std::begin(kCalls), std::end(kCalls),
                                   [&](const Named& one) { return one.number == number; });
  if (found != std::end(kCalls)) return found->name;
  const std::string name = written_name(number), call = "call " + std::to_string(number);
  return name.empty() ? call : call + " (" + name + ")";
}

bool is_of_printing(std::int64_t number) {
  const std::string name = written_name(number);
  return name == "newfstatat" || name == "fstat" || name == "ioctl" || name == "write" ||
         name == "writev";
}

}  // namespace kaohe::plugin_host
