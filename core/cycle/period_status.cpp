#include "cycle/period_status.hpp"

#include <algorithm>

#include "cycle/owed.hpp"
#include "cycle/submitting.hpp"

namespace kaohe::cycle {

namespace {

void add_rows(UnitStatus& unit, const Progress& progress, const std::string& domain,
              const std::string& period) {
  for (const Draft& draft : progress.drafts()) {
    const auto rows = draft.rows_of.find(domain);
    if (draft.unit != unit.unit || draft.period != period || rows == draft.rows_of.end()) continue;
    if (draft.is_confirmed) continue;
    std::int64_t& count = draft.awaits_lead_unit ? unit.late_count
                          : draft.is_left_out    ? unit.left_out_count
                                                 : unit.draft_count;
    count += rows->second;
  }
  const Progress::Rows in_force = progress.rows_in_force(unit.unit, period, domain);
  unit.row_count = in_force.in_time;
  unit.late_row_count = in_force.late;
}

UnitStatus unit_status(const Progress& progress, const std::string& unit, bool owes,
                       const std::string& domain, const plan::Period& period) {
  UnitStatus status{unit, owes};
  const std::vector<Submitted> submissions = progress.submissions(unit, period.id, domain);
  if (!submissions.empty()) {
    status.submitted = submissions.back();
    status.is_late = submissions.front().hand.day > period.closes;
  }
  status.waiting = progress.late_waiting(unit, period.id, domain);
  add_rows(status, progress, domain, period.id);
  return status;
}

std::vector<UnitStatus> units_of(const plan::YearPlan& plan, const Progress& progress,
                                 const std::string& domain, const plan::Period& period) {
  std::map<std::string, bool> owes;
  for (const Draft& draft : progress.drafts()) {
    if (draft.period == period.id && draft.rows_of.count(domain) != 0) owes[draft.unit] = false;
  }
  for (const auto& [unit, domains] : owed_submissions(plan, period.id)) {
    if (domains.count(domain) != 0) owes[unit] = true;
  }
  std::vector<UnitStatus> units;
  for (const auto& [unit, is_owing] : owes)
    units.push_back(unit_status(progress, unit, is_owing, domain, period));
  return units;
}

std::vector<ReviewStatus> reviews_of(const Progress& progress, const plan::Domain& domain,
                                     const plan::Period& period) {
  std::vector<ReviewStatus> reviews;
  if (!period.self_review_by) return reviews;
  for (const plan::Assessee& assessee : domain.assessees) {
    if (!assessee.is_there(period)) continue;
    ReviewStatus review{assessee.id, {}};
    const std::string unit = plan::assessee_unit(domain.id, assessee.id);
    if (const Hand* hand = progress.self_review(unit, period.id)) {
      review.hand = *hand;
      review.is_late = hand->day > *period.self_review_by;
    }
    reviews.push_back(std::move(review));
  }
  return reviews;
}

DomainStatus domain_status(const plan::YearPlan& plan, const Progress& progress,
                           const plan::Domain& domain, const plan::Period& period, Date today) {
  DomainStatus status;
  status.domain = domain.id;
  status.state = due_state(period.opens, results_due(period), today);
  status.units = units_of(plan, progress, domain.id, period);
  status.reviews = reviews_of(progress, domain, period);
  if (const Closed* closed = progress.closing(domain.id, period.id)) {
    status.closed = *closed;
    status.state = DueState::closed;
    status.is_late = closed->hand.day > results_due(period);
  }
  return status;
}

}  // namespace

std::vector<std::string> DomainStatus::missing() const {
  std::vector<std::string> missing;
  for (const UnitStatus& unit : units) {
    if (unit.owes && !unit.submitted) missing.push_back(unit.unit);
  }
  return missing;
}

PeriodStatus period_status(const plan::YearPlan& plan, const Progress& progress,
                           const plan::Period& period, Date today, const std::string& domain) {
  PeriodStatus status;
  status.period = period.id;
  for (const plan::Domain& one : plan.domains) {
    if (domain.empty() || one.id == domain)
      status.domains.push_back(domain_status(plan, progress, one, period, today));
  }
  if (const Published* last = progress.publication(period.id)) status.published = *last;
  return status;
}

std::vector<const plan::Period*> periods_begun(const plan::YearPlan& plan, Date today) {
  std::vector<const plan::Period*> begun;
  for (const plan::Period& period : plan.periods) {
    if (period.opens <= today) begun.push_back(&period);
  }
  std::reverse(begun.begin(), begun.end());
  return begun;
}

}  // namespace kaohe::cycle
