// The health of an indicator system (plan/health.hpp): each finding on both sides of its limit.
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include <kaohe/plugin_client.hpp>

#include "plan/health.hpp"
#include "testing/runtime_plugin.hpp"
#include "year_folder.hpp"

using namespace kaohe;
using namespace kaohe::testing;

namespace {

using Texts = std::vector<std::string>;

// "kind where" of every finding in a system of one indicator of 4 points.
Texts findings_of(const std::string& indicator, const std::string& shared = "") {
  const cases::RuntimePlugin plugin(shared + R"(
[domain]
id = "example"
title = "示例"
total = 4
[[indicator]]
id = "T01"
title = "学习"
aspect = "ideology"
points = 4
periods = "yearly"
)" + indicator);
  PluginClient client(plugin.table(), nullptr);
  Texts findings;
  for (const plan::HealthFinding& one :
       plan::health_of(plan::read_indicator_system(client.describe()))) {
    CHECK(one.domain == "example");
    CHECK_FALSE(one.what.en.empty());
    CHECK_FALSE(one.what.zh.empty());
    findings.push_back(std::string(plan::word_of(one.kind)) + " " + one.where);
  }
  return findings;
}

Texts findings_of_cases(const std::string& item) {
  return findings_of(
      "input = [{ id = \"cases\", type = \"events\", unit = \"起\", title = \"案件\" "
      "}]\nitem = [{ id = \"cases\", kind = \"each\", of = \"cases\", " +
      item + " }]\n");
}

Texts findings_of_rows(const std::string& rows, const std::string& type = "measure") {
  return findings_of("input = [{ id = \"rate\", type = \"" + type +
                     "\", unit = \"%\", title = \"比率\" }]\nitem = [{ id = \"rate\", kind = "
                     "\"table\", of = \"rate\", rows = [" +
                     rows + "] }]\n");
}

}  // namespace

TEST_CASE("Health: points that no record can cost are named", "[health]") {
  CHECK(findings_of_cases("price = 1").empty());
  CHECK(findings_of_cases("price = 1, cap = 4").empty());
  CHECK(findings_of_cases("price = 1, cap = \"3.9\"") == Texts{"points_never_lost T01"});
  CHECK(findings_of_cases("price = 0") == Texts{"dead_indicator T01"});
  CHECK(findings_of_rows("{ from = 60, points = 0 }, { points = 4 }").empty());
  CHECK(findings_of_rows("{ from = 60, points = 0 }, { points = 3 }") ==
        Texts{"points_never_lost T01"});
  CHECK(findings_of_rows("{ from = 60, points = 0 }, { points = 0 }") ==
        Texts{"dead_indicator T01"});
}

TEST_CASE("Health: a part is judged by its own points, and a zero can cost them all", "[health]") {
  const auto with = [](const std::string& cap, const std::string& more) {
    return findings_of(
        R"(part = [{ id = "a", points = 1, title = "甲" }, { id = "b", points = 3, title = "乙" }]
input = [
  { id = "cases", type = "events", unit = "起", title = "案件" },
  { id = "grave", type = "flag", title = "重大事件" },
]
item = [
  { id = "a", part = "a", kind = "each", of = "cases", price = 1 },
  { id = "b", part = "b", kind = "each", of = "cases", price = 1, cap = )" +
        cap + R"( },
]
gate = [{ id = "low", article = "17.3", when = { grave = true }, at_most = "fair", title = "重大事件" }]
)" + more);
  };
  CHECK(with("3", "").empty());
  CHECK(with("2", "") == Texts{"points_never_lost T01.part.b"});
  CHECK(with("2", "zero = [{ when = { grave = true }, title = \"重大事件\" }]\n").empty());
}

TEST_CASE("Health: a cap below one single case is named, as the compiler once refused it",
          "[health]") {
  const Texts none{"points_never_lost T01"};
  CHECK(findings_of_cases("price = 2, cap = 2") == none);
  CHECK(findings_of_cases("price = 2, cap = \"1.9\"") ==
        Texts{"cap_below_one_case T01.item.cases", "points_never_lost T01"});
}

