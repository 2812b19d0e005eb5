// Items: how a figure becomes points. What all five kinds have; item_kinds.cpp has the rest.
#include <algorithm>

#include "build.hpp"
#include "words.hpp"

namespace kaohe::catalogue {
namespace {

const std::vector<Word<ItemKind>> kKinds{{"each", ItemKind::each},
                                         {"gap", ItemKind::gap},
                                         {"share", ItemKind::share},
                                         {"table", ItemKind::table},
                                         {"function", ItemKind::function}};

std::vector<std::string> keys_of(ItemKind kind) {
  std::vector<std::string> keys{"id",   "title",   "kind",      "of",      "part",   "sign",
                                "when", "else_of", "for_each",  "combine", "weight", "times",
                                "cap",  "on_na",   "on_absent", "peers",   "due"};
  std::vector<std::string> own;
  switch (kind) {
    case ItemKind::each:
      own = {"price", "plus", "where", "once_per"};
      break;
    case ItemKind::gap:
      own = {"target", "side", "step", "round", "price"};
      break;
    case ItemKind::share:
      own = {"target", "worth"};
      break;
    case ItemKind::table:
      own = {"rows"};
      break;
    case ItemKind::function:
      own = {"function", "uses", "args", "worth"};
      break;
  }
  keys.insert(keys.end(), own.begin(), own.end());
  return keys;
}

std::uint32_t member_named(const std::map<Names::Key, std::uint32_t>& names, const Place& place,
                           std::string_view key, std::uint32_t indicator) {
  const std::optional<std::string_view> id = place.text(key);
  if (!id) return kNone;
  const auto found = names.find({indicator, std::string(*id)});
  if (found != names.end()) return found->second;
  std::vector<std::string> ids;
  for (const auto& [name, index] : names) {
    if (name.first == indicator) ids.push_back(name.second);
  }
  place.refuse(key, quoted(*id) + ", which this indicator does not have",
               ids.empty() ? "none: leave it out" : "one of " + listed(ids), suggestion(*id, ids));
  return kNone;
}

/// The records that a loop over `record` walks through.
std::uint32_t events_of(const Build& build, const Operand& of) {
  const Input* input = input_of(build, of);
  return input != nullptr && input->type == InputType::events ? of.index : kNone;
}

/// The input whose attributes are names in the innermost context.
std::uint32_t records_in_reach(const Build& build, const Item& item) {
  const bool looks_at_records =
      item.kind == ItemKind::each || has_loop(build, item.loops, LoopKind::record);
  return looks_at_records && item.of.kind == OperandKind::input ? item.of.index : kNone;
}

std::string_view title_of(const Build& build, const Operand& of) {
  if (const Figure* figure = figure_of(build, of)) return figure->title;
  const Input* input = input_of(build, of);
  return input == nullptr ? std::string_view() : input->title;
}

void read_title(Build& build, const Place& place, Item& item) {
  const std::string_view inherited = title_of(build, item.of);
  if (!place.has("title") && inherited.empty() && item.of.kind == OperandKind::none)
    place.missing("title", "a title in Chinese");
  item.title = build.store.keep(place.text("title").value_or(inherited));
}

Sign default_sign(const Build& build, const Item& item, std::uint32_t indicator) {
  const Start start = item.part == kNone ? build.store.indicators[indicator].start
                                         : build.store.parts[item.part].start;
  return start == Start::full ? Sign::deduct : Sign::award;
}

void read_of(Build& build, const Place& place, Item& item, const Viewpoint& view) {
  item.of = read_name(build, place, "of", view);
  if (!place.has("of") && item.kind != ItemKind::function)
    place.missing("of", "the id of the input or figure that is judged");
}

void read_when(Build& build, const Place& place, Item& item, const Viewpoint& view) {
  item.when = read_tests(build, place, "when", view);
  item.else_of = member_named(build.names.items, place, "else_of", view.indicator);
  if (!place.has("else_of") || !place.has("when")) return;
  place.refuse("else_of", "beside a `when` of its own",
               "one of the two: it applies exactly when the other item's `when` is false");
}

void read_treatments(Build& build, const Place& place, Item& item, const Viewpoint& view) {
  item.on_na = read_treatment(place, "on_na", true);
  item.on_absent = read_treatment(place, "on_absent", true);
  const Peers peers = read_group(build, place, "peers", view);
  item.peers = peers.group;
  item.peers_choice = peers.choice;
  const bool needs = item.on_na == Treatment::peer_mean || item.on_absent == Treatment::peer_mean;
  if (needs && !place.has("peers"))
    place.missing("peers", "pool, domain or a roster choice, beside peer_mean");
  if (!needs && place.has("peers"))
    place.refuse("peers", "without use", "on_na or on_absent = \"peer_mean\" beside it");
  const bool in_loop = item.part != kNone && build.store.parts[item.part].loops.count != 0;
  if (needs && in_loop)
    place.refuse("peers", "in a part that is scored subject by subject",
                 "another treatment: peers are compared as a whole, not by subject");
}

void read_due(Build& build, const Place& place, Item& item) {
  const std::optional<std::string_view> due = place.text("due");
  if (!due) return;
  if (!is_period_id(*due)) place.wrong("due", "the id of a period: q1, q2, h1, q3, q4 or year");
  item.due = build.store.keep(*due);
}

void read_common(Build& build, const Place& place, Item& item, const Viewpoint& view) {
  const std::uint32_t events = item.kind == ItemKind::each ? kNone : events_of(build, item.of);
  const Looped looped = read_loops(build, place, view, events);
  item.loops = looped.loops;
  item.combine = looped.combine;
  item.weight = looped.weight;
  read_when(build, place, item, view);
  const Viewpoint inner{view.indicator, kNone, records_in_reach(build, item)};
  item.times = read_modifiers(build, place, "times", "factor", inner);
  item.cap = read_number(build, place, "cap", Bound::positive);
  read_treatments(build, place, item, view);
  read_due(build, place, item);
  read_item_kind(build, place, item, inner);
}

}  // namespace

Treatment read_treatment(const Place& place, std::string_view key, bool is_item) {
  std::vector<Word<Treatment>> words{
      {"full", Treatment::full}, {"zero", Treatment::zero}, {"block", Treatment::block}};
  if (is_item) {
    words.push_back({"none", Treatment::none});
    words.push_back({"peer_mean", Treatment::peer_mean});
  } else {
    words.push_back({"rescale", Treatment::rescale});
  }
  return place.word(key, words, Treatment::unnamed);
}

void declare_items(Build& build, const Place& indicator_place, std::uint32_t indicator) {
  for (const Place& place : indicator_place.tables("item")) {
    Item item;
    item.id = build.store.keep(place.id("id").value_or(""));
    file_id(build, build.names.items, place, indicator, size_of(build.store.items));
    build.store.items.push_back(item);
    build.item_places.push_back(place);
  }
}

void read_item(Build& build, std::uint32_t indicator, std::uint32_t index) {
  const Place place = build.item_places[index];
  Item item = build.store.items[index];
  const Viewpoint view{indicator, kNone, kNone};
  const std::size_t mistakes = place.report().count();
  if (!place.has("kind")) place.missing("kind", "one of each, gap, share, table, function");
  item.kind = place.word<ItemKind>("kind", kKinds, ItemKind::each);
  if (place.report().count() > mistakes) return;
  place.allow(keys_of(item.kind), "an item of this kind");
  item.part = member_named(build.names.parts, place, "part", indicator);
  item.sign = place.word<Sign>("sign", {{"deduct", Sign::deduct}, {"award", Sign::award}},
                               default_sign(build, item, indicator));
  read_of(build, place, item, view);
  read_title(build, place, item);
  read_common(build, place, item, view);
  build.store.items[index] = item;
}

}  // namespace kaohe::catalogue
