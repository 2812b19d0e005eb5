#include "cycle/visits.hpp"

#include "evidence/rectification.hpp"
#include "grading/deducted.hpp"

namespace kaohe::cycle {

std::vector<VisitProposed> visits_proposed(const plan::YearPlan& plan,
                                           const grading::Result& result,
                                           const std::vector<ledger::Notice>& notices,
                                           const std::vector<ledger::Visit>& visits, Date today) {
  std::vector<VisitProposed> proposed;
  for (const grading::DomainResult& domain : result.domains) {
    for (const grading::AssesseeResult& assessee : domain.assessees) {
      VisitProposed one{domain.id, assessee.id, assessee.name, grading::deducted_in_all(assessee)};
      const auto is_about = [&](const auto& record) {
        return record.domain == one.domain && record.assessee == one.assessee;
      };
      for (const ledger::Notice& notice : notices)
        if (is_about(notice) && evidence::rectification_by(plan, notice, today).is_overdue(today))
          one.late.push_back(notice.origin.number);
      for (const ledger::Visit& visit : visits)
        if (is_about(visit)) one.visits.push_back(visit.origin.number);
      const plan::VisitCriterion& asked = plan.visits;
      one.is_by_points = !asked.deducted.is_zero() && one.deducted >= asked.deducted;
      one.is_by_notices =
          asked.late_notices > 0 && static_cast<int>(one.late.size()) >= asked.late_notices;
      if (one.is_by_points || one.is_by_notices) proposed.push_back(std::move(one));
    }
  }
  return proposed;
}

}  // namespace kaohe::cycle