TEST_CASE("Health: bands that leave a gap or overlap are named", "[health]") {
  struct Row {
    const char* rows;
    const char* type;
    Texts findings;
  };
  const Texts gap{"gap T01.item.rate.rows"}, overlap{"overlap T01.item.rate.rows"};
  const std::vector<Row> rows = {
      {"{ from = 80, points = 0 }, { from = 60, points = 1 }, { points = 4 }", "measure", {}},
      {"{ from = 80, points = 0 }, { from = 60, below = 80, points = 1 }, { points = 4 }",
       "measure",
       {}},
      {"{ above = 80, points = 0 }, { from = 60, below = 80, points = 1 }, { points = 4 }",
       "measure", gap},
      {"{ from = 80, points = 0 }, { from = 60, upto = 79, points = 1 }, { points = 4 }", "measure",
       gap},
      {"{ from = 80, points = 0 }, { from = 60, upto = 79, points = 1 }, { points = 4 }",
       "count",
       {}},
      {"{ from = 80, points = 0 }, { from = 60, upto = 78, points = 1 }, { points = 4 }", "count",
       gap},
      {"{ from = 80, points = 0 }, { from = 60, upto = 85, points = 1 }, { points = 4 }", "measure",
       overlap},
      {"{ from = 80, points = 0 }, { from = 60, upto = 80, points = 1 }, { points = 4 }", "measure",
       overlap},
  };
  for (const Row& row : rows) {
    INFO(row.type << ": " << row.rows);
    CHECK(findings_of_rows(row.rows, row.type) == row.findings);
  }
}

TEST_CASE("Health: what is asked for and read by nothing is named", "[health]") {
  const auto with = [](const std::string& more) {
    return findings_of(R"(input = [
  { id = "cases", type = "events", unit = "起", title = "案件" },
  { id = "grave", type = "flag", title = "重大事件" },
]
item = [{ id = "cases", kind = "each", of = "cases", price = 1 }]
)" + more);
  };
  CHECK(with("") == Texts{"unread_input T01.grave"});
  CHECK(with("gate = [{ id = \"low\", article = \"17.3\", when = { grave = true }, at_most = "
             "\"fair\", title = \"重大\" }]\n")
            .empty());
  CHECK(with("zero = [{ when = { grave = true }, title = \"重大\" }]\n").empty());
  CHECK(with("figure = [{ id = \"all\", sum = [\"grave\"], title = \"合计\" }]\n") ==
        Texts{"unused_figure T01.figure.all"});
}

TEST_CASE("Health: evidence of the same name in two indicators is asked for twice", "[health]") {
  const auto findings = [](const std::string& title, const std::string& unit) {
    const cases::RuntimePlugin plugin(R"(
[domain]
id = "example"
title = "示例"
total = 4
)" + [&] {
      std::string indicators;
      for (const std::string id : {"T01", "T02"}) {
        const bool first = id == "T01";
        indicators += "[[indicator]]\nid = \"" + id +
                      "\"\ntitle = \"学习\"\naspect = \"ideology\"\npoints = 2\nperiods = "
                      "\"yearly\"\ninput = [{ id = \"cases\", type = \"events\", unit = \"" +
                      (first ? "起" : unit) + "\", title = \"" + (first ? "案件" : title) +
                      "\" }]\nitem = [{ id = \"cases\", kind = \"each\", of = \"cases\", price = 1 "
                      "}]\n";
      }
      return indicators;
    }());
    PluginClient client(plugin.table(), nullptr);
    return plan::health_of(plan::read_indicator_system(client.describe()));
  };
  const std::vector<plan::HealthFinding> twice = findings("案件", "起");
  REQUIRE(twice.size() == 1);
  CHECK(twice[0].kind == plan::HealthKind::asked_twice);
  CHECK(twice[0].where == "T02.cases");
  CHECK(findings("信访", "起").empty());
  CHECK(findings("案件", "人").empty());
}

TEST_CASE("Health: a unit that answers for more indicators than the year allows is named",
          "[health]") {
  const auto loads = [](const std::string& most) {
    YearFolder folder;
    folder.with("[division.choirs]",
                "[health]\nindicators_per_unit_max = " + most + "\n[division.choirs]");
    folder.system([](nlohmann::json& system) {
      for (nlohmann::json& one : system["indicators"]) {
        one["definition"] = nlohmann::json::object();
      }
    });
    Texts units;
    plan::YearPlan plan = folder.attached();
    for (plan::Domain& domain : plan.domains) {
      domain.system.document = R"({"definition": {}, "indicators": []})";
      domain.system.inputs.clear();
      for (plan::IndicatorInfo& one : domain.system.indicators) one.responsible_unit = "music";
    }
    for (const plan::HealthFinding& one : plan::health_of(plan)) units.push_back(one.where);
    return units;
  };
  CHECK(loads("2").empty());
  CHECK(loads("1") == Texts{"music"});
}
