// The administrator's year, command by command: configs/administrator.md.
#include <filesystem>
#include <fstream>

#include <catch2/catch.hpp>

#include "integration/program/closed_year.hpp"
#include "integration/program/program.hpp"
#include "support/readme_commands.hpp"

using namespace kaohe;
using namespace kaohe::testing;
namespace fs = std::filesystem;

namespace {

const char* const kGuide = "configs/administrator.md";

/// Does what a block of a section says; all that it printed.
std::string done(const County& county, const std::string& title, int block = 0) {
  std::string printed;
  for (const std::vector<std::string>& words : readme_commands(kGuide, title, block)) {
    const Ended ended = run_kaohe(county.path(), words);
    INFO(title << ": " << words.front() << "\n" << ended.out << ended.err);
    REQUIRE(ended.exit == 0);
    CHECK_FALSE(ended.out.empty());
    printed += ended.out;
  }
  return printed;
}

void begin_year(const County& county) {
  CHECK(contains(done(county, "January: the new year's folder"), "2024"));
}

}  // namespace

TEST_CASE("Administrator: a new year, its plugins, its ledger, issued and amended",
          "[program][readme][A8.2][A8.4]") {
  const County county;
  begin_year(county);
  fs::create_directory(county.path() / ".build");
  fs::create_directory_symlink(build_folder(), county.path() / ".build/dev");
  fs::create_directory_symlink(source_folder() / "plugins", county.path() / "plugins");
  CHECK(contains(done(county, "Which plugins, and why"), "schools"));
  done(county, "Which plugins, and why", 1);  // locked
  CHECK(fs::exists(county.path() / "configs/2024/plugins.lock"));
  done(county, "The ledger, and who acts in it");
  CHECK(contains(done(county, "By 31 March: issued"), "已印发"));
  done(county, "Every month");
  CHECK(fs::exists(county.path() / "mended/ledger.sqlite"));
  std::ofstream(county.path() / "configs/2024/year.toml", std::ios::app)
      << "\n" + readme_block(kGuide, "A change within the year", 0, "toml");
  CHECK(contains(done(county, "A change within the year"), "调整 8 审定"));
}

TEST_CASE("Administrator: the year's result is opened, published and computed again",
          "[program][readme][A13.1][A18.2][A21.1]") {
  const County county;
  begin_year(county);
  keep_closed_year(county, county.path() / "office");
  done(county, "January after: publicity, result, editions");
  const fs::path results = county.path() / "office/results/2023/year";
  for (const char* kept : {"publicity-1/scores.csv", "edition-1/result.json"})
    CHECK(fs::exists(results / kept));
  CHECK(contains(done(county, "Into the next year"), "假设推算"));
}
