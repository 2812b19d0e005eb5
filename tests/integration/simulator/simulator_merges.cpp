// Matters that are one: proposed, confirmed, and taken away again.
#include <algorithm>

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

/// Events and what stands beside the indicators; rarely one that stands no more.
std::vector<ModelNamed> Simulator::some_to_merge() {
  std::vector<ModelNamed> all;
  for (const ModelRow& row : model_.rows())
    if (row.is_event() && (model_.stands(row, true) || below(20) == 0))
      all.push_back({row.number, row.assessee, row.matter, row.input});
  for (const ModelBeside& one : model_.beside)
    if (one.counts(true) || below(20) == 0)
      all.push_back({one.number, one.assessee, one.matter, ""});
  return all;
}

void Simulator::merge() {
  std::vector<ModelNamed> events = some_to_merge();
  std::erase_if(events, [](const ModelNamed& one) { return one.input.empty(); });
  if (!events.empty()) merge_with(events[below(events.size())]);
}

void Simulator::merge_beside() {
  std::vector<ModelNamed> beside = some_to_merge();
  std::erase_if(beside, [](const ModelNamed& one) { return !one.input.empty(); });
  if (!beside.empty()) merge_with(beside[below(beside.size())]);
}

/// Two or three records, mostly of one assessee, under one of their ids or a new one.
void Simulator::merge_with(const ModelNamed& first) {
  std::vector<ModelNamed> all = some_to_merge();
  all.push_back(first);
  std::vector<ModelNamed> named{first};
  for (std::size_t wanted = 2 + below(2), tries = 0; named.size() < wanted && tries < 30; ++tries) {
    const ModelNamed& other = all[below(all.size())];
    const bool is_alike = other.assessee == first.assessee && other.matter != first.matter;
    if (is_alike || below(20) == 0) named.push_back(other);
  }
  std::string into = named[below(named.size())].matter;
  if (into.empty() || below(3) == 0) into = "案" + std::to_string(below(8));
  std::vector<std::int64_t> numbers;
  for (const ModelNamed& one : named) numbers.push_back(one.number);
  merge(recorder(), numbers, into);
}

void Simulator::merge(const Person& person, const std::vector<std::int64_t>& numbers,
                      const std::string& into) {
  const bool expected = model_.takes_merge(person, numbers, into);
  const bool is_beside = std::any_of(numbers.begin(), numbers.end(), [&](std::int64_t number) {
    return model_.find_beside(number) != nullptr;
  });
  std::string words = model_.is_undecided(numbers, into) ? "merges-undecided"
                      : is_beside                        ? "merges-beside"
                                                         : "merges";
  ModelMerge made;
  for (const std::int64_t number : numbers) {
    words += " #" + std::to_string(number);
    const std::optional<ModelNamed> one = model_.named(number);
    if (!one) continue;
    words += " " + one->node();
    made.assessee = one->assessee;
    made.nodes.insert(one->node());
    made.is_of_market |= !one->input.empty() && Model::unit_of(one->input) == "market";
  }
  words += " into " + into;
  made.is_into_new = made.nodes.insert(into).second;
  const cycle::MatterMerging merging{numbers, into, "一事", "纪要"};
  const bool taken = acts(person, words, expected, [&](cycle::Desk& desk) {
    made.number = cycle::merge_matters(desk, merging);
  });
  if (!taken) return;
  made.person = person.id;
  made.into = into;
  model_.merges.push_back(made);
  keep(person, words, {{made.assessee + " events"}},
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
