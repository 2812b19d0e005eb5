#include "ledger/ledger.hpp"

#include <openssl/rand.h>
#include <pwd.h>
#include <sys/types.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <future>

#include "base/files.hpp"
#include "ledger/clock.hpp"
#include "ledger/rows.hpp"

namespace kaohe::ledger {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

std::string random_id() {
  std::array<unsigned char, 16> bytes{};
  if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1) {
    throw Error(ErrorKind::environment, {},
                say({"OpenSSL has no random numbers; mend the system's random source",
                     "OpenSSL 无法取得随机数;请检查系统随机源"}));
  }
  std::string id;
  for (const unsigned char byte : bytes) id += fmt::format("{:02x}", byte);
  return id;
}

/// The digest of an entry's rows; of many it is computed while they are written.
std::future<std::string> rows_digest(const std::vector<Observation>& rows) {
  constexpr std::size_t kMany = 10'000;
  return std::async(rows.size() < kMany ? std::launch::deferred : std::launch::async, [&rows] {
    RowsDigest digest;
    for (const Observation& row : rows) digest.add(row);
    return rows.empty() ? std::string() : digest.text();
  });
}

}  // namespace

std::string os_user() {
  std::array<char, 4096> buffer{};
  passwd entry{};
  passwd* found = nullptr;
  if (getpwuid_r(geteuid(), &entry, buffer.data(), buffer.size(), &found) == 0 && found != nullptr)
    return found->pw_name;
  return std::to_string(geteuid());
}

fs::path Ledger::file_of(const fs::path& workspace) {
  return workspace / "ledger.sqlite";
}

Ledger::Ledger(fs::path file, SQLite::Database database)
    : file_(std::move(file)), database_(std::move(database)) {
  with_sqlite(file_, [this] {
    SQLite::Statement row(database_, "SELECT id, nature, created FROM ledger");
    if (!row.executeStep()) throw SQLite::Exception("the ledger does not say who it is");
    const std::string nature = row.getColumn(1).getString();
    nature_ = nature == "played" ? Nature::played : Nature::live;
    genesis_ = sha256(
        json{"kaohe.ledger.v1", row.getColumn(0).getString(), nature, row.getColumn(2).getString()}
            .dump());
  });
}

Ledger Ledger::create(const fs::path& file, Nature nature, Access access) {
  create_database(file, [&](SQLite::Database& database) {
    SQLite::Statement insert(database, "INSERT INTO ledger VALUES (?, ?, ?)");
    // The same story makes the same chain, wherever and whenever it is played.
    const bool is_played = nature == Nature::played;
    insert.bind(1, is_played ? "played" : random_id());
    insert.bind(2, is_played ? "played" : "live");
    insert.bind(3, is_played ? "" : now_text());
    insert.exec();
  });
  return open(file, access);
}

Ledger Ledger::open(const fs::path& file, Access access) {
  return Ledger(file, open_database(file, access));
}

Head Ledger::head() const {
  Head head;
  with_sqlite(file_, [&] { head = last().head; });
  return head;
}

std::string Ledger::last_entered() const {
  std::string entered;
  with_sqlite(file_, [&] { entered = last().entered; });
  return entered;
}

Ledger::Last Ledger::last() const {
  SQLite::Statement row(
      database_,
      "SELECT number + row_count, digest, entered FROM entry ORDER BY number DESC LIMIT 1");
  if (!row.executeStep()) return {{0, genesis_}, ""};
  return {{row.getColumn(0).getInt64(), row.getColumn(1).getString()},
          row.getColumn(2).getString()};
}

std::vector<std::int64_t> Ledger::append(const std::vector<NewEntry>& entries) {
  return record([&]() -> const std::vector<NewEntry>& { return entries; });
}

std::vector<std::int64_t> Ledger::append(const std::function<std::vector<NewEntry>()>& make) {
  std::vector<NewEntry> made;
  return record([&]() -> const std::vector<NewEntry>& { return made = make(); });
}

