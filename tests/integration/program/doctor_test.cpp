// kaohe doctor, as an administrator runs it.
#include <filesystem>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "integration/program/program.hpp"

using namespace kaohe::testing;
using nlohmann::json;

TEST_CASE("Doctor: a played county is sound", "[program][doctor]") {
  const County county;
  REQUIRE(county.run({"run"}).exit == 0);
  const Ended ended = county.run({"doctor", "--json", "--lang", "en"});
  const json document = json::parse(ended.out);
  INFO(ended.out);
  CHECK(ended.exit == 0);
  CHECK(document.at("exit") == 0);
  for (const json& finding : document.at("findings")) CHECK(finding.at("soundness") != "failure");
  CHECK(contains(ended.out, "the chain is whole"));
  CHECK_FALSE(contains(county.run({"doctor", "--quick", "--lang", "en"}).out, "chain"));
}

TEST_CASE("Doctor: a missing plugin is named, and no ledger weighs more", "[program][doctor]") {
  const County county;
  const TempFolder empty;
  const Ended ended = county.run({"doctor", "--plugins", empty.path().string(), "--lang", "en"});
  CHECK(ended.exit == 4);
  CHECK(contains(ended.out, "needs plugin \"townships\""));
  CHECK(contains(ended.out, "there is no ledger here"));
  REQUIRE(county.run({"ledger", "create"}).exit == 0);
  CHECK(county.run({"doctor", "--plugins", empty.path().string()}).exit == 3);
}

TEST_CASE("Doctor: a plugin of another version than the year asks for", "[program][doctor]") {
  const County county;
  REQUIRE(county.run({"ledger", "create"}).exit == 0);
  county.replace("year.toml", "\">=1.0 <2.0\"", "\">=99\"");
  const Ended ended = county.run({"doctor", "--lang", "en"});
  CHECK(ended.exit == 3);
  CHECK(contains(ended.out, "the year requires >=99"));
}

TEST_CASE("Doctor: it speaks the year's language", "[program][doctor]") {
  const County county;
  CHECK(contains(county.run({"doctor"}).out, "失败"));
}
