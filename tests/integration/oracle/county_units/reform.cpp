// 全面深化改革: JG32, JG33.
#include <algorithm>

#include "integration/oracle/county_units/rules.hpp"

namespace oracle::county_units {
namespace {

Exact self_check_points(const Asked& asked, const Assessee& unit) {
  if (!asked.at_year_end()) return 2;
  const Exact rate = 100 * asked.number(unit, "JG33", "got") / asked.number(unit, "JG33", "held");
  return rate >= 90 ? Exact(2) : rate >= 80 ? Exact(6, 5) : Exact(0);
}

}  // namespace

bool has_grave_leak(const Asked& asked, const Assessee& unit) {
  const std::vector<Fact> leaks = asked.facts(unit, "JG33", "leaks");
  return std::any_of(leaks.begin(), leaks.end(),
                     [](const Fact& leak) { return leak.attributes.count("court") != 0; });
}

// Three times the part of its tasks that is done; who leads none, by its part in those of others.
Cell jg32(const Asked& asked, const Assessee& unit) {
  static const std::map<std::string, Exact> kWorth = {
      {"good", 3}, {"fairly_good", Exact(12, 5)}, {"fair", Exact(3, 2)}, {"poor", 0}};
  if (!asked.at_year_end()) return not_due(3);
  const Exact led = asked.number(unit, "JG32", "led");
  Score score(0);
  if (led > 0) {
    const Exact done = asked.number(unit, "JG32", "done");
    score.win(3 * done / led, text(done) + " of " + text(led));
    return score.cell(3);
  }
  const std::vector<Fact> joined = asked.facts(unit, "JG32", "joined");
  if (joined.empty()) throw Pending{"joined"};
  score.win(kWorth.at(joined.back().value), "joined " + joined.back().value);
  return score.cell(3);
}

// 2 from 90 %, 1.2 from 80 % of the self-check, which comes at the end of the year; 1 for each leak
// at once; one that went to the courts takes all.
Cell jg33(const Asked& asked, const Assessee& unit) {
  if (has_grave_leak(asked, unit)) return Score(0).cell(2);
  Score score(self_check_points(asked, unit));
  Matters leaks;
  for (const Fact& fact : asked.facts(unit, "JG33", "leaks")) {
    leaks.add(fact.matter, decimal(fact.value));
  }
  leaks.charge(score);
  return score.cell(2);
}

}  // namespace oracle::county_units
