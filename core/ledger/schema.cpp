// The steps that make the tables, and whether a file has them as they were made.
#include <algorithm>
#include <map>
#include <tuple>

#include "base/errors.hpp"
#include "ledger/database.hpp"

namespace kaohe::ledger {

namespace {

/// 0 → 1: a new file.
constexpr const char* kFirstSchema = R"sql(
CREATE TABLE ledger (
  id       TEXT NOT NULL PRIMARY KEY,   -- random: two ledgers differ from their first entry on
  nature   TEXT NOT NULL CHECK (nature IN ('live', 'played')),
  created  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE entry (
  number      INTEGER NOT NULL PRIMARY KEY,
  year        INTEGER NOT NULL,
  kind        TEXT NOT NULL,
  person      TEXT NOT NULL,
  role        TEXT NOT NULL,
  unit        TEXT NOT NULL,
  os_user     TEXT NOT NULL,
  entered     TEXT NOT NULL,
  date        TEXT,
  replaces    INTEGER,
  payload     TEXT NOT NULL,
  file        TEXT NOT NULL,
  line        INTEGER NOT NULL,         -- of the file: a help for people, in no digest
  row_count   INTEGER NOT NULL,
  rows_digest TEXT NOT NULL,
  previous    TEXT NOT NULL UNIQUE,
  digest      TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE observation (
  number     INTEGER NOT NULL PRIMARY KEY,
  entry      INTEGER NOT NULL REFERENCES entry (number),
  domain     TEXT NOT NULL,
  assessee   TEXT NOT NULL,
  input      TEXT NOT NULL,
  period     TEXT NOT NULL,
  subject    TEXT NOT NULL,
  cell       INTEGER NOT NULL,
  date       INTEGER,                   -- days since 1970-01-01
  value      INTEGER NOT NULL,          -- units of 10^-8
  attributes TEXT NOT NULL,             -- '0,-1,1'
  matter     TEXT NOT NULL,
  reason     TEXT NOT NULL,
  evidence   TEXT NOT NULL,
  flags      INTEGER NOT NULL,          -- 1 provisional, 2 stands for "there is none"
  line       INTEGER NOT NULL           -- of the entry's file: a help for people, in no digest
) STRICT;

CREATE TRIGGER entry_stays       BEFORE UPDATE ON entry       BEGIN SELECT RAISE(ABORT, 'a ledger only grows'); END;
CREATE TRIGGER entry_is_kept     BEFORE DELETE ON entry       BEGIN SELECT RAISE(ABORT, 'a ledger only grows'); END;
CREATE TRIGGER observation_stays BEFORE UPDATE ON observation BEGIN SELECT RAISE(ABORT, 'a ledger only grows'); END;
CREATE TRIGGER observation_kept  BEFORE DELETE ON observation BEGIN SELECT RAISE(ABORT, 'a ledger only grows'); END;
CREATE TRIGGER ledger_stays      BEFORE UPDATE ON ledger      BEGIN SELECT RAISE(ABORT, 'a ledger only grows'); END;
CREATE TRIGGER ledger_is_kept    BEFORE DELETE ON ledger      BEGIN SELECT RAISE(ABORT, 'a ledger only grows'); END;
)sql";

/// What a table, index or trigger was made by, by its kind and name.
using Objects = std::map<std::tuple<std::string, std::string>, std::string>;

Objects objects_of(SQLite::Database& database) {
  SQLite::Statement row(database,
                        "SELECT type, name, coalesce(sql, '') FROM sqlite_schema WHERE name NOT "
                        "LIKE 'sqlite\\_%' ESCAPE '\\'");
  Objects objects;
  while (row.executeStep())
    objects.insert({{row.getColumn(0).getString(), row.getColumn(1).getString()},
                    row.getColumn(2).getString()});
  return objects;
}

Objects objects_made_by(const SchemaSteps& steps) {
  SQLite::Database database(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  run_steps(database, steps);
  return objects_of(database);
}

/// As SQLite has it, and what it is called in Chinese.
Text kind_of(const std::string& type) {
  static const std::map<std::string, std::string> names{
      {"table", "数据表"}, {"index", "索引"}, {"trigger", "触发器"}, {"view", "视图"}};
  const auto found = names.find(type);
  return {type, found == names.end() ? type : found->second};
}

Problem wrong(const std::filesystem::path& file, const std::tuple<std::string, std::string>& object,
              const Text& what) {
  return {{file.string()},
          say({"its {} \"{}\" {}: somebody has changed the file past the program; restore a "
               "backup with `kaohe ledger restore`",
               "其中的 {}“{}”{}:有人绕过程序改动了文件;请用 kaohe ledger restore 恢复备份"},
              kind_of(std::get<0>(object)), std::get<1>(object), what)};
}

}  // namespace

const SchemaSteps& schema_steps() {
  static const SchemaSteps steps{kFirstSchema};
  return steps;
}

int newest_schema() {
  return static_cast<int>(schema_steps().size());
}

int schema_of(SQLite::Database& database) {
  return database.execAndGet("PRAGMA user_version").getInt();
}

void run_steps(SQLite::Database& database, const SchemaSteps& steps) {
  for (auto from = static_cast<std::size_t>(schema_of(database)); from < steps.size(); ++from)
    database.exec(steps[from]);
  database.exec("PRAGMA user_version = " + std::to_string(steps.size()));
}

std::vector<Problem> check_schema(SQLite::Database& database, const std::filesystem::path& file,
                                  const SchemaSteps& steps) {
  const auto made_by = static_cast<std::size_t>(schema_of(database));
  const Objects expected =
      objects_made_by({steps.begin(), steps.begin() + std::min(made_by, steps.size())});
  const Objects found = objects_of(database);
  std::vector<Problem> problems;
  for (const auto& [object, sql] : expected) {
    const auto there = found.find(object);
    if (there == found.end())
      problems.push_back(wrong(file, object, say({"is gone", "已不存在"})));
    else if (there->second != sql)
      problems.push_back(wrong(file, object, say({"is not as it was made", "与原样不同"})));
  }
  for (const auto& [object, sql] : found) {
    if (expected.count(object) == 0)
      problems.push_back(wrong(file, object, say({"is not of this program", "不是本程序建立的"})));
  }
  return problems;
}

}  // namespace kaohe::ledger
