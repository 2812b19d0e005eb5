/// Who answers for an input (Art. 5), looked up once for each domain.
#pragma once

#include <map>
#include <set>
#include <string>

#include "evidence/names.hpp"
#include "plan/year_plan.hpp"

namespace kaohe::cycle {

/// The plan must outlive it.
class InputUnits {
 public:
  explicit InputUnits(const plan::YearPlan& plan) : plan_(plan) {}

  /// Its units; of an input that the year does not have none.
  const std::set<std::string>& of(const std::string& domain_id, const std::string& input_id) {
    static const std::set<std::string> nobody;
    const plan::Domain* domain = plan_.find_domain(domain_id);
    const plan::InputInfo* input =
        domain == nullptr ? nullptr : domain->system.find_input(input_id);
    if (input == nullptr) return nobody;
    const auto [found, is_new] = names_.try_emplace(domain_id, *domain);
    return found->second.units(*input);
  }

 private:
  const plan::YearPlan& plan_;
  std::map<std::string, evidence::DomainNames> names_;
};

}  // namespace kaohe::cycle
