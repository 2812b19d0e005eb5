// Cases (sdk/testing): what a file may say, that a wrong expectation fails, and that a slip is
// refused with its place.
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include <catch2/catch.hpp>

#include <kaohe/plugin_client.hpp>

#include "testing/calendar.hpp"
#include "testing/run.hpp"
#include "testing/runtime_plugin.hpp"

namespace {

using kaohe::cases::CatalogueError;
using kaohe::cases::Outcome;
using kaohe::cases::run_cases;
using kaohe::cases::RuntimePlugin;

constexpr const char* kCatalogue = R"(sub = [{ id = "branch", title = "党支部" }]
input = [{ id = "stage", type = "choice", from = "roster", title = "学段", options = { senior = "高中", junior = "初中" } }]
[domain]
id = "example"
title = "示例"
total = 10
[[indicator]]
id = "T01"
title = "学习"
aspect = "ideology"
points = 6
periods = "quarterly"
input = [
  { id = "studies", type = "count", every = "quarter", unit = "次", title = "学习" },
  { id = "notes", type = "flag", per = "branch", title = "笔记" },
  { id = "incidents", type = "events", matter = true, unit = "起", title = "舆情", attributes = { level = { county = "县", city = "市" }, found = "先发现" } },
]
item = [
  { id = "studies", kind = "gap", of = "studies", for_each = "quarter", target = 1, price = "1/3" },
  { id = "notes", kind = "gap", of = "notes", for_each = "branch", price = "0.5" },
  { id = "incidents", kind = "each", of = "incidents", cap = 2, price = { by = "level", county = 1, city = 2 }, times = [{ when = { found = true }, factor = "0.5" }] },
]
[[indicator]]
id = "T02"
title = "质量"
aspect = "ideology"
points = 4
start = "zero"
periods = "yearly"
input = [{ id = "score", type = "measure", range = [0, 100], unit = "分", title = "得分" }]
figure = [{ id = "best", peer = "best", of = "score", over = "stage", unit = "分", title = "最高" }]
item = [{ id = "score", kind = "share", of = "score", target = "best", worth = 4, on_na = "full" }]
gate = [{ id = "low", article = "17.3", when = { score = { below = 60 } }, at_most = "fair", title = "得分低" }]
)";

constexpr const char* kBase = R"(indicator = "T01"
[base]
roster = { stage = "senior" }
subjects = { branch = ["b1", "b2"] }
facts = { "T01.studies" = 1, "T01.notes" = true, "T01.incidents" = [] }
)";

Outcome run_file(const std::string& text) {
  const RuntimePlugin plugin(kCatalogue);
  return run_cases(text, "T.toml", &plugin.table());
}

// The base with one case that has these lines besides its title.
Outcome run(const std::string& lines) {
  return run_file(std::string(kBase) + "[[case]]\ntitle = \"one\"\n" + lines);
}

bool passes(const std::string& lines) {
  const Outcome outcome = run(lines);
  for (const std::string& error : outcome.errors) UNSCOPED_INFO(error);
  for (const auto& failure : outcome.failures) UNSCOPED_INFO(failure.text());
  return outcome.passed() && outcome.cases == 1;
}

// The one mistake of the case with these lines; the first of them is line 8 of the file.
std::string mistake(const std::string& lines) {
  const Outcome outcome = run(lines);
  CHECK(outcome.failures.empty());
  REQUIRE(outcome.errors.size() == 1);
  return outcome.errors.front();
}

bool starts_with(const std::string& text, const std::string& beginning) {
  return text.compare(0, beginning.size(), beginning) == 0;
}

bool has(const std::string& text, const std::string& fragment) {
  return text.find(fragment) != std::string::npos;
}

}  // namespace

TEST_CASE("Cases: points, losses, lines and the rounding come out as written", "[cases]") {
  CHECK(passes("expect = 6"));
  CHECK(passes(
      "facts = { \"T01.studies\" = [1, 0, 1, 1] }\n"
      "expect = { points = \"5.6667\", losses = { studies = \"1/3\", rounding = \"-1/30000\" } }"));
  CHECK(
      passes("facts = { \"T01.notes\" = { b1 = true, b2 = false } }\n"
             "expect = { points = \"5.5\", losses = { notes = \"0.5\" } }"));
  CHECK(passes(
      "facts = { \"T01.incidents\" = [{ date = \"2023-02-10\", matter = \"m\", level = "
      "\"city\" }, { cell = \"2023-05\", matter = \"n\", level = \"city\", found = true }] }\n"
      "expect = { points = \"4\", losses = { incidents = \"3\", cap = \"-1\" }, lines = "
      "[\"封顶2\"] }"));
}

