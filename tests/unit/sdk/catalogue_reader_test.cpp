// What the reader puts into the tables, and what it refuses: sdk/cases/refusals/*.toml.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include <kaohe/abi.h>

#include <catch2/catch.hpp>

#include "catalogue/generate.hpp"
#include "catalogue/reader.hpp"
#include "catalogue/toml.hpp"

using namespace kaohe;
using catalogue::Reading;

namespace {

std::string messages(const Reading& reading) {
  std::string text;
  for (const auto& diagnostic : reading.diagnostics) text += diagnostic.text() + "\n";
  return text;
}

Reading read_well(const std::string& text) {
  Reading reading = catalogue::read(text, "indicators.toml");
  INFO(messages(reading));
  REQUIRE(reading.ok());
  return reading;
}

/// Indexes by id, so that no test counts rows.
template <class Row>
const Row& row(const Table<Row>& table, std::string_view id) {
  for (const Row& candidate : table) {
    if (candidate.id == id) return candidate;
  }
  FAIL("no row " << id);
  return table[0];
}

/// The value of a number by its key; fails if there is none, or two.
Rational number(const Catalogue& catalogue, std::string_view key) {
  std::vector<Rational> found;
  for (const Number& candidate : catalogue.numbers) {
    if (candidate.key == key) found.push_back(candidate.value);
  }
  INFO(key);
  REQUIRE(found.size() == 1);
  return found[0];
}

std::string_view key_of(const Catalogue& catalogue, std::uint32_t index) {
  REQUIRE(index != kNone);
  return catalogue.numbers[index].key;
}

constexpr const char* kHead = R"(
[domain]
id = "schools"
title = "县直学校"
[[sub]]
id = "branch"
title = "党支部"
[[sub]]
id = "site"
title = "校点"
may_be_empty = true
sample = 3
[[input]]
id = "stage"
type = "choice"
from = "roster"
title = "学段"
options = { senior = "高中", junior = "初中", nursery = "幼儿园" }
[[input]]
id = "members"
type = "count"
from = "roster"
per = "branch"
min = 1
unit = "名"
title = "党员数"
[[figure]]
id = "size"
peer = "count"
over = "stage"
title = "同学段学校数"
[[indicator]]
id = "XX01"
title = "学习"
aspect = "ideology"
points = 100
periods = "quarterly"
)";

std::string with(const std::string& indicator) {
  return kHead + indicator;
}

constexpr const char* kCounts = R"(
input = [
  { id = "n", type = "count", every = "month", unit = "次", title = "学习" },
  { id = "m", type = "count", min = 1, title = "应到" },
  { id = "e", type = "events", per = "named", matter = true, unit = "人", title = "处分", attributes = { level = { light = "轻", heavy = "重", court = "移送" }, self_found = "自查" } },
]
)";

}  // namespace

TEST_CASE("Catalogue: a whole small domain is read", "[catalogue][A9.1]") {
  const Reading reading = read_well(R"(
[domain]
id = "libraries"
title = "图书馆"
total = 5
[[indicator]]
id = "TS02"
title = "借书归还"
aspect = "culture"
points = 5
start = "zero"
periods = "yearly"
basis = "图书馆规程第二条"
responsible_unit = "culture_bureau"
input = [
  { id = "lent", type = "count", unit = "册", title = "借出" },
  { id = "returned", type = "count", unit = "册", title = "按时归还" },
  { id = "lost", type = "events", unit = "册", title = "遗失" },
]
figure = [{ id = "share", ratio = ["returned", "lent"], unit = "%", title = "归还率" }]
item = [
  { id = "share", kind = "share", of = "share", target = 90, worth = 5, on_na = "full" },
  { id = "lost", sign = "deduct", kind = "each", of = "lost", price = "0.25" },
]
)");
  const Catalogue c = reading.store.view();
  CHECK(c.id == "libraries");
  CHECK(number(c, "domain.total") == Rational::of(5));
  const Indicator& indicator = row(c.indicators, "TS02");
  CHECK(indicator.start == Start::zero);
  CHECK(indicator.rhythm == KAOHE_YEARLY);
  CHECK(indicator.basis == "图书馆规程第二条");
  CHECK(indicator.responsible_unit == "culture_bureau");
  CHECK(indicator.inputs.count == 3);
  CHECK(c.items[0].title == "归还率");
  CHECK(c.items[0].sign == Sign::award);
  CHECK(c.items[0].on_na == Treatment::full);
  CHECK(c.items[1].sign == Sign::deduct);
  CHECK(number(c, "TS02.item.lost.price") == Rational::of(1, 4));
  const Figure& share = c.figures[c.items[0].of.index];
  CHECK(c.inputs[c.terms[share.terms.first + 1].of.index].id == "lent");
  CHECK(share.scale == kNone);
}

