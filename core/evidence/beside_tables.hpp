/// The tables beside the periods' folders with their readers.
#pragma once

#include <vector>

#include "evidence/beside.hpp"

namespace kaohe::evidence {

struct BesideTable {
  const Form* form;
  void (*read)(Session&, const Table&);
};

/// In the order in which they are read: draws before the observations of what was drawn.
const std::vector<BesideTable>& beside_tables();

}  // namespace kaohe::evidence
