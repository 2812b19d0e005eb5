#include "evidence/names.hpp"

namespace kaohe::evidence {

using plan::Assessee;
using plan::Domain;
using plan::IndicatorInfo;
using plan::InputInfo;
using plan::Subject;

std::string_view own_id(const InputInfo& input) {
  const std::string_view id = input.id;
  return input.indicator.empty() ? id : id.substr(input.indicator.size() + 1);
}

DomainNames::DomainNames(const Domain& domain) : domain_(&domain) {
  name_assessees();
  name_pools();
  name_inputs();
  find_units();
}

void DomainNames::name_assessees() {
  for (const Assessee& assessee : domain_->assessees) assessees_.add_id(assessee.id, &assessee);
  for (const Assessee& assessee : domain_->assessees)
    assessees_.add_title(assessee.name, &assessee);
}

void DomainNames::name_pools() {
  std::map<std::string, std::string> titles;
  for (const Assessee& assessee : domain_->assessees) titles[assessee.pool];
  const InputInfo* choice = domain_->system.find_input(domain_->pool);
  if (choice != nullptr) {
    for (const plan::OptionInfo& option : choice->options) titles[option.id] = option.title;
  }
  for (const auto& [id, title] : titles) pool_list_.push_back({id, title});
  for (const Pool& pool : pool_list_) pools_.add_id(pool.id, &pool);
  for (const Pool& pool : pool_list_) pools_.add_title(pool.title, &pool);
}

void DomainNames::name_inputs() {
  const plan::IndicatorSystem& system = domain_->system;
  inputs_.try_emplace("");
  for (const IndicatorInfo& indicator : system.indicators) {
    indicators_.add_id(indicator.id, &indicator);
    inputs_.try_emplace(indicator.id);
  }
  for (const IndicatorInfo& indicator : system.indicators)
    indicators_.add_title(indicator.title, &indicator);
  for (const InputInfo& input : system.inputs)
    inputs_[input.indicator].add_id(own_id(input), &input);
  for (const InputInfo& input : system.inputs)
    inputs_[input.indicator].add_title(input.title, &input);
}

void DomainNames::find_units() {
  const plan::IndicatorSystem& system = domain_->system;
  std::map<std::string_view, std::set<std::string>> readers;
  for (const IndicatorInfo& indicator : system.indicators) {
    for (const plan::ItemInfo& item : indicator.items) {
      for (const std::string& name : item.reads) readers[name].insert(indicator.responsible_unit);
    }
  }
  for (const InputInfo& input : system.inputs) {
    std::set<std::string>& units = units_[&input];
    const IndicatorInfo* indicator = system.find_indicator(input.indicator);
    if (indicator != nullptr) {
      units.insert(indicator->responsible_unit);
    } else {
      units = readers[input.id];
    }
    if (units.empty()) units.insert(domain_->lead_unit);
  }
}

const InputNames& DomainNames::inputs(const IndicatorInfo* indicator) const {
  return inputs_.find(indicator == nullptr ? std::string_view() : std::string_view(indicator->id))
      ->second;
}

const std::set<std::string>& DomainNames::units(const InputInfo& input) const {
  return units_.at(&input);
}

std::set<std::string> DomainNames::recorders(const plan::YearPlan& plan, const InputInfo& input,
                                             const std::string& assessee) const {
  std::set<std::string> recorders = units(input);
  const plan::Assessee* about = plan.find_assessee(plan::assessee_unit(domain_->id, assessee));
  if (about == nullptr || recorders.erase(about->organisation) == 0) return recorders;
  recorders.insert(plan.stand_in_of(*domain_, assessee));
  return recorders;
}

const NameMap<Subject>& DomainNames::subjects(const Assessee& assessee, const std::string& sub) {
  const auto [found, is_new] = subjects_[&assessee].try_emplace(sub);
  NameMap<Subject>& names = found->second;
  const auto list = assessee.subjects.find(sub);
  if (!is_new || list == assessee.subjects.end()) return names;
  for (const Subject& subject : list->second) names.add_id(subject.id, &subject);
  for (const Subject& subject : list->second) names.add_title(subject.name, &subject);
  return names;
}

PlanNames::PlanNames(const plan::YearPlan& plan) {
  for (const Domain& domain : plan.domains) {
    domains_.add_id(domain.id, &domain);
    names_.emplace(&domain, std::make_unique<DomainNames>(domain));
  }
  for (const Domain& domain : plan.domains) domains_.add_title(domain.title, &domain);
}

DomainNames* PlanNames::find_domain(std::string_view name) {
  const Domain* domain = domains_.find(name);
  return domain == nullptr ? nullptr : names_.at(domain).get();
}

}  // namespace kaohe::evidence
