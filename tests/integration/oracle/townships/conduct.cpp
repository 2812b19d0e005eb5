// 正风肃纪: XZ20–XZ22.
#include "integration/oracle/townships/rules.hpp"

namespace oracle::townships {
namespace {

Exact circular_price(const std::string& level) {
  if (level == "central") return 4;
  if (level == "province") return 3;
  return level == "city" ? 2 : 1;
}

Exact petition_price(const std::string& level) {
  if (level == "county") return Exact(1, 10);
  if (level == "city") return Exact(1, 4);
  return level == "province" ? Exact(1, 2) : Exact(1);
}

}  // namespace

// By the level of the circular, one problem at its highest.
Cell xz20(const Asked& asked, const Assessee& township) {
  Score score(4);
  Matters problems;
  for (const Fact& fact : asked.facts(township, "XZ20", "circulars")) {
    const Exact price = circular_price(fact.attributes.at("level"));
    problems.add(fact.matter, price * decimal(fact.value));
  }
  problems.charge(score);
  return score.cell(4);
}

// A quarter for each spot, a half from July on (云考委〔2023〕8号), double if it was not put right;
// 1 for each breach over funds, half if found first; 1 without a self-check.
Cell xz21(const Asked& asked, const Assessee& township) {
  Score score(5);
  Matters spots;
  for (const Fact& fact : asked.facts(township, "XZ21", "spots")) {
    const Exact price = fact.date >= "2023-07-01" ? Exact(1, 2) : Exact(1, 4);
    const int times = fact.attributes.count("unfixed") != 0 ? 2 : 1;
    spots.add(fact.matter, price * times * decimal(fact.value));
  }
  Matters funds;
  for (const Fact& fact : asked.facts(township, "XZ21", "funds")) {
    const Exact price = fact.attributes.count("self_found") != 0 ? Exact(1, 2) : Exact(1);
    funds.add(fact.matter, price * decimal(fact.value));
  }
  spots.charge(score);
  funds.charge(score);
  if (!asked.has_come(Period::q4)) return score.cell(5);
  if (!asked.yes(township, "XZ21", "self_check")) score.lose(1, "self-check");
  return score.cell(5);
}

// 1.5 for the clues, a twentieth less for each per cent that is not closed in time; 1.5 for
// petitions, by level, groups double.
Cell xz22(const Asked& asked, const Assessee& township) {
  Score clues(Exact(3, 2));
  if (asked.has_come(Period::q4)) {
    const Exact due = asked.number(township, "XZ22", "clues");
    const Exact closed = asked.number(township, "XZ22", "closed");
    if (due != 0) clues.lose(short_of(100, 100 * closed / due) * Exact(1, 20), "clues");
  }
  Score petitions(Exact(3, 2));
  Matters matters;
  for (const Fact& fact : asked.facts(township, "XZ22", "petitions")) {
    const int times = fact.attributes.count("collective") != 0 ? 2 : 1;
    matters.add(fact.matter,
                petition_price(fact.attributes.at("level")) * times * decimal(fact.value));
  }
  matters.charge(petitions);
  Score score(0);
  score.win(clues.clamped(Exact(3, 2)), "clues" + clues.working());
  score.win(petitions.clamped(Exact(3, 2)), "petitions" + petitions.working());
  return score.cell(3);
}

}  // namespace oracle::townships
