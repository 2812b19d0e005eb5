/// Merges of matters in the model.
#pragma once

#include <cstdint>
#include <set>
#include <string>

namespace kaohe::testing {

/// A record that is to become one with others.
struct ModelNamed {
  std::int64_t number = 0;
  std::string assessee;
  std::string matter;  ///< as recorded; empty: it has none
  std::string input;   ///< of a row

  /// What merges know it by.
  std::string node() const { return matter.empty() ? "#" + std::to_string(number) : matter; }
};

struct ModelMerge {
  std::int64_t number = 0;
  std::string person, assessee, into;
  std::set<std::string> nodes;  ///< of what it names, and the id into which they are merged
  bool is_into_new = false;     ///< none of them had the id before
  bool is_of_market = false;    ///< a row that the market unit answers for is among them
  bool confirmed = false;
  bool withdrawn = false;
  // Taken away again, by two persons.
  std::int64_t cancellation = 0;  ///< its number; 0: none stands
  std::string cancelled_by;
  bool is_cancelled = false;  ///< the cancellation is confirmed

  /// With `proposed` also what waits counts.
  bool counts(bool proposed) const {
    if (withdrawn || (!proposed && !confirmed)) return false;
    return proposed ? cancellation == 0 : !is_cancelled;
  }
};

}  // namespace kaohe::testing
