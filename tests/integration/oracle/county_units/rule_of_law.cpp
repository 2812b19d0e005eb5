// 民主法治建设: JG29–JG31.
#include "integration/oracle/county_units/rules.hpp"

namespace oracle::county_units {

// Three sessions on the rule of law, a half for each one less; six studies, 0.3 for each one less
// and 1.2 in all; a half for no legal office and for fewer than two in it, 1 for no adviser.
Cell jg29(const Asked& asked, const Assessee& unit) {
  if (!asked.at_year_end()) return not_due(4);
  Score score(4);
  score.lose(short_of(3, asked.number(unit, "JG29", "research")) * Exact(1, 2), "sessions");
  const Exact missing = short_of(6, asked.number(unit, "JG29", "study"));
  score.lose(within(missing * Exact(3, 10), 0, Exact(6, 5)), "studies");
  if (!asked.yes(unit, "JG29", "office")) score.lose(Exact(1, 2), "no office");
  if (asked.number(unit, "JG29", "staff") < 2) score.lose(Exact(1, 2), "staff");
  if (!asked.yes(unit, "JG29", "adviser")) score.lose(1, "no adviser");
  return score.cell(4);
}

// 1 for talking to every deputy who made a proposal, 2 for 98 % of them content; a tenth less for
// each per cent. Without proposals the 3 points go to the rest of the aspect.
Cell jg30(const Asked& asked, const Assessee& unit) {
  if (!asked.at_year_end()) return not_due(3);
  const Exact proposals = asked.number(unit, "JG30", "proposals");
  if (proposals == 0) return passed_on("not_applicable");
  Score met(1);
  const Exact met_rate = 100 * asked.number(unit, "JG30", "met") / proposals;
  met.lose(short_of(100, met_rate) * Exact(1, 10), "met " + text(met_rate));
  Score content(2);
  const Exact content_rate = 100 * asked.number(unit, "JG30", "satisfied") / proposals;
  content.lose(short_of(98, content_rate) * Exact(1, 10), "content " + text(content_rate));
  Score score(0);
  score.win(met.clamped(1), "met" + met.working());
  score.win(content.clamped(2), "content" + content.working());
  return score.cell(3);
}

// A half for nobody in charge, for each session below two, and for non-party cadres not trained.
Cell jg31(const Asked& asked, const Assessee& unit) {
  if (!asked.at_year_end()) return not_due(2);
  Score score(2);
  if (!asked.yes(unit, "JG31", "leader")) score.lose(Exact(1, 2), "nobody in charge");
  score.lose(short_of(2, asked.number(unit, "JG31", "research")) * Exact(1, 2), "sessions");
  if (!asked.yes(unit, "JG31", "cadres")) score.lose(Exact(1, 2), "cadres");
  return score.cell(2);
}

}  // namespace oracle::county_units
