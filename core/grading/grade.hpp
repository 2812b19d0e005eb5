/// Grades (Art. 16, 17, 19): line, caps and obligations, decision, lowering, each a function of its
/// own.
#pragma once

#include <string>
#include <vector>

#include "grading/result.hpp"
#include "ledger/record.hpp"
#include "plan/year_plan.hpp"

namespace kaohe::grading {

/// Grades as indices into the plan's list, 0 the best.
struct GateEffects {
  std::vector<int> caps;         ///< the best grade still open
  std::vector<int> obligations;  ///< the grade that shall be given
  int lowered_by = 0;            ///< Art. 19
};

/// A grade as messages call it: its title in Chinese, its id in English.
Text grade_name(const std::string& id, const plan::YearPlan& plan);

/// What the gates of one assessee do, in any order. Throws Error(plugin) for a grade that the year
/// does not have.
GateEffects effects_of(const std::vector<FiredGate>& gates, const plan::YearPlan& plan);

/// Whether any gate keeps the assessee from the grade that the line opens.
bool is_barred(const GateEffects& effects, const plan::YearPlan& plan);

/// Step 1, A17.6: at or above the line the top grade and the next; below it all but the top one.
/// Ascending, best first.
std::vector<int> permitted_by_line(bool reached, const plan::YearPlan& plan);

/// Step 2, caps, A17.1 to A17.3: each removes all better grades; if that leaves none, the best one
/// that no cap bars.
std::vector<int> after_caps(std::vector<int> permitted, const std::vector<int>& caps);

/// Step 2, obligations, A17.4, A17.5: one grade, whatever the line said: the lowest of the
/// obligations and the strictest cap.
std::vector<int> after_obligations(std::vector<int> permitted, const GateEffects& effects);

/// What is proposed to the committee: the best that is permitted. Where the line is not reached, no
/// better than `grades.below_line`.
int proposed(const std::vector<int>& permitted, bool reached, const plan::YearPlan& plan);

/// Step 3, A4.1, A17.6: a decision inside the permitted set; one that differs from the proposal has
/// a reason. Nothing: it stands. Otherwise what is wrong with it.
Text decision_problem(const ledger::Decision& decision, const GradeOutcome& outcome,
                      const plan::YearPlan& plan);

/// Step 4, A19.1: lowered by so many levels, not below the lowest grade.
int lowered(int grade, int levels, const plan::YearPlan& plan);

/// Steps 1 and 2: what is permitted and proposed; nothing decided, no final grade yet.
GradeOutcome propose(bool reached, const GateEffects& effects, const plan::YearPlan& plan);

/// Steps 3 and 4 on what is proposed. `decision` may be nullptr: then the final grade follows the
/// proposal. Throws Error(data) with the decision's place when it is refused.
void decide(GradeOutcome& outcome, const GateEffects& effects, const ledger::Decision* decision,
            const plan::YearPlan& plan);

/// Steps 1 to 4, without quotas. `decision` may be nullptr: then the final grade follows the
/// proposal. Throws Error(data) with the decision's place when it is refused.
GradeOutcome grade(bool reached, const GateEffects& effects, const ledger::Decision* decision,
                   const plan::YearPlan& plan);

}  // namespace kaohe::grading
