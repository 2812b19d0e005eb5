/// Rows that a unit fills in: what it reports in a period, one row for each value that is awaited.
#pragma once

#include <string>
#include <vector>

#include "evidence/forms.hpp"
#include "plan/year_plan.hpp"

namespace kaohe::evidence {

struct Preset {
  std::vector<std::vector<std::string>> rows;  ///< cells in the order of the form, by titles
  /// What each column may hold in these rows; empty: any text.
  std::vector<std::vector<std::string>> allowed;
};

/// For each input that the unit records and that is due in the period, in the order of the year: a
/// row for each assessee (or pool), listed subject and time cell of the period that no earlier one
/// has asked for, its value left empty. Events have no rows: nobody knows them before; their inputs
/// stand in `allowed`. Where two have one title the id stands instead.
Preset preset_rows(const plan::YearPlan& plan, const std::string& unit, const plan::Period& period);

/// Of a table beside the observations: a row for each assessee of the domains that the unit leads
/// (of a unit that leads none: of all), and each part of the review, survey or leader that is
/// recorded for it; of other tables only what may stand in their columns.
Preset preset_beside(const plan::YearPlan& plan, const std::string& unit, const Form& form);

}  // namespace kaohe::evidence
