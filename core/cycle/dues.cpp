#include "cycle/dues.hpp"

#include <algorithm>

namespace kaohe::cycle {

namespace {

/// Each consequence with its key.
template <class Result, class Take>
void for_each_consequence(Result& result, const Take& take) {
  for (auto& domain : result.domains) {
    for (auto& assessee : domain.assessees) {
      for (auto& consequence : assessee.consequences)
        take(domain.id + "/" + assessee.id + "/" + consequence.id, consequence);
    }
  }
}

/// So many days after the edition, and not before its own decision's: ISO days, the later text is
/// the later day.
std::string due_anew(const plan::YearPlan& plan, const grading::Consequence& consequence,
                     Date published) {
  const auto rule =
      std::find_if(plan.consequences.begin(), plan.consequences.end(),
                   [&](const plan::ConsequenceRule& one) { return one.id == consequence.id; });
  if (rule == plan.consequences.end()) return consequence.due;
  const Date day = plan.working_day(published + std::chrono::days(rule->due_days));
  return std::max(consequence.due, to_text(day));
}

}  // namespace

Dues settle_dues(const plan::YearPlan& plan, const grading::Result& before, Date published,
                 grading::Result& result) {
  Dues printed;
  for_each_consequence(before, [&](const std::string& key, const grading::Consequence& one) {
    printed.emplace(key, one.due);
  });
  Dues dues;
  for_each_consequence(result, [&](const std::string& key, grading::Consequence& one) {
    const auto was = printed.find(key);
    const std::string due = was == printed.end() ? due_anew(plan, one, published) : was->second;
    if (due != one.due) dues.emplace(key, due);
    one.due = due;
  });
  return dues;
}

void take_dues(const Dues& dues, grading::Result& result) {
  for_each_consequence(result, [&](const std::string& key, grading::Consequence& one) {
    const auto due = dues.find(key);
    if (due != dues.end()) one.due = due->second;
  });
}

}  // namespace kaohe::cycle
