/// Art. 15: bonus and deduction items by the county's own rules.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <kaohe/rational.hpp>

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
  bool matter_elsewhere = false;  ///< its matter stands in an indicator too, and nobody has
                                  ///< confirmed that it counts here
};

/// One line of the account of adjustments: Σ points of the lines that count = the adjustment.
struct AppliedAdjustment {
  /// "recorded"; "proposed" by the plugin; "category_cap" or "cap": what a cap takes back.
  std::string kind = "recorded";
  std::string category, level, document, approved_by, matter;
  Rational points;  ///< signed
  bool counted = true;
  /// Empty, or "not_approved", "same_matter" (another of this matter weighs as much or more),
  /// "matter_elsewhere", "proposed".
  std::string why_not;
  std::int64_t record = 0;

  friend bool operator==(const AppliedAdjustment&, const AppliedAdjustment&) = default;
};

/// `why_not` in words for people; empty for an empty one.
Text why_not_counted(const std::string& why_not);

struct AdjustmentAccount {
  Rational sum;
  std::vector<AppliedAdjustment> lines;
};

/// A15.1: what the adjustments of one assessee come to. Only approved ones count; of one matter
/// only the highest bonus and only the highest deduction (equal: the earlier date, then the lower
/// record); then each category's cap, then the cap of the sum, either way. The order of `inputs`
/// has no meaning. Throws Error(data) for a category that the year does not have, or a negative
/// amount in one that adds.
AdjustmentAccount adjustments(std::vector<AdjustmentInput> inputs, const plan::Adjustments& rules);

}  // namespace kaohe::scoring
