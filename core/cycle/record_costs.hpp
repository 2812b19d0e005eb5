/// What single observations take from their assessee.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include <kaohe/rational.hpp>

#include "base/date.hpp"
#include "cycle/recording.hpp"
#include "cycle/year.hpp"
#include "ledger/memory_source.hpp"

namespace kaohe::cycle {

/// The period in whose result an observation costs: its own; of one that belongs to none (other
/// assessments) the year's.
const plan::Period& period_priced_in(const plan::YearPlan& plan, const ledger::Observation& row);

/// Points that each observation of a domain's period takes, by its number, as things stand on a
/// day and as if all that is still owed had been handed in and said nothing more: so it has a cost
/// before its unit submits. A loss of several records stands at each of them. Throws Error(plugin)
/// when the plugin fails, Error(data) for records that do not hold.
std::map<std::int64_t, Rational> costs_of_records(const Year& year,
                                                  const ledger::MemorySource& records,
                                                  const plan::Domain& domain,
                                                  const plan::Period& period, Date today);

/// Art. 21: the check that an answer to an objection makes nothing worse: throws Error(data) where
/// it, once it counted, would leave the assessee fewer points in the indicator, or none, than what
/// counts: the record as it stands, or the answer that it corrects. Throws also as
/// costs_of_records. The arguments must outlive it.
AnswerCheck no_costlier(const Year& year, const Desk& desk);
/// The same for corrections: of answers, and of observations whose matter an answer settled.
CorrectionChecks no_costlier_correction(const Year& year, const Desk& desk);

}  // namespace kaohe::cycle
