#include "ledger/ledger.hpp"

#include <openssl/rand.h>
#include <pwd.h>
#include <sys/types.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "base/files.hpp"
#include "ledger/clock.hpp"

namespace kaohe::ledger {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr int kProvisional = 1, kNotApplicable = 2;
constexpr const char* kEntryColumns =
    "number, year, kind, person, role, unit, os_user, entered, date, replaces, payload, file, "
    "line, "
    "row_count, rows_digest, previous, digest";

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

std::string os_user() {
  std::array<char, 4096> buffer{};
  passwd entry{};
  passwd* found = nullptr;
  if (getpwuid_r(geteuid(), &entry, buffer.data(), buffer.size(), &found) == 0 && found != nullptr)
    return found->pw_name;
  return std::to_string(geteuid());
}

std::string text_of(const std::vector<int>& attributes) {
  std::string text;
  for (const int one : attributes) text += (text.empty() ? "" : ",") + std::to_string(one);
  return text;
}

/// Nothing for a text that text_of does not write.
std::optional<std::vector<int>> attributes_of(const std::string& text) {
  std::vector<int> attributes;
  const char* at = text.data();
  const char* const end = at + text.size();
  while (at != end) {
    int one = 0;
    const auto [rest, error] = std::from_chars(at, end, one);
    if (error != std::errc() || (rest != end && (*rest != ',' || rest + 1 == end)))
      return std::nullopt;
    attributes.push_back(one);
    at = rest == end ? end : rest + 1;
  }
  return attributes;
}

/// What nobody can have written through this program.
[[noreturn]] void refuse_damaged(std::int64_t number, const char* column) {
  throw Error(ErrorKind::environment, {},
              say({"record #{}: its {} is damaged; restore a backup with `kaohe ledger restore`",
                   "记录 #{}:{} 已损坏;请用 kaohe ledger restore 恢复备份"},
                  number, std::string(column)));
}

Entry entry_of(SQLite::Statement& row) {
  Entry entry;
  entry.number = row.getColumn(0).getInt64();
  entry.year = row.getColumn(1).getInt();
  entry.kind = row.getColumn(2).getString();
  entry.actor = {row.getColumn(3).getString(), row.getColumn(4).getString(),
                 row.getColumn(5).getString()};
  entry.os_user = row.getColumn(6).getString();
  entry.entered = row.getColumn(7).getString();
  if (!row.isColumnNull(8)) {
    entry.date = parse_date(row.getColumn(8).getString());
    if (!entry.date) refuse_damaged(entry.number, "date");
  }
  if (!row.isColumnNull(9)) entry.replaces = row.getColumn(9).getInt64();
  entry.payload = row.getColumn(10).getString();
  entry.file = row.getColumn(11).getString();
  entry.line = row.getColumn(12).getInt();
  entry.row_count = row.getColumn(13).getInt64();
  entry.rows_digest = row.getColumn(14).getString();
  entry.previous = row.getColumn(15).getString();
  entry.digest = row.getColumn(16).getString();
  return entry;
}

Observation observation_of(SQLite::Statement& row, const Entry& entry) {
  Observation made;
  made.origin.number = row.getColumn(0).getInt64();
  made.origin.unit = entry.actor.unit;
  made.domain = row.getColumn(1).getString();
  made.assessee = row.getColumn(2).getString();
  made.input = row.getColumn(3).getString();
  made.period = row.getColumn(4).getString();
  made.subject = row.getColumn(5).getString();
  made.cell = row.getColumn(6).getInt();
  if (!row.isColumnNull(7)) made.date = from_day_number(row.getColumn(7).getInt());
  made.value = Rational::from_units(row.getColumn(8).getInt64());
  std::optional<std::vector<int>> attributes = attributes_of(row.getColumn(9).getString());
  if (!attributes) refuse_damaged(made.origin.number, "attributes");
  made.attributes = std::move(*attributes);
  made.matter = row.getColumn(10).getString();
  made.reason = row.getColumn(11).getString();
  made.evidence = row.getColumn(12).getString();
  const int flags = row.getColumn(13).getInt();
  if (flags < 0 || flags > (kProvisional | kNotApplicable))
    refuse_damaged(made.origin.number, "flags");
  made.provisional = (flags & kProvisional) != 0;
  made.not_applicable = (flags & kNotApplicable) != 0;
  made.origin.place = {entry.file, row.getColumn(14).getInt(), 0};
  return made;
}

std::int64_t units_of(const Observation& observation) {
  const std::optional<std::int64_t> units = observation.value.units();
  if (units) return *units;
  throw Error(ErrorKind::data, observation.origin.place,
              say({"the value {} has more than 8 decimals; round it first",
                   "数值 {} 超过 8 位小数;请先取舍"},
                  observation.value.text()));
}

class RowWriter {
 public:
  explicit RowWriter(SQLite::Database& database)
      : insert_(database,
                "INSERT INTO observation VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)") {
  }

