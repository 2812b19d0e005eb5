// A plugin that fails, seen from outside: exit code 3, one message, and no result that pretends.
#include <catch2/catch.hpp>

#include "integration/program/program.hpp"

using namespace kaohe::testing;
namespace fs = std::filesystem;

namespace {

Ended run_with(const SmallYear& year, const PluginFolder& plugins,
               const std::vector<std::string>& command) {
  std::vector<std::string> words = command;
  for (const std::string& word : {std::string("--plugins"), plugins.path().string(),
                                  std::string("--lang"), std::string("en")}) {
    words.push_back(word);
  }
  return run_kaohe(year.workspace(), words);
}

Ended played(const std::string& plugin) {
  PluginFolder plugins;
  plugins.add(plugin);
  const SmallYear year(plugin);
  return run_with(year, plugins, {"run"});
}

}  // namespace

TEST_CASE("Failing plugin: a sound one of the same make is played", "[program][plugin]") {
  CHECK(played("sound").exit == 0);
}

TEST_CASE("Failing plugin: run ends with 3 and says which assessee and why",
          "[program][plugin][A3.1]") {
  const Ended ended = played("fails_at_row");
  CHECK(ended.exit == 3);
  CHECK(contains(ended.err,
                 "fails_at_row.so: plugin fails_at_row 1.0.0 (score), assessee a02: the figure "
                 "\"rate\" divides by zero"));
}

TEST_CASE("Failing plugin: score and explain end with 3 as well", "[program][plugin]") {
  PluginFolder plugins;
  plugins.add("above_points");
  const SmallYear year("above_points");
  CHECK(run_with(year, plugins, {"score"}).exit == 3);
  const Ended explained = run_with(year, plugins, {"explain", "a01"});
  CHECK(explained.exit == 3);
  CHECK(explained.out.empty());
  CHECK(contains(explained.err, "HX02 has 41 points; expected 0 to 40"));
}

TEST_CASE("Failing plugin: run leaves no result without the domain", "[program][plugin]") {
  PluginFolder plugins;
  plugins.add("fails_at_row");
  const SmallYear year("fails_at_row");
  CHECK(run_with(year, plugins, {"run"}).exit == 3);
  CHECK_FALSE(fs::exists(year.workspace() / "results"));
}

TEST_CASE("Failing plugin: a gate that describe does not name ends with 3", "[program][plugin]") {
  CHECK(played("unknown_gate").exit == 3);
}

TEST_CASE("Failing plugin: what a function throws reaches people", "[program][plugin]") {
  PluginFolder plugins;
  plugins.add("throwing");
  const SmallYear year("throwing", "throwing");
  year.write("evidence/year/society.csv",
             "domain,assessee,indicator,input,value,evidence\n"
             "throwing,a01,HX01,done,1,某表\nthrowing,a02,HX01,done,1,某表\nthrowing,a03,HX01,done,"
             "13,某表\n");
  const Ended ended = run_with(year, plugins, {"run"});
  CHECK(ended.exit == 3);
  CHECK(contains(ended.err, "plugin throwing 1.0.0 (score), assessee a03: "));
  CHECK(contains(ended.err, "13 times is beyond the table"));
}

TEST_CASE("Failing plugin: one built for another boundary stops before anything is read",
          "[program][plugin][A3.1]") {
  PluginFolder plugins;
  plugins.add("other_boundary");
  const SmallYear year("other_boundary");
  const Ended ended = run_with(year, plugins, {"year", "check"});
  CHECK(ended.exit == 3);
  CHECK(
      contains(ended.err, "other_boundary.so: it was built for version 7 of the plugin boundary"));
}

TEST_CASE("Failing plugin: of a year's plugins all that fail are said at once",
          "[program][plugin][A3.1]") {
  const County county;
  PluginFolder plugins;
  for (const char* id : {"townships", "county_units", "hospitals"})
    plugins.put(id, bytes_of(build_folder() / "plugins" / (std::string(id) + ".so")));
  plugins.put("schools", "no library").put("soes", "neither");
  const Ended ended = county.run({"score", "--plugins", plugins.path().string(), "--lang", "en"});
  CHECK(ended.exit == 3);
  for (const char* file : {"schools.so: ", "soes.so: "}) CHECK(contains(ended.err, file));
}

TEST_CASE("Failing plugin: one of another domain is refused", "[program][plugin]") {
  PluginFolder plugins;
  plugins.add("sound");
  const SmallYear year("sound", "libraries");
  const Ended ended = run_with(year, plugins, {"year", "check"});
  CHECK(ended.exit == 3);
  CHECK(contains(ended.err,
                 "sound.so: it is a plugin for domain \"associations\"; the year enables it for "
                 "\"libraries\""));
}

TEST_CASE("Failing plugin: plugin list --numbers goes on after one that cannot describe itself",
          "[program][plugin]") {
  PluginFolder plugins;
  plugins.add("describes_garbage").add("refuses_settings").add("throwing");
  const Ended ended =
      run_kaohe(plugins.path(), {"plugin", "list", "--numbers", "--plugins", ".", "--lang", "en"});
  CHECK(ended.exit != 4);
  CHECK(contains(ended.out, "\"HX01.points\""));
  CHECK(contains(ended.out + ended.err, "refuses_settings"));
}

TEST_CASE("Failing plugin: half a file is refused, not a crash", "[program][plugin]") {
  PluginFolder plugins;
  const std::string whole = bytes_of(build_folder() / "plugins/schools.so");
  for (std::size_t part = 1; part < 12; ++part) {
    plugins.put("schools", whole.substr(0, whole.size() * part / 12));
    const Ended ended =
        run_kaohe(plugins.path(), {"plugin", "list", "--plugins", ".", "--lang", "en"});
    CAPTURE(part);
    CHECK(ended.exit == 0);
  }
}
