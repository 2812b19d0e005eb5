#include "ledger/database.hpp"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <optional>
#include <system_error>

#include "base/errors.hpp"
#include "base/files.hpp"

namespace kaohe::ledger {

namespace {

namespace fs = std::filesystem;

/// "KAOH": tells a ledger from any other SQLite file.
constexpr int kApplicationId = 0x4B414F48;
constexpr int kBusyTimeoutMs = 30'000;

/// What brings a schema to the next one; a new file passes through all of them.
constexpr std::array kMigrations = {
    // 0 → 1
    R"sql(
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
)sql"};

Text reason_of(const SQLite::Exception& failure) {
  switch (failure.getErrorCode()) {
    case SQLITE_FULL:
      return say({"the disk is full, nothing was recorded; free some space and try again",
                  "磁盘空间不足,没有记入任何内容;请清理后重试"});
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return say(
          {"it can only be read here, nothing was recorded; ask for the right to write it, "
           "or work as its owner",
           "此处只能读取,没有记入任何内容;请申请写入权限,或以其所有者身份操作"});
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return say(
          {"another program has been writing it for 30 seconds, nothing was recorded; try "
           "again when that has ended",
           "另一程序持续写入超过 30 秒,没有记入任何内容;请待其结束后重试"});
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return say({"it is damaged or no ledger; restore a backup with `kaohe ledger restore`",
                  "文件已损坏或不是账本;请用 kaohe ledger restore 恢复备份"});
    case SQLITE_CANTOPEN:
      return say({"it cannot be opened; check the folder's rights, and that the file is there",
                  "无法打开;请检查文件夹权限以及文件是否存在"});
    default:
      break;
  }
  const std::string message = failure.what();
  if (failure.getErrorCode() == SQLITE_IOERR)
    return say({"the disk did not take it ({}), nothing was recorded; free some space, see that "
                "the disk is sound, and try again",
                "磁盘写入失败({}),没有记入任何内容;请清理空间并检查磁盘后重试"},
               message);
  return say({"{}; mend this and try again", "{};请排除后重试"}, message);
}

[[noreturn]] void refuse(const fs::path& file, const Text& what) {
  throw Error(ErrorKind::environment, {file.string()}, what);
}

fs::path folder_of(const fs::path& file) {
  return file.has_parent_path() ? file.parent_path() : fs::path(".");
}

/// On the disk, should the power fail now.
void sync(const fs::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  const bool is_synced = descriptor >= 0 && ::fsync(descriptor) == 0;
  const int code = errno;
  if (descriptor >= 0) ::close(descriptor);
  if (!is_synced) refuse(path, failure_reason(code));
}

void require_local(const fs::path& file) {
  if (!is_on_network(folder_of(file))) return;
  refuse(file, say({"the folder lies on another machine (a network file system), where two writers "
                    "can overwrite each other; use a disk of this machine",
                    "文件夹在网络文件系统上,多人同时写入会互相覆盖;请使用本机磁盘"}));
}

int integer(SQLite::Database& database, const char* query) {
  return database.execAndGet(query).getInt();
}

// FULL: a commit that was acknowledged is on the disk.
void prepare(SQLite::Database& database) {
  database.exec("PRAGMA foreign_keys = ON");
  database.exec("PRAGMA synchronous = FULL");
  database.exec("PRAGMA trusted_schema = OFF");
}

void migrate(SQLite::Database& database) {
  SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
  for (int schema = integer(database, "PRAGMA user_version"); schema < newest_schema(); ++schema)
    database.exec(kMigrations[static_cast<std::size_t>(schema)]);
  database.exec("PRAGMA application_id = " + std::to_string(kApplicationId));
  database.exec("PRAGMA user_version = " + std::to_string(newest_schema()));
  transaction.commit();
}

void check_schema(SQLite::Database& database, const fs::path& file, Access access) {
  if (integer(database, "PRAGMA application_id") != kApplicationId) {
    refuse(file, say({"this is an SQLite file but no ledger of kaohe; name another file",
                      "这是 SQLite 文件,但不是本程序的账本;请指定其他文件"}));
  }
  const int schema = integer(database, "PRAGMA user_version");
  if (schema > newest_schema()) {
    refuse(file, say({"it was written by a newer kaohe (schema {}, this one knows up to {}); use "
                      "that version",
                      "由更新版本写入(结构版本 {},本程序最高 {});请使用新版本"},
                     schema, newest_schema()));
  }
  if (schema == newest_schema()) return;
  if (access == Access::write) return migrate(database);
  refuse(file, say({"it was written by an older kaohe (schema {}, this one reads {}); bring it up "
                    "to date by a command that writes it",
                    "由较旧版本写入(结构版本 {},本程序读取 {});任何写入账本的命令都会先行升级"},
                   schema, newest_schema()));
}

}  // namespace

void with_sqlite(const fs::path& file, const std::function<void()>& work) {
  try {
    work();
  } catch (const SQLite::Exception& failure) {
    refuse(file, reason_of(failure));
  }
}

int newest_schema() {
  return static_cast<int>(kMigrations.size());
}

bool is_on_network(const fs::path& folder) {
  // NFS, SMB, CIFS, SMB2, AFS, Coda, Ceph, 9P, and FUSE, behind which sshfs hides.
  constexpr std::array<unsigned long, 9> kNetwork = {0x6969,     0x517B,     0xFF534D42,
                                                     0xFE534D42, 0x5346414F, 0x73757245,
                                                     0x00C36400, 0x01021997, 0x65735546};
  struct statfs system {};
  if (statfs(folder.c_str(), &system) != 0) return false;
  const auto type = static_cast<unsigned long>(system.f_type) & 0xFFFFFFFFUL;
  return std::find(kNetwork.begin(), kNetwork.end(), type) != kNetwork.end();
}

void put_in_place(const fs::path& file, const std::function<void(const fs::path& draft)>& make) {
  const Text exists = say({"a file is there already and is never overwritten; name another",
                           "已有文件,不会覆盖;请另取名称"});
  if (is_there(file)) refuse(file, exists);
  for (const char* rest : {"-wal", "-shm", "-journal"}) {
    if (is_there(file.string() + rest))
      refuse(
          file.string() + rest,
          say({"it belongs to a ledger that is no longer here, and would be taken for a part of "
               "the new one; move it to that ledger, or to a folder of its own",
               "这是原账本留下的文件,会被当作新账本的一部分;请移到原账本所在处,或另放一个目录"}));
  }
  const fs::path draft = file.string() + ".new-" + std::to_string(::getpid());
  std::error_code ignored;
  fs::remove(draft, ignored);
  try {
    with_sqlite(file, [&] { make(draft); });
    sync(draft);
  } catch (...) {
    fs::remove(draft, ignored);
    throw;
  }
  // A link never takes the place of a file that came there in the meantime.
  std::error_code failure;
  fs::create_hard_link(draft, file, failure);
  fs::remove(draft, ignored);
  if (failure == std::errc::file_exists) refuse(file, exists);
  if (failure) refuse(file, failure_reason(failure.value()));
  sync(folder_of(file));
}

void create_database(const fs::path& file, const std::function<void(SQLite::Database&)>& fill) {
  require_local(file);
  put_in_place(file, [&](const fs::path& draft) {
    SQLite::Database database(draft.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE,
                              kBusyTimeoutMs);
    prepare(database);
    migrate(database);
    fill(database);
    database.exec("PRAGMA journal_mode = WAL");
  });
}

SQLite::Database open_database(const fs::path& file, Access access) {
  if (!is_there(file)) {
    refuse(file, say({"there is no ledger here; make one with `kaohe ledger create`, or name the "
                      "workspace with --workspace",
                      "此处没有账本;请用 kaohe ledger create 建立,或用 --workspace 指定工作目录"}));
  }
  if (access == Access::write) require_local(file);
  std::optional<SQLite::Database> database;
  with_sqlite(file, [&] {
    const int mode = access == Access::write ? SQLite::OPEN_READWRITE : SQLite::OPEN_READONLY;
    database.emplace(file.string(), mode, kBusyTimeoutMs);
    prepare(*database);
    check_schema(*database, file, access);
    if (access == Access::write) database->exec("PRAGMA journal_mode = WAL");  // a backup has none
  });
  return std::move(*database);
}

}  // namespace kaohe::ledger
