#include "cycle/owed.hpp"

#include "evidence/missing.hpp"
#include "evidence/names.hpp"

namespace kaohe::cycle {

std::map<std::string, std::set<std::string>> owed_submissions(const plan::YearPlan& plan,
                                                              const std::string& period) {
  std::map<std::string, std::set<std::string>> owed;
  for (const plan::Domain& domain : plan.domains) {
    const evidence::DomainNames names(domain);
    for (const plan::InputInfo& input : domain.system.inputs) {
      if (!evidence::is_owed(input, period)) continue;
      for (const std::string& unit : names.units(input)) owed[unit].insert(domain.id);
    }
  }
  return owed;
}

std::set<std::string> hands_in(const plan::YearPlan& plan, const Progress& progress,
                               const std::string& domain, const std::string& period) {
  std::set<std::string> persons = progress.hands_in(domain, period);
  for (const auto& [unit, domains] : owed_submissions(plan, period)) {
    if (domains.count(domain) == 0) continue;
    for (const Submitted& one : progress.submissions(unit, period, domain))
      persons.insert(one.hand.person);
  }
  return persons;
}

std::vector<std::string> missing_units(const plan::YearPlan& plan, const Progress& progress,
                                       const std::string& domain, const std::string& period) {
  std::vector<std::string> missing;
  for (const auto& [unit, domains] : owed_submissions(plan, period)) {
    if (domains.count(domain) != 0 && progress.submissions(unit, period, domain).empty())
      missing.push_back(unit);
  }
  return missing;
}

}  // namespace kaohe::cycle
