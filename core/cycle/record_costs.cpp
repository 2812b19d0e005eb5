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

std::unique_ptr<ledger::MemorySource> records_of(const Desk& desk) {
  return ledger::read_records(desk.ledger(),
                              {desk.plan().year, desk.today(), true, desk.plan().folder});
}

/// What a row's assessee has in its indicator, priced in its period; none while it waits.
std::optional<Points> points_in(const Year& year, const ledger::MemorySource& records,
                                const ledger::Observation& of, Date today) {
  const plan::Domain& domain = *year.plan.find_domain(of.domain);
  const plan::Period& period = period_priced_in(year.plan, of);
  const auto supposed = as_if_submitted(year.plan, period.id, records);
  const int at = domain.system.indicator_index(domain.system.find_input(of.input)->indicator);
  const auto result = scored(year, *supposed, domain, period, today, false);
  for (const scoring::SheetRow& row : result.sheet.sheet.rows) {
    const scoring::SheetCell& cell = row.cells.at(static_cast<std::size_t>(at));
    const bool has_points =
        cell.state == scoring::CellState::value || cell.state == scoring::CellState::provisional;
    if (row.assessee == of.assessee && has_points) return cell.points;
  }
  return std::nullopt;
}

/// The observation that an objection is about; nullptr: it is not there any more.
const ledger::Observation* disputed_row(const ledger::MemorySource& records,
                                        const ledger::Objection& objection) {
  const auto rows = records.observations_by_domain.find(objection.about.domain);
  if (rows == records.observations_by_domain.end()) return nullptr;
  for (const ledger::Observation& row : rows->second)
    if (speaks_of(objection.about, objection.date, row)) return &row;
  return nullptr;
}

/// The same if of what is answered this counted.
std::optional<Points> points_with(const Year& year, ledger::MemorySource& records,
                                  const AnswerChange& change, const ledger::Objection& counting,
                                  Date today) {
  for (ledger::Objection& one : records.all_objections) {
    if (one.origin.number != change.number) continue;
    one = counting;
    one.origin.number = change.number;
  }
  const ledger::Observation* row = disputed_row(records, counting);
  return row == nullptr ? std::nullopt : points_in(year, records, *row, today);
}

bool is_fewer(const std::optional<Points>& after, const std::optional<Points>& before) {
  return before && (!after || *after < *before);
}

std::string text_of(const std::optional<Points>& points) {
  return points ? points->text() : "-";
}

[[noreturn]] void refuse_costlier(const AnswerChange& change, const std::string& before,
                                  const std::string& then) {
  if (change.is_proposed)
    refuse_number(change.number,
                  say({"confirmed now, the assessee would have {} in the indicator instead of {}: "
                       "what counts has changed since this answer was proposed, and an answer "
                       "makes nothing worse; its author takes it back with `kaohe record withdraw "
                       "{}`, and it is answered anew by what counts now",
                       "现在确认,考核对象该指标得分为 {},低于现在的 {}:提出本答复之后计入的记录已有"
                       "变化,答复不得加重;请由其录入人撤回(kaohe record withdraw {}),按现在的情况"
                       "重新答复"},
                      then, before, change.number));
  if (change.before.outcome.empty())
    refuse_number(change.number,
                  say({"answered so, the assessee would have {} in the indicator instead of {}: "
                       "an answer makes nothing worse; where the record holds as it is, the "
                       "answer is \"upheld\"",
                       "照此答复,考核对象该指标得分为 {},低于现在的 {}:答复不得加重;"
                       "原记录属实的,处理结果应为“维持”"},
                      then, before));
  refuse_number(change.number,
                say({"corrected so, the assessee would have {} in the indicator instead of {} as "
                     "the answer has it that is confirmed (#{}): what an answer gave is not taken "
                     "back; what is new is a matter of its own, with its own evidence",
                     "照此更正,考核对象该指标得分为 {0},低于已确认答复(#{2})的 {1}:答复给予的减免"
                     "不得收回;新发现的问题请作为另一事项录入,并附相应依据"},
                    then, before, change.before.origin.number));
}

}  // namespace

const plan::Period& period_priced_in(const plan::YearPlan& plan, const ledger::Observation& row) {
  const plan::Period* own = plan.find_period(row.period);
  return own == nullptr ? plan.periods.back() : *own;
}

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
    const auto records = records_of(desk);
    const auto before = points_with(year, *records, change, change.before, desk.today());
    const auto after = points_with(year, *records, change, change.after, desk.today());
    if (is_fewer(after, before)) refuse_costlier(change, text_of(before), text_of(after));
  };
}

CorrectionChecks no_costlier_correction(const Year& year, const Desk& desk) {
  const auto settled_row = [&year, &desk](std::int64_t number, const ledger::Observation& given) {
    const auto records = records_of(desk);
    const auto before = points_in(year, *records, given, desk.today());
    for (ledger::Observation& row : records->observations_by_domain[given.domain]) {
      if (row.origin.number != number) continue;
      const ledger::Origin origin = row.origin;
      row = given;
      row.origin = origin;
    }
    const auto after = points_in(year, *records, given, desk.today());
    if (!is_fewer(after, before)) return;
    refuse_number(number,
                  say({"corrected so, the assessee would have {} in the indicator instead of {}, "
                       "and an answer to an objection has settled this matter: a correction of "
                       "what stands beside it makes nothing worse; what is new is a matter of its "
                       "own, with its own evidence",
                       "照此更正,考核对象该指标得分为 {},低于现在的 {};该事项已经异议答复处理,"
                       "对其余记录的更正不得加重;新发现的问题请作为另一事项录入,并附相应依据"},
                      text_of(after), text_of(before)));
  };
  return {no_costlier(year, desk), settled_row};
}

}  // namespace kaohe::cycle
