// The roster's columns and cells against what a domain's inputs need.
#include <catch2/catch.hpp>

#include "year_folder.hpp"

using namespace kaohe;
using namespace kaohe::testing;
using nlohmann::json;

namespace {
/// The system with another type of roster input in place of the members of a section.
std::string with_members(const std::string& cell, const json& input = json::object()) {
  return YearFolder()
      .with("Sopranos,1", "Sopranos," + cell)
      .system([&](json& system) { system["inputs"][2].update(input); })
      .not_attached();
}
}  // namespace

TEST_CASE("Roster: values and lists become those of the inputs, by id or title", "[plan][roster]") {
  const plan::YearPlan plan = YearFolder().attached();
  const plan::Assessee &first = plan.domains[0].assessees[0],
                       &second = plan.domains[0].assessees[1];
  CHECK(first.roster == std::map<std::string, std::string>{{"voice", "male"}});
  CHECK(second.roster.at("voice") == "female");
  CHECK(second.pool == "female");
  REQUIRE(first.subjects.at("section").size() == 2);
  CHECK(first.subjects.at("section")[1].id == "t2");
  CHECK(first.subjects.at("guest")[0].name == "Guests");
  CHECK(first.subject_roster == std::map<std::string, std::map<std::string, std::string>>{
                                    {"CH01.members", {{"t1", "12"}, {"t2", "9"}}}});
}

TEST_CASE("Roster: an attached plan can be attached again", "[plan][roster]") {
  plan::YearPlan plan = YearFolder().attached();
  const std::string digest = plan.digest;
  plan::attach_system(plan, "choirs", plan::read_indicator_system(plan.domains[0].system.document));
  plan::finish(plan);
  CHECK(plan.digest == digest);
}

TEST_CASE("Roster: a choice is one of its options", "[plan][roster]") {
  CHECK(YearFolder().with("choir,male", "choir,mal").not_attached() ==
        "roster/choirs.csv:3: voice (Voice) of c01 is \"mal\", expected one of male (男声), female "
        "(女声); correct it");
  CHECK(YearFolder().with("choir,male", "choir,").not_attached(Language::zh) ==
        "roster/choirs.csv:3: c01 的 “Voice”(voice) 没有填写,应为男声(male)、女声(female);请补上");
}

TEST_CASE("Roster: a count is whole and within its bounds", "[plan][roster]") {
  CHECK(with_members("0") ==
        "roster/choirs.subjects.csv:5: CH01.members (Members) of c02/t1 is \"0\", expected a whole "
        "number, at least 1; correct it");
  CHECK(with_members("1") == "");
  CHECK(
      contains(with_members("1.5"), "is \"1.5\", expected a whole number, at least 1; correct it"));
  CHECK(contains(with_members(""),
                 "CH01.members (Members) of c02/t1 is empty, expected a whole number, at least 1; "
                 "fill it in"));
  CHECK(with_members("12", {{"high", "12"}}) == "");
  CHECK(contains(with_members("13", {{"high", "12"}}),
                 "expected a whole number, at least 1, at most 12"));
  CHECK(contains(with_members("-1", {{"low", nullptr}}),
                 "is \"-1\", expected a whole number; correct it"));
  CHECK(with_members("0", {{"low", nullptr}}) == "");
}

TEST_CASE("Roster: a measure keeps its places, a flag is yes or no", "[plan][roster]") {
  CHECK(with_members("1.25", {{"type", "measure"}, {"decimals", 2}}) == "");
  CHECK(contains(with_members("1.255", {{"type", "measure"}, {"decimals", 2}}),
                 "is \"1.255\", expected a number of at most 2 places, at least 1; correct it"));
  YearFolder flags;
  flags.with("Sopranos,1", "Sopranos,否")
      .with("Tenors,12", "Tenors,是")
      .with("Basses,9", "Basses,1");
  flags.system([](json& system) { system["inputs"][2]["type"] = "flag"; });
  CHECK(flags.attached().domains[0].assessees[0].subject_roster.at("CH01.members").at("t1") == "1");
  CHECK(flags.attached().domains[0].assessees[1].subject_roster.at("CH01.members").at("t1") == "0");
  CHECK(contains(flags.with("Tenors,是", "Tenors,maybe").not_attached(),
                 "is \"maybe\", expected yes or no (是, 否, 1, 0); correct it"));
}

