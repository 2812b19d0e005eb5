#include "cycle/assess.hpp"

#include <algorithm>

#include "cycle/compare_readings.hpp"
#include "grading/judge.hpp"
#include "scoring/score_domain.hpp"

namespace kaohe::cycle {

namespace {

std::string period_ids(const plan::YearPlan& plan) {
  std::string ids;
  for (const plan::Period& period : plan.periods) ids += (ids.empty() ? "" : ", ") + period.id;
  return ids;
}

grading::JudgeOptions judge_options(const Year& year, const plan::Period& period,
                                    const AssessOptions& options) {
  grading::JudgeOptions judge;
  judge.kind = period.awards ? "year" : "period";
  judge.period = period.id;
  judge.as_of = day_looked_at(period, options.known_until);
  // Decisions on a year's grades are taken after it.
  if (period.awards) judge.known_until = year.plan.last_recorded_day();
  if (options.known_until) judge.known_until = options.known_until;
  judge.published_on = period.closes;
  judge.standing = options.standing;
  judge.edition = options.edition;
  judge.ledger_head = options.ledger_head;
  judge.decisions_by_number = options.decisions_by_number;
  judge.without_decided_grades = options.without_decided_grades;
  judge.with_waiting = options.with_waiting;
  for (const plan::Domain& domain : year.plan.domains) {
    const plugin_host::Identity& plugin = year.plugins.at(domain.id)->identity();
    judge.plugins.push_back({domain.id, plugin.id, plugin.version, plugin.sha256});
  }
  return judge;
}

}  // namespace

// A period is looked at as a whole once its results are gathered; a preview before that shows it as
// it stands on the day.
Date day_looked_at(const plan::Period& period, std::optional<Date> known_until) {
  const bool is_running = known_until && *known_until < period.opens;
  return is_running ? *known_until : period.asked_on;
}

Assessment assess(const Year& year, const ledger::ObservationSource& source,
                  const std::string& period_id, const AssessOptions& options) {
  const plan::Period* period = year.plan.find_period(period_id);
  if (period == nullptr) {
    throw Error(ErrorKind::usage, {},
                say({"period \"{}\" is not one of the year's; expected one of {}",
                     "本年度没有考核阶段“{}”;应为 {} 之一"},
                    period_id, period_ids(year.plan)));
  }
  Assessment assessment;
  const grading::JudgeOptions judge = judge_options(year, *period, options);
  const scoring::Asked asked{period->id, judge.as_of, judge.known()};
  std::vector<scoring::DomainSheet>& sheets = assessment.sheets;
  for (const plan::Domain& domain : year.plan.domains) {
    try {
      scoring::ScoredDomain scored =
          scoring::score_domain(year.plan, domain, *year.plugins.at(domain.id), source, asked,
                                {options.threads, !options.only_figures});
      sheets.push_back(std::move(scored.sheet));
      assessment.explanations[domain.id] = std::move(scored.explanations);
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::plugin) throw;
      for (const Problem& problem : error.problems()) assessment.failures.push_back(problem);
    }
  }
  assessment.result = grading::judge(year.plan, sheets, source, judge);
  if (judge.is_year() && !options.only_figures)
    compare_readings({year, source, asked, sheets, judge}, assessment.result);
  return assessment;
}

}  // namespace kaohe::cycle
