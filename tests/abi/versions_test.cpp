// Hosts and plugins of different minor versions, in both directions: what one lacks is absent, what
// it has beyond the other's is passed over.
#include <cstring>

#include <catch2/catch.hpp>

#include <kaohe/plugin_client.hpp>

#include "abi/later_host.h"
#include "conformance/conformance.hpp"
#include "conformance/trial_facts.hpp"
#include "conformance/trial_settings.hpp"
#include "cycle/assess.hpp"
#include "fixtures/small_year.hpp"
#include "ledger/memory_source.hpp"
#include "plugin_host/plugin.hpp"

using namespace kaohe;
using namespace kaohe::testing;
using conformance::Outcome;

namespace {

constexpr std::uint32_t kRows = 40;

// A plugin of a folder of its own, loaded, with facts made for it.
struct Loaded {
  explicit Loaded(const std::string& name) : Loaded(name, fixture_plugin(name)) {}
  Loaded(const std::string& name, const std::filesystem::path& file)
      : plugin(plugin_host::load(plugins.put(name, bytes_of(file)).file(name), plugins.path())),
        client(plugin->table(), year.get()),
        system(plan::read_indicator_system(client.describe())),
        facts(system, 7, kRows),
        batch(facts.batch(facts.all())),
        indicators(static_cast<std::uint32_t>(system.indicators.size())) {}

  PluginFolder plugins;
  conformance::TrialSettings year;
  plugin_host::PluginPointer plugin;
  PluginClient client;
  plan::IndicatorSystem system;
  conformance::TrialFacts facts;
  const kaohe_batch& batch;
  std::uint32_t indicators;
};

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

// That a host of a later version gets of this plugin what the present one gets. Gives back how
// often the plugin used what only later hosts offer.
std::uint32_t calls_in_later_host(Loaded& made) {
  const SheetCopy sheet = made.client.score(made.batch, made.indicators);
  const std::string explained = joined(made.client.explain(made.batch, 0, kRows));
  std::vector<kaohe_cell> cells(sheet.cells.size());
  std::string later;
  const later_answer answer = later_host_score(
      &made.plugin->table(), &made.batch, made.indicators,
      reinterpret_cast<unsigned char*>(cells.data()), &later,
      [](void* context, const char* data, std::uint64_t size) {
        static_cast<std::string*>(context)->append(data, static_cast<std::size_t>(size));
      });
  CHECK(answer.status == KAOHE_OK);
  CHECK(std::memcmp(cells.data(), sheet.cells.data(), cells.size() * sizeof(kaohe_cell)) == 0);
  CHECK(later == explained);
  CHECK(answer.told == sheet.missing.size() + sheet.gates.size() + sheet.adjustments.size());
  return answer.entry_calls;
}

conformance::Report checked(const std::string& name) {
  PluginFolder plugins;
  plugins.add(name);
  conformance::Options options;
  options.hosting = {build_folder() / "bin/kaohe-worker"};
  return conformance::check(plugins.file(name), options);
}

std::string found_in(const conformance::Report& report, Outcome outcome) {
  std::string text;
  for (const conformance::CheckResult& one : report.results) {
    if (one.finding.outcome == outcome) text += one.id + ": " + one.finding.text.en + "\n";
  }
  return text;
}

ledger::Observation observation(int number, const char* assessee, const char* input,
                                const char* period, int cell, int value) {
  ledger::Observation made;
  made.origin.number = number;
  made.domain = "reading_rooms";
  made.assessee = assessee;
  made.input = input;
  made.period = period;
  made.cell = cell;
  made.value = Rational::of(value);
  return made;
}

}  // namespace

TEST_CASE("Versions: a plugin in plain C, built from the recorded header, keeps every level",
          "[contract][abi][check]") {
  const conformance::Report report = checked("reading_rooms");
  CHECK(found_in(report, Outcome::fail).empty());
  CHECK(found_in(report, Outcome::crash).empty());
  CHECK(found_in(report, Outcome::warn).empty());
  CHECK(report.left_out.empty());
  CHECK(report.results.back().level == conformance::kHighestLevel);
}

