// 思想政治工作: XX01–XX06.
#include "integration/oracle/schools/rules.hpp"

namespace oracle::schools {

// A quarter for every month without study, of the leaders and of the staff; a half for each of
// three persons drawn whose notes are missing.
Cell xx01(const Asked& asked, const Assessee& school) {
  Score score(4);
  for (const char* input : {"leaders", "staff"}) {
    if (asked.not_applicable(school, std::string("XX01.") + input)) continue;
    for (const std::string& month : asked.months(school)) {
      const Exact held = asked.number(school, "XX01", input, {month});
      score.lose(short_of(1, held) * Exact(1, 4), input + (" " + month));
    }
  }
  if (!asked.has_come(Period::q4)) return score.cell(4);
  for (const std::string& person : school.drawn_for("person")) {
    const bool complete = asked.yes(school, "XX01", "notes", {"", person});
    if (!complete) score.lose(Exact(1, 2), person);
  }
  return score.cell(4);
}

// Each head owes 4 lessons taught and 2 heard a half: a quarter for each one less. The staffing
// adds its own point.
Cell xx02(const Asked& asked, const Assessee& school) {
  if (!asked.has_come(Period::h1)) return not_due(5);
  Score lessons(4);
  const auto charge = [&](const std::string& input, const Exact& target) {
    if (asked.not_applicable(school, "XX02." + input)) return;
    for (const std::string& half : asked.halves(school)) {
      for (const Subject& head : school.listed("书记、校长")) {
        const Exact done = asked.number(school, "XX02", input, {half, head.id});
        lessons.lose(short_of(target, done) * Exact(1, 4), input + " " + half + " " + head.id);
      }
    }
  };
  charge("taught", 4);
  charge("heard", 2);
  Score score(0);
  score.win(lessons.clamped(4), "lessons (" + lessons.working() + ")");
  const bool staffed = !asked.at_year_end() || asked.yes(school, "XX02", "staffed");
  score.win(staffed ? 1 : 0, "staffing");
  return score.cell(5);
}

// Of the persons drawn, those below their score for more than 5 days cost 1, together at most 3.
// The rest by count: media, research, incidents.
Cell xx03(const Asked& asked, const Assessee& school) {
  Score score(5);
  Matters incidents;
  for (const Fact& fact : asked.facts(school, "XX03", "incidents")) incidents.add(fact.matter, 1);
  incidents.charge(score);
  if (!asked.has_come(Period::q4)) return score.cell(5);
  Exact sample = 0;
  for (const std::string& learner : school.drawn_for("learner")) {
    if (asked.number(school, "XX03", "days_below", {"", learner}) > 5) sample += 1;
  }
  score.lose(within(sample, 0, 3), "sample");
  if (!asked.yes(school, "XX03", "media")) score.lose(1, "media");
  score.lose(short_of(2, asked.number(school, "XX03", "research")) * Exact(1, 2), "research");
  return score.cell(5);
}

// A half for a batch whose course is under 8 hours and for a half-year without a joint event; a
// twentieth for each per cent that was not entered.
Cell xx04(const Asked& asked, const Assessee& school) {
  Score score(4);
  for (const Fact& batch : asked.facts(school, "XX04", "course")) {
    if (decimal(batch.value) < 8) score.lose(Exact(1, 2), "course " + batch.date);
  }
  if (!asked.not_applicable(school, "XX04.joint")) {
    for (const std::string& half : asked.halves(school)) {
      const Exact held = asked.number(school, "XX04", "joint", {half});
      score.lose(short_of(1, held) * Exact(1, 2), "joint " + half);
    }
  }
  if (!asked.at_year_end()) return score.cell(4);
  const Exact members = asked.number(school, "XX04", "members");
  const Exact entered = asked.number(school, "XX04", "entered");
  if (members == 0) return score.cell(4);
  score.lose(short_of(100, 100 * entered / members) * Exact(1, 20), "entry rate");
  return score.cell(4);
}

// A point for having a team, another if it has spoken; without the team none.
Cell xx05(const Asked& asked, const Assessee& school) {
  if (!asked.at_year_end()) return not_due(2);
  Score score(0);
  if (!asked.yes(school, "XX05", "team")) return score.cell(2);
  score.win(1, "team");
  if (asked.number(school, "XX05", "talks") >= 1) score.win(1, "talks");
  return score.cell(2);
}

// Steps at 90, 80 and 60 of the index.
Cell xx06(const Asked& asked, const Assessee& school) {
  return opinion_points(asked, school, "XX06", 2);
}

}  // namespace oracle::schools
