// The program `kaohe-worker`: a process in which one plugin runs, and nothing else. `kaohe` starts
// it, asks it through a channel, and ends it.
#include <cstdio>
#include <cstdlib>

#include "worker/confinement.hpp"
#include "worker/service.hpp"

namespace {

int explain_itself() {
  const std::string unconfined = kaohe::worker::unconfined_reason();
  std::fprintf(stderr,
               "kaohe-worker runs one plugin for kaohe, which starts it; by hand it does nothing.\n"
               "kaohe-worker 由 kaohe 启动,用于运行一个插件;单独运行没有作用。\n%s%s",
               unconfined.c_str(), unconfined.empty() ? "" : "\n");
  constexpr int kUsageExit = 2;
  return kUsageExit;
}

}  // namespace

int main(int argc, char** argv) {
  const long host = argc == 2 ? std::strtol(argv[1], nullptr, 10) : 0;
  if (host <= 0) return explain_itself();
  if (!kaohe::worker::die_with(host)) return 0;
  kaohe::worker::Service().serve();
  return 0;
}
