// The same facts give the same bytes.
#include <algorithm>
#include <random>

#include <catch2/catch.hpp>

#include "integration/program/program.hpp"

using namespace kaohe::testing;
namespace fs = std::filesystem;

namespace {

// Every file of a played year with its bytes, and every folder.
std::map<std::string, std::string> results(const County& county,
                                           const std::vector<std::string>& more = {}) {
  std::vector<std::string> command{"run"};
  command.insert(command.end(), more.begin(), more.end());
  const Ended ended = county.run(command);
  INFO(ended.err);
  REQUIRE(ended.exit == 0);
  std::map<std::string, std::string> files = files_below(county.path() / "results");
  const auto written = std::count_if(files.begin(), files.end(),
                                     [](const auto& file) { return !file.second.empty(); });
  REQUIRE(written == 6 * 3);
  return files;
}

// Those that speak no language.
std::map<std::string, std::string> documents_of(std::map<std::string, std::string> files) {
  for (auto at = files.begin(); at != files.end();) {
    at = fs::path(at->first).filename() == "result.json" ? std::next(at) : files.erase(at);
  }
  REQUIRE(files.size() == 6);
  return files;
}

// The rows of a table in another order; the headings stay. No cell of the county's evidence has a
// line end in it.
void shuffle_rows(const fs::path& file, std::mt19937& random) {
  std::vector<std::string> lines;
  std::string bytes = bytes_of(file);
  if (bytes.empty() || bytes.back() != '\n') bytes += '\n';
  for (std::size_t begin = 0; begin < bytes.size();) {
    const std::size_t end = bytes.find('\n', begin) + 1;
    lines.push_back(bytes.substr(begin, end - begin));
    begin = end;
  }
  std::shuffle(lines.begin() + 1, lines.end(), random);
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  for (const std::string& line : lines) out << line;
}

}  // namespace

TEST_CASE("Determinism: two runs give the same bytes", "[program][determinism][A14.3]") {
  const County one, two;
  CHECK(results(one) == results(two));
}

TEST_CASE("Determinism: the order of rows in the evidence has no meaning",
          "[program][determinism][A14.3]") {
  const County in_order;
  const auto expected = results(in_order);
  std::mt19937 random(2023);
  for (int round = 0; round < 3; ++round) {
    const County shuffled;
    for (const fs::directory_entry& entry :
         fs::recursive_directory_iterator(shuffled.file("evidence"))) {
      if (entry.path().extension() == ".csv") shuffle_rows(entry.path(), random);
    }
    REQUIRE(files_below(shuffled.file("evidence")) != files_below(in_order.file("evidence")));
    CHECK(results(shuffled) == expected);
  }
}

TEST_CASE("Determinism: the order of rows in the roster has no meaning", "[program][determinism]") {
  const County in_order, shuffled;
  std::mt19937 random(2023);
  shuffle_rows(shuffled.file("roster/schools.csv"), random);
  CHECK(results(shuffled) == results(in_order));
}

TEST_CASE("Determinism: the number of threads has no meaning", "[program][determinism][A14.3]") {
  const County alone, by_default;
  const auto expected = results(alone, {"--threads", "1"});
  CHECK(results(by_default) == expected);
  for (const char* threads : {"2", "7"}) {
    INFO(threads);
    const County county;
    CHECK(results(county, {"--threads", threads}) == expected);
  }
  const std::string shown = alone.run({"score", "--json", "--threads", "1"}).out;
  REQUIRE_FALSE(shown.empty());
  for (const char* threads : {"2", "7"})
    CHECK(alone.run({"score", "--json", "--threads", threads}).out == shown);
}

TEST_CASE("Determinism: the language of the screen changes no result", "[program][determinism]") {
  const County chinese, english;
  const auto in_chinese = results(chinese, {"--lang", "zh"});
  const auto in_english = results(english, {"--lang", "en"});
  CHECK(documents_of(in_chinese) == documents_of(in_english));
  CHECK(in_chinese != in_english);  // the tables have headings
}
