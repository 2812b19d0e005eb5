#include "program.hpp"

#include <stdlib.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace oracle {
namespace {

namespace fs = std::filesystem;

fs::path fresh_folder() {
  std::string pattern = (fs::temp_directory_path() / "kaohe-oracle-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("cannot make " + pattern);
  return pattern;
}

std::string quoted(const fs::path& path) {
  return "'" + path.string() + "'";
}

std::string content(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

}  // namespace

fs::path folder_from_environment(const char* variable) {
  const char* const folder = std::getenv(variable);
  if (folder == nullptr) {
    throw std::runtime_error(std::string(variable) + " is not set; ctest sets it");
  }
  return folder;
}

Run::Run() : folder_(fresh_folder()) {
  const fs::path program = folder_from_environment("KAOHE_BUILD_DIR") / "bin" / "kaohe";
  const fs::path configs = folder_from_environment("KAOHE_SOURCE_DIR") / "configs";
  const std::string command = quoted(program) + " run --year 2023 --configs " + quoted(configs) +
                              " --workspace " + quoted(folder_ / "workspace") + " > " +
                              quoted(folder_ / "printed") + " 2>&1";
  if (std::system(command.c_str()) == 0) return;
  const std::string printed = content(folder_ / "printed");
  fs::remove_all(folder_);
  throw std::runtime_error(command + "\n" + printed);
}

Run::~Run() {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

nlohmann::json Run::result(Period period) const {
  const fs::path file =
      folder_ / "workspace" / "results" / "2023" / name(period) / "edition-1" / "result.json";
  return nlohmann::json::parse(content(file));
}

}  // namespace oracle
