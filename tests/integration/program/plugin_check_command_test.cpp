// kaohe plugin check as people and machines meet it: what it prints in both languages, its JSON,
// its exit code.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "integration/program/program.hpp"

using namespace kaohe::testing;
using nlohmann::json;

namespace {

constexpr int kPluginExit = 3;

Ended check(const PluginFolder& plugins, const std::string& name,
            std::vector<std::string> options) {
  options.insert(options.begin(), {"plugin", "check", name + ".so"});
  return run_kaohe(plugins.path(), options);
}

}  // namespace

TEST_CASE("Plugin check command: a plugin that keeps the boundary ends with 0",
          "[program][check]") {
  PluginFolder plugins;
  plugins.add("reading_rooms");
  const Ended ended = check(plugins, "reading_rooms", {"--level", "2", "--seed", "5"});
  CHECK(ended.exit == 0);
  CHECK(ended.err.empty());
  CHECK(contains(ended.out, "1  file.exports"));
  CHECK(contains(ended.out, "pass  one exported symbol: kaohe_plugin_v1 and nothing else\n"));
  CHECK(contains(ended.out,
                 "its table: reading_rooms 1.0.0 for the domain reading_rooms, "
                 "boundary 1.0\n"));
  CHECK(contains(ended.out, "bad settings: 7 sorts of bad settings refused, each with a reason\n"));
  CHECK_FALSE(contains(ended.out, "score.rows"));
  CHECK(contains(ended.out, "It keeps level 2 (seed 5).\n"));
}

TEST_CASE("Plugin check command: one that fails ends with 3 and says what was not checked",
          "[program][check]") {
  PluginFolder plugins;
  plugins.add("extra_export");
  const Ended ended = check(plugins, "extra_export", {"--level", "1"});
  CHECK(ended.exit == kPluginExit);
  CHECK(
      contains(ended.out, "fail  one exported symbol: besides kaohe_plugin_v1 it exports answer"));
  CHECK(contains(ended.out,
                 "not checked: file.loads (it can be loaded), as file.exports did not pass\n"));
  CHECK(contains(ended.out,
                 "It does not keep level 1 (seed 1; the same seed gives the same data).\n"));
}

TEST_CASE("Plugin check command: it speaks Chinese", "[program][check]") {
  PluginFolder plugins;
  plugins.add("extra_export");
  const Ended ended = check(plugins, "extra_export", {"--level", "1", "--lang", "zh"});
  CHECK(ended.exit == kPluginExit);
  CHECK(contains(ended.out, "不合格"));
  CHECK(contains(ended.out, "只导出一个符号: 除 kaohe_plugin_v1 外还导出了 answer"));
  CHECK(contains(ended.out, "未检查:file.loads(可以加载),因为 file.exports 没有通过\n"));
  CHECK(contains(ended.out, "不符合第 1 级(种子 1;同一种子生成同样的数据)。\n"));
}

TEST_CASE("Plugin check command: a crash ends with 3, its JSON says which check",
          "[program][check]") {
  PluginFolder plugins;
  plugins.add("crashes");
  const Ended ended = check(plugins, "crashes", {"--level", "3", "--json"});
  CHECK(ended.exit == kPluginExit);
  CHECK(ended.err.empty());
  const json shown = json::parse(ended.out);
  CHECK(shown.at("file") == "crashes.so");
  CHECK(shown.at("level") == 3);
  CHECK(shown.at("seed") == 1);
  CHECK(shown.at("holds") == false);
  int crashes = 0;
  for (const json& one : shown.at("checks")) {
    CHECK(one.size() == 7);
    CHECK(one.at("level").get<int>() <= 3);
    CHECK_FALSE(one.at("title_zh").get<std::string>().empty());
    if (one.at("outcome") == "pass") continue;
    ++crashes;
    CHECK(one.at("id") == "score.rows");
    CHECK(one.at("outcome") == "crash");
    CHECK(contains(one.at("text_en"), "scoring 1 rows: its process died"));
    CHECK(contains(one.at("text_zh"), "为 1 行计分时"));
  }
  CHECK(crashes == 1);
  for (const json& one : shown.at("left_out")) CHECK(one.at("because") == "score.rows");
  CHECK_FALSE(shown.at("left_out").empty());
}

TEST_CASE("Plugin check command: a warning keeps the level, in JSON too", "[program][check]") {
  PluginFolder plugins;
  plugins.add("reading_rooms_later");
  const Ended ended = check(plugins, "reading_rooms_later", {"--level", "1", "--json"});
  CHECK(ended.exit == 0);
  const json shown = json::parse(ended.out);
  CHECK(shown.at("holds") == true);
  CHECK(shown.at("left_out").empty());
  CHECK(shown.at("checks").back().at("id") == "table");
  CHECK(shown.at("checks").back().at("outcome") == "warn");
  const Ended zh = check(plugins, "reading_rooms_later", {"--level", "1", "--lang", "zh"});
  CHECK(contains(zh.out, "提醒"));
  CHECK(contains(zh.out, "它按接口 1.1 构建,本程序为 1.0;较新的部分不会用到"));
}

TEST_CASE("Plugin check command: a file that is not there is the environment's",
          "[program][check]") {
  constexpr int kEnvironmentExit = 4;
  const PluginFolder plugins;
  const Ended ended = check(plugins, "nobody", {});
  CHECK(ended.exit == kEnvironmentExit);
  CHECK(contains(ended.err, "nobody.so"));
  CHECK(ended.out.empty());
}
