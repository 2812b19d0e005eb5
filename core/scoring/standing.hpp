/// How a domain's observations stand on the day asked: which are known, disputed, reduced or
/// withdrawn, recorded before, and how much of what they cost remains.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "ledger/observation_source.hpp"
#include "plan/year_plan.hpp"
#include "scoring/facts.hpp"
#include "scoring/note.hpp"

namespace kaohe::scoring {

struct StandingRecords {
  std::vector<ledger::Observation> records;        ///< in the source's order
  std::map<std::string, std::vector<Note>> notes;  ///< by assessee, sorted by id: what
                                                   ///< objections and rectifications changed
  bool any_disputed = false;                       ///< an objection is not answered yet
};

/// The observations of periods up to the one asked (and those without a period), dated by the day
/// asked, as they stand:
/// - of an objection answered by then, "withdrawn" takes them out and "reduced" changes them; one
///   that is not answered leaves them, or takes them out where `asked.without_disputed`;
/// - of a period that adds only new matters (Art. 12), those are left out whose matter an earlier
///   period has recorded for the same assessee and input;
/// - one is left out where `asked.elsewhere` says that its matter costs in another input or as a
///   deduction;
/// - what they cost remains in part where the year says so: carried over to the year-end, or
///   rectified; of a matter that was recorded again after it was rectified all remains.
StandingRecords standing_records(const plan::YearPlan& plan, const plan::Domain& domain,
                                 const ledger::ObservationSource& source, const Asked& asked);

}  // namespace kaohe::scoring
