/// Ranks on exact values (Art. 17: 考核排名).
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include <kaohe/rational.hpp>

#include "plan/year_plan.hpp"

namespace kaohe::grading {

/// What is ranked: the figure, then the tie-breakers in their order; more is better. A figure that
/// is none (an exempt review) stands below every number.
using RankKey = std::vector<std::optional<Rational>>;

struct Standing {
  int rank = 0;     ///< 1 + number better: 1, 2, 2, 4
  int worse = 0;    ///< number strictly worse: 0 is last, also where several share the last place
  int sharing = 1;  ///< number with this rank, itself included
};

/// Standard competition ranks; equal keys share a rank. A key that is none is not ranked and counts
/// for nobody.
std::vector<std::optional<Standing>> standings(const std::vector<std::optional<RankKey>>& keys);

/// A17.4: how many places from below are 'towards the bottom': the share of `ranked`, rounded up,
/// at least `bottom_min`.
int bottom_count(int ranked, const plan::Ranking& ranking);

/// Whether a place lies towards the bottom, counted from below.
bool is_in_bottom(const Standing& standing, int bottom_count);

/// A17.5: the last place; whether a shared last counts as last is the year's to say.
bool is_last(const Standing& standing, const plan::Ranking& ranking);

}  // namespace kaohe::grading
