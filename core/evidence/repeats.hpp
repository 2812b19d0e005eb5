/// What may not be recorded twice: the same row, a second value in one cell, more than the sample
/// allows.
#pragma once

#include <cstdint>
#include <memory_resource>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "evidence/table.hpp"
#include "ledger/record.hpp"
#include "plan/indicator_system.hpp"

namespace kaohe::evidence {

/// Remembers observations while they are read. Takes constant time for each.
class Repeats {
 public:
  /// Makes room for so many more observations.
  void expect(std::size_t count) { seen_.reserve(seen_.size() + count); }

  /// Refuses the row, naming the first one, when it is a duplicate, or second in a cell that has
  /// room for one. Otherwise remembers the observation, which will stand at the end of `list`;
  /// `list` must live as long as this. `undated`: the row names neither a date nor a cell; then
  /// only the period tells two alike apart.
  void check(Row& row, const plan::InputInfo& input, const ledger::Observation& observation,
             bool undated, const std::vector<ledger::Observation>& list);

  /// Remembers an observation that is on record already, `list[index]`, unless it is refused.
  void remember(const plan::InputInfo& input, const std::vector<ledger::Observation>& list,
                std::size_t index);
  /// The same for a record beside the observations.
  void remember_key(const std::string& key, const Place& place) { keys_.try_emplace(key, place); }

  /// For tables beside the observations: refuses the row when one with the same key was seen,
  /// naming that one.
  void check_key(Row& row, const std::string& key);
  /// The same with a message of its own, which has a place for the first row.
  void check_key(Row& row, const std::string& key, const MessageFor<std::string>& message);

 private:
  struct Seen {
    const std::vector<ledger::Observation>* list;
    std::size_t index;
    bool undated;
    const ledger::Observation& observation() const { return (*list)[index]; }
  };

  const Seen* find_equal(const ledger::Observation& observation, bool undated,
                         std::uint64_t hash) const;
  /// The place of the record that fills the cell already; `place` fills it where none does.
  std::optional<Place> occupy(const plan::InputInfo& input, const ledger::Observation& observation,
                              const Place& place);
  /// How many members of its sample an assessee has with this one; 0: it is no sample.
  std::size_t count_sampled(const plan::InputInfo& input, const ledger::Observation& observation);
  bool refuse_second(Row& row, const plan::InputInfo& input,
                     const ledger::Observation& observation);
  bool refuse_beyond_sample(Row& row, const plan::InputInfo& input,
                            const ledger::Observation& observation);

  // Side by side, as a table of a million rows looks each of them up.
  std::pmr::monotonic_buffer_resource memory_;
  std::pmr::unordered_multimap<std::uint64_t, Seen> seen_{&memory_};
  std::unordered_map<std::string, Place> occupied_;
  std::unordered_map<std::string, std::set<std::string>> sampled_;
  std::unordered_map<std::string, Place> keys_;
};

}  // namespace kaohe::evidence
