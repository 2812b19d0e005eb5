// `kaohe plugin check`, levels 3 and 4: what a bad plugin does when it scores is caught by the
// check that is meant for it.
#include <algorithm>
#include <filesystem>

#include <catch2/catch.hpp>

#include "contract/conformance.hpp"
#include "contract/hosted.hpp"

using namespace kaohe;
using namespace kaohe::testing;

TEST_CASE("Plugin check: a crash in score ends the check, not the program",
          "[contract][plugin][check]") {
  const std::string found = caught("crashes");
  CHECK(contains(found, "crash score.rows: scoring 1 rows: its process died (Segmentation fault)"));
  CHECK(contains(found, "run it under a debugger"));
}

TEST_CASE("Plugin check: a loop without end is caught at the deadline",
          "[contract][plugin][check]") {
  CHECK(
      contains(caught("hangs"), "crash score.rows: scoring 1 rows: it had not answered after 2 s"));
}

TEST_CASE("Plugin check: memory without end is caught at the limit", "[contract][plugin][check]") {
  const std::string found = caught("eats_memory");
  CHECK(contains(found, "crash score.rows: scoring 1 rows: its process died"));
  CHECK(contains(found, "at the limit on memory"));
}

TEST_CASE("Plugin check: an early end of the process is no answer", "[contract][plugin][check]") {
  CHECK(contains(caught("ends_process"),
                 "crash score.rows: scoring 1 rows: it ended the process itself (exit code 0)"));
}

TEST_CASE("Plugin check: a cell that is not written is caught and named",
          "[contract][plugin][check]") {
  CHECK(contains(caught("skips_a_cell"),
                 "fail score.cells: the cell of row 0 and HX02 was not written whole"));
}

TEST_CASE("Plugin check: a write beyond the cells is caught", "[contract][plugin][check]") {
  CHECK(
      contains(caught("writes_beyond"), "fail score.cells: score wrote before or after the cells"));
}

TEST_CASE("Plugin check: a write into the batch is caught", "[contract][plugin][check]") {
  CHECK(contains(caught("writes_inputs"),
                 "fail score.inputs: score or explain wrote into the batch"));
}

TEST_CASE("Plugin check: points above the indicator's are caught",
          "[contract][plugin][check][A9.2]") {
  CHECK(contains(caught("exceeds_points"),
                 "fail score.bounds: row 0, HX02: 41 points, state value; expected 0 to 40"));
}

TEST_CASE("Plugin check: a state kept between calls is caught", "[contract][plugin][check]") {
  const std::string found = caught("remembers");
  CHECK(contains(found, "fail score.same: row 0 came out otherwise after other data"));
  CHECK(contains(found, "keep nothing between calls"));
}

TEST_CASE("Plugin check: a look at a row's place is caught", "[contract][plugin][check]") {
  CHECK(contains(caught("numbers_rows"), "fail score.order: row "));
}

TEST_CASE("Plugin check: a look at other rows beyond the sight is caught",
          "[contract][plugin][check]") {
  const std::string found = caught("counts_rows");
  CHECK(contains(found,
                 "fail score.split: row 0 came out otherwise in a part that keeps its "
                 "sight (row) whole"));
  CHECK(contains(found, "or declare a wider sight"));
}

TEST_CASE("Plugin check: what instances share is caught by threads", "[contract][plugin][check]") {
  CHECK(contains(caught("shares_state"),
                 "fail score.threads: row 0 came out otherwise with other threads at work"));
}

TEST_CASE("Plugin check: an explanation of another score is caught",
          "[contract][plugin][check][A21.1]") {
  const std::string found = caught("explains_otherwise");
  CHECK(contains(found, "fail explain.agrees: row 0, HX02: the explanation has score "));
  CHECK(contains(found, "score and explain with the same code"));
}

TEST_CASE("Plugin check: cells written where a later host has others are caught",
          "[contract][plugin][check]") {
  const std::string found = caught("ignores_stride");
  CHECK(contains(found,
                 "fail host.later: row 0 came out otherwise with a later host's larger structs"));
  CHECK(contains(found, "step through arrays and cells by their stride"));
}

TEST_CASE("Plugin check: printing, which no year allows, is caught in a worker",
          "[contract][plugin][check][confined]") {
  if (!is_confined()) return;
  const std::string found = caught("prints");
  CHECK(contains(found, "fail worker.scores: "));
  CHECK(contains(found, "it asked the system for call "));
  CHECK(contains(found, "Printing asks for that: std::puts, std::cout and the like"));
}

#ifdef __x86_64__
TEST_CASE("Plugin check: a file made past every library is caught in a worker, and none is there",
          "[contract][plugin][check][confined]") {
  if (!is_confined()) return;
  std::filesystem::remove("left_behind");
  const std::string found = caught("makes_file");
  CHECK(contains(found, "fail worker.scores: "));
  CHECK(contains(found, "it asked the system for open (a file), which no plugin may"));
  CHECK_FALSE(std::filesystem::exists("left_behind"));
}
#endif

TEST_CASE("Plugin check: without a worker it warns that none was tried",
          "[contract][plugin][check]") {
  PluginFolder plugins;
  plugins.add("without_fault");
  conformance::Options options = small_limits();
  options.hosting = {};
  const conformance::Report report = conformance::check(plugins.file("without_fault"), options);
  CHECK(report.holds());
  const auto found =
      std::find_if(report.results.begin(), report.results.end(),
                   [](const conformance::CheckResult& one) { return one.id == "worker.scores"; });
  REQUIRE(found != report.results.end());
  CHECK(found->finding.outcome == conformance::Outcome::warn);
  CHECK(contains(found->finding.text.en, "check it again without --in-process"));
}

TEST_CASE("Plugin check: what a later host may say, passed over, is caught",
          "[contract][plugin][check]") {
  CHECK(contains(caught("passes_over_flags"),
                 "fail hostile.unknown: a batch with a flag of records that there is not was not "
                 "refused (status 0)"));
}

TEST_CASE("Plugin check: a failure without a reason where all is awaited is caught",
          "[contract][plugin][check]") {
  CHECK(contains(caught("refuses_the_awaited"),
                 "fail hostile.states: score returned 2 and called fail 0 times"));
}

TEST_CASE("Plugin check: a crash on an extreme value is caught and the value named",
          "[contract][plugin][check]") {
  CHECK(contains(caught("trusts_values"),
                 "crash hostile.extremes: with the value 9223372036854775807 × 10^-8 everywhere: "
                 "its process died"));
}

TEST_CASE("Plugin check: a crash on random data names its batch and is found again by its seed",
          "[contract][plugin][check]") {
  const std::string found = caught("trusts_retained");
  CHECK(contains(found, "crash hostile.fuzzed: batch 1 of seed 1: its process died"));
  CHECK(caught("trusts_retained") == found);
}
