#include "cycle/deeds.hpp"

namespace kaohe::cycle {

namespace {

template <class Record>
Deeds about(const Record& record, Act act, Act confirmation) {
  return {{act, record.domain, record.assessee}, {confirmation, record.domain, record.assessee}};
}

/// Who answers for one of the records may say it.
template <class Link>
Deeds about_link(const Link& link, InputUnits& input_units) {
  std::set<std::string> units;
  for (const std::string& input : link.inputs) {
    const std::set<std::string>& more = input_units.of(link.domain, input);
    units.insert(more.begin(), more.end());
  }
  return {{Act::record_matter, link.domain, link.assessee, units},
          {Act::confirm_matter, link.domain, link.assessee, units}};
}

/// The same where the unit in charge has a say.
template <class Record>
Deeds of_unit(const Record& record, Act act, Act confirmation) {
  Deeds deeds = about(record, act, confirmation);
  deeds.record.units = deeds.confirm.units = {record.unit};
  return deeds;
}

/// A pool's or a whole domain's value concerns no single assessee.
std::string assessee_of(const plan::YearPlan& plan, const ledger::Observation& record) {
  const bool is_one =
      plan.find_assessee(plan::assessee_unit(record.domain, record.assessee)) != nullptr;
  return is_one ? record.assessee : std::string();
}

}  // namespace

Deeds deeds_of(const plan::YearPlan& plan, const ledger::Observation& record,
               const std::set<std::string>& units) {
  const std::string assessee = assessee_of(plan, record);
  if (record.period.empty())
    return {{Act::record_outside, record.domain, assessee},
            {Act::confirm_outside, record.domain, assessee}};
  const plan::Period* period = plan.find_period(record.period);
  const bool at_year_end = period != nullptr && period->awards;
  return {{Act::record_observations, record.domain, assessee, units, at_year_end},
          {Act::confirm_correction, record.domain, assessee, units, at_year_end}};
}

Deeds deeds_of(const ledger::Draw& record, bool at_year_end) {
  return {{Act::draw_sample, record.domain, record.assessee, {}, at_year_end},
          {Act::confirm_correction, record.domain, record.assessee, {}, at_year_end}};
}

Deeds deeds_of(const ledger::Submission& record) {
  const std::string about = record.only.empty() ? std::string() : record.only.front();
  const Deed deed{Act::confirm_correction, record.domain, about};
  return {deed, deed};
}

bool is_year_end(const plan::YearPlan& plan, Date day) {
  return day >= plan.periods.back().opens;
}

Deeds deeds_of(const ledger::Review& record) {
  return about(record, Act::record_review, Act::confirm_review);
}

Deeds deeds_of(const ledger::Votes& record) {
  return about(record, Act::record_review, Act::confirm_review);
}

Deeds deeds_of(const ledger::LeaderMark& record) {
  return about(record, Act::record_marks, Act::confirm_marks);
}

Deeds deeds_of(const ledger::Survey& record) {
  return about(record, Act::record_review, Act::confirm_review);
}

Deeds deeds_of(const ledger::Circular& record) {
  return about(record, Act::record_circular, Act::confirm_circular);
}

Deeds deeds_of(const ledger::Finding& record, bool at_year_end) {
  Deeds deeds = about(record, Act::record_finding, Act::confirm_finding);
  deeds.record.at_year_end = deeds.confirm.at_year_end = at_year_end;
  return deeds;
}

Deeds deeds_of(const ledger::Adjustment& record) {
  return about(record, Act::record_adjustment, Act::confirm_adjustment);
}

Deeds deeds_of(const ledger::Decision& record) {
  return about(record, Act::propose_decision, Act::approve_decision);
}

Deeds deeds_of(const ledger::Closing& record) {
  return about(record, Act::record_closing, Act::confirm_closing);
}

Deeds deeds_of(const ledger::Objection& record, const std::set<std::string>& units) {
  const bool is_open = record.outcome.empty();
  const ledger::ObservationChoice& about = record.about;
  return {{is_open ? Act::object : Act::answer_objection, about.domain, about.assessee, units},
          {is_open ? Act::object : Act::confirm_answer, about.domain, about.assessee, units}};
}

Deeds deeds_of(const ledger::Rectified& record, const std::set<std::string>& units) {
  const ledger::ObservationChoice& about = record.about;
  return {{Act::accept_rectification, about.domain, about.assessee, units},
          {Act::confirm_rectification, about.domain, about.assessee, units}};
}

Deeds deeds_of(const ledger::MatterMerge& record, InputUnits& units) {
  return about_link(record, units);
}

Deeds deeds_of(const ledger::MatterDistinct& record, InputUnits& units) {
  return about_link(record, units);
}

Deeds deeds_of(const ledger::Notice& record) {
  const Act act = record.level == ledger::Notice::kSupervision ? Act::serve_supervision
                  : record.level == ledger::Notice::kCircular  ? Act::issue_circular
                                                               : Act::record_notice;
  return of_unit(record, act, act);
}

Deeds deeds_of(const ledger::RectificationAnswer& record) {
  return of_unit(record, Act::answer_notice, Act::return_answer);
}

Deeds deeds_of(const ledger::Rework& record) {
  return of_unit(record, Act::return_answer, Act::return_answer);
}

Deeds deeds_of(const ledger::Extension& record) {
  Deeds deeds = of_unit(record, Act::ask_extension, Act::grant_extension);
  if (record.level != ledger::Notice::kReminder) deeds.confirm.units.clear();
  return deeds;
}

Deeds deeds_of(const ledger::DutyFinding& record) {
  Deeds deeds{{Act::find_duty}, {Act::confirm_duty}};
  deeds.record.unit = deeds.confirm.unit = record.unit;
  return deeds;
}

Deeds deeds_of(const ledger::NoticeClosing& record) {
  return of_unit(record, Act::close_notice, Act::confirm_notice_closing);
}

Deeds deeds_of(const ledger::SupervisionRequest& record) {
  return about(record, Act::request_supervision, Act::serve_supervision);
}

Deeds deeds_of(const ledger::SupervisionRefusal& record) {
  return about(record, Act::decline_supervision, Act::decline_supervision);
}

Deeds deeds_of(const ledger::Visit& record) {
  return about(record, Act::record_visit, Act::record_visit);
}

}  // namespace kaohe::cycle
