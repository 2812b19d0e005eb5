// 管党治党政治责任: JG26–JG28.
#include <algorithm>

#include "integration/oracle/county_units/rules.hpp"

namespace oracle::county_units {
namespace {

Exact handling_price(const std::string& handling) {
  if (handling == "slow") return Exact(1, 5);
  return handling == "order" ? Exact(3, 10) : Exact(1, 2);
}

// What an input by halves comes to in the year.
Exact in_year(const Asked& asked, const Assessee& unit, const std::string& input,
              const std::string& subject = "") {
  Exact sum = 0;
  for (const std::string& half : asked.halves(unit)) {
    sum += asked.number(unit, "JG26", input, {half, subject});
  }
  return sum;
}

Exact performance(const Asked& asked, const Assessee& unit) {
  const std::optional<Import> score = asked.imported(unit, "performance", "score");
  if (!score) throw Pending{"performance"};
  return decimal(score->value);
}

}  // namespace

// 1 for no list of duties, a half for each lecture below two; a half for each of the leading group
// who joined its branch fewer than four times, as their mean.
Cell jg26(const Asked& asked, const Assessee& unit) {
  if (!asked.at_year_end()) return not_due(6);
  Score score(6);
  if (!asked.yes(unit, "JG26", "list")) score.lose(1, "no list");
  score.lose(short_of(2, in_year(asked, unit, "lectures")) * Exact(1, 2), "lectures");
  const std::vector<Subject> members = unit.listed("班子成员");
  Exact seldom = 0;
  for (const Subject& member : members) {
    if (in_year(asked, unit, "joined", member.id) < 4) ++seldom;
  }
  score.lose(Exact(1, 2) * seldom / members.size(), "joined seldom: " + text(seldom));
  return score.cell(6);
}

// Against the best of its sort.
Cell jg27(const Asked& asked, const Assessee& unit) {
  if (!asked.at_year_end()) return not_due(5);
  Exact best = 0;
  for (const Assessee& peer : of_its_sort(asked, unit, "JG27")) {
    best = std::max(best, performance(asked, peer));
  }
  if (best == 0) throw Pending{"a decision: nobody has any"};
  Score score(0);
  score.win(5 * performance(asked, unit) / best, "best " + text(best));
  return score.cell(5);
}

// 1 for each matter not reported, a half for each answer that is late, each finding by how it was
// handled; nothing done in the year, no points.
Cell jg28(const Asked& asked, const Assessee& unit) {
  if (asked.has_come(Period::q4) && !asked.yes(unit, "JG28", "done")) return Score(0).cell(5);
  Score score(5);
  charge_each(asked, unit, "JG28", "missed", 1, score);
  for (const int days : asked.days_late(unit)) {
    if (days > 0) score.lose(Exact(1, 2), std::to_string(days) + " days late");
  }
  for (const Fact& fact : asked.facts(unit, "JG28", "found")) {
    const std::string& handling = fact.attributes.at("handling");
    score.lose(handling_price(handling) * decimal(fact.value), handling + " " + fact.date);
  }
  return score.cell(5);
}

}  // namespace oracle::county_units
