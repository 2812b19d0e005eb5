/// The ledger of a workspace: entries that are only ever added, each chained to the one before it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/errors.hpp"
#include "ledger/database.hpp"
#include "ledger/entry.hpp"

namespace kaohe::ledger {

/// A live ledger takes the system's clock; a played one takes times of entry from its story, and
/// nothing that comes from it is ever official.
enum class Nature { live, played };

/// The last entry: what stands on every paper.
struct Head {
  std::int64_t number = 0;  ///< of the last record, 0: nothing is recorded yet
  std::string digest;       ///< of the last entry; of an empty ledger: of the ledger itself
};

/// Which entries are asked for.
struct EntryFilter {
  std::optional<int> year;
  std::vector<std::string> kinds;     ///< empty: all
  std::optional<Date> entered_until;  ///< as known at the end of that day
  std::int64_t after = 0;             ///< those up to this number are left out
  std::int64_t before = 0;            ///< those from this number on are left out; 0: none
};

struct MigrationOptions {
  bool dry_run = false;  ///< everything is tried and undone; no copy is made
  SchemaSteps steps = schema_steps();
};

/// A ledger that was brought from one schema to another; the same: there was nothing to do.
struct Migration {
  int from = 0, to = 0;
  Head head;
  std::filesystem::path backup;  ///< empty: none was made
};

/// One open ledger. Two processes may write at once: each `append` waits for the other. Threads:
/// one at a time.
class Ledger {
 public:
  /// The file of a workspace.
  static std::filesystem::path file_of(const std::filesystem::path& workspace);

  /// Makes an empty ledger, and opens it. Throws Error(environment) as create_database does.
  static Ledger create(const std::filesystem::path& file, Nature nature,
                       Access access = Access::write);
  /// Throws Error(environment) as open_database does.
  static Ledger open(const std::filesystem::path& file, Access access);

  Nature nature() const { return nature_; }
  const std::filesystem::path& file() const { return file_; }
  Head head() const;
  /// When the last entry was made, as Entry::entered; empty: there is none.
  std::string last_entered() const;

  /// Puts entries on record in their order, all of them or none; when it returns they are on the
  /// disk. Gives back the number of each. The time of entry is the clock's, never before the last
  /// entry's; in a played ledger the entry's own, which may not be before it either (Error(data)).
  /// Throws Error(environment) when it cannot be written: then nothing of it stands.
  std::vector<std::int64_t> append(const std::vector<NewEntry>& entries);
  /// The same for entries that depend on what stands: `make` may read this ledger and sees all that
  /// was recorded before; nobody else records until its entries stand. It must not append itself.
  /// What it throws passes through, and nothing is recorded.
  std::vector<std::int64_t> append(const std::function<std::vector<NewEntry>()>& make);

  /// Calls `take` for each entry asked for, in order.
  void entries(const EntryFilter& filter, const std::function<void(const Entry&)>& take) const;
  std::optional<Entry> find(std::int64_t number) const;
  /// Calls `take` for each row of an entry, in order; its origin has number, line and unit.
  void observations(const Entry& entry, const std::function<void(const Observation&)>& take) const;

  /// Recomputes every digest and the numbers, and looks at the tables and triggers themselves. What
  /// is wrong, in order; empty: nothing is. `steps`: those that made the file.
  std::vector<Problem> verify(const SchemaSteps& steps = schema_steps()) const;

  /// The same of the entries alone, without their rows.
  std::vector<Problem> check_links() const;

  /// What is wrong with the file: its pages, as SQLite finds them, and what the program did not
  /// make in it; empty: nothing.
  std::vector<Problem> check_file() const;

  /// Brings a ledger of an older schema up to date, in one transaction: what is wrong with its
  /// chain before or after, Error(data), undoes all of it. Copies it first, as it is, to a new file
  /// beside it. Throws Error(environment) as open_to_migrate and back_up do.
  static Migration migrate(const std::filesystem::path& file, const MigrationOptions& options = {});

  /// Copies the ledger into a new file while others may go on writing. Throws Error(environment)
  /// where something stands already or it cannot be written.
  void back_up(const std::filesystem::path& into) const;

 private:
  struct Last {
    Head head;
    std::string entered;  ///< empty: there is no entry yet
  };

  Ledger(std::filesystem::path file, SQLite::Database database);
  Last last() const;
  /// What is wrong with the chain of entries, and with each what `more` finds.
  std::vector<Problem> walk(const std::function<std::vector<Problem>(const Entry&)>& more) const;
  std::vector<Problem> check_objects(const SchemaSteps& steps) const;
  std::vector<std::int64_t> record(const std::function<const std::vector<NewEntry>&()>& entries);
  std::int64_t append_one(const NewEntry& entry);

  std::filesystem::path file_;
  mutable SQLite::Database database_;
  Nature nature_ = Nature::live;
  std::string genesis_;  ///< what the first entry names as its predecessor
};

}  // namespace kaohe::ledger
