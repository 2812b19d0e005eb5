// The file plugins.lock: what is written is read again, and what was edited is named.
#include <catch2/catch.hpp>

#include "fixtures/small_year.hpp"
#include "plugin_host/elf_check.hpp"
#include "plugin_host/lock.hpp"
#include "unit/base/refusal.hpp"

using namespace kaohe;
using namespace kaohe::testing;
using plugin_host::Lock;
using plugin_host::Locked;
namespace fs = std::filesystem;

namespace {

std::string digest(char digit) {
  return "sha256:" + std::string(64, digit);
}

Lock two_plugins() {
  Lock lock;
  lock.put({"soes", "soes", "1.0.0", "0.1", {{"x86_64", digest('1')}}, digest('2'), 4});
  lock.put({"schools",
            "village_schools",
            "2.1.0",
            "0.1",
            {{"x86_64", digest('3')}, {"aarch64", digest('4')}},
            digest('5'),
            3});
  lock.exchanges.push_back({"soes", make_date(2023, 7, 2), "x86_64", "0.9.0", digest('6'), "1.0.0",
                            digest('1'), true, "说\"明\"\\", "云考办〔2023〕8号"});
  return lock;
}

/// What a lock with this text is refused with, without the folder's path.
std::string refused(const std::string& text, Language language = Language::en) {
  TempFolder folder;
  folder.write("plugins.lock", text);
  PluginFolder::set_mode(folder.path() / "plugins.lock", 0644);
  return folder.without_path(refusal([&] { plugin_host::read_lock(folder.path()); }, language));
}

std::string with(const std::string& found, const std::string& by) {
  std::string text = plugin_host::text_of(two_plugins());
  const std::size_t at = text.find(found);
  REQUIRE(at != std::string::npos);
  return text.replace(at, found.size(), by);
}

}  // namespace

TEST_CASE("Lock file: what is written is read again, in the order of domains", "[lock][A8.3]") {
  TempFolder folder;
  CHECK_FALSE(plugin_host::read_lock(folder.path()));
  const Lock lock = two_plugins();
  plugin_host::write_lock(folder.path(), lock);
  const std::optional<Lock> read = plugin_host::read_lock(folder.path());
  REQUIRE(read);
  CHECK(read->plugins == lock.plugins);
  CHECK(read->exchanges == lock.exchanges);
  CHECK(read->plugins.front().domain == "schools");
  CHECK(plugin_host::text_of(*read) == bytes_of(folder.path() / "plugins.lock"));
  CHECK(read->find("soes")->version == "1.0.0");
  CHECK(read->find("hospitals") == nullptr);

  Lock changed = *read;
  changed.put({"soes", "soes", "1.1.0", "0.1", {{"x86_64", digest('7')}}, digest('2'), 4});
  plugin_host::write_lock(folder.path(), changed);
  CHECK(plugin_host::read_lock(folder.path())->find("soes")->version == "1.1.0");
}

TEST_CASE("Lock file: an edit is refused by its line", "[lock][A8.3]") {
  CHECK(contains(refused(with(digest('3'), "sha256:33")), "plugins.lock:"));
  CHECK(contains(refused(with(digest('3'), "sha256:33")), "a digest: sha256: and 64 digits"));
  CHECK(contains(refused(with(digest('3'), "sha256:33"), Language::zh), "64 位十六进制数字"));
  CHECK(contains(refused(with("domain = \"soes\"\nid", "domain = \"schools\"\nid")),
                 "domain \"schools\" is locked twice"));
  CHECK(contains(refused(with("2023-07-02", "2023-02-30")), "is no day of the calendar"));
  CHECK(contains(refused(with("kaohe.lock.v1", "kaohe.lock.v2")), "kaohe.lock.v1"));
  CHECK(contains(refused("schema = \"kaohe.lock.v1\"\n"), "plugin"));
}

TEST_CASE("Lock file: a plugin for other machines only is refused", "[lock][A8.3]") {
  TempFolder folder;
  const Locked other{"soes", "soes", "1.0.0", "0.1", {{"pdp11", digest('1')}}, digest('2'), 4};
  CHECK(contains(refusal([&] { plugin_host::load_locked(other, folder.path()); }),
                 "is locked for pdp11 only, and this machine is " + plugin_host::machine()));
}

TEST_CASE("Lock file: a section of a library is found by its name", "[lock]") {
  const std::string bytes = bytes_of(build_folder() / "plugins/schools.so");
  const std::string_view sources = plugin_host::section_of(bytes, ".kaohe.sources");
  CHECK(sources.substr(0, 2) == "\x1f\x8b");  // gzip
  CHECK(plugin_host::section_of(bytes, ".kaohe.other").empty());
  CHECK(plugin_host::section_of(bytes_of(fixture_plugin("sound")), ".kaohe.sources").empty());
  // Cut off in its table of sections, it has none.
  CHECK(plugin_host::section_of(bytes.substr(0, bytes.size() - 64), ".kaohe.sources").empty());
}
