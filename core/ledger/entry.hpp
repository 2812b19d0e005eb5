/// An entry of the ledger: who put what on record, when, and what stood before it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/date.hpp"
#include "base/digest.hpp"
#include "ledger/record.hpp"

namespace kaohe::ledger {

/// Who acts, and in which role: "responsible_unit", "lead_unit", "office" …
struct Actor {
  std::string person;  ///< id in year.toml
  std::string role;    ///< as claimed
  std::string unit;    ///< for which the person acts: an organisation id, or domain/assessee
};

/// The user of the machine that this process runs as: its name, else its number.
std::string os_user();

/// What is to be put on record: one act of one person.
struct NewEntry {
  int year = 0;
  std::string kind;  ///< "observations", "submission", "review", "decision", …
  Actor actor;
  std::optional<Date> date;              ///< of the fact; none: the act itself is the fact
  std::optional<std::int64_t> replaces;  ///< number of the record that this one corrects
  nlohmann::json payload = nlohmann::json::object();
  std::vector<Observation> observations = {};  ///< typed rows; their numbers are given on entry
  std::string file = {};                       ///< it was read from; empty: written by hand
  int line = 0;              ///< there; 0: the whole file. A help for people, in no digest
  std::string entered = {};  ///< played ledgers only: when, as Entry::entered
};

/// One entry as it stands. Entries and observations share one row of numbers without gaps: an entry
/// with the number n and k rows is followed by its rows n+1 … n+k, and the next entry is n+k+1.
struct Entry {
  std::int64_t number = 0;
  int year = 0;
  std::string kind;
  Actor actor;
  std::string os_user;  ///< of the process that wrote it
  std::string entered;  ///< "2023-04-02T09:31:07.123+08:00", never before its predecessor's
  std::optional<Date> date;
  std::optional<std::int64_t> replaces;
  std::string payload;  ///< canonical JSON
  std::string file;
  int line = 0;
  std::int64_t row_count = 0;
  std::string rows_digest;  ///< of its observations; empty: it has none
  std::string previous;     ///< digest of the entry before it; of the first: of the ledger itself
  std::string digest;       ///< of all of the above but the line

  std::int64_t last_number() const { return number + row_count; }
};

/// What an entry holds beside its rows. Throws Error(data), naming the entry, for what nobody can
/// have written through this program.
nlohmann::json payload_of(const Entry& entry);

/// Refuses what nobody can have written through this program: Error(data) that names the record and
/// what of it is damaged.
[[noreturn]] void refuse_damaged(std::int64_t number, const Text& what);

/// The digest that an entry must have: of every other field.
std::string digest_of(const Entry& entry);

/// Digest of an entry's rows, added in their order.
class RowsDigest {
 public:
  void add(const Observation& row);
  std::string text() { return digest_.text(); }

 private:
  Sha256 digest_;
  std::string bytes_;
};

/// Told the rows of an entry in their order: whether they are those that were recorded.
class RowsCheck {
 public:
  explicit RowsCheck(const Entry& entry) : entry_(entry) {}

  void add(const Observation& row) {
    digest_.add(row);
    ++count_;
  }
  /// After the last row, once.
  bool is_whole() {
    if (count_ != entry_.row_count) return false;
    return (count_ == 0 ? std::string() : digest_.text()) == entry_.rows_digest;
  }

 private:
  const Entry& entry_;
  RowsDigest digest_;
  std::int64_t count_ = 0;
};

}  // namespace kaohe::ledger
