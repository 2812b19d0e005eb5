// kaohe plugin why: which plugin answers for a domain, by which rule, and why no other file does.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "integration/program/program.hpp"

using namespace kaohe::testing;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

std::string built(const std::string& id) {
  return bytes_of(build_folder() / "plugins" / (id + ".so"));
}

/// The county with a plugins folder of its own: the plugins of hospitals and schools.
struct Desk {
  Desk() { plugins.put("hospitals", built("hospitals")).put("schools", built("schools")); }
  Ended why(const std::string& domain, const std::string& more = "--lang=en") const {
    return county.run({"plugin", "why", domain, "--plugins", plugins.path().string(), more});
  }
  json as_json(const std::string& domain) const { return json::parse(why(domain, "--json").out); }
  County county;
  PluginFolder plugins;
};

const json& other(const json& document, const std::string& name) {
  for (const json& one : document.at("others")) {
    if (fs::path(one.at("file").get<std::string>()).filename() == name) return one;
  }
  throw std::runtime_error("no file " + name);
}

}  // namespace

TEST_CASE("Plugin why: what the year asks for, the file that answers, the numbers it sets anew",
          "[program][A3.1][A8.4]") {
  const Desk desk;
  const Ended ended = desk.why("hospitals");
  INFO(ended.out << ended.err);
  CHECK(ended.exit == 0);
  CHECK(contains(ended.out, "year.toml asks for plugin \"hospitals\", version >=1.0 <2.0"));
  CHECK(contains(ended.out, "/hospitals.so: version 1.0.0"));
  CHECK(contains(ended.out, "YY01.item.studies.price"));
  CHECK(contains(ended.out, "云考委〔2023〕8号"));
  CHECK(contains(ended.out,
                 "schools.so: it is plugin \"schools\" 1.0.0, which the year uses for "
                 "domain schools"));

  const json document = desk.as_json("公立医院");
  CHECK(document.at("plugin").at("sha256").get<std::string>().size() == 7 + 64);
  const json& first = document.at("overrides").at(0);
  CHECK(first.at("issued") == "0.5");
  CHECK(first.at("value") == "1");
  CHECK(first.at("from") == "q3");
  CHECK(contains(desk.why("hospitals", "--lang=zh").out, "本年度改动的数值"));
}

TEST_CASE("Plugin why: a domain whose numbers stand as issued says so", "[program][A3.1]") {
  const Desk desk;
  const Ended ended = desk.why("schools");
  CHECK(ended.exit == 0);
  CHECK(contains(ended.out, "The year sets none of its numbers anew."));
  CHECK(desk.as_json("schools").at("overrides").empty());
}

TEST_CASE("Plugin why: every file that is not used has its reason", "[program][A3.1]") {
  Desk desk;
  std::ofstream(desk.plugins.path() / "schools.so.bak") << "a copy put aside";
  desk.plugins.put("soes", "no library");
  desk.plugins.put("townships", built("schools"));
  desk.plugins.put("associations",
                   bytes_of(build_folder() / "tests/plugins/sixth/associations.so"));
  const json document = desk.as_json("schools");
  CHECK(document.at("others").size() == 5);
  const auto why = [&](const char* name) {
    return other(document, name).at("why_en").get<std::string>();
  };
  CHECK(contains(why("schools.so.bak"), "its name does not end in .so"));
  CHECK(contains(why("schools.so.bak"), "here schools.so"));
  CHECK(contains(why("soes.so"), "it cannot be loaded"));
  CHECK(contains(why("townships.so"), "rename the file to schools.so"));
  CHECK(contains(why("associations.so"), "which this year does not enable"));
  CHECK(contains(other(document, "associations.so").at("why_zh"), "本年度没有启用"));
}

TEST_CASE("Plugin why: another plugin for the same domain is told how it would be used",
          "[program][A3.1]") {
  const Desk desk;
  desk.county.replace("year.toml", "plugin = { id = \"schools\", version = \">=1.0 <2.0\" }",
                      "plugin = { id = \"schools_of_old\" }");
  const Ended ended = desk.why("schools");
  INFO(ended.out << ended.err);
  CHECK(ended.exit == 3);
  CHECK(contains(ended.out, "year.toml asks for plugin \"schools_of_old\", version any"));
  CHECK(contains(ended.out, "none answers for it: domain schools needs plugin"));
  CHECK(contains(ended.out, "schools.so: it is plugin \"schools\" 1.0.0 for this domain too"));
  CHECK(contains(desk.why("hospitals").out,
                 "for domain schools, for which year.toml asks for \"schools_of_old\""));
}

TEST_CASE("Plugin why: a version that the year does not take is no answer", "[program][A3.1]") {
  const Desk desk;
  desk.county.replace("year.toml", "plugin = { id = \"schools\", version = \">=1.0 <2.0\" }",
                      "plugin = { id = \"schools\", version = \">=2.0\" }");
  const Ended ended = desk.why("schools");
  INFO(ended.out << ended.err);
  CHECK(ended.exit == 3);
  CHECK(contains(ended.out, "it is version 1.0.0; the year requires >=2.0"));
  const json document = desk.as_json("schools");
  CHECK(document.at("plugin").is_null());
  CHECK(contains(document.at("refused_zh"), "年度配置要求 >=2.0"));
}

TEST_CASE("Plugin why: an unknown domain and a missing folder are refused", "[program]") {
  const Desk desk;
  const Ended unknown = desk.why("scools");
  CHECK(unknown.exit != 0);
  CHECK(contains(unknown.err, "schools"));
  const Ended missing =
      desk.county.run({"plugin", "why", "schools", "--plugins", "nowhere", "--lang", "en"});
  CHECK(missing.exit == 4);
  CHECK(contains(missing.err, "nowhere"));
}
