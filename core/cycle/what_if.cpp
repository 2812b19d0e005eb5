#include "cycle/what_if.hpp"

namespace kaohe::cycle {

namespace {

grading::Result assessed(const Year& year, const ledger::MemorySource& records,
                         const std::string& period, const AssessOptions& options) {
  Assessment assessment = assess(year, records, period, options);
  if (!assessment.failures.empty()) throw Error(ErrorKind::plugin, assessment.failures);
  return std::move(assessment.result);
}

std::vector<ledger::Decision> known(const ledger::MemorySource& records,
                                    const std::optional<Date>& until) {
  std::vector<ledger::Decision> decisions = records.all_decisions;
  std::erase_if(decisions, [&](const ledger::Decision& one) {
    return until && !is_known_by(one.date, *until);
  });
  return decisions;
}

}  // namespace

WhatIf what_if(const Year& year, const ledger::MemorySource& records, const Supposed& supposed,
               const std::string& period, AssessOptions options) {
  options.without_decided_grades = true;
  options.only_figures = true;
  WhatIf done;
  done.before = assessed(year, records, period, options);
  done.after = assessed(supposed.year, *supposed.records, period, options);
  done.moved = grading::moved_between(done.before, done.after);
  done.lines = grading::lines_between(done.before, done.after);
  done.unmoved_count = grading::unmoved_count(done.after, done.moved);
  done.lost = grading::lost_grades(done.before, done.after, known(records, options.known_until),
                                   supposed.year.plan);
  return done;
}

}  // namespace kaohe::cycle
