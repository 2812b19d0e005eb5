#pragma once

#include "county.hpp"

namespace oracle_second {

struct Standing {
  std::map<std::string, Cell> cells;
  Exact effective_points = 1000;
  std::optional<Exact> indicators, review, total, leaders, annual, adjustment, published;
  bool ranked = true;
  std::optional<int> rank, rank_by_total, rank_by_final;
};

using Standings = std::map<std::string, Standing>;

/// Everything that has a number, of one domain at the end of a period.
Standings standings(const Asked& asked, const std::vector<Indicator>& indicators);

/// Who of a pool ranks before whom: by annual score, then indicator score, then review.
bool is_before(const Standing& a, const Standing& b);

}  // namespace oracle_second
