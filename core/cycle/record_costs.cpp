#include "cycle/record_costs.hpp"

#include "cycle/assess.hpp"
#include "cycle/record_named.hpp"
#include "cycle/single_record.hpp"
#include "evidence/missing.hpp"
#include "scoring/score_domain.hpp"

namespace kaohe::cycle {

namespace {

/// The records as if all that is owed up to a period were in.
std::unique_ptr<ledger::MemorySource> as_if_submitted(const plan::YearPlan& plan,
                                                      const std::string& period,
                                                      const ledger::MemorySource& records) {
  auto supposed = copy_of(records);
  for (const evidence::Awaited& one : evidence::awaited_submissions(plan, records, period)) {
    ledger::Submission submission;
    submission.unit = one.unit;
    submission.period = one.period;
    supposed->all_submissions.push_back(std::move(submission));
  }
  return supposed;
}

scoring::ScoredDomain scored(const Year& year, const ledger::MemorySource& records,
                             const plan::Domain& domain, const plan::Period& period, Date today,
                             bool explains) {
  return scoring::score_domain(year.plan, domain, *year.plugins.at(domain.id), records,
                               {period.id, day_looked_at(period, today), today}, {1, explains});
}

/// The period of the observation that an objection is about; of one that belongs to none the
/// year's.
const plan::Period& period_of(const plan::YearPlan& plan, const ledger::MemorySource& records,
                              const ledger::Objection& objection) {
  const auto rows = records.observations_by_domain.find(objection.about.domain);
  if (rows != records.observations_by_domain.end()) {
    for (const ledger::Observation& row : rows->second) {
      const plan::Period* period = plan.find_period(row.period);
      if (period != nullptr && speaks_of(objection.about, objection.date, row)) return *period;
    }
  }
  return plan.periods.back();
}

/// What an assessee has in the indicator of an input; none while it waits.
std::optional<Points> points_in(const scoring::ScoredDomain& domain,
                                const plan::IndicatorSystem& system,
                                const ledger::ObservationChoice& about) {
  const int at = system.indicator_index(system.find_input(about.input)->indicator);
  for (const scoring::SheetRow& row : domain.sheet.sheet.rows) {
    const scoring::SheetCell& cell = row.cells.at(static_cast<std::size_t>(at));
    if (row.assessee == about.assessee && cell.state == scoring::CellState::value)
      return cell.points;
  }
  return std::nullopt;
}

}  // namespace

std::map<std::int64_t, Rational> costs_of_records(const Year& year,
                                                  const ledger::MemorySource& records,
                                                  const plan::Domain& domain,
                                                  const plan::Period& period, Date today) {
  const auto supposed = as_if_submitted(year.plan, period.id, records);
  std::map<std::int64_t, Rational> costs;
  for (const auto& [assessee, losses] :
       scored(year, *supposed, domain, period, today, true).sheet.losses) {
    for (const scoring::Loss& loss : losses)
      for (const std::int64_t record : loss.records) costs[record] += loss.points;
  }
  return costs;
}

void require_no_costlier(const Year& year, const ledger::MemorySource& records, std::int64_t open,
                         const ledger::Objection& answered, Date today) {
  const plan::Domain& domain = *year.plan.find_domain(answered.about.domain);
  const plan::Period& period = period_of(year.plan, records, answered);
  const auto supposed = as_if_submitted(year.plan, period.id, records);
  const auto points = [&] {
    return points_in(scored(year, *supposed, domain, period, today, false), domain.system,
                     answered.about);
  };
  const std::optional<Points> before = points();
  for (ledger::Objection& one : supposed->all_objections)
    if (one.origin.number == open) one = answered;
  const std::optional<Points> after = points();
  if (!before || (after && *before <= *after)) return;
  refuse_number(open,
                say({"answered so, the assessee would have {} in the indicator instead of {}: "
                     "an answer makes nothing worse; where the record holds as it is, the "
                     "answer is \"upheld\"",
                     "照此答复,考核对象该指标得分为 {},低于现在的 {}:答复不得加重;"
                     "原记录属实的,处理结果应为“维持”"},
                    after ? after->text() : "-", before->text()));
}

}  // namespace kaohe::cycle
