// What somebody changes past the program is found.
#include <catch2/catch.hpp>

#include "ledger/tail.hpp"
#include "ledger_folder.hpp"

using namespace kaohe;
using namespace kaohe::testing;

namespace {

struct Three : LedgerFolder {
  Three() { create().append({entry("a", {row("x", "1"), row("x", "2")}), entry("b"), entry("c")}); }

  std::string found() const {
    std::string text;
    for (const Problem& one : open(ledger::Access::read).verify()) text += one.what.en + "\n";
    return text;
  }
};

/// What is said of three entries after a change.
std::string after(const std::string& sql) {
  const Three made;
  made.tamper(sql);
  return made.found();
}

/// The same where the change leaves its traces in the file's tables and triggers.
std::string after_openly(const std::string& sql) {
  const Three made;
  SQLite::Database(made.file().string(), SQLite::OPEN_READWRITE).exec(sql);
  return made.found();
}

}  // namespace

TEST_CASE("Verify: an untouched ledger is in order", "[ledger][verify][A21.1]") {
  CHECK(after("") == "");
}

TEST_CASE("Verify: a changed entry, row or order is named by its number",
          "[ledger][verify][A21.1]") {
  CHECK(after("UPDATE entry SET person = 'wang' WHERE number = 4") ==
        "record #4 (b): its content is not what was recorded; restore a backup and compare\n");
  CHECK(after("UPDATE observation SET value = value + 1 WHERE number = 3") ==
        "record #1 (a): its observations are not those that were recorded; restore a backup and "
        "compare\n");
  CHECK(after("DELETE FROM observation WHERE number = 3") ==
        "record #1 (a): its observations are not those that were recorded; restore a backup and "
        "compare\n");
  CHECK(after("DELETE FROM entry WHERE number = 4") ==
        "record #5 (c): its number should be 4: an entry is missing or was put in; restore a "
        "backup and compare\n"
        "record #5 (c): it does not follow the entry before it; restore a backup and compare\n");
  CHECK(after("UPDATE entry SET entered = '2999-01-01T00:00:00.000+08:00' WHERE number = 4")
            .find("record #5 (c): it was entered before its predecessor") != std::string::npos);
}

TEST_CASE("Verify: what cannot be read is named by its number, and the rest is looked at",
          "[ledger][verify][A21.1]") {
  const std::string broken = "; restore a backup with `kaohe ledger restore`\n";
  CHECK(after("UPDATE entry SET person = CAST(x'ff6c69' AS TEXT) WHERE number = 4") ==
        "record #4: its person is damaged" + broken);
  CHECK(after("UPDATE entry SET entered = 'yesterday' WHERE number = 4") ==
        "record #4: its time of entry is damaged" + broken);
  CHECK(after("UPDATE entry SET date = '30 February' WHERE number = 4; "
              "UPDATE observation SET reason = CAST(x'c3' AS TEXT) WHERE number = 3; "
              "UPDATE observation SET flags = 9 WHERE number = 2; "
              "UPDATE entry SET person = 'wang' WHERE number = 5") ==
        "record #2: its flags is damaged" + broken + "record #4: its date is damaged" + broken +
            "record #5 (c): its content is not what was recorded; restore a backup and compare\n");
  CHECK(after("UPDATE entry SET payload = '{\"note\":' WHERE number = 4") ==
        "record #4 (b): its content is not what was recorded; restore a backup and compare\n");
}

TEST_CASE("Verify: a row that no entry counts is found", "[ledger][verify][A21.1]") {
  CHECK(after("INSERT INTO observation SELECT 99, entry, domain, assessee, input, period, subject, "
              "cell, date, value, attributes, matter, reason, evidence, flags, line FROM "
              "observation WHERE number = 2") ==
        "1 observations belong to no entry; restore a backup and compare\n");
}

