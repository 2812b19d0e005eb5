// Results written by the program itself, beside which everything goes on: what was published stays
// as it was, comes out the same from the ledger, and from what was kept of its time.
#include <catch2/catch.hpp>

#include "cycle/assess.hpp"
#include "cycle/publishing.hpp"
#include "ledger/read_records.hpp"
#include "report/result_json.hpp"
#include "simulator.hpp"

namespace kaohe::testing {

namespace fs = std::filesystem;
using plan::Person;

namespace {

/// The version in a plugin's bytes is exchanged for another one of as many characters: it computes
/// the same and is not the same.
std::string with_version(std::string bytes, const std::string& version) {
  const std::size_t at = bytes.find("1.2.");
  REQUIRE(at != std::string::npos);
  return bytes.replace(at, version.size(), version);
}

}  // namespace

void Simulator::publish() {
  const std::vector<std::string> periods{"q1", "q2", "q3", "q4"};
  std::string period = periods[below(periods.size())];
  // Rather one that can be.
  for (const std::string& one : periods)
    if (below(2) == 0 && model_.is_closed(one)) period = one;
  const bool is_first = model_.edition_of(period) == nullptr;
  const Person person = below(4) == 0 ? somebody() : year_.plan.persons_of("organization")[0];
  const bool says_why = below(6) == 0 ? is_first : !is_first;
  const bool may = model_.takes_publication(person, period, says_why);
  // Where every figure is that of the last edition there is nothing to publish.
  const bool is_moved =
      may && (is_first || figures_of(period) != model_.edition_of(period)->figures);
  const std::string act = (is_first ? "publishes " : "publishes-again ") + period;
  if (foresee(act, is_moved)) return;
  std::vector<std::string> words{"period",  "publish", "--period",      period,          "--as",
                                 person.id, "--today", to_text(today_), "--with-waiting"};
  if (says_why) words.insert(words.end(), {"--reason", "误录", "--document", "云考办6号"});
  const Ended ended = run(words);
  if (ended.exit != 0) story += "  refused: " + ended.err + "\n";
  const bool is_same = contains(ended.err, "there is nothing to correct in it");
  {
    // What waits may have changed with no figure.
    INFO(story << ended.err);
    REQUIRE((ended.exit == 0 || ended.exit == 1));
    if (is_same) REQUIRE((may && !is_moved));
  }
  expect(ended.exit == 0, may && !is_same, person.id + " " + act);
  if (ended.exit == 0) keep_edition(period);
}

/// As it would be published now, from all records at once.
std::string Simulator::figures_of(const std::string& period) {
  ledger::ReadOptions reading;
  reading.year = year_.plan.year;
  reading.with_proposed = false;
  cycle::AssessOptions options;
  options.standing = "played";
  options.edition = model_.edition_of(period)->edition + 1;
  options.known_until = std::max(year_.plan.find_period(period)->asked_on, today_);
  const auto records = ledger::read_records(first_, reading);
  return report::figures_digest(cycle::assess(year_, *records, period, options).result);
}

void Simulator::keep_edition(const std::string& period) {
  const ledger::Publication made =
      cycle::published_editions(first_, year_.plan.year).back().publication;
  ModelEdition edition{period, made.edition,        first_.head().number,
                       today_, made.figures_digest, files_below(folder_.path() / "results"),
                       {}};
  for (const auto& [number, value] : model_.counted(false)) edition.rows.insert(number);
  model_.editions.push_back(std::move(edition));
}

Ended Simulator::run(std::vector<std::string> words) {
  words.insert(words.end(), {"--plugins", (folder_.path() / "plugins").string()});
  return run_kaohe(folder_.path(), words);
}

void Simulator::check_editions() {
  if (model_.editions.empty()) return;
  INFO(story);
  const auto now = files_below(folder_.path() / "results");
  for (const ModelEdition& one : model_.editions)
    for (const auto& [name, bytes] : one.files) {
      INFO(name);
      REQUIRE(now.count(name) == 1);
      REQUIRE(now.at(name) == bytes);
    }
  if (!model_.files_differ) {
    const Ended verified = run({"verify"});
    INFO(verified.out << verified.err);
    REQUIRE(verified.exit == 0);
  }
  check_replay();
}

/// The year's rules and plugins have gone, and others stand in their place.
void Simulator::check_replay() {
  const fs::path aside = folder_.path() / "aside";
  fs::create_directory(aside);
  for (const char* name : {"configs", "plugins"}) fs::rename(folder_.path() / name, aside / name);
  fs::create_directory(folder_.path() / "plugins");
  write_bytes(folder_.path() / "plugins/associations.so", "of another time");
  const Ended replayed = run({"replay", "2023"});
  INFO(replayed.out << replayed.err);
  REQUIRE(replayed.exit == 0);
  REQUIRE(!contains(replayed.out, "figures are others"));
  fs::remove_all(folder_.path() / "plugins");
  for (const char* name : {"configs", "plugins"}) fs::rename(aside / name, folder_.path() / name);
  fs::remove_all(aside);
}

void Simulator::keep_plugin_in_force() {
  fs::copy(folder_.path() / "plugins", folder_.path() / "former",
           fs::copy_options::recursive | fs::copy_options::overwrite_existing);
}

fs::path Simulator::former_plugins() const {
  const fs::path former = folder_.path() / "former";
  const bool is_same =
      bytes_of(former / "associations.so") == bytes_of(folder_.path() / "plugins/associations.so");
  return is_same ? fs::path() : former;
}

void Simulator::upgrade_plugin() {
  const fs::path plugin = folder_.path() / "plugins/associations.so";
  const std::string version = "1.2." + std::to_string(1 + documents_ % 9);
  write_bytes(plugin, with_version(bytes_of(plugin), version));
  model_.proposing_unit = "society";
  tell("somebody puts another version of the plugin in its place");
}

}  // namespace kaohe::testing
