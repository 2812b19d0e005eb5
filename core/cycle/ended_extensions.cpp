#include "cycle/ended_extensions.hpp"

#include <algorithm>
#include <chrono>

#include "evidence/rectification.hpp"

namespace kaohe::cycle {

std::map<std::int64_t, Date> ended_extensions(const plan::YearPlan& plan,
                                              const ledger::MemorySource& records, Date today) {
  std::map<std::int64_t, Date> ended;
  for (const ledger::Notice& notice : records.all_notices) {
    if (!notice.issued || notice.extensions.empty()) continue;
    const auto state = evidence::rectification_by(plan, notice, today);
    Date end = state.due + std::chrono::days(1);
    for (const auto& day : {state.answered, state.closed, state.followed})
      if (day) end = std::min(end, *day);
    if (today < end) continue;
    for (const ledger::Extension& one : notice.extensions)
      if (!one.is_confirmed) ended[one.origin.number] = end;
  }
  return ended;
}

}  // namespace kaohe::cycle
