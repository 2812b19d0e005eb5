/// Inside `plan`: a year's files while they are read; every problem is collected, so that one run
/// shows all.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/errors.hpp"
#include "base/toml.hpp"
#include "plan/year_plan.hpp"

namespace kaohe::plan {

/// year.toml and what is wrong with it.
struct YearFile {
  TomlDocument document;
  std::vector<Problem> problems;

  template <class... Arguments>
  void add(const std::string& pointer, const MessageFor<Arguments...>& message,
           const Arguments&... arguments) {
    Text what = say(message, arguments...);
    problems.push_back({document.place(pointer), std::move(what)});
  }
  template <class... Arguments>
  void add_at_key(const std::string& pointer, const MessageFor<Arguments...>& message,
                  const Arguments&... arguments) {
    Text what = say(message, arguments...);
    problems.push_back({document.key_place(pointer), std::move(what)});
  }
};

/// The value of a `number` of the schema: an integer or a text that Rational::parse reads.
Rational number_of(const nlohmann::json& value);

/// The date under a key, if there is one. A day that does not exist (30 February) is added to the
/// file's problems, and 1 January taken instead.
std::optional<Date> optional_date(YearFile& file, const std::string& pointer,
                                  const nlohmann::json& from, const char* key);

/// Each takes a file that fits the schema. Dates that do not exist are added to its problems.
void read_rules(YearFile& file, YearPlan& plan);
void read_adjustments(YearFile& file, YearPlan& plan);
void read_leader_evaluation(const YearFile& file, YearPlan& plan);
void read_returns(const YearFile& file, YearPlan& plan);
void read_duty(const YearFile& file, YearPlan& plan);
/// The parts of the review, and the votes of these and of the surveys, which are read before.
void read_votes(const YearFile& file, YearPlan& plan);
void read_calendar(YearFile& file, YearPlan& plan);
void read_people(YearFile& file, YearPlan& plan);
void read_persons(const YearFile& file, YearPlan& plan);

/// What the schema cannot say: sums, names that must be known, orders, dates. Adds to the file's
/// problems.
void check_rules(YearFile& file, const YearPlan& plan);
void check_adjustments(YearFile& file, const YearPlan& plan);
void check_leader_evaluation(YearFile& file, const YearPlan& plan);
void check_returns(YearFile& file, const YearPlan& plan);
void check_duty(YearFile& file, const YearPlan& plan);
void check_votes(YearFile& file, const YearPlan& plan);
void check_calendar(YearFile& file, const YearPlan& plan);
void check_people(YearFile& file, const YearPlan& plan);
/// Once the rosters are read: a person may belong to an assessee.
void check_persons(YearFile& file, const YearPlan& plan);

/// Reads a domain's roster/<id>.csv and, if there is one, roster/<id>.subjects.csv; adds to
/// `problems`.
void read_roster(const YearPlan& plan, Domain& domain, std::vector<Problem>& problems);

/// Turns the roster's columns and cells, as written, into values of the inputs that the domain's
/// system declares, and checks that every list and value is there; adds to `problems`.
void attach_roster(const YearPlan& plan, Domain& domain, std::vector<Problem>& problems);

/// Where only a share of the year's deductions is carried over: that each of them can be given back
/// in part; adds to `problems`.
void check_carried_over(const YearPlan& plan, const Domain& domain, std::vector<Problem>& problems);

/// Throws Error(data) with the problems in the order of the files, if there are any.
void refuse_if_any(std::vector<Problem> problems);

/// Ids of a list, for "did you mean".
template <class List>
std::vector<std::string> ids_of(const List& list) {
  std::vector<std::string> ids;
  for (const auto& one : list) ids.push_back(one.id);
  return ids;
}

/// The entry with an id; nullptr: there is none.
template <class List>
auto find_by_id(const List& list, std::string_view id) -> decltype(&list.front()) {
  for (const auto& one : list) {
    if (one.id == id) return &one;
  }
  return nullptr;
}

/// Its index; -1: there is none.
template <class List>
int index_by_id(const List& list, std::string_view id) {
  const auto* found = find_by_id(list, id);
  return found == nullptr ? -1 : static_cast<int>(found - list.data());
}

}  // namespace kaohe::plan
