// 思想政治工作: XZ01–XZ06.
#include "integration/oracle/townships/rules.hpp"

namespace oracle::townships {

// A half for each month without a study, each quarter without a seminar and each report of a study
// that is missing; 1 for a plan that is missing, at the end of the year.
Cell xz01(const Asked& asked, const Assessee& township) {
  Score score(3);
  for (const std::string& month : asked.months(township)) {
    const Exact held = asked.number(township, "XZ01", "studies", {month});
    const Exact told = asked.number(township, "XZ01", "reports", {month});
    score.lose(short_of(1, held) * Exact(1, 2), "no study " + month);
    score.lose(short_of(held, told) * Exact(1, 2), "no report " + month);
  }
  for (const std::string& quarter : asked.quarters(township)) {
    const Exact held = asked.number(township, "XZ01", "seminars", {quarter});
    score.lose(short_of(1, held) * Exact(1, 2), "no seminar " + quarter);
  }
  if (asked.has_come(Period::q4) && !asked.yes(township, "XZ01", "plan")) score.lose(1, "plan");
  return score.cell(3);
}

// 1 for each problem that is overdue and for each incident, 2 for one of great effect; two sessions
// a year, a half for each one less.
Cell xz02(const Asked& asked, const Assessee& township) {
  Score score(3);
  Matters overdue;
  for (const Fact& fact : asked.facts(township, "XZ02", "overdue")) {
    overdue.add(fact.matter, decimal(fact.value));
  }
  Matters incidents;
  for (const Fact& fact : asked.facts(township, "XZ02", "incidents")) {
    const Exact price = fact.attributes.count("major") != 0 ? 2 : 1;
    incidents.add(fact.matter, price * decimal(fact.value));
  }
  overdue.charge(score);
  incidents.charge(score);
  if (!asked.has_come(Period::q4)) return score.cell(3);
  const Exact held = asked.number(township, "XZ02", "sessions");
  score.lose(short_of(2, held) * Exact(1, 2), "sessions");
  return score.cell(3);
}

// A half for each of three persons drawn that was short of points on more than five days, 1.5 at
// most; a half for less activity than the county has.
Cell xz03(const Asked& asked, const Assessee& township) {
  if (!asked.has_come(Period::q4)) return not_due(2);
  const std::vector<std::string> drawn = township.drawn_for("learner");
  if (drawn.empty()) throw Pending{"the draw of learners"};
  Score sample(Exact(3, 2));
  for (const std::string& person : drawn) {
    const Exact days = asked.number(township, "XZ03", "days_below", {"", person});
    if (days > 5) sample.lose(Exact(1, 2), person);
  }
  Score score(Exact(1, 2));
  score.win(sample.clamped(Exact(3, 2)), "sample" + sample.working());
  const Exact county = asked.number(asked.whole_domain(), "XZ03", "county_activity");
  const bool behind = asked.number(township, "XZ03", "activity") < county;
  if (behind) score.lose(Exact(1, 2), "activity");
  return score.cell(2);
}

// 30 talks for a town, 20 for a street; those that are missing cost their part.
Cell xz04(const Asked& asked, const Assessee& township) {
  if (!asked.at_year_end()) return not_due(2);
  const Exact target = is_street(township) ? 20 : 30;
  const Exact held = asked.number(township, "XZ04", "talks");
  Score score(2);
  score.lose(short_of(target, held) * 2 / target, "talks");
  return score.cell(2);
}

// The mean of the months' rates; 0.02 for each per cent below 100, a started one as a whole.
Cell xz05(const Asked& asked, const Assessee& township) {
  if (!asked.at_year_end()) return not_due(2);
  Exact sum = 0;
  for (const std::string& month : asked.months(township)) {
    const Exact stations = asked.number(township, "XZ05", "stations", {month});
    sum += 100 * asked.number(township, "XZ05", "reached", {month}) / stations;
  }
  const Exact rate = sum / asked.months(township).size();
  Score score(2);
  score.lose(whole_up(short_of(100, rate)) * Exact(1, 50), "stations " + text(rate));
  return score.cell(2);
}

// Steps at 90, 80 and 60 of the index.
Cell xz06(const Asked& asked, const Assessee& township) {
  if (!asked.at_year_end()) return not_due(2);
  const Exact index = opinion_index(asked, township, "XZ06");
  const Exact lower = index >= 60 ? 1 : 0;
  Score score(0);
  score.win(index >= 90 ? Exact(2) : index >= 80 ? Exact(8, 5) : lower, "index " + text(index));
  return score.cell(2);
}

}  // namespace oracle::townships
