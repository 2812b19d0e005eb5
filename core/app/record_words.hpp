/// What the kinds and fields of records are called where people read them.
#pragma once

#include <string>
#include <string_view>

#include "base/text.hpp"
#include "plan/year_plan.hpp"

namespace kaohe::app {

/// "lead_unit", "牵头单位" (as the table of roles has it); one that has no title is called by its
/// id.
Text role_words(std::string_view role);

/// "assessee", "考核对象"; likewise.
Text field_title(const std::string& field);

/// Whose record it is: what its other fields are named within. Empty: it has none.
struct Belonging {
  std::string domain, indicator;
  std::string input = {};  ///< of an observation
};

/// What stands in a field of a record, in Chinese by title and name: "县直学校" of the domain
/// schools; a grade and a choice by title in both languages.
Text field_words(const plan::YearPlan& plan, const Belonging& of, const std::string& field,
                 const std::string& value);

}  // namespace kaohe::app
