#pragma once
// Rules that several domains have word for word.

#include <string>

#include "asked.hpp"

namespace oracle {

/// Takes `price` for each of the events submitted so far.
void charge_each(const Asked& asked, const Assessee& assessee, const std::string& indicator,
                 const std::string& input, const Exact& price, Score& score);

/// Σ weight × votes ÷ Σ votes, the opinions at 100, 80, 60, 30 and 0; throws Pending without votes.
Exact opinion_index(const Asked& asked, const Assessee& assessee, const std::string& indicator);

/// 诫勉 1, 轻处分 3, 重处分 5, 移送司法 8.
Exact sanction_price(const std::string& level);

/// 3 % of the mark for what was put right after an inspection; no inspection, no loss.
Cell inspection_points(const Asked& asked, const Assessee& assessee, const std::string& indicator);

/// 3 points: a half off for an answer that is late at all, another from the 15th day on.
Cell reply_points(const Asked& asked, const Assessee& assessee);

}  // namespace oracle
