/// Acts on how those who assess do their duty (Art. 20): findings, a deduction from a unit's own
/// score, the referral of a grave case. Each is one act of the person at the desk.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cycle/desk.hpp"
#include "cycle/duty_course.hpp"

namespace kaohe::cycle {

/// A unit of year.toml, by id or title. Throws Error(usage) for another word, also for an assessee,
/// which assesses nobody.
const plan::Organisation& assessing_unit_named(const plan::YearPlan& plan, const std::string& word);

/// What an event shows, as known at the desk.
DutySources duty_at(const Desk& desk);

struct DutyFound {
  std::string kind;           ///< one of plan::duty_finding_kinds
  std::string reason;         ///< required
  std::string document;       ///< likewise
  std::string affected = {};  ///< "progress", "quality", or neither
};

/// Puts a finding on record; it stands once another person has confirmed it. Throws Error(usage)
/// for a word that is no kind or effect, Error(data) without reason or document, and where the same
/// finding stands: of that unit and kind, whose reason and document are the same in plain_form.
std::int64_t find_duty(Desk& desk, const std::string& unit, const DutyFound& found);
/// Other findings of the same unit and document as one that was just recorded: it may be the same
/// in other words. Of a dry run none.
std::vector<std::int64_t> likely_doubles(const Desk& desk, std::int64_t finding);

/// A finding that is taken away, whether at once or by two persons, takes no deduction with it:
/// throws Error(data) while one rests on it, proposed or confirmed, naming that. Other entries
/// pass.
void require_not_deducted(const Desk& desk, const ledger::Entry& finding);

struct DutyDeducting {
  std::vector<std::string> events;  ///< names, or numbers of records that show them: "57", "#57"
  std::string reason;               ///< required
  std::string document;             ///< likewise
  std::string points = {};          ///< above 0; empty: as the year's settings price the events
  std::string approved_by = {};     ///< empty: the office, else the committee, where it may
  std::string date = {};            ///< of the document; empty: the day of the desk, at most
                                    ///< the year's last
};

/// Art. 15, 20: records a deduction from the unit's own annual score, in the category that the year
/// names, for events of that unit. It counts once confirmed as any deduction. Throws Error(data)
/// for a unit that is no assessee, a year that names no category, an event that is not the unit's,
/// is only proposed, or has been deducted for, and as evidence::take_in for what a deduction may
/// not be.
std::int64_t propose_deduction(Desk& desk, const std::string& unit, const DutyDeducting& deducting);

/// The office refers a grave case to the committee. Throws Error(data) without reason or document,
/// while another referral of the unit is open, and where the year names nobody to transfer it to.
std::int64_t refer(Desk& desk, const std::string& unit, const std::string& reason,
                   const std::string& document);

struct DutyDeciding {
  bool approved = false;
  std::string document = {};  ///< required of an approval
  std::string reason = {};    ///< required of a rejection
};

/// The committee decides on an open referral. Throws Error(data) for a number that is none.
std::int64_t decide_referral(Desk& desk, std::int64_t number, const DutyDeciding& deciding);

/// The office has transferred a case that the committee agreed to, to the units that the year
/// names, but for the one that it is about. `date`: of the document, none: the day of the desk.
/// Throws Error(data) for a number that awaits no transfer, and without a document.
std::int64_t transfer_referral(Desk& desk, std::int64_t number, const std::string& document,
                               std::optional<Date> date);

}  // namespace kaohe::cycle
