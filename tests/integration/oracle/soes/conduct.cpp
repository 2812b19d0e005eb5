// 正风肃纪: GQ16–GQ19.
#include <algorithm>

#include "integration/oracle/soes/rules.hpp"

namespace oracle::soes {

// By the level of the circular, one problem at its highest.
Cell gq16(const Asked& asked, const Assessee& enterprise) {
  return circular_points(asked, enterprise, "GQ16");
}

// As judged; a grave breach, or one found from above, takes everything.
Cell gq17(const Asked& asked, const Assessee& enterprise) {
  Score score(3);
  const auto judged = [](const Fact&) { return Exact(1); };
  charge_matters(asked, enterprise, "GQ17", "breaches", judged, score);
  for (const char* mark : {"grave", "upper"}) {
    if (has_marked(asked, enterprise, "GQ17", "breaches", mark)) score.lose(3, mark);
  }
  return score.cell(3);
}

// Nothing without rules for openness; what lacks as judged, the dearest once; 1 for the congress.
Cell gq18(const Asked& asked, const Assessee& enterprise) {
  Score score(3);
  Exact dearest = 0;
  for (const Fact& fact : asked.facts(enterprise, "GQ18", "lacking")) {
    dearest = std::max(dearest, decimal(fact.value));
  }
  score.lose(dearest, "lacking");
  if (!asked.at_year_end()) return score.cell(3);
  if (!asked.yes(enterprise, "GQ18", "open")) score.lose(3, "no rules");
  if (!asked.yes(enterprise, "GQ18", "congress")) score.lose(1, "no congress");
  return score.cell(3);
}

// A matter that escalated 2, one that was suppressed 4; a petition over the heads 2, to a capital
// 4, one matter at its dearest.
Cell gq19(const Asked& asked, const Assessee& enterprise) {
  Score score(4);
  const auto handling = [](const Fact& fact) {
    return fact.attributes.at("fault") == "escalated" ? 2 : 4;
  };
  const auto petition = [](const Fact& fact) {
    return fact.attributes.at("level") == "repeated" ? 2 : 4;
  };
  charge_matters(asked, enterprise, "GQ19", "handling", handling, score);
  charge_matters(asked, enterprise, "GQ19", "petitions", petition, score);
  return score.cell(4);
}

}  // namespace oracle::soes
