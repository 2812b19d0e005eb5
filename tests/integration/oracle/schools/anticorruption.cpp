// 反腐败斗争: XX21–XX24.
#include "integration/oracle/schools/rules.hpp"

namespace oracle::schools {
namespace {

Exact case_price(const std::string& sort) {
  if (sort == "untendered") return 1;
  return sort == "split" ? Exact(2) : Exact(3, 2);
}

}  // namespace

// By the sanction 1, 3, 5 or 8, of one case only the dearest; a quarter for ordinary staff.
Cell xx21(const Asked& asked, const Assessee& school) {
  return sanction_points(asked, school, "XX21");
}

// A half for the secretary's lecture that was not given, and for each half-year without lessons.
Cell xx22(const Asked& asked, const Assessee& school) {
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

// 3 % of the mark for what was put right; no inspection, no loss.
Cell xx23(const Asked& asked, const Assessee& school) {
  return inspection_points(asked, school, "XX23");
}

// By the case: 1 for no tender, 2 for a project split to avoid one, 1.5 for accounts handed on by
// the audit.
Cell xx24(const Asked& asked, const Assessee& school) {
  Score score(3);
  charge_sorts(asked, school, "XX24", "cases", case_price, score);
  return score.cell(3);
}

}  // namespace oracle::schools
