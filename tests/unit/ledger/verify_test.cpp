// What somebody changes past the program is found.
#include <catch2/catch.hpp>

#include "ledger/tail.hpp"
#include "ledger_folder.hpp"

using namespace kaohe;
using namespace kaohe::testing;

namespace {

/// What is said of three entries after a change.
std::string after(const std::string& sql) {
  const LedgerFolder made;
  made.create().append({entry("a", {row("x", "1"), row("x", "2")}), entry("b"), entry("c")});
  made.tamper(sql);
  std::string text;
  try {
    for (const Problem& one : made.open(ledger::Access::read).verify()) text += one.what.en + "\n";
  } catch (const Error& damage) {
    text += damage.problems().front().what.en + "\n";
  }
  return text;
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

TEST_CASE("Ledger: a quick look finds what is wrong with the last entries, and no more",
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
  CHECK(!own.verify().empty());
}
