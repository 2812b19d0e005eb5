// kaohe year diff: two years, each with its plugins.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "program.hpp"

using namespace kaohe::testing;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

// A second folder of years beside the county's own, to be changed.
void copy_as_before(const County& county) {
  fs::copy(county.path() / "configs", county.path() / "before", fs::copy_options::recursive);
}

}  // namespace

TEST_CASE("Program: year diff says plainly that there is no difference", "[program][A8.3]") {
  const County county;
  const Ended ended = county.run({"year", "diff", "--from", "2023", "--lang", "en"});
  CHECK(ended.exit == 0);
  CHECK(contains(ended.out, "no difference in rules, indicators or people"));
  const Ended as_json = county.run({"year", "diff", "--from", "2023", "--json"});
  CHECK(json::parse(as_json.out).at("differences").empty());
}

TEST_CASE("Program: year diff names what changed, domain by domain", "[program][A8.4]") {
  const County county;
  copy_as_before(county);
  county.replace("year.toml", "below_line = \"fairly_good\"", "below_line = \"fair\"");
  county.replace("year.toml", "value = \"0.5\"\nfrom = \"q3\"", "value = \"0.75\"\nfrom = \"q4\"");
  county.replace("year.toml", "XX15 = \"organization\"", "XX15 = \"publicity\"");
  county.replace("roster/hospitals.csv", "云岭县中医医院", "云岭县中医院");
  const Ended ended =
      county.run({"year", "diff", "--from", "2023", "--from-configs", "before", "--lang", "en"});
  INFO(ended.out << ended.err);
  CHECK(ended.exit == 0);
  CHECK(contains(ended.out, "The year as a whole"));
  CHECK(contains(ended.out, "the grade proposed below the line"));
  CHECK(contains(ended.out, "乡镇(街道) (townships)"));
  CHECK(contains(ended.out, "0.25; q4: 0.75"));
  CHECK(contains(ended.out, "云岭县中医院"));

  const Ended told = county.run(
      {"year", "diff", "--from", "2023", "--from-configs", "before", "--json", "--lang", "zh"});
  const json all = json::parse(told.out).at("differences");
  const auto has = [&](const json& part) {
    for (const json& one : all) {
      json both = one;
      both.update(part);
      if (both == one) return true;
    }
    return false;
  };
  CHECK(has({{"domain", ""},
             {"path", "grades.below_line"},
             {"kind", "setting"},
             {"before", "较好"},
             {"after", "一般"}}));
  CHECK(has({{"domain", "townships"},
             {"indicator", "XZ21"},
             {"kind", "number"},
             {"change", "changed"},
             {"path", "item.spots.price"},
             {"before", "0.25; q3: 0.5"},
             {"after", "0.25; q4: 0.75"}}));
  CHECK(has({{"domain", "schools"},
             {"indicator", "XX15"},
             {"kind", "unit"},
             {"what", "责任单位"},
             {"before", "县委组织部"},
             {"after", "县委宣传部"}}));
  CHECK(has({{"domain", "hospitals"}, {"kind", "roster"}, {"before", "云岭县中医医院"}}));
}

TEST_CASE("Program: year diff says what to do where the earlier year's plugin is missing",
          "[program]") {
  const County county;
  copy_as_before(county);
  const std::string text = bytes_of(county.path() / "before/2023/year.toml");
  const std::string plugin = "plugin = { id = \"schools\"";
  std::string changed = text;
  changed.replace(changed.find(plugin), plugin.size(), "plugin = { id = \"old_schools\"");
  std::ofstream(county.path() / "before/2023/year.toml", std::ios::binary) << changed;
  const std::vector<std::string> command{"year",           "diff",   "--from", "2023",
                                         "--from-configs", "before", "--lang", "en"};
  const Ended ended = county.run(command);
  CHECK(ended.exit == 3);
  CHECK(contains(ended.err,
                 "of the year 2023 (--from): domain schools needs plugin \"old_schools\""));
  CHECK(contains(ended.err, "name it with --from-plugins DIR"));

  // Its plugin stands in a folder of its own.
  PluginFolder plugins;
  for (const char* id : {"townships", "county_units", "schools", "soes", "hospitals"}) {
    const std::string name = id == std::string("schools") ? "old_schools" : id;
    plugins.put(name, bytes_of(build_folder() / "plugins" / (std::string(id) + ".so")));
  }
  std::vector<std::string> with = command;
  with.insert(with.end(), {"--from-plugins", plugins.path().string()});
  const Ended found = county.run(with);
  INFO(found.err);
  CHECK(contains(found.out + found.err, "old_schools"));
}

TEST_CASE("Program: year diff names the years there are when one is missing", "[program]") {
  const County county;
  const Ended ended = county.run({"year", "diff", "--from", "2022", "--lang", "en"});
  CHECK(ended.exit == 2);
  CHECK(contains(ended.err, "no year 2022 here"));
  CHECK(county.run({"year", "diff"}).exit == 2);
}
