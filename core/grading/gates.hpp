/// Gates: the facts that cap or set a grade (Art. 17), and those that lower it (Art. 19).
#pragma once

#include <optional>
#include <vector>

#include "grading/ranks.hpp"
#include "grading/records.hpp"
#include "grading/result.hpp"
#include "plan/year_plan.hpp"
#include "scoring/sheet.hpp"

namespace kaohe::grading {

/// What the gates of one assessee are judged by.
struct GateInput {
  const AssesseeRecords* records = nullptr;
  std::string review_grade;          ///< empty: none, or exempt
  std::optional<Standing> standing;  ///< none: not ranked; gates that ask for a rank stay shut
  int bottom_count = 0;
  std::vector<const scoring::RaisedGate*> raised;  ///< by the plugin, for this assessee
};

/// A17.1: circulars of bodies that bar; of one matter only the one at the highest level (the first
/// in the year's list).
std::vector<GateFact> circular_facts(const AssesseeRecords& records, const plan::YearPlan& plan);

/// A17.2: the review's grade at or below the step of the scale that the rule names; the review's
/// documents and records, with those of its votes, stand behind it.
std::vector<GateFact> review_facts(const plan::GateRule& rule, const GateInput& input,
                                   const plan::YearPlan& plan);

/// A17.3: the survey's grade, by its scale on the exact score, recorded or made of votes, at or
/// below the step that the rule names.
std::vector<GateFact> survey_facts(const plan::GateRule& rule, const AssesseeRecords& records,
                                   const plan::YearPlan& plan);

/// A17.4, A17.5: recorded findings of the rule's kind, where the rank is the one that the rule asks
/// for.
std::vector<GateFact> finding_facts(const plan::GateRule& rule, const GateInput& input,
                                    const plan::Ranking& ranking);

/// Every gate that fired: the year's rules in their order, then those of the catalogue, then
/// Art. 19. Gates with the same article and effect are one gate with several facts (sdk/README.md,
/// gate), whoever raised it (A17.7).
std::vector<FiredGate> fired_gates(const GateInput& input, const plan::Domain& domain,
                                   const plan::YearPlan& plan);

}  // namespace kaohe::grading
