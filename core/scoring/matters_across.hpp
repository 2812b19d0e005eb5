/// Art. 15, `matters.across` = "highest": a matter that an assessee's indicators have lost points
/// by and that a deduction takes points for costs only once, where it costs most.
#pragma once

#include <map>
#include <string>

#include "base/date.hpp"
#include "ledger/observation_source.hpp"
#include "plan/year_plan.hpp"
#include "scoring/adjust.hpp"
#include "scoring/facts.hpp"
#include "scoring/matter_places.hpp"
#include "scoring/sheet.hpp"

namespace kaohe::scoring {

/// What of one assessee is weighed against its indicators.
struct Contested {
  Rational indicator_share;  ///< what a point of the indicators is of the final score
  Rational deduction_share;  ///< what a point of an adjustment is of it; 0: it does not enter
  std::map<std::string, MatterDeduction> deductions;  ///< by matter
};

/// By assessee id; who has nothing to weigh has no entry.
using ContestedMatters = std::map<std::string, Contested>;

/// Whether the year weighs in that period: at the year-end, since adjustments enter no other.
bool weighs_adjustments(const plan::YearPlan& plan, const std::string& period);

/// The deductions that would count if their matter stood in no indicator: approved and known on the
/// day, of each matter the highest, and not confirmed by a decision, which lets both count.
/// `in_indicators`: the matters that the assessees' indicators have on record. The shares are those
/// of Art. 14, where an exempt part gives its weight to the rest. Throws Error(data) as `gather`
/// and `adjustments` do.
ContestedMatters contested_matters(const plan::YearPlan& plan, const plan::Domain& domain,
                                   const ledger::ObservationSource& source, Date known_until,
                                   const Matters& in_indicators);

/// What was weighed, and which records are left out by it.
struct Weighing {
  CountedElsewhere elsewhere;  ///< those that were settled before, and these
  WeighedMatters weighed;
};

/// Weighs, exactly and in points of the final score, before any cap of Art. 15: what the
/// assessee's indicators have in all without the matter, less what they have with it, against what
/// its deduction takes. Equal, the indicators count. Where it raises a gate it counts in the
/// indicators if it costs anything there; a gate always fires. Where the deduction counts, the
/// matter's records are left out, but for a place that raises a gate and one where it earns, which
/// is no part of the loss. Where the indicators lose nothing the deduction counts. `settled` is
/// what `matters.across_indicators` has left out. An assessee's matters are settled one after the
/// other in the order of their ids, so that two under one cap do not hide each other; those of
/// several assessees together, each priced as if it alone were left out. Throws what `score`
/// throws; it is not asked where nothing is contested.
Weighing weigh(const plan::IndicatorSystem& system, const Facts& facts,
               const ContestedMatters& contested, const CountedElsewhere& settled,
               const ScoreWithout& score);

/// Adds to the facts' notes what each matter costs here and there, and where it counts.
void add_notes(const WeighedMatters& weighed, const ContestedMatters& contested, Facts& facts);

}  // namespace kaohe::scoring
