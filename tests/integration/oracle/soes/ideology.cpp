// 思想政治工作: GQ01–GQ05.
#include "integration/oracle/soes/rules.hpp"

namespace oracle::soes {

// A fifth for each seminar short of the quarter's plan, a tenth for each text that was not studied,
// a half for each talk.
Cell gq01(const Asked& asked, const Assessee& enterprise) {
  Score score(4);
  for (const std::string& quarter : asked.quarters(enterprise)) {
    const Exact planned = asked.number(enterprise, "GQ01", "planned", {quarter});
    const Exact held = asked.number(enterprise, "GQ01", "held", {quarter});
    score.lose(short_of(planned, held) * Exact(1, 5), "seminars " + quarter);
  }
  const auto price = [](const Fact&) { return Exact(1, 10); };
  charge_matters(asked, enterprise, "GQ01", "texts", price, score);
  charge_each(asked, enterprise, "GQ01", "talks", Exact(1, 2), score);
  return score.cell(4);
}

// A fifth for a decision that was not passed on, a tenth if poorly; a half for a plan that was not
// discussed, a fifth for a vague one; a fifth for work left out of it, a half for work not studied.
Cell gq02(const Asked& asked, const Assessee& enterprise) {
  Score score(3);
  const auto passing = [](const Fact& fact) {
    return fact.attributes.at("fault") == "missed" ? Exact(1, 5) : Exact(1, 10);
  };
  charge_matters(asked, enterprise, "GQ02", "passed_on", passing, score);
  const auto fifth = [](const Fact&) { return Exact(1, 5); };
  charge_matters(asked, enterprise, "GQ02", "unplanned", fifth, score);
  const auto half = [](const Fact&) { return Exact(1, 2); };
  charge_matters(asked, enterprise, "GQ02", "unstudied", half, score);
  if (!asked.has_come(Period::q4)) return score.cell(3);
  if (!asked.yes(enterprise, "GQ02", "discussed")) score.lose(Exact(1, 2), "not discussed");
  if (!asked.yes(enterprise, "GQ02", "specific")) score.lose(Exact(1, 5), "not specific");
  return score.cell(3);
}

// 1 for each outcry that nobody dealt with; one that was bungled as judged.
Cell gq03(const Asked& asked, const Assessee& enterprise) {
  Score score(3);
  const auto one = [](const Fact&) { return Exact(1); };
  charge_matters(asked, enterprise, "GQ03", "ignored", one, score);
  charge_matters(asked, enterprise, "GQ03", "bungled", one, score);
  return score.cell(3);
}

// A half for each half-year without an analysis, 1 for the plan of the culture; prizes give 1 each,
// 2 at most, and not above the 3 points.
Cell gq04(const Asked& asked, const Assessee& enterprise) {
  if (!asked.has_come(Period::h1)) return not_due(3);
  Score score(3);
  for (const std::string& half : asked.halves(enterprise)) {
    const Exact held = asked.number(enterprise, "GQ04", "analyses", {half});
    score.lose(short_of(1, held) * Exact(1, 2), "no analysis " + half);
  }
  if (!asked.at_year_end()) return score.cell(3);
  if (!asked.yes(enterprise, "GQ04", "plan")) score.lose(1, "no plan");
  Matters prizes;
  for (const Fact& fact : asked.facts(enterprise, "GQ04", "prizes")) {
    prizes.add(fact.matter, decimal(fact.value));
  }
  score.win(within(prizes.sum(), 0, 2), "prizes");
  return score.cell(3);
}

// Steps at 90, 80 and 60 of the index.
Cell gq05(const Asked& asked, const Assessee& enterprise) {
  return opinion_points(asked, enterprise, "GQ05", 3);
}

}  // namespace oracle::soes
