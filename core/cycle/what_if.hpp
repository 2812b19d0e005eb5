/// What a supposition would move: the same year assessed twice, as it is and as supposed.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "cycle/assess.hpp"
#include "cycle/supposition.hpp"
#include "grading/moved.hpp"

namespace kaohe::cycle {

struct WhatIf {
  grading::Result before, after;          ///< grades as proposed and lowered, in both
  std::vector<grading::Moved> moved;      ///< figures of assessees that differ
  std::vector<grading::MovedLine> lines;  ///< good lines and means that differ
  std::size_t unmoved_count = 0;          ///< assessees none of whose figures moves
  std::vector<grading::LostGrade> lost;   ///< decided grades that would not hold
};

/// Assesses a period as `assess` does, twice. Decided grades stand on the figures that are there
/// and are left aside, so that a grade moves as it would be proposed; those that would be refused
/// are said. Throws as assess; Error(plugin) where a plugin fails.
WhatIf what_if(const Year& year, const ledger::MemorySource& records, const Supposed& supposed,
               const std::string& period, AssessOptions options);

}  // namespace kaohe::cycle
