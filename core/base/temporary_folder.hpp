/// A folder of one's own that goes with its object.
#pragma once

#include <filesystem>

namespace kaohe {

class TemporaryFolder {
 public:
  /// In the system's place for such folders (TMPDIR), readable by its owner alone. Throws
  /// Error(environment) when it cannot be made.
  TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder();

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace kaohe
