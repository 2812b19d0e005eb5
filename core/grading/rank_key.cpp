#include "grading/rank_key.hpp"

#include <kaohe/rounding.hpp>

#include "grading/figures.hpp"

namespace kaohe::grading {

std::optional<RankKey> rank_key(const AssesseeResult& result, std::string_view of,
                                const plan::Ranking& ranking) {
  const std::optional<Rational> value = figure(result, of);
  if (!result.ranked || !result.blocked.empty() || !value) return std::nullopt;
  RankKey key{value};
  for (const std::string& name : ranking.tie_breakers) key.push_back(figure(result, name));
  return key;
}

RankKey published_key(const AssesseeResult& result, const plan::YearPlan& plan) {
  RankKey key = rank_key(result, plan.ranking.of, plan.ranking).value();
  for (std::optional<Rational>& one : key)
    if (one) one = round(*one, plan.rounding.published).rational();
  return key;
}

}  // namespace kaohe::grading
