/// How far a rectification has come: what a notice asks for, and what of it was answered by a day
/// (Art. 11(8)).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "ledger/notice.hpp"
#include "plan/year_plan.hpp"

namespace kaohe::evidence {

/// Who follows a notice up: the unit in charge; where that is the assessee itself, who stands in.
std::string in_charge(const plan::YearPlan& plan, const ledger::Notice& notice);

/// To whom a notice is answered: the assessment office, the domain's lead unit, the unit in charge;
/// each once, and none that the assessee is itself: who stands in for that instead.
std::vector<std::string> bodies_of(const plan::YearPlan& plan, const ledger::Notice& notice);

struct Rectification {
  Date due;  ///< through the end of that day: with the extensions granted, or after a return
  /// The last day to which an extension can put that off: one month after it was due without any.
  Date latest;
  std::map<std::string, std::optional<Date>> answered_to;  ///< each body; none: it waits
  std::optional<Date> answered;  ///< when the last of them had its answer; none: one waits
  int returns = 0;               ///< how often it was sent back
  std::optional<Date> closed;
  std::optional<Date> followed;  ///< a notice was served in its place: it asks for nothing more
  /// Whole days on which an answer was overdue, of all rounds; never while another notice stood in
  /// its place: one matter is not late twice, and nobody could answer it then.
  int days_late = 0;

  bool asks_for_answer() const { return !answered && !closed && !followed; }
  bool is_overdue(Date today) const { return asks_for_answer() && due < today; }
  std::vector<std::string> waiting() const;
};

/// As it stood at the end of a day, of what had been done by then. What nobody has confirmed (an
/// extension, a closing) does not count.
Rectification rectification_by(const plan::YearPlan& plan, const ledger::Notice& notice,
                               Date as_of);

}  // namespace kaohe::evidence
