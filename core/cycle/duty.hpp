/// Art. 20, 21: how those who assess do their own duty. What a day shows becomes an event by
/// itself, from the ledger alone; what no day shows is a finding that persons record.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cycle/progress.hpp"
#include "ledger/ledger.hpp"
#include "plan/year_plan.hpp"

namespace kaohe::cycle {

struct DutyEvent {
  std::string unit;  ///< whose duty it was: an organisation id
  std::string kind;  ///< one of plan::duty_kinds or duty_finding_kinds
  /// By which it is named, once in its unit: "missed_window/q1", "reversed_record/812".
  std::string name;
  std::vector<std::string> persons = {};  ///< who acted late, or whose record it was, ids
  std::string period = {};
  std::vector<std::string> domains = {};
  std::optional<Date> due = {};            ///< through the end of that day; none: no day is named
  std::optional<Date> happened = {};       ///< none: not yet
  std::vector<std::int64_t> numbers = {};  ///< the records that show it; empty: none is there
  Text what = {};
  bool is_proposed = false;  ///< a finding that nobody has confirmed yet

  /// The day from which on it stands: the first after it was due, else the day it happened.
  Date day() const { return due ? *due + std::chrono::days(1) : happened.value(); }
};

/// What events are found from: the year as known on a day. The periods of `progress` are no later.
struct DutySources {
  const plan::YearPlan& plan;
  const ledger::Ledger& ledger;
  const Progress& progress;
  Date today;
};

/// All events of a year by unit in year.toml's order, then by day. Nil returns are submissions.
/// What is due on a day and done on it is no event.
std::vector<DutyEvent> duty_events(const DutySources& from);

/// "late submission", "报送逾期"; of a kind that there is not the id.
Text duty_title(const std::string& kind);
/// The articles of the county's rules that it is held against: "11(6), 12(5), 20".
std::string duty_article(const std::string& kind);

/// The last day for a period's result: the window's last where lead units have an earlier day for
/// theirs (Art. 12), else duty.publish_days after it; as much later as the last domain was closed
/// late. Nothing: a domain is open, or the period is the year-end, whose result is decided.
std::optional<Date> publication_due(const plan::YearPlan& plan, const Progress& progress,
                                    const plan::Period& period);

}  // namespace kaohe::cycle
