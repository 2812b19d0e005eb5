// Matters that are one: proposed, confirmed, and taken away again.
#include "cycle/matter_links.hpp"
#include "cycle/recording.hpp"
#include "simulator.hpp"

namespace kaohe::testing {

using plan::Person;

void Simulator::merge_some() {
  if (model_.merges.empty() || below(2) == 0) return merge();
  const std::size_t dice = below(4);
  if (dice == 0) return withdraw_merge();
  if (dice == 1) return confirm_merge();
  if (dice == 2) return cancel_merge();
  keep_merge();
}

/// Two or three rows, mostly events of one assessee, under one of their ids or a new one.
void Simulator::merge() {
  std::vector<ModelRow> events;
  for (const ModelRow& row : model_.rows())
    if (row.is_event() && (model_.stands(row, true) || below(20) == 0)) events.push_back(row);
  if (events.empty()) return;
  std::vector<ModelRow> rows{events[below(events.size())]};
  for (std::size_t wanted = 2 + below(2), tries = 0; rows.size() < wanted && tries < 30; ++tries) {
    const ModelRow& other = events[below(events.size())];
    const bool is_alike =
        other.assessee == rows.front().assessee && other.matter != rows.front().matter;
    if (is_alike || below(20) == 0) rows.push_back(other);
  }
  const std::string into =
      below(3) == 0 ? "案" + std::to_string(below(8)) : rows[below(rows.size())].matter;
  merge(recorder(), rows, into);
}

void Simulator::merge(const Person& person, const std::vector<ModelRow>& rows,
                      const std::string& into) {
  const bool expected = model_.takes_merge(person, rows, into);
  ModelMerge made;
  cycle::MatterMerging merging{{}, into, "一事", "纪要"};
  std::string words = "merges";
  for (const ModelRow& row : rows) {
    merging.numbers.push_back(row.number);
    made.rows.insert(row.number);
    made.matters.insert(row.matter);
    words += " #" + std::to_string(row.number) + " " + row.matter;
  }
  const bool taken = acts(person, words + " into " + into, expected, [&](cycle::Desk& desk) {
    made.number = cycle::merge_matters(desk, merging);
  });
  if (!taken) return;
  made.person = person.id;
  made.assessee = rows.front().assessee;
  made.into = into;
  model_.merges.push_back(made);
  keep(person, words + " into " + into, {{made.assessee + " events"}},
       [merging, number = made.number](cycle::Desk& desk, Renumbered& now) {
         cycle::MatterMerging again = merging;
         for (std::int64_t& one : again.numbers) one = now.at(one);
         now[number] = cycle::merge_matters(desk, again);
       });
}

ModelMerge& Simulator::some_merge() {
  std::vector<ModelMerge>& all = model_.merges;
  return below(2) == 0 ? all[below(all.size())] : all.back();
}

void Simulator::confirm_merge() {
  if (model_.merges.empty()) return;
  ModelMerge& merge = some_merge();
  confirm_merge(merge, below(2) == 0 ? year_.plan.persons_of("society").back() : somebody());
}

void Simulator::confirm_merge(ModelMerge& merge, const Person& person) {
  const bool expected = model_.takes_confirmation(person, merge);
  const std::string what = "confirms-merge #" + std::to_string(merge.number);
  const bool taken = acts(person, what, expected,
                          [&](cycle::Desk& desk) { cycle::confirm(desk, {merge.number}); });
  if (!taken) return;
  merge.confirmed = true;
  keep_confirmation(person, what, merge.number, {{merge.assessee + " events"}});
}

void Simulator::withdraw_merge() {
  if (model_.merges.empty()) return;
  ModelMerge& merge = some_merge();
  withdraw_merge(merge, below(2) == 0 ? recorder() : *year_.plan.find_person(merge.person));
}

void Simulator::withdraw_merge(ModelMerge& merge, const Person& person) {
  const bool expected = model_.takes_withdrawal(person, merge);
  const char* const act = merge.confirmed ? "cancels-merge #" : "withdraws-merge #";
  std::int64_t number = 0;
  const bool taken =
      acts(person, act + std::to_string(merge.number), expected, [&](cycle::Desk& desk) {
        number = cycle::withdraw(desk, merge.number, {"两事", "撤销单"});
      });
  if (!taken) return;
  keep_withdrawal(person, act + std::to_string(merge.number), merge.number,
                  merge.confirmed ? number : 0, {{merge.assessee + " events"}});
  if (!merge.confirmed) {
    merge.withdrawn = true;
    return;
  }
  merge.cancellation = number;
  merge.cancelled_by = person.id;
}

void Simulator::cancel_merge() {
  if (model_.merges.empty()) return;
  ModelMerge& merge = some_merge();
  if (merge.cancellation == 0) return;
  const Person person = below(2) == 0 ? year_.plan.persons_of("society").back() : somebody();
  const bool expected = model_.takes_cancelling(person, merge);
  const std::string what = "confirms-cancelling #" + std::to_string(merge.cancellation);
  const bool taken = acts(person, what, expected,
                          [&](cycle::Desk& desk) { cycle::confirm(desk, {merge.cancellation}); });
  if (!taken) return;
  merge.is_cancelled = true;
  keep_confirmation(person, what, merge.cancellation, {{merge.assessee + " events"}});
}

/// Who would have had it taken away thinks better of it.
void Simulator::keep_merge() {
  if (model_.merges.empty()) return;
  ModelMerge& merge = some_merge();
  if (merge.cancellation == 0) return;
  const Person person = below(2) == 0 ? somebody() : *year_.plan.find_person(merge.cancelled_by);
  const bool expected = model_.takes_keeping(person, merge);
  const std::string what = "keeps-merge #" + std::to_string(merge.cancellation);
  const bool taken = acts(person, what, expected, [&](cycle::Desk& desk) {
    cycle::withdraw(desk, merge.cancellation, {"仍是一事"});
  });
  if (!taken) return;
  keep_withdrawal(person, what, merge.cancellation, 0, {{merge.assessee + " events"}});
  merge.cancellation = 0;
}

}  // namespace kaohe::testing
