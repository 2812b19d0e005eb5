// 反腐败斗争: XZ23–XZ26.
#include <algorithm>

#include "integration/oracle/townships/rules.hpp"

namespace oracle::townships {
namespace {

// 诫勉 0.5, 轻处分 1, 重处分 2, 移送司法 4.
Exact leader_price(const std::string& level) {
  if (level == "admonished") return Exact(1, 2);
  if (level == "light") return 1;
  return level == "heavy" ? 2 : 4;
}

}  // namespace

bool is_leader_in_court(const Asked& asked, const Assessee& township) {
  const std::vector<Fact> sanctions = asked.facts(township, "XZ23", "sanctions");
  return std::any_of(sanctions.begin(), sanctions.end(), [](const Fact& fact) {
    return fact.attributes.at("level") == "court" && fact.attributes.at("role") == "leader";
  });
}

// By the sanction, one person of one case at the heaviest; half for middle rank and village heads.
Cell xz23(const Asked& asked, const Assessee& township) {
  Score score(4);
  Matters persons;
  for (const Fact& fact : asked.facts(township, "XZ23", "sanctions")) {
    const Exact price = leader_price(fact.attributes.at("level")) * decimal(fact.value);
    const bool leader = fact.attributes.at("role") == "leader";
    persons.add(fact.matter + " " + fact.subject, leader ? price : Exact(price / 2));
  }
  persons.charge(score);
  return score.cell(4);
}

// A half for each decision without supervision, 1 for each matter that was not reported; 1 without
// the study of the year.
Cell xz24(const Asked& asked, const Assessee& township) {
  Score score(3);
  charge_each(asked, township, "XZ24", "uninvited", Exact(1, 2), score);
  charge_each(asked, township, "XZ24", "unreported", 1, score);
  if (asked.at_year_end() && !asked.yes(township, "XZ24", "studied")) score.lose(1, "no study");
  return score.cell(3);
}

// 3 % of the mark for what was put right; nothing if it is graded poor; no inspection, no loss.
Cell xz25(const Asked& asked, const Assessee& township) {
  Cell cell = inspection_points(asked, township, "XZ25");
  if (!asked.at_year_end() || asked.known(township, "XZ25", "has_task") == false) return cell;
  const std::optional<Import> grade = asked.imported(township, "inspection", "grade");
  if (!grade) throw Pending{"grade of the inspection"};
  if (grade->value == "poor") cell.points = 0;
  return cell;
}

// A half for the lecture, for each session below two, and for warning education.
Cell xz26(const Asked& asked, const Assessee& township) {
  if (!asked.at_year_end()) return not_due(2);
  Score score(2);
  if (!asked.yes(township, "XZ26", "lecture")) score.lose(Exact(1, 2), "lecture");
  const Exact sessions = asked.number(township, "XZ26", "sessions");
  score.lose(short_of(2, sessions) * Exact(1, 2), "sessions");
  if (!asked.yes(township, "XZ26", "warning")) score.lose(Exact(1, 2), "warning");
  return score.cell(2);
}

}  // namespace oracle::townships
