// The schema and the reader know the same keys and the same words: the reader is asked for its own
// by a key or word that it cannot know.
#include <algorithm>
#include <regex>
#include <set>

#include <catch2/catch.hpp>

#include "catalogue/reader.hpp"
#include "catalogue/words.hpp"
#include "catalogue_schema.hpp"

using namespace kaohe;
using nlohmann::json;
using testing::catalogue_schema;
using testing::schema_says;
using Words = std::set<std::string>;

namespace {

/// A catalogue with every form of everything. `<probe|text>` stands for the text, or for what is
/// tried there.
constexpr const char* kCatalogue = R"(
<root|>
[domain]
id = "sample"
title = "示例"
<domain|>
[[sub]]
id = "branch"
title = "党支部"
<sub|>
[[input]]
id = "class"
type = "choice"
from = "roster"
title = "类别"
options = { town = "乡镇", street = "街道" }
<input|>
[[indicator]]
id = "S01"
title = "示例指标"
aspect = "study"
points = 100
periods = "<periods|quarterly>"
start = "<start|full>"
clamp = "<clamp|both>"
when = { task = true }
on_na = "<on_na|full>"
on_absent = "<on_absent|block>"
rescale_in = "<rescale_in|domain>"
spill = { id = "over", title = "转出"<spill|> }
<indicator|>
input = [
  { id = "task", type = "flag", title = "有任务" },
  { id = "done", type = "<type|count>", min = 1, title = "完成", scope = "<scope|assessee>" },
  { id = "due", type = "count", min = 1, title = "应办" },
  { id = "score", type = "measure", every = "<every|quarter>", merge = "<merge|last>", if_missing = "<if_missing|previous>", title = "测评" },
  { id = "held", type = "count", per = "branch", title = "开会" },
  { id = "staff", type = "count", per = "branch", from = "roster", min = 1, title = "人数" },
  { id = "votes", type = "count", title = "票数", attributes = { opinion = { good = "好", bad = "差" } } },
  { id = "cases", type = "events", matter = true, title = "问题", attributes = { level = { light = "轻", heavy = "重" }, found = "主动发现" } },
]
figure = [
  { id = "total", sum = ["done", "due"], title = "合计"<figure_sum|> },
  { id = "heavy", count = "cases", where = { level = { not = "light"<attribute_comparison|> } }, title = "严重"<figure_count|> },
  { id = "rate", ratio = ["done", "due"], title = "办结率"<figure_ratio|> },
  { id = "opinion", index = "votes", by = "opinion", weights = { good = 100, bad = 0 }, title = "满意"<figure_index|> },
  { id = "quirk", function = "quirk", uses = ["done"], title = "函数"<figure_function|> },
  { id = "best", peer = "<peer|best>", of = "rate", over = "domain", prefer = "<prefer|high>", title = "最好"<figure_peer|> },
  { id = "worst", sum = ["held"], for_each = "branch", combine = "<combine|max>", title = "最多" },
]
part = [{ id = "p", points = 10, start = "<part_start|full>", for_each = "branch", combine = "<part_combine|mean>", when = { task = true }, on_na = "<part_on_na|full>", title = "小项"<part|> }]
item = [
  { id = "a", kind = "each", of = "cases", price = 1, plus = [{ when = { level = "heavy" }, add = 1<addition|> }], times = [{ when = { found = true }, factor = 2<factor|> }], once_per = ["matter"]<item_each|> },
  { id = "b", kind = "<kind|gap>", of = "done", target = 1, side = "<side|below>", round = "<round|none>", price = 1, sign = "<sign|deduct>", on_na = "<item_on_na|block>", on_absent = "<item_on_absent|block>"<item_gap|> },
  { id = "c", kind = "share", of = "done", target = 5, worth = 1, sign = "award"<item_share|> },
  { id = "d", kind = "table", of = "done", rows = [{ from = 5, points = 0<row|> }, { points = 1 }]<item_table|> },
  { id = "e", kind = "function", function = "other", title = "函数", on_na = "none"<item_function|> },
  { id = "f", part = "p", kind = "gap", of = "held", target = 1, price = 1, for_each = "branch", combine = "weighted", weight = "staff" },
]
zero = [{ when = { done = { at_least = 3<comparison|> } }, title = "一票"<zero|> }]
gate = [{ id = "g", article = "17.3", when = { done = { at_least = 3 } }, at_most = "good", title = "限制"<gate|> }]
)";

