// What the host refuses to load, and what people are told then.
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include "base/digest.hpp"
#include "fixtures/small_year.hpp"
#include "plugin_host/plugin.hpp"
#include "unit/base/refusal.hpp"

using namespace kaohe;
using namespace kaohe::testing;
namespace fs = std::filesystem;

namespace {

constexpr int kPluginExit = 3;
constexpr int kEnvironmentExit = 4;

// The refusal of one plugin of a folder, which ends with exit code 3 in every case.
std::string refused(const PluginFolder& plugins, const std::string& name,
                    Language language = Language::en) {
  const auto load = [&] { plugin_host::load(plugins.file(name), plugins.path()); };
  CHECK(exit_code(load) == kPluginExit);
  return plugins.without_path(refusal(load, language));
}

std::string refused_fixture(const std::string& name, Language language = Language::en) {
  return refused(PluginFolder().add(name), name, language);
}

}  // namespace

TEST_CASE("Plugin host: a plugin built for another boundary is refused", "[plugin_host][A3.1]") {
  CHECK(refused_fixture("other_boundary") ==
        "other_boundary.so: it was built for version 7 of the plugin boundary; this program speaks "
        "version 1: build it again with this program's SDK");
  CHECK(contains(refused_fixture("other_boundary", Language::zh),
                 "other_boundary.so: 它按插件接口第 7 版构建,本程序使用第 1 版"));
}

TEST_CASE("Plugin host: a table that begins with another word is no plugin", "[plugin_host]") {
  CHECK(refused_fixture("wrong_magic") ==
        "wrong_magic.so: its table begins with 0x7f454c46; expected 0x4b414f48: it is no Kaohe "
        "plugin");
}

TEST_CASE("Plugin host: a table that is too short is refused", "[plugin_host]") {
  CHECK(refused_fixture("tiny_table") == "tiny_table.so: its table is 8 bytes; expected at least " +
                                             std::to_string(sizeof(kaohe_plugin)) +
                                             ": it is no Kaohe plugin");
  CHECK(refused_fixture("short_table") ==
        "short_table.so: its table is " + std::to_string(offsetof(kaohe_plugin, explain)) +
            " bytes; expected at least " + std::to_string(offsetof(kaohe_plugin, extension)) +
            ": build it again with this SDK");
}

TEST_CASE("Plugin host: a table without an entry is refused", "[plugin_host]") {
  CHECK(refused_fixture("missing_entry") ==
        "missing_entry.so: its table lacks an entry; expected id, domain, version, title, create, "
        "describe, score, explain and destroy");
}

TEST_CASE("Plugin host: a plugin whose id is not its file's name is refused", "[plugin_host]") {
  CHECK(refused_fixture("other_name") ==
        "other_name.so: the plugin inside says that it is \"somebody_else\"; expected "
        "\"other_name\", "
        "the name of the file: rename the file to somebody_else.so or build the right plugin");
  CHECK(refused_fixture("other_name", Language::zh) ==
        "other_name.so: 里面的插件自称“somebody_else”,应与文件名“other_name”一致:请把文件改名为 "
        "somebody_else.so,或构建正确的插件");
}

TEST_CASE("Plugin host: a library that exports no plugin is refused", "[plugin_host]") {
  CHECK(refused_fixture("no_export") ==
        "no_export.so: it exports no kaohe_plugin_v1: it is no Kaohe plugin; put only plugins into "
        "this folder, or make one with KAOHE_PLUGIN");
  CHECK(contains(refused_fixture("no_export", Language::zh), "没有导出 kaohe_plugin_v1"));
}

TEST_CASE("Plugin host: a library with something undefined is refused", "[plugin_host]") {
  const std::string why = refused_fixture("undefined_symbol");
  CHECK(contains(why, "undefined_symbol.so: it cannot be loaded: "));
  CHECK(contains(why, "with nothing undefined: build it again with this program's SDK"));
}

TEST_CASE("Plugin host: what is undefined is named", "[plugin_host]") {
  CHECK(contains(refused_fixture("undefined_symbol"), "undefined symbol: nowhere"));
}

TEST_CASE("Plugin host: what is no library is refused", "[plugin_host]") {
  PluginFolder plugins;
  plugins.put("text", "id = \"schools\"\n").put("empty", "");
  CHECK(contains(refused(plugins, "text"), "text.so: it cannot be loaded: "));
  CHECK(contains(refused(plugins, "text"), "expected a shared library for this machine"));
  CHECK(contains(refused(plugins, "text", Language::zh), "text.so: 无法加载:"));
  CHECK(contains(refused(plugins, "empty"), "empty.so: it cannot be loaded: "));
}

