// Entries are added, chained, and read back as they were.
#include <thread>

#include <catch2/catch.hpp>

#include "ledger/clock.hpp"
#include "ledger_folder.hpp"

using namespace kaohe;
using namespace kaohe::testing;
using ledger::Ledger;

TEST_CASE("Ledger: an entry and its rows come back as they were recorded", "[ledger][A21.1]") {
  const LedgerFolder made;
  Ledger ledger = made.create();
  CHECK(ledger.head().number == 0);
  const std::vector<std::int64_t> numbers =
      ledger.append({entry("observations", {row("XX01.leaders", "1.5"), row("XX02.cases", "-2")})});
  CHECK(numbers == std::vector<std::int64_t>{1});
  const ledger::Entry back = entries_of(ledger).at(0);
  CHECK(back.kind == "observations");
  CHECK(back.actor.person == "li");
  CHECK(back.actor.role == "responsible_unit");
  CHECK(back.actor.unit == "publicity");
  CHECK_FALSE(back.os_user.empty());
  CHECK(back.file == "q1/publicity.csv");
  CHECK(back.payload == R"({"note":"一季度"})");
  CHECK(back.row_count == 2);
  CHECK(back.digest == ledger.head().digest);
  std::vector<ledger::Observation> rows;
  ledger.observations(back, [&](const ledger::Observation& one) { rows.push_back(one); });
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].origin.number == 2);
  CHECK(rows[0].origin.unit == "publicity");
  CHECK(rows[0].origin.place.text() == "q1/publicity.csv:2");
  CHECK(rows[0].input == "XX01.leaders");
  CHECK(rows[0].value == *Rational::parse("1.5"));
  CHECK(rows[0].attributes == std::vector<int>{1, -1});
  CHECK(rows[0].date == make_date(2023, 3, 4));
  CHECK(rows[1].value == Rational::of(-2));
}

TEST_CASE("Ledger: entries and rows share one row of numbers without gaps", "[ledger][A21.1]") {
  const LedgerFolder made;
  Ledger ledger = made.create();
  ledger.append({entry("a", {row("x", "1"), row("x", "2"), row("x", "3")}), entry("b")});
  ledger.append({entry("c")});
  std::vector<std::int64_t> numbers;
  for (const ledger::Entry& one : entries_of(ledger)) numbers.push_back(one.number);
  CHECK(numbers == std::vector<std::int64_t>{1, 5, 6});
  CHECK(ledger.head().number == 6);
  CHECK(ledger.find(3)->kind == "a");
  CHECK(ledger.find(5)->kind == "b");
  CHECK_FALSE(ledger.find(7));
}

TEST_CASE("Ledger: each entry names the digest of the one before it, the first that of the ledger",
          "[ledger][A21.1]") {
  const LedgerFolder one, other;
  Ledger ledger = one.create();
  const std::string genesis = ledger.head().digest;
  ledger.append({entry("a"), entry("b")});
  const std::vector<ledger::Entry> list = entries_of(ledger);
  CHECK(list[0].previous == genesis);
  CHECK(list[1].previous == list[0].digest);
  CHECK(other.create().head().digest != genesis);
}

TEST_CASE("Ledger: asked for by year, kind and what was known on a day", "[ledger][A21.1]") {
  const LedgerFolder made;
  Ledger ledger = made.create(ledger::Nature::played);
  ledger::NewEntry first = entry("a"), second = entry("b"), third = entry("a");
  first.entered = ledger::moment_of(make_date(2023, 3, 31));
  second.entered = ledger::moment_of(make_date(2023, 4, 1));
  third.entered = ledger::moment_of(make_date(2024, 1, 2));
  third.year = 2024;
  ledger.append({first, second, third});
  CHECK(entries_of(ledger, {2023, {}, {}}).size() == 2);
  CHECK(entries_of(ledger, {{}, {"a"}, {}}).size() == 2);
  CHECK(entries_of(ledger, {{}, {}, make_date(2023, 3, 31)}).size() == 1);
  CHECK(entries_of(ledger, {{}, {}, make_date(2023, 4, 1)}).size() == 2);
}

TEST_CASE("Ledger: a live one takes the clock's time, never before its predecessor's",
          "[ledger][A21.1]") {
  const LedgerFolder made;
  Ledger ledger = made.create();
  ledger::NewEntry past = entry("a");
  past.entered = ledger::moment_of(make_date(1999, 1, 1));  // a played ledger's field
  ledger.append({past, entry("b")});
  const std::vector<ledger::Entry> list = entries_of(ledger);
  CHECK(list[0].entered >= "2026");
  CHECK(list[1].entered >= list[0].entered);
}

