// Is the ledger what was recorded? The chain by its digests, the file by SQLite.
#include "ledger/ledger.hpp"

#include <algorithm>

#include "ledger/tail.hpp"

namespace kaohe::ledger {

namespace {

/// Numbers and digests of a chain, held against what they must be.
class Verifier {
 public:
  explicit Verifier(const Ledger& ledger, std::string genesis)
      : ledger_(ledger), previous_(std::move(genesis)) {}
  /// Of a part: what comes after an entry.
  Verifier(const Ledger& ledger, const Entry& before)
      : ledger_(ledger),
        expected_(before.last_number() + 1),
        previous_(before.digest),
        entered_(before.entered) {}

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

/// The last entries, the first of them last.
std::vector<Entry> tail_of(const Ledger& ledger) {
  constexpr std::size_t kEntriesMax = 20;
  constexpr std::int64_t kRowsMax = 5000;
  std::vector<Entry> tail;
  std::int64_t rows = 0, number = ledger.head().number;
  while (number > 0 && tail.size() < kEntriesMax && rows < kRowsMax) {
    std::optional<Entry> entry = ledger.find(number);
    if (!entry) break;
    rows += entry->row_count;
    number = entry->number - 1;
    tail.push_back(*std::move(entry));
  }
  return tail;
}

}  // namespace

std::vector<Problem> check_tail(const Ledger& ledger) {
  std::vector<Entry> tail = tail_of(ledger);
  if (tail.empty()) return {};
  const std::optional<Entry> before = ledger.find(tail.back().number - 1);
  // The first entry of all follows the ledger itself, which only it can tell: it is taken as said.
  Verifier verifier = before ? Verifier(ledger, *before) : Verifier(ledger, tail.back().previous);
  std::for_each(tail.rbegin(), tail.rend(), [&](const Entry& entry) { verifier.check(entry); });
  return verifier.problems();
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

std::vector<Problem> Ledger::check_file() const {
  std::vector<Problem> problems;
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
