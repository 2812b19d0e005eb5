/// Inside `plan`: where two JSON values differ, down to what is a text, a number or a list of
/// these.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace kaohe::plan {

/// One place. `path` has the keys from the root; a member of a list is named by its id where all
/// members have one of their own, else by its number from 1. A list whose members with an id only
/// changed places differs at "order".
struct JsonDifference {
  std::vector<std::string> path;
  nlohmann::json before;  ///< discarded: it was not there
  nlohmann::json after;   ///< discarded: it is gone

  bool is_added() const { return before.is_discarded(); }
  bool is_removed() const { return after.is_discarded(); }
};

/// Empty exactly if both are equal. In the order of the first, what is new after it.
std::vector<JsonDifference> json_differences(const nlohmann::json& before,
                                             const nlohmann::json& after);

}  // namespace kaohe::plan
