// Measures Ledger::append, digests and all, against the plain `sqlite3` shell that imports the same
// rows from CSV into the same tables in one transaction. Prints ratios of one run; asserts no
// times. Needs the package sqlite3; says so where it is missing. Usage: ledger_benchmark [ROWS
// [RUNS]]
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include "ledger/kinds.hpp"
#include "ledger/ledger.hpp"
#include "shell_import.hpp"

namespace {

using kaohe::Rational;
using kaohe::ledger::Ledger;
using kaohe::ledger::NewEntry;
using kaohe::ledger::Observation;
using namespace kaohe::testing;

constexpr std::size_t kSubmissionRows = 5'000;

// A row as a county's units record them.
Observation row(std::mt19937_64& random, std::size_t number) {
  const auto below = [&random](std::uint64_t limit) { return random() % limit; };
  Observation made;
  made.domain = "townships";
  made.assessee = "t" + std::to_string(100 + below(400));
  made.input = "XZ" + std::to_string(10 + below(30)) + ".incidents";
  made.period = "q" + std::to_string(1 + below(4));
  made.cell = static_cast<int>(1 + below(12));
  made.date = kaohe::make_date(2023, static_cast<unsigned>(1 + below(12)), 15);
  made.value = Rational::of(static_cast<std::int64_t>(below(500)), 100);
  made.attributes = {static_cast<int>(below(3)), below(2) == 0 ? -1 : 1};
  made.matter = "事项-" + std::to_string(number);
  made.reason = "未按规定时限报送材料";
  made.evidence = "县委督查通报〔2023〕" + std::to_string(below(90)) + "号";
  made.origin.place.line = static_cast<int>(number % kSubmissionRows) + 2;
  return made;
}

// One for each call of append, as units submit them.
using Submissions = std::vector<std::vector<NewEntry>>;

Submissions submissions(std::size_t rows, std::size_t rows_each) {
  std::mt19937_64 random(20230101);
  Submissions list;
  for (std::size_t number = 0; number < rows;) {
    NewEntry entry;
    entry.year = 2023;
    entry.kind = kaohe::ledger::kObservationsKind;
    entry.actor = {"li", "responsible_unit", "publicity"};
    entry.file = "q1/publicity.csv";
    for (std::size_t i = 0; i < rows_each && number < rows; ++i, ++number)
      entry.observations.push_back(row(random, number));
    list.push_back({std::move(entry)});
  }
  return list;
}

double time_append(const BenchmarkFolder& folder, const Submissions& list, int runs) {
  return median_milliseconds(
      runs,
      [&] {
        Ledger ledger = Ledger::open(ledger_in(folder), kaohe::ledger::Access::write);
        for (const std::vector<NewEntry>& one : list) ledger.append(one);
      },
      [&] { make_empty_ledger(folder); });
}

void compare(const BenchmarkFolder& folder, std::size_t rows, std::size_t rows_each, int runs) {
  const Submissions list = submissions(rows, rows_each);
  const double append = time_append(folder, list, runs);
  const double import = time_shell_import(folder, runs);
  std::printf("append / sqlite3 import, %zu x %zu rows   %.2f   (%.0f ms, %.0f ms)\n", list.size(),
              std::min(rows, rows_each), append / import, append, import);
}

}  // namespace

int main(int argc, char** argv) {
  try {
    const std::size_t rows = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1'000'000;
    const int runs = argc > 2 ? std::atoi(argv[2]) : 5;
    if (!has_shell()) {
      std::printf("not run: the program sqlite3 is missing (apt-get install sqlite3)\n");
      return 0;
    }
    const BenchmarkFolder folder;
    compare(folder, rows, kSubmissionRows, runs);
    compare(folder, rows, rows, runs);
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "ledger_benchmark: %s\n", error.what());
    return 1;
  }
}
