// The next year's folder: what is carried, what moves, what a person must decide.
#include <catch2/catch.hpp>

#include "plan/next_year.hpp"
#include "year_folder.hpp"

using namespace kaohe;
using namespace kaohe::testing;

namespace {

using Texts = std::vector<std::string>;

constexpr const char* kPlugin = "plugin = { id = \"choirs\", version = \">=1.0 <2.0\" }\n";

std::string block(const std::string& key, const std::string& value, const std::string& more) {
  return "[[domain.override]]\nkey = \"" + key + "\"\nvalue = " + value + "\n" + more +
         "document = \"No. 7\"\n";
}

plan::NextYear next_of(const YearFolder& folder, int year = 2024) {
  return plan::next_year(folder.read(), year, "2024");
}

std::string file(const plan::NextYear& next, const std::string& name) {
  for (const auto& [one, bytes] : next.files) {
    if (one == name) return bytes;
  }
  throw std::logic_error("no file " + name);
}

bool stands(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

// "file:line: what" of those that contain a text.
Texts lines(const YearFolder& folder, const std::vector<Problem>& list, const std::string& part) {
  Texts found;
  for (const Problem& one : list) {
    std::string text = one.place.text() + ": " + one.what.en;
    const std::string path = folder.path().string() + "/";
    const std::size_t at = text.find(path);
    if (at != std::string::npos) text.erase(at, path.size());
    if (stands(text, part)) found.push_back(text);
  }
  return found;
}

// That what was made reads as a year.
plan::YearPlan read(const plan::NextYear& next) {
  const TempFolder folder;
  for (const auto& [name, bytes] : next.files) folder.write(name, bytes);
  return plan::read_year(folder.path());
}

}  // namespace

TEST_CASE("Next year: the year and every day move, comments and words stay", "[plan]") {
  YearFolder folder;
  folder.with("county = \"Yunling\"", "county = \"云岭 Yunling\" # 云岭县, as of 2023-01-01");
  const plan::NextYear next = next_of(folder);
  const std::string text = file(next, "year.toml");
  CHECK(stands(text, "year = 2024\ncounty = \"云岭 Yunling\" # 云岭县, as of 2023-01-01\n"));
  CHECK(stands(text, "closes = 2025-01-15"));
  const plan::YearPlan plan = read(next);
  CHECK(plan.year == 2024);
  CHECK(to_text(plan.periods[0].self_review_by.value()) == "2024-06-20");
  CHECK(lines(folder, next.changed, "year: ") == Texts{"2024/year.toml:1: year: 2023 → 2024"});
  CHECK(lines(folder, next.changed, "period[2].closes").size() == 1);
  CHECK(lines(folder, next.to_decide, "still says").front() ==
        "2024/year.toml:2: still says 2023: county = \"云岭 Yunling\" # 云岭县, as of 2023-01-01");
  CHECK(read(next_of(folder, 2026)).year == 2026);
}

TEST_CASE("Next year: a day that the new year has not, and a period's last day of February",
          "[plan]") {
  YearFolder folder;
  folder.with("[misconduct]", "[deadlines]\nrest_days = [2023-02-28]\n[misconduct]")
      .with("opens = 2023-06-15", "opens = 2023-02-28");
  const plan::NextYear leap = next_of(folder);
  CHECK(stands(file(leap, "year.toml"), "rest_days = [2024-02-28]"));
  CHECK(stands(file(leap, "year.toml"), "opens = 2024-02-29"));
  CHECK(lines(folder, leap.to_decide, "February") ==
        Texts{"2024/year.toml:26: period[1].opens was 2023-02-28 and is 2024-02-29, as February is "
              "not as long; is that meant?"});
  CHECK(lines(folder, leap.to_decide, "rest days").size() == 1);

  const TempFolder twenty_four;
  for (const auto& [name, bytes] : leap.files) twenty_four.write(name, bytes);
  std::string text = file(leap, "year.toml");
  text.replace(text.find("rest_days = [2024-02-28]"), 24, "rest_days = [2024-02-29]");
  twenty_four.write("year.toml", text);
  const plan::NextYear common = plan::next_year(plan::read_year(twenty_four.path()), 2025, "2025");
  CHECK(stands(file(common, "year.toml"), "rest_days = [2025-02-28]"));
  CHECK(stands(file(common, "year.toml"), "opens = 2025-02-28"));
}

TEST_CASE("Next year: a change from a period on holds for the whole of the new year",
          "[plan][A8.4]") {
  YearFolder folder;
  folder.quarters().with(kPlugin, kPlugin +
                                      block("CH01.item.missed.price", "1", "from = \"q3\"\n") +
                                      block("CH02.points", "40", "from = \"q2\"  # since April\n") +
                                      block("CH01.points", "60", ""));
  const plan::NextYear next = next_of(folder);
  const std::string text = file(next, "year.toml");
  CHECK(stands(text, "key = \"CH01.item.missed.price\"\nvalue = 1\ndocument = \"No. 7\"\n"));
  CHECK(stands(text, "key = \"CH02.points\"\nvalue = 40\n# since April\ndocument = \"No. 7\"\n"));
  for (const plan::Override& one : read(next).domains[0].plugin.overrides) CHECK(one.from.empty());
  const std::string at = lines(folder, next.changed, "CH01.item").at(0);
  CHECK(
      stands(at, ": CH01.item.missed.price = 1: was in force from q3, is now for the whole year"));
  CHECK(lines(folder, next.to_decide, "an amendment of 2023 from q3 (No. 7)").size() == 1);
  CHECK(
      lines(folder, next.to_decide, "CH01.points = 60 rests on No. 7, a document of the year 2023")
          .size() == 1);
}

TEST_CASE("Next year: of several changes of a number the last one stays", "[plan][A8.4]") {
  YearFolder folder;
  folder.quarters().with(kPlugin, kPlugin + block("CH02.points", "41", "") +
                                      block("CH02.points", "43", "from = \"q4\"\n") +
                                      block("CH02.points", "42", "from = \"q2\"\n"));
  const plan::NextYear next = next_of(folder);
  const auto overrides = read(next).domains[0].plugin.overrides;
  REQUIRE(overrides.size() == 1);
  CHECK(overrides[0].value == "43");
  CHECK(stands(file(next, "year.toml"),
               "# [[domain.override]]\n# key = \"CH02.points\"\n# value = 41\n# document"));
  CHECK(lines(folder, next.changed, "replaces it").size() == 2);
}

TEST_CASE("Next year: overrides written on one line", "[plan][A8.4]") {
  YearFolder folder;
  const auto one = [](const std::string& more) {
    return "{ key = \"CH02.points\", value = 41, " + more + "document = \"No. 7\" }";
  };
  folder.quarters().with(kPlugin, kPlugin + ("override = [" + one("from = \"q3\", ") + "]\n"));
  CHECK(stands(file(next_of(folder), "year.toml"), "override = [" + one("") + "]\n"));

  YearFolder last;
  last.quarters().with(kPlugin, std::string(kPlugin) +
                                    "override = [{ key = \"CH02.points\", value = 41, document = "
                                    "\"No. 7\", from = \"q3\" }]\n");
  CHECK(stands(file(next_of(last), "year.toml"), "document = \"No. 7\" }]"));

  YearFolder two;
  two.quarters().with(kPlugin,
                      kPlugin + ("override = [" + one("") + ", " + one("from = \"q3\", ") + "]\n"));
  CHECK(stands(refusal([&] { next_of(two); }),
               "CH02.points is changed here and again from q3, and only the later holds in 2024; "
               "write each change as a [[domain.override]] of its own, then try again"));
}

TEST_CASE("Next year: a file written in an unusual way is refused, never spoilt", "[plan]") {
  YearFolder folder;
  folder.with("year = 2023\n", "year = 2_023\n");
  const std::string text = refusal([&] { next_of(folder); });
  CHECK(stands(text,
               "its days or overrides are written in a way that this program cannot move to "
               "another year"));
  CHECK(exit_code([&] { next_of(folder); }) == 1);
}

TEST_CASE("Next year: who ended is left out with their lists, who began is there all year",
          "[plan]") {
  YearFolder folder;
  folder.roster(
      "order,id,name,voice,secretary,deputies,from,until,successor,unit\r\n"
      "1,c01,\"First, choir\",male,Wang,Zhao,2023-03-01,,,organization\r\n"
      "2,c02,Second choir,male,Li,,,2023-12-31,c01,\r\n"
      "3,c03,Third choir,male,Li,,,2024-01-01,c01,\r\n");
  const plan::NextYear next = next_of(folder);
  CHECK(file(next, "roster/choirs.csv") ==
        "order,id,name,voice,secretary,deputies,from,until,successor,unit\r\n"
        "1,c01,\"First, choir\",male,Wang,Zhao,,,,organization\r\n"
        "3,c03,Third choir,male,Li,,,2024-01-01,c01,\r\n");
  CHECK_FALSE(stands(file(next, "roster/choirs.subjects.csv"), "c02"));
  CHECK(lines(folder, next.changed, "choir: its first day") ==
        Texts{"2024/roster/choirs.csv:2: c01 First, choir: its first day 2023-03-01 emptied, it is "
              "there all year"});
  CHECK(lines(folder, next.changed, "ended") ==
        Texts{"roster/choirs.csv:3: c02 Second choir ended on 2023-12-31: left out, with 1 rows of "
              "its lists"});
  CHECK(read(next).domains[0].assessees.size() == 2);
}
