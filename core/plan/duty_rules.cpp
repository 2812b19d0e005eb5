// Art. 20: the rules about those who assess in year.toml, read and checked.
#include "plan/duty_rules.hpp"

#include <algorithm>

#include "base/nearest.hpp"
#include "plan/year_values.hpp"

namespace kaohe::plan {

using nlohmann::json;

const std::vector<std::string>& duty_kinds() {
  static const std::vector<std::string> kinds{
      "missed_window",     "late_submission",   "late_closing",
      "late_publication",  "late_draft",        "unanswered_objection",
      "unattended_notice", "late_confirmation", "reversed_record"};
  return kinds;
}

const std::vector<std::string>& duty_finding_kinds() {
  static const std::vector<std::string> kinds{"not_carried_out", "wrong_performance", "formalism"};
  return kinds;
}

namespace {

void check_points(YearFile& file, const YearPlan& plan) {
  for (const auto& [kind, points] : plan.duty.points) {
    if (points.sign() > 0 && points <= plan.scheme.total) continue;
    file.add(child_pointer("/duty/points", kind),
             {"{} proposes {} points, expected more than 0 and at most {}; an amount has no sign. "
              "Correct it",
              "{} 每次建议扣 {} 分,应大于 0 且不超过 {};分值不带正负号,请改正"},
             kind, points.text(), plan.scheme.total.text());
  }
}

/// A record of the category says how many points; levels would say otherwise.
bool is_of_use(const AdjustmentCategory& category) {
  return category.deducts && category.levels.empty();
}

void check_category(YearFile& file, const YearPlan& plan) {
  if (plan.duty.category.empty()) return;
  std::vector<std::string> of_use;
  for (const AdjustmentCategory& one : plan.adjustments.categories) {
    if (!is_of_use(one)) continue;
    if (one.id == plan.duty.category) return;
    of_use.push_back(one.id);
  }
  file.add("/duty/category",
           {"\"{}\" is no category of [[adjustments.category]] that deducts and has no levels{}; "
            "expected one of {}. Name one, or add it there",
            "“{}”不是 [[adjustments.category]] 中不分级别的扣分类别{};应为 {} 之一。请改写,"
            "或者补上该类别"},
           plan.duty.category, did_you_mean(plan.duty.category, of_use), listed(of_use));
}

void check_refer_to(YearFile& file, const YearPlan& plan) {
  const std::vector<std::string> units = ids_of(plan.organisations);
  for (std::size_t i = 0; i < plan.duty.refer_to.size(); ++i) {
    const std::string& id = plan.duty.refer_to[i];
    if (plan.find_organisation(id) != nullptr) continue;
    file.add(child_pointer("/duty/refer_to", i),
             {"\"{}\" is no unit{}; expected one of {}", "没有“{}”这个单位{};只能是 {} 之一"}, id,
             did_you_mean(id, units), listed(units));
  }
}

}  // namespace

void read_duty(const YearFile& file, YearPlan& plan) {
  const json& from = table_of(file.document.value, "duty");
  DutyRules& rules = plan.duty;
  rules.answer_objection_days = from.value("answer_objection_days", rules.answer_objection_days);
  rules.confirm_days = from.value("confirm_days", rules.confirm_days);
  rules.publish_days = from.value("publish_days", rules.publish_days);
  for (const auto& [kind, points] : table_of(from, "points").items())
    rules.points[kind] = number_of(points);
  rules.category = text_of(from, "category");
  rules.refer_to = texts_of(from, "refer_to");
}

void check_duty(YearFile& file, const YearPlan& plan) {
  check_points(file, plan);
  check_category(file, plan);
  check_refer_to(file, plan);
}

}  // namespace kaohe::plan
