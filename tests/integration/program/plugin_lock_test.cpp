// kaohe plugin lock: a year goes on with the plugins that it was locked with, and with no others.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "integration/program/program.hpp"

using namespace kaohe::testing;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

/// The sixth domain in a workspace of its own, with a plugins folder in which a test installs
/// versions of its plugin.
struct Locked {
  Locked() {
    fs::copy(source_folder() / "tests/fixtures/sixth/configs", folder.path() / "configs",
             fs::copy_options::recursive);
    install("sixth");
  }
  static std::string version(const std::string& name) {
    return bytes_of(build_folder() / "tests/plugins" / name / "associations.so");
  }
  void install(const std::string& name) { plugins.put("associations", version(name)); }
  Ended run(std::vector<std::string> words, const char* language = "en") const {
    words.insert(words.end(), {"--plugins", plugins.path().string(), "--lang", language});
    return run_kaohe(folder.path(), words);
  }
  Ended lock(std::vector<std::string> more = {}, const char* language = "en") const {
    std::vector<std::string> words{"plugin", "lock", "--level", "1"};
    words.insert(words.end(), more.begin(), more.end());
    return run(words, language);
  }
  Ended upgrade(std::vector<std::string> more = {"--reason", "错误更正"}) const {
    more.insert(more.begin(), {"--upgrade", "associations", "--without-ledger"});
    return lock(more);
  }
  fs::path year() const { return folder.path() / "configs/2023"; }
  fs::path file() const { return year() / "plugins.lock"; }
  fs::path bytes() const {
    for (const auto& one : fs::recursive_directory_iterator(year() / "locked"))
      if (one.path().extension() == ".so") return one.path();
    return {};
  }
  /// What the year's result says of the digest of its figures.
  std::string figures() const {
    return json::parse(run({"score", "--json"}).out).at("figures_digest");
  }
  TempFolder folder;
  PluginFolder plugins;
};

void replace_in(const fs::path& file, const std::string& found, const std::string& by) {
  std::string text = bytes_of(file);
  const std::size_t at = text.find(found);
  REQUIRE(at != std::string::npos);
  std::ofstream(file, std::ios::binary) << text.replace(at, found.size(), by);
}

}  // namespace

TEST_CASE("Lock: a year goes on with the plugin that it locked, whatever is installed later",
          "[program][lock][A8.3]") {
  Locked year;
  const std::string before = year.figures();
  const Ended locked = year.lock();
  INFO(locked.out << locked.err);
  REQUIRE(locked.exit == 0);
  CHECK(contains(locked.out, "associations  associations  1.2.0  sha256:"));
  CHECK(contains(locked.out, "the year computes with these bytes from now on"));
  CHECK(bytes_of(year.bytes()) == Locked::version("sixth"));
  CHECK(fs::exists(year.bytes().parent_path() / "associations-sources.tar.gz"));

  year.install("sixth_dearer");
  CHECK(year.figures() == before);
  fs::remove(year.plugins.file("associations"));
  CHECK(year.figures() == before);
}

TEST_CASE("Lock: twice is once, and a dry run writes nothing", "[program][lock][A8.3]") {
  Locked year;
  const Ended dry = year.lock({"--dry-run"});
  CHECK(contains(dry.out, "would be locked"));
  CHECK(contains(dry.out, "Nothing was written"));
  CHECK_FALSE(fs::exists(year.file()));
  CHECK_FALSE(fs::exists(year.year() / "locked"));
  REQUIRE(year.lock().exit == 0);
  const auto files = files_below(year.year());
  const Ended again = year.lock();
  CHECK(again.exit == 0);
  CHECK(contains(again.out, "locked before"));
  CHECK(files_below(year.year()) == files);
  const json lines = json::parse(year.lock({"--json"}).out);
  CHECK(lines.at(0).at("what") == "kept");
  CHECK(lines.at(0).at("sources") == true);
  CHECK(lines.at(0).at("conformance") == 1);
}

