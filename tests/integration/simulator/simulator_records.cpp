// Rows recorded, corrected, withdrawn and confirmed.
#include <algorithm>

#include <catch2/catch.hpp>

#include "simulator.hpp"

namespace kaohe::testing {

using plan::Person;

void Simulator::record() {
  const Person& person = recorder();
  record(person, some_row(some_period()));
}

void Simulator::record(const Person& person, ModelRow row) {
  if (is_silent(person.unit, row.period)) return;
  const bool is_late = model_.is_closed(row.period);
  const bool expected = model_.takes_record(person, row, today_);
  const char* const act = model_.comes_back(row) ? "records-again "
                          : is_late              ? "records-late "
                                                 : "records ";
  const bool taken = acts(person, act + row.words(), expected, [&](cycle::Desk& desk) {
    const auto recorded =
        cycle::record_table(desk, evidence::kObservations, table_of(row), row.period);
    row.entry = recorded.numbers.front();
    REQUIRE(recorded.is_late == is_late);
  });
  if (!taken) return;
  row.confirmed = row.withdrawn = row.left_out = row.cancels = false;
  row.replaces.reset();
  row.number = row.entry + 1;
  row.unit = person.unit;
  row.person = person.id;
  model_.add(row);
  keep_record(person, row);
}

void Simulator::correct() {
  if (model_.rows().empty()) return;
  ModelRow row = model_.rows()[below(model_.rows().size())];
  // What was wrong comes to light after the closing rather often.
  for (int tries = 0; tries < 8 && !model_.is_closed(row.period); ++tries)
    row = model_.rows()[below(model_.rows().size())];
  correct(row);
}

void Simulator::correct(const ModelRow& row) {
  const Person& person = recorder();
  correct(row, person, std::to_string(below(9) + 1));
}

void Simulator::correct(const ModelRow& row, const Person& person, const std::string& value) {
  ModelRow made = row;
  made.value = value;
  const bool expected = model_.takes_correction(person, row, made.value);
  const bool is_disputed = model_.objection_to(row.number) != nullptr;
  const std::string what = (is_disputed ? "corrects-disputed #" : "corrects #") +
                           std::to_string(row.number) + " to " + made.value;
  const cycle::Correction correction{"miscounted", {{"value", made.value}}, "更正单"};
  const bool taken = acts(person, what, expected, [&](cycle::Desk& desk) {
    made.entry = cycle::correct(desk, row.number, correction);
  });
  if (!taken) return;
  made.number = made.entry + 1;
  made.unit = person.unit;
  made.person = person.id;
  made.confirmed = made.left_out = false;
  made.replaces = row.number;
  model_.add(made);
  keep(person, what, touched_by(row),
       [number = row.number, correction, made](cycle::Desk& desk, Renumbered& now) {
         now[made.entry] = cycle::correct(desk, now.at(number), correction);
         now[made.number] = now[made.entry] + 1;
       });
}

void Simulator::withdraw() {
  if (model_.rows().empty()) return;
  withdraw(model_.rows()[below(model_.rows().size())]);
}

void Simulator::withdraw(ModelRow& row) {
  const Person author = below(3) == 0 ? recorder() : *year_.plan.find_person(row.person);
  const bool expected = model_.takes_withdrawal(author, row);
  // An entry with one row is named by either number.
  const std::int64_t number = below(2) == 0 ? row.number : row.entry;
  std::int64_t entry = 0;
  const bool is_disputed = model_.objection_to(row.number) != nullptr;
  const char* const act = is_disputed     ? "cancels-disputed #"
                          : row.confirmed ? "cancels #"
                                          : "withdraws #";
  const bool taken = acts(author, act + std::to_string(number), expected, [&](cycle::Desk& desk) {
    entry = cycle::withdraw(desk, number, {"mistaken", "撤销单"});
  });
  if (!taken) return;
  keep_withdrawal(author, act + std::to_string(number), number, row.confirmed ? entry : 0,
                  touched_by(row));
  if (!row.confirmed) {
    row.withdrawn = true;
    return;
  }
  ModelRow made = row;
  made.number = made.entry = entry;
  made.unit = author.unit;
  made.person = author.id;
  made.confirmed = made.left_out = false;
  made.replaces = row.number;
  made.cancels = true;
  model_.add(made);
}

void Simulator::confirm() {
  if (model_.rows().empty()) return;
  // Rather the last rows: what follows a closing is among them.
  const std::size_t back =
      below(std::min<std::size_t>(model_.rows().size(), below(2) == 0 ? 5 : 50));
  ModelRow& row = model_.rows()[model_.rows().size() - 1 - back];
  confirm(row, below(2) == 0 ? year_.plan.persons_of("society").back() : somebody());
}

void Simulator::confirm(ModelRow& row, const Person& person) {
  const bool is_disputed = model_.changes_disputed(row);
  const bool expected = model_.takes_confirmation(person, row);
  const std::string what =
      (is_disputed ? "confirms-disputed #" : "confirms #") + std::to_string(row.number);
  const bool taken =
      acts(person, what, expected, [&](cycle::Desk& desk) { cycle::confirm(desk, {row.number}); });
  if (!taken) return;
  row.confirmed = true;
  keep_confirmation(person, what, row.number, touched_by(row));
}

}  // namespace kaohe::testing