TEST_CASE("Catalogue: without basis and responsible unit both are empty", "[catalogue]") {
  const Reading reading =
      read_well(with(std::string(kCounts) +
                     "item = [{ id = \"a\", kind = \"gap\", of = \"n\", target = 4, price = 1 }]"));
  const Catalogue c = reading.store.view();
  CHECK(row(c.indicators, "XX01").basis.empty());
  CHECK(row(c.indicators, "XX01").responsible_unit.empty());
}

TEST_CASE("Catalogue: subs, inputs and options stand in the order of the file", "[catalogue]") {
  const Reading reading =
      read_well(with(std::string(kCounts) +
                     "item = [{ id = \"a\", kind = \"gap\", of = \"n\", target = 4, price = 1 }]"));
  const Catalogue c = reading.store.view();
  CHECK(row(c.subs, "site").may_be_empty);
  CHECK(row(c.subs, "site").sample == 3);
  const Input& stage = row(c.inputs, "stage");
  REQUIRE(stage.options.count == 3);
  CHECK(c.options[stage.options.first].id == "senior");
  CHECK(c.options[stage.options.first + 2].title == "幼儿园");
  const Input& members = row(c.inputs, "members");
  CHECK(members.source == Source::roster);
  CHECK(members.sub == 0);
  CHECK(key_of(c, members.min) == "domain.input.members.min");
  CHECK(row(c.inputs, "n").merge == Merge::sum);
  CHECK(row(c.inputs, "n").every == Cell::month);
  const Input& events = row(c.inputs, "e");
  CHECK(events.named);
  CHECK(events.sub == kNone);
  CHECK(c.attributes[events.attributes.first].options.count == 3);
  CHECK(c.attributes[events.attributes.first + 1].title == "自查");
  CHECK(row(c.figures, "size").of.kind == OperandKind::none);
}

