#include "scoring/adjust.hpp"

#include <algorithm>
#include <tuple>

#include "scoring/adjust_limits.hpp"

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

/// One of those who share an amount: rounded, since a third has no end.
Rational share_of(const Rational& points, int among, RoundingPoint shared) {
  if (among <= 1) return points;
  const Rational share = round(abs(points) / Rational::of(among), shared).rational();
  return points.sign() < 0 ? -share : share;
}

std::string why_not(const AdjustmentInput& input, const plan::AdjustmentCategory& category,
                    const plan::Adjustments& rules) {
  if (input.approved_by.empty()) return "not_approved";
  if (input.dearer_in_indicator) return "dearer_in_indicator";
  if (input.matter_elsewhere) return "matter_elsewhere";
  if (!rules.applied_by || category.deducts) return {};
  if (!input.applied) return "not_applied";
  return *input.applied > *rules.applied_by ? "applied_late" : "";
}

AppliedAdjustment recorded_line(const AdjustmentInput& input, const plan::Adjustments& rules,
                                RoundingPoint shared) {
  const plan::AdjustmentCategory& category = category_of(input, rules);
  AppliedAdjustment line;
  line.category = input.category;
  line.level = input.level;
  line.document = input.document;
  line.approved_by = input.approved_by;
  line.matter = input.matter;
  line.points = share_of(signed_points(input, category), input.among, shared);
  line.among = input.among;
  line.record = input.record;
  line.why_not = why_not(input, category, rules);
  line.counted = line.why_not.empty();
  return line;
}

/// Of one matter only the highest, bonus and deduction apart.
void keep_highest(AdjustmentLines& lines, const plan::Adjustments& rules) {
  std::map<std::pair<std::string, bool>, AppliedAdjustment*> highest;
  for (AppliedAdjustment& line : lines) {
    if (!line.counted || line.matter.empty()) continue;
    if (find_category(rules, line.category)->sums_matters) continue;
    const auto [best, is_first] = highest.try_emplace({line.matter, line.points.sign() < 0}, &line);
    if (is_first) continue;
    AppliedAdjustment* lesser = &line;
    if (abs(line.points) > abs(best->second->points)) std::swap(lesser, best->second);
    lesser->counted = false;
    lesser->why_not = "same_matter";
  }
}

auto sort_key(const AdjustmentInput& input) {
  return std::tie(input.date, input.record, input.category, input.level, input.document);
}

AdjustmentLines recorded_lines(std::vector<AdjustmentInput> inputs, const plan::Adjustments& rules,
                               RoundingPoint shared) {
  std::sort(inputs.begin(), inputs.end(), [](const AdjustmentInput& a, const AdjustmentInput& b) {
    return sort_key(a) < sort_key(b);
  });
  AdjustmentLines lines;
  for (const AdjustmentInput& input : inputs) lines.push_back(recorded_line(input, rules, shared));
  keep_highest(lines, rules);
  return lines;
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
  if (why_not == "dearer_in_indicator") {
    return say(
        {"its matter costs as much or more in the indicators, or raises a gate there, and "
         "counts there only (matters.across)",
         "同一事项在指标中失分不少于此或者触发等次限制,只在指标中计(matters.across)"});
  }
  if (why_not == "not_applied") {
    return say({"no date of application is recorded (adjustments.applied_by)",
                "未录入申报日期,不能认定按时申报"});
  }
  if (why_not == "applied_late") {
    return say({"applied for after the last day (adjustments.applied_by)", "逾期申报"});
  }
  if (why_not == "too_few_deducted") {
    return say(
        {"too few assessees have deductions for bonuses to count "
         "(adjustments.group_limit)",
         "有扣分的考核对象未达规定比例,加分不计"});
  }
  if (why_not == "beyond_share") {
    return say({"beyond the share of assessees that may have a bonus (adjustments.group_limit)",
                "超出可加分考核对象的比例"});
  }
  if (why_not == "proposed") {
    return say({"proposed by the domain, nobody has recorded it", "由领域提出,尚未录入"});
  }
  if (why_not == "proposal_recorded") {
    return say({"proposed by the domain, recorded as a deduction", "由领域提出,已录入为扣分"});
  }
  return {why_not, why_not};
}

Text adjustment_title(const AppliedAdjustment& line, const plan::Adjustments& rules) {
  const plan::AdjustmentCategory* category = find_category(rules, line.category);
  const std::string own = line.title.empty() ? line.category : line.title;
  const std::string title = category == nullptr ? own : category->title;
  const auto shown = [](const std::optional<Rational>& cap) { return cap ? cap->text() : "-"; };
  if (line.kind == "category_cap") {
    return say({"beyond the cap {} of {}", "{1}超过封顶 {0} 分的部分"},
               shown(category == nullptr ? std::nullopt : category->cap), title);
  }
  if (line.kind == "cap") {
    return say({"beyond the cap {} of all adjustments", "加减分合计超过封顶 {} 分的部分"},
               shown(rules.cap));
  }
  if (line.kind == "bonus_cap") {
    return say({"beyond the cap {} of all bonuses", "加分合计超过封顶 {} 分的部分"},
               shown(rules.bonus_cap));
  }
  if (line.kind == "deduction_cap") {
    return say({"beyond the cap {} of all deductions", "扣分合计超过封顶 {} 分的部分"},
               shown(rules.deduction_cap));
  }
  if (line.kind == "group_cap") {
    return say({"beyond the largest deduction of the group", "加分超过全体最大扣分的部分"});
  }
  if (line.kind == "group_total") {
    return say({"beyond the deductions of the group in all, in proportion",
                "全体加分合计超过全体扣分合计,按比例核减的部分"});
  }
  if (line.among > 1) {
    return say({"{} (shared equally by {})", "{}({} 个考核对象均分)"}, title, line.among);
  }
  return {title, title};
}

std::map<std::string, AdjustmentAccount> adjustments(AdjustmentGroup group,
                                                     const plan::Adjustments& rules,
                                                     RoundingPoint shared) {
  GroupLines lines;
  for (auto& [assessee, inputs] : group)
    lines[assessee] = recorded_lines(std::move(inputs), rules, shared);
  apply_limits(lines, rules, shared.decimals);
  std::map<std::string, AdjustmentAccount> accounts;
  for (auto& [assessee, own] : lines) {
    AdjustmentAccount& account = accounts[assessee];
    account.lines = std::move(own);
    for (const AppliedAdjustment& line : account.lines) {
      if (line.counted) account.sum += line.points;
    }
  }
  return accounts;
}

std::map<std::string, MatterDeduction> deductions_by_matter(std::vector<AdjustmentInput> inputs,
                                                            const plan::Adjustments& rules,
                                                            RoundingPoint shared) {
  std::map<std::string, MatterDeduction> deductions;
  for (const AppliedAdjustment& line : recorded_lines(std::move(inputs), rules, shared)) {
    const plan::AdjustmentCategory& category = *find_category(rules, line.category);
    if (!line.counted || !category.deducts || line.matter.empty()) continue;
    MatterDeduction& deduction = deductions[line.matter];
    deduction.points -= line.points;
    if (!deduction.title.empty()) deduction.title += "、";
    deduction.title += category.title + " " + line.document;
  }
  return deductions;
}

}  // namespace kaohe::scoring