TEST_CASE("Lock: the sources come out of the plugin as they were built", "[program][lock][A8.3]") {
  Locked year;
  REQUIRE(year.lock().exit == 0);
  const std::string archive = (year.bytes().parent_path() / "associations-sources.tar.gz").string();
  const std::string unpacked = year.folder.path().string();
  REQUIRE(std::system(("tar xzf " + archive + " -C " + unpacked).c_str()) == 0);
  CHECK(bytes_of(year.folder.path() / "associations/indicators.toml") ==
        bytes_of(source_folder() / "tests/fixtures/sixth/indicators.toml"));
}

TEST_CASE("Lock: bytes that were changed, are gone or are open to others are refused",
          "[program][lock][A8.3][A21.1]") {
  Locked year;
  REQUIRE(year.lock().exit == 0);
  const fs::path bytes = year.bytes();
  const std::string whole = bytes_of(bytes);
  const auto refused = [&] {
    const Ended ended = year.run({"score"});
    CHECK(ended.exit == 3);
    return ended.err;
  };
  std::ofstream(bytes, std::ios::binary) << whole << "\n";
  CHECK(contains(refused(), "as the year's lock has it: the file or the lock was changed"));
  CHECK(year.lock({"--check"}).exit == 1);
  std::ofstream(bytes, std::ios::binary) << whole;
  PluginFolder::set_mode(bytes, 0664);
  CHECK(contains(refused(), "others can write it (mode 664)"));
  fs::remove(bytes);
  fs::create_symlink(year.plugins.file("associations"), bytes);
  CHECK(contains(refused(), "which leaves the plugins folder"));
  fs::remove(bytes);
  CHECK(contains(refused(), "the bytes that the year's lock names are gone"));
  CHECK(contains(year.lock({"--check"}).out, "associations: wrong: "));
}

TEST_CASE("Lock: sources that are gone or are others are noticed", "[program][lock][A8.3]") {
  Locked year;
  REQUIRE(year.lock().exit == 0);
  const fs::path sources = year.bytes().parent_path() / "associations-sources.tar.gz";
  std::ofstream(sources, std::ios::binary | std::ios::app) << "more";
  const Ended changed = year.lock({"--check"});
  CHECK(changed.exit == 1);
  CHECK(contains(changed.out, "associations-sources.tar.gz is not what the library carries"));
  fs::remove(sources);
  CHECK(contains(year.lock({"--check"}).out, "associations: wrong: its sources are gone: "));
  CHECK(year.run({"score"}).exit == 0);
}

TEST_CASE("Lock: folders that everybody can write, or that are links, are refused",
          "[program][lock][A8.3][A21.1]") {
  Locked year;
  REQUIRE(year.lock().exit == 0);
  const fs::path locked = year.year() / "locked";
  for (const fs::path& folder : {year.year(), locked}) {
    PluginFolder::set_mode(folder, 0777);
    const Ended refused = year.run({"score"});
    CHECK(refused.exit == 1);
    CHECK(contains(refused.err, folder.filename().string() +
                                    ": everybody can write this folder (mode 777), and what it "
                                    "holds decides which plugins run: chmod go-w "));
    PluginFolder::set_mode(folder, 0755);
  }
  fs::rename(locked, year.folder.path() / "elsewhere");
  fs::create_directory_symlink(year.folder.path() / "elsewhere", locked);
  CHECK(contains(year.run({"score"}).err, "locked: it is a link to "));
}

TEST_CASE("Lock: what an exchange says is refused where nothing is exchanged",
          "[program][lock][A8.3]") {
  Locked year;
  for (const auto& words : std::vector<std::vector<std::string>>{
           {"--reason", "错误更正"}, {"--document", "文号"}, {"--without-ledger"}}) {
    const Ended refused = year.lock(words);
    CHECK(refused.exit == 2);
    CHECK(contains(refused.err, words.front() + " requires --upgrade"));
  }
  CHECK_FALSE(fs::exists(year.file()));
}

