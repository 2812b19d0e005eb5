// 思想政治工作: JG01–JG06.
#include <algorithm>

#include "integration/oracle/county_units/rules.hpp"

namespace oracle::county_units {
namespace {

// A month's activity of everyone of its sort.
std::vector<Exact> activity(const Asked& asked, const Assessee& unit, const std::string& month) {
  std::vector<Exact> all;
  for (const Assessee& peer : of_its_sort(asked, unit, "JG04")) {
    all.push_back(asked.number(peer, "JG04", "activity", {month}));
  }
  return all;
}

// Among the last two; who equals the best never is.
bool is_behind(const std::vector<Exact>& all, const Exact& own) {
  const auto worse = std::count_if(all.begin(), all.end(), [&](const Exact& o) { return o < own; });
  return worse < 2 && own < *std::max_element(all.begin(), all.end());
}

// What was printed of what was expected, in per cent; compared, so with 8 places.
Exact printed(const Asked& asked, const Assessee& unit) {
  const Exact standard = asked.number(unit, "JG06", "standard");
  return half_up(100 * asked.number(unit, "JG06", "score") / standard, 8);
}

}  // namespace

// 12 studies and 4 seminars in the year, a half for each one less; 1 for a visit found poor and for
// no plan.
Cell jg01(const Asked& asked, const Assessee& unit) {
  Score score(4);
  for (const Fact& visit : asked.facts(unit, "JG01", "visit")) {
    if (visit.attributes.at("grade") == "poor") score.lose(decimal(visit.value), visit.date);
  }
  if (!asked.facts(unit, "JG01", "no_plan").empty()) score.lose(1, "no plan");
  if (!asked.has_come(Period::q4)) return score.cell(4);
  Exact studies = 0;
  Exact seminars = 0;
  for (const std::string& quarter : asked.quarters(unit)) {
    studies += asked.number(unit, "JG01", "study", {quarter});
    seminars += asked.number(unit, "JG01", "seminar", {quarter});
  }
  score.lose(short_of(12, studies) * Exact(1, 2), "studies");
  score.lose(short_of(4, seminars) * Exact(1, 2), "seminars");
  return score.cell(4);
}

// A half for each per cent of those called that did not sit the examination, below 98.
Cell jg02(const Asked& asked, const Assessee& unit) {
  if (!asked.at_year_end()) return not_due(2);
  const Exact sat = asked.number(unit, "JG02", "sat");
  const Exact rate = 100 * sat / asked.number(unit, "JG02", "called");
  Score score(2);
  score.lose(short_of(98, rate) * Exact(1, 2), "rate " + text(rate));
  return score.cell(2);
}

// A half for each half without a session; an incident costs 1 if it was told late and 1.5 if it
// spread.
Cell jg03(const Asked& asked, const Assessee& unit) {
  Score score(3);
  Matters incidents;
  for (const Fact& fact : asked.facts(unit, "JG03", "incidents")) {
    const bool spread = fact.attributes.at("failure") == "spread";
    incidents.add(fact.matter, (spread ? Exact(3, 2) : Exact(1)) * decimal(fact.value));
  }
  incidents.charge(score);
  const auto session = [&](Period ends, const std::string& half) {
    if (!asked.has_come(ends)) return;
    const Exact held = asked.number(unit, "JG03", "research", {half});
    score.lose(short_of(1, held) * Exact(1, 2), "no session " + half);
  };
  session(Period::q2, "2023-H1");
  session(Period::q4, "2023-H2");
  return score.cell(3);
}

// A fifth for each month among the last two of its sort.
Cell jg04(const Asked& asked, const Assessee& unit) {
  Score score(2);
  for (const std::string& month : asked.months(unit)) {
    const Exact own = asked.number(unit, "JG04", "activity", {month});
    if (is_behind(activity(asked, unit, month), own)) score.lose(Exact(1, 5), month);
  }
  return score.cell(2);
}

// 1 for 95 % at their community, a twentieth less for each per cent; 1 for four services a head, a
// quarter less for each one.
Cell jg05(const Asked& asked, const Assessee& unit) {
  if (!asked.at_year_end()) return not_due(2);
  const Exact members = asked.number(unit, "JG05", "members");
  Exact services = 0;
  for (const std::string& half : asked.halves(unit)) {
    services += asked.number(unit, "JG05", "service", {half});
  }
  Score registered(1);
  const Exact rate = 100 * asked.number(unit, "JG05", "registered") / members;
  registered.lose(short_of(95, rate) * Exact(1, 20), "rate " + text(rate));
  Score served(1);
  served.lose(short_of(4, services / members) * Exact(1, 4), "services " + text(services));
  Score score(0);
  score.win(registered.clamped(1), "registered" + registered.working());
  score.win(served.clamped(1), "served" + served.working());
  return score.cell(2);
}

// Full for the first of its sort, 2.5 % less for each place; 0.3 for missing the standard.
Cell jg06(const Asked& asked, const Assessee& unit) {
  if (!asked.at_year_end()) return not_due(2);
  const Exact own = printed(asked, unit);
  int better = 0;
  for (const Assessee& peer : of_its_sort(asked, unit, "JG06")) {
    if (printed(asked, peer) > own) ++better;
  }
  Score score(2);
  score.lose(better * Exact(2) * Exact(25, 1000), std::to_string(better) + " before it");
  if (own < 100) score.lose(Exact(3, 10), "standard missed");
  return score.cell(2);
}

}  // namespace oracle::county_units
