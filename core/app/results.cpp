#include "app/results.hpp"

#include "base/digest.hpp"
#include "base/errors.hpp"
#include "base/files.hpp"
#include "ledger/ledger.hpp"
#include "report/csv.hpp"
#include "report/result_json.hpp"

namespace kaohe::app {

namespace fs = std::filesystem;

fs::path results_folder(const Options& options, const plan::YearPlan& plan) {
  return fs::absolute(options.workspace).lexically_normal() / "results" / std::to_string(plan.year);
}

void refuse_existing(const fs::path& workspace) {
  const fs::path ledger = ledger::Ledger::file_of(workspace);
  std::error_code error;
  if (!fs::exists(ledger, error)) return;
  throw Error(ErrorKind::data, {ledger.string()},
              say({"there is a ledger here already; a year is played into a fresh workspace, "
                   "nothing is overwritten: name another folder with --workspace DIR, or move it "
                   "away",
                   "这里已经有账本;演算一个年度要用新的工作目录,已有内容不会被覆盖:请用 "
                   "--workspace DIR 另指目录,或先移走"}));
}

namespace {

constexpr std::size_t kResultSizeMax = std::size_t{1} << 30U;

bool holds(const fs::path& folder, const Files& files) {
  for (const auto& [name, bytes] : files) {
    if (!is_there(folder / name) || read_file(folder / name, kResultSizeMax) != bytes) return false;
  }
  return true;
}

}  // namespace

void put_results(const fs::path& folder, const Files& files, const Text& otherwise) {
  if (!is_there(folder)) return write_folder(folder, files);
  if (!holds(folder, files)) throw Error(ErrorKind::data, {folder.string()}, otherwise);
}

void add_result(std::vector<std::pair<std::string, std::string>>& files, const std::string& prefix,
                const grading::Result& result, Language language) {
  files.emplace_back(prefix + "result.json", report::result_json(result));
  files.emplace_back(prefix + "scores.csv", report::scores_csv(result, language));
  files.emplace_back(prefix + "consequences.csv", report::consequences_csv(result, language));
}

ledger::Publication publication_of(const plan::Period& period, const cycle::ToPublish& made,
                                   const Files& files) {
  const grading::Result& result = made.assessment.result;
  ledger::Publication publication;
  publication.period = period.id;
  publication.edition = result.edition;
  publication.figures_digest = report::figures_digest(result);
  publication.result_digest = sha256(files.front().second);
  for (const auto& [name, bytes] : files) publication.files[name] = sha256(bytes);
  publication.waiting = cycle::ids_of_gaps(made.waiting);
  return publication;
}

}  // namespace kaohe::app
