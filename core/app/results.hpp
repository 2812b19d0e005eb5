/// Where results stand in a workspace, and how they get there.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "app/options.hpp"
#include "grading/result.hpp"
#include "plan/year_plan.hpp"

namespace kaohe::app {

/// <workspace>/results/<year>
std::filesystem::path results_folder(const Options& options, const plan::YearPlan& plan);

/// A played year goes into a fresh workspace: throws Error(data) when there is a ledger, or results
/// of this year already.
void refuse_existing(const std::filesystem::path& workspace, const std::filesystem::path& results);

/// Adds result.json, scores.csv and consequences.csv under `prefix` to the files to be written
/// (name, bytes).
void add_result(std::vector<std::pair<std::string, std::string>>& files, const std::string& prefix,
                const grading::Result& result, Language language);

}  // namespace kaohe::app
