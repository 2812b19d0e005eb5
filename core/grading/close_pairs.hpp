/// Pairs of a scope that share a rank or nearly do (A14.3).
#pragma once

#include <string>
#include <vector>

#include "grading/result.hpp"
#include "plan/year_plan.hpp"

namespace kaohe::grading {

/// Two assessees of one scope, the better first; equal ones in the roster's order.
struct ClosePair {
  std::string domain, scope, first, second;  ///< ids
  int first_rank = 0, second_rank = 0;
  Rational first_score = {}, second_score = {};  ///< exact, of what the year ranks
  Rational difference = {};                      ///< of these, at least 0
  bool is_shared = false;          ///< one rank for both: the tie-breakers are equal too
  bool is_broken = false;          ///< equal scores, and a tie-breaker ranks them
  bool published_differs = false;  ///< published values would not order them so
};

/// The pairs of a year's result that share a rank, are nearer to each other than `within` (at least
/// 0), or that published values would order otherwise; by domain, scope and rank. Who is not ranked
/// is in none.
std::vector<ClosePair> close_pairs(const Result& result, const plan::YearPlan& plan,
                                   const Rational& within);

}  // namespace kaohe::grading
