// What of a year's ledger stands, and what was known of it on a day.
#include "ledger/read_records.hpp"

#include <catch2/catch.hpp>

#include "ledger/clock.hpp"
#include "ledger/kinds.hpp"
#include "ledger/payload.hpp"
#include "ledger_folder.hpp"

using namespace kaohe;
using namespace kaohe::testing;
using ledger::Ledger;

namespace {

ledger::NewEntry recorded(const std::string& unit, std::vector<ledger::Observation> rows) {
  ledger::NewEntry made = entry(ledger::kObservationsKind, std::move(rows));
  made.actor.unit = unit;
  return made;
}

ledger::NewEntry submitted(const std::string& unit, const std::string& period) {
  ledger::Submission submission;
  submission.unit = unit;
  submission.period = period;
  ledger::NewEntry made = entry(ledger::kind_of<ledger::Submission>());
  made.actor.unit = unit;
  made.payload = ledger::payload_of(submission);
  return made;
}

ledger::NewEntry reviewed(const char* score) {
  ledger::Review review;
  review.domain = "gardens";
  review.assessee = "east";
  review.score = *Rational::parse(score);
  ledger::NewEntry made = entry(ledger::kind_of<ledger::Review>());
  made.payload = ledger::payload_of(review);
  return made;
}

ledger::NewEntry confirmed(const std::vector<std::int64_t>& numbers) {
  ledger::NewEntry made = entry(ledger::kind_of<ledger::Confirmation>());
  made.payload = ledger::payload_of(ledger::Confirmation{numbers});
  return made;
}

/// On days of a story: the first of March, the second …
std::vector<ledger::NewEntry> told(std::vector<ledger::NewEntry> entries) {
  unsigned day = 0;
  for (ledger::NewEntry& one : entries) one.entered = ledger::moment_of(make_date(2023, 3, ++day));
  return entries;
}

ledger::NewEntry replacing(std::int64_t number, ledger::NewEntry made) {
  made.replaces = number;
  return made;
}

/// Records of 2023 in a played ledger; those asked for by `options`.
std::unique_ptr<ledger::MemorySource> read(std::vector<ledger::NewEntry> entries,
                                           ledger::ReadOptions options = {}) {
  const LedgerFolder made;
  Ledger ledger = made.create(ledger::Nature::played);
  ledger.append(told(std::move(entries)));
  options.year = 2023;
  return ledger::read_records(ledger, options);
}

std::vector<std::string> values_of(const ledger::MemorySource& source) {
  std::vector<std::string> values;
  source.observations("gardens",
                      [&](const ledger::Observation& one) { values.push_back(one.value.text()); });
  return values;
}

std::vector<std::string> scores_of(const ledger::MemorySource& source) {
  std::vector<std::string> scores;
  for (const ledger::Review& one : source.reviews()) scores.push_back(one.score.text());
  return scores;
}

using Texts = std::vector<std::string>;

ledger::ReadOptions confirmed_only() {
  ledger::ReadOptions options;
  options.with_proposed = false;
  return options;
}

ledger::ReadOptions known_on(unsigned day) {
  ledger::ReadOptions options;
  options.known_on = make_date(2023, 3, day);
  return options;
}

}  // namespace

TEST_CASE("Records: what a unit submits confirms what it has recorded before, not after",
          "[ledger][A21.1]") {
  const std::vector<ledger::NewEntry> entries = {recorded("publicity", {row("x", "1")}),
                                                 submitted("publicity", "q1"),
                                                 recorded("publicity", {row("x", "2")})};
  CHECK(values_of(*read(entries)) == Texts{"1", "2"});
  CHECK(values_of(*read(entries, confirmed_only())) == Texts{"1"});
}

TEST_CASE("Records: a second submission confirms what came after the first", "[ledger][A21.1]") {
  CHECK(values_of(*read({recorded("publicity", {row("x", "1")}), submitted("publicity", "q1"),
                         recorded("publicity", {row("x", "2")}), submitted("publicity", "q1"),
                         recorded("publicity", {row("x", "3")})},
                        confirmed_only())) == Texts{"1", "2"});
}

TEST_CASE("Records: a submission confirms nothing of another unit or another period",
          "[ledger][A21.1]") {
  ledger::Observation later = row("x", "3");
  later.period = "q2";
  CHECK(values_of(*read({recorded("publicity", {row("x", "1"), later}),
                         recorded("discipline", {row("x", "2")}), submitted("publicity", "q1")},
                        confirmed_only())) == Texts{"1"});
}

TEST_CASE("Records: what belongs to no period waits for another person, not for a submission",
          "[ledger][A21.1]") {
  ledger::Observation imported = row("x", "1");
  imported.period.clear();
  const std::vector<ledger::NewEntry> entries = {recorded("publicity", {imported}),
                                                 submitted("publicity", "q1")};
  CHECK(values_of(*read(entries, confirmed_only())).empty());
  CHECK(values_of(*read({entries[0], entries[1], confirmed({1})}, confirmed_only())) == Texts{"1"});
}

TEST_CASE("Records: an entry of the day asked is known, one of the next day is not",
          "[ledger][A21.1]") {
  const std::vector<ledger::NewEntry> entries = {recorded("publicity", {row("x", "1")}),
                                                 recorded("publicity", {row("x", "2")})};
  CHECK(values_of(*read(entries, known_on(1))) == Texts{"1"});
  CHECK(values_of(*read(entries, known_on(2))) == Texts{"1", "2"});
}

TEST_CASE("Records: what a later correction replaces stands until that day", "[ledger][A21.1]") {
  const std::vector<ledger::NewEntry> entries = {reviewed("90"), replacing(1, reviewed("85"))};
  CHECK(scores_of(*read(entries, known_on(1))) == Texts{"90"});
  CHECK(scores_of(*read(entries, known_on(2))) == Texts{"85"});
}

