// Indicators with their parts, zeros and gates.
#include "build.hpp"
#include "canonical.hpp"
#include "words.hpp"

#include <kaohe/abi.h>

namespace kaohe::catalogue {
namespace {

const std::vector<Word<Start>> kStarts{{"full", Start::full}, {"zero", Start::zero}};

const std::vector<std::string> kIndicatorKeys{
    "id",    "title",   "aspect",    "points",     "responsible_unit",
    "basis", "periods", "start",     "clamp",      "only",
    "when",  "on_na",   "on_absent", "rescale_in", "spill",
    "input", "figure",  "part",      "item",       "zero",
    "gate"};

void file_indicator(Build& build, const Place& place, std::uint32_t index) {
  const std::string_view id = place.required_text(
      "id", "an id: capital letters, digits, . _ -, a letter first, at most 16");
  if (id.empty()) return;
  if (!is_indicator_id(id)) {
    place.wrong("id", "an id: capital letters, digits, . _ -, a letter first, at most 16");
  } else if (!build.names.indicators.emplace(id, index).second) {
    place.refuse("id", quoted(id) + " a second time", "an id of its own");
  }
}

std::uint32_t read_rhythm(const Place& place) {
  if (!place.has("periods")) place.missing("periods", "quarterly, half_yearly, yearly or monthly");
  return place.word<std::uint32_t>("periods",
                                   {{"quarterly", KAOHE_QUARTERLY},
                                    {"half_yearly", KAOHE_HALF_YEARLY},
                                    {"yearly", KAOHE_YEARLY},
                                    {"monthly", KAOHE_MONTHLY}},
                                   KAOHE_YEARLY);
}

std::string_view kept_id(Build& build, const Place& place, std::string_view key) {
  return build.store.keep(place.id(key).value_or(""));
}

/// `spill = ID`, or `{ id = ID, title = "…" }`.
void read_spill(Build& build, const Place& place, Indicator& indicator) {
  const toml::node* node = place.find("spill");
  if (node == nullptr || !node->is_table()) {
    indicator.spill = kept_id(build, place, "spill");
    return;
  }
  const std::optional<Place> spill = place.table("spill");
  if (!spill) return;
  spill->allow({"id", "title"}, "a spill");
  if (!spill->has("id")) spill->missing("id", "the name under which it is reported");
  indicator.spill = kept_id(build, *spill, "id");
  indicator.spill_title = build.store.keep(spill->required_text("title", "a title in Chinese"));
}

Indicator read_header(Build& build, const Place& place) {
  Indicator indicator;
  indicator.id = build.store.keep(place.text("id").value_or(""));
  indicator.title = build.store.keep(place.required_text("title", "a title in Chinese"));
  if (!place.has("aspect")) place.missing("aspect", "the id of an aspect of the year");
  indicator.aspect = kept_id(build, place, "aspect");
  indicator.responsible_unit = kept_id(build, place, "responsible_unit");
  indicator.basis = build.store.keep(place.text("basis").value_or(""));
  read_spill(build, place, indicator);
  indicator.points = require_number(build, place, "points", Bound::positive);
  indicator.rhythm = read_rhythm(place);
  indicator.start = place.word("start", kStarts, Start::full);
  indicator.clamp = place.word<Clamp>(
      "clamp", {{"both", Clamp::both}, {"floor", Clamp::floor}, {"none", Clamp::none}},
      Clamp::both);
  indicator.on_na = read_treatment(place, "on_na", false);
  indicator.on_absent = place.word<Treatment>("on_absent",
                                              {{"block", Treatment::block},
                                               {"none", Treatment::none},
                                               {"full", Treatment::full},
                                               {"zero", Treatment::zero}},
                                              Treatment::block);
  indicator.rescale_in_aspect =
      place.word<bool>("rescale_in", {{"domain", false}, {"aspect", true}}, false);
  return indicator;
}

void declare_parts(Build& build, const Place& indicator_place, std::uint32_t indicator,
                   Start start) {
  for (const Place& place : indicator_place.tables("part")) {
    place.allow(
        {"id", "title", "points", "start", "for_each", "combine", "weight", "when", "on_na"},
        "a part");
    Part part;
    part.id = build.store.keep(place.id("id").value_or(""));
    file_id(build, build.names.parts, place, indicator, size_of(build.store.parts));
    part.title = build.store.keep(place.required_text("title", "a title in Chinese"));
    part.points = require_number(build, place, "points", Bound::positive);
    part.start = place.word("start", kStarts, start);
    part.on_na = read_treatment(place, "on_na", false);
    build.store.parts.push_back(part);
    build.part_places.push_back(place);
  }
}

void declare_zeros(Build& build, const Place& indicator_place, std::uint32_t indicator) {
  for (const Place& place : indicator_place.steps("zero")) {
    place.allow({"when", "title", "part"}, "a zero");
    Zero zero;
    zero.title = build.store.keep(
        place.required_text("title", "a title in Chinese: the line of the explanation"));
    const std::optional<std::string_view> part = place.text("part");
    const auto found = build.names.parts.find({indicator, std::string(part.value_or(""))});
    if (found != build.names.parts.end()) zero.part = found->second;
    if (part && zero.part == kNone)
      place.refuse("part", quoted(*part) + ", which this indicator does not have",
                   "the id of a part of it");
    build.store.zeros.push_back(zero);
    build.zero_places.push_back(place);
  }
}

void declare_gates(Build& build, const Place& indicator_place, std::uint32_t indicator) {
  std::map<Names::Key, std::uint32_t> ids;
  for (const Place& place : indicator_place.tables("gate")) {
    place.allow({"id", "article", "when", "at_most", "title"}, "a gate");
    Gate gate;
    gate.indicator = indicator;
    gate.id = kept_id(build, place, "id");
    file_id(build, ids, place, indicator, size_of(build.store.gates));
    gate.title = build.store.keep(place.required_text("title", "a title in Chinese"));
    gate.article = build.store.keep(
        place.required_text("article", "the article that bars: \"17.3\" or \"annex 1\""));
    if (!gate.article.empty() && !is_article(gate.article))
      place.wrong("article", "\"17.3\" or \"annex 1\"");
    if (!place.has("at_most"))
      place.missing("at_most", "what stays possible at best: the id of one of the year's grades");
    gate.at_most = kept_id(build, place, "at_most");
    build.store.gates.push_back(gate);
    build.gate_places.push_back(place);
  }
}

template <class Row>
Range grown_from(const std::vector<Row>& table, std::uint32_t first) {
  const std::uint32_t count = size_of(table) - first;
  return count == 0 ? Range{} : Range{first, count};
}

void declare_members(Build& build, const Place& place, std::uint32_t index, Indicator& indicator) {
  CatalogueStore& store = build.store;
  const Range first[] = {{size_of(store.inputs), size_of(store.figures)},
                         {size_of(store.parts), size_of(store.items)},
                         {size_of(store.zeros), size_of(store.gates)}};
  read_inputs(build, place, index);
  declare_figures(build, place, index);
  declare_parts(build, place, index, indicator.start);
  declare_items(build, place, index);
  declare_zeros(build, place, index);
  declare_gates(build, place, index);
  indicator.inputs = grown_from(store.inputs, first[0].first);
  indicator.figures = grown_from(store.figures, first[0].count);
  indicator.parts = grown_from(store.parts, first[1].first);
  indicator.items = grown_from(store.items, first[1].count);
  indicator.zeros = grown_from(store.zeros, first[2].first);
  indicator.gates = grown_from(store.gates, first[2].count);
}

void read_part(Build& build, std::uint32_t index, std::uint32_t indicator) {
  const Place place = build.part_places[index];
  const Viewpoint view{indicator, kNone, kNone};
  const Looped looped = read_loops(build, place, view, kNone);
  Part& part = build.store.parts[index];
  part.loops = looped.loops;
  part.combine = looped.combine;
  part.weight = looped.weight;
  part.when = read_tests(build, place, "when", view);
  if (place.has("when") && !place.has("on_na"))
    place.missing("on_na", "full, zero, block or rescale, beside `when`");
  if (place.has("for_each") && part.combine == Combine::sum) {
    place.refuse("for_each", "summed over its members",
                 "combine = \"mean\", \"weighted\", \"max\" or \"min\"",
                 "a sum of scores would pass the part's points");
  }
}

/// `only = { class = ["town"] }`: roster choices alone, so that a table is known before any fact
/// is.
void check_only(Build& build, const Place& place, const Indicator& indicator) {
  for (const Test& test : slice(build.store.tests, indicator.only)) {
    const bool choice =
        test.subject == TestSubject::input && is_roster_choice(build.store.inputs[test.index]);
    if (!choice || test.negated)
      place.refuse("only", "no choice of the roster",
                   "{ CHOICE = [options] } with choices that have from = \"roster\"");
  }
}

void require_condition(const Place& place) {
  if (!place.has("when")) place.missing("when", "a condition: { name = … }");
}

}  // namespace

void declare_indicators(Build& build, const Place& root) {
  for (const Place& found : root.steps("indicator")) {
    const auto* id = found.find("id") == nullptr ? nullptr : found.find("id")->as_string();
    const Place place =
        id != nullptr && is_indicator_id(id->get()) ? found.renamed(id->get()) : found;
    const std::uint32_t index = size_of(build.store.indicators);
    place.allow(kIndicatorKeys, "an indicator");
    file_indicator(build, place, index);
    build.store.indicators.push_back(read_header(build, place));
    build.indicator_places.push_back(place);
    Indicator indicator = build.store.indicators.back();
    indicator.definition = build.store.keep(canonical_json(place));
    declare_members(build, place, index, indicator);
    build.store.indicators[index] = indicator;
  }
}

void read_indicator(Build& build, std::uint32_t index) {
  const Place place = build.indicator_places[index];
  const Viewpoint view{index, kNone, kNone};
  Indicator indicator = build.store.indicators[index];
  indicator.only = read_tests(build, place, "only", view);
  check_only(build, place, indicator);
  indicator.when = read_tests(build, place, "when", view);
  if (place.has("when") && !place.has("on_na"))
    place.missing("on_na", "full, zero, block or rescale, beside `when`");
  build.store.indicators[index] = indicator;
  for (std::uint32_t i = 0; i < indicator.parts.count; ++i)
    read_part(build, indicator.parts.first + i, index);
  for (std::uint32_t i = 0; i < indicator.items.count; ++i)
    read_item(build, index, indicator.items.first + i);
  for (std::uint32_t i = indicator.zeros.first; i < indicator.zeros.first + indicator.zeros.count;
       ++i) {
    const Place zero = build.zero_places[i];
    require_condition(zero);
    build.store.zeros[i].when = read_tests(build, zero, "when", view);
  }
  for (std::uint32_t i = indicator.gates.first; i < indicator.gates.first + indicator.gates.count;
       ++i) {
    const Place gate = build.gate_places[i];
    require_condition(gate);
    build.store.gates[i].when = read_tests(build, gate, "when", view);
  }
}

}  // namespace kaohe::catalogue
