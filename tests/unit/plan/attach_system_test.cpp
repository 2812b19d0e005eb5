// A domain's described system against the year.
#include <catch2/catch.hpp>

#include "year_folder.hpp"

using namespace kaohe;
using namespace kaohe::testing;
using nlohmann::json;

namespace {
std::string refused(const std::function<void(json&)>& change, Language language = Language::en) {
  return YearFolder().system(change).not_attached(language);
}
}  // namespace

TEST_CASE("Plan: points that do not add up to the scheme's total are refused", "[plan][A9.1]") {
  CHECK(refused([](json& system) { system["indicators"][1]["points"] = "39.9"; }) ==
        "year.toml:141:10: the indicators of \"choirs\" add up to 99.9 points, expected 100 "
        "(scheme.total, Art. 9); change points in the catalogue or by an override");
  CHECK(refused([](json& system) { system["indicators"][1]["points"] = "39.9"; }, Language::zh) ==
        "year.toml:141:10: “choirs”各项指标合计 99.9 分,应为 100 "
        "分(scheme.total,第九条);请调整指标分值或者用 override 改");
  CHECK(refused([](json& system) { system["indicators"][1]["points"] = "40.0"; }) == "");
  CHECK(contains(YearFolder().with("total = 100", "total = 101").not_attached(),
                 "add up to 100 points, expected 101"));
}

TEST_CASE("Plan: an indicator that is off gives its points away", "[plan][A9.1]") {
  CHECK(contains(refused([](json& system) { system["indicators"][1]["off"] = true; }),
                 "add up to 60 points, expected 100"));
  CHECK(refused([](json& system) {
          system["indicators"][1]["off"] = true;
          system["indicators"][0]["points"] = "100";
        }) == "");
}

TEST_CASE("Plan: an indicator of a rhythm that the year has no period for is refused",
          "[plan][A11.2]") {
  CHECK(contains(refused([](json& system) {
                   system["indicators"][1]["rhythms"] = {"monthly"};
                   system["indicators"][1]["periods"] = json::array();
                 }),
                 "is submitted \"monthly\", and the year has no period of that rhythm"));
}

TEST_CASE("Plan: where indicators belong to some tables only, each table adds up", "[plan][A9.1]") {
  const auto male_only = [](const std::string& female_points) {
    return refused([&](json& system) {
      json female = system["indicators"][1];
      female["id"] = "CH03";
      female["points"] = female_points;
      for (json* one : {&system["indicators"][1], &female}) (*one)["only"] = true;
      system["indicators"][1]["definition"] = {{"only", {{"voice", {"male"}}}}};
      female["definition"] = {{"only", {{"voice", {"female"}}}}};
      system["indicators"].push_back(female);
    });
  };
  CHECK(male_only("40") == "");
  CHECK(male_only("41") ==
        "year.toml:141:10: the indicators of \"choirs\" (voice = female) add up to 101 points, "
        "expected 100 (scheme.total, Art. 9); change points in the catalogue or by "
        "an override");
}

TEST_CASE("Plan: an aspect that the domain may not use is refused", "[plan][A6.1][A6.2]") {
  CHECK(refused([](json& system) { system["indicators"][1]["aspect"] = "dancing"; }) ==
        "year.toml:138:15: indicator CH02 is of the aspect \"dancing\"; the domain may use "
        "\"singing\", \"order\" (Art. 6). Correct the indicator, or add the aspect here");
  CHECK(YearFolder()
            .with("aspects_may = [\"singing\", \"order\"]",
                  "aspects_may = [\"singing\", \"dancing\"]")
            .system([](json& system) { system["indicators"][1]["aspect"] = "dancing"; })
            .not_attached() == "");
}

TEST_CASE("Plan: an aspect that must be assessed and is not is refused", "[plan][A6.2]") {
  CHECK(refused([](json& system) { system["indicators"][0]["aspect"] = "order"; }) ==
        "year.toml:139:16: no indicator is of the aspect \"singing\", which the domain must assess "
        "(Art. 6); add an indicator, or take the aspect out of aspects_must");
  CHECK(refused([](json& system) { system["indicators"][1]["aspect"] = "singing"; }) == "");
}

