// 反腐败斗争: XX21–XX24.
#include "rules.hpp"

namespace oracle {
namespace {

Exact sanction_price(const std::string& level) {
  if (level == "admonished") return 1;
  if (level == "light") return 3;
  return level == "heavy" ? 5 : 8;
}

Exact case_price(const std::string& sort) {
  if (sort == "untendered") return 1;
  return sort == "split" ? Exact(2) : Exact(3, 2);
}

}  // namespace

// 诫勉1、轻处分3、重处分5、移送司法8(同一案不累计);普通教职工×0.25.
Cell xx21(const Asked& asked, const School& school) {
  Score score(4);
  Matters cases;
  for (const Fact& fact : asked.facts(school, "XX21", "sanctions")) {
    const bool ordinary = fact.attributes.at("role") == "ordinary";
    const Exact price = sanction_price(fact.attributes.at("level")) * decimal(fact.value);
    cases.add(fact.matter, ordinary ? Exact(price / 4) : price);
  }
  cases.charge(score);
  return score.cell(4);
}

// 书记廉政党课缺失扣0.5,师生廉洁教育每学期缺1次扣0.5.
Cell xx22(const Asked& asked, const School& school) {
  if (!asked.has_come(Period::h1)) return not_due(2);
  Score score(2);
  if (!asked.not_applicable(school, "XX22.sessions")) {
    for (const std::string& half : asked.halves(school)) {
      const Exact held = asked.number(school, "XX22", "sessions", {half});
      score.lose(short_of(1, held) * Exact(1, 2), "session " + half);
    }
  }
  if (asked.at_year_end() && !asked.yes(school, "XX22", "lecture")) {
    score.lose(Exact(1, 2), "lecture");
  }
  return score.cell(2);
}

// 巡察整改评估得分×3%;无任务满分.
Cell xx23(const Asked& asked, const School& school) {
  const std::optional<bool> task = asked.known(school, "XX23", "has_task");
  Score score(0);
  if (task == false) {
    score.win(3, "no task");
    return score.cell(3);
  }
  if (!asked.at_year_end()) return not_due(3);
  if (!task) throw Pending{"has_task"};
  const auto found = asked.county().inspection.find(school.id);
  if (found == asked.county().inspection.end()) throw Pending{"inspection"};
  score.win(found->second.value * Exact(3, 100), "inspection " + text(found->second.value));
  Cell cell = score.cell(3);
  if (found->second.provisional) cell.state = "provisional";
  return cell;
}

// 应招未招每例扣1;分拆项目规避招标每例扣2;账目被审计移送每例扣1.5.
Cell xx24(const Asked& asked, const School& school) {
  Score score(3);
  Matters cases;  // one project counts once under each sort
  for (const Fact& fact : asked.facts(school, "XX24", "cases")) {
    const std::string& sort = fact.attributes.at("sort");
    cases.add(sort + " " + fact.matter, case_price(sort) * decimal(fact.value));
  }
  cases.charge(score);
  return score.cell(3);
}

}  // namespace oracle