/// The catalogue with something in the place of one probe, and all others as they are.
std::string catalogue_with(const std::string& probe, const std::string& tried) {
  static const std::regex place("<([a-z_]+)\\|([^>]*)>");
  const std::string text(kCatalogue);
  std::string filled;
  auto end = text.begin();
  for (std::sregex_iterator found(text.begin(), text.end(), place), none; found != none; ++found) {
    filled.append(end, (*found)[0].first);
    filled += (*found)[1] == probe ? tried : (*found)[2].str();
    end = (*found)[0].second;
  }
  return filled.append(end, text.end());
}

/// `one of a, b, c`: what the reader would have known in place of what was tried.
Words expected_by_reader(const std::string& catalogue, const std::string& tried) {
  for (const catalogue::Diagnostic& diagnostic : catalogue::read(catalogue, "f").diagnostics) {
    const bool is_it = diagnostic.found.find(tried) != std::string::npos ||
                       diagnostic.where.find(tried) != std::string::npos;
    if (!is_it || diagnostic.expected.rfind("one of ", 0) != 0) continue;
    Words words;
    static const std::regex word("[a-z_]+");
    const std::string list = diagnostic.expected.substr(7);
    for (std::sregex_iterator found(list.begin(), list.end(), word), none; found != none; ++found)
      words.insert(found->str());
    return words;
  }
  return {};
}

const json& at(const std::string& pointer) {
  return catalogue_schema().at(json::json_pointer(pointer));
}

Words keys_at(const std::string& pointer) {
  Words keys;
  for (const auto& [key, value] : at(pointer + "/properties").items()) keys.insert(key);
  return keys;
}

Words words_in(const json& list) {
  return list.get<Words>();
}

/// The keys of the kind of item, or form of figure, to which a rule of the schema belongs.
Words keys_of(const std::string& kind) {
  for (const json& rule : at("/definitions/item/then/allOf")) {
    if (rule["if"]["properties"]["kind"]["const"] == kind)
      return words_in(rule["then"]["propertyNames"]["enum"]);
  }
  return {};
}
Words keys_of_form(const std::string& form) {
  for (const json& rule : at("/definitions/figure/then/oneOf")) {
    if (rule["required"][0] == form) return words_in(rule["propertyNames"]["enum"]);
  }
  return {};
}

void check_keys(const std::string& probe, const std::string& key, const Words& known) {
  INFO(probe);
  const std::string catalogue = catalogue_with(probe, key);
  CHECK(expected_by_reader(catalogue, "zzz") == known);
  CHECK_FALSE(schema_says(catalogue).empty());
}

}  // namespace

TEST_CASE("Catalogue schema: what the agreement is tried on is whole", "[catalogue]") {
  const std::string catalogue = catalogue_with("", "");
  CHECK(schema_says(catalogue) == "");
  // Its meaning is not looked at here: the reader knows every key and word of it.
  for (const catalogue::Diagnostic& diagnostic : catalogue::read(catalogue, "f").diagnostics) {
    INFO(diagnostic.text());
    CHECK(diagnostic.found.rfind("no key of", 0) != 0);
    CHECK(diagnostic.expected.rfind("one of ", 0) != 0);
  }
}

TEST_CASE("Catalogue schema: in each table it knows the keys that the reader knows",
          "[catalogue]") {
  const std::vector<std::pair<std::string, std::string>> tables{
      {"root", ""},
      {"domain", "/properties/domain"},
      {"sub", "/definitions/sub"},
      {"input", "/definitions/input"},
      {"indicator", "/definitions/indicator"}};
  for (const auto& [probe, pointer] : tables) check_keys(probe, "zzz = 1", keys_at(pointer));
  for (const char* probe :
       {"spill", "part", "row", "zero", "gate", "addition", "factor", "comparison"})
    check_keys(probe, ", zzz = 1", keys_at(std::string("/definitions/") + probe));
  check_keys("attribute_comparison", ", zzz = 1", keys_at("/definitions/attribute_comparison"));
}

