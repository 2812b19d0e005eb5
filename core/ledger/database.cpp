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

Text reason_of(const SQLite::Exception& failure) {
  switch (failure.getErrorCode()) {
    case SQLITE_FULL:
      return say(
          {"the disk is full, nothing was recorded, and what is on record is unharmed; free "
           "some space and try again",
           "磁盘空间不足,没有记入任何内容,已有记录完好;请清理后重试"});
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
      return say({"it is damaged or no ledger; restore a sound backup with `kaohe ledger restore`",
                  "文件已损坏或不是账本;请用 kaohe ledger restore 恢复完好的备份"});
    case SQLITE_CANTOPEN:
      return say({"it cannot be opened; check the folder's rights, and that the file is there",
                  "无法打开;请检查文件夹权限以及文件是否存在"});
    default:
      break;
  }
  const std::string message = failure.what();
  if (failure.getErrorCode() == SQLITE_IOERR)
    return say({"the disk did not take it ({}): also reading needs a little space. Nothing was "
                "recorded, and what is on record is unharmed; free some space, see that the disk "
                "is sound, and try again",
                "磁盘写入失败({}),读取账本也需要少量空间。没有记入任何内容,已有记录完好;"
                "请清理空间并检查磁盘后重试"},
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

// FULL: a commit that was acknowledged is on the disk. Rows are written before their entry, whose
// digest takes all of them: that each has one is for Ledger::verify to see.
void prepare(SQLite::Database& database, Access access) {
  database.exec("PRAGMA foreign_keys = OFF");
  database.exec(access == Access::scratch ? "PRAGMA synchronous = OFF"
                                          : "PRAGMA synchronous = FULL");
  database.exec("PRAGMA trusted_schema = OFF");
}

void make_schema(SQLite::Database& database) {
  SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
  run_steps(database, schema_steps());
  database.exec("PRAGMA application_id = " + std::to_string(kApplicationId));
  transaction.commit();
}

void require_ledger(SQLite::Database& database, const fs::path& file) {
  if (database.execAndGet("PRAGMA application_id").getInt() == kApplicationId) return;
  refuse(file, say({"this is an SQLite file but no ledger of kaohe; name another file",
                    "这是 SQLite 文件,但不是本程序的账本;请指定其他文件"}));
}

void refuse_unknown(SQLite::Database& database, const fs::path& file, int newest) {
  const int schema = schema_of(database);
  if (schema < 1)
    refuse(file, say({"it says that its schema is {}, and no kaohe ever wrote that: it was changed "
                      "past the program; restore a backup with `kaohe ledger restore`",
                      "结构版本写为 {},从无程序写过此版本:文件被绕过程序改动;请用 kaohe ledger "
                      "restore 恢复备份"},
                     schema));
  if (schema <= newest) return;
  refuse(file, say({"it was written by a newer kaohe (schema {}, this one knows up to {}); use "
                    "that version",
                    "由更新版本写入(结构版本 {},本程序最高 {});请使用新版本"},
                   schema, newest));
}

void refuse_older(SQLite::Database& database, const fs::path& file, int newest) {
  const int schema = schema_of(database);
  if (schema >= newest) return;
  refuse(file, say({"it was written by an older kaohe (schema {}, this one reads {}); bring it up "
                    "to date with `kaohe ledger migrate`, which keeps a backup",
                    "由较旧版本写入(结构版本 {},本程序读取 {});请用 kaohe ledger migrate 升级,"
                    "升级前自动备份"},
                   schema, newest));
}

/// A trigger of others could change what is written, and without the program's own it could be
/// changed afterwards.
void require_schema(SQLite::Database& database, const fs::path& file, const SchemaSteps& steps) {
  std::vector<Problem> problems = check_schema(database, file, steps);
  if (!problems.empty()) throw Error(ErrorKind::data, std::move(problems));
}

void require_there(const fs::path& file) {
  if (is_there(file)) return;
  refuse(file, say({"there is no ledger here; make one with `kaohe ledger create`, or name the "
                    "workspace with --workspace",
                    "此处没有账本;请用 kaohe ledger create 建立,或用 --workspace 指定工作目录"}));
}

/// A file that is a ledger, of whatever schema up to `newest`.
SQLite::Database open_file(const fs::path& file, Access access, int newest) {
  require_there(file);
  if (access != Access::read) require_local(file);
  const int mode = access == Access::read ? SQLite::OPEN_READONLY : SQLite::OPEN_READWRITE;
  SQLite::Database database(file.string(), mode, kBusyTimeoutMs);
  prepare(database, access);
  require_ledger(database, file);
  refuse_unknown(database, file, newest);
  return database;
}

}  // namespace

void with_sqlite(const fs::path& file, const std::function<void()>& work) {
  try {
    work();
  } catch (const SQLite::Exception& failure) {
    refuse(file, reason_of(failure));
  }
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
  const Text exists =
      say({"a file is there already and is never overwritten; name another place, or "
           "move it away first",
           "这里已有文件,不会覆盖;请换一个位置,或先移走"});
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
    prepare(database, Access::write);
    make_schema(database);
    fill(database);
    database.exec("PRAGMA journal_mode = WAL");
  });
}

SQLite::Database open_database(const fs::path& file, Access access, const SchemaSteps& steps) {
  const int newest = static_cast<int>(steps.size());
  std::optional<SQLite::Database> database;
  with_sqlite(file, [&] {
    database.emplace(open_file(file, access, newest));
    refuse_older(*database, file, newest);
    if (access == Access::read) return;
    require_schema(*database, file, steps);
    database->exec("PRAGMA journal_mode = WAL");  // a backup has none
  });
  return std::move(*database);
}

SQLite::Database open_to_migrate(const fs::path& file, const SchemaSteps& steps) {
  std::optional<SQLite::Database> database;
  with_sqlite(file, [&] {
    database.emplace(open_file(file, Access::write, static_cast<int>(steps.size())));
  });
  return std::move(*database);
}

}  // namespace kaohe::ledger
