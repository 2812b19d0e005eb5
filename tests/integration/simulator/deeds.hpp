/// What was done in a year, so that it can be done once more: in another ledger, in another order.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/date.hpp"
#include "cycle/desk.hpp"

namespace kaohe::testing {

/// Number in the year's own ledger → number in the other one.
using Renumbered = std::map<std::int64_t, std::int64_t>;

/// What a deed looks at or changes. Two deeds keep their order where both have one of the same name
/// and one of them changes it.
struct Touched {
  std::string what;
  bool is_changed = true;
};

struct Done {
  Date day;
  std::string person;
  std::string what;  ///< in words
  std::vector<Touched> touched;
  /// Does it at another desk, and says which numbers it has there.
  std::function<void(cycle::Desk&, Renumbered&)> again;
};

/// Another order of the same deeds, by dice: those that touch the same stay as they were, and none
/// crosses a day from which on something else holds. Where each is now.
std::vector<std::size_t> other_order(const std::vector<Done>& deeds,
                                     const std::vector<Date>& borders, unsigned seed);

}  // namespace kaohe::testing
