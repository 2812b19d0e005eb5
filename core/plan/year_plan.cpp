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
