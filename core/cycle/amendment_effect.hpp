/// Art. 8: what an amendment does to scores, shown before anybody decides on it; those of a closed
/// period it leaves alone.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "cycle/progress.hpp"
#include "cycle/system_versions.hpp"
#include "ledger/ledger.hpp"
#include "ledger/observation_source.hpp"

namespace kaohe::cycle {

/// One indicator of an assessee that stands otherwise: "3", "provisional 3", "pending"; empty: not
/// its own.
struct MovedCell {
  std::string indicator, before, after;
};

/// One assessee whose indicator score or one of whose indicators is another.
struct MovedAssessee {
  std::string id, name;
  std::optional<Rational> before, after;  ///< indicator scores (Art. 13); none: blocked
  std::vector<MovedCell> cells = {};      ///< by indicator
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

/// The year as it was with a domain's version on record: made by the plugin that is here, or, where
/// that is another one, by the one in the folder `former`, or by one that the year had locked.
/// Throws Error(data) where neither makes that version again; Error(plugin) for a folder that does
/// not have it.
Year year_before(const Year& year, const plan::Domain& domain, const ledger::SystemVersion& version,
                 const std::filesystem::path& former = {});

/// Scores a domain for a period twice, as both years have its indicators, from the same records.
/// Throws as scoring::score_domain.
AmendmentEffect amendment_effect(const Year& before, const Year& after, const std::string& domain,
                                 const ledger::ObservationSource& records,
                                 const std::string& period);

/// The first period that the files' change reaches: of the changed overrides the earliest `from`.
/// Empty: they name none.
std::string first_period_changed(const plan::YearPlan& plan, const plan::Domain& domain,
                                 const ledger::SystemVersion& before);

/// Throws Error(data) with each indicator of an assessee that stands otherwise in a period that is
/// closed in the domain than it did with the version on record. Of an indicator all of whose
/// changed overrides reach back (`whole_year`) it may: that cannot be split. `former` as of
/// year_before, which is not asked for while nothing is closed.
void require_closed_unmoved(const Year& year, const ledger::Ledger& ledger,
                            const plan::Domain& domain, const ledger::SystemVersion& before,
                            const std::filesystem::path& former = {});

}  // namespace kaohe::cycle
