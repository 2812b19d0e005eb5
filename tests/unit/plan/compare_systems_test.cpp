// Two indicator systems: a digest for each indicator, and every difference in words.
#include <set>

#include <catch2/catch.hpp>

#include <kaohe/plugin_client.hpp>

#include "plan/compare_systems.hpp"
#include "plan/indicator_digests.hpp"
#include "testing/runtime_plugin.hpp"
#include "year_folder.hpp"

using namespace kaohe;
using namespace kaohe::testing;

namespace {

using Texts = std::vector<std::string>;

constexpr std::string_view kCatalogue = R"([domain]
id = "example"
title = "示例"
[[sub]]
id = "branch"
title = "支部"
[[input]]
id = "class"
type = "choice"
from = "roster"
title = "类别"
options = { big = "大", small = "小" }
[[indicator]]
id = "T01"
title = "学习"
aspect = "ideology"
points = 60
periods = "quarterly"
basis = "第六条"
responsible_unit = "publicity"
part = [{ id = "daily", points = 20, title = "日常" }]
input = [
  { id = "cases", type = "events", unit = "起", title = "案件", attributes = { level = { city = "市", county = "县" } } },
  { id = "done", type = "count", unit = "次", title = "学习次数", max = 99 },
  { id = "owed", type = "count", unit = "次", title = "应学次数" },
]
figure = [{ id = "rate", ratio = ["done", "owed"], unit = "%", title = "学习率" }]
item = [
  { id = "cases", kind = "each", of = "cases", price = "0.25", cap = 40 },
  { id = "rate", part = "daily", kind = "gap", of = "rate", target = 100, step = 1, round = "none", price = "0.5", on_na = "full" },
]
zero = [{ when = { cases = { at_least = 9 } }, title = "案件过多" }]
gate = [{ id = "many", article = "17.1", when = { cases = { at_least = 5 } }, at_most = "fair", title = "案件较多" }]
[[indicator]]
id = "T01.B"
title = "活动"
aspect = "order"
points = 40
periods = "yearly"
input = [{ id = "grade", type = "choice", title = "档次", options = { a = "甲", b = "乙" } }]
item = [{ id = "grade", kind = "table", of = "grade", rows = [{ is = "a", points = 0 }, { is = "b", points = 40 }] }]
)";

plan::IndicatorSystem system_of(const std::string& catalogue) {
  const cases::RuntimePlugin plugin(catalogue);
  PluginClient client(plugin.table(), nullptr);
  return plan::read_indicator_system(client.describe());
}

std::string with(const std::string& from, const std::string& to) {
  std::string text(kCatalogue);
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  REQUIRE(text.find(from, at + 1) == std::string::npos);
  return text.replace(at, from.size(), to);
}

std::string line_of(const plan::Difference& one, Language language = Language::en) {
  return one.indicator + " " + std::string(plan::word_of(one.kind)) + " " +
         std::string(plan::word_of(one.change)) + " " + one.path + " | " + one.what.in(language) +
         " | " + one.before + " | " + one.after;
}

// What an edit of the catalogue does: which digests move, and what is said.
struct Effect {
  Texts indicators, said;
  bool shared = false;
};

Effect effect_of(const plan::IndicatorSystem& before, const plan::IndicatorSystem& after) {
  const plan::IndicatorDigests was = plan::indicator_digests(before),
                               is = plan::indicator_digests(after);
  Effect effect{plan::differing_indicators(was, is), {}, was.shared != is.shared};
  for (const plan::Difference& one : plan::compare_systems(before, after)) {
    CHECK(one.domain == "example");
    CHECK_FALSE(one.what.en.empty());
    CHECK_FALSE(one.what.zh.empty());
    effect.said.push_back(line_of(one));
  }
  CHECK((was.whole == is.whole) == effect.said.empty());
  return effect;
}

Effect effect_of(const std::string& from, const std::string& to) {
  INFO(from << " → " << to);
  return effect_of(system_of(std::string(kCatalogue)), system_of(with(from, to)));
}

}  // namespace

