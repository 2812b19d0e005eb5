/// The tables of indicators that one system holds: an indicator may belong to some assessees alone.
#pragma once

#include <string>
#include <vector>

#include "plan/indicator_system.hpp"

namespace kaohe::plan {

/// What the indicators of one table are worth together, in points.
struct TablePoints {
  std::string of;  ///< the options that it is for, " (ID = OPTION)"; empty: there is one table
  Rational sum;
};

/// A table for each way of choosing one option of every roster choice that some indicator's `only`
/// asks for. What is switched off counts nothing.
std::vector<TablePoints> points_by_table(const IndicatorSystem& system);

}  // namespace kaohe::plan
