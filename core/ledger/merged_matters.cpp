#include "ledger/merged_matters.hpp"

#include <set>

namespace kaohe::ledger {

namespace {

/// Art. 15: `matters.across`: what confirms an adjustment whose matter stands in an indicator too.
bool confirms_adjustment(const Decision& decision) {
  return decision.kind == "adjustment";
}

std::vector<MatterKey> keys_of(const MatterMerge& merge) {
  std::vector<MatterKey> keys{{merge.domain, merge.assessee, merge.into}};
  for (const std::string& matter : merge.matters)
    keys.push_back({merge.domain, merge.assessee, matter});
  for (const std::int64_t number : merge.records)
    keys.push_back({merge.domain, merge.assessee, "", number});
  return keys;
}

}  // namespace

void MergedMatters::add(std::int64_t number, const MatterMerge& merge) {
  const std::vector<MatterKey> keys = keys_of(merge);
  std::set<std::int64_t> before;
  for (const MatterKey& key : keys) {
    const auto found = one_of_.find(key);
    if (found != one_of_.end()) before.insert(found->second);
  }
  One one{merge.into, {}};
  for (const std::int64_t first : before) {
    const One& other = merges_.at(first);
    one.numbers.insert(one.numbers.end(), other.numbers.begin(), other.numbers.end());
    merges_.erase(first);
  }
  one.numbers.push_back(number);
  for (auto& [key, of] : one_of_)
    if (before.count(of) != 0) of = number;
  for (const MatterKey& key : keys) one_of_[key] = number;
  merges_.emplace(number, std::move(one));
}

MatterKey MergedMatters::first_of(MatterKey key) const {
  while (one_of_.count(key) == 0) {
    const auto before = corrects_.find(key.record);
    if (before == corrects_.end()) break;
    key.record = before->second;
  }
  return key;
}

const MergedMatters::One* MergedMatters::find(const MatterKey& key) const {
  if (empty()) return nullptr;
  const auto found = one_of_.find(key.matter.empty() ? first_of(key) : key);
  return found == one_of_.end() ? nullptr : &merges_.at(found->second);
}

std::string MergedMatters::matter_of(const MatterKey& key) const {
  const One* one = find(key);
  return one == nullptr ? key.matter : one->matter;
}

std::vector<std::int64_t> MergedMatters::merges_of(const MatterKey& key) const {
  const One* one = find(key);
  return one == nullptr ? std::vector<std::int64_t>() : one->numbers;
}

template <class Record>
void MergedMatters::rename(std::vector<Record>& records) const {
  for (Record& record : records) record.matter = matter_of(key_of(record));
}

/// What names a matter and no single record comes to name each record that it means: the id by
/// which these count may be that of others too.
template <class Record>
void MergedMatters::keep_choices(const MemorySource& records, std::vector<Record>& choosing) const {
  std::vector<Record> kept;
  for (Record& one : choosing) {
    ObservationChoice& about = one.about;
    const bool is_merged =
        !about.matter.empty() && find({about.domain, about.assessee, about.matter}) != nullptr;
    const ObservationChoice meant = about;
    if (is_merged) about.matter.clear();
    if (!is_merged || about.number != 0) {
      kept.push_back(std::move(one));
      continue;
    }
    records.observations(meant.domain, [&](const Observation& row) {
      if (!meant.holds(row)) return;
      about.number = row.origin.number;
      kept.push_back(one);
    });
  }
  choosing = std::move(kept);
}

void MergedMatters::apply(MemorySource& records) const {
  if (empty()) return;
  keep_choices(records, records.all_objections);
  keep_choices(records, records.all_rectified);
  for (auto& [domain, list] : records.observations_by_domain) rename(list);
  rename(records.all_circulars);
  rename(records.all_adjustments);
  for (Decision& one : records.all_decisions) {
    if (confirms_adjustment(one)) one.on = matter_of({one.domain, one.assessee, one.on});
  }
}

}  // namespace kaohe::ledger
