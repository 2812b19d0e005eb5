// 民主法治建设: XZ30–XZ33.
#include <algorithm>

#include "integration/oracle/townships/rules.hpp"

namespace oracle::townships {
namespace {

// Each place or case once, at its dearest; more for one of great effect.
void charge_matters(const Asked& asked, const Assessee& township, const std::string& input,
                    const Exact& price, const Exact& if_major, Score& score) {
  Matters matters;
  for (const Fact& fact : asked.facts(township, "XZ31", input)) {
    const Exact more = fact.attributes.count("major") != 0 ? if_major : Exact(0);
    matters.add(fact.matter, (price + more) * decimal(fact.value));
  }
  matters.charge(score);
}

// How many whole cases there were above the mean of three years; none without three years.
int cases_above(const Asked& asked, const Assessee& township, const Exact& now) {
  Exact usual = 0;
  for (const char* year : {"XZ33.cases", "XZ33.first", "XZ33.second"}) {
    const std::optional<Exact> past = asked.last_year(township, year);
    if (!past) return 0;
    usual += *past / 3;
  }
  int above = 0;
  while (usual + above + 1 <= now) ++above;
  return above;
}

}  // namespace

// 1.5 for proposals, a tenth less for each per cent below 98 that are content, none if there are
// none; a half for attendance, a tenth less each time.
Cell xz30(const Asked& asked, const Assessee& township) {
  Score proposals(Exact(3, 2));
  if (asked.at_year_end()) {
    const Exact all = asked.number(township, "XZ30", "proposals");
    const Exact content = asked.number(township, "XZ30", "content");
    if (all != 0) proposals.lose(short_of(98, 100 * content / all) * Exact(1, 10), "content");
  }
  Score attendance(Exact(1, 2));
  charge_each(asked, township, "XZ30", "absences", Exact(1, 10), attendance);
  Score score(0);
  score.win(proposals.clamped(Exact(3, 2)), "proposals" + proposals.working());
  score.win(attendance.clamped(Exact(1, 2)), "attendance" + attendance.working());
  return score.cell(2);
}

// A half for each building, a quarter for each hazard, a half for each gathering, 1 for one of
// great effect.
Cell xz31(const Asked& asked, const Assessee& township) {
  Score score(2);
  charge_matters(asked, township, "structures", Exact(1, 2), 0, score);
  charge_matters(asked, township, "hazards", Exact(1, 4), 0, score);
  charge_matters(asked, township, "gatherings", Exact(1, 2), Exact(1, 2), score);
  return score.cell(2);
}

// Three studies, a half each (1.5); six lessons, 0.3 each (1.2); 0.3 for leaders in court, a
// twentieth less for each per cent. Without a case the first two share its points.
Cell xz32(const Asked& asked, const Assessee& township) {
  if (!asked.at_year_end()) return not_due(3);
  Score studies(Exact(3, 2));
  studies.lose(short_of(3, asked.number(township, "XZ32", "research")) * Exact(1, 2), "studies");
  Score lessons(Exact(6, 5));
  lessons.lose(short_of(6, asked.number(township, "XZ32", "lessons")) * Exact(3, 10), "lessons");
  const Exact both = studies.clamped(Exact(3, 2)) + lessons.clamped(Exact(6, 5));
  const Exact cases = asked.number(township, "XZ32", "cases");
  Score score(0);
  if (cases == 0) {
    score.win(both * 3 / (3 - Exact(3, 10)), "no case");
    return score.cell(3);
  }
  Score court(Exact(3, 10));
  const Exact attended = 100 * asked.number(township, "XZ32", "attended") / cases;
  court.lose(short_of(100, attended) * Exact(1, 20), "attended " + text(attended));
  score.win(both, "studies and lessons");
  score.win(court.clamped(Exact(3, 10)), "court" + court.working());
  return score.cell(3);
}

// A half for each killing, half of it if solved; a quarter for each case above the mean of three
// years; a riot takes all.
Cell xz33(const Asked& asked, const Assessee& township) {
  Score score(2);
  Matters killings;
  for (const Fact& fact : asked.facts(township, "XZ33", "killings")) {
    const Exact price = fact.attributes.count("solved") != 0 ? Exact(1, 4) : Exact(1, 2);
    killings.add(fact.matter, price * decimal(fact.value));
  }
  killings.charge(score);
  if (!asked.facts(township, "XZ33", "riots").empty()) score.lose(2, "riot");
  if (!asked.at_year_end()) return score.cell(2);
  const int above = cases_above(asked, township, asked.number(township, "XZ33", "cases"));
  score.lose(above * Exact(1, 4), "cases above the usual");
  return score.cell(2);
}

}  // namespace oracle::townships
