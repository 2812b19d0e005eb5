/// What stands beside the indicators, in the model: bonuses, deductions, and circulars.
#pragma once

#include <cstdint>
#include <string>

#include "base/date.hpp"

namespace kaohe::testing {

struct ModelBeside {
  std::int64_t number = 0;
  std::string kind;  ///< "honours", "penalties" or "circular"
  std::string assessee, person;
  std::string matter;  ///< as recorded; empty: it has none
  int points = 0;      ///< above 0, also of a deduction; of a circular 0
  std::string paper;
  Date day{};
  bool is_approved = true;  ///< somebody is named who approved it
  bool confirmed = false;
  bool withdrawn = false;

  bool is_circular() const { return kind == "circular"; }
  bool deducts() const { return kind == "penalties"; }
  bool counts(bool proposed) const { return !withdrawn && (proposed || confirmed); }
  /// What merges know it by.
  std::string node() const { return matter.empty() ? "#" + std::to_string(number) : matter; }
};

}  // namespace kaohe::testing
