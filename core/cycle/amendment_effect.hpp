/// Art. 8: what an amendment does to scores, shown before anybody decides on it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cycle/system_versions.hpp"
#include "ledger/observation_source.hpp"

namespace kaohe::cycle {

/// One assessee whose indicator score or one of whose indicators is another.
struct MovedAssessee {
  std::string id, name;
  std::optional<Rational> before, after;  ///< indicator scores (Art. 13); none: blocked
};

/// One indicator, and how many assessees have another score in it.
struct MovedIndicator {
  std::string id, title;
  std::size_t assessees = 0;
  bool is_amended = false;  ///< it is one of those that the amendment changes
};

struct AmendmentEffect {
  std::vector<MovedAssessee> assessees;    ///< of all, those that move, in the roster's order
  std::vector<MovedIndicator> indicators;  ///< amended, or with another score, as now ordered
  std::size_t assessee_count = 0;          ///< of the domain
};

/// Scores a domain for a period twice, as the version on record has its indicators and as the
/// year's files do, from the same records. Throws Error(data) where the version cannot be made
/// again, as it came from another plugin than the one that is here; else as scoring::score_domain.
AmendmentEffect amendment_effect(const Year& year, const plan::Domain& domain,
                                 const ledger::SystemVersion& before,
                                 const ledger::ObservationSource& records,
                                 const std::string& period);

}  // namespace kaohe::cycle
