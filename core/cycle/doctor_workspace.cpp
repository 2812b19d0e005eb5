// The workspace's folder, disk and clock, and the ledger in it.
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <functional>
#include <set>
#include <string>

#include "base/digest.hpp"
#include "base/files.hpp"
#include "cycle/archive.hpp"
#include "cycle/doctor.hpp"
#include "cycle/publishing.hpp"
#include "ledger/clock.hpp"
#include "ledger/ledger.hpp"
#include "ledger/payload.hpp"

namespace kaohe::cycle {

namespace {

namespace fs = std::filesystem;
using ledger::Access;
using ledger::Ledger;

constexpr std::uintmax_t kMebibyte = 1024 * 1024, kGibibyte = 1024 * kMebibyte;

std::uintmax_t size_of(const fs::path& file) {
  std::error_code error;
  const std::uintmax_t size = fs::file_size(file, error);
  return error ? 0 : size;
}

Finding made(const char* check, Soundness soundness, const fs::path& path, const Text& what,
             ErrorKind kind = ErrorKind::environment) {
  return {check, soundness, {path.string()}, what, kind};
}

/// Whether a folder or file can be written by whom it should, and by nobody else.
Finding rights_of(const char* check, const fs::path& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0)
    return made(check, Soundness::failure, path, failure_reason(errno, path));
  if (::access(path.c_str(), W_OK) != 0)
    return made(check, Soundness::failure, path, failure_reason(errno, path));
  if ((status.st_mode & S_IWOTH) == 0)
    return made(check, Soundness::ok, path, say({"can be written", "可以写入"}));
  return made(check, Soundness::warning, path,
              say({"everybody on this machine can write it (mode {:o}): chmod o-w {}",
                   "本机任何人都可以写它(权限 {:o}):请执行 chmod o-w {}"},
                  status.st_mode & 07777U, path.string()));
}

Finding disk_of(const Patient& patient) {
  const fs::path& folder = patient.workspace;
  if (!patient.free_bytes) {
    return made("disk", Soundness::warning, folder,
                say({"how much space is free cannot be told; look for yourself with df",
                     "无法得知剩余空间;请用 df 查看"}));
  }
  const std::uintmax_t free = *patient.free_bytes, size = size_of(Ledger::file_of(folder));
  const Text space = say({"{} MiB are free, the ledger has {} MiB", "剩余 {} MiB,账本 {} MiB"},
                         free / kMebibyte, size / kMebibyte);
  if (free < kMebibyte) {
    return made("disk", Soundness::failure, folder,
                say({"the disk is full: {}; free some space", "磁盘已满:{};请清理"}, space));
  }
  if (free >= kGibibyte && free / 3 >= size) return made("disk", Soundness::ok, folder, space);
  return made("disk", Soundness::warning, folder,
              say({"{}; keep 1 GiB and three times the ledger free, for its growth and backups",
                   "{};请至少保留 1 GiB 且不少于账本的三倍,以备增长和备份"},
                  space));
}

Finding network_of(const fs::path& folder) {
  if (!ledger::is_on_network(folder)) {
    return made("network", Soundness::ok, folder,
                say({"lies on a disk of this machine", "位于本机磁盘"}));
  }
  return made("network", Soundness::failure, folder,
              say({"lies on another machine (a network file system), where two writers can "
                   "overwrite each other; use a disk of this machine",
                   "位于网络文件系统,多人同时写入会互相覆盖;请使用本机磁盘"}));
}

Finding clock_of(const Patient& patient) {
  const int year = std::stoi(patient.now.substr(0, 4));
  if (year >= patient.build_year)
    return made("clock", Soundness::ok, {}, {patient.now, patient.now});
  return made("clock", Soundness::failure, {},
              say({"the clock says {}, and this program was built in {}; set the clock",
                   "系统时间为 {},而本程序构建于 {} 年;请校准系统时间"},
                  patient.now, patient.build_year));
}

/// A clock that was set back: entries made now would have to bear the last one's time.
std::vector<Finding> clock_after(const Ledger& ledger, const Patient& patient) {
  const std::string last = ledger.last_entered();
  if (ledger.nature() == ledger::Nature::played || last <= patient.now) return {};
  return {made("clock", Soundness::failure, ledger.file(),
               say({"the clock says {}, and the ledger's last entry was made at {}; set the clock",
                    "系统时间为 {},而账本最后一条记于 {};请校准系统时间"},
                   patient.now, last))};
}

Finding opened(const Ledger& ledger) {
  const bool is_played = ledger.nature() == ledger::Nature::played;
  const Text nature =
      is_played ? say({"played, never official", "演示,不作为正式结果"}) : say({"live", "正式"});
  return made("ledger", Soundness::ok, ledger.file(),
              say({"opens ({}), schema {}, {} records", "可以打开({}),结构版本 {},共 {} 条"},
                  nature, ledger::newest_schema(), ledger.head().number));
}

std::vector<Finding> leftovers_of(const Ledger& ledger) {
  const std::uintmax_t size = size_of(ledger.file().string() + "-wal");
  if (size == 0) return {};
  return {made("journal", Soundness::ok, ledger.file(),
               say({"{} KiB of it stand in its journal (-wal) still; this is in order, never "
                    "delete that file",
                    "有 {} KiB 尚在日志文件(-wal)中,属正常情况,切勿删除该文件"},
                   size / 1024 + 1))};
}

/// Each file of each published result against its digest on record, and what no record names.
std::vector<Problem> changed_results(const Ledger& ledger, const fs::path& workspace,
                                     std::size_t& count) {
  std::vector<Problem> problems;
  ledger.entries({std::nullopt, {ledger::Publication::kKind}, {}}, [&](const ledger::Entry& entry) {
    const auto publication = ledger::record_of<ledger::Publication>(entry);
    count += publication.files.size();
    for (Problem& one : changed_files(workspace, entry.year, publication))
      problems.push_back(std::move(one));
  });
  for (Problem& one : unrecorded_results(workspace, ledger)) problems.push_back(std::move(one));
  return problems;
}

/// What a published result was made with, as its manifest names it; each manifest once.
std::vector<Problem> changed_archives(const Ledger& ledger, const fs::path& workspace) {
  constexpr std::size_t kManifestSizeMax = std::size_t{1} << 24U;
  std::set<std::string> seen;
  std::vector<Problem> problems;
  ledger.entries({std::nullopt, {ledger::Publication::kKind}, {}}, [&](const ledger::Entry& entry) {
    const auto publication = ledger::record_of<ledger::Publication>(entry);
    const fs::path file = edition_folder(workspace, entry.year, publication) / kManifestFile;
    if (!is_there(file)) return;
    const std::string manifest = read_file(file, kManifestSizeMax);
    if (!seen.insert(manifest).second) return;
    for (Problem& one : changed_archive(workspace, entry.year, manifest))
      problems.push_back(std::move(one));
  });
  return problems;
}

/// One finding for each problem, or that there is none.
void add_problems(const char* check, const fs::path& file, const std::vector<Problem>& problems,
                  const Text& none, std::vector<Finding>& findings) {
  for (const Problem& one : problems)
    findings.push_back({check, Soundness::failure, one.place, one.what, ErrorKind::data});
  if (problems.empty()) findings.push_back(made(check, Soundness::ok, file, none));
}

bool is_said(const std::vector<Problem>& said, const Problem& problem) {
  return std::any_of(said.begin(), said.end(), [&](const Problem& one) {
    return one.place.text() == problem.place.text() && one.what.en == problem.what.en;
  });
}

/// Runs a check; an error of it is its finding.
void attempt(const char* check, std::vector<Finding>& findings, const std::function<void()>& work) {
  try {
    work();
  } catch (const Error& error) {
    for (const Problem& one : error.problems())
      findings.push_back({check, Soundness::failure, one.place, one.what, error.kind()});
  }
}

}  // namespace

