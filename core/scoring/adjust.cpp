#include "scoring/adjust.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace kaohe::scoring {

namespace {

const plan::AdjustmentCategory& category_of(const AdjustmentInput& input,
                                            const plan::Adjustments& rules) {
  for (const plan::AdjustmentCategory& category : rules.categories) {
    if (category.id == input.category) return category;
  }
  throw Error(ErrorKind::data, input.place,
              say({"adjustment {}: the category \"{}\" is none of the year's; write one that "
                   "year.toml lists under [adjustments]",
                   "加减分记录 {}:类别“{}”不在本年度所列类别之内;请改用 year.toml 中 [adjustments] "
                   "所列的类别"},
                  input.record, input.category));
}

/// The amount with its sign: a category that deducts takes points, whichever way the amount is
/// written.
Rational signed_points(const AdjustmentInput& input, const plan::AdjustmentCategory& category) {
  if (category.deducts) return -abs(input.points);
  if (input.points.sign() >= 0) return input.points;
  throw Error(ErrorKind::data, input.place,
              say({"adjustment {}: {} points in the category \"{}\", which adds; write a positive "
                   "amount, or a category that deducts",
                   "加减分记录 {}:记了 {} 分,而类别“{}”只加分;请写正数,或改用扣分的类别"},
                  input.record, input.points.text(), category.id));
}

AppliedAdjustment recorded_line(const AdjustmentInput& input, const plan::Adjustments& rules) {
  AppliedAdjustment line;
  line.category = input.category;
  line.level = input.level;
  line.document = input.document;
  line.approved_by = input.approved_by;
  line.matter = input.matter;
  line.points = signed_points(input, category_of(input, rules));
  line.record = input.record;
  if (input.approved_by.empty()) {
    line.why_not = "not_approved";
  } else if (input.matter_elsewhere) {
    line.why_not = "matter_elsewhere";
  }
  line.counted = line.why_not.empty();
  return line;
}

/// Of one matter only the highest, bonus and deduction apart.
void keep_highest(std::vector<AppliedAdjustment>& lines) {
  std::map<std::pair<std::string, bool>, AppliedAdjustment*> highest;
  for (AppliedAdjustment& line : lines) {
    if (!line.counted || line.matter.empty()) continue;
    const auto [best, is_first] = highest.try_emplace({line.matter, line.points.sign() < 0}, &line);
    if (is_first) continue;
    AppliedAdjustment* lesser = &line;
    if (abs(line.points) > abs(best->second->points)) std::swap(lesser, best->second);
    lesser->counted = false;
    lesser->why_not = "same_matter";
  }
}

Rational counted_sum(const std::vector<AppliedAdjustment>& lines, const std::string* category) {
  Rational sum;
  for (const AppliedAdjustment& line : lines) {
    if (line.counted && (category == nullptr || line.category == *category)) sum += line.points;
  }
  return sum;
}

/// What a cap takes back from a sum, either way, as a line of its own.
void hold_at_cap(std::vector<AppliedAdjustment>& lines, const std::optional<Rational>& cap,
                 const std::string* category) {
  if (!cap) return;
  const Rational sum = counted_sum(lines, category);
  const Rational held = max(-*cap, min(*cap, sum));
  if (held == sum) return;
  AppliedAdjustment line;
  line.kind = category == nullptr ? "cap" : "category_cap";
  if (category != nullptr) line.category = *category;
  line.points = held - sum;
  lines.push_back(std::move(line));
}

auto sort_key(const AdjustmentInput& input) {
  return std::tie(input.date, input.record, input.category, input.level, input.document);
}

}  // namespace

Text why_not_counted(const std::string& why_not) {
  if (why_not == "not_approved") return say({"not approved yet", "尚未批准"});
  if (why_not == "same_matter") {
    return say({"another of the same matter counts", "同一事项已按最高的一项计"});
  }
  if (why_not == "matter_elsewhere") {
    return say({"its matter already counts in an indicator; a decision has to confirm it",
                "同一事项已在指标中计分,须经决定确认"});
  }
  if (why_not == "proposed") {
    return say({"proposed by the domain, nobody has recorded it", "由领域提出,尚未录入"});
  }
  return {why_not, why_not};
}

AdjustmentAccount adjustments(std::vector<AdjustmentInput> inputs, const plan::Adjustments& rules) {
  std::sort(inputs.begin(), inputs.end(), [](const AdjustmentInput& a, const AdjustmentInput& b) {
    return sort_key(a) < sort_key(b);
  });
  AdjustmentAccount account;
  for (const AdjustmentInput& input : inputs) account.lines.push_back(recorded_line(input, rules));
  keep_highest(account.lines);
  for (const plan::AdjustmentCategory& category : rules.categories) {
    hold_at_cap(account.lines, category.cap, &category.id);
  }
  hold_at_cap(account.lines, rules.cap, nullptr);
  account.sum = counted_sum(account.lines, nullptr);
  return account;
}

}  // namespace kaohe::scoring