TEST_CASE("Lock: a file that is not as it was written is refused by its place",
          "[program][lock][A8.3]") {
  Locked year;
  REQUIRE(year.lock().exit == 0);
  const std::string whole = bytes_of(year.file());
  const auto refused = [&](const std::string& found, const std::string& by, int exit) {
    std::ofstream(year.file(), std::ios::binary) << whole;
    replace_in(year.file(), found, by);
    const Ended ended = year.run({"score"});
    CHECK(ended.exit == exit);
    return ended.err;
  };
  CHECK(contains(refused("conformance = 1", "conformance = 9", 1), "plugins.lock:"));
  CHECK(contains(refused("version = \"1.2.0\"", "version = \"1.2.1\"", 3),
                 "somebody has edited the lock"));
  CHECK(contains(refused("abi = \"1.0\"", "abi = \"1.7\"", 3),
                 "it names version 1.2.0 (boundary 1.7) for domain \"associations\", and these "
                 "bytes are version 1.2.0 (boundary 1.0)"));
  CHECK(contains(refused("schema = ", "scheme = ", 1), "scheme"));
  std::ofstream(year.file(), std::ios::binary) << whole;
  PluginFolder::set_mode(year.file(), 0666);
  CHECK(contains(year.run({"score"}).err, "it decides which plugins run: chmod go-w"));
}

TEST_CASE("Lock: what year.toml asks for otherwise is refused until it is exchanged",
          "[program][lock][A8.3]") {
  Locked year;
  REQUIRE(year.lock().exit == 0);
  replace_in(year.year() / "year.toml", ">=1.2 <2", ">=1.3 <2");
  const Ended ended = year.run({"score"});
  CHECK(ended.exit == 3);
  CHECK(contains(ended.err,
                 "and the year has locked \"associations\" 1.2.0; exchange it by `kaohe "
                 "plugin lock --upgrade associations`"));
  CHECK(year.lock().exit == 3);
  year.install("sixth_dearer");
  CHECK(year.upgrade().exit == 0);
  CHECK(year.run({"score"}).exit == 0);
}

TEST_CASE("Lock: an upgrade shows what becomes of indicators and scores before it is written",
          "[program][lock][A8.3][A8.4]") {
  Locked year;
  REQUIRE(year.lock().exit == 0);
  const std::string before = year.figures();
  CHECK(contains(year.upgrade().err, "there is nothing to upgrade"));
  year.install("sixth_dearer");
  CHECK(contains(year.lock({"--check"}).out, "has other bytes"));
  const Ended dry = year.upgrade({"--dry-run"});
  INFO(dry.out << dry.err);
  CHECK(dry.exit == 0);
  CHECK(contains(dry.out, "price: \"2; q3: 3\" → \"3; q3: 3\""));
  CHECK(contains(dry.out, "1.2.0"));
  CHECK(contains(dry.out, "HX02"));
  CHECK(contains(dry.out, "assessees move"));
  CHECK(contains(dry.out, "Nothing was written"));
  CHECK(year.figures() == before);

  CHECK(contains(year.upgrade({}).err, "give --reason TEXT"));
  const Ended blind = year.lock({"--upgrade", "associations", "--reason", "错误更正"});
  CHECK(blind.exit == 2);
  CHECK(contains(blind.err, "ledger.sqlite: there is no ledger here"));
  CHECK(year.figures() == before);
  const Ended done = year.upgrade();
  INFO(done.err);
  REQUIRE(done.exit == 0);
  CHECK(year.figures() != before);
  const std::string lock = bytes_of(year.file());
  CHECK(contains(lock, "kind = \"rules\""));
  CHECK(contains(lock, "reason = \"错误更正\""));
  CHECK(year.lock({"--check"}).exit == 0);
  const json document = json::parse(year.run({"plugin", "why", "associations", "--json"}).out);
  CHECK(document.at("locked") == true);
  CHECK(document.at("plugin").at("version") == "1.3.0");
}