TEST_CASE("Ledger: a played one takes its story's time, in its order", "[ledger][A21.1]") {
  const LedgerFolder made;
  Ledger ledger = made.create(ledger::Nature::played);
  ledger::NewEntry late = entry("a"), early = entry("b");
  late.entered = ledger::moment_of(make_date(2023, 4, 2));
  early.entered = ledger::moment_of(make_date(2023, 4, 1));
  ledger.append({late});
  CHECK(entries_of(ledger).at(0).entered == "2023-04-02T12:00:00.000+08:00");
  CHECK_THROWS_WITH(ledger.append({early}), Catch::Contains("expected a moment from 2023-04-02"));
  CHECK_THROWS_WITH(ledger.append({entry("c")}), Catch::Contains("dated \"\""));
  CHECK(entries_of(ledger).size() == 1);
  CHECK(ledger::Ledger::open(made.file(), ledger::Access::read).nature() == ledger::Nature::played);
}

TEST_CASE("Ledger: of several entries at once all stand or none", "[ledger][A21.1]") {
  const LedgerFolder made;
  Ledger ledger = made.create();
  ledger::NewEntry wrong = entry("b", {row("x", "1")});
  wrong.observations[0].value = Rational::of(1, 3);  // no decimal
  CHECK_THROWS_AS(ledger.append({entry("a"), wrong}), Error);
  CHECK(entries_of(ledger).empty());
  ledger.append({entry("a")});
  CHECK(entries_of(ledger).size() == 1);
}

TEST_CASE("Ledger: the same story makes the same chain, wherever it is played", "[ledger][A21.1]") {
  const LedgerFolder one, other;
  ledger::NewEntry told = entry("a", {row("x", "1")});
  told.entered = ledger::moment_of(make_date(2023, 4, 2));
  Ledger first = one.create(ledger::Nature::played), second = other.create(ledger::Nature::played);
  first.append({told});
  told.line = 7;  // where it stands in a file is no part of it
  told.observations[0].origin.place.line = 9;
  second.append({told});
  CHECK(first.head().digest == second.head().digest);
  first.append({told});
  told.file = "q2/publicity.csv";
  second.append({told});
  CHECK(first.head().digest != second.head().digest);
}

TEST_CASE("Ledger: two writers at once lose nothing", "[ledger][A21.1]") {
  const LedgerFolder made;
  made.create();
  constexpr int kEach = 40;
  const auto write = [&](const char* kind) {
    Ledger own = made.open();
    for (int i = 0; i < kEach; ++i) own.append({entry(kind, {row("x", "1")})});
  };
  std::thread other([&] { write("left"); });
  write("right");
  other.join();
  const Ledger ledger = made.open(ledger::Access::read);
  CHECK(entries_of(ledger, {{}, {"left"}, {}}).size() == kEach);
  CHECK(entries_of(ledger, {{}, {"right"}, {}}).size() == kEach);
  CHECK(ledger.verify().empty());
  CHECK(ledger.head().number == 4 * kEach);
}

TEST_CASE("Ledger: of two writers that both look first, one finds the other's entry",
          "[ledger][A21.1]") {
  const LedgerFolder made;
  made.create();
  constexpr int kKinds = 40;
  const auto write_once = [&] {
    Ledger own = made.open();
    for (int i = 0; i < kKinds; ++i) {
      const std::string kind = "once-" + std::to_string(i);
      own.append([&]() -> std::vector<ledger::NewEntry> {
        if (!entries_of(own, {{}, {kind}, {}}).empty()) return {};
        return {entry(kind, {row("x", "1")})};
      });
    }
  };
  std::thread other(write_once);
  write_once();
  other.join();
  const Ledger ledger = made.open(ledger::Access::read);
  CHECK(entries_of(ledger).size() == kKinds);
  CHECK(ledger.verify().empty());
}

TEST_CASE("Ledger: who looks and then refuses records nothing and keeps nobody waiting",
          "[ledger][A21.1]") {
  const LedgerFolder made;
  Ledger ledger = made.create(), other = made.open();
  const auto refuse = [&]() -> std::vector<ledger::NewEntry> {
    throw Error(ErrorKind::data, {}, say({"the period is closed", "已截止"}));
  };
  CHECK_THROWS_WITH(ledger.append(refuse), Catch::Contains("the period is closed"));
  CHECK(other.append({entry("a")}) == std::vector<std::int64_t>{1});
  CHECK(ledger.append([] { return std::vector{entry("b")}; }) == std::vector<std::int64_t>{2});
}

TEST_CASE("Ledger: a backup holds what stood when it was made, and is never put over a file",
          "[ledger][A21.1]") {
  const LedgerFolder made;
  Ledger ledger = made.create();
  ledger.append({entry("a", {row("x", "1")})});
  const std::filesystem::path copy = made.folder.path() / "backup.sqlite";
  ledger.back_up(copy);
  ledger.append({entry("b")});
  const Ledger back = Ledger::open(copy, ledger::Access::read);
  CHECK(entries_of(back).size() == 1);
  CHECK(back.verify().empty());
  CHECK_THROWS_WITH(ledger.back_up(copy), Catch::Contains("never overwritten"));
  CHECK(std::distance(std::filesystem::directory_iterator(made.folder.path()), {}) >= 2);
}
