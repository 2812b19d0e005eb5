#include "plugin_host/child.hpp"

#include <sys/wait.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <string>
#include <thread>

namespace kaohe::plugin_host {

namespace {

using Clock = std::chrono::steady_clock;

Text in_words(std::chrono::milliseconds time) {
  if (time.count() % 1000 != 0) return say({"{} ms", "{} 毫秒"}, time.count());
  return say({"{} s", "{} 秒"}, time.count() / 1000);
}

}  // namespace

Ended reap(pid_t child, Clock::time_point until, bool may_end) {
  constexpr std::chrono::milliseconds kPause{2};
  Ended ended;
  while (may_end && ::wait4(child, &ended.status, WNOHANG, &ended.used) == 0) {
    may_end = Clock::now() < until;
    std::this_thread::sleep_for(kPause);
  }
  ended.in_time = may_end;
  ::kill(-child, SIGKILL);
  while (!may_end && ::wait4(child, &ended.status, 0, &ended.used) < 0 && errno == EINTR) {
  }
  return ended;
}

Text ending(const Ended& ended, const Allowance& allowed) {
  const auto& [status, used, in_time] = ended;
  const std::uint64_t most_bytes = static_cast<std::uint64_t>(used.ru_maxrss) * 1024;
  if (!in_time || (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU)) {
    return say({"it had not answered after {}; look for a loop without end{}",
                "{}后仍无结果;请检查是否有死循环{}"},
               in_words(allowed.time), allowed.more);
  }
  if (WIFSIGNALED(status) && most_bytes > allowed.memory_bytes / 2) {
    return say({"its process died ({}) with {} MiB in use, at the limit on memory; look for "
                "something that grows without end{}",
                "进程异常终止({}),已用内存 {} MiB,达到上限;请检查是否有无限增长的数据{}"},
               std::string(::strsignal(WTERMSIG(status))), most_bytes / 1024 / 1024, allowed.more);
  }
  if (WIFSIGNALED(status)) {
    return say({"its process died ({}); run it under a debugger or build it with "
                "-fsanitize=address,undefined",
                "进程异常终止({});请用调试器运行,或加 -fsanitize=address,undefined 重新构建"},
               std::string(::strsignal(WTERMSIG(status))));
  }
  return say({"it ended the process itself (exit code {}) before it had answered; a plugin returns "
              "a status and never ends its host",
              "它在得出结果之前自行结束了进程(退出码 {});插件应返回状态,不得结束宿主进程"},
             WEXITSTATUS(status));
}

}  // namespace kaohe::plugin_host
