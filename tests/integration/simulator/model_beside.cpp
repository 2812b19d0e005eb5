// What the model says of bonuses, deductions and circulars (Art. 15, 17), and of what they come to.
#include <algorithm>

#include "model.hpp"

namespace kaohe::testing {

using plan::Person;

namespace {

// Of the fixture's year; adjustments enter the final score as they are.
constexpr int kMostBonus = 3, kMostDeduction = 5, kMostInAll = 5;
const Rational kIndicatorShare = Rational::of(4) / Rational::of(5);
const Rational kEffectivenessShare = Rational::of(7) / Rational::of(8);

}  // namespace

const ModelBeside* Model::find_beside(std::int64_t number) const {
  const auto at = std::find_if(beside.begin(), beside.end(),
                               [&](const ModelBeside& one) { return one.number == number; });
  return at == beside.end() ? nullptr : &*at;
}

bool Model::takes_beside(const Person& person, const ModelBeside& one) const {
  if (person.unit == "organization") return one.is_circular();
  return person.unit == "society" || person.unit == "office";
}

bool Model::takes_confirmation(const Person& person, const ModelBeside& one) const {
  if (one.withdrawn || one.confirmed || person.id == one.person) return false;
  return person.unit == "office" ||
         person.unit == (one.is_circular() ? "organization" : "committee");
}

bool Model::takes_withdrawal(const Person& person, const ModelBeside& one) const {
  if (one.withdrawn || one.confirmed) return false;
  return person.id == one.person || takes_confirmation(person, one);
}

bool Model::is_adjustment(const std::string& assessee, const std::string& matter) const {
  return std::any_of(beside.begin(), beside.end(), [&](const ModelBeside& one) {
    return !one.is_circular() && one.assessee == assessee && one.counts(true) &&
           (one.matter == matter || matter_of(assessee, one.node(), true) == matter);
  });
}

bool Model::stands_in_indicator(const std::string& assessee, const std::string& matter,
                                Known known) const {
  return std::any_of(rows_.begin(), rows_.end(), [&](const ModelRow& row) {
    return row.is_event() && !row.cancels && row.assessee == assessee &&
           (known.proposed || row.confirmed) && stands(row, known.proposed) &&
           (known.proposed || !is_taken_out(row)) &&
           matter_of(assessee, row.matter, known.merged) == matter;
  });
}

bool Model::is_decided(const std::string& assessee, const std::string& matter, Known known) const {
  return std::any_of(sayings.begin(), sayings.end(), [&](const ModelSaid& one) {
    return one.kind == "adjustment" && one.assessee == assessee && one.counts(known.proposed) &&
           matter_of(assessee, one.value, known.merged) == matter;
  });
}

bool Model::needs_decision(const ModelBeside& one, Known known) const {
  if (plan_.matters_across == "count") return false;
  const std::string matter = matter_of(one.assessee, one.node(), known.merged);
  return stands_in_indicator(one.assessee, matter, known) &&
         !is_decided(one.assessee, matter, known);
}

bool Model::waits(const ModelBeside& one, Known known) const {
  const bool is_weighed = plan_.matters_across == "highest" && one.deducts();
  return !is_weighed && needs_decision(one, known);
}

ModelDeductions Model::weighable(const std::string& assessee) const {
  ModelDeductions deductions;
  if (plan_.matters_across != "highest") return deductions;
  for (const ModelBeside& one : beside) {
    if (!one.deducts() || one.assessee != assessee || !one.counts(false)) continue;
    if (!one.is_approved || !needs_decision(one, {})) continue;
    Rational& highest = deductions[matter_of(assessee, one.node(), false)];
    highest = max(highest, Rational::of(one.points));
  }
  return deductions;
}

Rational Model::indicator_share(const std::string& assessee) const {
  Rational share = Rational::of(1);
  if (!is_said("exemption " + assessee + " review")) share = share * kIndicatorShare;
  if (!is_said("exemption " + assessee + " leader_evaluation")) share = share * kEffectivenessShare;
  return share;
}

int Model::adjustment_of(const std::string& assessee, const ModelSettled& settled) const {
  std::map<std::string, int> bonuses, deductions;  // of each matter the highest
  for (const ModelBeside& one : beside) {
    if (one.is_circular() || one.assessee != assessee || !one.counts(false)) continue;
    const std::string matter = matter_of(assessee, one.node(), false);
    if (!one.is_approved || waits(one, {})) continue;
    if (one.deducts() && settled.is_in_indicators(matter)) continue;
    int& highest = (one.deducts() ? deductions : bonuses)[matter];
    highest = std::max(highest, one.points);
  }
  int bonus = 0, deduction = 0;
  for (const auto& [matter, points] : bonuses) bonus += points;
  for (const auto& [matter, points] : deductions) deduction += points;
  const int sum = std::min(bonus, kMostBonus) - std::min(deduction, kMostDeduction);
  return std::clamp(sum, -kMostInAll, kMostInAll);
}

std::set<std::string> Model::circulars_of(const std::string& assessee) const {
  std::set<std::string> matters;
  for (const ModelBeside& one : beside)
    if (one.is_circular() && one.assessee == assessee && one.counts(false))
      matters.insert(matter_of(assessee, one.node(), false));
  return matters;
}

}  // namespace kaohe::testing
