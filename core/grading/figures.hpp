/// The figures of one domain's assessees (Art. 13 to 15), before they are ranked and graded.
#pragma once

#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "grading/gates.hpp"
#include "grading/grade.hpp"
#include "grading/judge.hpp"
#include "grading/result.hpp"

namespace kaohe::grading {

/// A16.1: a grade that a quota kept from an assessee, and the one proposed instead.
struct Displaced {
  std::string from, to;
  int at_most = 0;
  int ranked = 0;        ///< of so many
  bool is_tied = false;  ///< it shares a rank at the limit
};

/// One assessee while it is being judged.
struct Assessed {
  AssesseeResult result;
  bool review_exempt = false;
  bool leaders_exempt = false;
  std::vector<const scoring::RaisedGate*> raised;
  std::optional<Standing> standing;
  GateEffects effects;
  std::vector<Displaced> displaced;  ///< by quotas, best grade first
};

/// "effectiveness_total", "annual_score", "final_score", "indicator_score", "review_score",
/// "leader_evaluation"; none while it is missing. Throws Error(data) for any other name.
std::optional<Rational> figure(const AssesseeResult& result, std::string_view name);

/// A16.1: the scope that an assessee's grade, line and rank belong to: its domain, or domain/pool.
std::string scope_of(const plan::Assessee& assessee, const plan::YearPlan& plan);

/// Whether it was assessed for a part of the year only, by `from` and `until`.
bool is_part_year(const plan::Assessee& assessee, int year);

/// In the roster's order; who begins after the day asked and has no row is left out. Of a period:
/// the indicators' part only. `sheet` must outlive the result.
std::vector<Assessed> figures_of(const plan::YearPlan& plan, const plan::Domain& domain,
                                 const scoring::DomainSheet& sheet,
                                 const ledger::ObservationSource& source,
                                 const JudgeOptions& options);

/// The indicators of a domain with their points in force on the day asked.
std::vector<IndicatorHead> indicator_heads(const plan::YearPlan& plan, const plan::Domain& domain,
                                           Date as_of);

}  // namespace kaohe::grading