TEST_CASE("Plugin host: a plugin that is not there is refused", "[plugin_host]") {
  const PluginFolder plugins;
  CHECK(refused(plugins, "schools") ==
        "schools.so: there is no plugin file here (No such file or directory); build the plugins, "
        "or name their folder with --plugins DIR");
  CHECK(contains(refused(plugins, "schools", Language::zh), "这里没有插件文件"));
}

TEST_CASE("Plugin host: a plugin that others can write is refused", "[plugin_host]") {
  PluginFolder plugins;
  plugins.add("sound");
  for (const mode_t mode : {0757U, 0775U, 0777U}) {
    PluginFolder::set_mode(plugins.file("sound"), mode);
    const std::string why = refused(plugins, "sound");
    INFO(why);
    CHECK(contains(why, "sound.so: others can write it (mode 7"));
    CHECK(contains(why, "chmod go-w "));
    CHECK(contains(refused(plugins, "sound", Language::zh), "他人可以写它"));
  }
  PluginFolder::set_mode(plugins.file("sound"), 0555);
  CHECK_NOTHROW(plugin_host::load(plugins.file("sound"), plugins.path()));
}

TEST_CASE("Plugin host: a plugin that somebody else owns is refused", "[plugin_host]") {
  PluginFolder plugins;
  plugins.add("sound");
  constexpr uid_t kNobody = 65534;
  if (::chown(plugins.file("sound").c_str(), kNobody, static_cast<gid_t>(-1)) != 0) {
    WARN("only root may give a file away: the case is not run");
    return;
  }
  CHECK(contains(refused(plugins, "sound"), "sound.so: user 65534 owns it"));
  CHECK(contains(refused(plugins, "sound", Language::zh), "它属于用户 65534"));
}

TEST_CASE("Plugin host: a plugins folder that others can write is refused", "[plugin_host]") {
  PluginFolder plugins;
  plugins.add("sound");
  PluginFolder::set_mode(plugins.path(), 0777);
  CHECK(refused(plugins, "sound") == plugins.path().string() +
                                         ": others can write it (mode 777); a plugin decides "
                                         "scores, so only its owner may: chmod go-w " +
                                         plugins.path().string());
}

TEST_CASE("Plugin host: a link that leaves the folder is refused", "[plugin_host]") {
  PluginFolder elsewhere, plugins;
  elsewhere.add("sound");
  fs::create_symlink(elsewhere.file("sound"), plugins.file("sound"));
  CHECK(refused(plugins, "sound") == "sound.so: it is a link to " +
                                         fs::canonical(elsewhere.file("sound")).string() +
                                         ", which leaves the plugins folder; copy the file there "
                                         "instead of linking it");
  CHECK(contains(refused(plugins, "sound", Language::zh), "离开了插件目录"));
}

TEST_CASE("Plugin host: a link to nothing is refused", "[plugin_host]") {
  const PluginFolder plugins;
  fs::create_symlink(plugins.path() / "gone.so", plugins.file("sound"));
  CHECK(contains(refused(plugins, "sound"), "sound.so: there is no plugin file here"));
}

TEST_CASE("Plugin host: a plugins folder may itself be reached by a link", "[plugin_host]") {
  PluginFolder plugins;
  plugins.add("sound");
  const TempFolder other;
  fs::create_directory_symlink(plugins.path(), other.path() / "plugins");
  CHECK_NOTHROW(plugin_host::load(other.path() / "plugins/sound.so", other.path() / "plugins"));
}

TEST_CASE("Plugin host: what is loaded says who it is and which bytes it is", "[plugin_host]") {
  PluginFolder plugins;
  plugins.add("sound");
  const plugin_host::PluginPointer plugin =
      plugin_host::load(plugins.file("sound"), plugins.path());
  const plugin_host::Identity& identity = plugin->identity();
  CHECK(identity.file == fs::canonical(plugins.file("sound")));
  CHECK(identity.id == "sound");
  CHECK(identity.domain == "associations");
  CHECK(identity.version == "1.0.0");
  CHECK(identity.title == "协会");
  CHECK(identity.vendor == "测试");
  CHECK(identity.license == "Apache-2.0");
  CHECK(identity.sha256 == sha256(bytes_of(plugins.file("sound"))));
  CHECK(plugin->table().magic == KAOHE_MAGIC);
}

