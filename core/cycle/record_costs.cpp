#include "cycle/record_costs.hpp"

#include "cycle/assess.hpp"
#include "cycle/single_record.hpp"
#include "evidence/missing.hpp"
#include "scoring/score_domain.hpp"

namespace kaohe::cycle {

namespace {

void suppose_submitted(const plan::YearPlan& plan, const std::string& period,
                       ledger::MemorySource& records) {
  for (const evidence::Awaited& one : evidence::awaited_submissions(plan, records, period)) {
    ledger::Submission submission;
    submission.unit = one.unit;
    submission.period = one.period;
    records.all_submissions.push_back(std::move(submission));
  }
}

}  // namespace

std::map<std::int64_t, Rational> costs_of_records(const Year& year,
                                                  const ledger::MemorySource& records,
                                                  const plan::Domain& domain,
                                                  const plan::Period& period, Date today) {
  ledger::MemorySource supposed;
  put_into(supposed, records);
  suppose_submitted(year.plan, period.id, supposed);
  const scoring::ScoredDomain scored =
      scoring::score_domain(year.plan, domain, *year.plugins.at(domain.id), supposed,
                            {period.id, day_looked_at(period, today), today});
  std::map<std::int64_t, Rational> costs;
  for (const auto& [assessee, losses] : scored.sheet.losses) {
    for (const scoring::Loss& loss : losses)
      for (const std::int64_t record : loss.records) costs[record] += loss.points;
  }
  return costs;
}

}  // namespace kaohe::cycle
