// Plugins that end their process, or do what no plugin may: the domain ends with one message, and
// no process is left.
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <fstream>
#include <sstream>
#include <thread>

#include "contract/hosted.hpp"

using namespace kaohe;
using namespace kaohe::testing;
namespace fs = std::filesystem;

namespace {

constexpr int kPluginExit = 3;

std::string failure(const std::string& plugin) {
  return Hosted(plugin, kSmallLimits).failure();
}

/// What opening the year is refused with.
std::string opening(const std::string& plugin) {
  const auto open = [&] { Hosted hosted(plugin, kSmallLimits); };
  CHECK(exit_code(open) == kPluginExit);
  return refusal(open);
}

/// What the system tells of every process in that file.
std::vector<std::string> told_of_processes(const char* name) {
  std::vector<std::string> all;
  for (const fs::directory_entry& entry : fs::directory_iterator("/proc")) {
    if (entry.path().filename().string().find_first_not_of("0123456789") != std::string::npos)
      continue;
    std::ifstream file(entry.path() / name);
    all.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  return all;
}

/// How many children this process has, alive or dead.
int children() {
  int count = 0;
  for (const std::string& line : told_of_processes("stat")) {
    // "PID (name) state parent …"
    std::istringstream rest(line.substr(std::min(line.rfind(')') + 1, line.size())));
    std::string state;
    pid_t parent = 0;
    if (rest >> state >> parent) count += parent == ::getpid() ? 1 : 0;
  }
  return count;
}

/// The workers that the process `host` has started.
int workers_of(pid_t host) {
  const std::string wanted = "kaohe-worker" + std::string(1, '\0') + std::to_string(host);
  int count = 0;
  for (const std::string& words : told_of_processes("cmdline"))
    count += contains(words, wanted + '\0') ? 1 : 0;
  return count;
}

/// Asked again until it holds, for five seconds.
template <class Holds>
bool comes_true(Holds&& holds) {
  for (int i = 0; i < 500; ++i) {
    if (holds()) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return false;
}

}  // namespace

TEST_CASE("Worker: a crash ends the domain with plugin, version and cause",
          "[worker][confined][plugin][A3.1]") {
  if (!is_confined()) return;
  const std::string why = failure("crashes");
  CHECK(contains(why,
                 "plugin crashes 1.0.0 (score), assessee -: its process died "
                 "(Segmentation fault)"));
  CHECK(contains(why, "nothing of this domain is published"));
}

TEST_CASE("Worker: the assessee at whom a plugin crashed is named",
          "[worker][confined][plugin][A21.1]") {
  if (!is_confined()) return;
  CHECK(contains(failure("crashes_at_row"), "assessee a02: its process died (Aborted)"));
  CHECK(contains(Hosted("crashes_at_row").failure(Language::zh), "考核对象 a02:进程异常终止"));
}

TEST_CASE("Worker: a plugin that does not come to an end is ended", "[worker][plugin]") {
  CHECK(contains(failure("hangs"), "it had not answered after 2 s; look for a loop without end"));
}

TEST_CASE("Worker: one that ended is not asked again", "[worker][plugin]") {
  const Hosted hosted("hangs", kSmallLimits);
  const std::string first = hosted.failure();
  const auto begin = std::chrono::steady_clock::now();
  CHECK(hosted.failure() == first);
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(1));
}

TEST_CASE("Worker: memory ends at the limit", "[worker][confined][plugin]") {
  if (!is_confined()) return;
  CHECK(contains(failure("eats_memory"), "at the limit on memory"));
}

TEST_CASE("Worker: an allocation that fails is said with the limit that allows more",
          "[worker][plugin][A21.1]") {
  const std::string why = failure("lacks_memory");
  CHECK(contains(why, "it asked for more memory than plugin.limits.memory_mb in year.toml allows"));
  CHECK_FALSE(contains(why, "bad_alloc"));
}

TEST_CASE("Worker: a plugin that ends its process is found out", "[worker][plugin]") {
  CHECK(contains(failure("ends_process"), "it ended the process itself (exit code 0)"));
}

TEST_CASE("Worker: half a sheet is refused, naming assessee and indicator", "[worker][plugin]") {
  CHECK(contains(failure("skips_a_cell"), "assessee a01: the cell of HX02 was not written"));
}

TEST_CASE("Worker: a cell beyond the last is a crash, not another's memory",
          "[worker][confined][plugin]") {
  if (!is_confined()) return;
  CHECK(contains(failure("writes_beyond"), "its process died (Segmentation fault)"));
}

TEST_CASE("Worker: facts cannot be written", "[worker][confined][plugin]") {
  if (!is_confined()) return;
  CHECK(contains(failure("writes_inputs"), "its process died (Segmentation fault)"));
}

TEST_CASE("Worker: a static constructor that opens a socket ends the loading",
          "[worker][confined][plugin]") {
  if (!is_confined()) return;
  const std::string why = opening("opens_socket");
  CHECK(contains(why,
                 "opens_socket.so: while it was loaded: it asked the system for socket, which "
                 "no plugin may"));
}

TEST_CASE("Worker: a static constructor that writes a file ends the loading",
          "[worker][confined][plugin]") {
  if (!is_confined()) return;
  CHECK(contains(opening("writes_file_at_load"), "it asked the system for open (a file)"));
  CHECK_FALSE(fs::exists("left_behind"));
}

TEST_CASE("Worker: loading that does not come to an end is ended", "[worker][plugin]") {
  CHECK(contains(opening("hangs_at_load"),
                 "hangs_at_load.so: while it was loaded: it had not answered after 2 s"));
}

TEST_CASE("Worker: no file is read while it computes", "[worker][confined][plugin]") {
  if (!is_confined()) return;
  CHECK(contains(failure("reads_file"), "it asked the system for open (a file)"));
}

TEST_CASE("Worker: no process is started", "[worker][confined][plugin]") {
  if (!is_confined()) return;
  const std::string why = failure("starts_process");
  CHECK((contains(why, "clone") || contains(why, "fork")));
}

TEST_CASE("Worker: every ending leaves no process behind", "[worker][plugin]") {
  const int before = children();
  for (const char* plugin : {"without_fault", "ends_process", "hangs", "skips_a_cell"}) {
    CAPTURE(plugin);
    {
      const Hosted hosted(plugin, kSmallLimits);
      hosted.assess(3);
      CHECK(children() >= before);
    }
    CHECK(children() == before);
  }
  opening("hangs_at_load");
  CHECK(children() == before);
}

TEST_CASE("Worker: what the host throws leaves no process behind", "[worker][plugin]") {
  const int before = children();
  const auto work = [] {
    const Hosted hosted("without_fault");
    hosted.assess();
    throw Error(ErrorKind::environment, {}, say({"no room", "没有空间"}));
  };
  CHECK_THROWS(work());
  CHECK(children() == before);
}

TEST_CASE("Worker: it dies with its host, though its plugin hangs", "[worker][plugin]") {
  const pid_t host = ::fork();
  REQUIRE(host >= 0);
  if (host == 0) {
    const Hosted hosted("hangs", "{ seconds = 600 }");
    hosted.assess();
    ::_exit(0);
  }
  CHECK(comes_true([&] { return workers_of(host) > 0; }));
  ::kill(host, SIGKILL);
  CHECK(::waitpid(host, nullptr, 0) == host);
  CHECK(comes_true([&] { return workers_of(host) == 0; }));
}
