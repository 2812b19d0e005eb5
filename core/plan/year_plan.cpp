#include "plan/year_plan.hpp"

#include <algorithm>

#include "plan/year_file.hpp"

namespace kaohe::plan {

Date YearPlan::working_day(Date day) const {
  while (std::binary_search(rest_days.begin(), rest_days.end(), day)) day += std::chrono::days(1);
  return day;
}

Date YearPlan::rectification_due(Date issued) const {
  return working_day(one_month_after(issued));
}

Date YearPlan::rework_due(Date returned) const {
  return working_day(returned + std::chrono::days(rework_days));
}

const Domain* YearPlan::find_domain(std::string_view id) const {
  return find_by_id(domains, id);
}

const Period* YearPlan::find_period(std::string_view id) const {
  return find_by_id(periods, id);
}

int YearPlan::period_index(std::string_view id) const {
  return index_by_id(periods, id);
}

const Organisation* YearPlan::find_organisation(std::string_view id) const {
  return find_by_id(organisations, id);
}

const Assessee* YearPlan::find_assessee(std::string_view unit) const {
  const std::size_t slash = unit.find('/');
  if (slash == std::string_view::npos) return nullptr;
  const Domain* domain = find_domain(unit.substr(0, slash));
  return domain == nullptr ? nullptr : find_by_id(domain->assessees, unit.substr(slash + 1));
}

const Organisation& YearPlan::organisation_with(std::string_view role) const {
  const auto has_role = [&](const Organisation& one) {
    return std::find(one.roles.begin(), one.roles.end(), role) != one.roles.end();
  };
  return *std::find_if(organisations.begin(), organisations.end(), has_role);
}

std::optional<Person> YearPlan::find_person(std::string_view id) const {
  if (const Person* person = find_by_id(persons, id)) return *person;
  const Assessee* assessee = find_assessee(id);
  if (assessee == nullptr) return std::nullopt;
  const std::vector<Person> own = persons_of(id);
  return own.size() == 1 && own[0].id == id ? std::optional(own[0]) : std::nullopt;
}

std::vector<Person> YearPlan::persons_of(std::string_view unit) const {
  std::vector<Person> own;
  for (const Person& person : persons) {
    if (person.unit == unit) own.push_back(person);
  }
  const Assessee* assessee = find_assessee(unit);
  if (own.empty() && assessee != nullptr) {
    const std::string id(unit);
    own.push_back({id, assessee->secretary.empty() ? assessee->name : assessee->secretary, id});
  }
  return own;
}

std::string YearPlan::stand_in_of(const Domain& domain, std::string_view assessee) const {
  const Assessee* found = find_by_id(domain.assessees, assessee);
  const std::string own = found == nullptr ? std::string() : found->organisation;
  if (own.empty()) return {};
  if (domain.lead_unit != own) return domain.lead_unit;
  const std::string& coordinator = organisation_with("coordinator").id;
  return coordinator != own ? coordinator : organisation_with("office").id;
}

bool YearPlan::is_of_lead_unit(const Domain& domain, std::string_view assessee) const {
  const Assessee* found = find_by_id(domain.assessees, assessee);
  return found != nullptr && found->organisation == domain.lead_unit;
}

std::string YearPlan::unit_over(const Domain& domain, std::string_view assessee) const {
  return is_of_lead_unit(domain, assessee) ? stand_in_of(domain, assessee) : domain.lead_unit;
}

std::string YearPlan::unit_title(const std::string& unit) const {
  if (const Organisation* organisation = find_organisation(unit)) return organisation->title;
  const Assessee* assessee = find_assessee(unit);
  return assessee == nullptr ? unit : assessee->name;
}

int YearPlan::grade_index(std::string_view id) const {
  return index_by_id(grading.grades, id);
}

const std::string& YearPlan::grade_title(std::string_view id) const {
  static const std::string none = "-";
  const auto* grade = find_by_id(grading.grades, id);
  return grade == nullptr ? none : grade->title;
}

Place YearPlan::place(const std::string& pointer) const {
  const TomlDocument document{(folder / "year.toml").string(), {}, places, {}};
  return document.place(pointer);
}

}  // namespace kaohe::plan
