// 组织工作质量, the branches and their members: XZ07–XZ13.
#include "integration/oracle/townships/rules.hpp"

namespace oracle::townships {
namespace {

Exact star_factor(const std::string& stars) {
  if (stars == "five") return 1;
  if (stars == "four") return Exact(9, 10);
  if (stars == "three") return Exact(3, 4);
  return stars == "two" ? Exact(1, 2) : Exact(0);
}

// 1.5 for the plan, a twentieth less for each per cent; no plan, no loss.
Exact plan_points(const Exact& planned, const Exact& admitted) {
  if (planned == 0) return Exact(3, 2);
  const Exact lost = short_of(100, 100 * admitted / planned) * Exact(1, 20);
  return within(Exact(3, 2) - lost, 0, Exact(3, 2));
}

// 1 for at least 70 % up to 35 years old, a twentieth less for each per cent; of two new members at
// most it is judged.
Exact structure_points(const Asked& asked, const Assessee& township, const Exact& admitted) {
  if (admitted <= 2) return within(asked.number(township, "XZ11", "given"), 0, 1);
  const Exact young = 100 * asked.number(township, "XZ11", "young") / admitted;
  return within(1 - short_of(70, young) * Exact(1, 20), 0, 1);
}

}  // namespace

// A half for each quarter without a meeting; at the end of the year 1 for the group, a half for the
// plan.
Cell xz07(const Asked& asked, const Assessee& township) {
  Score score(3);
  for (const std::string& quarter : asked.quarters(township)) {
    const Exact held = asked.number(township, "XZ07", "meetings", {quarter});
    score.lose(short_of(1, held) * Exact(1, 2), "no meeting " + quarter);
  }
  if (!asked.has_come(Period::q4)) return score.cell(3);
  if (!asked.yes(township, "XZ07", "group")) score.lose(1, "group");
  if (!asked.yes(township, "XZ07", "plan")) score.lose(Exact(1, 2), "plan");
  return score.cell(3);
}

// Each leader by himself: 1 without a place of his own, a half for each visit below four; the mean.
Cell xz08(const Asked& asked, const Assessee& township) {
  if (!asked.at_year_end()) return not_due(2);
  const std::vector<Subject> members = township.listed("班子成员");
  Exact sum = 0;
  for (const Subject& member : members) {
    Score own(2);
    own.lose(short_of(1, asked.number(township, "XZ08", "contacts", {"", member.id})), "no place");
    const Exact visits = asked.number(township, "XZ08", "visits", {"", member.id});
    own.lose(short_of(4, visits) * Exact(1, 2), "visits");
    sum += own.clamped(2);
  }
  Score score(0);
  score.win(sum / members.size(), "mean of the leaders");
  return score.cell(2);
}

// 4 × the branches' factors, weighted by their members.
Cell xz09(const Asked& asked, const Assessee& township) {
  if (!asked.at_year_end()) return not_due(4);
  Exact weighted = 0;
  Exact members = 0;
  for (const Subject& branch : township.listed("党支部")) {
    const std::vector<Fact> stars = asked.facts(township, "XZ09", "stars", {"", branch.id});
    if (stars.empty()) throw Pending{"stars " + branch.id};
    const Exact size = decimal(under(branch.row, "支部党员数"));
    weighted += size * star_factor(stars.back().value);
    members += size;
  }
  Score score(0);
  score.win(4 * weighted / members, "stars");
  return score.cell(4);
}

// A half for each fault in the three villages drawn and each meeting with fewer than 80 %.
Cell xz10(const Asked& asked, const Assessee& township) {
  if (township.drawn_for("checked").empty()) throw Pending{"the draw of villages"};
  Score score(3);
  charge_each(asked, township, "XZ10", "faults", Exact(1, 2), score);
  for (const Fact& meeting : asked.facts(township, "XZ10", "turnout")) {
    if (decimal(meeting.value) < 80) score.lose(Exact(1, 2), meeting.subject + " " + meeting.value);
  }
  return score.cell(3);
}

// The plan 1.5, young members 1, and 0.5 that villages without new members take first: a half for
// three years, a fifth for each year more.
Cell xz11(const Asked& asked, const Assessee& township) {
  if (!asked.at_year_end()) return not_due(3);
  const Exact admitted = asked.number(township, "XZ11", "admitted");
  Score score(Exact(1, 2));
  score.win(plan_points(asked.number(township, "XZ11", "planned"), admitted), "plan");
  score.win(structure_points(asked, township, admitted), "structure");
  for (const Subject& village : township.listed("村(社区)")) {
    const Exact years = asked.number(township, "XZ11", "idle", {"", village.id});
    if (years >= 3) score.lose(Exact(1, 2) + (years - 3) * Exact(1, 5), village.id);
  }
  return score.cell(3);
}

// 1 for each person; two irregular admissions take all.
Cell xz12(const Asked& asked, const Assessee& township) {
  Exact irregular = 0;
  for (const Fact& fact : asked.facts(township, "XZ12", "irregular")) {
    irregular += decimal(fact.value);
  }
  Score score(2);
  score.lose(irregular >= 2 ? Exact(2) : irregular, "irregular");
  charge_each(asked, township, "XZ12", "offenders", 1, score);
  return score.cell(2);
}

// 3 × turned ÷ listed, a half less for each failed check; none listed, no loss.
Cell xz13(const Asked& asked, const Assessee& township) {
  Score score(3);
  charge_each(asked, township, "XZ13", "failed", Exact(1, 2), score);
  if (!asked.at_year_end()) return score.cell(3);
  const Exact listed = asked.number(township, "XZ13", "listed");
  const Exact turned = asked.number(township, "XZ13", "turned");
  if (listed != 0) score.lose(short_of(listed, turned) * 3 / listed, "not turned");
  return score.cell(3);
}

}  // namespace oracle::townships