TEST_CASE("Roster: columns that inputs need are asked for, others are refused", "[plan][roster]") {
  CHECK(contains(
      YearFolder().with("name,voice", "name,voise").not_attached(),
      "roster/choirs.csv:1: no column \"voice\" (Voice), which the indicators need; add it"));
  CHECK(contains(YearFolder().with("name,voice", "name,voise").not_attached(),
                 "roster/choirs.csv:1: unknown column \"voise\" (did you mean \"voice\"?); the "
                 "indicators read \"Voice\", \"voice\". Correct or delete it"));
  CHECK(YearFolder().with("name,voice", "name,Voice").not_attached() == "");
  CHECK(contains(YearFolder().with("name,CH01.members", "name,members").not_attached(Language::zh),
                 "没有“Members”(CH01.members)这一列,指标要用;请补上"));
  CHECK(contains(YearFolder().with("unit\n", "voice_again\n").not_attached(),
                 "unknown column \"voice_again\""));
}

TEST_CASE("Roster: a column in the wrong file, twice or read by nobody is refused",
          "[plan][roster]") {
  YearFolder wrong;
  wrong.roster("order,id,name,voice,CH01.members\n1,c01,First,male,3\n2,c02,Second,female,\n");
  CHECK(wrong.not_attached() ==
        "roster/choirs.csv:1: column \"CH01.members\" belongs into roster/choirs.subjects.csv; "
        "move it there");
  YearFolder twice;
  twice.roster("order,id,name,voice,Voice\n1,c01,First,male,male\n2,c02,Second,female,female\n");
  CHECK(twice.not_attached() ==
        "roster/choirs.csv:1: column \"Voice\" is the input voice once more; delete one of the two "
        "columns");
  YearFolder nobody;
  nobody.system([](json& system) { system["inputs"].erase(2); });
  CHECK(contains(nobody.not_attached(),
                 "roster/choirs.subjects.csv:1: unknown column \"CH01.members\": no indicator "
                 "reads a roster value here; delete it"));
}

TEST_CASE("Roster: a list that may not be empty has a member, unless it is drawn",
          "[plan][roster]") {
  CHECK(YearFolder().with("c02,section,t1,Sopranos,1\n", "").not_attached() ==
        "roster/choirs.csv:2: \"c02\" has no section (声部), expected at least one; add rows to "
        "roster/choirs.subjects.csv");
  CHECK(YearFolder().with("c01,guest,g1,Guests,\n", "").not_attached() == "");
  CHECK(contains(YearFolder().with("c01,guest,g1,Guests,", "c01,singer,g1,Guests,").not_attached(),
                 "roster/choirs.subjects.csv:4: the list singer (Singers) is drawn as a sample of "
                 "3, expected no rows; delete them and record the draw"));
  YearFolder none;
  std::filesystem::remove(none.path() / "roster/choirs.subjects.csv");
  CHECK(contains(none.not_attached(), "\"c01\" has no section (声部)"));
}

TEST_CASE("Roster: a list is one of the domain's, and its cells are its own", "[plan][roster]") {
  CHECK(contains(YearFolder().with("c02,section", "c02,sections").not_attached(),
                 "roster/choirs.subjects.csv:5: sub is \"sections\", which is no list of the "
                 "domain (did you mean \"section\"?); expected one of \"section\", \"声部\""));
  CHECK(YearFolder().with("g1,Guests,", "g1,Guests,4").not_attached() ==
        "roster/choirs.subjects.csv:4: CH01.members is \"4\", but \"g1\" is of the list guest, "
        "expected nothing: it is for section. Empty the cell");
}

TEST_CASE("Roster: no two subjects of one list of an assessee have one name", "[plan][roster]") {
  // Rows 2 and 3 name the same list, by its id and by its title.
  CHECK(
      YearFolder().with("t2,Basses", "t2,Tenors").not_attached() ==
      "roster/choirs.subjects.csv:3: name \"Tenors\" stands in row 2 already, in the list section "
      "of \"c01\"; records could not tell the two apart. Rename one");
  CHECK(YearFolder().with("g1,Guests", "g1,Tenors").not_attached() == "");
  CHECK(YearFolder().with("t1,Sopranos", "t1,Tenors").not_attached() == "");
}

TEST_CASE("Roster: the pool is a roster choice", "[plan][roster][A16.1]") {
  CHECK(YearFolder().with("pool = \"voice\"", "pool = \"voices\"").not_attached() ==
        "year.toml:140:8: pool is \"voices\", expected a roster choice of the indicators: "
        "\"voice\". Correct or delete it");
  CHECK(YearFolder().with("pool = \"voice\"\n", "").attached().domains[0].assessees[0].pool == "");
}