TEST_CASE("Records: a submission that came later had not confirmed anything yet",
          "[ledger][A21.1]") {
  const std::vector<ledger::NewEntry> entries = {recorded("publicity", {row("x", "1")}),
                                                 submitted("publicity", "q1")};
  ledger::ReadOptions options = confirmed_only();
  options.known_on = make_date(2023, 3, 1);
  CHECK(values_of(*read(entries, options)).empty());
  options.known_on = make_date(2023, 3, 2);
  CHECK(values_of(*read(entries, options)) == Texts{"1"});
}

TEST_CASE("Records: a correction replaces one row, or an entry with all its rows",
          "[ledger][A21.1]") {
  const ledger::NewEntry first = recorded("publicity", {row("x", "1"), row("x", "2")});
  const ledger::NewEntry corrected = recorded("publicity", {row("x", "3")});
  CHECK(values_of(*read({first, replacing(2, corrected)})) == Texts{"2", "3"});
  CHECK(values_of(*read({first, replacing(1, corrected)})) == Texts{"3"});
}

TEST_CASE("Records: a withdrawal takes a row away and puts nothing in its place",
          "[ledger][A21.1]") {
  CHECK(values_of(*read({recorded("publicity", {row("x", "1"), row("x", "2")}),
                         replacing(3, entry(ledger::kWithdrawalKind))})) == Texts{"1"});
}

TEST_CASE("Records: another year's entries are left out", "[ledger]") {
  ledger::NewEntry other = reviewed("70");
  other.year = 2022;
  CHECK(scores_of(*read({other, reviewed("90")})) == Texts{"90"});
}

TEST_CASE("Records: each says where it came from and who recorded it", "[ledger]") {
  const TempFolder folder;
  ledger::ReadOptions options;
  options.folder = folder.path();
  const auto read_one = [&] {
    return read({recorded("publicity", {row("x", "1")}), reviewed("90")}, options);
  };
  const auto place_in = [](const ledger::MemorySource& source) {
    return source.observations_by_domain.at("gardens").at(0).origin.place.text();
  };
  // Whoever imports a file may keep it anywhere: it is named by where it is only if it is there.
  CHECK(place_in(*read_one()) == "q1/publicity.csv:2");
  folder.write("q1/publicity.csv", "");
  const auto source = read_one();
  CHECK(source->observations_by_domain.at("gardens").at(0).origin.number == 2);
  CHECK(place_in(*source) == (folder.path() / "q1/publicity.csv").string() + ":2");
  CHECK(source->reviews().at(0).origin.number == 3);
  CHECK(source->reviews().at(0).origin.unit == "publicity");
}

TEST_CASE("Records: what is withdrawn after an answer is not the answer", "[ledger][A21.1]") {
  const std::vector<ledger::NewEntry> entries = {reviewed("90"), replacing(1, reviewed("85")),
                                                 recorded("publicity", {row("x", "1")}),
                                                 replacing(3, entry(ledger::kWithdrawalKind))};
  const auto source = read(entries);
  CHECK(scores_of(*source) == Texts{"85"});
  CHECK(values_of(*source).empty());
}

TEST_CASE("Records: a confirmed one goes once its cancellation is confirmed too",
          "[ledger][A21.1]") {
  std::vector<ledger::NewEntry> entries = {reviewed("90"), confirmed({1}),
                                           replacing(1, entry(ledger::kCancellationKind))};
  CHECK(scores_of(*read(entries)).empty());
  CHECK(scores_of(*read(entries, confirmed_only())) == Texts{"90"});
  entries.push_back(confirmed({3}));
  CHECK(scores_of(*read(entries, confirmed_only())).empty());
}

TEST_CASE("Records: what takes the place of another counts once it is confirmed",
          "[ledger][A21.1]") {
  for (const char* kind : {ledger::Objection::kKind, ledger::Notice::kKind}) {
    const ledger::NewEntry first = entry(kind);
    const auto source = read({first, replacing(1, first)}, confirmed_only());
    const auto later = read({first, replacing(1, first), confirmed({2})}, confirmed_only());
    const auto number = [](const ledger::MemorySource& from) {
      return from.all_notices.empty() ? from.all_objections.at(0).origin.number
                                      : from.all_notices.at(0).origin.number;
    };
    CHECK(number(*source) == 1);
    CHECK(number(*later) == 2);
  }
}

TEST_CASE("Read: a ledger that is not what was recorded gives no records", "[ledger][A21.1]") {
  const auto refused = [](const std::string& change) {
    const LedgerFolder made;
    made.create(ledger::Nature::played)
        .append(told({recorded("publicity", {row("x", "1")}), reviewed("90")}));
    made.tamper(change);
    try {
      ledger::ReadOptions options;
      options.year = 2023;
      ledger::read_records(made.open(ledger::Access::read), options);
    } catch (const Error& error) {
      CHECK(error.kind() == ErrorKind::data);
      return error.problems().front().what.en;
    }
    return std::string("read");
  };
  CHECK(refused("") == "read");
  CHECK_THAT(refused("UPDATE observation SET value = 7"),
             Catch::Contains("record #1: its list of observations is damaged"));
  CHECK_THAT(refused("UPDATE observation SET matter = CAST(x'ff' AS TEXT)"),
             Catch::Contains("record #2: its matter is damaged"));
  CHECK_THAT(refused("UPDATE entry SET payload = '{}' WHERE number = 3"),
             Catch::Contains("record #3 (review): its content is not what was recorded"));
  // Entries of another year are looked at too: the chain is one.
  CHECK_THAT(refused("UPDATE entry SET year = 2022 WHERE number = 3"),
             Catch::Contains("record #3"));
}
