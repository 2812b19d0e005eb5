// 组织工作质量: GQ06–GQ15.
#include <set>

#include "integration/oracle/soes/rules.hpp"

namespace oracle::soes {
namespace {

// What is missing of a bottom line in steps of a tenth of a percent, parts of a step too.
Exact below_line(const Exact& line, const Exact& percent, const Exact& price) {
  return short_of(line, percent) * 10 * price;
}

}  // namespace

// The charters of the subsidiaries, weighted by capital; nothing if the parent's says nothing.
Cell gq06(const Asked& asked, const Assessee& enterprise) {
  if (!asked.at_year_end()) return not_due(4);
  Score score(0);
  if (!asked.yes(enterprise, "GQ06", "parent")) return score.cell(4);
  Exact capital = 0;
  Exact written = 0;
  for (const Subject& company : enterprise.listed("全资、控股子企业")) {
    const Exact own = decimal(under(company.row, "注册资本"));
    capital += own;
    if (asked.yes(enterprise, "GQ06", "in_charter", {"", company.id})) written += own;
  }
  score.win(capital == 0 ? Exact(4) : Exact(4 * written / capital), "charters");
  return score.cell(4);
}

// 1.5 for each of the matters drawn that the committee had not studied first, from three on
// everything; 1 for the list.
Cell gq07(const Asked& asked, const Assessee& enterprise) {
  if (!asked.has_come(Period::h1)) return not_due(6);
  if (enterprise.drawn_for("decision").empty()) throw Pending{"the draw of decisions"};
  std::set<std::string> skipped;
  for (const Fact& fact : asked.facts(enterprise, "GQ07", "skipped")) skipped.insert(fact.subject);
  Score score(6);
  for (const std::string& matter : skipped) score.lose(Exact(3, 2), matter);
  if (skipped.size() >= 3) score.lose(6, "three or more");
  if (!asked.at_year_end()) return score.cell(6);
  if (!asked.yes(enterprise, "GQ07", "list_revised")) score.lose(1, "list");
  return score.cell(6);
}

// A point for each of three posts; small and without a board, one counts for all.
Cell gq08(const Asked& asked, const Assessee& enterprise) {
  if (!asked.at_year_end()) return not_due(3);
  const bool no_board = asked.yes(enterprise, "GQ08", "no_board");
  Score score(0);
  if (asked.yes(enterprise, "GQ08", "manager")) score.win(no_board ? 3 : 1, "manager");
  if (no_board) return score.cell(3);
  if (asked.yes(enterprise, "GQ08", "chair")) score.win(1, "chair");
  if (asked.yes(enterprise, "GQ08", "deputy")) score.win(1, "deputy");
  return score.cell(3);
}

// Two bottom lines, 1.5 each: staff 1 % of the workers, funds 0.5 % of last year's wages.
Cell gq09(const Asked& asked, const Assessee& enterprise) {
  if (!asked.at_year_end()) return not_due(3);
  const Exact workers = asked.number(enterprise, "GQ09", "workers");
  const Exact staff = 100 * asked.number(enterprise, "GQ09", "staff") / workers;
  Score people(Exact(3, 2));
  people.lose(below_line(1, staff, Exact(15, 100)), "staff " + text(staff));
  Score money(Exact(3, 2));
  if (!asked.not_applicable(enterprise, "GQ09.wages")) {
    const Exact wages = asked.number(enterprise, "GQ09", "wages");
    const Exact funds = 100 * asked.number(enterprise, "GQ09", "funds") / wages;
    money.lose(below_line(Exact(1, 2), funds, Exact(3, 10)), "funds " + text(funds));
  }
  Score score(0);
  score.win(people.clamped(Exact(3, 2)), "people" + people.working());
  score.win(money.clamped(Exact(3, 2)), "money" + money.working());
  return score.cell(3);
}

// The marks of the branches, weighted by their members.
Cell gq10(const Asked& asked, const Assessee& enterprise) {
  if (!asked.at_year_end()) return not_due(4);
  Exact weighted = 0;
  Exact members = 0;
  for (const Subject& branch : enterprise.listed("党支部")) {
    const Exact size = decimal(under(branch.row, "支部党员数"));
    weighted += size * asked.number(enterprise, "GQ10", "score", {"", branch.id});
    members += size;
  }
  Score score(0);
  score.win(4 * weighted / members / 100, "branches");
  return score.cell(4);
}

// Each branch by itself, a fifth for each meeting it is short of in a quarter; their mean. A half
// for the appraisal comes off that.
Cell gq11(const Asked& asked, const Assessee& enterprise) {
  const std::vector<Subject> branches = enterprise.listed("党支部");
  Exact sum = 0;
  for (const Subject& branch : branches) {
    const Exact owed = decimal(under(branch.row, "支部每季应开会议和党课"));
    Score own(3);
    for (const std::string& quarter : asked.quarters(enterprise)) {
      const Exact held = asked.number(enterprise, "GQ11", "held", {quarter, branch.id});
      own.lose(short_of(owed, held) * Exact(1, 5), quarter);
    }
    sum += own.clamped(3);
  }
  Score score(0);
  score.win(sum / branches.size(), "branches");
  if (!asked.has_come(Period::q4)) return score.cell(3);
  if (!asked.yes(enterprise, "GQ11", "appraised")) score.lose(Exact(1, 2), "no appraisal");
  return score.cell(3);
}

// Twice the part of the teams that a member looks after; no teams, no loss.
Cell gq12(const Asked& asked, const Assessee& enterprise) {
  if (!asked.at_year_end()) return not_due(2);
  const Exact teams = asked.number(enterprise, "GQ12", "teams");
  const Exact covered = asked.number(enterprise, "GQ12", "covered");
  Score score(0);
  score.win(teams == 0 ? Exact(2) : within(2 * covered / teams, 0, 2), "teams");
  return score.cell(2);
}

// A twentieth for each per cent of the newly admitted below 70 that work in the front line. With a
// quota of one or none: all for a front-line worker or where nobody was to come, else half. Nobody
// admitted from a larger quota: as decided, which in 2023 is nothing.
Cell gq13(const Asked& asked, const Assessee& enterprise) {
  Score score(3);
  if (asked.not_applicable(enterprise, "GQ13")) {  // from the day of the decision on
    score.lose(3, "decided");
    return score.cell(3);
  }
  if (!asked.at_year_end()) return not_due(3);
  const Exact quota = asked.number(enterprise, "GQ13", "quota");
  const Exact admitted = asked.number(enterprise, "GQ13", "admitted");
  const Exact frontline = asked.number(enterprise, "GQ13", "frontline");
  if (quota <= 1) {
    const bool nobody = quota == 0 && admitted == 0;
    if (frontline < 1 && !nobody) score.lose(Exact(3, 2), "no front-line worker");
    return score.cell(3);
  }
  if (admitted == 0) throw Pending{"a decision: nobody admitted"};
  const Exact rate = 100 * frontline / admitted;
  score.lose(short_of(70, rate) * Exact(1, 20), "front line " + text(rate));
  return score.cell(3);
}

// 1 for late elections, in all; a tenth for each fee.
Cell gq14(const Asked& asked, const Assessee& enterprise) {
  Score score(2);
  if (!asked.facts(enterprise, "GQ14", "late").empty()) score.lose(1, "late election");
  charge_each(asked, enterprise, "GQ14", "fees", Exact(1, 10), score);
  return score.cell(2);
}

// Twice the part of the tasks that is done; no task, no loss.
Cell gq15(const Asked& asked, const Assessee& enterprise) {
  return task_points(asked, enterprise, "GQ15");
}

}  // namespace oracle::soes
