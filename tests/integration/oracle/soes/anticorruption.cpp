// 反腐败斗争: GQ20–GQ23.
#include "integration/oracle/soes/rules.hpp"

namespace oracle::soes {
namespace {

Exact case_price(const std::string& sort) {
  return sort == "lax" ? 1 : 2;
}

Exact sanction(const std::string& level) {
  if (level == "admonished") return Exact(1, 10);
  if (level == "warned") return Exact(1, 5);
  return level == "removed" ? Exact(1, 2) : Exact(1);
}

}  // namespace

// By the sort, a project once under each; a loss for which somebody was held to account takes all.
Cell gq20(const Asked& asked, const Assessee& enterprise) {
  Score score(4);
  charge_sorts(asked, enterprise, "GQ20", "cases", case_price, score);
  if (has_marked(asked, enterprise, "GQ20", "losses", "pursued")) score.lose(4, "loss");
  return score.cell(4);
}

// 4 for a problem that was not looked into; for each person held to account 4 if a leader, else 2.
Cell gq21(const Asked& asked, const Assessee& enterprise) {
  Score score(5);
  const auto four = [](const Fact&) { return 4; };
  charge_matters(asked, enterprise, "GQ21", "lax", four, score);
  Matters persons;
  for (const Fact& fact : asked.facts(enterprise, "GQ21", "pursued")) {
    const Exact price = fact.attributes.at("role") == "leader" ? 4 : 2;
    persons.add(fact.subject + " " + fact.matter, price * decimal(fact.value));
  }
  persons.charge(score);
  return score.cell(5);
}

// By the sanction, each person of a case at the dearest; leaders five times.
Cell gq22(const Asked& asked, const Assessee& enterprise) {
  Score score(4);
  Matters persons;
  for (const Fact& fact : asked.facts(enterprise, "GQ22", "sanctions")) {
    const Exact times = fact.attributes.at("role") == "leader" ? 5 : 1;
    const Exact price = sanction(fact.attributes.at("level")) * times;
    persons.add(fact.subject + " " + fact.matter, price * decimal(fact.value));
  }
  persons.charge(score);
  return score.cell(4);
}

// 3 % of the mark for what was put right after an inspection; without one, 3 times the part of the
// audit's tasks that is done; neither, no loss.
Cell gq23(const Asked& asked, const Assessee& enterprise) {
  if (!asked.at_year_end()) return not_due(3);
  if (asked.yes(enterprise, "GQ23", "has_task")) {
    return inspection_points(asked, enterprise, "GQ23");
  }
  const Exact tasks = asked.number(enterprise, "GQ23", "audit_tasks");
  const Exact done = asked.number(enterprise, "GQ23", "audit_done");
  Score score(0);
  score.win(tasks == 0 ? Exact(3) : within(3 * done / tasks, 0, 3), "audit");
  return score.cell(3);
}

}  // namespace oracle::soes
