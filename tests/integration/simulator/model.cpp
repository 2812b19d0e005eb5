#include "model.hpp"

#include <algorithm>

namespace kaohe::testing {

using plan::Person;

namespace {

constexpr const char* kLeadUnit = "society";

/// Both of the fixture's units in quarters, the lead unit also at the year-end.
bool owes(const std::string& unit, const std::string& period) {
  if (period == "h1") return false;  // no indicator of the fixture is reported then
  if (period == "year") return unit == kLeadUnit;
  return unit == kLeadUnit || unit == "market";
}

bool is_same_cell(const ModelRow& one, const ModelRow& other) {
  return one.assessee == other.assessee && one.input == other.input && one.period == other.period;
}

}  // namespace

std::string Model::unit_of(const std::string& input) {
  return input == "HX02.complaints" ? "market" : kLeadUnit;
}

bool Model::stands(const ModelRow& row, bool proposed) const {
  if (row.withdrawn) return false;
  // Whoever replaces it, directly or by replacing a proposal that would have.
  std::set<std::int64_t> gone{row.number};
  for (const ModelRow& later : rows_) {
    if (!later.replaces || gone.count(*later.replaces) == 0 || later.withdrawn) continue;
    if (proposed || later.confirmed) return false;
    gone.insert(later.number);
  }
  return true;
}

std::map<std::int64_t, std::string> Model::counted(bool proposed) const {
  std::map<std::int64_t, std::string> counted;
  for (const ModelRow& row : rows_) {
    if (!row.cancels && (proposed || row.confirmed) && stands(row, proposed))
      counted[row.number] = row.value;
  }
  return counted;
}

std::set<std::pair<std::string, std::string>> Model::submitted(bool proposed) const {
  std::set<std::pair<std::string, std::string>> of;
  for (const auto& [unit_and_period, persons] : submitted_) of.insert(unit_and_period);
  for (const LateSubmission& one : late_submissions_) {
    if (!one.withdrawn && (proposed || one.confirmed)) of.insert({one.unit, one.period});
  }
  return of;
}

const ModelRow* Model::find(std::int64_t number) const {
  const auto at = std::find_if(rows_.begin(), rows_.end(),
                               [&](const ModelRow& one) { return one.number == number; });
  return at == rows_.end() ? nullptr : &*at;
}

bool Model::is_waiting(const ModelRow& row) const {
  return !row.confirmed && stands(row, true);
}

bool Model::may_stand(const ModelRow& row) const {
  return stands(row, true) || (row.confirmed && stands(row, false));
}

bool Model::takes_record(const Person& person, const ModelRow& row, Date today) const {
  if (plan_.find_period(row.period)->first_day > today) return false;  // its day is not come
  if (person.unit != unit_of(row.input)) return false;
  if (is_closed(row.period) && !is_missing(row)) return false;
  if (comes_back(row)) return false;
  return std::none_of(rows_.begin(), rows_.end(),
                      [&](const ModelRow& one) { return bars(one, row); });
}

bool Model::is_missing(const ModelRow& row) const {
  if (row.is_event()) return submitted(false).count({unit_of(row.input), row.period}) == 0;
  return std::none_of(rows_.begin(), rows_.end(), [&](const ModelRow& one) {
    return is_same_cell(one, row) && !one.cancels && may_stand(one);
  });
}

bool Model::bars(const ModelRow& one, const ModelRow& other) const {
  if (!is_same_cell(one, other) || one.cancels || !may_stand(one)) return false;
  return other.takes_one() || (one.matter == other.matter && one.value == other.value);
}

bool Model::has_waiting(const std::string& unit, const std::string& period) const {
  return std::any_of(rows_.begin(), rows_.end(), [&](const ModelRow& row) {
    return row.unit == unit && row.period == period && !row.cancels && is_waiting(row);
  });
}

std::vector<std::string> Model::missing(const std::string& period) const {
  std::vector<std::string> units;
  for (const char* unit : {"market", kLeadUnit}) {
    const bool is_silent = owes(unit, period) && submitted_.count({unit, period}) == 0;
    if (is_silent || has_waiting(unit, period)) units.emplace_back(unit);
  }
  return units;
}

bool Model::takes_submission(const Person& person, const std::string& period, Date today) const {
  if (is_closed(period)) return takes_late_submission(person, period);
  if (!owes(person.unit, period) || today < plan_.find_period(period)->opens) return false;
  bool has_news = submitted_.count({person.unit, period}) == 0;
  for (const ModelRow& row : rows_) {
    if (row.unit != person.unit || row.period != period || !is_waiting(row)) continue;
    if (row.person == person.id || changes_disputed(row)) return false;
    has_news = true;
  }
  return has_news;
}

bool Model::takes_late_submission(const Person& person, const std::string& period) const {
  const std::string& unit = person.unit;
  const bool has_hand = std::any_of(rows_.begin(), rows_.end(), [&](const ModelRow& row) {
    return row.period == period && row.unit == unit && is_waiting(row) &&
           (row.person == person.id || changes_disputed(row));
  });
  if (has_hand) return false;
  const std::vector<std::string>& units = left_out_.at(period);
  return std::find(units.begin(), units.end(), unit) != units.end() &&
         std::none_of(late_submissions_.begin(), late_submissions_.end(), [&](const auto& one) {
           return !one.withdrawn && one.unit == unit && one.period == period;
         });
}

bool Model::is_nil(const std::string& unit, const std::string& period) const {
  return std::none_of(rows_.begin(), rows_.end(), [&](const ModelRow& row) {
    return row.unit == unit && row.period == period && !row.cancels && stands(row, true);
  });
}

std::set<std::string> Model::hands_in(const std::string& period) const {
  std::set<std::string> hands;
  // Also of what was replaced: they have seen it. An entry that was taken back whole is as none.
  for (const ModelRow& row : rows_) {
    if (row.period == period && !row.withdrawn) hands.insert(row.person);
  }
  for (const auto& [of, persons] : submitted_) {
    if (of.second == period) hands.insert(persons.begin(), persons.end());
  }
  return hands;
}

bool Model::takes_closing(const Person& person, const std::string& period, Date today,
                          const std::vector<std::string>& without) const {
  if (person.unit != kLeadUnit || is_closed(period) || files_differ) return false;
  if (today < plan_.find_period(period)->opens || without != missing(period)) return false;
  if (is_shown_first() && has_not_shown(period)) return false;
  return hands_in(period).count(person.id) == 0;
}

bool Model::takes_correction(const Person& person, const ModelRow& row,
                             const std::string& value) const {
  if (row.cancels || !stands(row, true) || person.unit != unit_of(row.input) || value == row.value)
    return false;
  if (objection_to(row.number) != nullptr) return false;
  ModelRow made = row;
  made.value = value;
  if (comes_back(made)) return false;
  // What it replaces, and what that replaced, is not in its way.
  std::set<std::int64_t> gone{row.number};
  for (const ModelRow* at = &row; at != nullptr && at->replaces; at = find(*at->replaces))
    gone.insert(*at->replaces);
  return std::none_of(rows_.begin(), rows_.end(), [&](const ModelRow& one) {
    return gone.count(one.number) == 0 && bars(one, made);
  });
}

bool Model::takes_withdrawal(const Person& person, const ModelRow& row) const {
  if (!stands(row, true) || objection_to(row.number) != nullptr) return false;
  if (!row.confirmed) return person.id == row.person || may_refuse(person, row);
  return !row.cancels && person.unit == unit_of(row.input);
}

bool Model::takes_confirmation(const Person& person, const ModelRow& row) const {
  if (is_shown_first() && is_not_shown(row)) return false;
  return is_waiting(row) && is_closed(row.period) && person.unit == kLeadUnit &&
         person.id != row.person && !changes_disputed(row);
}

bool Model::may_refuse(const Person& person, const ModelRow& row) const {
  return is_closed(row.period) && person.unit == kLeadUnit;
}

bool Model::takes_withdrawal(const Person& person, const LateSubmission& one) const {
  const bool may = person.id == one.person || person.unit == kLeadUnit;
  return may && !one.confirmed && !one.withdrawn;
}

bool Model::takes_confirmation(const Person& person, const LateSubmission& one) const {
  const bool lets_in_barred = std::any_of(rows_.begin(), rows_.end(), [&](const ModelRow& row) {
    return row.unit == one.unit && row.period == one.period && row.number < one.number &&
           is_waiting(row) && (changes_disputed(row) || (is_shown_first() && is_not_shown(row)));
  });
  return !one.confirmed && !one.withdrawn && person.unit == kLeadUnit && person.id != one.person &&
         !lets_in_barred;
}

bool Model::takes_proposal(const Person& person) const {
  return proposer.empty() && files_differ && person.unit == proposing_unit;
}

bool Model::takes_study(const Person& person) const {
  return !proposer.empty() && student.empty() && person.unit == "office";
}

bool Model::takes_approval(const Person& person) const {
  return !student.empty() && person.unit == "committee";
}

void Model::submit(const Person& person, const std::string& period, std::int64_t number) {
  // After a closing it waits to be confirmed, and what was recorded before it with it.
  if (is_closed(period)) {
    late_submissions_.push_back({number, person.unit, person.id, period});
    return;
  }
  submitted_[{person.unit, period}].insert(person.id);
  for (ModelRow& row : rows_) {
    if (row.unit == person.unit && row.period == period && !row.withdrawn) row.confirmed = true;
  }
}

void Model::close(const std::string& period) {
  left_out_[period] = missing(period);
  for (ModelRow& row : rows_) row.left_out |= row.period == period && is_waiting(row);
}

void Model::confirm(LateSubmission& one) {
  one.confirmed = true;
  for (ModelRow& row : rows_) {
    const bool is_of_it = row.unit == one.unit && row.period == one.period;
    if (is_of_it && row.number < one.number && !row.withdrawn) row.confirmed = true;
  }
}

}  // namespace kaohe::testing
