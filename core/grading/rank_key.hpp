/// What an assessee of a result is ranked by.
#pragma once

#include <optional>
#include <string_view>

#include "grading/ranks.hpp"
#include "grading/result.hpp"
#include "plan/year_plan.hpp"

namespace kaohe::grading {

/// What an assessee is ranked by: a figure by name, then the year's tie-breakers; nothing: it is
/// not ranked.
std::optional<RankKey> rank_key(const AssesseeResult& result, std::string_view of,
                                const plan::Ranking& ranking);
/// The same, each as it would be published (A14.3); of one that is ranked.
RankKey published_key(const AssesseeResult& result, const plan::YearPlan& plan);

}  // namespace kaohe::grading
