/// What a result was made with, kept so that it can be computed again in ten years: the year's
/// files and the plugins' very bytes.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "base/errors.hpp"
#include "cycle/year.hpp"

namespace kaohe::cycle {

/// Beside a result: its archive's manifest.
inline constexpr const char* kManifestFile = "made_with.json";

struct Archive {
  std::string key;  ///< of its content: the same files have the same
  std::vector<std::pair<std::string, std::string>> files;  ///< "configs/2023/year.toml": bytes
  /// The key and the digest of each file, as JSON: stands beside a result, and its digest in the
  /// ledger.
  std::string manifest;
};

/// year.toml, the rosters, the lock where there is one, and each plugin as it was loaded. Throws
/// Error(environment) for a file that cannot be read, and for a plugin whose file is no longer what
/// runs.
Archive archive_of(const Year& year);

/// <workspace>/archive/<year>/<key>
std::filesystem::path archive_folder(const std::filesystem::path& workspace, int year,
                                     const std::string& key);

/// Writes it, unless it stands there already. Throws Error(environment) where it cannot be written.
void keep(const std::filesystem::path& workspace, int year, const Archive& archive);

/// The manifests of all that is kept of a year and is whole, made again from the archive, by its
/// folders. Throws Error(environment) for what cannot be read.
std::vector<std::string> kept_manifests(const std::filesystem::path& workspace, int year);

/// Each file that a manifest names and that is gone from the archive or changed. Throws Error(data)
/// for a manifest that is none; Error(environment) for what cannot be read.
std::vector<Problem> changed_archive(const std::filesystem::path& workspace, int year,
                                     const std::string& manifest);

/// Opens the year as a manifest has it, from the archive alone. Throws Error(data) for a manifest
/// that is none, and for files that are missing or are not what was kept; as open_year.
Year open_archived(const std::filesystem::path& workspace, int year, const std::string& manifest,
                   const plugin_host::Hosting& hosting);

}  // namespace kaohe::cycle
