// Is the ledger what was recorded? The chain by its digests, the file by SQLite.
#include <algorithm>

#include "ledger/ledger.hpp"
#include "ledger/rows.hpp"
#include "ledger/tail.hpp"

namespace kaohe::ledger {

namespace {

Problem damage(const Ledger& ledger, const Text& what) {
  return {{ledger.file().string()}, what};
}

Problem wrong(const Ledger& ledger, const Entry& entry, const Text& what) {
  return damage(ledger, say({"record #{} ({}): {}; restore a backup and compare",
                             "记录 #{}({}):{};请恢复备份核对"},
                            entry.number, entry.kind, what));
}

/// Numbers and digests of a chain, held against what they must be.
class Chain {
 public:
  Chain(const Ledger& ledger, std::string genesis)
      : ledger_(ledger), previous_(std::move(genesis)) {}

  /// What is wrong with the next entry.
  std::vector<Problem> check(const Entry& entry) {
    std::vector<Problem> problems;
    const auto add = [&](const Text& what) { problems.push_back(wrong(ledger_, entry, what)); };
    if (entry.number != expected_)
      add(say({"its number should be {}: an entry is missing or was put in",
               "编号应为 {}:有记录缺失或者被插入"},
              expected_));
    if (entry.previous != previous_)
      add(say({"it does not follow the entry before it", "与前一条记录不衔接"}));
    if (digest_of(entry) != entry.digest)
      add(say({"its content is not what was recorded", "内容与当时记入的不一致"}));
    if (entry.entered < entered_)
      add(say({"it was entered before its predecessor", "记入时间早于前一条记录"}));
    entered_ = entry.entered;
    go_on(entry.last_number(), entry.digest);
    return problems;
  }

  /// Past an entry that cannot be read: to the one after it.
  void go_on(std::int64_t last_number, std::string digest) {
    expected_ = last_number + 1;
    previous_ = std::move(digest);
  }

 private:
  const Ledger& ledger_;
  std::int64_t expected_ = 1;
  std::string previous_, entered_;
};

/// Of an entry that cannot be read: what the next one must follow.
void pass(Chain& chain, SQLite::Statement& row) {
  chain.go_on(row.getColumn("number").getInt64() + row.getColumn("row_count").getInt64(),
              row.getColumn("digest").getString());
}

void take(std::vector<Problem>& problems, std::vector<Problem> more) {
  std::move(more.begin(), more.end(), std::back_inserter(problems));
}

std::vector<Problem> check_rows(const Ledger& ledger, const Entry& entry) {
  RowsCheck check(entry);
  try {
    ledger.observations(entry, [&](const Observation& row) { check.add(row); });
  } catch (const Error& unreadable) {
    if (unreadable.kind() != ErrorKind::data) throw;
    return {damage(ledger, unreadable.problems().front().what)};
  }
  if (check.is_whole()) return {};
  return {wrong(
      ledger, entry,
      say({"its observations are not those that were recorded", "监测记录与当时记入的不一致"}))};
}

}  // namespace

std::vector<Problem> check_tail(const Ledger& ledger) {
  constexpr std::size_t kEntriesMax = 20;
  constexpr std::int64_t kRowsMax = 5000;
  std::vector<Problem> problems = ledger.check_links();
  if (!problems.empty()) return problems;
  std::int64_t rows = 0, number = ledger.head().number;
  for (std::size_t i = 0; i < kEntriesMax && rows < kRowsMax && number > 0; ++i) {
    const Entry entry = ledger.find(number).value();
    take(problems, check_rows(ledger, entry));
    rows += entry.row_count;
    number = entry.number - 1;
  }
  return problems;
}

void require_links(const Ledger& ledger) {
  std::vector<Problem> problems = ledger.check_links();
  if (!problems.empty()) throw Error(ErrorKind::data, std::move(problems));
}

std::vector<Problem> Ledger::walk(
    const std::function<std::vector<Problem>(const Entry&)>& more) const {
  std::vector<Problem> problems;
  Chain chain(*this, genesis_);
  with_sqlite(file_, [&] {
    SQLite::Statement row(database_,
                          std::string("SELECT ") + kEntryColumns + " FROM entry ORDER BY number");
    while (row.executeStep()) {
      try {
        const Entry entry = entry_of(row);
        take(problems, chain.check(entry));
        take(problems, more(entry));
      } catch (const Error& unreadable) {
        if (unreadable.kind() != ErrorKind::data) throw;
        problems.push_back(damage(*this, unreadable.problems().front().what));
        pass(chain, row);
      }
    }
  });
  return problems;
}

std::vector<Problem> Ledger::check_links() const {
  return walk([](const Entry&) { return std::vector<Problem>(); });
}

std::vector<Problem> Ledger::verify(const SchemaSteps& steps) const {
  std::vector<Problem> problems = check_objects(steps);
  take(problems, walk([this](const Entry& entry) { return check_rows(*this, entry); }));
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

std::vector<Problem> Ledger::check_objects(const SchemaSteps& steps) const {
  std::vector<Problem> problems;
  with_sqlite(file_, [&] { problems = check_schema(database_, file_, steps); });
  return problems;
}

std::vector<Problem> Ledger::check_file() const {
  std::vector<Problem> problems = check_objects(schema_steps());
  with_sqlite(file_, [&] {
    SQLite::Statement row(database_, "PRAGMA quick_check");
    while (row.executeStep()) {
      const std::string said = row.getColumn(0).getString();
      if (said == "ok") continue;
      problems.push_back({{file_.string()},
                          say({"the file is damaged: {}; restore a backup with `kaohe ledger "
                               "restore`",
                               "文件已损坏:{};请用 kaohe ledger restore 恢复备份"},
                              said)});
    }
  });
  return problems;
}

}  // namespace kaohe::ledger
