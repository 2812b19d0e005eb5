/// The SQLite file of a ledger: opened with what makes an acknowledged record last, its schema, and
/// its failures in words.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include <SQLiteCpp/SQLiteCpp.h>

#include "base/errors.hpp"

namespace kaohe::ledger {

/// `scratch`: as `write`, but nothing waits for the disk. For a ledger that is gone with its
/// process, and is copied to where it lasts once it is whole.
enum class Access { read, write, scratch };

/// SQL that brings a schema to the next one, by the schema that it starts from: 0 is a new file.
using SchemaSteps = std::vector<std::string>;

/// Those of this program.
const SchemaSteps& schema_steps();

/// Runs `work`; a failure of SQLite becomes an Error(environment) that names the file and says what
/// to do: a full disk, no right, another writer, damage.
void with_sqlite(const std::filesystem::path& file, const std::function<void()>& work);

/// Makes a new file with the newest schema, fills it by `fill`, and puts it in its place whole or
/// not at all. Throws Error(environment) where something stands already, the folder is missing or
/// closed, or lies on a network file system.
void create_database(const std::filesystem::path& file,
                     const std::function<void(SQLite::Database&)>& fill);

/// Lets `make` write a file beside `file`, syncs it and puts it in its place: whole or not at all,
/// and never over another. Throws Error(environment) as create_database does.
void put_in_place(const std::filesystem::path& file,
                  const std::function<void(const std::filesystem::path& draft)>& make);

/// An existing file. Throws Error(environment) for a file that is no ledger, for one of a newer or
/// an older schema, and as create_database does; Error(data) for one to be written whose tables and
/// triggers are not those that this program made. `steps`: of the schema that it must have.
SQLite::Database open_database(const std::filesystem::path& file, Access access,
                               const SchemaSteps& steps = schema_steps());

/// The same for a file of the schema that `steps` lead to, or of an older one: to write it.
SQLite::Database open_to_migrate(const std::filesystem::path& file, const SchemaSteps& steps);

/// The schema of a file.
int schema_of(SQLite::Database& database);

/// What of a file's tables and triggers is not what the program made: taken away, changed or put
/// in. Empty: nothing. `steps`: those that made it, up to its schema or beyond.
std::vector<Problem> check_schema(SQLite::Database& database, const std::filesystem::path& file,
                                  const SchemaSteps& steps);

/// Brings a file to the schema that `steps` lead to, within the caller's transaction.
void run_steps(SQLite::Database& database, const SchemaSteps& steps);

/// The schema that this program writes.
int newest_schema();

/// Whether a folder lies on a file system of another machine, where SQLite's locks do not hold.
bool is_on_network(const std::filesystem::path& folder);

}  // namespace kaohe::ledger