TEST_CASE("Digests: the same system has the same, and no difference", "[plan][A8.3]") {
  const plan::IndicatorSystem system = system_of(std::string(kCatalogue));
  const Effect none = effect_of(system, system);
  CHECK(none.said.empty());
  CHECK_FALSE(none.shared);
  CHECK(none.indicators.empty());
}

TEST_CASE("Digests: an edit moves the digest of the indicator that it belongs to, and is said",
          "[plan][A8.3][A8.4]") {
  struct Edit {
    const char *from, *to, *said;
  };
  const Edit edits[] = {
      {"\"学习\"", "\"理论学习\"", "T01 title changed title | title | 学习 | 理论学习"},
      {"aspect = \"ideology\"", "aspect = \"order\"",
       "T01 aspect changed aspect | aspect | ideology | order"},
      {"\"第六条\"", "\"第七条\"", "T01 basis changed basis | basis | 第六条 | 第七条"},
      {"\"publicity\"", "\"discipline\"",
       "T01 unit changed responsible_unit | responsible unit | publicity | discipline"},
      {"price = \"0.25\"", "price = \"0.3\"",
       "T01 number changed item.cases.price | item 案件 (cases): price | 0.25 | 0.3"},
      {"cap = 40", "cap = 30",
       "T01 number changed item.cases.cap | item 案件 (cases): cap | 40 | 30"},
      {"points = 20, title", "points = 30, title",
       "T01 number changed part.daily.points | part 日常 (daily): points | 20 | 30"},
      {"\"日常\"", "\"平时\"",
       "T01 part changed part.daily.title | part 平时 (daily): title | 日常 | 平时"},
      {"unit = \"%\", title", "unit = \"分\", title",
       "T01 figure changed figure.rate.unit | figure 学习率 (rate): unit | % | 分"},
      {"round = \"none\"", "round = \"up\"",
       "T01 item changed item.rate.round | item 学习率 (rate): rounding | none | up"},
      {"\"应学次数\"", "\"应到次数\"",
       "T01 input changed input.owed.title | input 应到次数 (owed): title | 应学次数 | 应到次数"},
      {"max = 99", "max = 98",
       "T01 number changed input.done.max | input 学习次数 (done): max | 99 | 98"},
      {"city = \"市\"", "city = \"地市\"",
       "T01 input changed input.cases.attributes.level.options.city.title | input 案件 (cases): "
       "attributes › level › options › city › title | 市 | 地市"},
      {"at_least = 9", "at_least = 8",
       "T01 number changed zero.1.when.cases.at_least | zero › 1 › when › cases › at least | 9 | "
       "8"},
      {"\"案件过多\"", "\"案件太多\"",
       "T01 zero changed zero.1.title | zero › 1 › title | 案件过多 | 案件太多"},
      {"at_least = 5", "at_least = 6",
       "T01 number changed gate.many.when.cases.at_least | gate 案件较多 (many): when › cases › at "
       "least | 5 | 6"},
      {"at_most = \"fair\"", "at_most = \"poor\"",
       "T01 gate changed gate.many.at_most | gate 案件较多 (many): at most | fair | poor"},
      {"b = \"乙\"", "b = \"丙\"",
       "T01.B input changed input.grade.options.b.title | input 档次 (grade): options › b › title "
       "| 乙 | 丙"},
      {"points = 40 }] }]", "points = 39 }] }]",
       "T01.B number changed item.grade.rows.2.points | item 档次 (grade): rows › 2 › points | 40 "
       "| 39"},
      {"\"yearly\"", "\"half_yearly\"",
       "T01.B rhythm changed rhythms | submitted | yearly | half_yearly"},
  };
  for (const Edit& edit : edits) {
    const Effect effect = effect_of(edit.from, edit.to);
    INFO(edit.from << " → " << edit.to);
    const std::string said = edit.said;
    CHECK(effect.said == Texts{said});
    CHECK(effect.indicators == Texts{said.substr(0, said.find(' '))});
    CHECK_FALSE(effect.shared);
  }
}

