// Art. 11 to 13: which share of a deduction stays, at the year-end and when a matter is put right;
// what follows a notice that is not answered well;
// how the assessed are heard.
#include <algorithm>

#include "base/words.hpp"
#include "plan/items_reading.hpp"
#include "plan/year_values.hpp"

namespace kaohe::plan {

namespace {

void check_share(YearFile& file, const char* pointer, const Rational& share) {
  if (share.sign() >= 0 && share <= Rational::of(1)) return;
  file.add(pointer,
           {"the share is {}, expected 0 to 1 (\"1/2\" is a half); correct it",
            "比例为 {},应在 0 到 1 之间(\"1/2\" 即一半);请改正"},
           share.text());
}

/// Whether what monitoring records of an input before the year-end can take points then.
bool is_monitored(const YearPlan& plan, const InputInfo& input) {
  if (input.source != InputSource::record) return false;
  return std::any_of(input.periods.begin(), input.periods.end(), [&](const std::string& id) {
    const Period* period = plan.find_period(id);
    return period != nullptr && !period->awards;
  });
}

}  // namespace

std::vector<ItemReading> items_reading(const IndicatorSystem& system, const InputInfo& input) {
  std::vector<ItemReading> reading;
  for (const IndicatorInfo& indicator : system.indicators) {
    if (indicator.off) continue;
    for (const ItemInfo& item : indicator.items) {
      if (std::find(item.reads.begin(), item.reads.end(), input.id) != item.reads.end())
        reading.push_back({&indicator, &item});
    }
  }
  return reading;
}

std::optional<std::string> item_without_return(const IndicatorSystem& system,
                                               const InputInfo& input) {
  for (const ItemReading& one : items_reading(system, input)) {
    if (one.item->sign == "deduct" && !one.prices_each())
      return one.indicator->id + ".item." + one.item->id;
  }
  return std::nullopt;
}

namespace {

/// "XZ29.item.again (XZ29.again), …" of the monitored inputs; empty: none.
std::string items_without_return(const YearPlan& plan, const Domain& domain) {
  std::vector<std::string> items;
  for (const InputInfo& input : domain.system.inputs) {
    if (!is_monitored(plan, input)) continue;
    const std::optional<std::string> item = item_without_return(domain.system, input);
    if (item) items.push_back(*item + " (" + input.id + ")");
  }
  return joined(items);
}

}  // namespace

void read_returns(const YearFile& file, YearPlan& plan) {
  const nlohmann::json& root = file.document.value;
  plan.carried_over =
      optional_number(table_of(root, "carry_over"), "share").value_or(Rational::of(1));
  plan.rectified_returns =
      optional_number(table_of(root, "rectification"), "returns").value_or(Rational());
  plan.rework_days = table_of(root, "rectification").value("rework_days", plan.rework_days);
  const nlohmann::json& visits = table_of(root, "visits");
  plan.visits.deducted = optional_number(visits, "deducted").value_or(plan.visits.deducted);
  plan.visits.late_notices = visits.value("late_notices", plan.visits.late_notices);
  const nlohmann::json& hearing = table_of(root, "hearing");
  plan.hearing.disclose = hearing.value("disclose", plan.hearing.disclose);
  plan.hearing.objection_days = hearing.value("objection_days", plan.hearing.objection_days);
  plan.hearing.publicity_days = hearing.value("publicity_days", plan.hearing.publicity_days);
}

void check_returns(YearFile& file, const YearPlan& plan) {
  check_share(file, "/carry_over/share", plan.carried_over);
  check_share(file, "/rectification/returns", plan.rectified_returns);
  check_share(file, "/matters/alike", plan.like_matters.alike);
  if (plan.visits.deducted.sign() < 0)
    file.add("/visits/deducted",
             {"the points are {}, expected 0 or more (0: not asked); correct it",
              "分值为 {},应不小于 0(0 为不看扣分);请改正"},
             plan.visits.deducted.text());
}

void check_carried_over(const YearPlan& plan, const Domain& domain,
                        std::vector<Problem>& problems) {
  if (plan.carried_over == Rational::of(1)) return;
  const std::string items = items_without_return(plan, domain);
  if (items.empty()) return;
  problems.push_back(
      {plan.place("/carry_over/share"),
       say({"the year-end carries {} of the year's deductions, but in {} these items judge their "
            "inputs as a whole and cannot give back a part: {}; write share = 1, or let the "
            "catalogue price their records one by one",
            "年终只计入平时扣分的 {},而{}的下列项对监测项目整体评判,不能按比例返还:{};"
            "请把 share 改为 1,或在指标体系中改为逐件计价"},
           plan.carried_over.text(), domain.title, items)});
}

}  // namespace kaohe::plan
