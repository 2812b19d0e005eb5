#include "conformance/isolated.hpp"

#include <fcntl.h>
#include <malloc.h>
#include <poll.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iostream>
#include <new>
#include <optional>

#include <nlohmann/json.hpp>

#include "base/errors.hpp"
#include "conformance/harmless.hpp"
#include "plugin_host/child.hpp"

namespace kaohe::conformance {

namespace {

using nlohmann::json;
using Clock = std::chrono::steady_clock;

// ---------- what the child tells ----------

// One line of JSON: a text that is being tried, or with an outcome what was found.
void tell(int pipe, const Text& text, std::optional<Outcome> outcome) {
  json line{{"en", text.en}, {"zh", text.zh}};
  if (outcome) line["outcome"] = static_cast<int>(*outcome);
  const std::string bytes = line.dump(-1, ' ', false, json::error_handler_t::replace) + "\n";
  for (std::size_t written = 0; written < bytes.size();) {
    const ssize_t count = ::write(pipe, bytes.data() + written, bytes.size() - written);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return;
    written += static_cast<std::size_t>(count);
  }
}

struct Told {
  Text trying;
  std::optional<Finding> finding;

  void hear(const std::string& line) {
    const json said = json::parse(line, nullptr, false);
    if (!said.is_object()) return;
    const Text text{said.value("en", ""), said.value("zh", "")};
    if (said.contains("outcome")) {
      finding = Finding{static_cast<Outcome>(said.value("outcome", 0)), text};
    } else {
      trying = text;
    }
  }
};

// ---------- the child ----------

void limit(int resource, std::uint64_t most) {
  const rlimit limits{most, most};
  ::setrlimit(static_cast<__rlimit_resource_t>(resource), &limits);
}

std::uint64_t address_space_used() {
  std::uint64_t pages = 0;
  std::ifstream("/proc/self/statm") >> pages;
  return pages * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

void set_limits(const Options& options) {
  limit(RLIMIT_CORE, 0);
  const auto seconds = std::chrono::ceil<std::chrono::seconds>(options.deadline).count();
  limit(RLIMIT_CPU, static_cast<std::uint64_t>(seconds) + 1);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)  // they map terabytes
  limit(RLIMIT_AS, address_space_used() + options.memory_bytes);
#endif
}

void close_off() {
  const int nothing = ::open("/dev/null", O_RDWR);
  for (int i = 0; i <= STDERR_FILENO; ++i) ::dup2(nothing, i);
  for (const int signal : {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGTERM, SIGINT})
    std::signal(signal, SIG_DFL);
}

Finding out_of_memory() {
  return {Outcome::crash,
          say({"it asked for more memory than a check may have", "它要的内存超过一项检查的上限"})};
}

[[noreturn]] void run_in_child(int pipe, const std::function<Finding(const Trying&)>& work,
                               const Options& options, Rights rights) noexcept {
  ::setpgid(0, 0);
  close_off();
  // Each heap of a thread would take much of the address space.
  ::mallopt(M_ARENA_MAX, 1);
  set_limits(options);
  if (rights == Rights::of_a_check) refuse_harm();
  Finding finding;
  try {
    finding = work([pipe](const Text& text) { tell(pipe, text, std::nullopt); });
  } catch (const Error& error) {
    finding = {Outcome::fail, error.problems().front().what};
  } catch (const std::bad_alloc&) {
    finding = out_of_memory();
  } catch (const std::exception& error) {
    finding = {Outcome::fail, {error.what(), error.what()}};
  }
  tell(pipe, finding.text, finding.outcome);
  ::_exit(0);
}

// ---------- the parent ----------

// Reads until the child closes its end or the deadline has passed: then false.
bool listen(int pipe, Clock::time_point until, Told& told) {
  std::string buffer;
  for (;;) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now()).count();
    pollfd waiting{pipe, POLLIN, 0};
    const int ready = left <= 0 ? 0 : ::poll(&waiting, 1, static_cast<int>(left));
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) return false;
    char bytes[4096];
    const ssize_t count = ::read(pipe, bytes, sizeof bytes);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return true;
    buffer.append(bytes, static_cast<std::size_t>(count));
    for (std::size_t end; (end = buffer.find('\n')) != std::string::npos;) {
      told.hear(buffer.substr(0, end));
      buffer.erase(0, end + 1);
    }
    if (told.finding) return true;
  }
}

Finding crashed(const Text& trying, const Text& why) {
  if (trying.empty()) return {Outcome::crash, why};
  return {Outcome::crash, say({"{}: {}", "{}:{}"}, trying, why)};
}

[[noreturn]] void cannot_start(const char* what) {
  const std::string reason = std::strerror(errno);
  throw Error(ErrorKind::environment, {},
              say({"cannot start a process for a check: {}: {}; end other programs and try again",
                   "无法为检查启动进程:{}:{};请结束其他程序后重试"},
                  what, reason));
}

}  // namespace

Finding run_isolated(const std::function<Finding(const Trying&)>& work, const Options& options,
                     Rights rights) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) cannot_start("pipe");
  // What waits to be printed would otherwise be printed by the child, too.
  std::cout.flush();
  std::fflush(nullptr);
  const pid_t child = ::fork();
  if (child < 0) cannot_start("fork");
  if (child == 0) {
    ::close(ends[0]);
    run_in_child(ends[1], work, options, rights);
  }
  ::close(ends[1]);
  ::setpgid(child, child);
  Told told;
  const Clock::time_point until = Clock::now() + options.deadline;
  const bool in_time = listen(ends[0], until, told);
  ::close(ends[0]);
  const plugin_host::Ended ended = plugin_host::reap(child, until, in_time && !told.finding);
  if (told.finding) return *told.finding;
  return crashed(told.trying,
                 plugin_host::ending(ended, {options.memory_bytes, options.deadline, {}}));
}

}  // namespace kaohe::conformance
