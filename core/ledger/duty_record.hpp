/// Art. 20: what is put on record of those who assess: findings about how a unit did its duty, and
/// the referral of a grave case. A deduction is an Adjustment, whose entry says for which events.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"

namespace kaohe::ledger {

/// In the payload of an Adjustment that deducts for how a unit did its duty:
/// {"unit": …, "events": [ids of cycle::DutyEvent], "reason": …}.
inline constexpr const char* kDutyKey = "duty";

/// What no day shows: monitoring not carried out, wrong performance, formalism.
struct DutyFinding {
  static constexpr const char* kKind = "duty_finding";
  std::string unit;      ///< an organisation id
  std::string kind;      ///< one of plan::duty_finding_kinds
  std::string affected;  ///< "progress", "quality"; empty: neither
  std::string reason;
  std::string document;
};

/// The office proposes to the committee that a grave case be transferred.
struct DutyReferral {
  static constexpr const char* kKind = "duty_referral";
  std::string unit;
  std::string reason;
  std::string document;
};

/// The committee has agreed to a referral, or rejected it.
struct DutyReferralDecision {
  static constexpr const char* kKind = "duty_referral_decision";
  std::int64_t referral = 0;  ///< number of its entry
  bool approved = false;
  std::string document;
  std::string reason;  ///< of a rejection
};

/// The office has transferred a case that the committee agreed to.
struct DutyTransfer {
  static constexpr const char* kKind = "duty_transfer";
  std::int64_t referral = 0;
  std::vector<std::string> to;  ///< organisation ids
  std::string document;
  std::optional<Date> date;  ///< of the document
};

}  // namespace kaohe::ledger
