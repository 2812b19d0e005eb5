#include "grading/grade.hpp"

#include <algorithm>
#include <string_view>

#include "base/errors.hpp"

namespace kaohe::grading {

namespace {

int last_grade(const plan::YearPlan& plan) {
  return static_cast<int>(plan.grading.grades.size()) - 1;
}

int top_grade(const plan::YearPlan& plan) {
  return plan.grade_index(plan.grading.top_grade);
}

const std::string& grade_id(int index, const plan::YearPlan& plan) {
  return plan.grading.grades[static_cast<std::size_t>(index)].id;
}

int grade_named(std::string_view id, const FiredGate& gate, const plan::YearPlan& plan) {
  const int index = plan.grade_index(id);
  if (index >= 0) return index;
  throw Error(ErrorKind::plugin, {},
              say({"gate {} names the grade \"{}\", which the year does not have",
                   "等次限制条件 {} 所指等次“{}”不是本年度的等次"},
                  gate.id, id));
}

bool holds(const std::vector<int>& grades, int grade) {
  return std::find(grades.begin(), grades.end(), grade) != grades.end();
}

Text listed(const std::vector<std::string>& ids, const plan::YearPlan& plan) {
  Text text;
  for (const std::string& id : ids) {
    const Text name = grade_name(id, plan);
    text.en += (text.en.empty() ? "" : ", ") + name.en;
    text.zh += (text.zh.empty() ? "" : "、") + name.zh;
  }
  return text;
}

}  // namespace

Text grade_name(const std::string& id, const plan::YearPlan& plan) {
  const int index = plan.grade_index(id);
  if (index < 0) return {id, id};
  return {id, "“" + plan.grading.grades[static_cast<std::size_t>(index)].title + "”"};
}

GateEffects effects_of(const std::vector<FiredGate>& gates, const plan::YearPlan& plan) {
  GateEffects effects;
  for (const FiredGate& gate : gates) {
    const std::size_t colon = gate.effect.find(':');
    const std::string_view word = std::string_view(gate.effect).substr(0, colon);
    const std::string what = gate.effect.substr(colon + 1);
    if (word == "at_most") {
      effects.caps.push_back(grade_named(what, gate, plan));
    } else if (word == "exactly") {
      effects.obligations.push_back(grade_named(what, gate, plan));
    } else {
      effects.lowered_by += std::stoi(what);
    }
  }
  return effects;
}

bool is_barred(const GateEffects& effects, const plan::YearPlan& plan) {
  const auto below_top = [&](int grade) { return grade > top_grade(plan); };
  return std::any_of(effects.caps.begin(), effects.caps.end(), below_top) ||
         std::any_of(effects.obligations.begin(), effects.obligations.end(), below_top);
}

std::vector<int> permitted_by_line(bool reached, const plan::YearPlan& plan) {
  const int top = top_grade(plan);
  const int first = reached ? 0 : top + 1;
  const int last = reached ? std::min(top + 1, last_grade(plan)) : last_grade(plan);
  std::vector<int> permitted;
  for (int grade = first; grade <= last; ++grade) permitted.push_back(grade);
  return permitted;
}

std::vector<int> after_caps(std::vector<int> permitted, const std::vector<int>& caps) {
  if (caps.empty()) return permitted;
  const int strictest = *std::max_element(caps.begin(), caps.end());
  const auto is_better = [&](int grade) { return grade < strictest; };
  permitted.erase(std::remove_if(permitted.begin(), permitted.end(), is_better), permitted.end());
  if (permitted.empty()) permitted.push_back(strictest);
  return permitted;
}

std::vector<int> after_obligations(std::vector<int> permitted, const GateEffects& effects) {
  if (effects.obligations.empty()) return permitted;
  int lowest = *std::max_element(effects.obligations.begin(), effects.obligations.end());
  for (const int cap : effects.caps) lowest = std::max(lowest, cap);
  return {lowest};
}

int proposed(const std::vector<int>& permitted, bool reached, const plan::YearPlan& plan) {
  const int below_line = plan.grade_index(plan.grading.below_line);
  if (!reached && holds(permitted, below_line)) return below_line;
  return permitted.front();
}

Text decision_problem(const ledger::Decision& decision, const GradeOutcome& outcome,
                      const plan::YearPlan& plan) {
  const auto& permitted = outcome.permitted;
  if (plan.grade_index(decision.value) < 0) {
    return say({"grade of {}: found \"{}\", which is no grade of the year; expected one of {}",
                "{} 的等次为“{}”,不是本年度的等次;应为其中之一:{}"},
               decision.assessee, decision.value, listed(permitted, plan));
  }
  if (std::find(permitted.begin(), permitted.end(), decision.value) == permitted.end()) {
    return say(
        {"grade of {}: {} was decided, but only {} is permitted (the good line and the gates "
         "of Art. 17); decide one of these, or correct the record that bars it",
         "{} 的等次决定为{},但按分数线和第十七条的限制条件只可评定为{};请在此范围内决定,"
         "或者更正构成限制的记录"},
        decision.assessee, grade_name(decision.value, plan), listed(permitted, plan));
  }
  if (decision.value != outcome.proposed && decision.reason.empty()) {
    return say({"grade of {}: {} was decided where {} is proposed; write the reason",
                "{} 的等次决定为{},与建议等次{}不同;请写明理由"},
               decision.assessee, grade_name(decision.value, plan),
               grade_name(outcome.proposed, plan));
  }
  return {};
}

int lowered(int grade, int levels, const plan::YearPlan& plan) {
  return std::min(grade + std::max(levels, 0), last_grade(plan));
}

GradeOutcome propose(bool reached, const GateEffects& effects, const plan::YearPlan& plan) {
  const std::vector<int> permitted =
      after_obligations(after_caps(permitted_by_line(reached, plan), effects.caps), effects);
  GradeOutcome outcome;
  for (const int index : permitted) outcome.permitted.push_back(grade_id(index, plan));
  outcome.proposed = grade_id(proposed(permitted, reached, plan), plan);
  return outcome;
}

void decide(GradeOutcome& outcome, const GateEffects& effects, const ledger::Decision* decision,
            const plan::YearPlan& plan) {
  if (decision != nullptr) {
    const Text problem = decision_problem(*decision, outcome, plan);
    if (!problem.empty()) throw Error(ErrorKind::data, decision->origin.place, problem);
    outcome.decided = decision->value;
    outcome.decided_by = decision->decided_by;
    outcome.meeting = decision->meeting;
    outcome.reason = decision->reason;
  }
  outcome.lowered_by = effects.lowered_by;
  const std::string& before = outcome.decided.empty() ? outcome.proposed : outcome.decided;
  outcome.final_grade = grade_id(lowered(plan.grade_index(before), effects.lowered_by, plan), plan);
}

GradeOutcome grade(bool reached, const GateEffects& effects, const ledger::Decision* decision,
                   const plan::YearPlan& plan) {
  GradeOutcome outcome = propose(reached, effects, plan);
  decide(outcome, effects, decision, plan);
  return outcome;
}

}  // namespace kaohe::grading