std::vector<Finding> examine_workspace(const Patient& patient) {
  return {rights_of("workspace", patient.workspace), network_of(patient.workspace),
          disk_of(patient), clock_of(patient)};
}

std::vector<Finding> examine_ledger(const Patient& patient) {
  const fs::path file = Ledger::file_of(patient.workspace);
  std::vector<Finding> findings;
  attempt("ledger", findings, [&] {
    const Ledger ledger = Ledger::open(file, Access::read);
    findings.push_back(opened(ledger));
    findings.push_back(rights_of("rights", file));
    for (const auto& more : {leftovers_of(ledger), clock_after(ledger, patient)})
      findings.insert(findings.end(), more.begin(), more.end());
    std::vector<Problem> said;
    attempt("integrity", findings, [&] {
      said = ledger.check_file();
      add_problems("integrity", file, said,
                   say({"SQLite finds the file in order", "SQLite 检查文件完好"}), findings);
    });
    attempt("results", findings, [&] {
      std::size_t count = 0;
      const std::vector<Problem> problems = changed_results(ledger, patient.workspace, count);
      if (count != 0)
        add_problems(
            "results", file, problems,
            say({"{} published files are as they were published", "{} 个结果文件与形成时一致"},
                count),
            findings);
    });
    if (patient.is_quick) return;
    attempt("archive", findings, [&] {
      const std::vector<Problem> problems = changed_archives(ledger, patient.workspace);
      if (is_there(patient.workspace / "archive") || !problems.empty())
        add_problems("archive", patient.workspace / "archive", problems,
                     say({"what published results were made with is as it was kept",
                          "形成结果所用的配置和插件与归档时一致"}),
                     findings);
    });
    attempt("chain", findings, [&] {
      std::vector<Problem> problems = ledger.verify();
      std::erase_if(problems, [&](const Problem& one) { return is_said(said, one); });
      add_problems("chain", file, problems, say({"the chain is whole", "链条完整"}), findings);
    });
  });
  return findings;
}

}  // namespace kaohe::cycle
