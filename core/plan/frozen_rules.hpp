/// Art. 8: the rules of a year outside its indicators, as an issue puts them on record: they are
/// frozen with the indicator systems.
#pragma once

#include <map>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "plan/difference.hpp"
#include "plan/year_plan.hpp"

namespace kaohe::plan {

/// Titles, persons, teams and rosters are not in them, nor what a domain's own system has.
struct FrozenRules {
  /// By section ("rounding", "grading", "period"; "domain" is the domain's own): the digest of all
  /// in it that a figure, a grade or a day depends on.
  std::map<std::string, std::string> digests;
  /// By key ("rounding.indicator"): what stands there, to say in words what differs.
  std::map<std::string, std::string> values;
};

/// The rules under which a domain is assessed. Any thread.
FrozenRules frozen_rules(const YearPlan& plan, const Domain& domain);

/// What differs between two states of a domain's rules, by key; `plan` gives the words. A section
/// whose digests differ and whose keys do not is said by its digests. Empty exactly if all digests
/// are the same. Any thread.
std::vector<Difference> compare_rules(const YearPlan& plan, const Domain& domain,
                                      const FrozenRules& before, const FrozenRules& after);

/// The section of a key that compare_rules gives as a path: "period" of "period.q1.opens".
std::string section_of(const std::string& key);

/// Whether scores of periods come from what a key says: then a closed period bars its change.
/// `closed` has the ids of periods; a period's own days bar only where that one is closed.
bool reaches_periods(const std::string& key, const std::vector<std::string>& closed);

/// Inside `plan`: the year's rules and days from which figures follow, for digests.
nlohmann::json figure_rules(const YearPlan& plan);

}  // namespace kaohe::plan
