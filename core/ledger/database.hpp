/// The SQLite file of a ledger: opened with what makes an acknowledged record last, its schema, and
/// its failures in words.
#pragma once

#include <filesystem>
#include <functional>

#include <SQLiteCpp/SQLiteCpp.h>

namespace kaohe::ledger {

enum class Access { read, write };

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

/// An existing file. To write: an older schema is brought to the newest first, in one step that is
/// done whole or not at all. Throws Error(environment) for a file that is no ledger, one of a newer
/// schema, to read one of an older schema, and as create_database does.
SQLite::Database open_database(const std::filesystem::path& file, Access access);

/// The schema that this program writes.
int newest_schema();

/// Whether a folder lies on a file system of another machine, where SQLite's locks do not hold.
bool is_on_network(const std::filesystem::path& folder);

}  // namespace kaohe::ledger
