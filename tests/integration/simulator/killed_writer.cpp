#include "killed_writer.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdarg>
#include <stdexcept>

#include <catch2/catch.hpp>

namespace kaohe::testing {

namespace {

/// Of the child alone.
int calls_left = 0;

void count() {
  if (calls_left-- == 0) ::raise(SIGKILL);
}

ssize_t counted_write(int file, const void* bytes, std::size_t size) {
  count();
  return ::write(file, bytes, size);
}

ssize_t counted_pwrite(int file, const void* bytes, std::size_t size, off_t at) {
  count();
  return ::pwrite(file, bytes, size, at);
}

int counted_ftruncate(int file, off_t size) {
  count();
  return ::ftruncate(file, size);
}

int counted_unlink(const char* path) {
  count();
  return ::unlink(path);
}

/// Locks are taken and given back between what is written to the index in shared memory.
int counted_fcntl(int file, int command, ...) {
  count();
  va_list arguments;
  va_start(arguments, command);
  void* argument = va_arg(arguments, void*);
  va_end(arguments);
  return ::fcntl(file, command, argument);
}

template <class Call>
void replace(const char* name, Call call) {
  sqlite3_vfs* files = sqlite3_vfs_find(nullptr);
  files->xSetSystemCall(files, name, reinterpret_cast<sqlite3_syscall_ptr>(call));
}

void count_calls(int until) {
  calls_left = until;
  replace("write", counted_write);
  replace("pwrite", counted_pwrite);
  replace("pwrite64", counted_pwrite);
  replace("ftruncate", counted_ftruncate);
  replace("unlink", counted_unlink);
  replace("fcntl", counted_fcntl);
}

}  // namespace

bool ends_by_itself(int calls, const std::function<void()>& work) {
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    count_calls(calls);
    try {
      work();
    } catch (const std::exception&) {
    }
    ::_exit(0);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  const bool is_ended = WIFEXITED(status);
  REQUIRE((is_ended || (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL)));
  return is_ended;
}

}  // namespace kaohe::testing
