// The built program, run as its user runs it: in a fresh folder, through its command line.
#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "fixtures/small_year.hpp"

namespace kaohe::testing {

struct Ended {
  int exit = -1;  ///< minus the signal's number if one ended it
  std::string out;
  std::string err;
};

/// Runs bin/kaohe in `folder`, without a shell, where the environment speaks English.
Ended run_kaohe(const std::filesystem::path& folder, const std::vector<std::string>& arguments,
                const char* locale = "en_US.UTF-8");

/// What the world does to the program while it runs.
struct World {
  std::optional<std::chrono::microseconds> killed_after = {};  ///< by SIGKILL, unless it has ended
  bool takes_rights = false;  ///< it runs as somebody whom permissions bind
  const char* locale = "en_US.UTF-8";
  std::filesystem::path preloaded = {};  ///< a library whose functions come before the system's
};

/// The same in such a world. Nothing: this machine does not let the test give up its rights.
std::optional<Ended> run_kaohe(const std::filesystem::path& folder,
                               const std::vector<std::string>& arguments, const World& world);

/// Every file below a folder with its bytes.
std::map<std::string, std::string> files_below(const std::filesystem::path& folder);

bool contains(const std::string& text, const std::string& part);

/// A workspace with a copy of configs/2023, to be changed at will. Removed with the test.
class County {
 public:
  County();
  const std::filesystem::path& path() const { return folder_.path(); }
  /// A file of configs/2023.
  std::filesystem::path file(const std::string& name) const {
    return path() / "configs/2023" / name;
  }

  void write(const std::string& name, const std::string& bytes) const;
  void append(const std::string& name, const std::string& text) const;
  /// Exchanges the first `found` in a file; throws if it is not there.
  void replace(const std::string& name, const std::string& found, const std::string& by) const;
  /// Writes lines behind the keys of a domain in year.toml, before its overrides.
  void add_to_domain(const std::string& id, const std::string& lines) const;
  /// The number of the line in which `text` stands first, 1-based.
  int line_of(const std::string& name, const std::string& text) const;
  /// "configs/2023/year.toml:21" for that line.
  std::string place(const std::string& name, const std::string& text) const;

  Ended run(const std::vector<std::string>& arguments) const;

 private:
  TempFolder folder_;
};

}  // namespace kaohe::testing
