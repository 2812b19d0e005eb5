#pragma once
// The 29 rules of the schools, each written by hand from its text (计分规则) and the readings in
// plugins/schools/README.md: what would be computed with paper and pencil.

#include <map>
#include <string>

#include "asked.hpp"

namespace oracle {

using Rule = Cell (*)(const Asked&, const School&);

Cell xx01(const Asked&, const School&);
Cell xx02(const Asked&, const School&);
Cell xx03(const Asked&, const School&);
Cell xx04(const Asked&, const School&);
Cell xx05(const Asked&, const School&);
Cell xx06(const Asked&, const School&);
Cell xx07(const Asked&, const School&);
Cell xx08(const Asked&, const School&);
Cell xx09(const Asked&, const School&);
Cell xx10(const Asked&, const School&);
Cell xx11(const Asked&, const School&);
Cell xx12(const Asked&, const School&);
Cell xx13(const Asked&, const School&);
Cell xx14(const Asked&, const School&);
Cell xx15(const Asked&, const School&);
Cell xx16(const Asked&, const School&);
Cell xx17(const Asked&, const School&);
Cell xx18(const Asked&, const School&);
Cell xx19(const Asked&, const School&);
Cell xx20(const Asked&, const School&);
Cell xx21(const Asked&, const School&);
Cell xx22(const Asked&, const School&);
Cell xx23(const Asked&, const School&);
Cell xx24(const Asked&, const School&);
Cell xx25(const Asked&, const School&);
Cell xx26(const Asked&, const School&);
Cell xx27(const Asked&, const School&);
Cell xx28(const Asked&, const School&);
Cell xx29(const Asked&, const School&);

struct Indicator {
  std::string id;
  Exact points;
  Rule rule;
};

/// All 29, 100 points.
const std::vector<Indicator>& indicators();

/// Applies one rule: an exempt indicator has no points, one with an owed value missing is pending.
Cell judge(const Indicator& indicator, const Asked& asked, const School& school);

/// XX06: Σ weight × votes ÷ Σ votes.
Exact education_index(const Asked& asked, const School& school);

/// XX17: a breach was exposed by provincial or higher media.
bool is_exposed(const Asked& asked, const School& school);

/// Price of each matter; the dearer one stays.
class Matters {
 public:
  void add(const std::string& matter, const Exact& price);
  void charge(Score& score) const;
  Exact sum() const;

 private:
  std::map<std::string, Exact> prices_;
};

}  // namespace oracle
