// Another county and year, made of two plugins and a year folder alone: tests/fixtures/second.
#include <catch2/catch.hpp>

#include "integration/program/program.hpp"

using namespace kaohe::testing;
namespace fs = std::filesystem;

namespace {

// A copy of the fixture, to be changed and played.
struct Second {
  Second() {
    fs::copy(source_folder() / "tests/fixtures/second/configs", folder.path() / "configs",
             fs::copy_options::recursive);
  }
  Ended command(std::vector<std::string> words) const {
    const std::vector<std::string> more = {
        "--lang",    "en",      "--year",    "2024",
        "--configs", "configs", "--plugins", (build_folder() / "tests/plugins/second").string()};
    words.insert(words.end(), more.begin(), more.end());
    return run_kaohe(folder.path(), words);
  }
  void append(const std::string& file, const std::string& row) const {
    std::ofstream out(folder.path() / "configs/2024" / file, std::ios::binary | std::ios::app);
    out << row;
  }
  TempFolder folder;
};

}  // namespace

TEST_CASE("Second county: checked, scored and explained as the first",
          "[program][second][A3.1][A14.1]") {
  const Second second;
  CHECK(second.command({"year", "check"}).exit == 0);
  const Ended month = second.command({"score", "--period", "m7"});
  CHECK(month.exit == 0);
  CHECK(contains(month.out, "period m7"));
  const Ended explained = second.command({"explain", "c02"});
  CHECK(explained.exit == 0);
  CHECK(contains(explained.out, "904.7555"));
  CHECK(contains(explained.out, "优秀 has a quota of 2 among 5 ranked"));
  const Ended cell = second.command({"explain", "c06", "C05"});
  CHECK(cell.exit == 0);
}

TEST_CASE("Second county: nothing of it stands in core/", "[program][second][A3.1]") {
  for (const fs::directory_entry& entry :
       fs::recursive_directory_iterator(source_folder() / "core")) {
    if (!entry.is_regular_file()) continue;
    INFO(entry.path().string());
    const std::string text = bytes_of(entry.path());
    for (const char* word : {"communities", "enterprises", "城市社区", "非公有制", "临江"})
      CHECK_FALSE(contains(text, word));
  }
}

TEST_CASE("Second county: a decision beyond a quota is refused where it stands",
          "[program][second][A16.1]") {
  const Second second;
  second.append("evidence/decisions.csv",
                "grade,enterprises,,e02,,good,,临考委〔2025〕3号,县考核委,2025-01-21\n");
  CHECK(second.command({"run"}).exit == 0);
  const Second beyond;
  beyond.append("evidence/decisions.csv",
                "grade,enterprises,,e02,,good,,临考委〔2025〕3号,县考核委,2025-01-21\n"
                "grade,enterprises,,e03,,good,综合研判,临考委〔2025〕3号,县考核委,2025-01-21\n");
  const Ended ended = beyond.command({"run"});
  CHECK(ended.exit == 1);
  CHECK(contains(ended.err,
                 "configs/2024/evidence/decisions.csv:15: enterprises/industry: good was decided "
                 "for 2 assessees, expected at most 1 of the 4 ranked (quota: [[grades.quota]])"));
  CHECK(contains(ended.err,
                 "e02 configs/2024/evidence/decisions.csv:15, e03 "
                 "configs/2024/evidence/decisions.csv:16"));
  CHECK_FALSE(fs::exists(beyond.folder.path() / "results"));
}