TEST_CASE("Catalogue: every number has the key of its place", "[catalogue][A6.1]") {
  const Reading reading = read_well(with(std::string(kCounts) + R"(
figure = [
  { id = "own", sum = { n = "0.4", m = "1/3" }, at_least = 0, when = { m = { at_least = 10 } }, title = "和" },
  { id = "index", index = "e", by = "level", weights = { light = 100, heavy = 50, court = 0 }, title = "指数" },
  { id = "mix", function = "mix_of", uses = ["n", "size"], args = { best = 30 }, title = "混合" },
]
part = [{ id = "p", points = 60, title = "小项" }]
item = [
  { id = "sanctions", kind = "each", of = "e", once_per = ["subject", "matter"], price = { by = "level", court = 8, light = 3, heavy = 5 }, times = [{ when = { self_found = true }, factor = "0.5" }], plus = [{ when = { level = "court" }, add = 1 }], cap = 20 },
  { id = "tier", part = "p", kind = "table", of = "mix", on_na = "none", rows = [{ from = 90, points = 2 }, { upto = "n", above = 3, points = "1.5", label = "中" }, { points = 0 }] },
  { id = "gap", part = "p", kind = "gap", of = "own", on_na = "none", target = { by = "stage", senior = 3, nursery = 1, junior = 2 }, step = 5, round = "down", price = "0.1" },
]
zero = [{ when = { e = { above = 3 } }, part = "p", title = "多" }, { when = { m = { in = [0, 7] } }, title = "无" }]
)"));
  const Catalogue c = reading.store.view();
  for (const auto& [key, value] : std::vector<std::pair<const char*, Rational>>{
           {"XX01.points", Rational::of(100)},
           {"XX01.part.p.points", Rational::of(60)},
           {"XX01.figure.own.sum.n", Rational::of(2, 5)},
           {"XX01.figure.own.sum.m", Rational::of(1, 3)},
           {"XX01.figure.own.at_least", Rational::of(0)},
           {"XX01.figure.own.when.m.at_least", Rational::of(10)},
           {"XX01.figure.index.weights.heavy", Rational::of(50)},
           {"XX01.figure.mix.args.best", Rational::of(30)},
           {"XX01.item.sanctions.price.light", Rational::of(3)},
           {"XX01.item.sanctions.times.1.factor", Rational::of(1, 2)},
           {"XX01.item.sanctions.plus.1.add", Rational::of(1)},
           {"XX01.item.sanctions.cap", Rational::of(20)},
           {"XX01.item.tier.rows.2.above", Rational::of(3)},
           {"XX01.item.tier.rows.2.points", Rational::of(3, 2)},
           {"XX01.item.gap.target.nursery", Rational::of(1)},
           {"XX01.item.gap.step", Rational::of(5)},
           {"XX01.zero.1.when.e.above", Rational::of(3)},
           {"XX01.zero.2.when.m.in.2", Rational::of(7)},
       }) {
    CHECK(number(c, key) == value);
  }
  std::set<std::string_view> keys;
  for (const Number& row_number : c.numbers) CHECK(keys.insert(row_number.key).second);
}

TEST_CASE("Catalogue: numbers by option follow the options, not the text", "[catalogue]") {
  const Reading reading = read_well(with(std::string(kCounts) + R"(
item = [
  { id = "a", kind = "each", of = "e", price = { court = 8, by = "level", light = 3, heavy = 5 } },
  { id = "b", kind = "gap", of = "m", target = { junior = 2, by = "stage", nursery = 1, senior = 3 }, price = 1 },
]
)"));
  const Catalogue c = reading.store.view();
  const Item& each = row(c.items, "a");
  CHECK(c.attributes[each.price_by].id == "level");
  REQUIRE(each.price.count == 3);
  CHECK(key_of(c, each.price.first) == "XX01.item.a.price.light");
  CHECK(key_of(c, each.price.first + 2) == "XX01.item.a.price.court");
  const Item& gap = row(c.items, "b");
  REQUIRE(gap.target.kind == OperandKind::by_choice);
  const ByChoice& by_choice = c.by_choices[gap.target.index];
  CHECK(c.inputs[by_choice.input].id == "stage");
  CHECK(key_of(c, by_choice.numbers.first) == "XX01.item.b.target.senior");
}

TEST_CASE("Catalogue: conditions, loops, parts and partners point to their rows", "[catalogue]") {
  const Reading reading = read_well(with(R"(
only = { stage = ["senior", "junior", "nursery"] }
spill = "comprehensive_deduction"
on_absent = "zero"
input = [
  { id = "days", type = "events", from = "notices:days_late", attributes = { again = "再犯" }, title = "超期" },
  { id = "score", type = "measure", per = "branch", range = [0, 100], decimals = 2, reason = true, title = "支部分" },
  { id = "f", type = "flag", title = "有" },
  { id = "before", type = "count", from = "last_year:f", year = "2022", if_missing = "previous", title = "上年" },
]
part = [{ id = "branch", points = 50, start = "zero", for_each = "branch", combine = "weighted", weight = "members", title = "逐支部" }]
item = [
  { id = "late", kind = "table", of = "days", for_each = "record", rows = [{ when = { again = true }, points = 1 }, { points = 0 }], times = [{ when = { stage = { not = "senior" } }, factor = 2 }], due = "year" },
  { id = "full", part = "branch", kind = "share", of = "score", target = 100, worth = 50, when = { f = true } },
  { id = "few", part = "branch", else_of = "full", kind = "table", of = "f", rows = [{ is = true, points = 9 }, { points = 0 }], on_absent = "full" },
  { id = "seen", kind = "gap", of = "f", price = 1, on_absent = "peer_mean", peers = "stage" },
]
gate = [{ id = "bad", article = "17.3", at_most = "fair", when = { f = false, days = { at_least = 3, below = 9 } }, title = "坏" }]
)"));
  const Catalogue c = reading.store.view();
  const Indicator& indicator = c.indicators[0];
  CHECK(indicator.spill == "comprehensive_deduction");
  CHECK(indicator.on_absent == Treatment::zero);
  CHECK(c.tests[indicator.only.first].options.count == 3);
  CHECK(row(c.inputs, "before").source_id == "XX01.f");
  CHECK(row(c.inputs, "days").source == Source::notices);
  const Item& late = row(c.items, "late");
  CHECK(c.loops[late.loops.first].kind == LoopKind::record);
  CHECK(late.due == "year");
  const Test& again = c.tests[c.rows[late.rows.first].when.first];
  CHECK(again.subject == TestSubject::attribute);
  CHECK(again.truth);
  const Test& stage = c.tests[c.modifiers[late.times.first].when.first];
  CHECK(stage.kind == TestKind::options);
  CHECK(stage.negated);
  const Item& few = row(c.items, "few");
  CHECK(few.sign == Sign::award);
  CHECK(c.items[few.else_of].id == "full");
  CHECK(c.parts[few.part].weight.kind == OperandKind::input);
  CHECK(few.on_absent == Treatment::full);
  CHECK(few.peers == Group::none);
  const Item& seen = row(c.items, "seen");
  CHECK(seen.on_absent == Treatment::peer_mean);
  CHECK(seen.peers == Group::choice);
  CHECK(c.indices[c.rows[few.rows.first].is.first] == 1);
  REQUIRE(c.gates[0].when.count == 2);
  const Test& days = c.tests[c.gates[0].when.first + 1];
  CHECK(days.kind == TestKind::bounds);
  CHECK(days.at_least.kind == OperandKind::number);
  CHECK(days.above.kind == OperandKind::none);
}

TEST_CASE("Catalogue: a figure that stands for an input is what others read", "[catalogue]") {
  const Reading reading = read_well(with(std::string(kCounts) + R"(
figure = [{ id = "m", sum = ["m"], at_most = 9, title = "至多九" }]
item = [{ id = "a", kind = "gap", of = "m", target = 4, round = "none", price = 1 }]
)"));
  const Catalogue c = reading.store.view();
  CHECK(c.items[0].of.kind == OperandKind::figure);
  CHECK(c.items[0].title == "至多九");
  CHECK(c.terms[row(c.figures, "m").terms.first].of.kind == OperandKind::input);
}

TEST_CASE("Catalogue: a store that was moved keeps its texts", "[catalogue]") {
  Reading reading =
      read_well(with(std::string(kCounts) +
                     "item = [{ id = \"a\", kind = \"gap\", of = \"n\", target = 4, price = 1 }]"));
  const std::string before = catalogue::generate_source(reading.store.view(), "schools");
  const Reading moved = std::move(reading);
  CHECK(catalogue::generate_source(moved.store.view(), "schools") == before);
}

TEST_CASE("Catalogue: what is generated declares each function with its uses and arguments",
          "[catalogue]") {
  const Reading reading = read_well(with(std::string(kCounts) + R"(
item = [{ id = "a", kind = "function", function = "from_third", uses = ["e", "size"], args = { free = 2, price = "1/3" }, on_na = "none", title = "第三次\\起" }]
)"));
  const Catalogue c = reading.store.view();
  const std::string header = catalogue::generate_header(c, "schools");
  CHECK(header.find("FunctionAnswer from_third(const FunctionCall& call);") != std::string::npos);
  CHECK(header.find("/// XX01.item.a 第三次起\n///   uses e: 处分\n///   uses size: "
                    "同学段学校数\n///   arg free = 2\n"
                    "///   arg price = 1/3\n") != std::string::npos);
  CHECK(header.find("namespace kaohe::generated::schools {") != std::string::npos);
  const std::string source = catalogue::generate_source(c, "schools");
  CHECK(source.find("{\"from_third\", &kaohe::functions::from_third}") != std::string::npos);
  CHECK(source.find("{\"XX01.item.a.args.price\", Rational::of(1, 3), Bound::any}") !=
        std::string::npos);
  CHECK(source.find("第三次\\\\起") != std::string::npos);
  CHECK(catalogue::generate_source(read_well(with(std::string(kCounts) + R"(
item = [{ id = "a", kind = "function", function = "from_third", uses = ["e", "size"], args = { free = 2, price = "1/3" }, on_na = "none", title = "第三次\\起" }]
)"))
                                       .store.view(),
                                   "schools") == source);
}

TEST_CASE("Catalogue: what a parser must not see is refused before it sees it", "[catalogue]") {
  using Case = std::pair<std::string, std::string>;
  const std::string long_line = "# " + std::string(1024 * 1024 - 2, 'x');
  for (const auto& [text, message] : {
           Case{long_line + "x", "f:1:1: the file is 1048577 bytes long; expected at most 1048576"},
           Case{std::string("a = [\n[\0", 8), "f:2:2: the file is holding a NUL byte here"},
           Case{"a = \"\xff\"", "f:1:6: the file is not valid UTF-8 here"},
           Case{"a = \"\xed\xa0\x80\"", "f:1:6: the file is not valid UTF-8 here"},
           Case{"a = \"\xc0\x80\"", "f:1:6: the file is not valid UTF-8 here"},
           Case{"a" + std::string(500000, '.'), "f:1:18: the key is made of more than 17 parts"},
       }) {
    const Reading reading = catalogue::read(text, "f");
    REQUIRE(reading.diagnostics.size() == 1);
    CHECK_THAT(reading.diagnostics[0].text(), Catch::Matchers::StartsWith(message));
  }
  // On the other side of each limit the parser speaks, or the catalogue is found to be empty.
  for (const std::string& text : {long_line, std::string("a = \"\xf4\x8f\xbf\xbf\""),
                                  "a" + std::string(16, '.'), std::string(200000, '[')}) {
    for (const auto& diagnostic : catalogue::read(text, "f").diagnostics) {
      CHECK(diagnostic.found.find("UTF-8") == std::string::npos);
      CHECK(diagnostic.found.find("parts") == std::string::npos);
      CHECK(diagnostic.found.find("bytes") == std::string::npos);
    }
  }
}

TEST_CASE("Catalogue: a file full of mistakes ends after the first two hundred", "[catalogue]") {
  std::string text = kHead;
  for (int i = 0; i < 1000; ++i) text += "k" + std::to_string(i) + " = 1\n";
  CHECK(catalogue::read(text, "f").diagnostics.size() == 200);
}

namespace {

using Cases = std::vector<std::filesystem::path>;

Cases case_files() {
  const char* root = std::getenv("KAOHE_SOURCE_DIR");
  const std::filesystem::path folder =
      std::filesystem::path(root == nullptr ? "." : root) / "sdk/cases/refusals";
  Cases files;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    files.push_back(entry.path());
  return files;
}

std::string text_of(const toml::table& table, std::string_view key) {
  return table[key].value_or(std::string());
}

/// One `[[refused]]`: its mistake stands where it says, in these words, and the neighbour is
/// accepted.
void check_refused(const toml::table& refused, const std::string& head) {
  const auto head_lines = std::count(head.begin(), head.end(), '\n');
  const Reading reading = catalogue::read(head + text_of(refused, "catalogue"), "f");
  INFO(text_of(refused, "title") << "\n" << messages(reading));
  CHECK(reading.diagnostics.size() == refused["mistakes"].value_or(1U));
  bool found = false;
  for (const auto& diagnostic : reading.diagnostics) {
    bool fits =
        static_cast<std::int64_t>(diagnostic.line) - head_lines == refused["line"].value_or(0) &&
        diagnostic.column == refused["column"].value_or(0U);
    for (const auto& fragment : *refused["message"].as_array()) {
      fits =
          fits && diagnostic.text().find(fragment.value_or(std::string("?"))) != std::string::npos;
    }
    found = found || fits;
  }
  CHECK(found);
  const Reading neighbour = catalogue::read(head + text_of(refused, "neighbour"), "f");
  INFO("neighbour:\n" << messages(neighbour));
  CHECK(neighbour.ok());
}

}  // namespace

TEST_CASE("Catalogue: each refusal names place, found and expected, and its neighbour is accepted",
          "[catalogue][A9.1]") {
  std::size_t count = 0;
  for (const std::filesystem::path& path : case_files()) {
    INFO(path.string());
    const toml::table file = toml::parse_file(path.string());
    for (const auto& refused : *file["refused"].as_array()) {
      check_refused(*refused.as_table(), text_of(file, "head"));
      ++count;
    }
  }
  CHECK(count > 200);
}
