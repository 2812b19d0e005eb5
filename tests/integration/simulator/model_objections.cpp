// What the model says of objections and of what may be done about a disputed row.
#include <algorithm>

#include "model.hpp"

namespace kaohe::testing {

using plan::Person;

const ModelObjection* Model::objection_to(std::int64_t row) const {
  const auto found =
      std::find_if(objections.begin(), objections.end(),
                   [&](const ModelObjection& one) { return one.row == row && !one.withdrawn; });
  return found == objections.end() ? nullptr : &*found;
}

bool Model::changes_disputed(const ModelRow& row) const {
  for (const ModelRow* at = &row; at != nullptr && at->replaces; at = find(*at->replaces))
    if (objection_to(*at->replaces) != nullptr) return true;
  return false;
}

bool Model::comes_back(const ModelRow& row) const {
  return std::any_of(objections.begin(), objections.end(), [&](const ModelObjection& one) {
    const ModelRow& was = *find(one.row);
    const ModelAnswer* answer = one.answer(true);
    return !one.withdrawn && answer != nullptr && answer->said.outcome != "upheld" &&
           row.is_event() && was.is_event() && was.assessee == row.assessee &&
           was.matter == row.matter;
  });
}

bool Model::is_not_shown(const ModelRow& row) const {
  const bool counts = row.confirmed && is_closed(row.period);
  if (counts || !stands(row, true)) return false;
  std::int64_t through = 0;
  for (const ModelShown& one : disclosures)
    if (one.period == row.period) through = one.through;
  return row.entry > through;
}

bool Model::has_not_shown(const std::string& period) const {
  return std::any_of(rows_.begin(), rows_.end(), [&](const ModelRow& row) {
    return row.period == period && is_not_shown(row);
  });
}

bool Model::takes_disclosure(const Person& person, const std::string& period, Date today) const {
  const bool may = person.unit == "society" || person.unit == "organization";
  return may && today >= plan_.find_period(period)->opens && has_not_shown(period);
}

bool Model::takes_objection(const Person& person, const ModelRow& row, Date today) const {
  if (row.cancels || person.unit != "associations/" + row.assessee) return false;
  const bool is_in_force = row.confirmed && stands(row, false);
  if (!is_in_force && (!stands(row, true) || row.replaces)) return false;
  if (objection_to(row.number) != nullptr) return false;
  const std::optional<Date> learned = learned_on(row);
  return !learned || today <= plan_.working_day(*learned + std::chrono::days(15));
}

bool Model::takes_answer(const Person& person, const ModelObjection& objection,
                         const ModelOutcome& said) const {
  const ModelRow& row = *find(objection.row);
  if (objection.withdrawn || objection.answer(true) != nullptr) return false;
  if (person.unit != unit_of(row.input) && person.unit != "society") return false;
  return person.id != row.person && is_said_of(row, said);
}

bool Model::is_said_of(const ModelRow& row, const ModelOutcome& said) {
  if (said.outcome == "reduced" && said.value == row.value) return false;
  if (said.outcome == "withdrawn" && !row.is_event()) return false;  // it is owed
  return !is_worse(row, said, {"upheld", ""});
}

bool Model::is_worse(const ModelRow& row, const ModelOutcome& now, const ModelOutcome& then) {
  const auto cost = [&](const ModelOutcome& one) {
    if (one.outcome == "withdrawn") return 0;
    return std::stoi(one.outcome == "reduced" ? one.value : row.value);
  };
  return row.is_event() && cost(now) > cost(then);
}

bool Model::takes_confirmation(const Person& person, const ModelObjection& objection) const {
  const ModelAnswer* answer = objection.answer(true);
  return answer != nullptr && !answer->confirmed && person.unit == "society" &&
         person.id != answer->person && person.id != find(objection.row)->person;
}

bool Model::takes_withdrawal(const Person& person, const ModelObjection& objection) const {
  return !objection.withdrawn && objection.answer(true) == nullptr && person.id == objection.person;
}

bool Model::takes_answer_withdrawal(const Person& person, const ModelObjection& objection) const {
  const ModelAnswer* answer = objection.answer(true);
  if (answer == nullptr || answer->confirmed) return false;
  return person.id == answer->person || takes_confirmation(person, objection);
}

bool Model::takes_answer_correction(const Person& person, const ModelObjection& objection,
                                    const ModelOutcome& said) const {
  const ModelRow& row = *find(objection.row);
  const ModelAnswer* answer = objection.answer(true);
  if (answer == nullptr || answer->said == said || person.id == row.person) return false;
  if (person.unit != unit_of(row.input) && person.unit != "society") return false;
  return is_said_of(row, said);
}

bool Model::may_cost_more(const ModelObjection& objection, const ModelOutcome& said) const {
  const ModelAnswer* confirmed = objection.answer(false);
  const ModelRow& row = *find(objection.row);
  // What was put right cost a half: without it a dearer one of its matter may count.
  return confirmed != nullptr &&
         (is_worse(row, said, confirmed->said) || rectified_of(row) != nullptr);
}

std::map<std::int64_t, std::pair<std::int64_t, ModelOutcome>> Model::heard(bool proposed) const {
  std::map<std::int64_t, std::pair<std::int64_t, ModelOutcome>> all;
  for (const ModelObjection& one : objections) {
    if (one.withdrawn) continue;
    const ModelAnswer* answer = one.answer(proposed);
    if (answer == nullptr)
      all[one.number] = {one.row, {}};
    else
      all[answer->number] = {one.row, answer->said};
  }
  return all;
}

}  // namespace kaohe::testing
