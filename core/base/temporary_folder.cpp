#include "base/temporary_folder.hpp"

#include <cerrno>
#include <cstdlib>
#include <string>
#include <system_error>

#include "base/errors.hpp"
#include "base/files.hpp"

namespace kaohe {

namespace fs = std::filesystem;

TemporaryFolder::TemporaryFolder() {
  std::error_code failure;
  const fs::path place = fs::temp_directory_path(failure);
  std::string pattern = (place / "kaohe-XXXXXX").string();
  if (failure || ::mkdtemp(pattern.data()) == nullptr) {
    throw Error(ErrorKind::environment, {pattern},
                failure_reason(failure ? failure.value() : errno));
  }
  path_ = pattern;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

}  // namespace kaohe
