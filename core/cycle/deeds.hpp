/// What it takes to put each kind of record on record, and to confirm it.
#pragma once

#include "cycle/permission.hpp"
#include "ledger/record.hpp"

namespace kaohe::cycle {

/// Two acts on one matter: a person records, another confirms. `confirm` has no meaning for kinds
/// that need no confirmation (ledger/kinds.hpp).
struct Deeds {
  Deed record;
  Deed confirm;
};

/// An observation of a period (its input's units answer for it) or of none (other assessments).
/// `units`: of its input, see evidence::DomainNames::units.
Deeds deeds_of(const plan::YearPlan& plan, const ledger::Observation& record,
               const std::set<std::string>& units);
/// A sample is drawn for no single period: `at_year_end` says whether it is drawn then. `confirm`:
/// of one that a closed period waits for.
Deeds deeds_of(const ledger::Draw& record, bool at_year_end);
/// Of a submission after the closing; `record` has no meaning.
Deeds deeds_of(const ledger::Submission& record);
/// Whether a day belongs to the period that awards points: its window has begun.
bool is_year_end(const plan::YearPlan& plan, Date day);
Deeds deeds_of(const ledger::Review& record);
Deeds deeds_of(const ledger::Votes& record);
Deeds deeds_of(const ledger::LeaderMark& record);
Deeds deeds_of(const ledger::Survey& record);
Deeds deeds_of(const ledger::Circular& record);
/// `at_year_end`: whether it was found then; teams form for the year-end only (Art. 13).
Deeds deeds_of(const ledger::Finding& record, bool at_year_end);
Deeds deeds_of(const ledger::Adjustment& record);
Deeds deeds_of(const ledger::Decision& record);
Deeds deeds_of(const ledger::Closing& record);
/// One that is issued; one with an answer: answering it.
Deeds deeds_of(const ledger::Notice& record);
/// One that is made; one with an outcome: answering it. `units`: of the input.
Deeds deeds_of(const ledger::Objection& record, const std::set<std::string>& units);
Deeds deeds_of(const ledger::Rectified& record, const std::set<std::string>& units);

}  // namespace kaohe::cycle
