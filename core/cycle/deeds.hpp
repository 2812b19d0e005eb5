/// What it takes to put each kind of record on record, and to confirm it.
#pragma once

#include "cycle/input_units.hpp"
#include "cycle/permission.hpp"
#include "ledger/duty_record.hpp"
#include "ledger/matter_link.hpp"
#include "ledger/notice.hpp"
#include "ledger/record.hpp"
#include "ledger/supervision_refusal.hpp"

namespace kaohe::cycle {

/// Two acts on one matter: a person records, another confirms. What takes effect at once (a sample,
/// a notice) has only its corrections and cancellations to confirm.
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
/// By its level; `confirm`: of its correction.
Deeds deeds_of(const ledger::Notice& record);
Deeds deeds_of(const ledger::RectificationAnswer& record);
Deeds deeds_of(const ledger::Rework& record);
/// Of a reminder the unit in charge grants it as well.
Deeds deeds_of(const ledger::Extension& record);
Deeds deeds_of(const ledger::NoticeClosing& record);
/// `confirm`: of taking it back.
Deeds deeds_of(const ledger::SupervisionRequest& record);
Deeds deeds_of(const ledger::SupervisionRefusal& record);
Deeds deeds_of(const ledger::Visit& record);
/// One that is made; one with an outcome: answering it, and confirming the answer. `units`: of the
/// input.
Deeds deeds_of(const ledger::Objection& record, const std::set<std::string>& units);
Deeds deeds_of(const ledger::Rectified& record, const std::set<std::string>& units);
/// `confirm`: of what says that matters are several, only of taking that away.
Deeds deeds_of(const ledger::MatterMerge& record, InputUnits& units);
Deeds deeds_of(const ledger::MatterDistinct& record, InputUnits& units);
Deeds deeds_of(const ledger::DutyFinding& record);

/// The same of any record that stands alone in its entry, on a day.
template <class Record>
Deeds deeds_on(const plan::YearPlan& plan, InputUnits& units, Date day, const Record& record) {
  if constexpr (requires { record.about.input; }) {
    return deeds_of(record, units.of(record.about.domain, record.about.input));
  } else if constexpr (std::is_same_v<Record, ledger::Draw>) {
    return deeds_of(record, is_year_end(plan, day));
  } else if constexpr (std::is_same_v<Record, ledger::Finding>) {
    return deeds_of(record, is_year_end(plan, record.date.value_or(day)));
  } else if constexpr (std::is_same_v<Record, ledger::Notice>) {
    // Art. 11(7): of the responsible units the one in charge of the indicator reminds.
    Deeds deeds = deeds_of(record);
    if (!units.answers_for(record.unit, record.domain, record.indicator))
      deeds.record.units = deeds.confirm.units = {};
    return deeds;
  } else {
    return deeds_of(record);
  }
}

}  // namespace kaohe::cycle
