#include "grading/close_pairs.hpp"

#include <algorithm>
#include <map>

#include "grading/rank_key.hpp"

namespace kaohe::grading {

namespace {

/// One that is ranked.
struct Ranked {
  const AssesseeResult* assessee;
  RankKey exact, published;
};

/// -1: below, 0: equal, 1: above.
int order(const RankKey& a, const RankKey& b) {
  return a == b ? 0 : (a < b ? -1 : 1);
}

std::vector<Ranked> ranked_of(const DomainResult& domain, const std::string& scope,
                              const plan::YearPlan& plan) {
  std::vector<Ranked> ranked;
  for (const AssesseeResult& one : domain.assessees) {
    if (one.scope != scope || !one.rank) continue;
    ranked.push_back(
        {&one, *rank_key(one, plan.ranking.of, plan.ranking), published_key(one, plan)});
  }
  std::stable_sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) {
    return *a.assessee->rank < *b.assessee->rank;
  });
  return ranked;
}

ClosePair pair_of(const DomainResult& domain, const std::string& scope, const Ranked& first,
                  const Ranked& second) {
  ClosePair pair{domain.id, scope, first.assessee->id, second.assessee->id};
  pair.first_rank = *first.assessee->rank;
  pair.second_rank = *second.assessee->rank;
  pair.first_score = *first.exact.front();
  pair.second_score = *second.exact.front();
  pair.difference = abs(pair.first_score - pair.second_score);
  pair.is_shared = pair.first_rank == pair.second_rank;
  pair.is_broken = !pair.is_shared && pair.difference.is_zero();
  pair.published_differs =
      order(first.exact, second.exact) != order(first.published, second.published);
  return pair;
}

void add_pairs(const DomainResult& domain, const std::string& scope, const plan::YearPlan& plan,
               const Rational& within, std::vector<ClosePair>& pairs) {
  const std::vector<Ranked> ranked = ranked_of(domain, scope, plan);
  for (std::size_t i = 0; i < ranked.size(); ++i) {
    for (std::size_t j = i + 1; j < ranked.size(); ++j) {
      ClosePair pair = pair_of(domain, scope, ranked[i], ranked[j]);
      if (pair.is_shared || pair.published_differs || pair.difference < within)
        pairs.push_back(std::move(pair));
    }
  }
}

}  // namespace

std::vector<ClosePair> close_pairs(const Result& result, const plan::YearPlan& plan,
                                   const Rational& within) {
  std::vector<ClosePair> pairs;
  for (const DomainResult& domain : result.domains) {
    for (const ScopeResult& scope : domain.scopes) add_pairs(domain, scope.id, plan, within, pairs);
  }
  return pairs;
}

}  // namespace kaohe::grading