TEST_CASE("Lock: after an upgrade that moves scores a replay gives the figures of then",
          "[program][lock][A8.3][A21.1]") {
  Locked year;
  REQUIRE(year.lock().exit == 0);
  REQUIRE(year.run({"run", "--workspace", "played"}).exit == 0);
  year.install("sixth_dearer");
  const std::vector<std::string> words{"--workspace", "played",   "--configs",
                                       "configs",     "--reason", "错误更正"};
  CHECK(contains(year.upgrade(words).err, "a closed period keeps its scores"));
  REQUIRE(year.upgrade().exit == 0);
  const Ended verified = year.run({"verify", "--workspace", "played", "--configs", "configs"});
  CHECK(verified.exit == 1);
  CHECK(contains(verified.out, "computed again, figures are others"));
  const Ended replayed = year.run({"replay", "2023", "--workspace", "played"});
  INFO(replayed.out << replayed.err);
  CHECK(replayed.exit == 0);
  CHECK(contains(replayed.out, "every figure comes out the same"));
  CHECK_FALSE(contains(replayed.out, "figures are others"));
}

TEST_CASE("Lock: an upgrade leads back to the bytes that are in force, closed periods or not",
          "[program][lock][A8.3][A8.4]") {
  Locked year;
  REQUIRE(year.lock().exit == 0);
  REQUIRE(year.run({"run", "--workspace", "played"}).exit == 0);
  const std::string before = year.figures();
  year.install("sixth_dearer");
  REQUIRE(year.upgrade().exit == 0);
  year.install("sixth");
  const Ended back = year.lock({"--upgrade", "associations", "--workspace", "played", "--configs",
                                "configs", "--reason", "退回已印发的版本"});
  INFO(back.out << back.err);
  CHECK(back.exit == 0);
  CHECK(year.figures() == before);
}

TEST_CASE("Lock: other bytes that describe the same are a program correction",
          "[program][lock][A8.3]") {
  Locked year;
  REQUIRE(year.lock().exit == 0);
  const std::string before = year.figures();
  year.plugins.put("associations", Locked::version("sixth") + "\n");
  const Ended done = year.upgrade();
  INFO(done.err);
  REQUIRE(done.exit == 0);
  CHECK(contains(done.out, "a correction of the program"));
  CHECK(contains(done.out, "no score of"));
  CHECK(contains(bytes_of(year.file()), "kind = \"program\""));
  CHECK(year.figures() == before);
}

TEST_CASE("Lock: a year that has none is refused where there must be one",
          "[program][lock][A8.3]") {
  Locked year;
  CHECK(contains(year.lock({"--check"}).err, "the year's plugins are not locked"));
  CHECK(contains(year.upgrade().err, "the year's plugins are not locked"));
  CHECK(contains(year.run({"plugin", "why", "associations"}).out,
                 "nothing official is made before `kaohe plugin lock`"));
  CHECK(contains(year.lock({"--check"}, "zh").err, "本年度的插件尚未锁定"));
}

TEST_CASE("Lock: in development the installed plugin is taken, and each line says so",
          "[program][lock][A8.3]") {
  Locked year;
  REQUIRE(year.lock().exit == 0);
  const std::string before = year.figures();
  year.install("sixth_dearer");
  const Ended tried = year.run({"score", "--development"});
  REQUIRE(tried.exit == 0);
  std::istringstream lines(tried.out);
  for (std::string line; std::getline(lines, line);) CHECK(line.rfind("[development] ", 0) == 0);
  CHECK(contains(tried.err, "nothing of this is official"));
  const json result = json::parse(year.run({"score", "--development", "--json"}).out);
  CHECK(result.at("figures_digest") != before);
}

TEST_CASE("Lock: a plugin that does not keep the boundary is not locked", "[program][lock][A8.3]") {
  Locked year;
  std::string broken = Locked::version("sixth");
  year.plugins.put("associations", bytes_of(fixture_plugin("extra_export")));
  const Ended refused = year.lock();
  CHECK(refused.exit == 3);
  CHECK_FALSE(fs::exists(year.file()));
}
