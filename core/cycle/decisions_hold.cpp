#include "cycle/decisions_hold.hpp"

#include <algorithm>
#include <set>

#include "cycle/assess.hpp"
#include "ledger/kinds.hpp"
#include "ledger/read_records.hpp"

namespace kaohe::cycle {

namespace {

using ledger::Decision;
using ledger::MemorySource;
using Records = std::unique_ptr<MemorySource>;

/// What comes of the year's decisions with these records.
struct Judged {
  std::vector<Problem> refusals;  ///< what refuses them; empty: nothing
  /// "domain/assessee" of those whose grade is decided: who has figures to be graded by, and who
  /// has none.
  std::set<std::string> graded, without_figures;
};

std::set<std::string> with_decided_grade(const MemorySource& records) {
  std::set<std::string> assessees;
  for (const Decision& one : records.all_decisions)
    if (one.kind == "grade") assessees.insert(plan::assessee_unit(one.domain, one.assessee));
  return assessees;
}

Judged judged(const Year& year, const MemorySource& records) {
  AssessOptions assessing;
  assessing.only_figures = true;
  assessing.decisions_by_number = true;
  Judged outcome;
  try {
    const std::set<std::string> decided = with_decided_grade(records);
    const auto result = assess(year, records, year.plan.periods.back().id, assessing).result;
    for (const grading::DomainResult& domain : result.domains) {
      for (const grading::AssesseeResult& one : domain.assessees) {
        const std::string unit = plan::assessee_unit(domain.id, one.id);
        if (decided.count(unit) != 0)
          (one.blocked.empty() ? outcome.graded : outcome.without_figures).insert(unit);
      }
    }
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::data) throw;
    outcome.refusals = error.problems();
  }
  return outcome;
}

void require_hold(const Year& year, const MemorySource& before, const MemorySource& after) {
  Judged then = judged(year, after);
  if (then.refusals.empty() && then.without_figures.empty()) return;
  const Judged now = judged(year, before);
  if (!now.refusals.empty()) return;
  for (const std::string& one : then.without_figures) {
    if (now.graded.count(one) == 0) continue;
    then.refusals.push_back(
        {{one},
         say({"its grade is decided and would stand without a score: take the grade away too, and "
              "confirm both together, or decide first how it is assessed",
              "其等次已经决定,而届时将没有得分;请一并撤销等次决定并同时确认,或者先决定如何考核"})});
  }
  if (!then.refusals.empty()) throw Error(ErrorKind::data, std::move(then.refusals));
}

Records records_of(const Desk& desk, bool with_proposed,
                   const std::vector<std::int64_t>& as_if_confirmed = {}) {
  ledger::ReadOptions reading;
  reading.year = desk.plan().year;
  reading.folder = desk.plan().folder;
  reading.with_proposed = with_proposed;
  reading.as_if_confirmed = as_if_confirmed;
  return ledger::read_records(desk.ledger(), reading);
}

/// It has no number of its own yet.
Decision supposed(Decision decision) {
  decision.origin.number = 0;
  return decision;
}

/// A decision, or what corrects one or takes it away.
bool is_of_decision(const Desk& desk, std::int64_t number) {
  ledger::Entry entry = desk.ledger().find(number).value();
  if (entry.kind == ledger::kCancellationKind)
    entry = desk.ledger().find(entry.replaces.value()).value();
  return entry.kind == Decision::kKind;
}

}  // namespace

std::function<void(const MemorySource& read)> new_decisions_hold(const Year& year,
                                                                 const Desk& desk) {
  return [&year, &desk](const MemorySource& read) {
    if (read.all_decisions.empty()) return;
    const Records before = records_of(desk, true);
    const Records after = records_of(desk, true);
    for (const Decision& one : read.all_decisions) after->all_decisions.push_back(supposed(one));
    require_hold(year, *before, *after);
  };
}

DecisionCheck corrected_decision_holds(const Year& year, const Desk& desk) {
  return [&year, &desk](std::int64_t number, const Decision& corrected) {
    const Records before = records_of(desk, true);
    const Records after = records_of(desk, true);
    for (Decision& one : after->all_decisions) {
      if (one.origin.number == number) one = supposed(corrected);
    }
    require_hold(year, *before, *after);
  };
}

ConfirmedCheck confirmed_decisions_hold(const Year& year, const Desk& desk) {
  return [&year, &desk](const std::vector<std::int64_t>& entries) {
    const auto is_one = [&](std::int64_t number) { return is_of_decision(desk, number); };
    if (std::none_of(entries.begin(), entries.end(), is_one)) return;
    require_hold(year, *records_of(desk, false), *records_of(desk, false, entries));
  };
}

}  // namespace kaohe::cycle