TEST_CASE("Versions: a plugin of a later minor version works in this host, which says so",
          "[contract][abi][check]") {
  const conformance::Report report = checked("reading_rooms_later");
  CHECK(report.holds());
  CHECK(report.left_out.empty());
  CHECK(found_in(report, Outcome::warn) ==
        "table: it was built for boundary 1.1, this program speaks 1.0; what is newer is not "
        "used\n");
  // The same facts, the same answers; only its name differs.
  Loaded own("reading_rooms"), later("reading_rooms_later");
  CHECK(later.plugin->table().size > sizeof(kaohe_plugin));
  CHECK(joined(later.client.explain(later.batch, 0, kRows)) ==
        joined(own.client.explain(own.batch, 0, kRows)));
}

TEST_CASE("Versions: a plugin built from the recorded header works in a host of a later version",
          "[contract][abi]") {
  Loaded made("reading_rooms");
  CHECK(calls_in_later_host(made) == 0);
}

TEST_CASE("Versions: a plugin with the SDK in it works in a host of a later version",
          "[contract][abi]") {
  Loaded made("associations", build_folder() / "tests/plugins/sixth/associations.so");
  CHECK(calls_in_later_host(made) == 0);
}

TEST_CASE("Versions: what a later host offers is there for a later plugin and absent elsewhere",
          "[contract][abi]") {
  Loaded made("reading_rooms_later");
  CHECK(calls_in_later_host(made) == 1);
}

TEST_CASE("Versions: a year is assessed with a plugin built from the recorded header",
          "[contract][abi][A3.1]") {
  PluginFolder plugins;
  plugins.add("reading_rooms");
  const SmallYear rules("reading_rooms", "reading_rooms");
  const cycle::Year year = cycle::open_year(rules.folder(), plugins.path());
  ledger::MemorySource source;
  std::vector<ledger::Observation>& all = source.observations_by_domain["reading_rooms"];
  int number = 0;
  for (const char* assessee : {"a01", "a02", "a03"}) {
    for (int quarter = 1; quarter <= 4; ++quarter) {
      const std::string period = "q" + std::to_string(quarter);
      const int days = quarter == 2 && assessee == std::string("a02") ? 12 : 20;
      all.push_back(observation(++number, assessee, "RR01.days", period.c_str(), quarter, days));
    }
    const int is_kept = assessee == std::string("a03") ? 0 : 1;
    all.push_back(observation(++number, assessee, "RR02.register", "year", 0, is_kept));
  }
  all.push_back(observation(++number, "a02", "RR03.complaints", "q3", 8, 1));
  for (const char* period : {"q1", "q2", "q3", "q4", "year"}) {
    ledger::Submission submission;
    submission.unit = "society";
    submission.period = period;
    source.all_submissions.push_back(submission);
  }
  const cycle::Assessment assessment = cycle::assess(year, source, "year", {"preview", 1});
  for (const Problem& problem : assessment.failures) FAIL_CHECK(problem.what.en);
  REQUIRE(assessment.result.domains.size() == 1);
  std::vector<std::string> scores;
  std::vector<std::string> losses;
  for (const grading::AssesseeResult& one : assessment.result.domains[0].assessees) {
    scores.push_back(one.indicator_score ? one.indicator_score->text() : "-");
    for (const auto& loss : one.losses)
      losses.push_back(loss.indicator + " " + loss.cell + " " + loss.points.text() + " " +
                       loss.line);
  }
  CHECK(scores == std::vector<std::string>{"100", "92", "80"});
  CHECK(losses == std::vector<std::string>{"RR01 2023-Q2 3 2023-Q2:扣 3 分",
                                           "RR03  5 记录16:扣 5 分", "RR02  20 失 20 分"});
}