TEST_CASE("Cases: what a period has not reached is not owed", "[cases]") {
  CHECK(passes("period = \"q1\"\nfacts = { \"T01.notes\" = \"-\" }\nexpect = 6"));
  CHECK(
      passes("period = \"h1\"\nfacts = { \"T01.studies\" = [1, 0, \"-\", \"-\"], \"T01.notes\" = "
             "\"-\" }\nexpect = \"5.6667\""));
  CHECK(
      passes("facts = { \"T01.studies\" = [1, 1, 1, \"-\"] }\n"
             "expect = { state = \"pending\", missing = [\"T01.studies\"] }"));
  CHECK(
      passes("states = { \"T01.incidents\" = { q2 = \"awaited\" } }\n"
             "expect = { state = \"pending\", missing = [\"T01.incidents\"] }"));
}

TEST_CASE("Cases: other assessees, gates and decisions", "[cases]") {
  const std::string of_t02 = "indicator = \"T02\"\nfacts = { \"T02.score\" = \"45.5\" }\n";
  CHECK(passes(of_t02 +
               "peer = [{ roster = { stage = \"senior\" }, facts = { \"T02.score\" = 91 } }, "
               "{ inherit = true, facts = { \"T02.score\" = 50 }, count = 2 }]\n"
               "expect = { points = 2, gates = [\"low\"] }"));
  CHECK(passes(of_t02 +
               "peer = [{ roster = { stage = \"junior\" }, facts = { \"T02.score\" = 91 } }]\n"
               "expect = { points = 4, gates = [\"low\"] }"));
  CHECK(
      passes("indicator = \"T02\"\ndecisions = [{ on = \"T02\", state = \"exempt\" }]\n"
             "expect = { state = \"exempt\", rescale = \"domain\" }"));
}

TEST_CASE("Cases: settings, and a refusal that is expected", "[cases]") {
  CHECK(
      passes("settings = { \"T01.item.notes.price\" = \"2\" }\n"
             "facts = { \"T01.notes\" = false }\nexpect = 2"));
  CHECK(
      passes("settings = [{ key = \"T01.item.studies.price\", value = 1, from = \"q3\" }]\n"
             "facts = { \"T01.studies\" = [1, 1, 1, 0] }\nexpect = 5"));
  CHECK(
      passes("settings = { \"T01.item.nots.price\" = \"2\" }\n"
             "expect = { error = \"names no number\" }"));
  CHECK(
      passes("rounding = { indicator = { decimals = 1 } }\n"
             "facts = { \"T01.studies\" = [1, 1, 1, 0] }\nexpect = \"5.7\""));
  CHECK_FALSE(run("settings = { \"T01.item.nots.price\" = \"2\" }\nexpect = 6").passed());
  CHECK_FALSE(run("expect = { error = \"anything\" }").passed());
}

TEST_CASE(
    "Cases: a planted fault fails, with expected and found side by side and the explanation") {
  const Outcome outcome =
      run("facts = { \"T01.notes\" = { b1 = true, b2 = false } }\n"
          "expect = { points = 6, state = \"provisional\", lines = [\"no such words\"] }");
  CHECK(outcome.errors.empty());
  REQUIRE(outcome.failures.size() == 1);
  const std::string text = outcome.failures.front().text();
  INFO(text);
  CHECK(starts_with(text, "T.toml:6: \"one\" failed\n"));
  CHECK(has(text, "points  expected 6  found 5.5\n"));
  CHECK(has(text, "state   expected provisional  found value\n"));
  CHECK(has(text, "line    expected no such words  found no line with it\n"));
  CHECK(has(text, "  | 笔记:"));
  CHECK(outcome.closing_line() == "T.toml: 1 of 1 case failed");
  CHECK(run("expect = 6").closing_line() == "T.toml: 1 case passed");
}

