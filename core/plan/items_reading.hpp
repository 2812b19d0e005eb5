/// Which items look at an input: what it can cost, and how.
#pragma once

#include <vector>

#include "plan/indicator_system.hpp"

namespace kaohe::plan {

struct ItemReading {
  const IndicatorInfo* indicator = nullptr;
  const ItemInfo* item = nullptr;

  /// It takes points for each record by itself.
  bool prices_each() const { return item->kind == "each" && item->sign == "deduct"; }
};

/// The items that read an input, of indicators that are not off, in their order. The system must
/// outlive them.
std::vector<ItemReading> items_reading(const IndicatorSystem& system, const InputInfo& input);

}  // namespace kaohe::plan
