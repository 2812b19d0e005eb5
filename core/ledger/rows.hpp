/// Entries and observations as rows of the ledger's SQLite file.
#pragma once

#include <cstdint>

#include <SQLiteCpp/SQLiteCpp.h>

#include "ledger/entry.hpp"

namespace kaohe::ledger {

/// The columns that `entry_of` and `observation_of` read, for a SELECT.
inline constexpr const char* kEntryColumns =
    "number, year, kind, person, role, unit, os_user, entered, date, replaces, payload, file, "
    "line, "
    "row_count, rows_digest, previous, digest";
inline constexpr const char* kObservationColumns =
    "number, domain, assessee, input, period, subject, cell, date, value, attributes, matter, "
    "reason, evidence, flags, line";

/// Throw as refuse_damaged for what nobody can have written through this program.
Entry entry_of(SQLite::Statement& row);
Observation observation_of(SQLite::Statement& row, const Entry& entry);

void write(SQLite::Database& database, const Entry& entry);

/// Writes observations by one prepared statement.
class RowWriter {
 public:
  explicit RowWriter(SQLite::Database& database);
  /// Throws Error(data) for a value that is no decimal of 8 places.
  void write(std::int64_t number, std::int64_t entry, const Observation& row);

 private:
  SQLite::Statement insert_;
};

}  // namespace kaohe::ledger
