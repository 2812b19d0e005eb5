// 思想政治工作: YY01–YY06.
#include <algorithm>

#include "integration/oracle/hospitals/rules.hpp"

namespace oracle::hospitals {
namespace {

constexpr int kFewHospitals = 4;

// The activity of a month of everyone who was there and is compared, its own included.
std::vector<Exact> activity(const Asked& asked, const std::string& month) {
  std::vector<Exact> all;
  for (const Assessee& peer : asked.compared("YY04")) {
    const std::vector<std::string> there = asked.months(peer);
    if (std::find(there.begin(), there.end(), month) == there.end()) continue;
    all.push_back(asked.number(peer, "YY04", "activity", {month}));
  }
  return all;
}

bool is_last(const std::vector<Exact>& all, const Exact& own) {
  const auto [worst, best] = std::minmax_element(all.begin(), all.end());
  return own == *worst && own < *best;
}

bool is_below_mean(const std::vector<Exact>& all, const Exact& own) {
  Exact sum = 0;
  for (const Exact& one : all) sum += one;
  return own * all.size() < sum;
}

Exact praise_points(const std::string& level) {
  if (level == "nation") return 2;
  if (level == "province") return Exact(3, 2);
  return level == "city" ? Exact(1) : Exact(1, 2);
}

}  // namespace

// A half for each quarter without a study, 1 from the third quarter on (云考委〔2023〕8号); a fifth
// for each report that is missing.
Cell yy01(const Asked& asked, const Assessee& hospital) {
  Score score(3);
  for (const std::string& quarter : asked.quarters(hospital)) {
    const Exact price = quarter >= "2023-Q3" ? Exact(1) : Exact(1, 2);
    const Exact held = asked.number(hospital, "YY01", "studies", {quarter});
    score.lose(short_of(1, held) * price, "no study " + quarter);
  }
  charge_each(asked, hospital, "YY01", "reports", Exact(1, 5), score);
  return score.cell(3);
}

// An incident costs a half if it was told late and 1 if it spread. Two sessions a year, a half for
// each one less.
Cell yy02(const Asked& asked, const Assessee& hospital) {
  Score score(3);
  const auto price = [](const std::string& sort) {
    return sort == "late" ? Exact(1, 2) : Exact(1);
  };
  charge_sorts(asked, hospital, "YY02", "incidents", price, score);
  if (!asked.has_come(Period::q4)) return score.cell(3);
  const Exact held = asked.number(hospital, "YY02", "research");
  score.lose(short_of(2, held) * Exact(1, 2), "research");
  return score.cell(3);
}

// A half for each quarter without a lesson; a twentieth for each per cent of the newcomers that
// had none.
Cell yy03(const Asked& asked, const Assessee& hospital) {
  if (!asked.has_come(Period::h1)) return not_due(3);
  Score score(3);
  for (const std::string& quarter : asked.quarters_by_half(hospital)) {
    const Exact held = asked.number(hospital, "YY03", "lessons", {quarter});
    score.lose(short_of(1, held) * Exact(1, 2), "no lesson " + quarter);
  }
  if (!asked.at_year_end()) return score.cell(3);
  const Exact newcomers = asked.number(hospital, "YY03", "newcomers");
  const Exact taught = asked.number(hospital, "YY03", "taught");
  if (newcomers == 0) return score.cell(3);
  score.lose(short_of(100, 100 * taught / newcomers) * Exact(1, 20), "newcomers");
  return score.cell(3);
}

// A fifth for each month in the last place; among fewer than four for each below the mean.
Cell yy04(const Asked& asked, const Assessee& hospital) {
  Score score(2);
  const bool few = asked.compared("YY04").size() < kFewHospitals;
  for (const std::string& month : asked.months(hospital)) {
    const std::vector<Exact> all = activity(asked, month);
    const Exact own = asked.number(hospital, "YY04", "activity", {month});
    const bool behind = few ? is_below_mean(all, own) : is_last(all, own);
    if (behind) score.lose(Exact(1, 5), month);
  }
  return score.cell(2);
}

// By the highest level that spread its experience, once.
Cell yy05(const Asked& asked, const Assessee& hospital) {
  if (!asked.at_year_end()) return not_due(2);
  Exact highest = 0;
  for (const Fact& fact : asked.facts(hospital, "YY05", "praise")) {
    highest = std::max(highest, praise_points(fact.attributes.at("level")));
  }
  Score score(0);
  score.win(highest, "praise");
  return score.cell(2);
}

// Steps at 90, 80 and 60 of the index.
Cell yy06(const Asked& asked, const Assessee& hospital) {
  return opinion_points(asked, hospital, "YY06", 3);
}

}  // namespace oracle::hospitals
