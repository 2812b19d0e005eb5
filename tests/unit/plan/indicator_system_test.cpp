// What a plugin describes → IndicatorSystem.
#include <catch2/catch.hpp>

#include "base/digest.hpp"
#include "year_folder.hpp"

using namespace kaohe;
using namespace kaohe::testing;
using nlohmann::json;

namespace {
std::string refused(const std::function<void(json&)>& change) {
  json document = json::parse(YearFolder().attached().domains[0].system.document);
  change(document);
  return refusal([&] { plan::read_indicator_system(document.dump()); });
}
constexpr const char* kEnd =
    ", which does not fit the plugin interface; rebuild the plugin with the SDK of this version";
}  // namespace

TEST_CASE("System: what a plugin describes is read", "[plan][system][A8.1]") {
  const plan::IndicatorSystem system = YearFolder().attached().domains[0].system;
  CHECK(system.domain == "choirs");
  CHECK(system.plugin == "choirs");
  CHECK(system.version == "1.2.0");
  CHECK(system.sight == "choice:voice");
  CHECK(system.total == Rational::of(100));
  CHECK(system.digest == sha256(system.document));
  CHECK(system.indicator_index("CH02") == 1);
  CHECK(system.indicator_index("CH09") == -1);
  CHECK(system.find_indicator("CH01")->items[0].reads == std::vector<std::string>{"CH01.missed"});
  const plan::InputInfo* missed = system.find_input("CH01.missed");
  REQUIRE(missed != nullptr);
  CHECK(missed->type == plan::InputType::events);
  CHECK(missed->matter);
  CHECK(missed->every == plan::CellKind::year);
  CHECK(missed->source == plan::InputSource::record);
  CHECK(missed->scope == plan::InputScope::assessee);
  CHECK(missed->attributes[0].options[0].id == "city");
  CHECK(missed->attributes[1].options.empty());
  CHECK_FALSE(missed->low);
  CHECK(system.find_input("CH01.members")->low == Rational::of(1));
  CHECK(system.find_input("voice")->option_index("female") == 1);
  CHECK(system.find_input("voice")->option_index("alto") == -1);
  CHECK(system.input_index("none") == -1);
  CHECK(system.find_sub("singer")->sample == 3);
  CHECK(system.gates[0].at_most == "fair");
  CHECK(system.numbers.at("CH01.item.missed.price")[1].from == "q3");
}

TEST_CASE("System: how an indicator is clamped is read", "[plan][system][A9.2]") {
  json document = json::parse(YearFolder().attached().domains[0].system.document);
  document["indicators"][0]["clamp"] = "floor";
  document["indicators"][1].erase("clamp");
  const plan::IndicatorSystem system = plan::read_indicator_system(document.dump());
  CHECK(system.indicators[0].clamp == "floor");
  CHECK(system.indicators[1].clamp == "both");
}

TEST_CASE("System: keys of a newer plugin are ignored", "[plan][system]") {
  CHECK(refused([](json& system) { system["indicators"][0]["colour"] = 1; }) == "");
}

TEST_CASE("System: what does not fit is the plugin's failure, with its path", "[plan][system]") {
  CHECK(refusal([] { plan::read_indicator_system("{"); }) ==
        "what the plugin describes is not JSON; rebuild the plugin with the SDK of this version");
  CHECK(exit_code([] { plan::read_indicator_system("{"); }) == 3);
  CHECK(refusal([] { plan::read_indicator_system("[]"); }) == std::string("describe is []") + kEnd);
  CHECK(refused([](json& system) { system.erase("total"); }) ==
        std::string("describe.total is missing") + kEnd);
  CHECK(refused([](json& system) { system.erase("domain"); }) ==
        std::string("describe.domain is missing") + kEnd);
  CHECK(refused([](json& system) { system["indicators"][1]["points"] = 40; }) ==
        std::string("describe.indicators[1].points is 40") + kEnd);
  CHECK(refused([](json& system) { system["indicators"][1]["points"] = "4e1"; }) ==
        std::string("describe.indicators[1].points is \"4e1\"") + kEnd);
  CHECK(refused([](json& system) { system["inputs"][1]["type"] = "sum"; }) ==
        std::string("describe.inputs[1].type is \"sum\"") + kEnd);
  CHECK(refused([](json& system) { system["inputs"][1]["matter"] = 1; }) ==
        std::string("describe.inputs[1].matter is 1") + kEnd);
  CHECK(refused([](json& system) { system["inputs"][1]["periods"] = {1}; }) ==
        std::string("describe.inputs[1].periods is 1") + kEnd);
  CHECK(refused([](json& system) { system["subs"] = 1; }) ==
        std::string("describe.subs is 1") + kEnd);
  CHECK(refused([](json& system) { system["subs"][2]["sample"] = 18446744073709551615U; }) ==
        std::string("describe.subs[2].sample is 18446744073709551615") + kEnd);
  CHECK(refused([](json& system) { system["subs"][2]["sample"] = -2; }) ==
        std::string("describe.subs[2].sample is -2") + kEnd);
  CHECK(refused([](json& system) { system["numbers"]["CH01.item.missed.price"] = "1"; }) ==
        std::string("describe.numbers.CH01.item.missed.price is \"1\"") + kEnd);
  CHECK(refused([](json& system) { system["indicators"][0]["only"] = true; }) ==
        std::string("describe.indicators[0].definition is missing") + kEnd);
}

TEST_CASE("System: ids are unique and names lead somewhere", "[plan][system]") {
  CHECK(contains(refused([](json& system) { system["indicators"][1]["id"] = "CH01"; }),
                 "describe.indicators is a list with the id \"CH01\" twice"));
  CHECK(contains(refused([](json& system) { system["inputs"][1]["id"] = "voice"; }),
                 "describe.inputs is a list with the id \"voice\" twice"));
  CHECK(contains(
      refused([](json& system) { system["inputs"][2]["sub"] = "rows"; }),
      "describe.inputs is a list whose \"CH01.members\" names \"rows\", which is nowhere"));
  CHECK(contains(
      refused([](json& system) { system["indicators"][0]["items"][0]["reads"] = {"CH01.none"}; }),
      "names \"CH01.none\", which is nowhere"));
  CHECK(contains(refused([](json& system) { system["gates"][0]["indicator"] = "CH09"; }),
                 "describe.gates is a list whose \"silent\" names \"CH09\""));
}
