/// Ranking and grading within one scope (Art. 16, 17): ranks → gates → means → line → proposals →
/// quotas → decisions.
#pragma once

#include <vector>

#include "grading/figures.hpp"
#include "grading/line.hpp"

namespace kaohe::grading {

/// What grading one scope needs beside its members.
struct ScopeInput {
  std::string id;  ///< the domain's id, or domain/pool
  const plan::YearPlan& plan;
  const plan::Domain& domain;
  const DomainRecords& records;
  const JudgeOptions& options;
};

/// Ranks the members, fires their gates, draws the line and grades them; writes into them and
/// returns the scope's own part. Members without a score are not ranked and not graded. Throws
/// Error(data) with every decision that is refused.
ScopeResult judge_scope(const ScopeInput& input, const std::vector<Assessed*>& members);

/// The gates of one assessee as far as they can be judged without a rank: what a period's result
/// shows.
void fire_gates(Assessed& member, int bottom_count, const ScopeInput& input);

}  // namespace kaohe::grading
