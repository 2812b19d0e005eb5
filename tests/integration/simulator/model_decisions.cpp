// What the model says of reviews, marks and decisions: each by one person and confirmed by another.
#include <algorithm>

#include "model.hpp"

namespace kaohe::testing {

using plan::Person;

namespace {

bool is_of_committee(const ModelSaid& one) {
  return one.kind == "line" || one.kind == "exemption" || one.kind == "adjustment";
}

/// Reviews are the lead unit's and the coordinator's, all else is the assessment office's to write.
bool may_say(const Person& person, const ModelSaid& one) {
  if (one.kind == "review") return person.unit == "society" || person.unit == "organization";
  return person.unit == "office";
}

}  // namespace

bool Model::takes_saying(const Person& person, const ModelSaid& one) const {
  if (one.kind == "adjustment" && !is_adjustment(one.assessee, one.value)) return false;
  return may_say(person, one) &&
         std::none_of(sayings.begin(), sayings.end(), [&](const auto& other) {
           return other.key() == one.key() && other.counts(true);
         });
}

bool Model::takes_confirmation(const Person& person, const ModelSaid& one) const {
  if (one.withdrawn || one.confirmed || person.id == one.person) return false;
  return is_of_committee(one) ? person.unit == "committee" : may_say(person, one);
}

bool Model::takes_withdrawal(const Person& person, const ModelSaid& one) const {
  if (one.withdrawn || one.confirmed) return false;
  return person.id == one.person || takes_confirmation(person, one);
}

bool Model::is_said(const std::string& key) const {
  return std::any_of(sayings.begin(), sayings.end(),
                     [&](const ModelSaid& one) { return one.key() == key && one.counts(false); });
}

}  // namespace kaohe::testing
