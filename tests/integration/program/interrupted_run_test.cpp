// `kaohe run`, killed between its results and its ledger: running it again makes the workspace
// whole.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

#include <catch2/catch.hpp>

#include "integration/program/program.hpp"

using namespace kaohe::testing;
namespace fs = std::filesystem;

namespace {

/// Runs the year and kills the program as soon as its results stand.
void run_until_results_stand(const County& county) {
  const std::string program = (build_folder() / "bin/kaohe").string();
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    if (::chdir(county.path().c_str()) != 0) ::_exit(126);
    ::execl(program.c_str(), program.c_str(), "run", "--json", nullptr);
    ::_exit(127);
  }
  const fs::path results = county.path() / "results/2023";
  int status = 0;
  while (!fs::exists(results) && ::waitpid(child, &status, WNOHANG) == 0) ::usleep(100);
  ::kill(child, SIGKILL);
  ::waitpid(child, &status, 0);
}

}  // namespace

TEST_CASE("Program: a run that was killed before its ledger stood is made whole by another",
          "[program][A21.1]") {
  const County county;
  const fs::path ledger = county.path() / "ledger.sqlite";
  run_until_results_stand(county);
  REQUIRE(fs::exists(county.path() / "results/2023/year/edition-1/result.json"));
  // Now and then the ledger was quicker than the kill.
  fs::remove(ledger);
  const auto results = files_below(county.path() / "results");
  const Ended again = county.run({"run"});
  INFO(again.err);
  REQUIRE(again.exit == 0);
  CHECK(files_below(county.path() / "results") == results);
  CHECK(county.run({"ledger", "verify"}).exit == 0);
}

TEST_CASE("Program: results without a ledger that are not this run's are named and left alone",
          "[program][A21.1]") {
  const County county;
  REQUIRE(county.run({"run"}).exit == 0);
  fs::remove(county.path() / "ledger.sqlite");
  const fs::path changed = county.path() / "results/2023/q1/edition-1/scores.csv";
  std::ofstream(changed, std::ios::app) << "x";
  const std::string bytes = bytes_of(changed);
  const Ended again = county.run({"run", "--lang", "en"});
  CHECK(again.exit == 1);
  CHECK(
      contains(again.err, "results stand here and no ledger, and they are not those of this run"));
  CHECK(bytes_of(changed) == bytes);
  CHECK(!fs::exists(county.path() / "ledger.sqlite"));
}