TEST_CASE("Cases: every wrong expectation fails", "[cases]") {
  const std::string lost = "facts = { \"T01.notes\" = { b1 = true, b2 = false } }\nexpect = ";
  CHECK_FALSE(run(lost + "\"5.4999\"").passed());
  CHECK_FALSE(run(lost + "{ points = \"5.5\", losses = { studies = \"0.5\" } }").passed());
  CHECK_FALSE(run(lost + "{ points = \"5.5\", losses = {} }").passed());
  CHECK_FALSE(run(lost + "{ points = \"5.5\", missing = [\"T01.notes\"] }").passed());
  CHECK_FALSE(run(lost + "{ points = \"5.5\", spilled = \"1\" }").passed());
  CHECK_FALSE(run(lost + "{ points = \"5.5\", rescale = \"domain\" }").passed());
  CHECK_FALSE(run(lost + "{ state = \"pending\" }").passed());
  CHECK_FALSE(run("indicator = \"T02\"\nfacts = { \"T02.score\" = 50 }\n"
                  "expect = { points = 4, gates = [] }")
                  .passed());
}

TEST_CASE("Cases: unknown words are refused where they stand", "[cases]") {
  CHECK(
      starts_with(mistake("fact = {}\nexpect = 6"), "T.toml:8:1: case.1.fact is no key of a case"));
  CHECK(has(mistake("fact = {}\nexpect = 6"), "did you mean \"facts\"?"));
  CHECK(starts_with(mistake("facts = { \"T01.studys\" = 0 }\nexpect = 6"),
                    "T.toml:8:11: case.1.facts.T01.studys is no input of this domain"));
  CHECK(
      starts_with(mistake("roster = { stage = \"snr\" }\nexpect = 6"),
                  "T.toml:8:20: case.1.roster.stage is \"snr\" (a text); expected one of senior"));
  CHECK(has(mistake("facts = { \"T01.notes\" = { b3 = false } }\nexpect = 6"), "who is not on"));
  CHECK(has(mistake("subjects = { branches = [] }\nexpect = 6"), "no list"));
  CHECK(has(mistake("period = \"q5\"\nexpect = 6"), "one of q1, q2"));
  CHECK(has(mistake("indicator = \"T03\"\nexpect = 6"), "one of T01, T02"));
  CHECK(has(mistake("peer = [{ faxts = {} }]\nexpect = 6"), "a peer"));
  CHECK(has(mistake("states = { \"T01.incidents\" = { h1 = \"awaited\" } }\nexpect = 6"),
            "no period in which it is submitted"));
  CHECK(has(mistake("decisions = [{ on = \"T03\", state = \"exempt\" }]\nexpect = 6"), "T01, T02"));
}

TEST_CASE("Cases: expectations are checked before they are compared", "[cases]") {
  CHECK(has(mistake(""), "without expect"));
  CHECK(has(mistake("expect = 5.5"), "5.5 (a TOML float)"));
  CHECK(has(mistake("expect = { lines = [\"x\"] }"), "without points and state"));
  CHECK(has(mistake("expect = { state = \"done\" }"), "one of value"));
  CHECK(has(mistake("expect = { points = 6, loss = {} }"), "losses"));
  CHECK(has(mistake("expect = { points = 6, losses = { nots = 1 } }"), "no item of it"));
  CHECK(has(mistake("expect = { points = 6, gates = [\"low\"] }"), "one of"));
  CHECK(has(mistake("expect = { points = 6, missing = [\"notes\"] }"), "one of"));
}

TEST_CASE("Cases: values that an input cannot take are refused", "[cases]") {
  const auto refused = [](const std::string& facts) {
    return mistake("facts = { " + facts + " }\nexpect = 6");
  };
  CHECK(has(refused("\"T01.studies\" = 0.5"), "a TOML float"));
  CHECK(has(refused("\"T01.studies\" = [1, 1]"), "a list of 2"));
  CHECK(has(refused("\"T01.studies\" = { b1 = 1 }"), "not kept by subject"));
  CHECK(has(refused("\"T01.notes\" = 1"), "true or false"));
  CHECK(has(refused("\"T01.incidents\" = 1"), "a list of records"));
  CHECK(has(refused("\"T01.incidents\" = \"-\""), "awaited"));
  CHECK(has(refused("\"T02.score\" = 101"), "at most 100"));
  CHECK(has(refused("\"T02.score\" = -1"), "at least 0"));
  CHECK(has(refused("stage = \"senior\""), "under `roster`"));
}

