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
  REQUIRE(written == 6 * 4);
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

namespace {

// A year that can be played, with what it takes to play it.
struct Story {
  std::string year;
  fs::path configs;
  std::vector<std::string> options;
};

std::vector<Story> stories() {
  const fs::path fixtures = source_folder() / "tests/fixtures";
  const auto plugins = [](const char* name) {
    return std::vector<std::string>{"--plugins",
                                    (build_folder() / "tests/plugins" / name).string()};
  };
  return {{"2023", source_folder() / "configs", {}},
          {"2024", fixtures / "second/configs", plugins("second")},
          {"2023", fixtures / "sixth/configs", plugins("sixth")}};
}

// A copy of a story, to be shuffled and played.
class Telling {
 public:
  explicit Telling(const Story& story) : story_(story) {
    fs::create_directories(year().parent_path());
    fs::copy(story.configs / story.year, year(), fs::copy_options::recursive);
  }
  fs::path year() const { return folder_.path() / "configs" / story_.year; }

  std::vector<fs::path> tables() const {
    std::vector<fs::path> found;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(year())) {
      if (entry.path().extension() == ".csv") found.push_back(entry.path());
    }
    std::sort(found.begin(), found.end());
    return found;
  }

  std::map<std::string, std::string> results(const std::string& threads) const {
    std::vector<std::string> words{"run",     "--year",    story_.year, "--configs",
                                   "configs", "--threads", threads};
    words.insert(words.end(), story_.options.begin(), story_.options.end());
    const Ended ended = run_kaohe(folder_.path(), words);
    INFO(ended.err);
    REQUIRE(ended.exit == 0);
    std::map<std::string, std::string> files = files_below(folder_.path() / "results");
    // It has the digests of the rosters, which are other bytes once they are shuffled.
    std::erase_if(files, [](const auto& one) { return contains(one.first, "made_with.json"); });
    return files;
  }

 private:
  const Story& story_;
  TempFolder folder_;
};

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells(1);
  for (const char one : line) {
    if (one == ',') {
      cells.emplace_back();
    } else {
      cells.back() += one;
    }
  }
  return cells;
}

// The columns of a table in another order; a table with quotes stays as it is. A byte order mark
// stays in front, a carriage return at the end.
void shuffle_columns(const fs::path& file, std::mt19937& random) {
  const std::string bytes = bytes_of(file);
  if (contains(bytes, "\"")) return;
  const std::string mark = bytes.substr(0, 3) == "\xEF\xBB\xBF" ? bytes.substr(0, 3) : "";
  const std::string end = contains(bytes, "\r\n") ? "\r\n" : "\n";
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  out << mark;
  std::vector<std::size_t> order;
  for (std::size_t begin = mark.size(); begin < bytes.size();) {
    const std::size_t stop = bytes.find(end, begin);
    const std::vector<std::string> cells = cells_of(bytes.substr(begin, stop - begin));
    if (order.empty()) {
      for (std::size_t i = 0; i < cells.size(); ++i) order.push_back(i);
      std::shuffle(order.begin(), order.end(), random);
    }
    REQUIRE(cells.size() == order.size());
    for (std::size_t i = 0; i < order.size(); ++i) out << (i == 0 ? "" : ",") << cells[order[i]];
    out << end;
    begin = stop + end.size();
  }
}

// Lists of a roster have no column of order: the order of their rows is that of explanations.
bool is_list(const fs::path& table) {
  return contains(table.filename().string(), ".subjects.csv");
}

// What people open in a spreadsheet: figures, ranks, grades.
std::map<std::string, std::string> tables_of(std::map<std::string, std::string> files) {
  for (auto at = files.begin(); at != files.end();) {
    at = fs::path(at->first).extension() == ".csv" ? std::next(at) : files.erase(at);
  }
  return files;
}

void same_files(const std::map<std::string, std::string>& files,
                const std::map<std::string, std::string>& expected) {
  CHECK(files.size() == expected.size());
  for (const auto& [file, bytes] : files) {
    INFO(file);
    CHECK((bytes == expected.at(file)));
  }
}

}  // namespace

TEST_CASE("Determinism: rows and columns of every table stand in any order, by one thread or two",
          "[program][determinism][A14.3]") {
  for (const Story& story : stories()) {
    INFO(story.configs.string());
    const auto expected = Telling(story).results("1");
    REQUIRE(expected.size() > 9);
    for (const unsigned seed : {1U, 2U, 3U}) {
      INFO("seed " << seed);
      const Telling shuffled(story);
      std::mt19937 random(seed);
      for (const fs::path& table : shuffled.tables()) {
        if (!is_list(table)) shuffle_rows(table, random);
        shuffle_columns(table, random);
      }
      REQUIRE(files_below(shuffled.year()) != files_below(story.configs / story.year));
      same_files(shuffled.results(seed % 2 == 0 ? "1" : "2"), expected);
    }
  }
}

TEST_CASE("Determinism: the order of a list is that of explanations and moves no score",
          "[program][determinism][A14.3]") {
  for (const Story& story : stories()) {
    INFO(story.configs.string());
    const auto expected = tables_of(Telling(story).results("1"));
    const Telling shuffled(story);
    std::mt19937 random(2024);
    for (const fs::path& table : shuffled.tables()) {
      if (is_list(table)) shuffle_rows(table, random);
    }
    same_files(tables_of(shuffled.results("2")), expected);
  }
}

TEST_CASE("Determinism: two runs give the same bytes", "[program][determinism][A14.3]") {
  const County one, two;
  CHECK(results(one) == results(two));
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
  CHECK(in_chinese == in_english);  // tables have the headings of the year's language
}