TEST_CASE("Plugin host: a file exchanged after loading changes nothing that runs",
          "[plugin_host]") {
  PluginFolder plugins;
  plugins.add("sound");
  const auto first = plugin_host::load(plugins.file("sound"), plugins.path());
  plugins.put("sound", bytes_of(fixture_plugin("other_boundary")));
  CHECK(std::string(first->table().id) == "sound");
  CHECK(contains(refused(plugins, "sound"), "version 7"));
  plugins.add("sound");
  const auto again = plugin_host::load(plugins.file("sound"), plugins.path());
  CHECK(again->identity().sha256 == first->identity().sha256);
}

TEST_CASE("Plugin host: a folder's plugins are listed by name, refused ones with the reason",
          "[plugin_host]") {
  PluginFolder plugins;
  plugins.add("wrong_magic").add("sound").add("no_export").put("text", "no library");
  std::ofstream(plugins.path() / "notes.txt") << "no plugin";
  fs::create_directory(plugins.path() / "a_folder.so");
  fs::create_symlink("/nowhere/else.so", plugins.path() / "a_link.so");
  std::vector<plugin_host::Found> found = plugin_host::discover(plugins.path());
  REQUIRE(found.size() == 6);
  CHECK(found[0].file.filename() == "a_folder.so");
  CHECK(contains(found[0].refusal.en, "folder"));
  CHECK(found[1].file.filename() == "a_link.so");
  CHECK(contains(found[1].refusal.en, "there is no plugin file here"));
  found.erase(found.begin(), found.begin() + 2);
  CHECK(found[0].file.filename() == "no_export.so");
  CHECK(contains(found[0].refusal.en, "exports no kaohe_plugin_v1"));
  CHECK(found[1].plugin != nullptr);
  CHECK(found[1].refusal.en.empty());
  CHECK(contains(found[2].refusal.zh, "无法加载"));
  CHECK(contains(found[3].refusal.en, "0x7f454c46"));
}

TEST_CASE("Plugin host: a plugins folder that is missing is an error of the environment",
          "[plugin_host]") {
  const PluginFolder plugins;
  const auto discover = [&] { plugin_host::discover(plugins.path() / "none"); };
  CHECK(exit_code(discover) == kEnvironmentExit);
  CHECK(contains(refusal(discover), "/none: the folder cannot be read: it does not exist"));
  CHECK(plugin_host::discover(plugins.path()).empty());
}

TEST_CASE("Plugin host: a version meets a requirement or not", "[plugin_host]") {
  using plugin_host::satisfies;
  CHECK(satisfies("1.2.0", ""));
  CHECK(satisfies("1.2.0", "1.2.0"));
  CHECK(satisfies("1.2.0", "1.2"));
  CHECK(satisfies("1.2.0", "=1.2.0"));
  CHECK_FALSE(satisfies("1.2.1", "1.2.0"));
  CHECK(satisfies("1.0.0", ">=1.0 <2.0"));
  CHECK(satisfies("1.99.99", ">=1.0 <2.0"));
  CHECK_FALSE(satisfies("0.99.9", ">=1.0 <2.0"));
  CHECK_FALSE(satisfies("2.0.0", ">=1.0 <2.0"));
  CHECK(satisfies("2.0.0", ">1.9.9 <=2"));
  CHECK_FALSE(satisfies("1.9.9", ">1.9.9 <=2"));
  CHECK(satisfies("1.10.0", ">1.9.0"));
  CHECK(satisfies("1.2.0", "  >=1.0   <2.0 "));
  CHECK_FALSE(satisfies("draft", ">=1.0"));
}

TEST_CASE("Plugin host: a version requirement that is none is refused", "[plugin_host]") {
  for (const char* requirement : {"latest", ">= 1.0", "1.0.0.0", "1.x", "^1.0", ">=", "1.", "-1.0",
                                  ">=1.0,<2.0", "1.99999999999"}) {
    INFO(requirement);
    const auto ask = [&] { plugin_host::satisfies("1.0.0", requirement); };
    CHECK(exit_code(ask) == 1);
    CHECK(
        contains(refusal(ask), std::string("plugin version requirement \"") + requirement + "\""));
    CHECK(contains(refusal(ask), "expected a version such as 1.2.0 or bounds such as >=1.0 <2.0"));
  }
}