TEST_CASE("Cases: records that are incomplete or out of time are refused", "[cases]") {
  const auto refused = [](const std::string& record) {
    return mistake("period = \"h1\"\nfacts = { \"T01.incidents\" = [{ " + record +
                   " }] }\nexpect = 6");
  };
  CHECK(has(refused("matter = \"m\", level = \"city\""), "without date"));
  CHECK(has(refused("date = \"2023-02-10\", level = \"city\""), "without matter"));
  CHECK(has(refused("date = \"2023-02-10\", matter = \"m\""), "without level"));
  CHECK(has(refused("date = \"2023-02-30\", matter = \"m\", level = \"city\""), "a day of 2023"));
  CHECK(has(refused("date = \"2023-07-01\", matter = \"m\", level = \"city\""), "preview"));
  CHECK(has(refused("date = \"2023-02-10\", matter = \"m\", levl = \"city\""), "level"));
  CHECK(has(refused("cell = \"2023-Q1\", matter = \"m\", level = \"city\""), "a cell"));
  CHECK(has(refused("date = \"2023-02-10\", matter = \"m\", level = \"city\", retained = \"1.5\""),
            "from 0 to 1"));
}

TEST_CASE("Cases: a list that was forgotten is refused", "[cases]") {
  const Outcome outcome = run_file(
      "indicator = \"T01\"\n[[case]]\ntitle = \"one\"\nexpect = 6\n"
      "facts = { \"T01.studies\" = 1, \"T01.notes\" = true }\n");
  REQUIRE(outcome.errors.size() == 1);
  CHECK(has(outcome.errors.front(), "without subjects of branch"));
}

TEST_CASE("Cases: a mistake in one case leaves the others to be judged", "[cases]") {
  const Outcome outcome = run_file(std::string(kBase) +
                                   "[[case]]\ntitle = \"one\"\n[[case]]\ntitle = \"two\"\n"
                                   "expect = 5\n[[case]]\ntitle = \"three\"\nexpect = 6\n");
  CHECK(outcome.errors.size() == 1);
  CHECK(outcome.failures.size() == 1);
  CHECK(outcome.closing_line() == "T.toml: 1 mistake in the file; 1 of 3 cases failed");
}

TEST_CASE("Cases: a file that cannot be used is no success", "[cases]") {
  CHECK_FALSE(run_file("").passed());
  CHECK_FALSE(run_file("indicator = \"T01\"\n").passed());
  CHECK_FALSE(run_file("indicator = \n").passed());
  CHECK_FALSE(run_cases("[[case]]\ntitle = \"one\"\nexpect = 1", "T.toml", nullptr).passed());
  const Outcome missing = kaohe::cases::run_case_file("no/such/file.toml", nullptr);
  REQUIRE(missing.errors.size() == 1);
  CHECK(missing.errors.front() == "no/such/file.toml: cannot be read");
}

TEST_CASE("Cases: a mistake in a file's own catalogue is told by the line of the file", "[cases]") {
  const Outcome outcome = run_cases(
      "# one\ncatalogue = '''\n[domain]\nid = \"Example\"\n'''\n[[case]]\n", "T.toml", nullptr);
  REQUIRE(outcome.errors.size() == 1);
  INFO(outcome.errors.front());
  CHECK(has(outcome.errors.front(), "T.toml:4:6: domain.id"));
}

TEST_CASE("RuntimePlugin: several at once, each with its own catalogue", "[cases]") {
  const RuntimePlugin one(kCatalogue);
  std::string other(kCatalogue);
  other.replace(other.find("price = \"0.5\""), 13, "price = \"1.5\"");
  const RuntimePlugin two(other);
  const std::string text = std::string(kBase) +
                           "[[case]]\ntitle = \"one\"\nfacts = { \"T01.notes\" = false }\n"
                           "expect = 5\n";
  CHECK(run_cases(text, "T.toml", &one.table()).passed());
  CHECK_FALSE(run_cases(text, "T.toml", &two.table()).passed());
  CHECK(one.table().id == std::string("example"));
}

TEST_CASE("RuntimePlugin: mistakes and functions that are not there are told", "[cases]") {
  CHECK_THROWS_AS(RuntimePlugin("[domain]\n"), CatalogueError);
  std::string text(kCatalogue);
  const std::string item =
      "{ id = \"notes\", kind = \"gap\", of = \"notes\", for_each = \"branch\", ";
  text.replace(text.find(item), item.size(),
               "{ id = \"notes\", title = \"笔记\", kind = \"function\", function = \"own_way\", "
               "uses = [\"studies\"], on_na = \"full\", args = { ");
  const std::string price = "price = \"0.5\" },";
  text.replace(text.find(price), price.size(), "price = \"0.5\" } },");
  try {
    const RuntimePlugin plugin(text);
    FAIL("made without its function");
  } catch (const CatalogueError& error) {
    CHECK(error.what() == std::string("indicators.toml: function own_way is not there; give it to "
                                      "RuntimePlugin by this name"));
  }
}

