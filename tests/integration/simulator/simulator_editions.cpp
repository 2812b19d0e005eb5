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
  // And where something was corrected since.
  for (const std::string& one : periods)
    if (below(2) == 0 && model_.has_moved(one)) period = one;
  const ModelEdition* last = model_.edition_of(period);
  const Person person = below(4) == 0 ? somebody() : year_.plan.persons_of("organization")[0];
  Writing writing{period, last == nullptr ? "publishes" : "publishes-again", person};
  writing.last = last;
  writing.says_why = below(6) == 0 ? last == nullptr : last != nullptr;
  writing.may = model_.takes_publication(person, period, writing.says_why, today_);
  write(writing);
}

/// Where every figure is as it was there is nothing to correct; what is final is what the public
/// has seen, or it is said that it is not.
void Simulator::write(const Writing& writing) {
  const bool is_compared = writing.may && writing.last != nullptr;
  const bool is_same = is_compared && figures_of(writing.period) == writing.last->figures;
  const bool is_final = writing.is_final_after_opening;
  const bool is_empty = is_compared && !is_final && is_same;
  const bool is_other = is_compared && is_final && !is_same && !writing.with_changes;
  const std::string act = writing.act + " " + writing.period;
  if (foresee(act, writing.may && !is_empty && !is_other)) return;
  std::vector<std::string> words{"period", writing.is_opening ? "open" : "publish"};
  words.insert(words.end(), {"--period", writing.period, "--as", writing.person.id, "--today",
                             to_text(today_), "--with-waiting"});
  if (writing.is_opening) words.insert(words.end(), {"--document", "云考办公示"});
  if (writing.says_why) words.insert(words.end(), {"--reason", "误录", "--document", "云考办6号"});
  if (writing.with_changes) words.emplace_back("--with-changes");
  const Ended ended = run(words);
  if (ended.exit != 0) story += "  refused: " + ended.err + "\n";
  const bool says_empty = contains(ended.err, "there is nothing to correct in it");
  const bool says_other = contains(ended.err, "those that were open to the public until");
  {
    // What waits may have changed with no figure, and a figure with none that people are told.
    INFO(story << ended.err);
    REQUIRE((ended.exit == 0 || ended.exit == 1));
    if (says_empty) REQUIRE(is_empty);
    if (says_other) REQUIRE(is_other);
  }
  expect(ended.exit == 0, writing.may && !says_empty && !says_other, writing.person.id + " " + act);
  if (ended.exit == 0) keep_edition(writing.period);
}

/// As it would be published now, from all records at once: of a quarter without what was said after
/// its first edition.
std::string Simulator::figures_of(const std::string& period) {
  ledger::ReadOptions reading;
  reading.year = year_.plan.year;
  reading.with_proposed = false;
  cycle::AssessOptions options;
  options.standing = "played";
  options.known_until = std::max(year_.plan.find_period(period)->asked_on, today_);
  const auto records = ledger::read_records(first_, reading);
  std::set<std::int64_t> later;
  if (const auto until = model_.counts_until(period)) {
    for (const ModelRectified& one : model_.rectified)
      if (one.day > *until) later.insert(one.number);
    for (const ModelSaid& one : model_.sayings)
      if (one.day > *until && one.kind == "exemption") later.insert(one.number);
  }
  const auto is_later = [&](const auto& one) { return later.count(one.origin.number) != 0; };
  std::erase_if(records->all_rectified, is_later);
  std::erase_if(records->all_decisions, is_later);
  return report::figures_digest(cycle::assess(year_, *records, period, options).result);
}

void Simulator::keep_edition(const std::string& period) {
  const ledger::Publication made =
      cycle::published_editions(first_, year_.plan.year).back().publication;
  ModelEdition edition{period, made.edition,        first_.head().number,
                       today_, made.figures_digest, files_below(folder_.path() / "results"),
                       {},     made.open_until};
  for (const auto& [number, value] : model_.counted(false)) edition.rows.insert(number);
  if (edition.open_until) {
    INFO(story);
    REQUIRE(*edition.open_until == year_.plan.working_day(today_ + std::chrono::days(5)));
  }
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
