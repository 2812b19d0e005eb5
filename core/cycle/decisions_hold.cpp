#include "cycle/decisions_hold.hpp"

#include <algorithm>

#include "cycle/assess.hpp"
#include "ledger/kinds.hpp"
#include "ledger/read_records.hpp"

namespace kaohe::cycle {

namespace {

using ledger::Decision;
using ledger::MemorySource;
using Records = std::unique_ptr<MemorySource>;

/// What refuses the year's decisions as they would be with these records; empty: nothing.
std::vector<Problem> refusals_of(const Year& year, const MemorySource& records) {
  AssessOptions assessing;
  assessing.only_figures = true;
  assessing.decisions_by_number = true;
  try {
    assess(year, records, year.plan.periods.back().id, assessing);
    return {};
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::data) throw;
    return error.problems();
  }
}

void require_hold(const Year& year, const MemorySource& before, const MemorySource& after) {
  std::vector<Problem> problems = refusals_of(year, after);
  if (problems.empty() || !refusals_of(year, before).empty()) return;
  throw Error(ErrorKind::data, std::move(problems));
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
