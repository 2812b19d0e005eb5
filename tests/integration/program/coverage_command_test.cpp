// kaohe year coverage: on a catalogue that was never built, and on the year's own plugins.
#include <string>

#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>

#include "program.hpp"
#include "unit/base/temp_folder.hpp"

using namespace kaohe::testing;

namespace {

constexpr const char* kCatalogue = R"([domain]
id = "example"
title = "示例"
total = 4
[[indicator]]
id = "T01"
title = "学习"
aspect = "ideology"
points = 4
periods = "yearly"
input = [{ id = "cases", type = "events", unit = "起", title = "案件" }]
item = [{ id = "cases", kind = "each", of = "cases", price = 1 }]
)";

constexpr const char* kNone = R"(indicator = "T01"
[[case]]
title = "none"
facts = { "T01.cases" = [] }
expect = "4"
)";

constexpr const char* kOne = R"(
[[case]]
title = "one"
facts = { "T01.cases" = [{ date = "2023-02-01" }] }
expect = "3"
)";

}  // namespace

TEST_CASE("Program: year coverage needs neither a year nor a built plugin for a catalogue",
          "[program]") {
  const TempFolder folder;
  folder.write("domain/indicators.toml", kCatalogue);
  folder.write("domain/cases/T01.toml", kNone);
  const std::vector<std::string> command{"year", "coverage", "--catalogue", "domain", "--json"};
  const auto untried = run_kaohe(folder.path(), command);
  CHECK(untried.exit == 1);
  const nlohmann::json found = nlohmann::json::parse(untried.out);
  CHECK(found["whole"] == false);
  REQUIRE(found["domains"][0]["unnoticed"].size() == 1);
  CHECK(found["domains"][0]["unnoticed"][0]["key"] == "T01.item.cases.price");
  CHECK(found["domains"][0]["items"][0] == "T01.item.cases");

  folder.write("domain/cases/T01.toml", std::string(kNone) + kOne);
  const auto tried = run_kaohe(folder.path(), command);
  CHECK(tried.exit == 0);
  CHECK(nlohmann::json::parse(tried.out)["whole"] == true);
}

TEST_CASE("Program: year coverage says where it looked for cases", "[program]") {
  const TempFolder folder;
  folder.write("domain/indicators.toml", kCatalogue);
  const auto run =
      run_kaohe(folder.path(), {"year", "coverage", "--catalogue", "domain", "--lang", "en"});
  CHECK(run.exit == 1);
  CHECK(run.err.find("domain/cases: no cases here") != std::string::npos);
}
