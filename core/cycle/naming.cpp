#include "cycle/naming.hpp"

#include "base/errors.hpp"
#include "base/named.hpp"
#include "base/nearest.hpp"

namespace kaohe::cycle {

namespace {

template <class Thing>
std::vector<Named> named(const std::vector<Thing>& things) {
  std::vector<Named> all;
  for (const Thing& one : things) all.push_back({one.id, one.title});
  return all;
}

/// "q1 (一季度监测), q2 (二季度监测)"
Text choices(const std::vector<Named>& all) {
  Text text;
  for (const Named& one : all) {
    text.en += fmt::format("{}{} ({})", text.en.empty() ? "" : ", ", one.id, one.title);
    text.zh += fmt::format("{}{}({})", text.zh.empty() ? "" : "、", one.id, one.title);
  }
  return text;
}

/// Of a domain the assessees, the first few by name.
Text assessees_of(const plan::Domain& domain) {
  constexpr std::size_t kMost = 12;
  std::vector<Named> first;
  for (const plan::Assessee& one : domain.assessees) {
    if (first.size() < kMost) first.push_back({plan::assessee_unit(domain.id, one.id), one.name});
  }
  const std::size_t more = domain.assessees.size() - first.size();
  const Text rest = more == 0 ? Text() : say({" and {} more", "等,另有 {} 个"}, more);
  return say({" ({} has: {}{})", "({}的考核对象:{}{})"}, domain.title, choices(first), rest);
}

}  // namespace

const plan::Period& period_named(const plan::YearPlan& plan, const std::string& word) {
  const std::vector<Named> all = named(plan.periods);
  if (const plan::Period* period = plan.find_period(find_named(all, word))) return *period;
  throw Error(ErrorKind::usage, {},
              say({"period \"{}\" is not one of the year's{}; expected one of {}",
                   "本年度没有考核阶段“{}”{};应为以下之一:{}"},
                  word, named_nearby(all, word), choices(all)));
}

const plan::Domain& domain_named(const plan::YearPlan& plan, const std::string& word) {
  const std::vector<Named> all = named(plan.domains);
  if (const plan::Domain* domain = plan.find_domain(find_named(all, word))) return *domain;
  throw Error(ErrorKind::usage, {},
              say({"domain \"{}\" is not one of the year's{}; expected one of {}",
                   "本年度没有领域“{}”{};应为以下之一:{}"},
                  word, named_nearby(all, word), choices(all)));
}

namespace {

/// Assessees by full name; two may have the same.
std::vector<Named> assessees_called(const plan::YearPlan& plan, const std::string& name) {
  std::vector<Named> found;
  for (const plan::Domain& domain : plan.domains) {
    for (const plan::Assessee& one : domain.assessees) {
      if (one.name == name) found.push_back({plan::assessee_unit(domain.id, one.id), domain.title});
    }
  }
  return found;
}

}  // namespace

AssesseeNamed assessee_named(const plan::YearPlan& plan, const std::string& word) {
  if (const plan::Assessee* named = plan.find_assessee(word))  // as "domain/assessee"
    return {*plan.find_domain(named->domain), *named};
  std::vector<Named> all;
  for (const plan::Domain& domain : plan.domains) {
    for (const plan::Assessee& one : domain.assessees) all.push_back({one.id, one.name});
  }
  const std::string id = find_named(all, word);
  for (const plan::Domain& domain : plan.domains) {
    for (const plan::Assessee& one : domain.assessees)
      if (one.id == id) return {domain, one};
  }
  throw Error(ErrorKind::usage, {},
              say({"no assessee \"{}\" in the rosters; expected an id or a full name{}",
                   "名册里没有考核对象“{}”;应写编号或全称{}"},
                  word, named_nearby(all, word)));
}

std::string find_unit(const plan::YearPlan& plan, const std::string& word) {
  if (plan.find_assessee(word) != nullptr) return word;
  const std::string organisation = find_named(named(plan.organisations), word);
  if (!organisation.empty()) return organisation;
  const std::vector<Named> called = assessees_called(plan, word);
  return called.size() == 1 ? called.front().id : std::string();
}

Text unit_nearby(const plan::YearPlan& plan, const std::string& word) {
  const std::vector<Named> called = assessees_called(plan, word);
  if (called.size() > 1)
    return say({" (several have this name: {})", "(有几个同名的:{})"}, choices(called));
  std::vector<Named> all = named(plan.organisations);
  for (const plan::Domain& domain : plan.domains) {
    for (const plan::Assessee& one : domain.assessees)
      all.push_back({plan::assessee_unit(domain.id, one.id), one.name});
  }
  const Text near = named_nearby(all, word);
  const plan::Domain* domain = plan.find_domain(word.substr(0, word.find('/')));
  if (word.find('/') == std::string::npos || domain == nullptr) return near;
  return say({"{}{}", "{}{}"}, near, assessees_of(*domain));
}

std::vector<plan::Person> persons_named(const plan::YearPlan& plan, const std::string& word) {
  if (const auto person = plan.find_person(word)) return {*person};
  std::vector<plan::Person> found;
  for (const plan::Person& one : plan.persons) {
    if (one.name == word) found.push_back(one);
  }
  if (!found.empty()) return found;
  const std::string unit = find_unit(plan, word);
  return plan.find_assessee(unit) == nullptr ? found : plan.persons_of(unit);
}

Text people_listed(const std::vector<plan::Person>& persons) {
  std::vector<Named> all;
  for (const plan::Person& one : persons) all.push_back({one.id, one.name});
  return choices(all);
}

std::optional<plan::Person> the_one_named(const plan::YearPlan& plan, const std::string& word) {
  const std::vector<plan::Person> persons = persons_named(plan, word);
  if (persons.empty()) return std::nullopt;
  if (persons.size() == 1) return persons.front();
  throw Error(ErrorKind::usage, {},
              say({"--as \"{}\" means several persons: {}; write the id of one of them",
                   "--as “{}”不止一人:{};请写其中一人的 id"},
                  word, people_listed(persons)));
}

Text person_words(const plan::YearPlan& plan, const std::string& person) {
  const auto found = plan.find_person(person);
  return {person, found ? found->name : person};
}

std::string unit_named(const plan::YearPlan& plan, const std::string& word) {
  const std::string unit = find_unit(plan, word);
  if (!unit.empty()) return unit;
  if (const auto person = the_one_named(plan, word)) return person->unit;
  std::vector<Named> all;
  for (const plan::Person& one : plan.persons) all.push_back({one.id, one.name});
  const Text near = named_nearby(all, word);
  throw Error(
      ErrorKind::usage, {},
      say({"--as \"{}\" is no unit and no person of year.toml{}; write the id or name of a "
           "[[unit]], of a [[person]], or of an assessee, as \"domain/assessee\" or in full",
           "--as “{}”:year.toml 中没有这个单位或人员{};请写 [[unit]]、[[person]] 的 id 或名称,"
           "考核对象写“领域/编号”或全称"},
          word, near.empty() ? unit_nearby(plan, word) : near));
}

}  // namespace kaohe::cycle
