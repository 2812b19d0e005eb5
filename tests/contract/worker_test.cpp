// A plugin in a worker is the plugin in this process: the same figures, texts and refusals.
#include <fstream>

#include "base/digest.hpp"
#include "contract/county.hpp"
#include "contract/hosted.hpp"
#include "report/result_json.hpp"

using namespace kaohe;
using namespace kaohe::testing;
namespace fs = std::filesystem;

namespace {

/// The county's year, opened once with its plugins in workers.
const cycle::Year& hosted_county() {
  static const cycle::Year year =
      cycle::open_year(source_folder() / "configs/2023", build_folder() / "plugins", in_workers());
  return year;
}

cycle::Assessment assessed(const cycle::Year& year, const std::string& period, unsigned threads) {
  return cycle::assess(year, *County::get().evidence.source, period, {"preview", threads});
}

}  // namespace

TEST_CASE("Worker: the county's year comes to the same bytes in every period and with any threads",
          "[worker][plugin][A3.1]") {
  for (const plan::Period& period : hosted_county().plan.periods) {
    const cycle::Assessment here = assessed(County::get().year, period.id, 1);
    const std::string result = report::result_json(here.result);
    for (const unsigned threads : {1U, 3U}) {
      CAPTURE(period.id, threads);
      const cycle::Assessment there = assessed(hosted_county(), period.id, threads);
      CHECK(report::result_json(there.result) == result);
      CHECK(there.explanations == here.explanations);
    }
  }
}

TEST_CASE("Worker: plugins say in it who they are", "[worker][plugin]") {
  for (const auto& [domain, plugin] : hosted_county().plugins) {
    const plugin_host::Identity &there = plugin->identity(),
                                &here = County::get().year.plugins.at(domain)->identity();
    CHECK(there.id == here.id);
    CHECK(there.domain == domain);
    CHECK(there.version == here.version);
    CHECK(there.title == here.title);
    CHECK(there.vendor == here.vendor);
    CHECK(there.license == here.license);
    CHECK(there.sha256 == here.sha256);
    CHECK_THROWS_AS(plugin->table(), std::logic_error);
  }
}

TEST_CASE("Worker: the bytes that were hashed are the bytes that run", "[worker][plugin][A8.3]") {
  PluginFolder plugins;
  plugins.add("sound");
  const auto plugin =
      plugin_host::load(plugins.file("sound"), plugins.path(), in_workers(), {64, 10});
  const auto first = plugin->make(nullptr);
  plugins.put("sound", bytes_of(fixture_plugin("without_fault")));
  const auto second = plugin->make(nullptr);  // in another worker, as the first is in use
  CHECK(second->describe() == first->describe());
  CHECK(plugin->identity().sha256 == sha256(bytes_of(fixture_plugin("sound"))));
}

TEST_CASE("Worker: a plugin's own refusal arrives with its row", "[worker][plugin]") {
  CHECK(contains(Hosted("fails_at_row").failure(),
                 "plugin fails_at_row 1.0.0 (score), assessee a02: the figure \"rate\" divides by "
                 "zero"));
  CHECK(contains(Hosted("fails_silently").failure(), "status 2 without a reason"));
}

TEST_CASE("Worker: what the host checks of a sheet it checks there too", "[worker][plugin][A9.2]") {
  CHECK(contains(Hosted("above_points").failure(), "HX02 has 41 points; expected 0 to 40"));
  CHECK(contains(Hosted("unknown_state").failure(), "cell state 99 of 8"));
  CHECK(contains(Hosted("finding_outside").failure(), "assessee 3 of 3"));
  CHECK(contains(Hosted("explains_too_little").failure(), "explain wrote 2 lines; expected 3"));
}

TEST_CASE("Worker: settings that a plugin refuses are the year's to mend", "[worker][plugin]") {
  constexpr int kDataExit = 1;
  const auto open = [] { Hosted hosted("refuses_settings"); };
  CHECK(exit_code(open) == kDataExit);
  CHECK(contains(refusal(open), "override \"HX01.points\" is 61; expected at most 60"));
}

TEST_CASE("Worker: what is no plugin is refused in the same words", "[worker][plugin]") {
  for (const char* name : {"other_boundary", "wrong_magic", "tiny_table", "short_table",
                           "missing_entry", "other_name", "no_export", "undefined_symbol"}) {
    CAPTURE(name);
    PluginFolder plugins;
    plugins.add(name);
    const auto loading = [&](const plugin_host::Hosting& hosting) {
      return [&plugins, name, hosting] {
        plugin_host::load(plugins.file(name), plugins.path(), hosting);
      };
    };
    for (const Language language : {Language::en, Language::zh}) {
      const std::string here = refusal(loading({}), language);
      CHECK_FALSE(here.empty());
      CHECK(refusal(loading(in_workers()), language) == here);
    }
  }
}

TEST_CASE("Worker: a plugins folder is looked through without a plugin's code in this process",
          "[worker][plugin]") {
  PluginFolder plugins;
  plugins.add("sound").put("broken", "no library");
  const auto found = plugin_host::discover(plugins.path(), in_workers());
  REQUIRE(found.size() == 2);
  CHECK_FALSE(found[0].plugin);
  REQUIRE(found[1].plugin);
  CHECK(found[1].plugin->identity().version == "1.0.0");
}
