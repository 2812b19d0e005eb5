// What a worker process costs, against the same plugins in this process: to start and load one, to
// open a county's year, and to assess it. Prints ratios of one run; asserts no times.
// Usage: worker_benchmark PROGRAM YEAR_FOLDER PLUGINS [RUNS]   (PROGRAM: kaohe-worker)
#include <cstdio>
#include <cstdlib>

#include "cycle/assess.hpp"
#include "evidence/read_evidence.hpp"
#include "median.hpp"

using namespace kaohe;

namespace {

void print(const char* what, double worker, double here) {
  std::printf("%s, worker / this process   %.2f   (%.2f ms, %.2f ms)\n", what, worker / here,
              worker, here);
}

struct Compared {
  std::filesystem::path folder, plugins;
  plugin_host::Hosting hosting;
  int runs;

  double time(const std::function<void()>& work) const {
    return testing::median_milliseconds(runs, work);
  }
  cycle::Year opened(bool in_worker) const {
    return cycle::open_year(folder, plugins, in_worker ? hosting : plugin_host::Hosting());
  }
};

void compare_loading(const Compared& compared, const cycle::Year& year) {
  const std::filesystem::path file = year.plugins.begin()->second->identity().file;
  const auto load = [&](const plugin_host::Hosting& hosting) {
    return compared.time([&] { plugin_host::load(file, file.parent_path(), hosting); });
  };
  print("start, hash, load, end", load(compared.hosting), load({}));
}

void compare_calls(const Compared& compared, const cycle::Year& there, const cycle::Year& here) {
  const auto describe = [&](const cycle::Year& year) {
    const plugin_host::Plugin& plugin = *year.plugins.begin()->second;
    return compared.time([&] { plugin.make(nullptr)->describe(); });
  };
  print("make an instance, describe", describe(there), describe(here));
}

void compare_years(const Compared& compared, const cycle::Year& there, const cycle::Year& here) {
  print("the year opened", compared.time([&] { compared.opened(true); }),
        compared.time([&] { compared.opened(false); }));
  const auto source = evidence::read_evidence(here.plan, compared.folder / "evidence").source;
  const auto assess = [&](const cycle::Year& year) {
    return compared.time([&] { cycle::assess(year, *source, year.plan.periods.back().id, {}); });
  };
  print("the year assessed", assess(there), assess(here));
}

void compare(const Compared& compared) {
  const cycle::Year there = compared.opened(true), here = compared.opened(false);
  compare_loading(compared, here);
  compare_calls(compared, there, here);
  compare_years(compared, there, here);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    std::fprintf(stderr, "usage: worker_benchmark PROGRAM YEAR_FOLDER PLUGINS [RUNS]\n");
    return 2;
  }
  try {
    compare({argv[2], argv[3], {argv[1]}, argc > 4 ? std::atoi(argv[4]) : 11});
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "worker_benchmark: %s\n", error.what());
    return 1;
  }
}
