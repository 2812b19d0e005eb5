/// Where results stand in a workspace, and how they get there.
#pragma once

#include <filesystem>

#include "app/options.hpp"
#include "grading/result.hpp"
#include "plan/year_plan.hpp"

namespace kaohe::app {

/// <workspace>/results/<year>
std::filesystem::path results_folder(const Options& options, const plan::YearPlan& plan);

/// A played year goes into a fresh workspace: throws Error(data) when there are results of this year already.
void refuse_existing(const std::filesystem::path& results);

/// Writes result.json, scores.csv and consequences.csv into a new folder: all of them or none.
void write_result(const std::filesystem::path& folder, const grading::Result& result,
                  Language language);

}  // namespace kaohe::app
