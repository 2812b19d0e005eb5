#include "cycle/record_costs.hpp"

#include "cycle/assess.hpp"
#include "cycle/record_named.hpp"
#include "cycle/single_record.hpp"
#include "evidence/missing.hpp"
#include "ledger/read_records.hpp"
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
    const bool has_points =
        cell.state == scoring::CellState::value || cell.state == scoring::CellState::provisional;
    if (row.assessee == about.assessee && has_points) return cell.points;
  }
  return std::nullopt;
}

/// What an assessee would have in the indicator if of what is answered this counted.
std::optional<Points> points_with(const Year& year, const ledger::MemorySource& records,
                                  const AnswerChange& change, const ledger::Objection& counting,
                                  Date today) {
  const plan::Domain& domain = *year.plan.find_domain(counting.about.domain);
  const plan::Period& period = period_of(year.plan, records, counting);
  const auto supposed = as_if_submitted(year.plan, period.id, records);
  for (ledger::Objection& one : supposed->all_objections)
    if (one.origin.number == change.number) one = counting;
  return points_in(scored(year, *supposed, domain, period, today, false), domain.system,
                   counting.about);
}

[[noreturn]] void refuse_costlier(const AnswerChange& change, Points before,
                                  const std::optional<Points>& after) {
  const std::string then = after ? after->text() : "-";
  if (change.before.outcome.empty())
    refuse_number(change.number,
                  say({"answered so, the assessee would have {} in the indicator instead of {}: "
                       "an answer makes nothing worse; where the record holds as it is, the "
                       "answer is \"upheld\"",
                       "照此答复,考核对象该指标得分为 {},低于现在的 {}:答复不得加重;"
                       "原记录属实的,处理结果应为“维持”"},
                      then, before.text()));
  refuse_number(change.number,
                say({"corrected so, the assessee would have {} in the indicator instead of {} as "
                     "the answer has it that is confirmed (#{}): what an answer gave is not taken "
                     "back; what is new is a matter of its own, with its own evidence",
                     "照此更正,考核对象该指标得分为 {0},低于已确认答复(#{2})的 {1}:答复给予的减免"
                     "不得收回;新发现的问题请作为另一事项录入,并附相应依据"},
                    then, before.text(), change.before.origin.number));
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

AnswerCheck no_costlier(const Year& year, const Desk& desk) {
  return [&year, &desk](const AnswerChange& change) {
    const auto records = ledger::read_records(
        desk.ledger(), {desk.plan().year, desk.today(), true, desk.plan().folder});
    const std::optional<Points> before =
        points_with(year, *records, change, change.before, desk.today());
    const std::optional<Points> after =
        points_with(year, *records, change, change.after, desk.today());
    if (before && (!after || *before > *after)) refuse_costlier(change, *before, after);
  };
}

}  // namespace kaohe::cycle
