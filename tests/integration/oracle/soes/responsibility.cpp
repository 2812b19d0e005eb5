// 管党治党政治责任: GQ24–GQ28.
#include "integration/oracle/soes/rules.hpp"

namespace oracle::soes {
namespace {

bool has_policy_loss(const Assessee& enterprise) {
  return under(enterprise.row, "政策性亏损企业") == "是";
}

std::string class_of(const Assessee& enterprise) {
  return under(enterprise.row, "企业类别");
}

// 8 for a mark of 100 after the coefficient of the class: 1.05, 1.02 or 1.
Exact performance_points(const Assessee& enterprise, const Exact& mark) {
  const std::string own = class_of(enterprise);
  const Exact market = 1;
  const Exact factor = own == "公益类"   ? Exact(105, 100)
                       : own == "功能类" ? Exact(102, 100)
                                         : market;
  return within(8 * mark * factor / 100, 0, 8);
}

// What an enterprise without a mark gets: the mean of its class by the same measure.
Exact mean_performance(const Asked& asked, const Assessee& enterprise) {
  Exact sum = 0;
  int count = 0;
  for (const Assessee& peer : asked.compared("GQ25")) {
    if (class_of(peer) != class_of(enterprise) || has_policy_loss(peer)) continue;
    if (asked.not_applicable(peer, "GQ25.performance")) continue;
    const std::optional<Import> mark = asked.imported(peer, "operations", "performance");
    if (!mark) throw Pending{"performance of " + peer.id};
    sum += half_up(performance_points(peer, decimal(mark->value)), 8);
    ++count;
  }
  if (count == 0) throw Pending{"a decision: no mark in the class"};
  return sum / count;
}

}  // namespace

// By the tier of the superiors' own assessment nothing, 0.3, 0.5 or 1; not listed: as judged.
Cell gq24(const Asked& asked, const Assessee& enterprise) {
  if (!asked.at_year_end()) return not_due(3);
  Score score(3);
  if (!asked.yes(enterprise, "GQ24", "listed")) {
    score.lose(asked.number(enterprise, "GQ24", "given"), "judged");
    return score.cell(3);
  }
  const std::optional<Import> tier = asked.imported(enterprise, "upper_party_building", "tier");
  if (!tier) throw Pending{"tier"};
  const std::string& is = tier->value;
  const Exact upper = is == "first" ? Exact(0) : Exact(3, 10);
  const Exact lower = is == "third" ? Exact(1, 2) : Exact(1);
  score.lose(is == "first" || is == "second" ? upper : lower, "tier " + is);
  return score.cell(3);
}

// Operating performance; with a policy loss the part of the loss that was to be cut.
Cell gq25(const Asked& asked, const Assessee& enterprise) {
  if (!asked.at_year_end()) return not_due(8);
  Score score(0);
  if (asked.not_applicable(enterprise, "GQ25.performance")) {
    score.win(mean_performance(asked, enterprise), "mean of the class");
    return score.cell(8);
  }
  const bool policy = has_policy_loss(enterprise);
  const std::optional<Import> found =
      asked.imported(enterprise, "operations", policy ? "loss_cut" : "performance");
  if (!found) throw Pending{"operations"};
  const Exact value = decimal(found->value);
  score.win(policy ? within(8 * value / 100, 0, 8) : performance_points(enterprise, value),
            found->value);
  Cell cell = score.cell(8);
  if (found->provisional) cell.state = "provisional";
  return cell;
}

// An accident a half, a serious one 2; 1 for each death above the number allowed; the grade
// nothing, 0.2, 0.5 or 2; a report that was late a fifth, hidden a half, one accident at its
// dearer.
Cell gq26(const Asked& asked, const Assessee& enterprise) {
  Score score(4);
  const auto accident = [](const Fact& fact) {
    return fact.attributes.at("level") == "ordinary" ? Exact(1, 2) : Exact(2);
  };
  const auto report = [](const Fact& fact) {
    return fact.attributes.at("fault") == "late" ? Exact(1, 5) : Exact(1, 2);
  };
  charge_matters(asked, enterprise, "GQ26", "accidents", accident, score);
  charge_matters(asked, enterprise, "GQ26", "reports", report, score);
  if (!asked.has_come(Period::q4)) return score.cell(4);
  const Exact allowed = asked.number(enterprise, "GQ26", "deaths_allowed");
  score.lose(short_of(asked.number(enterprise, "GQ26", "deaths"), allowed), "deaths");
  if (!asked.at_year_end()) return score.cell(4);
  const std::vector<Fact> grade = asked.facts(enterprise, "GQ26", "grade");
  if (grade.empty()) throw Pending{"grade"};
  const std::string& is = grade.back().value;
  const Exact lower = is == "passed" ? Exact(1, 2) : Exact(2);
  score.lose(is == "excellent" ? Exact(0) : is == "good" ? Exact(1, 5) : lower, "grade " + is);
  return score.cell(4);
}

// Letters, reviews by half, studies by quarter.
Cell gq27(const Asked& asked, const Assessee& enterprise) {
  return leading_points(asked, enterprise, "GQ27", "studied");
}

// A half for an answer that is late at all, another from the 15th day on.
Cell gq28(const Asked& asked, const Assessee& enterprise) {
  return reply_points(asked, enterprise);
}

}  // namespace oracle::soes
