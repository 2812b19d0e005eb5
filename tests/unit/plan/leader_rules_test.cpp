// What [leader_evaluation] must say beyond its schema.
#include <catch2/catch.hpp>

#include "year_folder.hpp"

using namespace kaohe;
using namespace kaohe::testing;

namespace {
std::string in_year(const std::string& text) {
  return "[leader_evaluation]\n" + text + "\n[misconduct]";
}
plan::LeaderEvaluation read_with(const std::string& text) {
  return YearFolder().with("[misconduct]", in_year(text)).read().leader_evaluation;
}
std::string refused_with(const std::string& text) {
  return YearFolder().with("[misconduct]", in_year(text)).refused();
}
std::string group(const std::string& id, const std::string& members,
                  const std::string& more = "weight = 3") {
  return "\n[[leader_evaluation.group]]\nid = \"" + id + "\"\ntitle = \"" + id + "\"\nmembers = [" +
         members + "]\n" + more + "\n";
}
}  // namespace

TEST_CASE("Plan: the leaders' evaluation is read with its defaults and as written",
          "[plan][A14.4]") {
  const plan::LeaderEvaluation plain = read_with("");
  CHECK(plain.by == "marks");
  CHECK_FALSE(plain.rank_loss);
  CHECK(plain.groups.empty());
  CHECK(plain.leaders().empty());
  const plan::LeaderEvaluation rules = read_with(
      "by = \"ranks\"\nrank_loss = \"0.5\"" +
      group("one", "\"li\", \"wang\"", "weight = \"3/2\"\nminimum = 1") + group("two", "\"zhao\""));
  CHECK(rules.by == "ranks");
  CHECK(rules.rank_loss == Rational::of(1, 2));
  REQUIRE(rules.groups.size() == 2);
  CHECK(rules.groups[0].weight == Rational::of(3, 2));
  CHECK(rules.groups[0].minimum == 1);
  CHECK(rules.leaders() == std::vector<std::string>{"li", "wang", "zhao"});
  CHECK(rules.weight_of("li") == Rational::of(1));
}

TEST_CASE("Plan: places need what each loses, and marks lose nothing", "[plan][A14.4]") {
  CHECK(refused_with("by = \"places\"\nrank_loss = 2") == "");
  CHECK_THAT(refused_with("by = \"places\""), Catch::Contains("by = \"places\" needs `rank_loss`"));
  CHECK_THAT(refused_with("rank_loss = 2"),
             Catch::Contains("`rank_loss` means nothing with by = \"marks\""));
  CHECK_THAT(refused_with("by = \"ranks\"\nrank_loss = 0"),
             Catch::Contains("rank_loss is 0, expected more than 0"));
}

TEST_CASE("Plan: a leader belongs to one group and has a weight where others have",
          "[plan][A14.4]") {
  CHECK(refused_with(group("one", "\"li\"") + group("two", "\"wang\"")) == "");
  CHECK_THAT(refused_with(group("one", "\"li\"") + group("two", "\"li\"")),
             Catch::Contains("\"li\" belongs to two groups"));
  CHECK_THAT(refused_with("weights = { li = 1 }" + group("one", "\"li\", \"wang\"")),
             Catch::Contains("\"wang\" has no weight"));
  CHECK_THAT(refused_with("weights = { li = 1, wang = 1 }" + group("one", "\"li\"")),
             Catch::Contains("\"wang\" has a weight but belongs to no group"));
  CHECK_THAT(refused_with("titles = { wang = \"王\" }" + group("one", "\"li\"")),
             Catch::Contains("\"wang\" has a title but belongs to no group"));
  CHECK_THAT(refused_with(group("one", "\"li\"", "weight = 0")),
             Catch::Contains("the weight of \"one\" is 0, expected more than 0"));
}

TEST_CASE("Plan: of the leaders' marks some are left after trimming", "[plan][A14.4]") {
  CHECK(refused_with("weights = { a = 1, b = 1, c = 1 }\ntrim = 1") == "");
  CHECK_THAT(refused_with("weights = { a = 1, b = 1 }\ntrim = 1"),
             Catch::Contains("trim leaves out 1 highest and lowest marks of 2 leaders: none would "
                             "be left. Lower it"));
}

TEST_CASE("Plan: each group of leaders has an id of its own", "[plan][A14.4]") {
  const auto groups = [](const char* second) {
    return refused_with(
        std::string("group = [ { id = \"top\", title = \"A\", weight = 3, members = "
                    "[\"a\"] }, { id = \"") +
        second + "\", title = \"B\", weight = 6, members = [\"b\"] } ]");
  };
  CHECK(groups("rest") == "");
  CHECK_THAT(groups("top"), Catch::Contains("two groups have the id \"top\"; rename one"));
}

TEST_CASE("Plan: a minimum of marks can be reached and leaves marks after trimming",
          "[plan][A14.4]") {
  CHECK(refused_with(group("one", "\"li\"", "weight = 1\nminimum = 1")) == "");
  CHECK_THAT(refused_with(group("one", "\"li\"", "weight = 1\nminimum = 2")),
             Catch::Contains("minimum is 2, expected at most 1"));
  CHECK(refused_with("trim = 1\nminimum = 3") == "");
  CHECK_THAT(refused_with("trim = 1\nminimum = 2"), Catch::Contains("Raise minimum above 2"));
  CHECK_THAT(refused_with("minimum = 1" + group("one", "\"li\"")),
             Catch::Contains("`minimum` stands beside groups"));
}
