// An older file's way to the newest schema: verified, copied, stepped and verified again.
#include "ledger/ledger.hpp"

namespace kaohe::ledger {

namespace {

namespace fs = std::filesystem;

void require_whole(const Ledger& ledger, const SchemaSteps& steps, const Text& when) {
  std::vector<Problem> problems = ledger.verify(steps);
  if (problems.empty()) return;
  problems.push_back({{ledger.file().string()}, when});
  throw Error(ErrorKind::data, std::move(problems));
}

/// "ledger.sqlite.schema-1"
fs::path backup_of(const fs::path& file, int schema) {
  return file.string() + ".schema-" + std::to_string(schema);
}

}  // namespace

Migration Ledger::migrate(const fs::path& file, const MigrationOptions& options) {
  Ledger ledger(file, open_to_migrate(file, options.steps));
  Migration done;
  with_sqlite(file, [&] {
    // Nobody else writes from here on: the copy is what is migrated.
    SQLite::Transaction transaction(ledger.database_, SQLite::TransactionBehavior::IMMEDIATE);
    done.from = schema_of(ledger.database_);
    done.to = static_cast<int>(options.steps.size());
    done.head = ledger.head();
    if (done.from == done.to) return;
    require_whole(ledger, options.steps,
                  say({"it was not whole before it could be migrated, and was left as it is",
                       "升级前核验未通过,账本未作改动"}));
    if (!options.dry_run) {
      done.backup = backup_of(file, done.from);
      // A transaction cannot copy its own file; another reader sees what stood before it.
      Ledger(file, open_to_migrate(file, options.steps)).back_up(done.backup);
    }
    run_steps(ledger.database_, options.steps);
    const Text undone = say({"the migration would have changed what is on record; it was undone",
                             "升级会改变已记入的内容,已撤销"});
    require_whole(ledger, options.steps, undone);
    if (ledger.head().digest != done.head.digest) throw Error(ErrorKind::data, {file}, undone);
    if (!options.dry_run) transaction.commit();
  });
  return done;
}

}  // namespace kaohe::ledger
