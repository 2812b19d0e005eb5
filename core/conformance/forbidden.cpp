#include "conformance/forbidden.hpp"

#include <cxxabi.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <vector>

namespace kaohe::conformance {

namespace {

struct Use {
  Message what;
  std::vector<std::string_view> functions;  ///< of C
  std::vector<std::string_view> begins;     ///< of C++: how readable names begin
};

const std::vector<Use>& uses() {
  static const std::vector<Use> kUses{
      {{"the clock", "时钟"},
       {"time", "clock", "clock_gettime", "gettimeofday", "timespec_get", "ftime", "localtime",
        "localtime_r", "gmtime", "gmtime_r", "mktime", "times", "getrusage", "tzset", "ctime",
        "ctime_r"},
       {"std::chrono::"}},
      {{"randomness", "随机数"},
       {"rand", "rand_r", "srand", "random", "srandom", "drand48", "erand48", "lrand48", "mrand48",
        "srand48", "getrandom", "getentropy", "arc4random", "arc4random_buf", "arc4random_uniform"},
       {"std::random_device::"}},
      {{"the environment", "环境变量"},
       {"getenv", "secure_getenv", "setenv", "unsetenv", "putenv", "clearenv", "environ",
        "__environ", "gethostname", "uname", "getpid", "getuid", "getlogin"},
       {}},
      {{"the locale", "区域设置"},
       {"setlocale", "newlocale", "uselocale", "duplocale", "localeconv", "nl_langinfo", "strcoll",
        "strxfrm"},
       {"std::locale::"}},
      {{"the network", "网络"},
       {"socket", "socketpair", "connect", "bind", "listen", "accept", "accept4", "send", "sendto",
        "sendmsg", "recv", "recvfrom", "recvmsg", "getaddrinfo", "gethostbyname"},
       {}},
      {{"files", "文件"},
       {"open", "open64", "openat", "openat64", "creat", "fopen", "fopen64", "freopen", "opendir",
        "mkstemp", "unlink", "rename", "mkdir", "memfd_create", "stat", "lstat", "access",
        "readlink", "getcwd"},
       {"std::basic_filebuf<", "std::basic_ifstream<", "std::basic_ofstream<",
        "std::basic_fstream<", "std::filesystem::"}},
      {{"other programs or libraries", "其他程序或动态库"},
       {"fork", "vfork", "clone", "execve", "execv", "execvp", "execl", "execlp", "posix_spawn",
        "posix_spawnp", "system", "popen", "syscall", "dlopen", "dlmopen", "dlsym", "ptrace"},
       {}},
  };
  return kUses;
}

}  // namespace

std::string readable(const std::string& symbol) {
  int status = 0;
  const std::unique_ptr<char, decltype(&std::free)> name(
      abi::__cxa_demangle(symbol.c_str(), nullptr, nullptr, &status), &std::free);
  return status == 0 ? name.get() : symbol;
}

Text forbidden_use(const std::string& symbol) {
  const std::string name = readable(symbol);
  for (const Use& use : uses()) {
    const bool is_function =
        std::find(use.functions.begin(), use.functions.end(), symbol) != use.functions.end();
    const bool begins = std::any_of(use.begins.begin(), use.begins.end(), [&](auto begin) {
      return name.compare(0, begin.size(), begin) == 0;
    });
    if (is_function || begins) return say(use.what);
  }
  return {};
}

}  // namespace kaohe::conformance
