#include "scoring/adjust_limits.hpp"

#include <algorithm>

namespace kaohe::scoring {

namespace {

using Ids = std::vector<std::string>;

Rational counted_sum(const AdjustmentLines& lines, const Ids& categories) {
  Rational sum;
  for (const AppliedAdjustment& line : lines) {
    const bool is_in =
        std::find(categories.begin(), categories.end(), line.category) != categories.end();
    if (line.counted && is_in) sum += line.points;
  }
  return sum;
}

/// A line for what a cap takes back from a sum, either way.
void hold(AdjustmentLines& lines, const char* kind, const std::string& category,
          const Rational& sum, const Rational& cap) {
  const Rational held = max(-cap, min(cap, sum));
  if (held == sum) return;
  AppliedAdjustment line;
  line.kind = kind;
  line.category = category;
  line.points = held - sum;
  lines.push_back(std::move(line));
}

// ---------- What a group decides together ----------

Rational count_of(const GroupLines& group) {
  return Rational::of(static_cast<std::int64_t>(group.size()));
}

void take_out(AdjustmentLines& lines, const Ids& categories, const char* why_not) {
  for (AppliedAdjustment& line : lines) {
    const bool is_in =
        std::find(categories.begin(), categories.end(), line.category) != categories.end();
    if (!line.counted || !is_in) continue;
    line.counted = false;
    line.why_not = why_not;
  }
}

bool are_enough_deducted(const GroupLines& group, const plan::GroupLimit& limit) {
  const auto deducted = std::count_if(group.begin(), group.end(), [&](const auto& one) {
    return !counted_sum(one.second, limit.deductions).is_zero();
  });
  return Rational::of(deducted) > *limit.deducted_share_above * count_of(group);
}

/// How many of the bonuses, highest first, are kept where at most so many may be.
std::size_t kept_count(const std::vector<Rational>& bonuses, const Rational& most, bool ties_in) {
  std::size_t kept = 0;
  while (kept < bonuses.size() && Rational::of(static_cast<std::int64_t>(kept) + 1) <= most) ++kept;
  if (kept == 0 || kept == bonuses.size() || bonuses[kept - 1] != bonuses[kept]) return kept;
  const auto is_tied = [&, tied = bonuses[kept]](std::size_t i) { return bonuses[i] == tied; };
  if (ties_in) {
    while (kept < bonuses.size() && is_tied(kept)) ++kept;
  } else {
    while (kept > 0 && is_tied(kept - 1)) --kept;
  }
  return kept;
}

void hold_at_share(GroupLines& group, const plan::GroupLimit& limit) {
  std::vector<Rational> bonuses;
  for (const auto& [assessee, lines] : group) {
    const Rational bonus = counted_sum(lines, limit.bonuses);
    if (bonus.sign() > 0) bonuses.push_back(bonus);
  }
  std::sort(bonuses.begin(), bonuses.end(),
            [](const Rational& a, const Rational& b) { return b < a; });
  const Rational most = *limit.bonus_share_at_most * count_of(group);
  const std::size_t kept = kept_count(bonuses, most, limit.ties_in);
  for (auto& [assessee, lines] : group) {
    const bool keeps = kept > 0 && counted_sum(lines, limit.bonuses) >= bonuses[kept - 1];
    if (!keeps) take_out(lines, limit.bonuses, "beyond_share");
  }
}

void apply_group_limit(GroupLines& group, const plan::GroupLimit& limit) {
  if (limit.deducted_share_above && !are_enough_deducted(group, limit)) {
    for (auto& [assessee, lines] : group) take_out(lines, limit.bonuses, "too_few_deducted");
  }
  if (limit.bonus_share_at_most) hold_at_share(group, limit);
}

void hold_at_largest_deduction(GroupLines& group, const plan::GroupLimit& limit) {
  if (limit.bonuses.empty()) return;
  Rational largest;
  for (const auto& [assessee, lines] : group)
    largest = max(largest, -counted_sum(lines, limit.deductions));
  for (auto& [assessee, lines] : group)
    hold(lines, "group_cap", limit.bonuses.front(), counted_sum(lines, limit.bonuses), largest);
}

/// Σ of what still counts of some categories, after the cap of their whole side: the year's rules
/// see to it that a limit weighs the whole side where that has a cap.
Rational side_sum(const AdjustmentLines& lines, const Ids& categories, std::string_view cap_kind) {
  Rational sum = counted_sum(lines, categories);
  for (const AppliedAdjustment& line : lines) {
    if (line.kind == cap_kind) sum += line.points;
  }
  return sum;
}

/// 加分幅度与扣分幅度匹配. What each keeps is truncated, so that the total never passes the
/// deductions.
void hold_at_total_deductions(GroupLines& group, const plan::GroupLimit& limit, int decimals) {
  if (limit.bonuses.empty()) return;
  Rational bonuses, deductions;
  for (const auto& [assessee, lines] : group) {
    bonuses += side_sum(lines, limit.bonuses, "bonus_cap");
    deductions -= side_sum(lines, limit.deductions, "deduction_cap");
  }
  if (bonuses <= deductions) return;
  const Rational share = deductions / bonuses;
  for (auto& [assessee, lines] : group) {
    const Rational own = side_sum(lines, limit.bonuses, "bonus_cap");
    const Rational kept = round(own * share, {decimals, RoundingMode::truncate}).rational();
    hold(lines, "group_total", limit.bonuses.front(), own, kept);
  }
}

// ---------- Caps of one assessee ----------

Ids all_that(const plan::Adjustments& rules, bool deduct) {
  Ids ids;
  for (const plan::AdjustmentCategory& category : rules.categories) {
    if (category.deducts == deduct) ids.push_back(category.id);
  }
  return ids;
}

void hold_categories(AdjustmentLines& lines, const plan::Adjustments& rules) {
  for (const plan::AdjustmentCategory& category : rules.categories) {
    if (!category.cap) continue;
    hold(lines, "category_cap", category.id, counted_sum(lines, {category.id}), *category.cap);
  }
}

void hold_sums(AdjustmentLines& lines, const plan::Adjustments& rules) {
  const Rational bonuses = counted_sum(lines, all_that(rules, false)),
                 deductions = counted_sum(lines, all_that(rules, true));
  if (rules.bonus_cap) hold(lines, "bonus_cap", "", bonuses, *rules.bonus_cap);
  if (rules.deduction_cap) hold(lines, "deduction_cap", "", deductions, *rules.deduction_cap);
}

void hold_whole(AdjustmentLines& lines, const plan::Adjustments& rules) {
  if (!rules.cap) return;
  Rational sum;
  for (const AppliedAdjustment& line : lines) {
    if (line.counted) sum += line.points;
  }
  hold(lines, "cap", "", sum, *rules.cap);
}

}  // namespace

const plan::AdjustmentCategory* find_category(const plan::Adjustments& rules, std::string_view id) {
  for (const plan::AdjustmentCategory& category : rules.categories) {
    if (category.id == id) return &category;
  }
  return nullptr;
}

void apply_limits(GroupLines& group, const plan::Adjustments& rules, int decimals) {
  for (const plan::GroupLimit& limit : rules.group_limits) apply_group_limit(group, limit);
  for (auto& [assessee, lines] : group) hold_categories(lines, rules);
  for (const plan::GroupLimit& limit : rules.group_limits) {
    if (limit.at_most_largest_deduction) hold_at_largest_deduction(group, limit);
  }
  for (auto& [assessee, lines] : group) hold_sums(lines, rules);
  for (const plan::GroupLimit& limit : rules.group_limits) {
    if (limit.total_at_most_deductions) hold_at_total_deductions(group, limit, decimals);
  }
  for (auto& [assessee, lines] : group) hold_whole(lines, rules);
}

}  // namespace kaohe::scoring
