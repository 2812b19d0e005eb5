// What cases leave untouched (sdk/testing/coverage.hpp), on a catalogue of two indicators.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "testing/coverage.hpp"
#include "testing/runtime_plugin.hpp"
#include "unit/base/temp_folder.hpp"

namespace {

using kaohe::cases::cover;
using kaohe::cases::Coverage;
using kaohe::cases::kind_of_number;
using kaohe::cases::Move;
using kaohe::cases::moved_together;
using kaohe::cases::nudged;
using kaohe::cases::NumberKind;
using kaohe::cases::RuntimePlugin;
using kaohe::cases::UnnoticedNumber;
using kaohe::cases::Way;

using Texts = std::vector<std::string>;

constexpr const char* kCatalogue = R"(
[domain]
id = "example"
title = "示例"
total = 7
[[indicator]]
id = "T01"
title = "学习"
aspect = "ideology"
points = 4
periods = "yearly"
input = [
  { id = "rate", type = "measure", range = [0, 100], unit = "%", title = "到课率" },
  { id = "incidents", type = "events", unit = "起", title = "舆情" },
  { id = "grave", type = "flag", title = "重大事件" },
]
item = [
  { id = "rate", kind = "table", of = "rate", sign = "deduct", rows = [{ from = 80, points = 0 }, { points = 1 }] },
  { id = "incidents", kind = "each", of = "incidents", price = "0.5", cap = 2 },
]
zero = [{ when = { grave = true }, title = "发生重大事件" }]
gate = [{ id = "low", article = "17.3", when = { grave = true }, at_most = "fair", title = "重大事件" }]
[[indicator]]
id = "T02"
title = "质量"
aspect = "ideology"
points = 3
start = "zero"
periods = "yearly"
input = [{ id = "done", type = "flag", title = "完成" }]
item = [{ id = "done", kind = "table", of = "done", rows = [{ is = true, points = 3 }, { points = 0 }] }]
)";

constexpr const char* kWhole = R"(indicator = "T01"
[base.facts]
"T01.rate" = 80
"T01.incidents" = []
"T01.grave" = false
[[case]]
title = "the lowest rate of the upper row"
expect = "4"
[[case]]
title = "just below it"
facts = { "T01.rate" = 79 }
expect = "3"
[[case]]
title = "the lower end of the scale"
facts = { "T01.rate" = 0 }
expect = "3"
[[case]]
title = "the upper end of the scale"
facts = { "T01.rate" = 100 }
expect = "4"
[[case]]
title = "one incident"
facts = { "T01.incidents" = [{ date = "2023-02-01" }] }
expect = "3.5"
[[case]]
title = "incidents up to the cap, and one more"
facts = { "T01.incidents" = [{ date = "2023-02-01", value = 5 }] }
expect = "2"
[[case]]
title = "a grave matter"
facts = { "T01.grave" = true }
expect = { points = "0", gates = ["low"] }
[[case]]
title = "the other indicator, done"
indicator = "T02"
facts = { "T02.done" = true }
expect = "3"
[[case]]
title = "the other indicator, not done"
indicator = "T02"
facts = { "T02.done" = false }
expect = "0"
)";

Coverage covered(std::string cases, unsigned threads = 1) {
  const kaohe::testing::TempFolder folder;
  const std::filesystem::path file = folder.path() / "T.toml";
  std::ofstream(file) << cases;
  const RuntimePlugin plugin(kCatalogue);
  return cover({file}, plugin.table(), threads);
}

// kWhole without the case of that title.
std::string without(const std::string& title) {
  std::string cases = kWhole;
  const std::size_t named = cases.find("title = \"" + title + "\"");
  REQUIRE(named != std::string::npos);
  const std::size_t begin = cases.rfind("[[case]]", named);
  const std::size_t end = std::min(cases.find("[[case]]", named), cases.size());
  return cases.erase(begin, end - begin);
}

Texts keys(const std::vector<UnnoticedNumber>& numbers) {
  Texts keys;
  for (const UnnoticedNumber& one : numbers) keys.push_back(one.key);
  return keys;
}

}  // namespace

TEST_CASE("Coverage: cases on both sides of every limit leave nothing unnoticed", "[coverage]") {
  const Coverage coverage = covered(kWhole);
  INFO(coverage.text());
  CHECK(coverage.is_whole());
  CHECK(coverage.cases == 9);
  CHECK(coverage.numbers == 12);
  CHECK(coverage.held == Texts{"domain.total"});
}

