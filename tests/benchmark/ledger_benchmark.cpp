// Measures Ledger::append, digests and all, against the plain `sqlite3` shell that imports the same
// rows from CSV into the same tables in one transaction. Prints ratios of one run; asserts no
// times. Needs the package sqlite3; says so where it is missing. Usage: ledger_benchmark [ROWS
// [RUNS]]
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

#include <unistd.h>

#include "ledger/kinds.hpp"
#include "ledger/ledger.hpp"
#include "median.hpp"

namespace {

namespace fs = std::filesystem;
using kaohe::Rational;
using kaohe::ledger::Ledger;
using kaohe::ledger::NewEntry;
using kaohe::ledger::Observation;
using kaohe::testing::median_milliseconds;

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

// Removed with all in it when it goes.
struct Folder {
  fs::path path = fs::temp_directory_path() / ("kaohe-bench-" + std::to_string(::getpid()));
  Folder() { fs::create_directories(path); }
  ~Folder() { fs::remove_all(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
};

void require_command(const std::string& command) {
  if (std::system(command.c_str()) != 0) throw std::runtime_error("failed: " + command);
}

fs::path ledger_in(const Folder& folder) {
  return folder.path / "ledger.sqlite";
}

void make_empty_ledger(const Folder& folder) {
  const fs::path file = ledger_in(folder);
  for (const char* end : {"", "-wal", "-shm"}) fs::remove(file.string() + end);
  Ledger::create(file, kaohe::ledger::Nature::live);
}

double time_append(const Folder& folder, const Submissions& list, int runs) {
  return median_milliseconds(
      runs,
      [&] {
        Ledger ledger = Ledger::open(ledger_in(folder), kaohe::ledger::Access::write);
        for (const std::vector<NewEntry>& one : list) ledger.append(one);
      },
      [&] { make_empty_ledger(folder); });
}

std::string shell(const Folder& folder, const std::string& script) {
  std::ofstream(folder.path / "script.sql") << script;
  return "cd '" + folder.path.string() + "' && sqlite3 -bail ledger.sqlite < script.sql";
}

// The rows of the ledger that stands there, imported again.
double time_import(const Folder& folder, int runs) {
  require_command(
      shell(folder, ".mode csv\n.output observation.csv\nSELECT * FROM observation;\n"));
  const std::string import = shell(folder,
                                   "PRAGMA synchronous = FULL;\nBEGIN;\n.mode csv\n"
                                   ".import observation.csv observation\nCOMMIT;\n");
  return median_milliseconds(
      runs, [&] { require_command(import); }, [&] { make_empty_ledger(folder); });
}

void compare(const Folder& folder, std::size_t rows, std::size_t rows_each, int runs) {
  const Submissions list = submissions(rows, rows_each);
  const double append = time_append(folder, list, runs);
  const double import = time_import(folder, runs);
  std::printf("append / sqlite3 import, %zu x %zu rows   %.2f   (%.0f ms, %.0f ms)\n", list.size(),
              std::min(rows, rows_each), append / import, append, import);
}

}  // namespace

int main(int argc, char** argv) {
  try {
    const std::size_t rows = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1'000'000;
    const int runs = argc > 2 ? std::atoi(argv[2]) : 5;
    if (std::system("command -v sqlite3 >/dev/null") != 0) {
      std::printf("not run: the program sqlite3 is missing (apt-get install sqlite3)\n");
      return 0;
    }
    const Folder folder;
    compare(folder, rows, kSubmissionRows, runs);
    compare(folder, rows, rows, runs);
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "ledger_benchmark: %s\n", error.what());
    return 1;
  }
}
