#include "cycle/ended_extensions.hpp"

#include <algorithm>
#include <chrono>

#include "evidence/rectification.hpp"

namespace kaohe::cycle {

namespace {

/// When an answer that was given after it was asked was returned; nothing: none was.
std::optional<Date> returned_after(const ledger::Notice& notice, std::int64_t asked, Date today) {
  for (const ledger::Rework& one : notice.reworks)
    if (one.origin.number > asked && one.date && *one.date <= today) return one.date;
  return std::nullopt;
}

}  // namespace

std::map<std::int64_t, Date> ended_extensions(const plan::YearPlan& plan,
                                              const ledger::MemorySource& records, Date today) {
  std::map<std::int64_t, Date> ended;
  for (const ledger::Notice& notice : records.all_notices) {
    if (!notice.issued || notice.extensions.empty()) continue;
    const auto state = evidence::rectification_by(plan, notice, today);
    Date end = state.due + std::chrono::days(1);
    for (const auto& day : {state.answered, state.closed, state.followed})
      if (day) end = std::min(end, *day);
    for (const ledger::Extension& one : notice.extensions) {
      if (one.is_confirmed) continue;
      if (const auto day = returned_after(notice, one.origin.number, today))
        ended[one.origin.number] = std::min(*day, end);
      else if (today >= end)
        ended[one.origin.number] = end;
    }
  }
  return ended;
}

}  // namespace kaohe::cycle