TEST_CASE("Verify: every field of an entry and of a row is covered by a digest",
          "[ledger][verify][A21.1]") {
  for (const char* column :
       {"year", "kind", "person", "role", "unit", "os_user", "entered", "date", "replaces",
        "payload", "file", "row_count", "rows_digest", "previous"}) {
    INFO(column);
    const bool is_number = std::string(column) == "year" || std::string(column) == "replaces" ||
                           std::string(column) == "row_count";
    CHECK(after(std::string("UPDATE entry SET ") + column + (is_number ? " = 7" : " = '7'") +
                " WHERE number = 5") != "");
  }
  for (const char* column : {"domain", "assessee", "input", "period", "subject", "attributes",
                             "matter", "reason", "evidence"}) {
    INFO(column);
    CHECK(after(std::string("UPDATE observation SET ") + column + " = '7' WHERE number = 2") != "");
  }
  for (const char* column : {"cell", "date", "value", "flags", "entry"}) {
    INFO(column);
    CHECK(after(std::string("UPDATE observation SET ") + column + " = 4 WHERE number = 2") != "");
  }
}

TEST_CASE("Verify: triggers and tables that were taken away, changed or put in are found",
          "[ledger][verify][A21.1]") {
  const std::string by_whom =
      ": somebody has changed the file past the program; restore a backup with `kaohe ledger "
      "restore`\n";
  CHECK(after_openly("DROP TRIGGER entry_stays") ==
        "its trigger \"entry_stays\" is gone" + by_whom);
  CHECK(after_openly("DROP TRIGGER entry_stays; CREATE TRIGGER entry_stays BEFORE UPDATE ON entry "
                     "BEGIN SELECT 1; END") ==
        "its trigger \"entry_stays\" is not as it was made" + by_whom);
  CHECK(after_openly("CREATE TRIGGER helpful AFTER INSERT ON observation BEGIN SELECT 1; END; "
                     "CREATE TABLE mine (x)") ==
        "its table \"mine\" is not of this program" + by_whom +
            "its trigger \"helpful\" is not of this program" + by_whom);
}

TEST_CASE("Ledger: one whose triggers are not its own is read but not written", "[ledger][A21.1]") {
  const Three made;
  SQLite::Database(made.file().string(), SQLite::OPEN_READWRITE)
      .exec("CREATE TRIGGER helpful AFTER INSERT ON entry BEGIN SELECT 1; END");
  CHECK(made.open(ledger::Access::read).head().number == 5);
  CHECK_THROWS_WITH(made.open(), Catch::Contains("helpful"));
}

TEST_CASE("Ledger: the file itself refuses to change or lose what is recorded", "[ledger][A21.1]") {
  const LedgerFolder made;
  made.create().append({entry("a", {row("x", "1")})});
  SQLite::Database database(made.file().string(), SQLite::OPEN_READWRITE);
  for (const char* sql :
       {"UPDATE entry SET person = 'wang'", "DELETE FROM entry", "UPDATE observation SET value = 0",
        "DELETE FROM observation", "UPDATE ledger SET nature = 'played'", "DELETE FROM ledger"}) {
    INFO(sql);
    CHECK_THROWS_WITH(database.exec(sql), Catch::Contains("only grows"));
  }
}

TEST_CASE("Ledger: a quick look finds what is wrong with any entry, and with the last ones' rows",
          "[ledger][A21.1]") {
  const LedgerFolder made;
  ledger::Ledger own = made.create();
  CHECK(ledger::check_tail(own).empty());
  for (int i = 0; i < 30; ++i) own.append({entry("a", {row("x", "1")})});
  CHECK(ledger::check_tail(own).empty());
  const auto found_after = [&](const std::string& change) {
    made.tamper(change);
    return ledger::check_tail(own).size();
  };
  // Entries 1, 3, …, 59; the last twenty begin with 21.
  CHECK(found_after("UPDATE observation SET value = 9 WHERE number = 20") == 0);
  CHECK(found_after("UPDATE observation SET value = 9 WHERE number = 22") == 1);
  CHECK(found_after("UPDATE observation SET value = 9 WHERE number = 60") == 2);
  CHECK(found_after("UPDATE entry SET person = 'wang' WHERE number = 1") == 1);
  CHECK(own.verify().size() == 4);
}
