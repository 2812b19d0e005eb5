// 组织工作质量, villages and cadres: XZ14–XZ19.
#include <algorithm>

#include "integration/oracle/townships/rules.hpp"

namespace oracle::townships {
namespace {

Exact income_of(const Asked& asked, const Assessee& township, const Subject& village) {
  return asked.number(township, "XZ14", "income", {"", village.id});
}

// 50 000 yuan are enough; who earns less, but steadily, has 0.6.
Exact village_factor(const Asked& asked, const Assessee& township, const Subject& village) {
  if (income_of(asked, township, village) >= 50000) return 1;
  return asked.yes(township, "XZ14", "stable", {"", village.id}) ? Exact(3, 5) : Exact(0);
}

// By how many per cent all villages together grew that have an income for both years; compared, so
// with 8 places.
std::optional<Exact> growth_of(const Asked& asked, const Assessee& township) {
  Exact now = 0;
  Exact before = 0;
  for (const Subject& village : township.listed("村(社区)")) {
    const std::optional<Exact> past = asked.last_year(township, "XZ14.income", village.id);
    const Exact income = income_of(asked, township, village);
    if (!past) continue;
    now += income;
    before += *past;
  }
  if (before <= 0) return std::nullopt;
  return half_up(100 * (now - before) / before, 8);
}

using Compared = std::optional<Exact> (*)(const Asked&, const Assessee&);

// 1 + number of those in the pool that have more.
int place_in_pool(const Asked& asked, const std::string& indicator, const Assessee& township,
                  Compared value) {
  const std::optional<Exact> own = value(asked, township);
  const std::vector<Assessee> pool = pool_of(asked, indicator, township);
  return 1 + static_cast<int>(std::count_if(pool.begin(), pool.end(), [&](const Assessee& peer) {
           return value(asked, peer) > own;
         }));
}

std::optional<Exact> information_rate(const Asked& asked, const Assessee& township) {
  const Exact score = asked.number(township, "XZ19", "score");
  return half_up(100 * score / asked.number(township, "XZ19", "standard"), 8);
}

// By the class of difficulty.
Exact talent_factor(const Assessee& township) {
  const std::string difficulty = under(township.row, "引才难度类别");
  if (difficulty == "一类") return 1;
  return difficulty == "二类" ? Exact(17, 20) : Exact(7, 10);
}

}  // namespace

// 2 × the villages' mean factor; 2 for the first growth of the pool, 5 % less for each place below,
// half of it at least.
Cell xz14(const Asked& asked, const Assessee& township) {
  if (!asked.at_year_end()) return not_due(4);
  const std::vector<Subject> villages = township.listed("村(社区)");
  Exact factors = 0;
  for (const Subject& village : villages) factors += village_factor(asked, township, village);
  Score score(0);
  score.win(2 * factors / villages.size(), "stock");
  if (!growth_of(asked, township)) throw Pending{"the mean of the pool: no growth"};
  const int below = place_in_pool(asked, "XZ14", township, growth_of) - 1;
  score.win(2 * std::max(Exact(1, 2), Exact(1 - below * Exact(1, 20))), std::to_string(below));
  return score.cell(4);
}

// Each village by itself: a half without a graduate, a half without somebody young, 1 without
// reserves; the mean.
Cell xz15(const Asked& asked, const Assessee& township) {
  if (!asked.at_year_end()) return not_due(2);
  const std::vector<Subject> villages = township.listed("村(社区)");
  Exact sum = 0;
  for (const Subject& village : villages) {
    Score own(2);
    if (!asked.yes(township, "XZ15", "college", {"", village.id})) own.lose(Exact(1, 2), "college");
    if (!asked.yes(township, "XZ15", "young", {"", village.id})) own.lose(Exact(1, 2), "young");
    if (!asked.yes(township, "XZ15", "reserve", {"", village.id})) own.lose(1, "reserve");
    sum += own.clamped(2);
  }
  Score score(0);
  score.win(sum / villages.size(), "mean of the villages");
  return score.cell(2);
}

// A half for each organisation whose election is late; half a year without reason takes all.
Cell xz16(const Asked& asked, const Assessee& township) {
  Score score(2);
  Matters late;
  for (const Fact& fact : asked.facts(township, "XZ16", "late")) {
    late.add(fact.subject, Exact(1, 2) * decimal(fact.value));
    if (fact.attributes.count("half_year") != 0) score.lose(2, "half a year");
  }
  late.charge(score);
  return score.cell(2);
}

// The part of the goal that arrived, the goal by the class of difficulty; nothing below 70 %.
Cell xz17(const Asked& asked, const Assessee& township) {
  if (!asked.at_year_end()) return not_due(3);
  const Exact goal = asked.number(township, "XZ17", "goal") * talent_factor(township);
  const Exact arrived = asked.number(township, "XZ17", "arrived");
  const Exact rate = goal == 0 ? Exact(1) : Exact(arrived / goal);
  Score score(0);
  if (rate >= Exact(7, 10)) score.win(within(3 * rate, 0, 3), "arrived " + text(rate));
  return score.cell(3);
}

// 1, a half and 1 for three things that are due; a fifth for each file returned.
Cell xz18(const Asked& asked, const Assessee& township) {
  Score score(3);
  charge_each(asked, township, "XZ18", "returned", Exact(1, 5), score);
  if (!asked.at_year_end()) return score.cell(3);
  if (!asked.yes(township, "XZ18", "discussed")) score.lose(1, "discussed");
  if (!asked.yes(township, "XZ18", "analysed")) score.lose(Exact(1, 2), "analysed");
  if (!asked.yes(township, "XZ18", "young_report")) score.lose(1, "young cadres");
  return score.cell(3);
}

// 2.5 % of 2 for each place below the first; 0.3 below the standard.
Cell xz19(const Asked& asked, const Assessee& township) {
  if (!asked.at_year_end()) return not_due(2);
  Score score(2);
  const int below = place_in_pool(asked, "XZ19", township, information_rate) - 1;
  score.lose(below * Exact(1, 20), "places " + std::to_string(below));
  if (information_rate(asked, township) < Exact(100)) score.lose(Exact(3, 10), "below standard");
  return score.cell(2);
}

}  // namespace oracle::townships
