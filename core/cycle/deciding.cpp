#include "cycle/deciding.hpp"

#include <algorithm>

#include "grading/figures.hpp"

namespace kaohe::cycle {

namespace {

using grading::AssesseeResult;
using ledger::MemorySource;

/// The year with one of its domains: the others have no part in its ranks and grades.
Year only_domain(Year year, const std::string& domain) {
  std::erase_if(year.plan.domains, [&](const plan::Domain& one) { return one.id != domain; });
  return year;
}

/// One assessee's part of what its domain comes to.
class Trial {
 public:
  Trial(const Year& year, const std::string& domain, const std::string& assessee,
        const std::string& period, AssessOptions options)
      : year_(only_domain(year, domain)),
        assessee_(assessee),
        period_(period),
        options_(std::move(options)) {
    options_.without_decided_grades = true;
    options_.only_figures = true;
  }

  /// Nothing: it has not begun yet, and no row tells of it.
  std::optional<AssesseeResult> with(const MemorySource& records) const {
    Assessment assessment = assess(year_, records, period_, options_);
    if (!assessment.failures.empty()) throw Error(ErrorKind::plugin, assessment.failures);
    for (AssesseeResult& one : assessment.result.domains.front().assessees)
      if (one.id == assessee_) return std::move(one);
    return std::nullopt;
  }

  Stand stand_of(const AssesseeResult& result) const {
    const bool is_year = year_.plan.find_period(period_)->awards;
    return {result.rank, result.grade.final_grade,
            is_year ? grading::figure(result, year_.plan.ranking.of) : result.indicator_score};
  }

  Language language() const { return year_.plan.language; }

 private:
  const Year year_;
  const std::string &assessee_, &period_;
  AssessOptions options_;
};

WithoutOne without(const Trial& trial, const MemorySource& rest, SingleRecord record) {
  WithoutOne one{std::move(record), {}};
  try {
    const auto result = trial.with(rest);
    if (!result) return one;
    one.stand = trial.stand_of(*result);
    one.blocked = result->blocked;
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::data) throw;
    one.refused = error.text(trial.language());
  }
  return one;
}

}  // namespace

Deciding deciding_records(const Year& year, MemorySource& records, const std::string& domain,
                          const std::string& assessee, const std::string& period,
                          AssessOptions options) {
  const Trial trial(year, domain, assessee, period, std::move(options));
  Deciding found;
  if (const auto whole = trial.with(records)) found.stand = trial.stand_of(*whole);
  const std::vector<ledger::Notice> notices = records.all_notices;
  for (SingleRecord& record : records_about(year.plan, records, domain, assessee)) {
    ++found.record_count;
    const auto taken = take_out(records, record.number);
    WithoutOne one = without(trial, records, std::move(record));
    put_into(records, *taken);
    records.all_notices = notices;
    const bool has_score = one.refused.empty() && (one.stand.score || !found.stand.score);
    if (!has_score)
      found.needed.push_back(std::move(one));
    else if (one.stand.rank != found.stand.rank || one.stand.grade != found.stand.grade)
      found.deciding.push_back(std::move(one));
  }
  return found;
}

}  // namespace kaohe::cycle
