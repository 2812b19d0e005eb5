// 反腐败斗争: JG22–JG25.
#include "integration/oracle/county_units/rules.hpp"

namespace oracle::county_units {

// By the sanction, of one case only the dearest.
Cell jg22(const Asked& asked, const Assessee& unit) {
  Score score(4);
  Matters cases;
  for (const Fact& fact : asked.facts(unit, "JG22", "sanctions")) {
    cases.add(fact.matter, sanction_price(fact.attributes.at("level")) * decimal(fact.value));
  }
  cases.charge(score);
  return score.cell(4);
}

// 3 % of the mark for what was put right, nothing for a poor grade; no task, no loss.
Cell jg23(const Asked& asked, const Assessee& unit) {
  const std::optional<Import> grade = asked.imported(unit, "inspection", "grade");
  const bool has_task = asked.at_year_end() && asked.yes(unit, "JG23", "has_task");
  if (has_task && !grade) throw Pending{"grade"};
  if (has_task && grade->value == "poor") return Score(0).cell(3);
  return inspection_points(asked, unit, "JG23");
}

// 1 for each task unfinished and each meeting without the inspectors, a half for no ledger of
// risks.
Cell jg24(const Asked& asked, const Assessee& unit) {
  Score score(3);
  charge_each(asked, unit, "JG24", "unfinished", 1, score);
  charge_each(asked, unit, "JG24", "not_invited", 1, score);
  if (asked.at_year_end() && !asked.yes(unit, "JG24", "ledger")) {
    score.lose(Exact(1, 2), "no ledger");
  }
  return score.cell(3);
}

// A half for no lecture, for no warning, and for each study below two.
Cell jg25(const Asked& asked, const Assessee& unit) {
  if (!asked.at_year_end()) return not_due(2);
  Exact studies = 0;
  for (const std::string& half : asked.halves(unit)) {
    studies += asked.number(unit, "JG25", "study", {half});
  }
  Score score(2);
  score.lose(short_of(2, studies) * Exact(1, 2), "studies " + text(studies));
  if (!asked.yes(unit, "JG25", "lecture")) score.lose(Exact(1, 2), "no lecture");
  if (!asked.yes(unit, "JG25", "warning")) score.lose(Exact(1, 2), "no warning");
  return score.cell(2);
}

}  // namespace oracle::county_units
