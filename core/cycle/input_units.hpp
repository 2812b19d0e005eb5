/// Who answers for an input (Art. 5), looked up once for each domain.
#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "evidence/names.hpp"
#include "ledger/record.hpp"
#include "plan/year_plan.hpp"

namespace kaohe::cycle {

/// The plan must outlive it.
class InputUnits {
 public:
  explicit InputUnits(const plan::YearPlan& plan) : plan_(plan) {}

  /// Its units; of an input that the year does not have none.
  const std::set<std::string>& of(const std::string& domain_id, const std::string& input_id) {
    static const std::set<std::string> nobody;
    const plan::InputInfo* input = find(domain_id, input_id);
    return input == nullptr ? nobody : names_of(domain_id).units(*input);
  }

  /// Whether a unit answers for any input of an indicator; empty: of the domain.
  bool answers_for(const std::string& unit, const std::string& domain_id,
                   const std::string& indicator) {
    const plan::Domain* domain = plan_.find_domain(domain_id);
    if (domain == nullptr) return false;
    const std::vector<plan::InputInfo>& inputs = domain->system.inputs;
    return std::any_of(inputs.begin(), inputs.end(), [&](const plan::InputInfo& input) {
      return (indicator.empty() || input.indicator == indicator) &&
             names_of(domain_id).units(input).count(unit) != 0;
    });
  }

  /// Who may record an observation: its input's units, or who stands in for one that it is about.
  std::set<std::string> recorders(const ledger::Observation& row) {
    const plan::InputInfo* input = find(row.domain, row.input);
    if (input == nullptr) return {};
    return names_of(row.domain).recorders(plan_, *input, row.assessee);
  }

  /// nullptr: the year does not have it.
  const plan::InputInfo* find(const std::string& domain_id, const std::string& input_id) const {
    const plan::Domain* domain = plan_.find_domain(domain_id);
    return domain == nullptr ? nullptr : domain->system.find_input(input_id);
  }

 private:
  const evidence::DomainNames& names_of(const std::string& domain) {
    return names_.try_emplace(domain, *plan_.find_domain(domain)).first->second;
  }

  const plan::YearPlan& plan_;
  std::map<std::string, evidence::DomainNames> names_;
};

}  // namespace kaohe::cycle
