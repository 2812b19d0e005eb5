/// Art. 20: what has come of the events of those who assess, read from the ledger: deductions from
/// a unit's own score, referrals of grave cases.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cycle/duty.hpp"
#include "cycle/systems.hpp"
#include "ledger/duty_record.hpp"
#include "ledger/record.hpp"

namespace kaohe::cycle {

/// A deduction that was recorded for events of a unit; what was taken back is left out.
struct DutyDeduction {
  Hand hand;
  std::string unit;
  std::vector<std::string> events;  ///< names
  std::string reason;
  ledger::Adjustment adjustment;  ///< as corrected since
  bool is_confirmed = false;
};

/// A grave case from its referral on.
struct DutyCase {
  Done<ledger::DutyReferral> referral;
  std::optional<Done<ledger::DutyReferralDecision>> decision = {};
  std::optional<Done<ledger::DutyTransfer>> transfer = {};

  bool is_approved() const { return decision && decision->record.approved; }
  bool awaits_transfer() const { return is_approved() && !transfer; }
};

/// In the order of the ledger, as known on the day.
std::vector<DutyDeduction> duty_deductions(const DutySources& from);
std::vector<DutyCase> duty_cases(const ledger::Ledger& ledger, int year, std::optional<Date> until);

/// What the year's settings propose to deduct for a unit's events, and for which: confirmed ones
/// that have a price and for which nothing is deducted yet.
struct DutyProposal {
  Rational points;                  ///< above 0; 0: the settings propose nothing
  std::vector<std::string> events;  ///< names
};
DutyProposal proposed_deduction(const plan::YearPlan& plan, const std::string& unit,
                                const std::vector<DutyEvent>& events,
                                const std::vector<DutyDeduction>& deductions);

/// The assessee that an organisation is at the same time; nullptr: it is none.
const plan::Assessee* assessee_of(const plan::YearPlan& plan, const std::string& unit);

}  // namespace kaohe::cycle