TEST_CASE("Plan: every indicator has one responsible unit: divided, its own, or the lead unit",
          "[plan][A5.2][A12.3]") {
  const plan::YearPlan plan = YearFolder().attached();
  CHECK(plan.domains[0].system.find_indicator("CH01")->responsible_unit == "music");
  CHECK(plan.domains[0].system.find_indicator("CH02")->responsible_unit == "organization");
  const plan::YearPlan own = YearFolder().with("CH02 = \"organization\"\n", "").attached();
  CHECK(own.domains[0].system.find_indicator("CH02")->responsible_unit == "music");
}

TEST_CASE("Plan: a responsible unit is a unit of the year with that role", "[plan][A5.1][A5.2]") {
  const auto unit = [](const std::string& id) {
    return refused([&](json& system) { system["indicators"][0]["responsible_unit"] = id; });
  };
  CHECK(unit("organization") == "");
  CHECK(unit("organisation") ==
        "year.toml:141:10: indicator CH01 is given to \"organisation\", which is no unit of "
        "year.toml (did you mean \"organization\"?); add the unit, or give the indicator to "
        "another in [division.choirs]");
  CHECK(
      unit("office") ==
      "year.toml:141:10: indicator CH01 is given to \"office\", which is neither responsible_unit "
      "nor lead_unit; add the role in [[unit]], or give the indicator to another in "
      "[division.choirs]");
  CHECK(contains(YearFolder().with("CH02 = \"organization\"", "CH02 = \"office\"").not_attached(),
                 "year.toml:59:8: indicator CH02 is given to \"office\""));
}

TEST_CASE("Plan: the division of work names indicators of the domain", "[plan][A5.2]") {
  CHECK(YearFolder().with("CH02 = \"organization\"", "CH20 = \"organization\"").not_attached() ==
        "year.toml:59:8: \"CH20\" is no indicator of \"choirs\"; correct or delete the line");
  CHECK(contains(YearFolder()
                     .with("CH02 = \"organization\"", "CH03 = \"organization\"")
                     .not_attached(Language::zh),
                 "“choirs”没有指标“CH03”(是不是“CH01”?);请改正或者删去本行"));
}

TEST_CASE("Plan: a catalogue's gate caps at a grade of the year", "[plan][A17.7]") {
  CHECK(refused([](json& system) { system["gates"][0]["at_most"] = "fairly_good"; }) ==
        "year.toml:141:10: gate silent of indicator CH01 caps the grade at \"fairly_good\"; "
        "expected one of \"good\", \"fair\", \"poor\". Correct the catalogue");
}

TEST_CASE("Plan: a catalogue's gate that leaves the best grade open bars nothing",
          "[plan][A17.7]") {
  const auto at_most = [](const std::string& grade) {
    return refused([&](json& system) { system["gates"][0]["at_most"] = grade; });
  };
  CHECK(at_most("fair") == "");
  CHECK(at_most("good") ==
        "year.toml:141:10: gate silent of indicator CH01 leaves \"good\" open, which is the best "
        "grade: it bars nothing. Correct at_most in the catalogue, or delete the gate there");
}

TEST_CASE("Plan: what a system is due in is a period of the year", "[plan][A10.1]") {
  CHECK(refused([](json& system) {
          system["inputs"][1]["periods"] = {"h1", "q4"};
        }) ==
        "year.toml:20:1: input CH01.missed is due in the period \"q4\"; the year has \"h1\", "
        "\"year\". Add the period, or correct the catalogue");
  CHECK(contains(
      refused([](json& system) { system["indicators"][0]["periods"] = {"q1"}; }, Language::zh),
      "指标 CH01 的报送阶段“q1”不存在"));
}

TEST_CASE("Plan: a plugin of another domain is refused, and a domain that is not enabled",
          "[plan][A3.1]") {
  CHECK(refused([](json& system) { system["domain"] = "bands"; }) ==
        "year.toml:141:17: the plugin \"choirs\" is for the domain \"bands\", expected \"choirs\"; "
        "name the plugin of this domain");
  plan::YearPlan plan = YearFolder().read();
  CHECK(contains(refusal([&] { plan::attach_system(plan, "bands", {}); }),
                 "\"bands\" is no enabled domain; expected one of \"choirs\""));
}
