/// Art. 8: the present state of a domain's indicator system, held against one that is on record.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/errors.hpp"
#include "cycle/naming.hpp"
#include "cycle/systems.hpp"
#include "cycle/year.hpp"
#include "plan/difference.hpp"

namespace kaohe::cycle {

/// By the end of this day an indicator system should have been issued (Art. 8): the last of the
/// year's first quarter.
Date system_due(const plan::YearPlan& plan);

/// Art. 5, 8: who drafts what: by unit its indicators. The lead unit has a part in any case: what
/// the indicators share.
std::map<std::string, std::vector<std::string>> parts_of(const plan::Domain& domain);
/// Units whose part nobody has drafted.
std::vector<std::string> missing_parts(const plan::Domain& domain, const SystemLife& life);

/// A unit's part as it stands in the year's files now.
ledger::SystemDraft part_of(const plan::Domain& domain, const std::string& unit);

/// The domain's system, with the rules under which it scores, as they stand in the year's files
/// now.
ledger::SystemVersion version_of(const plan::YearPlan& plan, const plan::Domain& domain);

/// A version on record, as a system again. Throws Error(plugin) for one that this program cannot
/// read.
plan::IndicatorSystem system_of(const ledger::SystemVersion& version);

/// The version on record that a word names: "issued", or the number of the act or of the amendment,
/// as `kaohe year history` has them ("812", "#812"). Throws Error(data) before the system is
/// issued, Error(usage) for another word, naming the versions there are.
const SystemEdition& edition_named(const plan::Domain& domain, const SystemLife& life,
                                   const std::string& word);

/// What differs between two versions of one domain, in words: of the indicators, of the year's
/// rules, of the plugin's bytes. What no word can say is said by its digests. Empty exactly if both
/// are the same.
std::vector<plan::Difference> differences(const plan::YearPlan& plan, const plan::Domain& domain,
                                          const ledger::SystemVersion& before,
                                          const ledger::SystemVersion& after);
/// Of differences those of the year's rules.
bool is_of_rules(const plan::Difference& difference);
/// "item 案件 (cases): price: "0.25" → "0.5"".
Text in_words(const plan::Difference& difference);

/// A domain's system as the year's files would give it with other overrides, by the same plugin.
/// Throws as scoring::describe.
plan::IndicatorSystem system_with(const Year& year, const plan::Domain& domain,
                                  const std::vector<plan::Override>& overrides);

/// The year with one domain's overrides exchanged for others, and its system and digest with them.
Year year_with(Year year, const std::string& domain, const std::vector<plan::Override>& overrides);

/// The year as it stood when its systems were due: without the overrides that hold from a later
/// period on, which are amendments.
Year year_as_issued(Year year);

/// Why the domain's scores are not official: its system is not issued yet, or the year's files are
/// not what is in force, each changed thing by its indicator, or its place in year.toml, and in
/// words. Empty: nothing.
std::vector<Problem> unofficial(const plan::YearPlan& plan, const plan::Domain& domain,
                                const SystemLife& life);
/// Throws Error(data) with these, and with each assessee whom a closed period of the domain had
/// otherwise (see cycle/closed_roster.hpp).
void require_issued(const plan::YearPlan& plan, const Systems& systems, const Progress& progress,
                    const std::string& domain);

/// Where an indicator, or what is shared, stands in messages: "schools XX17".
Place place_in_system(const plan::Domain& domain, const std::string& indicator);
/// Likewise a difference: one of the year's rules stands in year.toml.
Place place_of_difference(const plan::YearPlan& plan, const plan::Domain& domain,
                          const plan::Difference& difference);

}  // namespace kaohe::cycle
