/// Judging: sheets, records and decisions → the result of a year or a period.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "grading/result.hpp"
#include "ledger/observation_source.hpp"
#include "plan/year_plan.hpp"
#include "scoring/sheet.hpp"

namespace kaohe::grading {

struct JudgeOptions {
  std::string kind = "year";        ///< "period" or "year"
  std::string period;               ///< id; of a year: the last one, and may be left empty
  Date as_of;                       ///< the day asked: its points are in force
  std::optional<Date> known_until;  ///< records dated later are not known; default: as_of. A year's
                                    ///< grades are decided after it
  std::optional<Date> published_on;  ///< consequences are due from this day; default: as_of
  std::string standing = "preview";  ///< "preview", "official", "played"
  int edition = 1;
  std::string ledger_head;
  std::vector<PluginUsed> plugins;
  bool without_decided_grades = false;  ///< proposals only: decided grades are not looked at
  bool decisions_by_number = false;     ///< what is wrong with one names its number in the ledger
  bool with_waiting = false;  ///< an official result may wait for records: it marks them as waiting

  Date known() const { return known_until.value_or(as_of); }
  bool is_year() const { return kind == "year"; }
};

/// The result of the domains that have a sheet, in the plan's order (a domain whose plugin failed
/// is left out, the others finish). The order of sheets, rows and records has no meaning.
/// Figures_digest stays empty: `report::result_json` writes it.
///
/// A period's result has cells, deductions so far, losses, the gates that have fired so far without
/// regard to ranks, and `indicator_score`, the full points less all losses to date; what
/// comes at year-end only (review, evaluation, totals, ranks, grade) is null.
///
/// A blocked assessee has no score, rank or grade and says why. A result whose standing is
/// "official" has none but for what `with_waiting` lets wait, and a line decided for each scope:
/// else Error(data) with everything that is missing. Throws Error(data) also for wrong records (see
/// gather, records_of), a refused grade, a figure that needs more than 8 decimals; Error(plugin)
/// for a sheet that does not fit the plan.
Result judge(const plan::YearPlan& plan, const std::vector<scoring::DomainSheet>& sheets,
             const ledger::ObservationSource& source, const JudgeOptions& options);

}  // namespace kaohe::grading
