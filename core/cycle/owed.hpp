/// Who owes which submission (Art. 11(1–3)): from the indicators that a unit answers for.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "cycle/progress.hpp"
#include "plan/year_plan.hpp"

namespace kaohe::cycle {

/// The units that owe a submission in a period, each with the domains that it concerns.
std::map<std::string, std::set<std::string>> owed_submissions(const plan::YearPlan& plan,
                                                              const std::string& period);

/// The assessees of a domain, in a period, that are its lead unit itself: another unit confirms
/// what is late about them.
std::vector<std::string> own_of_lead_unit(const plan::YearPlan& plan, const plan::Domain& domain,
                                          const plan::Period& period);

LatePart part_of(const Draft& draft);
LatePart part_of(const ledger::Submission& submission);

/// What a unit that a domain's closing left out may still submit late; nothing: the domain is open,
/// was not closed without it, or all has been submitted since.
std::set<LatePart> late_parts(const plan::YearPlan& plan, const Progress& progress,
                              const std::string& unit, const std::string& domain,
                              const plan::Period& period);

/// Art. 11(6): the units that owe a submission for a domain and have made none.
std::vector<std::string> missing_units(const plan::YearPlan& plan, const Progress& progress,
                                       const std::string& domain, const std::string& period);

/// Who has had a hand in a domain's period: recorded something of it, or submitted for a unit that
/// owes it something, nil returns too.
std::set<std::string> hands_in(const plan::YearPlan& plan, const Progress& progress,
                               const std::string& domain, const std::string& period);

}  // namespace kaohe::cycle
