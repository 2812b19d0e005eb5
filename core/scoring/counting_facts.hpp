/// Art. 15: a domain's facts as they count: of a matter that costs only once, without the records
/// that count elsewhere.
#pragma once

#include <functional>

#include "ledger/observation_source.hpp"
#include "plan/year_plan.hpp"
#include "scoring/facts.hpp"
#include "scoring/sheet.hpp"

namespace kaohe::scoring {

struct CountingFacts {
  Facts facts;
  Matters matters;         ///< that the indicators have on record, also where they are left out
  WeighedMatters weighed;  ///< at the year-end, where `matters.across` is "highest"
};

/// As `build_facts`, and where the year lets one matter cost only once, less what counts elsewhere:
/// first among the indicators (`matters.across_indicators`), then between what counts there and a
/// deduction (`matters.across`). To find out where, the domain is scored by `score`. Throws what it
/// throws, and Error(data) as `build_facts` and `contested_matters` do.
CountingFacts counting_facts(const plan::YearPlan& plan, const plan::Domain& domain,
                             const ledger::ObservationSource& source, const Asked& asked,
                             const std::function<Sheet(const Facts&)>& score);

}  // namespace kaohe::scoring
