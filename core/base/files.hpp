/// Reading and writing whole files: what cannot be read is said, what is written is written whole
/// or not at all.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "base/text.hpp"

namespace kaohe {

/// What a failing call of the system means (`code`: errno), and what to do about it: "it does not
/// exist; check the path or create it".
Text failure_reason(int code);
/// The same, and tells a link to nowhere from a path where nothing stands.
Text failure_reason(int code, const std::filesystem::path& path);

/// Whether something stands at `path`, if only a link to nowhere. Throws Error(environment) naming
/// its folder when that cannot be looked into: it is closed, or a file.
bool is_there(const std::filesystem::path& path);

/// The path from the root. Throws Error(environment) when the folder at work is gone.
std::filesystem::path absolute_path(const std::filesystem::path& path);

/// The bytes of a file. Throws Error(environment) when it cannot be read, Error(data) when it is
/// larger than `size_max` bytes.
std::string read_file(const std::filesystem::path& path, std::size_t size_max);

/// The regular files of a folder whose names end with `extension`, sorted by name. Throws
/// Error(environment) for a folder that is missing or cannot be read.
std::vector<std::filesystem::path> list_files(const std::filesystem::path& folder,
                                              const std::string& extension);

/// Throws Error(environment) when a new folder cannot be made at `path`, with the parents that are
/// missing: to know before a long computation. What is tried is removed again.
void require_writable(const std::filesystem::path& path);

/// Puts a set of files (name, bytes) into a new folder; a name may have folders of its own
/// ("q1/result.json"). Written beside it first, synced, then renamed, so that either all of them
/// are there or none; SIGINT and SIGTERM wait until it is done. What a process that died left
/// beside it is removed. Throws Error(environment) when the folder exists already or cannot be
/// written.
void write_folder(const std::filesystem::path& folder,
                  const std::vector<std::pair<std::string, std::string>>& files);

/// Puts one file where nothing stands yet, with the folders above it that are missing, in the same
/// way.
void write_new_file(const std::filesystem::path& path, const std::string& bytes);

/// Takes the right to write from all but the owner, of a file or of a folder and all below it.
/// Throws Error(environment).
void forbid_others_to_write(const std::filesystem::path& path);

/// Puts one file in the place of the one that stands there, if any, in the same way: whoever reads
/// meanwhile finds the one or the other, whole.
void replace_file(const std::filesystem::path& path, const std::string& bytes);

}  // namespace kaohe
