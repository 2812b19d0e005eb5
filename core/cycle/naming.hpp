/// What people call things of a year on the command line: by id or by title.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "plan/year_plan.hpp"

namespace kaohe::cycle {

/// A period of the year, by id or title; throws Error(usage) for another word, naming the year's.
const plan::Period& period_named(const plan::YearPlan& plan, const std::string& word);

/// A domain of the year, by id or title. Throws Error(usage), naming those there are.
const plan::Domain& domain_named(const plan::YearPlan& plan, const std::string& word);

struct AssesseeNamed {
  const plan::Domain& domain;
  const plan::Assessee& assessee;
};
/// An assessee of the year's rosters, by id, full name or as "domain/assessee". Throws
/// Error(usage), naming those nearby.
AssesseeNamed assessee_named(const plan::YearPlan& plan, const std::string& word);

/// A unit: an organisation's id, by id or title; an assessee as "domain/assessee", also by its full
/// name where only one assessee has it. Empty: there is none.
std::string find_unit(const plan::YearPlan& plan, const std::string& word);

/// ` (did you mean "publicity"?)` of units and assessees, or who has this same name, or nothing. Of
/// "schools/s99", whose domain is there, it names that domain's assessees.
Text unit_nearby(const plan::YearPlan& plan, const std::string& word);

/// All whom a word means: by id one person, by name perhaps several; an assessee by its full name
/// is who acts for it. Empty: nobody.
std::vector<plan::Person> persons_named(const plan::YearPlan& plan, const std::string& word);

/// "zhang_min (张敏), li_na (李娜)"
Text people_listed(const std::vector<plan::Person>& persons);

/// The one whom a word after --as names; nothing: nobody. Throws Error(usage), naming them, where
/// it means several.
std::optional<plan::Person> the_one_named(const plan::YearPlan& plan, const std::string& word);

/// Who acted: the id, in Chinese the name where it has one.
Text person_words(const plan::YearPlan& plan, const std::string& person);

/// The unit that a word after --as names: a unit, or that of a person, each by id or by name where
/// that is one's alone. Throws Error(usage).
std::string unit_named(const plan::YearPlan& plan, const std::string& word);

}  // namespace kaohe::cycle
