#include "plugin_host/worker/process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <ctime>

#include "base/errors.hpp"
#include "plugin_host/child.hpp"
#include "plugin_host/worker/sanitized.hpp"
#include "plugin_host/worker/system_calls.hpp"

namespace kaohe::plugin_host {

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

[[noreturn]] void cannot_start(const fs::path& program, int code) {
  throw Error(
      ErrorKind::environment, {program.string(), 0, 0},
      say({"cannot start the program in which plugins run: {}; install or build Kaohe again, or "
           "run plugins in this process with --in-process",
           "无法启动运行插件的程序:{};请重新安装或构建,或用 --in-process 在本进程内运行插件"},
          std::string(std::strerror(code))));
}

/// Out of the way of the numbers that a worker has.
Descriptor moved_up(int number) {
  constexpr int kFree = 16;
  return Descriptor(::fcntl(number, F_DUPFD_CLOEXEC, kFree));
}

/// The descriptors of a new worker: its channel, the library, and nothing else.
class FileActions {
 public:
  FileActions(const Descriptor& channel, const Descriptor& library) {
    ::posix_spawn_file_actions_init(&actions_);
    // A sanitizer says there what it found.
    const int last = kIsSanitized ? STDOUT_FILENO : STDERR_FILENO;
    for (int number = 0; number <= last; ++number)
      ::posix_spawn_file_actions_addopen(&actions_, number, "/dev/null", O_RDWR, 0);
    ::posix_spawn_file_actions_adddup2(&actions_, channel.get(), kChannel);
    ::posix_spawn_file_actions_adddup2(&actions_, library.get(), kLibrary);
    ::posix_spawn_file_actions_addclosefrom_np(&actions_, kLibrary + 1);
  }
  FileActions(const FileActions&) = delete;
  FileActions& operator=(const FileActions&) = delete;
  ~FileActions() { ::posix_spawn_file_actions_destroy(&actions_); }
  const posix_spawn_file_actions_t* get() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
};

/// A process group of its own, which no key of the terminal reaches, and signals as they were made.
class Attributes {
 public:
  Attributes() {
    sigset_t none, all;
    ::sigemptyset(&none);
    ::sigfillset(&all);
    ::posix_spawnattr_init(&attributes_);
    ::posix_spawnattr_setpgroup(&attributes_, 0);
    ::posix_spawnattr_setsigmask(&attributes_, &none);
    ::posix_spawnattr_setsigdefault(&attributes_, &all);
    ::posix_spawnattr_setflags(
        &attributes_, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  }
  Attributes(const Attributes&) = delete;
  Attributes& operator=(const Attributes&) = delete;
  ~Attributes() { ::posix_spawnattr_destroy(&attributes_); }
  const posix_spawnattr_t* get() const { return &attributes_; }

 private:
  posix_spawnattr_t attributes_{};
};

/// With nothing of the environment, which no score may depend on.
pid_t spawn(const fs::path& program, const FileActions& files) {
  const std::string host = std::to_string(::getpid());
  char* const arguments[] = {const_cast<char*>(program.c_str()), const_cast<char*>(host.c_str()),
                             nullptr};
  char* const nothing[] = {nullptr};
  pid_t id = 0;
  const int code = ::posix_spawn(&id, program.c_str(), files.get(), Attributes().get(), arguments,
                                 kIsSanitized ? environ : nothing);
  if (code != 0) cannot_start(program, code);
  return id;
}

enum class Heard { reply, nothing, end };

/// Waits until the worker says something or its end of the channel closes.
Heard hear(int channel, Clock::time_point until, Reply& reply) {
  for (;;) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now()).count();
    if (left <= 0) return Heard::nothing;
    pollfd waiting{channel, POLLIN, 0};
    const int ready = ::poll(&waiting, 1, static_cast<int>(left));
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) return Heard::nothing;
    const ssize_t size = ::recv(channel, &reply, sizeof reply, MSG_DONTWAIT | MSG_TRUNC);
    if (size < 0 && errno == EINTR) continue;
    return size == static_cast<ssize_t>(sizeof reply) ? Heard::reply : Heard::end;
  }
}

Text forbidden(const Reply& reply) {
  const Text hint =
      is_of_printing(reply.row)
          ? say({". Printing asks for that: std::puts, std::cout and the like; what is to be told "
                 "stands in the lines of the explanation",
                 "。打印就会有这种要求,例如 std::puts、std::cout;要告诉人的请写进得分说明"})
          : Text{};
  return say({"it asked the system for {}, which no plugin may: it computes from what it is given, "
              "and opens nothing, sends nothing and starts nothing; take the call out of it{}",
              "它向系统要求 {},插件一律不得这样做:插件只根据给它的数据计算,不得打开、发送或启动"
              "任何东西;请从插件中去掉该调用{}"},
             system_call_name(reply.row), hint);
}

}  // namespace

Process::Process(const fs::path& program, const Descriptor& library, const Limits& limits)
    : limits_(limits) {
  int ends[2];
  if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
    cannot_start(program, errno);
  channel_ = Descriptor(ends[0]);
  const Descriptor own(ends[1]), theirs = moved_up(own.get()), bytes = moved_up(library.get());
  if (theirs.get() < 0 || bytes.get() < 0) cannot_start(program, errno);
  id_ = spawn(program, FileActions(theirs, bytes));
}

Process::~Process() {
  if (is_alive()) reap(id_, {}, false);
}

/// Of the processor, for the request that comes: where the host itself should be stopped.
void Process::allow_seconds() const {
  clockid_t clock = 0;
  timespec used{};
  rlimit limit{};
  const bool is_known = ::clock_getcpuclockid(id_, &clock) == 0 &&
                        ::clock_gettime(clock, &used) == 0 &&
                        ::prlimit(id_, RLIMIT_CPU, nullptr, &limit) == 0;
  if (!is_known) return;
  const auto wanted = static_cast<rlim_t>(used.tv_sec) + static_cast<rlim_t>(limits_.seconds) + 1;
  limit.rlim_cur = std::min(wanted, limit.rlim_max);
  ::prlimit(id_, RLIMIT_CPU, &limit, nullptr);
}

Text Process::end(bool in_time, Clock::time_point until) {
  const Ended ended = reap(id_, until, in_time);
  id_ = 0;
  return ending(ended, {static_cast<std::uint64_t>(limits_.memory_mb) * 1024 * 1024,
                        std::chrono::seconds(limits_.seconds),
                        say({", or allow it more in year.toml: plugin.limits",
                             ",或在 year.toml 的 plugin.limits 中放宽上限"})});
}

Answer Process::ask(Request request, std::string_view input) {
  const std::uint64_t cells = request.order == Order::score ? request.count : 0;
  const Descriptor facts = sealed_file("input", input), written = answer_file(cells);
  request.input_size = input.size();
  request.memory_mb = static_cast<std::uint32_t>(limits_.memory_mb);
  allow_seconds();
  const Clock::time_point until = Clock::now() + std::chrono::seconds(limits_.seconds);
  Answer answer;
  const bool is_asked = send(channel_.get(), request, facts.get(), written.get());
  const Heard heard = is_asked ? hear(channel_.get(), until, answer.reply) : Heard::end;
  if (heard != Heard::reply) {
    answer.ended = end(heard == Heard::end, until);
  } else if (answer.reply.outcome == Outcome::forbidden) {
    end(false, until);
    answer.ended = forbidden(answer.reply);
  } else {
    answer.bytes = read_answer(written, cells, answer.reply.size);
  }
  answer.cells = read_cells(written, cells);
  return answer;
}

}  // namespace kaohe::plugin_host
