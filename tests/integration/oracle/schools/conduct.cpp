// 正风肃纪: XX17–XX20.
#include <algorithm>

#include "integration/oracle/schools/rules.hpp"

namespace oracle::schools {
namespace {

// Compared between schools, so with 8 places; none where less than 10 % of the pupils answered.
std::optional<Exact> liked_rate(const Asked& asked, const Assessee& school) {
  const Exact valid = asked.number(school, "XX20", "valid");
  const Exact pupils = asked.number(school, "XX20", "pupils");
  if (valid * 10 < pupils) return std::nullopt;
  return half_up(100 * asked.number(school, "XX20", "liked") / valid, 8);
}

}  // namespace

bool is_exposed(const Asked& asked, const Assessee& school) {
  return has_marked(asked, school, "XX17", "breaches", "exposed");
}

// A proved breach costs 2, one that the school found itself half; if it came out in the media
// the rest is lost too.
Cell xx17(const Asked& asked, const Assessee& school) {
  return breach_points(asked, school, "XX17", "exposed");
}

// A breach over enrolment, fees or levies costs 1, twice that once the city has circulated it.
Cell xx18(const Asked& asked, const Assessee& school) {
  Score score(3);
  const auto price = [](const Fact& fact) { return fact.attributes.count("city") != 0 ? 2 : 1; };
  charge_matters(asked, school, "XX18", "breaches", price, score);
  return score.cell(3);
}

// The canteen's accounts are open in both halves, else 1 each; money misused takes everything.
Cell xx19(const Asked& asked, const Assessee& school) {
  const bool misused = !asked.facts(school, "XX19", "misused").empty();
  if (!asked.has_come(Period::h1) && !misused) return not_due(3);
  Score score(3);
  if (misused) score.lose(3, "misused");
  if (asked.not_applicable(school, "XX19.published")) return score.cell(3);
  for (const std::string& half : asked.halves(school)) {
    if (!asked.yes(school, "XX19", "published", {half})) score.lose(1, "not published " + half);
  }
  return score.cell(3);
}

// Full marks from the stage's mean upwards, a tenth less for each point below it. Too small a
// sample counts as the lowest rate of the stage.
Cell xx20(const Asked& asked, const Assessee& school) {
  if (!asked.at_year_end()) return not_due(4);
  std::vector<Exact> rates;
  for (const Assessee& peer : asked.compared("XX20")) {
    if (stage(peer) != stage(school)) continue;
    if (const std::optional<Exact> rate = liked_rate(asked, peer)) rates.push_back(*rate);
  }
  if (rates.empty()) throw Pending{"a decision: no valid sample in the stage"};
  Exact sum = 0;
  for (const Exact& rate : rates) sum += rate;
  const Exact mean = sum / rates.size();
  const Exact own =
      liked_rate(asked, school).value_or(*std::min_element(rates.begin(), rates.end()));
  Score score(4);
  score.lose(short_of(mean, own) * Exact(1, 10), text(own) + " to mean " + text(mean));
  return score.cell(4);
}

}  // namespace oracle::schools
