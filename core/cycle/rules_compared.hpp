/// A year assessed by its own rules and by those of another year.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "cycle/assess.hpp"
#include "cycle/other_rules.hpp"
#include "grading/moved.hpp"

namespace kaohe::cycle {

/// An assessee that only one of the years has.
struct OnlyOne {
  std::string domain, assessee, name;
  int year = 0;  ///< that has it
};

struct RulesCompared {
  grading::Result before, after;          ///< own and other rules; grades as proposed, in both
  std::vector<grading::Moved> moved;      ///< figures of assessees that both years have
  std::vector<grading::MovedLine> lines;  ///< good lines and means that differ
  std::size_t unmoved_count = 0;          ///< assessees of both years none of whose figures moves
  std::vector<OnlyOne> only_one;          ///< own year's first
  std::vector<NotCounted> left_out;       ///< records that the other rules do not take
};

/// Assesses a period twice: as it is, and by another year with its records moved to it. Periods are
/// matched by id. Throws as assess; Error(usage) for a period that the other year does not have;
/// Error(plugin) where a plugin fails.
RulesCompared compare_rules(const Year& year, const ledger::MemorySource& records,
                            const Year& other, const std::string& period, AssessOptions options);

}  // namespace kaohe::cycle
