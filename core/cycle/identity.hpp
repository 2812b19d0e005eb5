/// Who sits at the machine: which persons of the year one of its users may act as (Art. 21).
#pragma once

#include <string>
#include <vector>

#include "plan/year_plan.hpp"

namespace kaohe::cycle {

/// Who acts: the person named after --as, by id or, where only one has it, by name; none named: the
/// only one of year.toml that has this user of the machine. A user who is written down as somebody
/// acts as nobody else; with `people.strict` only such users act at all. Throws Error(usage) for an
/// unknown, missing or ambiguous name, Error(data) for a person as whom this user may not act.
plan::Person person_acting(const plan::YearPlan& plan, const std::string& named,
                           const std::string& os_user);

/// Those of year.toml who have no user of the machine, in its order.
std::vector<plan::Person> persons_without_user(const plan::YearPlan& plan);

}  // namespace kaohe::cycle
