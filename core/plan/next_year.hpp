/// A new year's folder made from an earlier one: what is carried over, what moves with the year,
/// what a person must decide.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/errors.hpp"
#include "plan/year_plan.hpp"

namespace kaohe::plan {

struct NextYear {
  std::vector<std::pair<std::string, std::string>>
      files;                       ///< name in the new folder, bytes: as `write_folder` takes them
  std::vector<Problem> changed;    ///< each with its place in the new files; rows left out: the old
  std::vector<Problem> to_decide;  ///< what a person must look at
  std::vector<std::string> left_out;  ///< files of the old folder that are not carried over
};

/// configs/<year> from `plan`, which `read_year` has read; nothing is written. year.toml keeps its
/// text and comments. The year and every day move by as many years (29 February becomes the 28th;
/// a period's last day of February stays that). A number changed from a period on holds for the
/// whole of the new year: the latest where there are several, the others become comments. Rosters
/// go without assessees that have ended, with their lists, and without first days in earlier
/// years. `folder` stands in places only. Throws Error(data) where year.toml is written so that it
/// cannot be changed safely, Error(environment) when files cannot be read.
NextYear next_year(const YearPlan& plan, int year, const std::filesystem::path& folder);

}  // namespace kaohe::plan
