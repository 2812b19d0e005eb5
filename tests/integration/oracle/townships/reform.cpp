// 全面深化改革: XZ34–XZ35.
#include <algorithm>

#include "integration/oracle/townships/rules.hpp"

namespace oracle::townships {

// 3 × done ÷ tasks, 1 less for each core task undone; no task, no loss.
Cell xz34(const Asked& asked, const Assessee& township) {
  Score score(3);
  charge_each(asked, township, "XZ34", "core", 1, score);
  if (!asked.at_year_end()) return score.cell(3);
  const Exact tasks = asked.number(township, "XZ34", "tasks");
  const Exact done = asked.number(township, "XZ34", "done");
  if (tasks != 0) score.lose(short_of(tasks, done) * 3 / tasks, "undone");
  return score.cell(3);
}

bool is_leak_in_court(const Asked& asked, const Assessee& township) {
  const std::vector<Fact> leaks = asked.facts(township, "XZ35", "leaks");
  return std::any_of(leaks.begin(), leaks.end(),
                     [](const Fact& fact) { return fact.attributes.count("court") != 0; });
}

// Steps at 90 and 80 % of the self-check, 1 less for each leak; one before the court takes all.
Cell xz35(const Asked& asked, const Assessee& township) {
  Score score(2);
  Matters leaks;
  for (const Fact& fact : asked.facts(township, "XZ35", "leaks")) {
    leaks.add(fact.matter, decimal(fact.value));
  }
  leaks.charge(score);
  if (is_leak_in_court(asked, township)) score.lose(2, "before the court");
  if (!asked.at_year_end()) return score.cell(2);
  const Exact got = asked.number(township, "XZ35", "got");
  const Exact rate = 100 * got / asked.number(township, "XZ35", "held");
  const Exact lost = rate >= 80 ? Exact(4, 5) : Exact(2);
  if (rate < 90) score.lose(lost, "rate " + text(rate));
  return score.cell(2);
}

}  // namespace oracle::townships
