// What a machine reads: --json.
#include <algorithm>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "integration/program/program.hpp"

using namespace kaohe::testing;
using nlohmann::json;

TEST_CASE("Program: run --json prints the files that it wrote and nothing else", "[program]") {
  const County county;
  const Ended dry = county.run({"run", "--json", "--dry-run"});
  CHECK(dry.exit == 0);
  CHECK(json::parse(dry.out).at("written").empty());
  const Ended ended = county.run({"run", "--json"});
  CHECK(ended.exit == 0);
  const json shown = json::parse(ended.out);
  CHECK(shown.at("folder") == (county.path() / "results/2023").string());
  std::vector<std::string> there;
  for (const auto& [name, bytes] : files_below(county.path() / "results")) {
    if (!bytes.empty()) there.push_back((county.path() / "results" / name).string());
  }
  std::vector<std::string> written = shown.at("written");
  std::sort(written.begin(), written.end());
  CHECK(written == there);
  const Ended again = county.run({"run", "--json"});
  CHECK(again.exit == 1);
  CHECK(again.out.empty());
}

TEST_CASE("Program: score --json prints the figures that run writes", "[program]") {
  const County county;
  REQUIRE(county.run({"run"}).exit == 0);
  for (const char* period : {"q1", "h1", "year"}) {
    const Ended ended = county.run({"score", "--json", "--period", period});
    REQUIRE(ended.exit == 0);
    const json shown = json::parse(ended.out);
    CHECK(shown.at("standing") == "preview");
    const std::string file = "results/2023/" + std::string(period) + "/edition-1/result.json";
    CHECK(shown.at("figures_digest") ==
          json::parse(bytes_of(county.path() / file)).at("figures_digest"));
  }
}

TEST_CASE("Program: year check --json prints the plan's facts", "[program][A3.1][A9.1]") {
  const County county;
  const Ended ended = county.run({"year", "check", "--json"});
  CHECK(ended.exit == 0);
  const json shown = json::parse(ended.out);
  CHECK(shown.at("problems").empty());
  const json& plan = shown.at("plan");
  CHECK(plan.at("county") == "云岭县");
  CHECK(plan.at("year") == 2023);
  CHECK(contains(county.run({"year", "check"}).out, plan.at("digest")));
  const auto domain = [](const char* id, const char* title, int indicators, int assessees) {
    return json({{"id", id},
                 {"title", title},
                 {"plugin", id},
                 {"version", "1.0.0"},
                 {"indicators", indicators},
                 {"points", "100"},
                 {"assessees", assessees}});
  };
  CHECK(plan.at("domains") ==
        json::array({domain("townships", "乡镇(街道)", 35, 26),
                     domain("county_units", "县直单位", 33, 60),
                     domain("schools", "县直学校", 29, 34), domain("soes", "县管国有企业", 28, 14),
                     domain("hospitals", "公立医院", 27, 5)}));
}

TEST_CASE("Program: year check --json prints every problem with its place", "[program]") {
  const County county;
  county.replace("year.toml", "leader_evaluation = ", "leader_evaluations = ");
  county.replace("year.toml", "[[unit]]\n", "[[unit]]\nname = \"x\"\n");
  const Ended ended = county.run({"year", "check", "--json", "--lang", "en"});
  CHECK(ended.exit == 1);
  const json shown = json::parse(ended.out);
  CHECK(shown.at("plan").is_null());
  REQUIRE_FALSE(shown.at("problems").empty());
  std::string said;
  for (const json& problem : shown.at("problems")) {
    said += problem.at("file").get<std::string>() + ":" + problem.at("line").dump() + ":" +
            problem.at("column").dump() + ": " + problem.at("message").get<std::string>() + "\n";
  }
  CHECK(said == ended.err);
}

TEST_CASE("Program: explain --json of one indicator has that indicator alone", "[program]") {
  const County county;
  const Ended ended = county.run({"explain", "s05", "XX17", "--json"});
  REQUIRE(ended.exit == 0);
  const json explanation = json::parse(ended.out);
  REQUIRE(explanation.at("indicators").size() == 1);
  CHECK(explanation.at("indicators").at(0).at("id") == "XX17");
  CHECK(explanation.at("assessee") == "s05");
  CHECK(json::parse(county.run({"explain", "s05", "--json"}).out).at("indicators").size() == 29);
}