TEST_CASE("Describe: basis and responsible unit are told where they stand, and empty elsewhere",
          "[catalogue]") {
  std::string text(kCatalogue);
  const std::string title = "title = \"质量\"\n";
  text.replace(text.find(title), title.size(),
               title + "basis = \"某办法第三条\"\nresponsible_unit = \"culture_bureau\"\n");
  const RuntimePlugin plugin(text);
  kaohe::PluginClient client(plugin.table(), nullptr);
  const std::string described = client.describe();
  CHECK(has(described, "\"basis\":\"某办法第三条\""));
  CHECK(has(described, "\"responsible_unit\":\"culture_bureau\""));
  CHECK(has(described, "\"basis\":\"\""));
  CHECK(has(described, "\"responsible_unit\":\"\""));
}

TEST_CASE("Cases: a calendar is standard or monthly, and its periods are its own", "[cases]") {
  const auto in = [](const std::string& calendar, const std::string& lines) {
    return run_file("calendar = \"" + calendar + "\"\n" + kBase + "[[case]]\ntitle = \"one\"\n" +
                    lines);
  };
  CHECK(in("standard", "period = \"q1\"\nfacts = { \"T01.notes\" = \"-\" }\nexpect = 6").passed());
  CHECK(in("monthly", "period = \"m3\"\nfacts = { \"T01.notes\" = \"-\" }\nexpect = 6").passed());
  const auto refused = [&in](const std::string& calendar, const std::string& lines) {
    const Outcome outcome = in(calendar, lines);
    REQUIRE(outcome.errors.size() == 1);
    return outcome.errors.front();
  };
  CHECK(has(refused("monthly", "period = \"q1\"\nexpect = 6"), "expected one of m1, m2"));
  CHECK(has(refused("standard", "period = \"m3\"\nexpect = 6"), "expected one of q1, q2"));
  CHECK(has(refused("weekly", "expect = 6"), "expected one of standard, monthly"));
}

TEST_CASE("Cases: the calendar of 2023", "[cases]") {
  using namespace kaohe::cases;
  CHECK(kaohe::day_of(1970, 1, 1) == 0);
  CHECK(parse_day("2023-02-28") == kaohe::day_of(2023, 2, 28));
  CHECK_FALSE(parse_day("2023-02-29"));
  CHECK_FALSE(parse_day("2024-02-28"));
  CHECK_FALSE(parse_day("2023-2-28"));
  CHECK(parse_cell(kaohe::Cell::month, "2023-12") == 12);
  CHECK_FALSE(parse_cell(kaohe::Cell::month, "2023-13"));
  CHECK(parse_cell(kaohe::Cell::quarter, "2023-Q4") == 4);
  CHECK(parse_cell(kaohe::Cell::half, "2023-H2") == 2);
  CHECK_FALSE(parse_cell(kaohe::Cell::half, "2023-Q2"));
  CHECK(cell_holding(kaohe::Cell::quarter, kaohe::day_of(2023, 3, 31)) == 1);
  CHECK(cell_holding(kaohe::Cell::quarter, kaohe::day_of(2023, 4, 1)) == 2);
  const CaseCalendar& standard = CaseCalendar::standard();
  CHECK(standard[*standard.find("h1")].last_day == kaohe::day_of(2023, 6, 30));
  CHECK_FALSE(standard.find("m6"));
  const CaseCalendar& monthly = CaseCalendar::monthly();
  CHECK(monthly.periods().size() == 13);
  CHECK(monthly[*monthly.find("m2")].last_day == kaohe::day_of(2023, 2, 28));
  CHECK_FALSE(monthly[*monthly.find("m12")].awards);
  CHECK(monthly[*monthly.find("year")].awards);
  CHECK_FALSE(monthly.find("q1"));
}

TEST_CASE("Cases: the example of the README passes", "[cases]") {
  const char* dir = std::getenv("KAOHE_SOURCE_DIR");
  REQUIRE(dir != nullptr);
  std::ifstream file(std::string(dir) + "/sdk/testing/README.md", std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const std::string fence = "```toml\n";
  const std::size_t begin = text.find(fence);
  REQUIRE(begin != std::string::npos);
  const std::size_t at = begin + fence.size();
  const Outcome outcome =
      run_cases(text.substr(at, text.find("```\n", at) - at), "README", nullptr);
  for (const std::string& error : outcome.errors) UNSCOPED_INFO(error);
  for (const auto& failure : outcome.failures) UNSCOPED_INFO(failure.text());
  CHECK(outcome.passed());
  CHECK(outcome.cases == 3);
}