TEST_CASE("Coverage: each missing case is seen by what it alone touched", "[coverage]") {
  struct Row {
    const char* title;
    Texts numbers, one_way, zeros, gates, items;
  };
  const std::vector<Row> rows = {
      {"the lower end of the scale", {"T01.input.rate.range.1"}, {}, {}, {}, {}},
      {"the upper end of the scale", {"T01.input.rate.range.2"}, {}, {}, {}, {}},
      {"incidents up to the cap, and one more", {"T01.item.incidents.cap"}, {}, {}, {}, {}},
      {"a grave matter", {}, {}, {"T01.zero.1"}, {"T01.gate.low"}, {}},
      {"the other indicator, not done", {"T02.item.done.rows.2.points"}, {}, {}, {}, {}},
      {"just below it", {}, {"T01.item.rate.rows.1.from"}, {}, {}, {}},
  };
  for (const Row& row : rows) {
    const Coverage coverage = covered(without(row.title));
    INFO(row.title << "\n" << coverage.text());
    CHECK(keys(coverage.unnoticed) == row.numbers);
    for (const std::string& key : row.one_way) {
      const Texts one_way = keys(coverage.one_way);
      CHECK(std::count(one_way.begin(), one_way.end(), key) == 1);
    }
    CHECK(coverage.zeros == row.zeros);
    CHECK(coverage.gates == row.gates);
    CHECK(coverage.items == row.items);
    CHECK(coverage.is_whole() == !row.one_way.empty());
  }
}

TEST_CASE("Coverage: an indicator without a case is named with its items", "[coverage]") {
  const Coverage coverage = covered(R"([[case]]
title = "the other indicator, done"
indicator = "T02"
facts = { "T02.done" = true }
expect = "3"
)");
  CHECK(coverage.indicators == Texts{"T01"});
  CHECK(coverage.items == Texts{"T01.item.rate", "T01.item.incidents"});
  CHECK_FALSE(coverage.is_whole());
}

TEST_CASE("Coverage: a case that does not pass proves nothing and is named", "[coverage]") {
  const Coverage coverage = covered(std::string(kWhole) + R"([[case]]
title = "wrong"
expect = "1"
)");
  REQUIRE(coverage.mistakes.size() == 1);
  CHECK(coverage.mistakes[0].find("T.toml:") != std::string::npos);
  CHECK_FALSE(coverage.is_whole());
}

TEST_CASE("Coverage: a case whose settings fix a number does not notice its change", "[coverage]") {
  std::string cases = without("the other indicator, not done");
  cases += R"([[case]]
title = "not done, with the year's own number"
indicator = "T02"
settings = { "T02.item.done.rows.2.points" = "1" }
facts = { "T02.done" = false }
expect = "1"
)";
  CHECK(keys(covered(cases).unnoticed) == Texts{"T02.item.done.rows.2.points"});
}

TEST_CASE("Coverage: the number of threads changes nothing", "[coverage]") {
  const std::string cases = without("a grave matter");
  CHECK(covered(cases, 1).text() == covered(cases, 4).text());
}

TEST_CASE("Coverage: a step is one in the last place, and a half where that comes to nothing",
          "[coverage]") {
  CHECK(nudged("60", Way::up) == Texts{"61"});
  CHECK(nudged("60", Way::down) == Texts{"59"});
  CHECK(nudged("0.25", Way::up) == Texts{"0.26"});
  CHECK(nudged("1", Way::down) == Texts{"0", "0.5"});
  CHECK(nudged("2", Way::down) == Texts{"1"});
  CHECK(nudged("0", Way::down) == Texts{"-1"});
  CHECK(nudged("1/3", Way::up) == Texts{"11/30"});
}

TEST_CASE("Coverage: what moves with a number begins with the number and the fewest others",
          "[coverage]") {
  const std::vector<Move> moves =
      moved_together({{"T01.item.a.worth", "3"}, {"T01.points", "3"}, {"domain.total", "10"}},
                     "T01.points", Way::up, {});
  REQUIRE(moves.size() == 4);
  CHECK(moves[0] == Move{{"T01.points", "4"}});
  CHECK(moves[1] == Move{{"T01.points", "4"}, {"T01.item.a.worth", "4"}});
  CHECK(moves[3] == Move{{"T01.points", "4"}, {"T01.item.a.worth", "4"}, {"domain.total", "11"}});
}

TEST_CASE("Coverage: a key says what a number is", "[coverage]") {
  CHECK(kind_of_number("T01.input.rate.range.1") == NumberKind::bound_on_entry);
  CHECK(kind_of_number("T01.item.rate.rows.1.from") == NumberKind::limit);
  CHECK(kind_of_number("T01.item.rate.rows.1.points") == NumberKind::row);
  CHECK(kind_of_number("T01.item.incidents.cap") == NumberKind::limit);
  CHECK(kind_of_number("T01.item.incidents.price") == NumberKind::other);
}
