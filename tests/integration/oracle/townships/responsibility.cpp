// 管党治党政治责任: XZ27–XZ29.
#include <algorithm>

#include "integration/oracle/townships/rules.hpp"

namespace oracle::townships {
namespace {

// Compared between townships, so with 8 places.
Exact development(const Asked& asked, const Assessee& township) {
  const std::optional<Import> score = asked.imported(township, "development", "score");
  if (!score) throw Pending{"development"};
  return half_up(decimal(score->value), 8);
}

}  // namespace

// 3 for the secretary's reports, 1.5 less for each half without one; 2 for the leaders' records, a
// half less for each that is missing.
Cell xz27(const Asked& asked, const Assessee& township) {
  if (!asked.has_come(Period::h1)) return not_due(5);
  Score reports(3);
  for (const std::string& half : asked.halves(township)) {
    const Exact made = asked.number(township, "XZ27", "reports", {half});
    reports.lose(short_of(1, made) * Exact(3, 2), "no report " + half);
  }
  Score records(2);
  if (asked.at_year_end()) {
    for (const Subject& member : township.listed("班子成员")) {
      const bool kept = asked.yes(township, "XZ27", "record", {"", member.id});
      if (!kept) records.lose(Exact(1, 2), member.id);
    }
  }
  Score score(0);
  score.win(reports.clamped(3), "reports" + reports.working());
  score.win(records.clamped(2), "records" + records.working());
  return score.cell(5);
}

// 3 × its score ÷ the best of its pool.
Cell xz28(const Asked& asked, const Assessee& township) {
  if (!asked.at_year_end()) return not_due(3);
  Exact best = 0;
  for (const Assessee& peer : pool_of(asked, "XZ28", township)) {
    best = std::max(best, development(asked, peer));
  }
  if (best == 0) throw Pending{"a decision: nobody earned anything"};
  Score score(0);
  score.win(3 * development(asked, township) / best, "best " + text(best));
  return score.cell(3);
}

// 1 for a matter that was not reported, a half for one reported late, double if named in two
// quarters running; a half for an answer that is late at all, another from the 15th day on, and
// both once more if it was an old problem.
Cell xz29(const Asked& asked, const Assessee& township) {
  Score score(4);
  Matters matters;
  for (const Fact& fact : asked.facts(township, "XZ29", "matters")) {
    const Exact price = fact.attributes.at("sort") == "missed" ? Exact(1) : Exact(1, 2);
    const int times = fact.attributes.count("again") != 0 ? 2 : 1;
    matters.add(fact.matter, price * times * decimal(fact.value));
  }
  matters.charge(score);
  const auto answered = [&](const Exact& days) {
    if (days > 0) score.lose(Exact(1, 2), text(days) + " days late");
    if (days >= 15) score.lose(Exact(1, 2), text(days) + " days late");
  };
  for (const int days : asked.days_late(township)) answered(days);
  for (const Fact& fact : asked.facts(township, "XZ29", "again")) answered(decimal(fact.value));
  return score.cell(4);
}

}  // namespace oracle::townships
