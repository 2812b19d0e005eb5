/// What is said of the year as a whole, in the model: reviews, leaders' marks, and decisions.
#pragma once

#include <cstdint>
#include <string>

#include "base/date.hpp"

namespace kaohe::testing {

struct ModelSaid {
  std::int64_t number = 0;
  std::string kind;      ///< "review", "mark", "line", "exemption", "adjustment"
  std::string assessee;  ///< of a line: empty
  std::string person;
  Date day;
  std::string value;  ///< of an exemption the indicator, of an adjustment its matter
  bool confirmed = false;
  bool withdrawn = false;

  /// Of all with one key one stands.
  std::string key() const {
    if (kind == "line") return kind;
    const bool is_on_value = kind == "exemption" || kind == "adjustment";
    return kind + " " + assessee + (is_on_value ? " " + value : "");
  }
  bool counts(bool proposed) const { return !withdrawn && (proposed || confirmed); }
};

}  // namespace kaohe::testing
