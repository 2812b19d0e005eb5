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

/// Every form of evidence, observations first.
const std::vector<const Form*>& all_forms();

}  // namespace kaohe::evidence
