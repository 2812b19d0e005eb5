/// Where results stand in a workspace, and how they get there.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/options.hpp"
#include "cycle/entailed.hpp"
#include "cycle/publishing.hpp"
#include "grading/result.hpp"
#include "plan/year_plan.hpp"

namespace kaohe::app {

/// <workspace>/results/<year>
std::filesystem::path results_folder(const Options& options, const plan::YearPlan& plan);

/// Files of a folder: name and bytes.
using Files = std::vector<std::pair<std::string, std::string>>;

/// A played year goes into a fresh workspace: throws Error(data) when there is a ledger.
void refuse_existing(const std::filesystem::path& workspace);

/// Puts files where no folder stands yet, or the same files do: what a program that was killed left
/// behind is made whole by doing the same again. Throws Error(data) with `otherwise` where others
/// stand there.
void put_results(const std::filesystem::path& folder, const Files& files, const Text& otherwise);

/// Adds result.json, scores.csv and consequences.csv under `prefix` to the files to be written
/// (name, bytes).
void add_result(std::vector<std::pair<std::string, std::string>>& files, const std::string& prefix,
                const grading::Result& result, Language language);

/// What the ledger says of a period's result and of its files, result.json the first. `begun`: with
/// what is known before: period, edition and why.
ledger::Publication publication_of(ledger::Publication begun, const cycle::ToPublish& made,
                                   const Files& files);

/// A result that was published, from its file. Throws Error(data) where the file is missing or is
/// not what was published.
grading::Result published_result(const std::filesystem::path& workspace, const plan::YearPlan& plan,
                                 const ledger::Publication& publication);

/// What the published grades of the year entail, as known on a day; nothing: the year's result is
/// not published. Throws as published_result.
std::optional<std::vector<cycle::Entailed>> entailed_in(const std::filesystem::path& workspace,
                                                        const plan::YearPlan& plan,
                                                        const ledger::Ledger& ledger, Date today);

}  // namespace kaohe::app