std::vector<std::int64_t> Ledger::record(
    const std::function<const std::vector<NewEntry>&()>& entries) {
  std::vector<std::int64_t> numbers;
  with_sqlite(file_, [&] {
    // IMMEDIATE: the head that the first entry is chained to stays the head until the commit.
    SQLite::Transaction transaction(database_, SQLite::TransactionBehavior::IMMEDIATE);
    for (const NewEntry& entry : entries()) numbers.push_back(append_one(entry));
    transaction.commit();
  });
  return numbers;
}

std::int64_t Ledger::append_one(const NewEntry& from) {
  const Last before = last();
  Entry entry;
  entry.number = before.head.number + 1;
  entry.previous = before.head.digest;
  entry.year = from.year;
  entry.kind = from.kind;
  entry.actor = from.actor;
  entry.os_user = nature_ == Nature::live ? os_user() : std::string();
  entry.entered = from.entered;
  if (nature_ == Nature::live) entry.entered = std::max(now_text(), before.entered);
  if (!is_moment(entry.entered) || entry.entered < before.entered) {
    throw Error(ErrorKind::data, {},
                say({"an entry of the story is dated \"{}\", expected a moment from {} on; put the "
                     "story in its order",
                     "演示记录的时间为“{}”,应不早于 {};请按先后次序"},
                    entry.entered, before.entered));
  }
  entry.date = from.date;
  entry.replaces = from.replaces;
  entry.payload = from.payload.dump();
  entry.file = from.file;
  entry.line = from.line;
  entry.row_count = static_cast<std::int64_t>(from.observations.size());
  std::future<std::string> digest = rows_digest(from.observations);
  RowWriter writer(database_);
  std::int64_t number = entry.number;
  for (const Observation& row : from.observations) writer.write(++number, entry.number, row);
  entry.rows_digest = digest.get();
  entry.digest = digest_of(entry);
  write(database_, entry);
  return entry.number;
}

void Ledger::entries(const EntryFilter& filter,
                     const std::function<void(const Entry&)>& take) const {
  with_sqlite(file_, [&] {
    SQLite::Statement row(
        database_, std::string("SELECT ") + kEntryColumns +
                       " FROM entry WHERE number > ?4 AND (?5 = 0 OR number < ?5) AND (?1 IS NULL "
                       "OR year = ?1) AND (?2 IS NULL OR "
                       "substr(entered, 1, 10) <= ?2) AND (?3 IS NULL OR kind IN (SELECT value "
                       "FROM json_each(?3))) ORDER BY number");
    if (filter.year) row.bind(1, *filter.year);
    if (filter.entered_until) row.bind(2, to_text(*filter.entered_until));
    if (!filter.kinds.empty()) row.bind(3, json(filter.kinds).dump());
    row.bind(4, filter.after);
    row.bind(5, filter.before);
    while (row.executeStep()) take(entry_of(row));
  });
}

std::optional<Entry> Ledger::find(std::int64_t number) const {
  std::optional<Entry> found;
  with_sqlite(file_, [&] {
    SQLite::Statement row(database_,
                          std::string("SELECT ") + kEntryColumns +
                              " FROM entry WHERE number <= ? ORDER BY number DESC LIMIT 1");
    row.bind(1, number);
    if (row.executeStep()) found = entry_of(row);
  });
  return found && found->last_number() >= number ? found : std::nullopt;
}

void Ledger::observations(const Entry& entry,
                          const std::function<void(const Observation&)>& take) const {
  if (entry.row_count == 0) return;
  with_sqlite(file_, [&] {
    SQLite::Statement row(
        database_,
        std::string("SELECT ") + kObservationColumns +
            " FROM observation WHERE number > ? AND number <= ? AND entry = ? ORDER BY number");
    row.bind(1, entry.number);
    row.bind(2, entry.last_number());
    row.bind(3, entry.number);
    while (row.executeStep()) take(observation_of(row, entry));
  });
}

void Ledger::back_up(const fs::path& into) const {
  put_in_place(into, [&](const fs::path& draft) {
    SQLite::Statement copy(database_, "VACUUM INTO ?");
    copy.bind(1, draft.string());
    copy.exec();
  });
}

}  // namespace kaohe::ledger
