// kaohe year new: the next year from the made-up county's.
#include <set>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "program.hpp"

using namespace kaohe::testing;
using nlohmann::json;
namespace fs = std::filesystem;

TEST_CASE("Program: year new makes a year that year check passes", "[program][A8.4]") {
  const County county;
  const Ended made = county.run({"year", "new", "--from", "2023", "--lang", "en"});
  INFO(made.out << made.err);
  REQUIRE(made.exit == 0);
  CHECK(contains(made.out, "was made from"));
  CHECK(contains(made.out, "configs/2024/year.toml:12: year: 2023 → 2024"));
  CHECK(contains(made.out,
                 "XZ21.item.spots.price = 0.5: was in force from q3, is now for the "
                 "whole year"));
  CHECK(contains(made.out, "h05 云岭县康复医院 ended on 2023-08-31: left out, with 2 rows"));
  CHECK(contains(made.out, "s34 龙潭镇中心幼儿园: its first day 2023-09-01 emptied"));
  CHECK(
      contains(made.out, "Not carried over, it belongs to its own year:\n  README.md\n  evidence"));
  CHECK(contains(made.out, "still says 2023: document = \"云考委〔2023〕8号\""));
  CHECK_FALSE(fs::exists(county.path() / "configs/2024/evidence"));

  const Ended checked = county.run({"year", "check", "--year", "2024", "--lang", "en"});
  INFO(checked.err);
  CHECK(checked.exit == 0);
  CHECK(contains(checked.out, "the year holds together"));

  const Ended diff = county.run({"year", "diff", "--from", "2023", "--year", "2024", "--json"});
  std::set<std::string> kinds;
  const json all = json::parse(diff.out);
  for (const json& one : all.at("differences")) kinds.insert(one.at("kind"));
  CHECK(kinds == std::set<std::string>{"number", "roster", "setting"});
}

TEST_CASE("Program: year new on trial writes nothing", "[program]") {
  const County county;
  const auto before = files_below(county.path());
  const Ended trial =
      county.run({"year", "new", "--from", "2023", "--year", "2025", "--dry-run", "--lang", "en"});
  CHECK(trial.exit == 0);
  CHECK(contains(trial.out, "on trial: nothing was written"));
  CHECK(contains(trial.out, "year: 2023 → 2025"));
  CHECK(files_below(county.path()) == before);
}

TEST_CASE("Program: year new refuses a folder that is there, and a year that is not later",
          "[program]") {
  const County county;
  fs::create_directories(county.path() / "configs/2024");
  const auto before = files_below(county.path());
  const Ended there = county.run({"year", "new", "--from", "2023", "--lang", "en"});
  CHECK(there.exit == 4);
  CHECK(contains(there.err, "configs/2024: exists already; nothing was written"));
  const Ended earlier =
      county.run({"year", "new", "--from", "2023", "--year", "2023", "--lang", "en"});
  CHECK(earlier.exit == 2);
  CHECK(contains(earlier.err, "--year is 2023; expected a year after 2023 (--from)"));
  CHECK(files_below(county.path()) == before);
}
