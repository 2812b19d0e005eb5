#include "base/json_schema.hpp"

#include <catch2/catch.hpp>

#include "base/toml.hpp"
#include "refusal.hpp"

using namespace kaohe;
using nlohmann::json;

namespace {

const json kSchema = json::parse(R"({
  "type": "object", "additionalProperties": false, "required": ["total"],
  "properties": {
    "total": { "$ref": "#/definitions/number", "description": "Points in all.\n总分。" },
    "mode": { "type": "string", "enum": ["half_up", "truncate"] },
    "trim": { "type": "integer", "minimum": 0, "maximum": 9 },
    "least": { "type": "integer", "minimum": 2 },
    "awards": { "type": "boolean" },
    "ids": { "type": "array", "minItems": 1, "maxItems": 2, "uniqueItems": true, "items": { "$ref": "#/definitions/id" } },
    "name": { "type": "string", "minLength": 1, "title": "a text, not empty\n非空文字" },
    "units": { "type": "object", "additionalProperties": { "type": "object", "required": ["id"], "properties": { "id": { "type": "string" } } } },
    "odd": { "anyOf": [ { "type": "integer" }, { "type": "boolean" } ] }
  },
  "definitions": {
    "id": { "type": "string", "pattern": "^[a-z]+$", "title": "an id: small letters\n标识:小写字母" },
    "number": { "type": ["integer", "string"], "pattern": "^[0-9]+$", "title": "a number\n数" }
  }
})");

std::string refused(const std::string& toml, Language language = Language::en) {
  std::vector<Problem> problems = check_against_schema(kSchema, read_toml(toml, "a.toml"));
  return problems.empty() ? "" : Error(ErrorKind::data, std::move(problems)).text(language);
}

}  // namespace

TEST_CASE("Schema: what fits is accepted", "[base][schema]") {
  CHECK(refused("total = 100\nmode = \"half_up\"\ntrim = 0\nleast = 2\nawards = true\nids = "
                "[\"a\", \"b\"]\nname = \"x\"\nodd = true\n[units.a]\nid = \"x\"\n") == "");
  CHECK(refused("total = \"100\"\ntrim = 9\n") == "");
}

TEST_CASE("Schema: an unknown key is said with the nearest known one", "[base][schema]") {
  CHECK(refused("total = 1\ntotl = 2\n") ==
        "a.toml:2:1: unknown key \"totl\" (did you mean \"total\"?); expected one of \"awards\", "
        "\"ids\", \"least\", \"mode\", \"name\", \"odd\", \"total\", "
        "\"trim\", \"units\". Correct or delete it");
  CHECK(testing::contains(refused("total = 1\ntotl = 2\n", Language::zh),
                          "a.toml:2:1: 没有“totl”这个键(是不是“total”?);可用的键:"));
}

TEST_CASE("Schema: a missing key is said with its meaning, where it should stand",
          "[base][schema]") {
  CHECK(refused("trim = 1\n") == "a.toml:1:1: the file has no \"total\"; add it (Points in all.)");
  CHECK(refused("trim = 1\n", Language::zh) == "a.toml:1:1: 文件中没有“total”;请补上(总分。)");
  CHECK(refused("total = 1\n[units.b]\nx = 1\n") == "a.toml:2:1: units.b has no \"id\"; add it");
}

TEST_CASE("Schema: a wrong type is said with what was found and expected", "[base][schema]") {
  CHECK(refused("total = true\n") == "a.toml:1:9: total is true, expected a number; correct it");
  CHECK(refused("total = 1\nawards = \"yes\"\n") ==
        "a.toml:2:10: awards is \"yes\", expected true or false; correct it");
  CHECK(refused("total = 1\nids = \"a\"\n", Language::zh) ==
        "a.toml:2:7: ids 的值是 \"a\",应为一个列表;请改正");
  CHECK(refused("total = 1\ntrim = [1]\n") ==
        "a.toml:2:8: trim is a list of 1, expected an integer; correct it");
}

TEST_CASE("Schema: a choice lists what is allowed", "[base][schema]") {
  CHECK(refused("total = 1\nmode = \"half_upp\"\n") ==
        "a.toml:2:8: mode is \"half_upp\", expected one of \"half_up\", \"truncate\" (did you mean "
        "\"half_up\"?)");
}

TEST_CASE("Schema: patterns are said in words", "[base][schema]") {
  CHECK(refused("total = 1\nids = [\"a\", \"B\"]\n") ==
        "a.toml:2:13: ids[2] is \"B\", expected an id: small letters; correct it");
  CHECK(refused("total = 1\nname = \"\"\n") ==
        "a.toml:2:8: name is \"\", expected a text, not empty; correct it");
}

TEST_CASE("Schema: bounds of numbers and lists, on both sides", "[base][schema]") {
  CHECK(refused("total = 1\ntrim = 10\n") == "a.toml:2:8: trim is 10, expected 0 to 9; correct it");
  CHECK(refused("total = 1\ntrim = -1\n") == "a.toml:2:8: trim is -1, expected 0 to 9; correct it");
  CHECK(refused("total = 1\nleast = 1\n") ==
        "a.toml:2:9: least is 1, expected at least 2; correct it");
  CHECK(refused("total = 1\nids = []\n") ==
        "a.toml:2:7: ids has 0 entries, expected at least 1; add what is missing");
  CHECK(refused("total = 1\nids = [\"a\", \"b\", \"c\"]\n") ==
        "a.toml:2:7: ids has 3 entries, expected at most 2; take some out");
  CHECK(refused("total = 1\nids = [\"a\", \"a\"]\n") ==
        "a.toml:2:13: ids holds \"a\" twice; delete one");
}

TEST_CASE("Schema: every problem of a file is said at once", "[base][schema]") {
  const std::string text = refused("trim = 10\nawards = 1\n");
  CHECK(std::count(text.begin(), text.end(), '\n') == 2);
}

TEST_CASE("Schema: a keyword without wording of its own is judged with valijson's",
          "[base][schema]") {
  CHECK(testing::contains(refused("total = 1\nodd = \"x\"\n"),
                          "a.toml:2:7: odd does not fit its schema: "));
}
