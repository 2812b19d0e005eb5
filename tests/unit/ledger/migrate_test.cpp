// A ledger of an older version is brought up to date or left exactly as it was. So far there is one
// schema: the newer one of these tests is of their own making.
#include <catch2/catch.hpp>

#include "ledger_folder.hpp"

using namespace kaohe;
using namespace kaohe::testing;
using ledger::Ledger;

namespace {

/// A program whose schema has gone on.
ledger::SchemaSteps steps_with(const std::string& step) {
  ledger::SchemaSteps steps = ledger::schema_steps();
  steps.push_back(step);
  return steps;
}

const ledger::SchemaSteps& newer_steps() {
  static const ledger::SchemaSteps steps = steps_with(
      "ALTER TABLE entry ADD COLUMN seal TEXT NOT NULL DEFAULT '';"
      "CREATE INDEX entry_by_kind ON entry (kind);");
  return steps;
}

/// Two entries of three rows in all, written by this program.
struct Older : LedgerFolder {
  Older() { create().append({entry("observations", {row("x", "1"), row("y", "2")}), entry("a")}); }

  ledger::Migration migrate(const ledger::SchemaSteps& steps = newer_steps(),
                            bool dry_run = false) const {
    return Ledger::migrate(file(), {dry_run, steps});
  }
  std::vector<Problem> refused(const ledger::SchemaSteps& steps) const {
    try {
      migrate(steps);
    } catch (const Error& error) {
      return error.problems();
    }
    return {};
  }
  int schema() const { return schema_in(file()); }
  static int schema_in(const std::filesystem::path& file) {
    SQLite::Database database(file.string(), SQLite::OPEN_READONLY);
    return ledger::schema_of(database);
  }
  bool has_seals() const {
    SQLite::Database database(file().string(), SQLite::OPEN_READONLY);
    return database
               .execAndGet("SELECT count(*) FROM pragma_table_info('entry') WHERE name = 'seal'")
               .getInt() == 1;
  }
  std::filesystem::path backup() const { return file().string() + ".schema-1"; }
};

}  // namespace

TEST_CASE("Migration: what is on record is the same after it, and the ledger as it was is kept",
          "[ledger][A21.1]") {
  const Older made;
  const ledger::Head before = made.open().head();
  const ledger::Migration done = made.migrate();
  CHECK(done.from == 1);
  CHECK(done.to == 2);
  CHECK(done.head.digest == before.digest);
  CHECK(made.schema() == 2);
  CHECK(made.has_seals());
  // The copy is whole, and of the older version that wrote it.
  CHECK(done.backup == made.backup());
  const Ledger kept = Ledger::open(made.backup(), ledger::Access::read);
  CHECK(kept.head().digest == before.digest);
  CHECK(kept.verify().empty());
}

TEST_CASE("Migration: one that is up to date is left alone", "[ledger][A21.1]") {
  const Older made;
  const ledger::Migration done = made.migrate(ledger::schema_steps());
  CHECK(done.from == 1);
  CHECK(done.to == 1);
  CHECK(done.backup.empty());
  CHECK_FALSE(std::filesystem::exists(made.backup()));
}

TEST_CASE("Migration: a dry run tries everything and changes nothing", "[ledger][A21.1]") {
  const Older made;
  const ledger::Migration done = made.migrate(newer_steps(), true);
  CHECK(done.to == 2);
  CHECK(done.backup.empty());
  CHECK(made.schema() == 1);
  CHECK_FALSE(made.has_seals());
  CHECK_FALSE(std::filesystem::exists(made.backup()));
  CHECK(made.open().verify().empty());
}

TEST_CASE("Migration: a step that changes what is on record is undone", "[ledger][A21.1]") {
  const Older made;
  const auto problems =
      made.refused(steps_with("DROP TRIGGER observation_stays; UPDATE observation SET value = 7;"));
  REQUIRE(problems.size() == 2);
  CHECK(problems[0].what.en ==
        "record #1 (observations): its observations are not those that were recorded; restore a "
        "backup and compare");
  CHECK(problems[1].what.en == "the migration would have changed what is on record; it was undone");
  CHECK(made.schema() == 1);
  CHECK(made.open().verify().empty());
}

TEST_CASE("Migration: a step that takes records away is undone", "[ledger][A21.1]") {
  const Older made;
  const auto problems =
      made.refused(steps_with("DROP TRIGGER entry_is_kept; DELETE FROM entry WHERE kind = 'a';"));
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].what.en == "the migration would have changed what is on record; it was undone");
  CHECK(entries_of(made.open()).size() == 2);
}

TEST_CASE("Migration: a step that fails half-way leaves nothing of itself", "[ledger][A21.1]") {
  const Older made;
  const auto problems = made.refused(
      steps_with("ALTER TABLE entry ADD COLUMN seal TEXT; CREATE TABLE entry (number INTEGER);"));
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].what.en == "table entry already exists; mend this and try again");
  CHECK(made.schema() == 1);
  CHECK_FALSE(made.has_seals());
}

TEST_CASE("Migration: a ledger that is not whole is not touched", "[ledger][A21.1]") {
  const Older made;
  made.tamper("UPDATE entry SET payload = '{}' WHERE number = 1");
  const auto problems = made.refused(newer_steps());
  REQUIRE(problems.size() == 2);
  CHECK(problems[1].what.en ==
        "it was not whole before it could be migrated, and was left as it is");
  CHECK(made.schema() == 1);
  CHECK_FALSE(std::filesystem::exists(made.backup()));
}

TEST_CASE("Migration: a copy that is there already is never overwritten", "[ledger][A21.1]") {
  const Older made;
  std::ofstream(made.backup()) << "kept";
  const auto problems = made.refused(newer_steps());
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].what.en ==
        "a file is there already and is never overwritten; name another place, or move it away "
        "first");
  CHECK(made.schema() == 1);
}

TEST_CASE("Migration: one of an older or a newer version is not opened, and the way is named",
          "[ledger][A21.1]") {
  const Older made;
  const auto refusal = [&](ledger::Access access) {
    try {
      made.open(access);
    } catch (const Error& error) {
      CHECK(error.kind() == ErrorKind::environment);
      return error.problems().front().what.en;
    }
    return std::string("opened");
  };
  made.migrate();
  CHECK(refusal(ledger::Access::read) ==
        "it was written by a newer kaohe (schema 2, this one knows up to 1); use that version");
  CHECK(made.refused(ledger::schema_steps()).front().what.en == refusal(ledger::Access::write));
}

TEST_CASE("Migration: an older one is opened by no newer program before it is brought up to date",
          "[ledger][A21.1]") {
  const Older made;
  for (const ledger::Access access : {ledger::Access::read, ledger::Access::write})
    CHECK_THROWS_WITH(
        ledger::open_database(made.file(), access, newer_steps()),
        Catch::Contains(
            "it was written by an older kaohe (schema 1, this one reads 2); bring it up "
            "to date with `kaohe ledger migrate`, which keeps a backup"));
}

TEST_CASE("Migration: a schema that no version ever wrote is damage", "[ledger][A21.1]") {
  const Older made;
  made.tamper("PRAGMA user_version = 0");
  const std::string said =
      "it says that its schema is 0, and no kaohe ever wrote that: it was changed past the "
      "program; restore a backup with `kaohe ledger restore`";
  CHECK_THROWS_WITH(made.open(ledger::Access::read), Catch::Contains(said));
  CHECK(made.refused(ledger::schema_steps()).front().what.en == said);
}
