// `kaohe plugin check`, levels 1 and 2: sound plugins pass, and each bad one is caught by the check
// that is meant for it.
#include <catch2/catch.hpp>

#include "contract/conformance.hpp"

using namespace kaohe;
using namespace kaohe::testing;
using conformance::Outcome;

TEST_CASE("Plugin check: a plugin without a fault passes every check",
          "[contract][plugin][check]") {
  const conformance::Report report = checked("without_fault");
  CHECK(caught(report).empty());
  CHECK(report.holds());
  CHECK(report.left_out.empty());
}

TEST_CASE("Plugin check: another version of the boundary is caught before anything is called",
          "[contract][plugin][check]") {
  const std::string found = caught("other_boundary");
  CHECK(contains(found, "fail table: "));
  CHECK(contains(found, "version 7 of the plugin boundary; this program speaks version 1"));
}

TEST_CASE("Plugin check: a table that is none is caught", "[contract][plugin][check]") {
  CHECK(contains(caught("wrong_magic"), "fail table: its table begins with 0x7f454c46"));
  CHECK(contains(caught("tiny_table"), "fail table: its table is 8 bytes"));
  CHECK(contains(caught("missing_entry"), "fail table: its table lacks an entry"));
  CHECK(contains(caught("other_name"), "fail table: "));
}

TEST_CASE("Plugin check: a library that is no plugin is caught", "[contract][plugin][check]") {
  CHECK(contains(caught("no_export"),
                 "fail file.exports: it exports no data symbol kaohe_plugin_v1"));
}

TEST_CASE("Plugin check: a second exported symbol is caught and named",
          "[contract][plugin][check]") {
  const conformance::Report report = checked("extra_export");
  CHECK(
      contains(caught(report),
               "fail file.exports: besides kaohe_plugin_v1 it exports answer; expected no other"));
  // What stands on it is not made.
  REQUIRE_FALSE(report.left_out.empty());
  CHECK(report.left_out[0].id == "file.loads");
  CHECK(report.left_out[0].because == "file.exports");
}

TEST_CASE("Plugin check: a constructor that opens a socket is caught before it runs",
          "[contract][plugin][check]") {
  CHECK(contains(caught("opens_socket"), "fail file.imports: it calls socket (the network); "));
}

TEST_CASE("Plugin check: the clock is caught", "[contract][plugin][check]") {
  CHECK(contains(caught("reads_clock"), "fail file.imports: it calls time (the clock); "));
}

TEST_CASE("Plugin check: a constructor without end is caught at the deadline",
          "[contract][plugin][check]") {
  CHECK(contains(caught("hangs_at_load"),
                 "crash file.loads: loading it: it had not answered after 2 s"));
}

TEST_CASE("Plugin check: a file cut off is caught, one that is missing is the environment's",
          "[contract][plugin][check]") {
  PluginFolder plugins;
  const std::string bytes = bytes_of(fixture_plugin("without_fault"));
  plugins.put("without_fault", bytes.substr(0, bytes.size() / 16));
  const std::string found =
      caught(conformance::check(plugins.file("without_fault"), small_limits()));
  CHECK(contains(found, "fail file.kind: it ends after"));
  constexpr int kEnvironmentExit = 4;
  CHECK(exit_code([&] { conformance::check(plugins.file("nobody"), small_limits()); }) ==
        kEnvironmentExit);
}

TEST_CASE("Plugin check: a description that changes is caught", "[contract][plugin][check]") {
  CHECK(contains(caught("describes_anew"),
                 "fail describe.same: describe wrote other bytes the second time"));
}

TEST_CASE("Plugin check: a description that is no system is caught", "[contract][plugin][check]") {
  CHECK(contains(caught("describes_half"), "fail describe.system: "));
  CHECK(contains(caught("describes_wrong_total"),
                 "fail describe.system: its indicators add up to 100 points; expected its total, "
                 "110"));
}

TEST_CASE("Plugin check: bad settings that are taken are caught", "[contract][plugin][check]") {
  CHECK(contains(caught("takes_any_settings"),
                 "fail settings.refused: settings with a key that names nothing were not refused "
                 "(status 0)"));
}

TEST_CASE("Plugin check: what destroy leaves behind is caught", "[contract][plugin][check]") {
  CHECK(contains(caught("leaks"),
                 "fail instances.leak: 1000 instances made and destroyed left 32 bytes each"));
}

TEST_CASE("Plugin check: a call of what an earlier host does not have is caught",
          "[contract][plugin][check]") {
  CHECK(contains(caught("calls_missing_fail"),
                 "fail host.sizes: with an earlier host's table, which ends before fail"));
}

TEST_CASE("Plugin check: the five domains pass", "[contract][plugin][check]") {
  conformance::Options options;
  options.hosting = small_limits().hosting;
  for (const char* name : {"townships", "county_units", "schools", "soes", "hospitals"}) {
    CAPTURE(name);
    const auto file = build_folder() / "plugins" / (std::string(name) + ".so");
    const conformance::Report report = conformance::check(file, options);
    CHECK(caught(report).empty());
    CHECK(report.left_out.empty());
  }
}
