/// Which matters of an assessee are one, as persons have merged them, and the records of a year
/// under the ids by which they count.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "ledger/entry.hpp"
#include "ledger/matter_link.hpp"
#include "ledger/memory_source.hpp"

namespace kaohe::ledger {

/// A matter of one assessee; of a record without an id its number stands for it.
struct MatterKey {
  std::string domain, assessee, matter;
  std::int64_t record = 0;  ///< 0 where `matter` is not empty

  bool operator<(const MatterKey& other) const {
    return std::tie(domain, assessee, matter, record) <
           std::tie(other.domain, other.assessee, other.matter, other.record);
  }
};

/// The key of a record that has a matter: an observation, a circular, an adjustment.
template <class Record>
MatterKey key_of(const Record& record) {
  return {record.domain, record.assessee, record.matter,
          record.matter.empty() ? record.origin.number : 0};
}

/// Told the merges that count, in the order of the ledger, then asked.
class MergedMatters {
 public:
  void add(std::int64_t number, const MatterMerge& merge);
  /// A correction of a record is of the same matter, unless it says another id.
  void note_correction(const Entry& entry) {
    if (entry.replaces) corrects_[entry.last_number()] = *entry.replaces;
  }

  bool empty() const { return merges_.empty(); }
  /// The id by which a record counts: its own, unless a merge says another.
  std::string matter_of(const MatterKey& key) const;
  /// The numbers of the merges that made it one with others, in order.
  std::vector<std::int64_t> merges_of(const MatterKey& key) const;

  /// Gives each record the id by which it counts. An objection, a rectification and a decision go
  /// on speaking of exactly the records that they were made about.
  void apply(MemorySource& records) const;

 private:
  /// Matters that are one.
  struct One {
    std::string matter;                 ///< the last merge's id
    std::vector<std::int64_t> numbers;  ///< of the merges
  };
  /// nullptr: nothing merges it.
  const One* find(const MatterKey& key) const;
  /// The record that a chain of corrections began with, where a merge names that.
  MatterKey first_of(MatterKey key) const;
  template <class Record>
  void rename(std::vector<Record>& records) const;
  template <class Record>
  void keep_choices(const MemorySource& records, std::vector<Record>& choosing) const;

  std::map<std::int64_t, One> merges_;        ///< by the number of the first merge
  std::map<MatterKey, std::int64_t> one_of_;  ///< matter → key in `merges_`
  std::map<std::int64_t, std::int64_t> corrects_;
};

}  // namespace kaohe::ledger
