/// How a year watches over those who assess (Art. 20). No figure depends on it: only a deduction
/// that persons record and confirm moves one.
#pragma once

#include <map>
#include <string>
#include <vector>

#include <kaohe/rational.hpp>

namespace kaohe::plan {

struct DutyRules {
  int answer_objection_days = 15;  ///< after it was made, through the end of that day
  int confirm_days = 10;           ///< after it was recorded, likewise
  int publish_days = 10;  ///< after the window, where lead units have no earlier day for results
  std::map<std::string, Rational> points;  ///< proposed for one event, by its kind; above 0
  std::string category;                    ///< of the deductions; empty: the year has none
  std::vector<std::string> refer_to;       ///< organisation ids: who is told of grave cases
};

/// "late_submission" …: what the ledger shows by itself.
const std::vector<std::string>& duty_kinds();
/// "formalism" …: what persons find.
const std::vector<std::string>& duty_finding_kinds();

}  // namespace kaohe::plan
