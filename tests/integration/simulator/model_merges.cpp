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

/// The ids by which all of them count.
std::set<std::string> keys_of(const Model& model, const std::string& assessee,
                              const std::set<std::string>& nodes, bool proposed) {
  std::set<std::string> keys;
  for (const std::string& one : nodes) keys.insert(model.matter_of(assessee, one, proposed));
  return keys;
}

}  // namespace

std::string Model::matter_of(const std::string& assessee, const std::string& node,
                             bool proposed) const {
  // Whatever the merges join to it, one after the other, until nothing more is joined.
  std::set<std::string> one{node};
  std::string name = node;
  for (std::size_t size = 0; size != one.size();) {
    size = one.size();
    for (const ModelMerge& merge : merges) {
      if (merge.assessee != assessee || !merge.counts(proposed)) continue;
      const bool touches = std::any_of(merge.nodes.begin(), merge.nodes.end(),
                                       [&](const auto& id) { return one.count(id) != 0; });
      if (touches) one.insert(merge.nodes.begin(), merge.nodes.end());
    }
  }
  for (const ModelMerge& merge : merges)
    if (merge.assessee == assessee && merge.counts(proposed) && one.count(merge.into) != 0)
      name = merge.into;  // the last one's
  return name;
}

bool Model::is_barred(const std::string& assessee, const std::set<std::string>& nodes) const {
  const std::set<std::string> keys = keys_of(*this, assessee, nodes, true);
  return std::any_of(objections.begin(), objections.end(), [&](const ModelObjection& one) {
    const ModelRow& row = *find(one.row);
    return (is_open(one) || is_taken_away(one)) && row.is_event() && row.assessee == assessee &&
           stands(row, true) && keys.count(matter_of(assessee, row.matter, true)) != 0;
  });
}

bool Model::lets_in(const std::string& assessee, const std::set<std::string>& nodes, Known known,
                    const ModelMerge* confirmed) const {
  const std::set<std::string> keys = keys_of(*this, assessee, nodes, known.merged);
  const auto is_of_them = [&](const std::string& node) {
    return keys.count(matter_of(assessee, node, known.merged)) != 0;
  };
  const auto is_decided_alone = [&](const ModelSaid& one) {
    const bool is_about_all = confirmed != nullptr && confirmed->is_into_new &&
                              one.number > confirmed->number &&
                              matter_of(assessee, one.value, known.merged) == confirmed->into;
    return one.kind == "adjustment" && one.assessee == assessee && one.counts(known.proposed) &&
           is_of_them(one.value) && !is_about_all;
  };
  const auto is_kept_out = [&](const ModelBeside& one) {
    return !one.is_circular() && one.assessee == assessee && one.counts(known.proposed) &&
           is_of_them(one.node()) && needs_decision(one, known);
  };
  return std::any_of(sayings.begin(), sayings.end(), is_decided_alone) &&
         std::any_of(beside.begin(), beside.end(), is_kept_out);
}

std::optional<ModelNamed> Model::named(std::int64_t number) const {
  if (const ModelBeside* one = find_beside(number)) {
    if (!one->counts(true)) return std::nullopt;
    return ModelNamed{number, one->assessee, one->matter, ""};
  }
  const ModelRow& row = *find(number);
  const bool can = row.is_event() && !row.cancels && stands(row, true);
  if (!can || has_open_objection(number)) return std::nullopt;
  return ModelNamed{number, row.assessee, row.matter, row.input};
}

bool Model::takes_merge(const Person& person, const std::vector<std::int64_t>& numbers,
                        const std::string& into) const {
  std::set<std::int64_t> known;
  std::set<std::string> keys, nodes{into}, assessees;
  bool may = person.unit == "society";  // the lead unit
  for (const std::int64_t number : numbers) {
    const std::optional<ModelNamed> one = named(number);
    if (!one) return false;
    known.insert(number);
    assessees.insert(one->assessee);
    keys.insert(matter_of(one->assessee, one->node(), true));
    nodes.insert(one->node());
    may |= !one->input.empty() && person.unit == unit_of(one->input);
  }
  return may && known.size() > 1 && assessees.size() == 1 && keys.size() > 1 &&
         !lets_in(*assessees.begin(), nodes, {true, true}) && !is_barred(*assessees.begin(), nodes);
}

bool Model::is_undecided(const std::vector<std::int64_t>& numbers, const std::string& into) const {
  std::set<std::string> nodes{into}, assessees;
  for (const std::int64_t number : numbers) {
    const std::optional<ModelNamed> one = named(number);
    if (!one) return false;
    assessees.insert(one->assessee);
    nodes.insert(one->node());
  }
  return assessees.size() == 1 && lets_in(*assessees.begin(), nodes, {true, true});
}

bool Model::has_open_objection(std::int64_t row) const {
  const ModelObjection* objection = objection_to(row);
  return objection != nullptr && is_open(*objection);
}

bool Model::takes_confirmation(const Person& person, const ModelMerge& merge) const {
  return merge.counts(true) && !merge.confirmed && person.unit == "society" &&
         person.id != merge.person && !is_barred(merge.assessee, merge.nodes) &&
         !lets_in(merge.assessee, merge.nodes, {true, false}, &merge);
}

bool Model::takes_withdrawal(const Person& person, const ModelMerge& merge) const {
  if (!merge.counts(true)) return false;
  if (!merge.confirmed) return person.id == merge.person || person.unit == "society";
  return person.unit == "society" || (merge.is_of_market && person.unit == "market");
}

bool Model::takes_cancelling(const Person& person, const ModelMerge& merge) const {
  return merge.cancellation != 0 && !merge.is_cancelled && person.unit == "society" &&
         person.id != merge.cancelled_by;
}

bool Model::takes_keeping(const Person& person, const ModelMerge& merge) const {
  return merge.cancellation != 0 && !merge.is_cancelled && person.id == merge.cancelled_by;
}

bool Model::is_taken_out(const ModelRow& row) const {
  const ModelObjection* objection = objection_to(row.number);
  const ModelAnswer* answer = objection == nullptr ? nullptr : objection->answer(false);
  return answer != nullptr && answer->said.outcome == "withdrawn";
}

int Model::times_counted(const ModelRow& row) const {
  const ModelObjection* objection = objection_to(row.number);
  const ModelAnswer* answer = objection == nullptr ? nullptr : objection->answer(false);
  if (answer == nullptr || answer->said.outcome == "upheld") return std::stoi(row.value);
  return answer->said.outcome == "withdrawn" ? 0 : std::stoi(answer->said.value);
}

}  // namespace kaohe::testing
