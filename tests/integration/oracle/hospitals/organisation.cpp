// 组织工作质量: YY07–YY14.
#include <algorithm>

#include "integration/oracle/hospitals/rules.hpp"

namespace oracle::hospitals {

// 2 for rules of procedure that are not revised, 1 for each of the matters drawn that the committee
// did not study, a fifth for each talk that was left out.
Cell yy07(const Asked& asked, const Assessee& hospital) {
  Score score(6);
  charge_each(asked, hospital, "YY07", "talks", Exact(1, 5), score);
  if (!asked.at_year_end()) return score.cell(6);
  if (!asked.yes(hospital, "YY07", "revised")) score.lose(2, "not revised");
  for (const std::string& matter : hospital.drawn_for("decision")) {
    if (!asked.yes(hospital, "YY07", "studied", {"", matter})) score.lose(1, matter);
  }
  return score.cell(6);
}

// 4 for branches wherever one is due, a tenth less for each per cent; 1 for order: a half for the
// ledger, a half for each branch whose election is late.
Cell yy08(const Asked& asked, const Assessee& hospital) {
  Score coverage(4);
  Score order(1);
  charge_each(asked, hospital, "YY08", "late", Exact(1, 2), order);
  if (asked.at_year_end()) {
    const Exact built = asked.number(hospital, "YY08", "built");
    const Exact rate = 100 * built / asked.number(hospital, "YY08", "due");
    coverage.lose(short_of(100, rate) * Exact(1, 10), "coverage " + text(rate));
    if (!asked.yes(hospital, "YY08", "charted")) order.lose(Exact(1, 2), "ledger");
  }
  Score score(0);
  score.win(coverage.clamped(4), "coverage" + coverage.working());
  score.win(order.clamped(1), "order" + order.working());
  return score.cell(5);
}

// Steps at 90, 80 and 70 % of the branches.
Cell yy09(const Asked& asked, const Assessee& hospital) {
  if (!asked.at_year_end()) return not_due(4);
  const Exact fit = asked.number(hospital, "YY09", "fit");
  const Exact rate = 100 * fit / asked.number(hospital, "YY09", "branches");
  Score score(0);
  score.win(rate >= 90 ? 4 : rate >= 80 ? 3 : rate >= 70 ? 2 : 0, "rate " + text(rate));
  return score.cell(4);
}

// A half for each case in the offices drawn; from three on everything.
Cell yy10(const Asked& asked, const Assessee& hospital) {
  if (!asked.has_come(Period::h1)) return not_due(3);
  if (hospital.drawn_for("office").empty()) throw Pending{"the draw of offices"};
  Matters cases;
  for (const Fact& fact : asked.facts(hospital, "YY10", "skipped")) {
    cases.add(fact.matter, decimal(fact.value));
  }
  Score score(3);
  score.lose(cases.sum() * Exact(1, 2), "cases");
  if (cases.sum() >= 3) score.lose(3, "three or more");
  return score.cell(3);
}

// The mean credits of the branches against what each begins with; no upper limit, but not below 0.
Cell yy11(const Asked& asked, const Assessee& hospital) {
  if (!asked.at_year_end()) return not_due(4);
  const Exact base = asked.number(hospital, "YY11", "base");
  const std::vector<Subject> branches = hospital.listed("党支部");
  Exact sum = 0;
  for (const Subject& branch : branches) {
    const Exact added = asked.number(hospital, "YY11", "added", {"", branch.id});
    const Exact taken = asked.number(hospital, "YY11", "taken", {"", branch.id});
    sum += std::max(Exact(base + added - taken), Exact(0));
  }
  Score score(0);
  score.win(within(4 * sum / branches.size() / base, 0, 4), "credits " + text(sum));
  return score.cell(4);
}

// A twentieth for each per cent of the admitted below 60 that are medical backbone. A quota of one
// or none is left to judgement.
Cell yy12(const Asked& asked, const Assessee& hospital) {
  if (!asked.at_year_end()) return not_due(3);
  if (asked.number(hospital, "YY12", "quota") <= 1) {
    Score judged(0);
    judged.win(asked.number(hospital, "YY12", "given"), "judged");
    return judged.cell(3);
  }
  const Exact admitted = asked.number(hospital, "YY12", "admitted");
  if (admitted == 0) throw Pending{"a decision: nobody admitted"};
  const Exact rate = 100 * asked.number(hospital, "YY12", "backbone") / admitted;
  Score score(3);
  score.lose(short_of(60, rate) * Exact(1, 20), "backbone " + text(rate));
  return score.cell(3);
}

// A fifth for each paper, a tenth for each fee; a late election costs 2, once.
Cell yy13(const Asked& asked, const Assessee& hospital) {
  Score score(3);
  charge_each(asked, hospital, "YY13", "papers", Exact(1, 5), score);
  charge_each(asked, hospital, "YY13", "fees", Exact(1, 10), score);
  if (!asked.facts(hospital, "YY13", "late").empty()) score.lose(2, "late election");
  return score.cell(3);
}

// Twice the part of the tasks that is done; no task, no loss.
Cell yy14(const Asked& asked, const Assessee& hospital) {
  return task_points(asked, hospital, "YY14");
}

}  // namespace oracle::hospitals
