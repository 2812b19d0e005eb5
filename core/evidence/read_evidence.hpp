/// configs/<year>/evidence/ → records: everything that people recorded in a year, whole or refused
/// whole.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/errors.hpp"
#include "ledger/memory_source.hpp"
#include "plan/year_plan.hpp"

namespace kaohe::evidence {

struct ReadOptions {
  /// Reads the folders of the periods up to this one only, and of the tables beside them what is
  /// dated no later than the day its result is asked for; undated rows count. The last period of
  /// the year leaves nothing out. None: all.
  std::optional<std::string> up_to_period;
};

struct Evidence {
  std::unique_ptr<ledger::MemorySource> source;
  std::vector<Problem>
      notes;  ///< what was read with a change that people should know: full-width digits
};

/// Reads `<period>/<unit>.csv` (a unit's observations of a period: one submission; headings only: a
/// nil return) and the tables beside the periods' folders (forms.hpp). Any table may be missing.
/// Records are sorted and numbered by their content: the order of rows and files changes nothing
/// but `origin.place`. What follows from the roster and from notices is not in here: derived.hpp.
/// Every domain of the plan must have its system. `plan` is not kept.
/// Throws Error(data) with every wrong cell of every file; Error(environment) when the folder or a
/// file cannot be read; Error(usage) for an `up_to_period` that the year does not have.
Evidence read_evidence(const plan::YearPlan& plan, const std::filesystem::path& folder,
                       const ReadOptions& options = {});

}  // namespace kaohe::evidence
