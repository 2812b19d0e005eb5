// Units, division of work and domains of year.toml.
#include <catch2/catch.hpp>

#include "year_folder.hpp"

using namespace kaohe;
using namespace kaohe::testing;

TEST_CASE("Plan: an id stands once in its list", "[plan]") {
  CHECK(
      YearFolder()
          .with("id = \"order\"", "id = \"singing\"")
          .with("\"singing\", \"order\"]", "\"singing\"]")
          .refused() ==
      "year.toml:14:6: the id \"singing\" stands twice; each may stand once. Rename or delete one");
  CHECK(contains(YearFolder()
                     .with("id = \"music\"", "id = \"office\"")
                     .with("lead_unit = \"music\"", "lead_unit = \"office\"")
                     .refused(),
                 "the id \"office\" stands twice"));
  CHECK(
      contains(YearFolder()
                   .with("id = \"fair\", title = \"B\", from", "id = \"good\", title = \"B\", from")
                   .refused(),
               "year.toml:73:10: the id \"good\" stands twice"));
  CHECK(contains(YearFolder().with("id = \"review\"", "id = \"circular\"").refused(Language::zh),
                 "标识“circular”重复"));
}

TEST_CASE("Plan: coordinator, office and committee are one unit each", "[plan][A5.1]") {
  CHECK(
      YearFolder().with("roles = [\"office\"]", "roles = [\"office\", \"committee\"]").refused() ==
      "year.toml:41:1: \"office\", \"committee\" have the role \"committee\" (the assessment "
      "committee), expected exactly one; take it from the others");
  CHECK(YearFolder().with("\"coordinator\", ", "").refused() ==
        "year.toml:41:1: no [[unit]] has the role \"coordinator\" (coordinates the whole, Art. 5), "
        "expected exactly one; give it to one");
  CHECK(YearFolder()
            .with("roles = [\"office\"]", "roles = [\"office\", \"responsible_unit\"]")
            .refused() == "");
}

TEST_CASE("Plan: whether only persons with a user of the machine act is a setting",
          "[plan][A21.1]") {
  const auto strict = [](const char* written) {
    return YearFolder().with("[division.choirs]", written).read().only_known_users_act;
  };
  CHECK_FALSE(strict("[division.choirs]"));
  CHECK_FALSE(strict("[people]\nstrict = false\n[division.choirs]"));
  CHECK(strict("[people]\nstrict = true\n[division.choirs]"));
  CHECK(contains(YearFolder()
                     .with("[division.choirs]", "[people]\nstrict = \"yes\"\n[division.choirs]")
                     .refused(),
                 "people.strict is \"yes\", expected"));
}

TEST_CASE("Plan: a role that nobody knows is refused", "[plan][A5.1]") {
  CHECK(contains(
      YearFolder().with("roles = [\"lead_unit\"]", "roles = [\"leading_unit\"]").refused(),
      "year.toml:56:10: unit[4].roles[1] is \"leading_unit\", expected one of \"coordinator\", "
      "\"office\", \"committee\", \"lead_unit\", \"responsible_unit\" (did "
      "you mean \"lead_unit\"?)"));
}

TEST_CASE("Plan: a domain's lead unit is a unit that leads", "[plan][A5.1]") {
  CHECK(YearFolder().with("lead_unit = \"music\"", "lead_unit = \"musics\"").refused() ==
        "year.toml:137:13: \"musics\" is no unit (did you mean \"music\"?); expected one of "
        "\"organization\", \"office\", \"committee\", \"music\"");
  CHECK(YearFolder().with("lead_unit = \"music\"", "lead_unit = \"organization\"").refused() ==
        "year.toml:137:13: \"organization\" has not the role \"lead_unit\" in [[unit]]; add it "
        "there, or name another unit");
}

