#include "grading/refused.hpp"

#include "ledger/place_on_record.hpp"

namespace kaohe::grading {

namespace {

/// One that is only supposed has no number yet.
bool is_on_record(const ledger::Decision& decision, const JudgeOptions& options) {
  return options.decisions_by_number && decision.origin.number != 0;
}

}  // namespace

Place place_of(const ledger::Decision& decision, const JudgeOptions& options) {
  return is_on_record(decision, options) ? ledger::place_on_record(decision.origin)
                                         : decision.origin.place;
}

Problem refused(const ledger::Decision& decision, Text what, const JudgeOptions& options) {
  if (is_on_record(decision, options))
    what = say({"{}; the decision is record #{}: put it right with `kaohe record correct {}`, or "
                "take it away with `kaohe record withdraw {}` and decide anew; either counts once "
                "the committee has confirmed it",
                "{};该决定为记录 #{}:请用 kaohe record correct {} 更正,或用 kaohe record withdraw "
                "{} 撤回后重新决定,经县考核委确认后生效"},
               what, decision.origin.number, decision.origin.number, decision.origin.number);
  return {place_of(decision, options), std::move(what)};
}

}  // namespace kaohe::grading
