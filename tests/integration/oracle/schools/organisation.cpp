// 组织工作质量: XX07–XX16.
#include "integration/oracle/schools/rules.hpp"

namespace oracle::schools {
namespace {

// Compared between schools, so with 8 places; none of a school without backbone teachers.
std::optional<Exact> party_rate(const Asked& asked, const Assessee& school) {
  const Exact backbone = asked.number(school, "XX11", "backbone");
  const Exact party = asked.number(school, "XX11", "party");
  if (backbone == 0) return std::nullopt;
  return half_up(100 * party / backbone, 8);
}

Exact mean_party_rate(const Asked& asked) {
  Exact sum = 0;
  int count = 0;
  for (const Assessee& school : asked.compared("XX11")) {
    const std::optional<Exact> rate = party_rate(asked, school);
    if (!rate) continue;
    sum += *rate;
    ++count;
  }
  return sum / count;
}

// A plan that is fulfilled earns 2. One for two persons at most may be judged instead, if there
// is a candidate.
Exact plan_points(const Asked& asked, const Assessee& school) {
  const Exact planned = asked.number(school, "XX11", "planned");
  if (asked.number(school, "XX11", "admitted") >= planned) return 2;
  const bool left_to_judgement = planned <= 2 && asked.yes(school, "XX11", "candidate");
  return left_to_judgement ? asked.number(school, "XX11", "given") : Exact(0);
}

// Steps at 90, 80 and 60; a branch that fewer than 90 % are content with is at best fair.
Exact branch_factor(const Exact& score, const Exact& liked) {
  if (score < 60) return 0;
  if (score < 80 || liked < 90) return Exact(1, 2);
  return score < 90 ? Exact(4, 5) : Exact(1);
}

Exact review_points(const std::string& grade) {
  if (grade == "good") return 2;
  if (grade == "fairly_good") return Exact(8, 5);
  return grade == "fair" ? 1 : 0;
}

}  // namespace

// Papers, minutes and talks that are missing cost by the piece, a charter without its revision
// 2.
Cell xx07(const Asked& asked, const Assessee& school) {
  Score score(5);
  charge_each(asked, school, "XX07", "papers", 1, score);
  charge_each(asked, school, "XX07", "minutes", Exact(1, 2), score);
  charge_each(asked, school, "XX07", "talks", Exact(1, 5), score);
  if (asked.at_year_end() && !asked.yes(school, "XX07", "revised")) score.lose(2, "not revised");
  return score.cell(5);
}

// A point each: the leaders as a team, the secretary's rank and spirit together, the two heads
// as partners.
Cell xx08(const Asked& asked, const Assessee& school) {
  if (!asked.at_year_end()) return not_due(3);
  Score score(0);
  if (asked.yes(school, "XX08", "united")) score.win(1, "united");
  const bool rank = asked.yes(school, "XX08", "rank");
  if (rank && asked.yes(school, "XX08", "spirit")) score.win(1, "secretary");
  if (asked.yes(school, "XX08", "partners")) score.win(1, "partners");
  return score.cell(3);
}

// A half for every month without minutes and one without attendance; who met online attended.
Cell xx09(const Asked& asked, const Assessee& school) {
  Score score(4);
  for (const std::string& month : asked.months(school)) {
    if (!asked.not_applicable(school, "XX09.minuted")) {
      const Exact minuted = asked.number(school, "XX09", "minuted", {month});
      score.lose(short_of(1, minuted) * Exact(1, 2), "minutes " + month);
    }
    if (!asked.not_applicable(school, "XX09.attended")) {
      const Exact attended = asked.number(school, "XX09", "attended", {month}) +
                             asked.number(school, "XX09", "online", {month});
      score.lose(short_of(1, attended) * Exact(1, 2), "attendance " + month);
    }
  }
  return score.cell(4);
}

// Each branch by itself, then their mean by members.
Cell xx10(const Asked& asked, const Assessee& school) {
  Exact weighted = 0;
  Exact members = 0;
  std::string working;
  for (const Subject& branch : school.listed("党支部")) {
    Score own(4);
    for (const Fact& fact : asked.facts(school, "XX10", "missing", {"", branch.id})) {
      own.lose(Exact(1, 2) * decimal(fact.value), fact.date);
    }
    const Exact size = decimal(under(branch.row, "支部党员数"));
    weighted += size * own.clamped(4);
    members += size;
    working += branch.id + " of " + text(size) + own.working() + " ";
  }
  Score score(0);
  score.win(weighted / members, working);
  return score.cell(4);
}

// Half of it: the share of members among the backbone against the county's mean. The other half:
// the plan.
Cell xx11(const Asked& asked, const Assessee& school) {
  if (!asked.at_year_end()) return not_due(4);
  Score backbone(2);
  if (const std::optional<Exact> rate = party_rate(asked, school)) {
    const Exact mean = mean_party_rate(asked);
    backbone.lose(short_of(mean, *rate) * Exact(1, 10), text(*rate) + " to mean " + text(mean));
  }
  Score score(0);
  score.win(backbone.clamped(2), "backbone (" + backbone.working() + ")");
  score.win(within(plan_points(asked, school), 0, 2), "plan");
  return score.cell(4);
}

// The mean factor of the branches, of 3.
Cell xx12(const Asked& asked, const Assessee& school) {
  if (!asked.at_year_end()) return not_due(3);
  Exact sum = 0;
  for (const Subject& branch : school.listed("党支部")) {
    sum += branch_factor(asked.number(school, "XX12", "score", {"", branch.id}),
                         asked.number(school, "XX12", "liked", {"", branch.id}));
  }
  Score score(0);
  score.win(3 * sum / school.listed("党支部").size(), "factors " + text(sum));
  return score.cell(3);
}

// 1 for each site that is not kept; a school without sites loses nothing.
Cell xx13(const Asked& asked, const Assessee& school) {
  if (!asked.at_year_end()) return not_due(3);
  Score score(3);
  for (const Subject& site : school.listed("所辖校点")) {
    if (!asked.yes(school, "XX13", "kept", {"", site.id})) score.lose(1, site.id);
  }
  return score.cell(3);
}

// A fifth for a late election and for each paper that is missing, a tenth for each fee.
Cell xx14(const Asked& asked, const Assessee& school) {
  Score score(2);
  charge_each(asked, school, "XX14", "late", Exact(1, 5), score);
  charge_each(asked, school, "XX14", "papers", Exact(1, 5), score);
  charge_each(asked, school, "XX14", "fees", Exact(1, 10), score);
  return score.cell(2);
}

// Twice the part of the tasks that is done; no task, no loss.
Cell xx15(const Asked& asked, const Assessee& school) {
  return task_points(asked, school, "XX15");
}

// The mean of the branches' grades, if there was a review.
Cell xx16(const Asked& asked, const Assessee& school) {
  if (!asked.at_year_end()) return not_due(2);
  Score score(0);
  if (!asked.yes(school, "XX16", "held")) return score.cell(2);
  Exact sum = 0;
  for (const Subject& branch : school.listed("党支部")) {
    const std::vector<Fact> grade = asked.facts(school, "XX16", "grade", {"", branch.id});
    if (grade.empty()) throw Pending{"grade " + branch.id};
    sum += review_points(grade.back().value);
  }
  score.win(sum / school.listed("党支部").size(), "mean of the branches");
  return score.cell(2);
}

}  // namespace oracle::schools
