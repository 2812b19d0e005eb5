// What the model says of merges, and of what a matter costs.
#include <algorithm>

#include "model.hpp"

namespace kaohe::testing {

using plan::Person;

namespace {

bool is_open(const ModelObjection& one) {
  return !one.withdrawn && one.answer(true) == nullptr;
}

bool is_taken_away(const ModelObjection& one) {
  const ModelAnswer* answer = one.answer(true);
  return !one.withdrawn && answer != nullptr && answer->said.outcome == "withdrawn";
}

}  // namespace

std::string Model::matter_of(const std::string& assessee, const std::string& matter,
                             bool proposed) const {
  // Whatever the merges join to it, one after the other, until nothing more is joined.
  std::set<std::string> one{matter};
  std::string name = matter;
  for (std::size_t size = 0; size != one.size();) {
    size = one.size();
    for (const ModelMerge& merge : merges) {
      if (merge.assessee != assessee || !merge.counts(proposed)) continue;
      std::set<std::string> joined = merge.matters;
      joined.insert(merge.into);
      const bool touches = std::any_of(joined.begin(), joined.end(),
                                       [&](const auto& id) { return one.count(id) != 0; });
      if (touches) one.merge(joined);
    }
  }
  for (const ModelMerge& merge : merges)
    if (merge.assessee == assessee && merge.counts(proposed) && one.count(merge.into) != 0)
      name = merge.into;  // the last one's
  return name;
}

bool Model::is_barred(const std::string& assessee, const std::set<std::string>& matters) const {
  std::set<std::string> keys;
  for (const std::string& one : matters) keys.insert(matter_of(assessee, one, true));
  return std::any_of(objections.begin(), objections.end(), [&](const ModelObjection& one) {
    const ModelRow& row = *find(one.row);
    return (is_open(one) || is_taken_away(one)) && row.is_event() && row.assessee == assessee &&
           stands(row, true) && keys.count(matter_of(assessee, row.matter, true)) != 0;
  });
}

bool Model::takes_merge(const Person& person, const std::vector<ModelRow>& rows,
                        const std::string& into) const {
  if (person.unit != "market" && person.unit != "society") return false;
  std::set<std::int64_t> numbers;
  std::set<std::string> keys, matters{into};
  const std::string& assessee = rows.front().assessee;
  for (const ModelRow& row : rows) {
    if (!row.is_event() || row.cancels || !stands(row, true)) return false;
    if (row.assessee != assessee) return false;
    if (has_open_objection(row.number)) return false;
    numbers.insert(row.number);
    keys.insert(matter_of(assessee, row.matter, true));
    matters.insert(row.matter);
  }
  return numbers.size() > 1 && keys.size() > 1 && !is_barred(assessee, matters);
}

bool Model::has_open_objection(std::int64_t row) const {
  const ModelObjection* objection = objection_to(row);
  return objection != nullptr && is_open(*objection);
}

bool Model::takes_confirmation(const Person& person, const ModelMerge& merge) const {
  std::set<std::string> matters = merge.matters;
  matters.insert(merge.into);
  return merge.counts(true) && !merge.confirmed && person.unit == "society" &&
         person.id != merge.person && !is_barred(merge.assessee, matters);
}

bool Model::takes_withdrawal(const Person& person, const ModelMerge& merge) const {
  if (!merge.counts(true)) return false;
  if (!merge.confirmed) return person.id == merge.person;
  return person.unit == "market" || person.unit == "society";
}

bool Model::takes_cancelling(const Person& person, const ModelMerge& merge) const {
  return merge.cancellation != 0 && !merge.is_cancelled && person.unit == "society" &&
         person.id != merge.cancelled_by;
}

bool Model::takes_keeping(const Person& person, const ModelMerge& merge) const {
  return merge.cancellation != 0 && !merge.is_cancelled && person.id == merge.cancelled_by;
}

int Model::times_counted(const ModelRow& row) const {
  const ModelObjection* objection = objection_to(row.number);
  const ModelAnswer* answer = objection == nullptr ? nullptr : objection->answer(false);
  if (answer == nullptr || answer->said.outcome == "upheld") return std::stoi(row.value);
  return answer->said.outcome == "withdrawn" ? 0 : std::stoi(answer->said.value);
}

}  // namespace kaohe::testing
