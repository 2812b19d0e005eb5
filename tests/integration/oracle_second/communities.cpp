// 城市社区: eight rules, 1000 points.
#include <algorithm>
#include <map>

#include "county.hpp"

namespace oracle_second {
namespace {

// Each month short of two meetings costs 4 points for each that is missing, from July on 6; at
// most 90 in all.
Cell meetings(const Asked& asked, const Assessee& who) {
  Exact lost = 0;
  for (int month = 1; month <= asked.months(); ++month) {
    const Exact held = asked.month_value(who, "C01", "meetings", month);
    lost += oracle::short_of(2, held) * (month < 7 ? 4 : 6);
  }
  return cell(150 - std::min(lost, Exact(90)), 150);
}

// A minor case 5, a major one 60, a third of it where found by themselves; of one matter the
// dearest.
Cell cases(const Asked& asked, const Assessee& who) {
  std::map<std::string, Exact> matters;
  for (const Line& line : asked.facts(who, "C02", "cases")) {
    Exact price = has_attribute(line, "level=major") ? 60 : 5;
    if (has_attribute(line, "found")) price /= 3;
    Exact& dearest = matters[under(line, "matter")];
    dearest = std::max(dearest, price);
  }
  Exact lost = 0;
  for (const auto& [matter, price] : matters) lost += price;
  return cell(200 - lost, 200);
}

Cell dues(const Asked& asked, const Assessee& who) {
  const Exact share = asked.value(who, "C03", "paid") / asked.value(who, "C03", "due");
  return cell(100 * oracle::within(share, 0, 1), 100);
}

Cell satisfaction(const Asked& asked, const Assessee& who) {
  const Exact score = asked.value(who, "C04", "score");
  if (score >= 95) return cell(150, 150);
  if (score > 80) return cell(oracle::decimal("100.5"), 150);
  return cell(score >= 60 ? 50 : 0, 150);
}

// What peers are compared by has four places.
Exact settled_rate(const Asked& asked, const Assessee& who) {
  return half_even(100 * asked.value(who, "C05", "done") / asked.value(who, "C05", "asked"), 4);
}

// Each per cent below the mean of the pool, its own included, costs 2.5.
Cell settled(const Asked& asked, const Assessee& who) {
  Exact sum = 0;
  int count = 0;
  for (const Assessee& peer : asked.county.assessees) {
    if (peer.pool != who.pool || asked.is_exempt(peer, "C05")) continue;
    sum += settled_rate(asked, peer);
    ++count;
  }
  const Exact mean = half_even(sum / count, 4);
  return cell(130 - oracle::short_of(mean, settled_rate(asked, who)) * Exact(5, 2), 130);
}

// Three visits for two households give all; fewer than ten visits nothing.
Cell visits(const Asked& asked, const Assessee& who) {
  const Exact made = asked.value(who, "C06", "visits");
  if (made < 10) return cell(0, 100);
  const Exact wanted = oracle::decimal(under(who.roster, "户数")) * Exact(3, 2);
  return cell(100 * std::min(Exact(1), Exact(made / wanted)), 100);
}

// 90 points of each grid without a group, weighed by residents.
Cell grids(const Asked& asked, const Assessee& who) {
  Exact lost = 0, residents = 0;
  for (const auto& [grid, line] : who.list.at("网格")) {
    const Exact weight = oracle::decimal(under(line, "网格人数"));
    residents += weight;
    const std::string met = under(asked.facts(who, "C07", "met", grid).at(0), "value");
    if (met == "否") lost += 90 * weight;
  }
  return cell(90 - lost / residents, 90);
}

// Each started eight hours short of forty costs 10; who has no site is left out.
Cell hours(const Asked& asked, const Assessee& who) {
  if (under(who.roster, "有活动场所") == "否") return {std::nullopt, "not_applicable"};
  if (!asked.at_year_end()) return not_due(80);
  const Exact missing = oracle::short_of(40, asked.value(who, "C08", "hours"));
  return cell(80 - 10 * oracle::whole_up(missing / 8), 80);
}

}  // namespace

std::vector<Indicator> communities() {
  return {{"C01", 150, false, meetings},    {"C02", 200, false, cases},  {"C03", 100, true, dues},
          {"C04", 150, true, satisfaction}, {"C05", 130, true, settled}, {"C06", 100, true, visits},
          {"C07", 90, true, grids},         {"C08", 80, true, hours}};
}

}  // namespace oracle_second