TEST_CASE("Digests: what indicators share has a digest of its own", "[plan][A8.3]") {
  struct Edit {
    const char *from, *to, *said;
  };
  const Edit edits[] = {
      {"\"示例\"", "\"范例\"", " shared changed title | title | 示例 | 范例"},
      {"title = \"支部\"", "title = \"党支部\"",
       " shared changed sub.branch.title | list 党支部 (branch): title | 支部 | 党支部"},
      {"big = \"大\"", "big = \"特大\"",
       " shared changed input.class.options.big.title | input 类别 (class): options › big › title "
       "| "
       "大 | 特大"},
  };
  for (const Edit& edit : edits) {
    const Effect effect = effect_of(edit.from, edit.to);
    CHECK(effect.said == Texts{edit.said});
    CHECK(effect.indicators.empty());
    CHECK(effect.shared);
  }
}

TEST_CASE("Compare: items and indicators that are new or gone are named", "[plan][A8.4]") {
  const std::string item =
      ",\n  { id = \"more\", kind = \"each\", of = \"cases\", price = 1, title = \"再计\" "
      "},\n]\nzero";
  const Effect added = effect_of(",\n]\nzero", item);
  CHECK(added.said == Texts{"T01 item added item.more | item 再计 (more) |  | 再计",
                            "T01 number added item.more.price | item 再计 (more): price |  | 1"});
  const std::string text(kCatalogue), whole = with("points = 60", "points = 100");
  const std::string alone = whole.substr(0, whole.rfind("[[indicator]]"));
  // An item without a title of its own has that of what it counts: both changed.
  const Effect figure = effect_of("\"学习率\"", "\"参学率\"");
  CHECK(
      figure.said ==
      Texts{
          "T01 item changed item.rate.title | item 参学率 (rate): title | 学习率 | 参学率",
          "T01 figure changed figure.rate.title | figure 参学率 (rate): title | 学习率 | 参学率"});
  const Effect gone = effect_of(system_of(text), system_of(alone));
  CHECK(gone.indicators == Texts{"T01", "T01.B"});
  CHECK(gone.said == Texts{"T01 points changed points | points | 60 | 100",
                           "T01.B indicator removed  | indicator | 活动 (40) | "});
}

TEST_CASE("Compare: a whole year's unit, an amendment's period and another plugin are said",
          "[plan][A8.3][A8.4]") {
  YearFolder folder;
  const plan::IndicatorSystem before = folder.attached().domains[0].system;
  const auto lines = [&](const plan::IndicatorSystem& after) {
    Texts all;
    for (const plan::Difference& one : plan::compare_systems(before, after))
      all.push_back(line_of(one));
    return all;
  };
  const plan::IndicatorSystem moved =
      YearFolder()
          .with("CH02 = \"organization\"\n", "CH01 = \"organization\"\n")
          .attached()
          .domains[0]
          .system;
  CHECK(lines(moved) ==
        Texts{"CH01 unit changed responsible_unit | responsible unit | music | organization",
              "CH02 unit changed responsible_unit | responsible unit | organization | music"});
  const auto changed = [](const std::function<void(nlohmann::json&)>& change) {
    return YearFolder().system(change).attached().domains[0].system;
  };
  CHECK(lines(changed([](nlohmann::json& system) {
          system["numbers"]["CH01.item.missed.price"][1]["from"] = "q4";
        })) == Texts{"CH01 number changed item.missed.price | item Missed (missed): price | 0.25; "
                     "q3: 0.5 | 0.25; q4: 0.5"});
  CHECK(lines(changed([](nlohmann::json& system) { system["version"] = "1.2.1"; })) ==
        Texts{" plugin changed plugin.version | plugin: version | 1.2.0 | 1.2.1"});
  CHECK(lines(changed([](nlohmann::json& system) { system["indicators"][0]["novel"] = 7; })) ==
        Texts{"CH01 rule added novel | novel |  | 7"});
  CHECK(lines(changed([](nlohmann::json& system) {
          std::swap(system["indicators"][0], system["indicators"][1]);
        })) == Texts{" order changed indicators.order | order of the indicators | CH01, CH02 | "
                     "CH02, CH01"});
}
