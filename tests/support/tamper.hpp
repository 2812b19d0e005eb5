// A ledger's file changed by somebody who goes past the program.
#pragma once

#include <filesystem>
#include <string>

#include <SQLiteCpp/SQLiteCpp.h>

namespace kaohe::testing {

/// Whoever does so covers their tracks: the triggers stand again afterwards.
inline void tamper(const std::filesystem::path& ledger, const std::string& sql) {
  SQLite::Database database(ledger.string(), SQLite::OPEN_READWRITE);
  SQLite::Statement trigger(database, "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'");
  std::string away, back;
  while (trigger.executeStep()) {
    away += "DROP TRIGGER " + trigger.getColumn(0).getString() + ";";
    back += trigger.getColumn(1).getString() + ";";
  }
  trigger.reset();
  database.exec(away);
  database.exec(sql);
  database.exec(back);
}

}  // namespace kaohe::testing
