#include "grading/ranks.hpp"

#include <algorithm>

namespace kaohe::grading {

namespace {

/// The indices of those that are ranked, best first.
std::vector<std::size_t> ordered(const std::vector<std::optional<RankKey>>& keys) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (keys[i]) order.push_back(i);
  }
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return *keys[b] < *keys[a]; });
  return order;
}

}  // namespace

std::vector<std::optional<Standing>> standings(const std::vector<std::optional<RankKey>>& keys) {
  const std::vector<std::size_t> order = ordered(keys);
  std::vector<std::optional<Standing>> places(keys.size());
  std::size_t first = 0;
  while (first < order.size()) {
    std::size_t end = first + 1;
    while (end < order.size() && *keys[order[end]] == *keys[order[first]]) ++end;
    const Standing standing{static_cast<int>(first + 1), static_cast<int>(order.size() - end),
                            static_cast<int>(end - first)};
    for (std::size_t i = first; i < end; ++i) places[order[i]] = standing;
    first = end;
  }
  return places;
}

int bottom_count(int ranked, const plan::Ranking& ranking) {
  const Rational share = (ranking.bottom_share * Rational::of(ranked)).ceil();
  int count = 0;
  while (Rational::of(count) < share && count < ranked) ++count;
  return std::max(count, ranking.bottom_min);
}

bool is_in_bottom(const Standing& standing, int bottom_count) {
  return standing.worse < bottom_count;
}

bool is_last(const Standing& standing, const plan::Ranking& ranking) {
  return standing.worse == 0 && (standing.sharing == 1 || ranking.shared_last_is_last);
}

}  // namespace kaohe::grading
