// What the county assesses is what was taken from published rules: tests/fixtures/facts holds each
// indicator's aspect, points and unit, written down apart from the plugins.
#include <fstream>
#include <map>
#include <sstream>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "integration/program/program.hpp"

using namespace kaohe::testing;
using nlohmann::json;

namespace {

/// "townships XZ01" → "ideology 3 publicity"
using Facts = std::map<std::string, std::string>;

Facts recorded() {
  std::ifstream in(source_folder() / "tests/fixtures/facts/indicators.csv");
  Facts facts;
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) {
    std::istringstream row(line);
    std::string domain, indicator, aspect, points, unit;
    std::getline(row, domain, ',');
    std::getline(row, indicator, ',');
    std::getline(row, aspect, ',');
    std::getline(row, points, ',');
    std::getline(row, unit, ',');
    facts[domain + " " + indicator] = aspect + " " + points + " " + unit;
  }
  return facts;
}

Facts played() {
  const County county;
  const Ended ended = county.run({"score", "--json", "--period", "q1"});
  INFO(ended.err);
  REQUIRE(ended.exit == 0);
  Facts facts;
  const json result = json::parse(ended.out);
  for (const json& domain : result.at("domains")) {
    for (const json& indicator : domain.at("indicators")) {
      facts[domain.at("id").get<std::string>() + " " + indicator.at("id").get<std::string>()] =
          indicator.at("aspect").get<std::string>() + " " +
          indicator.at("points").get<std::string>() + " " +
          indicator.at("responsible_unit").get<std::string>();
    }
  }
  return facts;
}

}  // namespace

TEST_CASE(
    "Facts: the 152 indicators of the five domains have the aspects, points and units that "
    "were written down",
    "[program][county][A5.2][A6.1][A6.2][A8.1][A9.1]") {
  const Facts facts = recorded();
  CHECK(facts.size() == 152);
  CHECK(played() == facts);
}
