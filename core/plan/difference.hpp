/// One thing in which two indicator systems, or two years, differ.
#pragma once

#include <string>
#include <string_view>

#include "base/text.hpp"

namespace kaohe::plan {

enum class DifferenceKind {
  indicator,  ///< a whole one
  title,
  aspect,
  unit,  ///< the responsible unit
  points,
  basis,
  rhythm,  ///< when it is submitted
  rule,    ///< how an indicator as a whole is scored
  part,
  item,
  figure,
  input,
  zero,
  gate,
  number,  ///< inside an item, figure, part or input, with every version
  shared,  ///< what the domain's indicators share
  order,
  plugin,
  setting,   ///< a rule of the year
  calendar,  ///< a period
  people,    ///< units, division of work, leaders
  roster,    ///< who is assessed, and their lists
};

enum class Change { added, removed, changed };

struct Difference {
  std::string domain;     ///< id; empty: of the year as a whole
  std::string indicator;  ///< id; empty: shared by the domain, or no matter of an indicator
  DifferenceKind kind = DifferenceKind::rule;
  Change change = Change::changed;
  std::string path;           ///< for programs: "item.leaders.price"
  Text what;                  ///< the path in words
  std::string before, after;  ///< as written; empty where it was not there, or is gone
};

/// "indicator", "removed": as JSON has them.
std::string_view word_of(DifferenceKind kind);
std::string_view word_of(Change change);

}  // namespace kaohe::plan
