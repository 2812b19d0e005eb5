#include "deeds.hpp"

#include <algorithm>
#include <random>

namespace kaohe::testing {

namespace {

bool is_bound(const Done& one, const Done& other) {
  return std::any_of(one.touched.begin(), one.touched.end(), [&](const Touched& a) {
    return std::any_of(other.touched.begin(), other.touched.end(), [&](const Touched& b) {
      return a.what == b.what && (a.is_changed || b.is_changed);
    });
  });
}

/// Which must come before each of the deeds `from` … `to`.
std::vector<std::vector<std::size_t>> earlier_of(const std::vector<Done>& deeds, std::size_t from,
                                                 std::size_t to) {
  std::vector<std::vector<std::size_t>> earlier(to - from);
  for (std::size_t i = from; i < to; ++i)
    for (std::size_t j = from; j < i; ++j)
      if (is_bound(deeds[j], deeds[i])) earlier[i - from].push_back(j - from);
  return earlier;
}

}  // namespace

std::vector<std::size_t> other_order(const std::vector<Done>& deeds,
                                     const std::vector<Date>& borders, unsigned seed) {
  std::mt19937 random(seed);
  std::vector<std::size_t> order;
  for (std::size_t from = 0; from < deeds.size();) {
    const auto border = std::upper_bound(borders.begin(), borders.end(), deeds[from].day);
    std::size_t to = from;
    while (to < deeds.size() && (border == borders.end() || deeds[to].day < *border)) ++to;
    const auto earlier = earlier_of(deeds, from, to);
    std::vector<bool> is_done(to - from);
    for (std::size_t count = from; count < to; ++count) {
      std::vector<std::size_t> ready;
      for (std::size_t i = 0; i < is_done.size(); ++i) {
        const bool waits = std::any_of(earlier[i].begin(), earlier[i].end(),
                                       [&](std::size_t one) { return !is_done[one]; });
        if (!is_done[i] && !waits) ready.push_back(i);
      }
      const std::size_t next =
          ready[std::uniform_int_distribution<std::size_t>(0, ready.size() - 1)(random)];
      is_done[next] = true;
      order.push_back(from + next);
    }
    from = to;
  }
  return order;
}

}  // namespace kaohe::testing