TEST_CASE("Plan: the division of work names enabled domains and known units", "[plan][A5.2]") {
  CHECK(YearFolder().with("[division.choirs]", "[division.choir]").refused() ==
        "year.toml:58:11: \"choir\" is no enabled domain (did you mean \"choirs\"?); expected one "
        "of \"choirs\". Correct the name, or delete the table");
  CHECK(YearFolder().with("CH02 = \"organization\"", "CH02 = \"nobody\"").refused() ==
        "year.toml:59:8: \"nobody\" is no unit; expected one of \"organization\", \"office\", "
        "\"committee\", \"music\"");
}

TEST_CASE("Plan: a domain uses aspects of the year, and must use only what it may",
          "[plan][A6.1][A6.2]") {
  CHECK(
      YearFolder()
          .with("aspects_may = [\"singing\", \"order\"]", "aspects_may = [\"singing\", \"ordre\"]")
          .refused() ==
      "year.toml:138:27: \"ordre\" is no aspect; expected one of \"singing\", \"order\", "
      "\"dancing\"");
  CHECK(YearFolder()
            .with("aspects_must = [\"singing\"]", "aspects_must = [\"singing\", \"dancing\"]")
            .refused() ==
        "year.toml:139:28: \"dancing\" must have an indicator but is not in aspects_may; expected "
        "one of \"singing\", \"order\". Add it there, or delete it here");
  CHECK(YearFolder()
            .with("aspects_must = [\"singing\"]", "aspects_must = [\"singing\", \"order\"]")
            .refused() == "");
}

TEST_CASE("Plan: overrides carry their document and a known period, and change a number once",
          "[plan][A8.4]") {
  const std::string plugin = "plugin = { id = \"choirs\", version = \">=1.0 <2.0\" }";
  const auto overrides = [&](const std::string& text) {
    return YearFolder().after(plugin, text).quarters().read().domains[0].plugin.overrides;
  };
  const auto refused = [&](const std::string& text) {
    return YearFolder().after(plugin, text).refused();
  };
  const std::string one =
      "[[domain.override]]\nkey = \"CH01.points\"\nvalue = \"59.5\"\nfrom = \"q3\"\ndocument = "
      "\"No. 7\"\n";
  REQUIRE(overrides(one).size() == 1);
  CHECK(overrides(one)[0].value == "59.5");
  CHECK(overrides(one)[0].document == "No. 7");
  CHECK(overrides("[[domain.override]]\nkey = \"CH01.points\"\nvalue = 59\ndocument = \"No. 7\"")[0]
            .value == "59");
  CHECK(
      refused("[[domain.override]]\nkey = \"CH01.off\"\nvalue = \"true\"\ndocument = \"No. 7\"") ==
      "");
  CHECK(contains(refused("[[domain.override]]\nkey = \"CH01.points\"\nvalue = 59"),
                 "year.toml:142:1: domain[1].override[1] has no \"document\"; add it (Document "
                 "that says so.)"));
  CHECK(contains(
      refused(one + one),
      "year.toml:148:7: \"CH01.points\" is changed twice from the same period; delete one"));
}

TEST_CASE("Plan: an override takes effect from a quarter of the year", "[plan][A8.4]") {
  const std::string plugin = "plugin = { id = \"choirs\", version = \">=1.0 <2.0\" }";
  const auto from = [&](const std::string& period, bool with_quarters = true) {
    YearFolder folder;
    folder.after(plugin, "[[domain.override]]\nkey = \"CH01.points\"\nvalue = 59\nfrom = \"" +
                             period + "\"\ndocument = \"No. 7\"");
    return with_quarters ? folder.quarters().refused() : folder.refused();
  };
  CHECK(from("q1") == "");
  CHECK(from("q4") == "");
  CHECK(contains(
      from("Q3"),
      ":8: \"Q3\" is no period (did you mean \"q3\"?) that a change can begin with; "
      "expected one of \"q1\", \"q2\", \"q3\", \"q4\", or no `from`: then it holds from the "
      "beginning"));
  CHECK(contains(from("h1"), "\"h1\" is no period"));
  CHECK(contains(from("year"), "\"year\" is no period that a change can begin with"));
  CHECK(contains(from("q1", false), "expected one of (none), or no `from`"));
}
