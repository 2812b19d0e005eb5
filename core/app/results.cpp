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

grading::Result published_result(const fs::path& workspace, const plan::YearPlan& plan,
                                 const ledger::Publication& publication) {
  const fs::path file = cycle::edition_folder(workspace, plan.year, publication) / "result.json";
  const std::string bytes = is_there(file) ? read_file(file, kResultSizeMax) : std::string();
  if (sha256(bytes) == publication.result_digest) return report::read_result(bytes, file.string());
  throw Error(ErrorKind::data, {file.string()},
              say({"edition {} of {} is not here as it was published; restore it from a backup of "
                   "the results, so that the new edition can be compared with it",
                   "第 {} 版({})的结果文件缺失或已被改动;请从备份恢复,以便与新一版比较"},
                  publication.edition, plan.find_period(publication.period)->title));
}

ledger::Publication publication_of(ledger::Publication begun, const cycle::ToPublish& made,
                                   const Files& files) {
  begun.figures_digest = report::figures_digest(made.assessment.result);
  begun.result_digest = sha256(files.front().second);
  for (const auto& [name, bytes] : files) begun.files[name] = sha256(bytes);
  begun.waiting = made.ids();
  begun.taking_in = made.taking_in;
  begun.dues = made.dues;
  return begun;
}

std::optional<std::vector<cycle::Entailed>> entailed_in(const fs::path& workspace,
                                                        const plan::YearPlan& plan,
                                                        const ledger::Ledger& ledger, Date today) {
  const cycle::Progress progress(ledger, plan.year, today);
  const cycle::Published* last = progress.publication(plan.periods.back().id);
  if (last == nullptr) return std::nullopt;
  return cycle::entailed_by(ledger, plan, progress,
                            published_result(workspace, plan, last->publication), today);
}

}  // namespace kaohe::app
