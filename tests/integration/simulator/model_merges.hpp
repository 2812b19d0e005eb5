/// Merges of matters in the model.
#pragma once

#include <cstdint>
#include <set>
#include <string>

namespace kaohe::testing {

struct ModelMerge {
  std::int64_t number = 0;
  std::string person, assessee, into;
  std::set<std::int64_t> rows;    ///< those named
  std::set<std::string> matters;  ///< of them, as recorded
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
