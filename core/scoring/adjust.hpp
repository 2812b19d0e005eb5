/// Art. 15: bonuses and deductions, as the county regulates them.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <kaohe/rational.hpp>
#include <kaohe/rounding.hpp>

#include "base/date.hpp"
#include "base/errors.hpp"
#include "base/text.hpp"
#include "plan/year_plan.hpp"

namespace kaohe::scoring {

/// One adjustment as recorded.
struct AdjustmentInput {
  std::string category, level, document, approved_by, matter;
  Rational points;  ///< as recorded; in a category that deducts either sign takes points
  std::optional<Date> date;
  std::int64_t record = 0;
  Place place;
  bool matter_elsewhere = false;     ///< its matter stands in an indicator too, and nobody has
                                     ///< confirmed that it counts here
  bool dearer_in_indicator = false;  ///< its matter was weighed and counts in the indicators
  int among = 1;                     ///< how many share it equally, 1..
  std::optional<Date> applied;       ///< when it was applied for
};

/// One line of the account of adjustments: Σ points of the lines that count = the adjustment.
struct AppliedAdjustment {
  /// "recorded"; "proposed" by the plugin; what a limit takes back: "category_cap", "group_cap"
  /// (the largest deduction of the group), "bonus_cap", "deduction_cap", "group_total"
  /// (all deductions of the group), "cap".
  std::string kind = "recorded";
  std::string category, level, document, approved_by, matter;
  Rational points;  ///< signed
  bool counted = true;
  /// Empty, or "not_approved", "same_matter" (another of this matter weighs as much or more),
  /// "matter_elsewhere", "dearer_in_indicator" (its matter was weighed), "not_applied",
  /// "applied_late", "too_few_deducted", "beyond_share", "proposed", "proposal_recorded" (a person
  /// has put it on record as a deduction).
  std::string why_not;
  std::int64_t record = 0;
  int among = 1;           ///< so many share the recorded amount; `points` is this assessee's share
  std::string title = {};  ///< of what the plugin proposes; empty: the category's

  friend bool operator==(const AppliedAdjustment&, const AppliedAdjustment&) = default;
};

/// `why_not` in words for people; empty for an empty one.
Text why_not_counted(const std::string& why_not);

/// What a line is, in words for people: its category, the cap that it holds, and how many share it.
Text adjustment_title(const AppliedAdjustment& line, const plan::Adjustments& rules);

struct AdjustmentAccount {
  Rational sum;
  std::vector<AppliedAdjustment> lines;
};

/// A group of assessees with what each has, by id.
using AdjustmentGroup = std::map<std::string, std::vector<AdjustmentInput>>;

/// A15.1: what the adjustments of each of a group come to. An amount that several share is divided
/// and rounded at `shared`. Only approved ones count, bonuses only if applied for in time; of one
/// matter only the highest bonus and only the highest deduction (equal: the earlier date, then the
/// lower record), unless its category counts all; then the group's limits; then each category's
/// cap, the largest deduction of the group, the caps of bonuses and of deductions, all
/// bonuses of the group held at all its deductions, and the cap of the sum, either way. The order
/// of inputs has no meaning. Throws Error(data) for a category that the year does not have, or a
/// negative amount in one that adds.
std::map<std::string, AdjustmentAccount> adjustments(AdjustmentGroup group,
                                                     const plan::Adjustments& rules,
                                                     RoundingPoint shared);

/// What a matter's deductions take that count, before any limit.
struct MatterDeduction {
  Rational points;    ///< 0..
  std::string title;  ///< as people call them: category and document
};

/// By matter, of one assessee. As `adjustments`, without limits; throws the same.
std::map<std::string, MatterDeduction> deductions_by_matter(std::vector<AdjustmentInput> inputs,
                                                            const plan::Adjustments& rules,
                                                            RoundingPoint shared);

}  // namespace kaohe::scoring
