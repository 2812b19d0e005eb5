#pragma once
// From the cells to the scores of an assessee: Art. 13, 14 and 15 with the settings of 2023.

#include <map>
#include <optional>
#include <string>

#include "asked.hpp"

namespace oracle {

/// What one assessee reaches; what a period does not give is missing.
struct Standing {
  std::map<std::string, Cell> cells;
  bool ranked = true;  ///< false: there for a part of the year, scored only
  Exact effective_points;
  std::optional<Exact> indicator_score, review_score, effectiveness_total, leader_evaluation;
  std::optional<Exact> annual_score, adjustment, final_score, published_score;
  /// What the indicator score would gain without what is disputed; none: either waits.
  std::optional<Exact> disputed_points;
  std::optional<int> rank, rank_by_total, rank_by_final;
};

/// By assessee.
using Standings = std::map<std::string, Standing>;

/// Cells and indicator scores of a period; at year-end everything up to the ranks.
Standings standings(const Asked& asked);

/// 1 + number of ranked assessees that are better (worse); none of one that is not ranked.
std::optional<int> place(const Standings& all, const std::string& assessee,
                         std::optional<Exact> Standing::*score);
std::optional<int> place_from_last(const Standings& all, const std::string& assessee);

}  // namespace oracle
