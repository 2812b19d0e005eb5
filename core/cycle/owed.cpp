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

}  // namespace kaohe::cycle