TEST_CASE("Catalogue schema: each kind of item and form of figure has its keys", "[catalogue]") {
  Words keys;
  for (const json& kind : at("/definitions/item/properties/kind/enum")) {
    const Words own = keys_of(kind);
    check_keys("item_" + kind.get<std::string>(), ", zzz = 1", own);
    keys.insert(own.begin(), own.end());
  }
  CHECK(keys == keys_at("/definitions/item"));
  keys.clear();
  for (const char* form : {"sum", "count", "ratio", "index", "function", "peer"}) {
    const Words own = keys_of_form(form);
    check_keys(std::string("figure_") + form, ", zzz = 1", own);
    keys.insert(own.begin(), own.end());
  }
  CHECK(keys == keys_at("/definitions/figure"));
}

TEST_CASE("Catalogue schema: a key of another kind or form is refused by both", "[catalogue]") {
  const std::vector<std::pair<std::string, std::string>> foreign{
      {"item_gap", ", rows = [{ points = 1 }]"}, {"item_table", ", price = 1"},
      {"item_share", ", once_per = [\"all\"]"},  {"item_each", ", target = 1"},
      {"item_function", ", side = \"below\""},   {"figure_sum", ", scale = 100"},
      {"figure_ratio", ", over = \"pool\""},     {"figure_count", ", sum = [\"done\"]"}};
  for (const auto& [probe, key] : foreign) {
    INFO(probe << key);
    const std::string catalogue = catalogue_with(probe, key);
    CHECK_FALSE(catalogue::read(catalogue, "f").ok());
    CHECK_FALSE(schema_says(catalogue).empty());
  }
}

TEST_CASE("Catalogue schema: in each place it knows the words that the reader knows",
          "[catalogue]") {
  const std::vector<std::pair<std::string, std::string>> places{
      {"periods", "indicator/properties/periods"},
      {"start", "indicator/properties/start"},
      {"clamp", "indicator/properties/clamp"},
      {"on_na", "indicator/properties/on_na"},
      {"on_absent", "indicator/properties/on_absent"},
      {"rescale_in", "indicator/properties/rescale_in"},
      {"type", "input/properties/type"},
      {"scope", "input/properties/scope"},
      {"every", "input/properties/every"},
      {"merge", "input/properties/merge"},
      {"if_missing", "input/properties/if_missing"},
      {"peer", "figure/properties/peer"},
      {"prefer", "figure/properties/prefer"},
      {"combine", "figure/properties/combine"},
      {"part_start", "part/properties/start"},
      {"part_on_na", "part/properties/on_na"},
      {"kind", "item/properties/kind"},
      {"side", "item/properties/side"},
      {"round", "item/properties/round"},
      {"sign", "item/properties/sign"},
      {"item_on_na", "item/properties/on_na"},
      {"item_on_absent", "item/properties/on_absent"}};
  for (const auto& [probe, pointer] : places) {
    INFO(probe);
    const std::string catalogue = catalogue_with(probe, "zzz");
    CHECK(expected_by_reader(catalogue, "zzz") ==
          words_in(at("/definitions/" + pointer + "/enum")));
    CHECK_FALSE(schema_says(catalogue).empty());
  }
}

TEST_CASE("Catalogue schema: a part is not summed, and due names periods", "[catalogue]") {
  Words combine = expected_by_reader(catalogue_with("part_combine", "zzz"), "zzz");
  CHECK(combine.erase("sum") == 1);
  CHECK(combine == words_in(at("/definitions/part/properties/combine/enum")));
  const std::string summed = catalogue_with("part_combine", "sum");
  CHECK_FALSE(catalogue::read(summed, "f").ok());
  CHECK_FALSE(schema_says(summed).empty());

  const Words periods = words_in(at("/definitions/item/properties/due/enum"));
  CHECK(periods.size() == 18);
  for (const std::string& period : periods) CHECK(catalogue::is_period_id(period));
}
