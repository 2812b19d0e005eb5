/// What Art. 14 and 15 read of one domain's records.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/date.hpp"
#include "ledger/observation_source.hpp"
#include "plan/year_plan.hpp"
#include "scoring/compose.hpp"

namespace kaohe::scoring {

struct AssesseeInputs {
  ReviewInput review;
  std::map<std::string, Ballot> surveys;  ///< those that are voted on and have votes, by id
  LeaderInput leaders;
  std::vector<AdjustmentInput> adjustments;
};

/// By assessee id; every assessee of the domain has an entry.
using DomainInputs = std::map<std::string, AssesseeInputs>;

/// Reviews, votes, leaders' marks, adjustments and exemptions of a domain, as known on the day
/// `known_until`: what is dated later is left out. A matter that an assessee's indicators have on
/// record too, whether it took points there or earned them, makes its adjustment wait until a
/// decision of kind "adjustment" on that matter confirms it, unless `matters.across` is "count". A
/// deduction whose matter was weighed does not wait: it counts, or is dearer in the indicators.
/// Throws Error(data), with every problem and where it stands, for a record of an assessee that the
/// domain does not have, a second review (of a part: a second row, or another grade), a part or a
/// vote that the year does not have, a second row of one option, a second mark of one leader, and
/// an exemption without a document.
DomainInputs gather(const plan::YearPlan& plan, const plan::Domain& domain,
                    const ledger::ObservationSource& source, Date known_until,
                    const Matters& in_indicators, const WeighedMatters& weighed = {});

}  // namespace kaohe::scoring
