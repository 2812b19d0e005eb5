// A county's year read from its ledger against the same year read from CSV files, and both scored.
// Prints ratios of one run; asserts no times. Usage: reading_benchmark YEAR_FOLDER PLUGINS [RUNS]
#include <cstdio>
#include <cstdlib>

#include "cycle/assess.hpp"
#include "cycle/played_ledger.hpp"
#include "evidence/read_evidence.hpp"
#include "median.hpp"

using namespace kaohe;

namespace {

void print(const char* what, double ledger, double files) {
  std::printf("%s, ledger / files   %.2f   (%.0f ms, %.0f ms)\n", what, ledger / files, ledger,
              files);
}

void compare(const cycle::Year& year, int runs) {
  const std::string period = year.plan.periods.back().id;
  const auto from_files = [&] {
    return evidence::read_evidence(year.plan, year.plan.folder / "evidence").source;
  };
  const cycle::PlayedLedger ledger(year, *from_files(), [](const auto&, auto&, const auto&) {});
  const auto from_ledger = [&] { return ledger.records(); };
  const auto score = [&](const ledger::MemorySource& source) {
    cycle::assess(year, source, period, {});
  };
  const auto time = [&](const std::function<void()>& work) {
    return testing::median_milliseconds(runs, work);
  };
  print("read       ", time([&] { from_ledger(); }), time([&] { from_files(); }));
  print("read, score", time([&] { score(*from_ledger()); }), time([&] { score(*from_files()); }));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: reading_benchmark YEAR_FOLDER PLUGINS [RUNS]\n");
    return 2;
  }
  try {
    compare(cycle::open_year(argv[1], argv[2]), argc > 3 ? std::atoi(argv[3]) : 11);
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "reading_benchmark: %s\n", error.what());
    return 1;
  }
}
