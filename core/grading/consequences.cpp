#include "grading/consequences.hpp"

namespace kaohe::grading {

namespace {

/// The document of the last closing; empty: it is open.
std::string closed_by(const std::string& consequence, const AssesseeRecords& records) {
  std::string document;
  for (const ledger::Closing& closing : records.closings) {
    if (closing.consequence == consequence) document = closing.document;
  }
  return document;
}

}  // namespace

std::vector<Consequence> consequences_of(const std::string& final_grade,
                                         const std::string& assessee,
                                         const AssesseeRecords& records, Date published_on,
                                         const plan::YearPlan& plan) {
  std::vector<Consequence> consequences;
  if (final_grade.empty()) return consequences;
  for (const plan::ConsequenceRule& rule : plan.consequences) {
    if (plan.grade_index(final_grade) < plan.grade_index(rule.at_or_below)) continue;
    const std::string& owner = rule.owner == "assessee" ? assessee : rule.owner;
    consequences.push_back(
        {rule.id, rule.article, rule.title, owner,
         to_text(plan.working_day(published_on + std::chrono::days(rule.due_days))),
         closed_by(rule.id, records)});
  }
  return consequences;
}

}  // namespace kaohe::grading
