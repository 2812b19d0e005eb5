/// How a period stands on a day (Art. 11–13): who has submitted, reviewed and closed what, and what
/// is missing.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cycle/due.hpp"
#include "cycle/progress.hpp"
#include "plan/year_plan.hpp"

namespace kaohe::cycle {

struct UnitStatus {
  std::string unit;
  bool owes = true;                         ///< false: it has recorded there in another's place
  std::optional<Submitted> submitted = {};  ///< its last submission; none: it is missing
  std::optional<Submitted> waiting = {};    ///< a late one that nobody has confirmed
  bool is_late = false;                     ///< its first submission came after the window
  std::int64_t row_count = 0;       ///< of its observations those in force, corrected or not
  std::int64_t late_row_count = 0;  ///< likewise, but recorded after the closing
  std::int64_t draft_count = 0;     ///< those that it has recorded and not submitted
  std::int64_t left_out_count = 0;  ///< those that it had not submitted when it was closed
  std::int64_t late_count = 0;  ///< those that came after the closing and wait for the lead unit
};

struct ReviewStatus {
  std::string assessee;
  std::optional<Hand> hand = {};  ///< none: it is missing
  bool is_late = false;           ///< after `self_review_by`
};

struct DomainStatus {
  std::string domain;
  DueState state = DueState::not_begun;  ///< by when the lead unit owes its results
  std::vector<UnitStatus> units;         ///< by id
  std::vector<ReviewStatus> reviews;     ///< in the roster's order; empty: none is asked for
  std::optional<Closed> closed;
  bool is_late = false;  ///< closed after `results_by`, else after the window

  /// Art. 11(6): units that owe a submission and have made none.
  std::vector<std::string> missing() const;
};

struct PeriodStatus {
  std::string period;
  std::vector<DomainStatus> domains;   ///< in year.toml's order
  std::optional<Published> published;  ///< its last edition
};

/// `progress`: as known on the day. `domain`: the only one looked at; empty: all.
PeriodStatus period_status(const plan::YearPlan& plan, const Progress& progress,
                           const plan::Period& period, Date today, const std::string& domain = {});

/// The periods whose window has begun by a day, the last first.
std::vector<const plan::Period*> periods_begun(const plan::YearPlan& plan, Date today);

}  // namespace kaohe::cycle
