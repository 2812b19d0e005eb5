// Objections, their answers, and every way to go behind an answer.
#include "cycle/answers.hpp"
#include "cycle/hearing.hpp"
#include "cycle/record_costs.hpp"
#include "simulator.hpp"

namespace kaohe::testing {

using plan::Person;

void Simulator::disclose() {
  const std::string period = some_period();
  disclose(below(3) == 0 ? somebody() : year_.plan.persons_of("society").front(), period);
}

void Simulator::show(const std::string& period) {
  const Person person = year_.plan.persons_of("society").front();
  if (model_.is_shown_first() && model_.takes_disclosure(person, period, today_))
    disclose(person, period);
}

void Simulator::disclose(const Person& person, const std::string& period) {
  const bool expected = model_.takes_disclosure(person, period, today_);
  ModelShown shown{period, 0, first_.head().number, today_};
  const bool taken = acts(person, "discloses " + period, expected, [&](cycle::Desk& desk) {
    shown.number =
        cycle::disclose(desk, year_.plan.domains.front().id, period, "告知单" + to_text(today_));
  });
  if (taken) model_.disclosures.push_back(shown);
}

/// Rather one that a proposal would replace: that must not be confirmed any more.
ModelRow Simulator::some_disputable() {
  for (const ModelRow& row : model_.rows()) {
    if (!row.replaces || row.confirmed || !model_.stands(row, true)) continue;
    const ModelRow& before = *model_.find(*row.replaces);
    if (before.confirmed && below(3) == 0) return before;
  }
  const std::size_t back = below(std::min<std::size_t>(model_.rows().size(), 40));
  return model_.rows()[model_.rows().size() - 1 - back];
}

void Simulator::object() {
  if (model_.rows().empty()) return;
  const ModelRow row = some_disputable();
  const std::vector<Person> own = year_.plan.persons_of("associations/" + row.assessee);
  const Person person = below(8) == 0 ? somebody() : own[below(own.size())];
  object(person, row);
}

void Simulator::object(const Person& person, const ModelRow& row) {
  const bool expected = model_.takes_objection(person, row, today_);
  ModelObjection made{0, row.number, person.id, today_, false, {}};
  const std::string what = "objects to #" + std::to_string(row.number);
  const bool taken = acts(person, what, expected, [&](cycle::Desk& desk) {
    made.number = cycle::object(desk, row.number, {"不实", "异议书"});
  });
  if (!taken) return;
  model_.objections.push_back(made);
  keep(person, what, touched_by(row), [made](cycle::Desk& desk, Renumbered& now) {
    now[made.number] = cycle::object(desk, now.at(made.row), {"不实", "异议书"});
  });
}

ModelObjection& Simulator::some_objection() {
  std::vector<ModelObjection>& all = model_.objections;
  return below(2) == 0 ? all[below(all.size())] : all.back();
}

/// Rather one that nobody has answered.
ModelObjection& Simulator::some_objection_open() {
  for (ModelObjection& one : model_.objections)
    if (!one.withdrawn && one.answer(true) == nullptr && below(4) == 0) return one;
  return some_objection();
}

/// Rather one whose answer leaves something of an event.
ModelObjection& Simulator::some_objection_answered() {
  for (ModelObjection& one : model_.objections) {
    const ModelAnswer* answer = one.answer(true);
    const bool is_left = answer != nullptr && answer->said.outcome != "withdrawn";
    if (is_left && model_.find(one.row)->is_event() && below(2) == 0) return one;
  }
  return some_objection();
}

/// Rather one whose answer is not confirmed.
ModelObjection& Simulator::some_objection_waiting() {
  for (ModelObjection& one : model_.objections) {
    const ModelAnswer* answer = one.answer(true);
    if (answer != nullptr && !answer->confirmed && below(3) != 0) return one;
  }
  return some_objection();
}

/// Somebody of the unit that records the row, or of the lead unit; now and then anybody.
const Person& Simulator::judge() {
  return below(8) == 0 ? somebody() : recorder();
}

ModelOutcome Simulator::some_outcome(const ModelRow& row) {
  const std::size_t dice = below(4);
  if (dice == 0) return {"upheld", ""};
  if (dice == 1) return {"withdrawn", ""};
  // Of events also one more than there are: that is no reduction.
  const auto most = static_cast<std::size_t>(std::stoi(row.value));
  return {"reduced", std::to_string(below(most + 2))};
}

void Simulator::answer() {
  if (model_.objections.empty()) return;
  ModelObjection& objection = some_objection_open();
  const ModelOutcome said = some_outcome(*model_.find(objection.row));
  answer(objection, judge(), said);
}

void Simulator::answer(ModelObjection& objection, const Person& person, const ModelOutcome& said) {
  const bool expected = model_.takes_answer(person, objection, said);
  ModelAnswer made{0, person.id, said, false, false};
  cycle::ObjectionAnswer given{said.outcome, "答复"};
  if (!said.value.empty()) given.value = said.value;
  const std::string what =
      "answers #" + std::to_string(objection.number) + " " + said.outcome + " " + said.value;
  const bool taken = acts(person, what, expected, [&](cycle::Desk& desk) {
    made.number = cycle::answer_objection(desk, objection.number, given);
  });
  if (!taken) return;
  objection.answers.push_back(made);
  keep(person, what, touched_by(*model_.find(objection.row)),
       [given, number = objection.number, to = made.number](cycle::Desk& desk, Renumbered& now) {
         now[to] = cycle::answer_objection(desk, now.at(number), given);
       });
}

void Simulator::confirm_answer() {
  if (model_.objections.empty()) return;
  ModelObjection& objection = some_objection_waiting();
  if (objection.answer(true) == nullptr) return;
  confirm_answer(objection, below(2) == 0 ? year_.plan.persons_of("society").back() : somebody());
}

void Simulator::confirm_answer(ModelObjection& objection, const Person& person) {
  ModelAnswer* answer = objection.answer(true);
  const bool expected = model_.takes_confirmation(person, objection);
  const std::string what = "confirms-answer #" + std::to_string(answer->number);
  const bool taken = acts(person, what, expected,
                          [&](cycle::Desk& desk) { cycle::confirm(desk, {answer->number}); });
  if (!taken) return;
  answer->confirmed = true;
  keep_confirmation(person, what, answer->number, touched_by(*model_.find(objection.row)));
}

void Simulator::withdraw_objection() {
  if (model_.objections.empty()) return;
  ModelObjection& objection = some_objection();
  const Person person = below(3) == 0 ? somebody() : *year_.plan.find_person(objection.person);
  const bool expected = model_.takes_withdrawal(person, objection);
  const std::string what = "withdraws-objection #" + std::to_string(objection.number);
  const bool taken = acts(person, what, expected, [&](cycle::Desk& desk) {
    cycle::withdraw(desk, objection.number, {"mistaken", "撤回单"});
  });
  if (!taken) return;
  objection.withdrawn = true;
  keep_withdrawal(person, what, objection.number, 0, touched_by(*model_.find(objection.row)));
}

void Simulator::withdraw_answer() {
  if (model_.objections.empty()) return;
  ModelObjection& objection = some_objection_waiting();
  ModelAnswer* answer = objection.answer(true);
  if (answer == nullptr) return;
  const Person person = below(3) == 0 ? somebody() : *year_.plan.find_person(answer->person);
  const bool expected = model_.takes_answer_withdrawal(person, objection);
  const std::string what = "withdraws-answer #" + std::to_string(answer->number);
  const bool taken = acts(person, what, expected, [&](cycle::Desk& desk) {
    cycle::withdraw(desk, answer->number, {"mistaken", "撤销单"});
  });
  if (!taken) return;
  answer->withdrawn = true;
  keep_withdrawal(person, what, answer->number, 0, touched_by(*model_.find(objection.row)));
}

void Simulator::correct_answer() {
  if (model_.objections.empty()) return;
  ModelObjection& objection = some_objection_answered();
  const ModelAnswer* answer = objection.answer(true);
  const ModelRow& row = *model_.find(objection.row);
  // How much a count costs the model cannot say: what is milder there is not played.
  if (answer == nullptr || !row.is_event()) return;
  const ModelOutcome said = some_outcome(row);
  const std::vector<Person> lead = year_.plan.persons_of("society");
  const Person person = below(2) == 0 ? judge() : lead[below(lead.size())];
  const bool expected = model_.takes_answer_correction(person, objection, said);
  ModelAnswer made{0, person.id, said, false, false};
  const std::string what =
      "corrects-answer #" + std::to_string(answer->number) + " " + said.outcome + " " + said.value;
  if (foresee(what, expected)) return;
  const cycle::Correction correction{
      "misjudged", {{"outcome", said.outcome}, {"value", said.value}}, "更正答复"};
  const std::int64_t before = answer->number;
  const bool taken = takes(person, [&](cycle::Desk& desk) {
    made.number = cycle::correct(desk, before, correction, {cycle::no_costlier(year_, desk)});
  });
  // An indicator that has nothing left to lose takes what counts more.
  const bool is_priced = expected && model_.may_cost_more(objection, said);
  expect(taken, is_priced ? taken : expected, person.id + " " + what);
  if (!taken) return;
  objection.answers.push_back(made);
  // What it costs was held against what was recorded by then, and is no question any more.
  keep(person, what, touched_by(row),
       [correction, before, to = made.number](cycle::Desk& desk, Renumbered& now) {
         now[to] = cycle::correct(desk, now.at(before), correction);
       });
}

/// Of events rather one that an answer took away.
void Simulator::record_again() {
  ModelRow row = *model_.find(some_objection().row);
  for (const ModelObjection& one : model_.objections) {
    const ModelRow& before = *model_.find(one.row);
    if (model_.comes_back(before) && below(2) == 0) row = before;
  }
  if (row.is_event()) row.value = "1";
  const std::vector<Person> own = year_.plan.persons_of(Model::unit_of(row.input));
  record(below(3) == 0 ? recorder() : own.front(), row);
}

/// After an objection its row is corrected, taken away, or recorded anew, or what was proposed
/// before is confirmed.
void Simulator::go_behind() {
  if (model_.objections.empty()) return;
  const ModelRow row = *model_.find(some_objection().row);
  const std::size_t dice = below(4);
  if (dice == 0) return correct(row);
  if (dice == 1) return withdraw(model_.row(row.number));
  if (dice == 2) return record_again();
  for (ModelRow& later : model_.rows()) {
    if (!model_.changes_disputed(later) || !model_.may_stand(later)) continue;
    if (below(4) != 0) return confirm(later, year_.plan.persons_of("society").back());
  }
}

/// A row that a correction waits to replace is disputed before anybody has confirmed that.
void Simulator::dispute_proposal() {
  for (const ModelRow& later : model_.rows()) {
    if (!later.replaces || later.confirmed || !model_.stands(later, true)) continue;
    const ModelRow& before = *model_.find(*later.replaces);
    if (!before.confirmed || model_.objection_to(before.number) != nullptr || below(3) == 0)
      continue;
    return object(year_.plan.persons_of("associations/" + before.assessee)[0], before);
  }
  const std::vector<ModelRow> rows = model_.rows();
  for (const ModelRow& row : rows) {
    const Person own = year_.plan.persons_of(Model::unit_of(row.input)).front();
    if (row.confirmed && model_.takes_correction(own, row, "7") && below(2) == 0)
      return correct(row, own, "7");
  }
}

void Simulator::hear() {
  const std::size_t dice = below(22);
  if (dice >= 20) return dispute_proposal();
  if (dice < 3) return disclose();
  if (dice < 7 || model_.objections.empty()) return object();
  if (dice < 10) return answer();
  if (dice < 12) return confirm_answer();
  if (dice < 13) return withdraw_objection();
  if (dice < 15) return withdraw_answer();
  if (dice < 17) return correct_answer();
  go_behind();
}

}  // namespace kaohe::testing