  void write(std::int64_t number, std::int64_t entry, const Observation& row) {
    insert_.bind(1, number);
    insert_.bind(2, entry);
    insert_.bindNoCopy(3, row.domain);
    insert_.bindNoCopy(4, row.assessee);
    insert_.bindNoCopy(5, row.input);
    insert_.bindNoCopy(6, row.period);
    insert_.bindNoCopy(7, row.subject);
    insert_.bind(8, row.cell);
    if (row.date) {
      insert_.bind(9, day_number(*row.date));
    } else {
      insert_.bind(9);
    }
    insert_.bind(10, units_of(row));
    insert_.bind(11, text_of(row.attributes));
    insert_.bindNoCopy(12, row.matter);
    insert_.bindNoCopy(13, row.reason);
    insert_.bindNoCopy(14, row.evidence);
    insert_.bind(15,
                 (row.provisional ? kProvisional : 0) | (row.not_applicable ? kNotApplicable : 0));
    insert_.bind(16, row.origin.place.line);
    insert_.exec();
    insert_.reset();
  }

 private:
  SQLite::Statement insert_;
};

void write(SQLite::Database& database, const Entry& entry) {
  SQLite::Statement insert(
      database, "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  insert.bind(1, entry.number);
  insert.bind(2, entry.year);
  insert.bind(3, entry.kind);
  insert.bind(4, entry.actor.person);
  insert.bind(5, entry.actor.role);
  insert.bind(6, entry.actor.unit);
  insert.bind(7, entry.os_user);
  insert.bind(8, entry.entered);
  if (entry.date) insert.bind(9, to_text(*entry.date));
  if (entry.replaces) insert.bind(10, *entry.replaces);
  insert.bind(11, entry.payload);
  insert.bind(12, entry.file);
  insert.bind(13, entry.line);
  insert.bind(14, entry.row_count);
  insert.bind(15, entry.rows_digest);
  insert.bind(16, entry.previous);
  insert.bind(17, entry.digest);
  insert.exec();
}

/// Numbers and digests of a chain, held against what they must be.
class Verifier {
 public:
  explicit Verifier(const Ledger& ledger, std::string genesis)
      : ledger_(ledger), previous_(std::move(genesis)) {}

  void check(const Entry& entry) {
    if (entry.number != expected_)
      add(entry, say({"its number should be {}: an entry is missing or was put in",
                      "编号应为 {}:有记录缺失或者被插入"},
                     expected_));
    if (entry.previous != previous_)
      add(entry, say({"it does not follow the entry before it", "与前一条记录不衔接"}));
    if (rows_digest(entry) != entry.rows_digest)
      add(entry,
          say({"its observations are not those that were recorded", "监测记录与当时记入的不一致"}));
    if (digest_of(entry) != entry.digest)
      add(entry, say({"its content is not what was recorded", "内容与当时记入的不一致"}));
    if (entry.entered < entered_)
      add(entry, say({"it was entered before its predecessor", "记入时间早于前一条记录"}));
    expected_ = entry.last_number() + 1;
    previous_ = entry.digest;
    entered_ = entry.entered;
  }

  std::vector<Problem> problems() { return std::move(problems_); }

 private:
  std::string rows_digest(const Entry& entry) const {
    RowsDigest digest;
    std::int64_t count = 0;
    ledger_.observations(entry, [&](const Observation& row) {
      digest.add(row);
      ++count;
    });
    if (count != entry.row_count) return "missing";
    return count == 0 ? std::string() : digest.text();
  }

  void add(const Entry& entry, const Text& what) {
    problems_.push_back({{ledger_.file().string()},
                         say({"record #{} ({}): {}; restore a backup and compare",
                              "记录 #{}({}):{};请恢复备份核对"},
                             entry.number, entry.kind, what)});
  }

  const Ledger& ledger_;
  std::int64_t expected_ = 1;
  std::string previous_, entered_;
  std::vector<Problem> problems_;
};

}  // namespace

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

Ledger Ledger::create(const fs::path& file, Nature nature) {
  create_database(file, [&](SQLite::Database& database) {
    SQLite::Statement insert(database, "INSERT INTO ledger VALUES (?, ?, ?)");
    // The same story makes the same chain, wherever and whenever it is played.
    const bool is_played = nature == Nature::played;
    insert.bind(1, is_played ? "played" : random_id());
    insert.bind(2, is_played ? "played" : "live");
    insert.bind(3, is_played ? "" : now_text());
    insert.exec();
  });
  return open(file, Access::write);
}

Ledger Ledger::open(const fs::path& file, Access access) {
  return Ledger(file, open_database(file, access));
}

Head Ledger::head() const {
  Head head;
  with_sqlite(file_, [&] { head = last().head; });
  return head;
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
  RowsDigest rows;
  for (const Observation& row : from.observations) rows.add(row);
  if (!from.observations.empty()) entry.rows_digest = rows.text();
  entry.digest = digest_of(entry);
  write(database_, entry);
  RowWriter writer(database_);
  std::int64_t number = entry.number;
  for (const Observation& row : from.observations) writer.write(++number, entry.number, row);
  return entry.number;
}

void Ledger::entries(const EntryFilter& filter,
                     const std::function<void(const Entry&)>& take) const {
  with_sqlite(file_, [&] {
    SQLite::Statement row(database_, std::string("SELECT ") + kEntryColumns +
                                         " FROM entry WHERE (?1 IS NULL OR year = ?1) AND (?2 IS "
                                         "NULL OR substr(entered, 1, 10) <= ?2) ORDER BY number");
    if (filter.year) row.bind(1, *filter.year);
    if (filter.entered_until) row.bind(2, to_text(*filter.entered_until));
    while (row.executeStep()) {
      const Entry entry = entry_of(row);
      const auto& kinds = filter.kinds;
      if (kinds.empty() || std::find(kinds.begin(), kinds.end(), entry.kind) != kinds.end())
        take(entry);
    }
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
    SQLite::Statement row(database_,
                          "SELECT number, domain, assessee, input, period, subject, cell, date, "
                          "value, attributes, matter, reason, evidence, flags, line FROM "
                          "observation WHERE number > ? AND number <= ? AND entry = ? ORDER BY "
                          "number");
    row.bind(1, entry.number);
    row.bind(2, entry.last_number());
    row.bind(3, entry.number);
    while (row.executeStep()) take(observation_of(row, entry));
  });
}

std::vector<Problem> Ledger::verify() const {
  Verifier verifier(*this, genesis_);
  entries({}, [&](const Entry& entry) { verifier.check(entry); });
  std::vector<Problem> problems = verifier.problems();
  with_sqlite(file_, [&] {
    const std::int64_t strays =
        database_
            .execAndGet(
                "SELECT count(*) FROM observation o WHERE NOT EXISTS (SELECT 1 FROM entry e "
                "WHERE e.number = o.entry AND o.number > e.number AND o.number <= e.number "
                "+ e.row_count)")
            .getInt64();
    if (strays > 0) {
      problems.push_back({{file_.string()},
                          say({"{} observations belong to no entry; restore a backup and compare",
                               "有 {} 条监测记录不属于任何记录;请恢复备份核对"},
                              strays)});
    }
  });
  return problems;
}

void Ledger::back_up(const fs::path& into) const {
  put_in_place(into, [&](const fs::path& draft) {
    SQLite::Statement copy(database_, "VACUUM INTO ?");
    copy.bind(1, draft.string());
    copy.exec();
  });
}

}  // namespace kaohe::ledger
