#include "grading/ranks.hpp"

#include <catch2/catch.hpp>

#include "support/plan_builder.hpp"

using namespace kaohe;
using namespace kaohe::tests;
using namespace kaohe::grading;

namespace {

std::optional<RankKey> key(const char* value) {
  return RankKey{number(value)};
}

std::vector<int> ranks(const std::vector<std::optional<RankKey>>& keys) {
  std::vector<int> list;
  for (const auto& standing : standings(keys)) list.push_back(standing ? standing->rank : 0);
  return list;
}

plan::Ranking bottom(const char* share, int at_least) {
  plan::Ranking ranking;
  ranking.bottom_share = number(share);
  ranking.bottom_min = at_least;
  return ranking;
}

}  // namespace

TEST_CASE("Ranks: equal exact values share a rank, the next ones are left out",
          "[grading][A14.3]") {
  CHECK(ranks({key("80"), key("90"), key("80"), key("70")}) == std::vector<int>{2, 1, 2, 4});
  CHECK(ranks({key("80.00000001"), key("80"), key("80.00000002")}) == std::vector<int>{2, 3, 1});
}

TEST_CASE("Ranks: declared tie-breakers come before a shared rank", "[grading][A14.3]") {
  const RankKey a{number("80"), number("70")}, b{number("80"), number("71")};
  CHECK(ranks({a, b, a}) == std::vector<int>{2, 1, 2});
  const RankKey none{number("80"), std::nullopt};
  CHECK(ranks({none, a}) == std::vector<int>{2, 1});
}

TEST_CASE("Ranks: who has no value is not ranked and counts for nobody", "[grading][A14.3]") {
  const auto list = standings({key("80"), std::nullopt, key("70")});
  CHECK_FALSE(list[1]);
  CHECK(list[0]->worse == 1);
  CHECK(list[2]->rank == 2);
}

TEST_CASE("Ranks: the bottom is a share, rounded up, at least so many", "[grading][A17.4]") {
  CHECK(bottom_count(10, bottom("0.1", 1)) == 1);
  CHECK(bottom_count(11, bottom("0.1", 1)) == 2);
  CHECK(bottom_count(9, bottom("0.1", 1)) == 1);
  CHECK(bottom_count(30, bottom("1/3", 1)) == 10);
  CHECK(bottom_count(31, bottom("1/3", 1)) == 11);
  CHECK(bottom_count(10, bottom("0.1", 3)) == 3);
  CHECK(bottom_count(10, bottom("0", 0)) == 0);
}

TEST_CASE("Ranks: the bottom is counted from below", "[grading][A17.4]") {
  const auto list = standings({key("90"), key("80"), key("70"), key("60")});
  CHECK(is_in_bottom(*list[3], 1));
  CHECK_FALSE(is_in_bottom(*list[2], 1));
  CHECK(is_in_bottom(*list[2], 2));
  CHECK_FALSE(is_in_bottom(*list[3], 0));
}

TEST_CASE("Ranks: a shared last counts as last, and as the bottom", "[grading][A17.5]") {
  const auto list = standings({key("90"), key("70"), key("70")});
  CHECK(list[1]->rank == 2);
  plan::Ranking ranking;
  CHECK(is_last(*list[1], ranking));
  CHECK(is_last(*list[2], ranking));
  CHECK_FALSE(is_last(*list[0], ranking));
  CHECK(is_in_bottom(*list[1], 1));
}

TEST_CASE("Ranks: a year can say that only one alone is last", "[grading][A17.5]") {
  plan::Ranking ranking;
  ranking.shared_last_is_last = false;
  const auto shared = standings({key("90"), key("70"), key("70")});
  CHECK_FALSE(is_last(*shared[1], ranking));
  const auto alone = standings({key("90"), key("70"), key("60")});
  CHECK(is_last(*alone[2], ranking));
}
