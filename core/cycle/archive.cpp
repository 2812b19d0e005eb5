#include "cycle/archive.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/digest.hpp"
#include "base/files.hpp"
#include "plugin_host/lock.hpp"

namespace kaohe::cycle {

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

constexpr std::size_t kFileSizeMax = std::size_t{1} << 30U;

std::string configs_of(int year) {
  return "configs/" + std::to_string(year);
}

void add_rosters(const fs::path& folder, const std::string& prefix, Archive& archive) {
  std::vector<fs::path> rosters;
  std::error_code error;
  fs::directory_iterator at(folder / "roster", error);
  for (; !error && at != fs::directory_iterator(); at.increment(error))
    if (at->is_regular_file()) rosters.push_back(at->path());
  if (error)
    throw Error(ErrorKind::environment, {(folder / "roster").string()},
                failure_reason(error.value()));
  std::sort(rosters.begin(), rosters.end());
  for (const fs::path& file : rosters)
    archive.files.emplace_back(prefix + "/roster/" + file.filename().string(),
                               read_file(file, kFileSizeMax));
}

/// Of a year that is locked as the lock finds it, beside the lock.
std::string place_of(const Year& year, const plugin_host::Identity& plugin) {
  if (!year.is_locked) return "plugins/" + plugin.file.filename().string();
  const fs::path own =
      plugin_host::locked_file(configs_of(year.plan.year), plugin.id, plugin.sha256);
  return own.string();
}

void add_plugins(const Year& year, Archive& archive) {
  for (const auto& [domain, plugin] : year.plugins) {
    const plugin_host::Identity& identity = plugin->identity();
    archive.files.emplace_back(place_of(year, identity), plugin_host::bytes_of(identity));
  }
}

fs::path archives_of(const fs::path& workspace, int year) {
  return fs::absolute(workspace).lexically_normal() / "archive" / std::to_string(year);
}

/// Of the digests of its files.
std::string key_of(const json& digests) {
  return key_of_digest(sha256(digests.dump()));
}

std::string manifest_of(const json& digests) {
  return json{{"archive", key_of(digests)}, {"files", digests}}.dump(2) + "\n";
}

[[noreturn]] void refuse_manifest() {
  throw Error(ErrorKind::data, {},
              say({"what says with which files the result was made cannot be read; restore it from "
                   "a backup of the results",
                   "记载结果所用配置和插件的文件无法读取;请从备份恢复结果目录"}));
}

json parsed(const std::string& manifest) {
  json document = json::parse(manifest, nullptr, false);
  if (!document.is_object() || !document["archive"].is_string() || !document["files"].is_object())
    refuse_manifest();
  return document;
}

/// What is missing in an archive or is not what was kept.
std::vector<Problem> not_kept(const fs::path& folder, const json& files) {
  std::vector<Problem> problems;
  for (const auto& [name, digest] : files.items()) {
    const fs::path file = folder / name;
    if (is_there(file) && sha256(read_file(file, kFileSizeMax)) == digest) continue;
    problems.push_back({{file.string()},
                        say({"it is missing in the archive, or was changed; restore the archive "
                             "from a backup",
                             "归档中缺少该文件,或者已被改动;请从备份恢复归档"})});
  }
  return problems;
}

}  // namespace

Archive archive_of(const Year& year) {
  Archive archive;
  const std::string prefix = configs_of(year.plan.year);
  archive.files.emplace_back(prefix + "/year.toml",
                             read_file(year.plan.folder / "year.toml", kFileSizeMax));
  add_rosters(year.plan.folder, prefix, archive);
  if (year.is_locked)
    archive.files.emplace_back(prefix + "/" + plugin_host::kLockFile,
                               read_file(plugin_host::lock_file(year.plan.folder), kFileSizeMax));
  add_plugins(year, archive);
  json digests = json::object();
  for (const auto& [name, bytes] : archive.files) digests[name] = sha256(bytes);
  archive.key = key_of(digests);
  archive.manifest = manifest_of(digests);
  return archive;
}

std::vector<std::string> kept_manifests(const fs::path& workspace, int year) {
  const fs::path all = archives_of(workspace, year);
  std::vector<fs::path> folders;
  if (is_there(all))
    for (const auto& one : fs::directory_iterator(all)) folders.push_back(one.path());
  std::sort(folders.begin(), folders.end());
  std::vector<std::string> manifests;
  for (const fs::path& folder : folders) {
    json digests = json::object();
    for (const auto& one : fs::recursive_directory_iterator(folder))
      if (one.is_regular_file())
        digests[one.path().lexically_relative(folder).string()] =
            sha256(read_file(one.path(), kFileSizeMax));
    if (key_of(digests) == folder.filename()) manifests.push_back(manifest_of(digests));
  }
  return manifests;
}

fs::path archive_folder(const fs::path& workspace, int year, const std::string& key) {
  return archives_of(workspace, year) / key;
}

void keep(const fs::path& workspace, int year, const Archive& archive) {
  const fs::path folder = archive_folder(workspace, year, archive.key);
  if (is_there(folder)) return;
  write_folder(folder, archive.files);
  forbid_others_to_write(folder);
}

std::vector<Problem> changed_archive(const fs::path& workspace, int year,
                                     const std::string& manifest) {
  const json document = parsed(manifest);
  return not_kept(archive_folder(workspace, year, document["archive"].get<std::string>()),
                  document["files"]);
}

Year open_archived(const fs::path& workspace, int year, const std::string& manifest,
                   const plugin_host::Hosting& hosting) {
  const json document = parsed(manifest);
  const fs::path folder = archive_folder(workspace, year, document["archive"].get<std::string>());
  std::vector<Problem> problems = not_kept(folder, document["files"]);
  if (!problems.empty()) throw Error(ErrorKind::data, std::move(problems));
  return open_year(folder / configs_of(year), folder / "plugins", hosting);
}

}  // namespace kaohe::cycle
