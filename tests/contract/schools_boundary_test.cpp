// The boundary of the real schools plugin: what it exports and needs, structs of other versions,
// refusals.
#include <array>
#include <cstddef>
#include <cstdio>
#include <sstream>

#include <catch2/catch.hpp>

#include "contract/county.hpp"
#include "contract/instance.hpp"
#include "unit/base/refusal.hpp"

using namespace kaohe;
using namespace kaohe::testing;

namespace {

std::string output_of(const std::string& command) {
  std::string text;
  FILE* pipe = ::popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::array<char, 4096> buffer{};
  for (std::size_t size; (size = ::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) {
    text.append(buffer.data(), size);
  }
  REQUIRE(::pclose(pipe) == 0);
  return text;
}

const kaohe_plugin& table() {
  return County::get().plugin().table();
}

kaohe_text view(const char* text) {
  return {text, std::strlen(text)};
}

kaohe_override change(const char* key, const char* value, const char* from = "") {
  kaohe_override made{};
  made.size = sizeof made;
  made.key = view(key);
  made.value = view(value);
  made.from = view(from);
  return made;
}

struct YearSettings {
  explicit YearSettings(std::vector<kaohe_override> changes = {}) : overrides(std::move(changes)) {
    settings.size = sizeof settings;
    settings.year = 2023;
    settings.overrides = {overrides.data(), overrides.size(), sizeof(kaohe_override)};
  }
  std::vector<kaohe_override> overrides;
  kaohe_settings settings{};
};

// What create refuses these overrides with.
std::string refused(std::vector<kaohe_override> changes) {
  const YearSettings year(std::move(changes));
  const Instance made(table(), &year.settings);
  CHECK(made.instance == nullptr);
  CHECK(made.outcome.status == KAOHE_REFUSED);
  CHECK(made.outcome.reasons == 1);
  const std::size_t mark = made.outcome.why.find(KAOHE_LANGUAGE_MARK);
  CHECK(mark != std::string::npos);  // what an administrator can mend is said in Chinese too
  return made.outcome.why.substr(0, mark);
}

}  // namespace

TEST_CASE("Schools plugin: it exports one symbol", "[contract][schools]") {
  const std::string file = (build_folder() / "plugins/schools.so").string();
  std::istringstream lines(output_of("nm -D --defined-only '" + file + "'"));
  std::vector<std::string> symbols;
  for (std::string line; std::getline(lines, line);)
    symbols.push_back(line.substr(line.rfind(' ') + 1));
  // A version script names the version itself too, as an absolute symbol in some binutils.
  CHECK(symbols == std::vector<std::string>{KAOHE_PLUGIN_SYMBOL});
}

TEST_CASE("Schools plugin: it needs the libraries of C and C++ alone", "[contract][schools]") {
  const std::string file = (build_folder() / "plugins/schools.so").string();
  std::istringstream lines(output_of("readelf -d '" + file + "'"));
  for (std::string line; std::getline(lines, line);) {
    if (line.find("(NEEDED)") == std::string::npos) continue;
    const std::string library = line.substr(line.find('[') + 1);
    INFO(line);
    const bool known = library.rfind("libstdc++.so.6", 0) == 0 ||
                       library.rfind("libgcc_s.so.1", 0) == 0 ||
                       library.rfind("libc.so.6", 0) == 0 || library.rfind("libm.so.6", 0) == 0;
    // With a sanitizer there is its library too.
    CHECK((known || library.find("san.so") != std::string::npos));
  }
}

TEST_CASE("Schools plugin: it describes itself with the same bytes each time",
          "[contract][schools][A8.1]") {
  Instance one(table()), other(table());
  const YearSettings empty;
  Instance with_settings(table(), &empty.settings);
  const std::string first = one.describe();
  CHECK(first.size() > 1000);
  CHECK(one.describe() == first);
  CHECK(other.describe() == first);
  CHECK(with_settings.describe() == first);
}

TEST_CASE("Schools plugin: an instance is made and destroyed again and again",
          "[contract][schools]") {
  for (int i = 0; i < 200; ++i) {
    Instance made(table());
    REQUIRE(made.instance != nullptr);
  }
}

TEST_CASE("Schools plugin: a later host's larger table is accepted", "[contract][schools]") {
  Instance made(table(), nullptr, sizeof(kaohe_host) + 64);
  REQUIRE(made.instance != nullptr);
  CHECK_FALSE(made.describe().empty());
}

TEST_CASE("Schools plugin: an earlier host without fail gets the status alone",
          "[contract][schools]") {
  const YearSettings year({change("XX01.points", "3.5")});
  const Instance made(table(), &year.settings, offsetof(kaohe_host, fail));
  CHECK(made.instance == nullptr);
  CHECK(made.outcome.status == KAOHE_REFUSED);
  CHECK(made.outcome.reasons == 0);
}

TEST_CASE("Schools plugin: settings of another version are read as far as both know",
          "[contract][schools]") {
  Instance plain(table());
  YearSettings year({change("XX01.item.leaders.price", "0.5")});
  year.settings.size = offsetof(kaohe_settings, overrides);
  Instance earlier(table(), &year.settings);
  REQUIRE(earlier.instance != nullptr);
  CHECK(earlier.describe() == plain.describe());

  struct Later {
    kaohe_settings settings;
    unsigned char later[64];
  } later{};
  std::memset(later.later, 0xFF, sizeof later.later);
  later.settings = YearSettings().settings;
  later.settings.size = sizeof later;
  Instance grown(table(), &later.settings);
  REQUIRE(grown.instance != nullptr);
  CHECK(grown.describe() == plain.describe());
}

TEST_CASE("Schools plugin: an array with a larger stride is read element by element",
          "[contract][schools]") {
  struct Later {
    kaohe_override change;
    unsigned char later[24];
  };
  std::vector<Later> changes(2);
  for (Later& one : changes) std::memset(one.later, 0xFF, sizeof one.later);
  changes[0].change = change("XX01.item.leaders.price", "0.5");
  changes[1].change = change("XX01.item.staff.price", "0.75");
  for (Later& one : changes) one.change.size = sizeof one;
  YearSettings year;
  year.settings.overrides = {changes.data(), changes.size(), sizeof(Later)};
  Instance made(table(), &year.settings);
  REQUIRE(made.instance != nullptr);
  const YearSettings same(
      {change("XX01.item.leaders.price", "0.5"), change("XX01.item.staff.price", "0.75")});
  CHECK(made.describe() == Instance(table(), &same.settings).describe());
}

TEST_CASE("Schools plugin: bad settings are refused with a text",
          "[contract][schools][A8.4][A9.1]") {
  CHECK(refused({change("XX01.points", "3.5")}) ==
        "with the year's settings the points of the indicators add up to 99.5; expected 100: give "
        "the "
        "difference to other indicators in the same document");
  CHECK(refused({change("XX01.item.nobody.price", "1")}) ==
        "override \"XX01.item.nobody.price\" names no number of this domain; `kaohe plugin list "
        "--numbers` prints all keys");
  CHECK(contains(refused({change("XX01.item.leaders.price", "0,5")}),
                 "is \"0,5\"; expected a number such as"));
  CHECK(contains(refused({change("XX01.item.leaders.price", "-1")}), "is -1; expected 0 or more"));
  CHECK(contains(refused({change("XX01.item.leaders.price", "1", "h1")}), "expected a quarter"));
  CHECK(contains(refused({change("XX01.item.leaders.price", "1", "q9")}),
                 "takes effect from \"q9\""));
  CHECK(
      contains(refused({change("XX03.item.sample.cap", "2", "q3")}), "must say whole_year = true"));
  CHECK(contains(refused({change("XX01.off", "yes")}), "expected the id of an indicator"));
  CHECK(contains(refused({change("ZZ01.off", "true")}), "expected the id of an indicator"));
  CHECK(contains(refused({change("XX01.off", "true")}), "add up to 96; expected 100"));
  CHECK(contains(refused({change("XX01.points", "3", "q3"), change("XX02.points", "6")}),
                 "add up to 101"));
}

TEST_CASE("Schools plugin: a rounding point beyond 8 decimals is refused", "[contract][schools]") {
  YearSettings year;
  year.settings.has_rounding = 1;
  year.settings.indicator = {1, 9, KAOHE_HALF_UP, {}};
  const Instance made(table(), &year.settings);
  CHECK(made.outcome.status == KAOHE_REFUSED);
  CHECK(contains(made.outcome.why, "rounding point indicator has 9 decimals"));
}

TEST_CASE("Schools plugin: it knows no extension", "[contract][schools]") {
  CHECK(table().extension("kaohe.nothing") == nullptr);
}
