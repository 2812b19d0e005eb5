// 反腐败斗争: YY20–YY23.
#include <set>

#include "integration/oracle/hospitals/rules.hpp"

namespace oracle::hospitals {
namespace {

Exact case_price(const std::string& sort) {
  if (sort == "hosted") return Exact(1, 2);
  return sort == "untendered" ? 1 : 2;
}

}  // namespace

// By the case, a matter once under each sort; a twentieth for each per cent of the contracts
// without a pledge.
Cell yy20(const Asked& asked, const Assessee& hospital) {
  Score score(5);
  charge_sorts(asked, hospital, "YY20", "cases", case_price, score);
  if (!asked.at_year_end()) return score.cell(5);
  const Exact contracts = asked.number(hospital, "YY20", "contracts");
  const Exact pledged = asked.number(hospital, "YY20", "signed");
  if (contracts == 0) return score.cell(5);
  score.lose(short_of(100, 100 * pledged / contracts) * Exact(1, 20), "pledges");
  return score.cell(5);
}

// By the sanction, of one case only the dearest; a quarter for ordinary staff.
Cell yy21(const Asked& asked, const Assessee& hospital) {
  return sanction_points(asked, hospital, "YY21");
}

// 3 % of the mark for what was put right; no inspection, no loss.
Cell yy22(const Asked& asked, const Assessee& hospital) {
  return inspection_points(asked, hospital, "YY22");
}

// A half for each person who ought to have moved on, 1 for the ledger of risks.
Cell yy23(const Asked& asked, const Assessee& hospital) {
  Score score(4);
  std::set<std::string> stayed;
  for (const Fact& fact : asked.facts(hospital, "YY23", "stayed")) stayed.insert(fact.subject);
  for (const std::string& person : stayed) score.lose(Exact(1, 2), person);
  if (asked.at_year_end() && !asked.yes(hospital, "YY23", "ledger")) score.lose(1, "ledger");
  return score.cell(4);
}

}  // namespace oracle::hospitals
