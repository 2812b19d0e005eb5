/// Whether a person may do something: the table of roles, and that nobody judges their own unit or
/// their own work.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "cycle/role_table.hpp"
#include "ledger/entry.hpp"
#include "plan/year_plan.hpp"

namespace kaohe::cycle {

/// What somebody wants to do, and what it concerns.
struct Deed {
  Act act;
  std::string domain = {};           ///< empty: no single one
  std::string assessee = {};         ///< empty: no single one
  std::set<std::string> units = {};  ///< who answers for it: of an observation its input's units
  bool at_year_end = false;          ///< it belongs to the period that awards points
  std::string unit = {};             ///< whose duty as one that assesses it concerns; empty: none
};

/// A permission as it is used.
struct Permit {
  ledger::Actor actor;
  std::string stands_in_for;  ///< the unit in whose place the actor's acts; empty: none
};

/// The permit of a person for a deed, under the first role of the table that reaches it; or why
/// not: the row of the table, and who may.
struct Answer {
  std::optional<Permit> permit;
  Text refusal;  ///< where there is no permit
};
Answer ask(const plan::YearPlan& plan, const plan::Person& person, const Deed& deed);

/// The same, and throws Error(data) with the refusal.
Permit require_permit(const plan::YearPlan& plan, const plan::Person& person, const Deed& deed);

/// "responsible unit (县委政法委), assessment team (its domains, at the year-end)"; those whom the
/// deed cannot reach are left out, and `not_unit`, which it concerns itself.
Text who_may(const plan::YearPlan& plan, const Deed& deed, const std::string& not_unit = {});

/// Throws Error(data) where a person would confirm or approve what they put on record themselves
/// (Art. 21): `earlier` are the persons who have had a hand in it before. Names the
/// row of `act`, and who of the unit could do it.
void require_other_person(const plan::YearPlan& plan, const plan::Person& person,
                          const std::set<std::string>& earlier, Act act, const Text& deed);

}  // namespace kaohe::cycle
