// Subs and inputs: what is recorded.
#include "build.hpp"
#include "words.hpp"

namespace kaohe::catalogue {
namespace {

const std::vector<std::string> kInputKeys{
    "id",    "title",  "unit",     "type",   "options", "attributes", "per",
    "every", "matter", "scope",    "from",   "merge",   "range",      "reason",
    "min",   "max",    "decimals", "sample", "year",    "if_missing"};

void read_sub(Build& build, const Place& place) {
  place.allow({"id", "title", "may_be_empty", "sample"}, "a sub");
  Sub sub;
  const std::optional<std::string_view> id = place.id("id");
  if (!place.has("id")) place.missing("id", "an id: small letters, digits and _, a letter first");
  sub.id = build.store.keep(id.value_or(""));
  sub.title = build.store.keep(place.required_text("title", "a title in Chinese"));
  sub.may_be_empty = place.yes("may_be_empty", false);
  sub.sample = place.whole("sample", 1, 1'000'000).value_or(0);
  for (const char* kept :
       {"named", "record", "month", "quarter", "half", "year", "pool", "domain"}) {
    if (sub.id == kept) place.wrong("id", "another id", "this word has a meaning of its own");
  }
  if (id && !build.names.subs.emplace(*id, size_of(build.store.subs)).second) {
    place.refuse("id", quoted(*id) + " a second time", "an id of its own");
  }
  build.store.subs.push_back(sub);
}

Range read_options(Build& build, const Place& place, std::string_view key) {
  const std::optional<Place> table = place.table(key);
  std::vector<Option> options;
  if (!table) return {};
  for (const Entry& entry : table->entries()) {
    if (!is_id(entry.key) || entry.key == "by") {
      build.report.add(entry.at, table->way(entry.key), quoted(entry.key),
                       "an id: small letters, digits and _, a letter first; not by");
    }
    options.push_back(
        {build.store.keep(entry.key), build.store.keep(table->text(entry.key).value_or(""))});
  }
  if (options.empty()) place.refuse(key, "without options", "at least one: { id = \"中文\" }");
  return append(build.store.options, options);
}

Range read_attributes(Build& build, const Place& place) {
  const std::optional<Place> table = place.table("attributes");
  std::vector<Attribute> attributes;
  if (!table) return {};
  for (const Entry& entry : table->entries()) {
    Attribute attribute;
    attribute.id = build.store.keep(entry.key);
    if (!is_id(entry.key)) {
      build.report.add(entry.at, table->way(entry.key), quoted(entry.key),
                       "an id: small letters, digits and _, a letter first");
    }
    if (entry.node->is_table()) {
      attribute.options = read_options(build, *table, entry.key);
    } else {
      attribute.title = build.store.keep(table->text(entry.key).value_or(""));
    }
    attributes.push_back(attribute);
  }
  return append(build.store.attributes, attributes);
}

void read_per(Build& build, const Place& place, Input& input) {
  const std::optional<std::string_view> per = place.text("per");
  if (!per) return;
  input.named = *per == "named";
  const auto sub = build.names.subs.find(*per);
  if (sub != build.names.subs.end()) input.sub = sub->second;
  if (input.named || sub != build.names.subs.end()) return;
  std::vector<std::string> ids{"named"};
  for (const auto& [id, index] : build.names.subs) ids.push_back(id);
  place.unknown_word("per", *per, ids);
}

void read_source(Build& build, const Place& place, Input& input) {
  const std::string_view from = place.text("from").value_or("record");
  const std::size_t colon = from.find(':');
  const std::string_view kind = from.substr(0, colon);
  const std::string_view name =
      colon == std::string_view::npos ? std::string_view() : from.substr(colon + 1);
  const char* expected = "record, roster, last_year:ID, result:NAME or notices:days_late";
  if (from == "record" || from == "roster") {
    input.source = from == "roster" ? Source::roster : Source::record;
  } else if (kind == "last_year" && !name.empty()) {
    input.source = Source::last_year;
    input.source_id = build.store.keep(name);
  } else if (kind == "result" && is_id(name)) {
    input.source = Source::result;
    input.source_id = build.store.keep(name);
  } else if (from == "notices:days_late") {
    input.source = Source::notices;
    input.source_id = build.store.keep(name);
  } else {
    place.wrong("from", expected);
  }
}

void read_merge(const Place& place, Input& input) {
  const bool adds = input.type == InputType::events || input.type == InputType::count;
  std::vector<Word<Merge>> words{{"none", Merge::none}, {"last", Merge::last}};
  if (adds) words = {{"sum", Merge::sum}};
  if (input.type == InputType::measure) {
    words = {{"none", Merge::none}, {"sum", Merge::sum}, {"mean", Merge::mean},
             {"max", Merge::max},   {"min", Merge::min}, {"last", Merge::last}};
  }
  input.merge = place.word("merge", words, adds ? Merge::sum : Merge::none);
}

void read_range(Build& build, const Place& place, Input& input) {
  const toml::node* node = place.find("range");
  if (node == nullptr) return;
  const toml::array* bounds = node->as_array();
  if (bounds == nullptr || bounds->size() != 2) {
    place.wrong("range", "two numbers: [0, 100]");
    return;
  }
  input.range_low = number_at(build, *bounds->get(0), place.way("range") + ".1", Bound::any);
  input.range_high = number_at(build, *bounds->get(1), place.way("range") + ".2", Bound::any);
}

void check_order(const Build& build, const Place& place, std::string_view key, std::uint32_t low,
                 std::uint32_t high) {
  if (low == kNone || high == kNone) return;
  const Rational& low_value = build.store.numbers[low].value;
  const Rational& high_value = build.store.numbers[high].value;
  if (high_value < low_value)
    place.refuse(key, low_value.text() + " to " + high_value.text(), "the lower bound first");
}

void read_checks(Build& build, const Place& place, Input& input) {
  read_range(build, place, input);
  input.reason = place.yes("reason", false);
  input.min = read_number(build, place, "min", Bound::any);
  input.max = read_number(build, place, "max", Bound::any);
  if (const auto decimals = place.whole("decimals", 0, 8))
    input.decimals = static_cast<std::int32_t>(*decimals);
  input.sample = place.whole("sample", 1, 1'000'000).value_or(0);
  input.year = build.store.keep(place.text("year").value_or(""));
  input.if_missing_previous =
      place.word<bool>("if_missing", {{"absent", false}, {"previous", true}}, false);
  check_order(build, place, "range", input.range_low, input.range_high);
  check_order(build, place, "max", input.min, input.max);
}

void forbid(const Place& place, bool forbidden, std::string_view key, std::string expected) {
  if (forbidden && place.has(key)) place.refuse(key, "out of place", std::move(expected));
}

void check_type(const Place& place, const Input& input) {
  const bool is_choice = input.type == InputType::choice;
  const bool has_cases = input.type == InputType::events || input.type == InputType::count;
  if (is_choice && !place.has("options"))
    place.missing("options", "the options of the choice: { id = \"中文\" }");
  forbid(place, !is_choice, "options", "options on type choice only");
  forbid(place, !has_cases, "attributes", "attributes on types events and count only");
  for (const char* key : {"range", "min", "max", "decimals"}) {
    forbid(place, is_choice || input.type == InputType::flag, key, "this key on numbers only");
  }
  if (input.named && input.type != InputType::events)
    place.wrong("per", "a list of the domain; named goes with type events only");
}

void check_source(const Place& place, const Input& input) {
  if (input.source == Source::notices && input.type != InputType::events) {
    place.wrong("from", "type = \"events\" beside it", "each notice is one record");
  }
  if (input.source == Source::roster) {
    if (input.type == InputType::events)
      place.wrong("from", "type count, measure, flag or choice beside it");
    for (const char* key :
         {"every", "attributes", "matter", "scope", "reason", "sample", "if_missing"}) {
      forbid(place, true, key, "no such key beside from = \"roster\"");
    }
  }
  if (input.scope != kaohe::Scope::assessee)
    forbid(place, true, "per", "no list beside a scope that is not an assessee's");
  if ((input.id == "pool" || input.id == "domain") && is_roster_choice(input))
    place.wrong("id", "another id", "this word names a group");
}

void read_input(Build& build, const Place& place, std::uint32_t owner) {
  place.allow(kInputKeys, "an input");
  Input input;
  input.indicator = owner;
  input.id = build.store.keep(place.id("id").value_or(""));
  file_id(build, build.names.inputs, place, owner, size_of(build.store.inputs));
  input.title = build.store.keep(place.required_text("title", "a title in Chinese"));
  input.unit = build.store.keep(place.text("unit").value_or(""));
  if (!place.has("type")) place.missing("type", "one of events, count, measure, flag, choice");
  input.type = place.word<InputType>("type",
                                     {{"events", InputType::events},
                                      {"count", InputType::count},
                                      {"measure", InputType::measure},
                                      {"flag", InputType::flag},
                                      {"choice", InputType::choice}},
                                     InputType::events);
  input.every = place.word<Cell>("every",
                                 {{"month", Cell::month},
                                  {"quarter", Cell::quarter},
                                  {"half", Cell::half},
                                  {"year", Cell::year}},
                                 Cell::year);
  input.scope = place.word<kaohe::Scope>("scope",
                                         {{"assessee", kaohe::Scope::assessee},
                                          {"pool", kaohe::Scope::pool},
                                          {"domain", kaohe::Scope::domain}},
                                         kaohe::Scope::assessee);
  input.matter = place.yes("matter", false);
  input.options = read_options(build, place, "options");
  input.attributes = read_attributes(build, place);
  read_per(build, place, input);
  read_source(build, place, input);
  read_merge(place, input);
  read_checks(build, place, input);
  check_type(place, input);
  check_source(place, input);
  build.store.inputs.push_back(input);
  build.input_places.push_back(place);
}

}  // namespace

void read_subs(Build& build, const Place& root) {
  for (const Place& place : root.tables("sub")) read_sub(build, place);
}

void read_inputs(Build& build, const Place& place, std::uint32_t owner) {
  for (const Place& input : place.tables("input")) read_input(build, input, owner);
}

void check_last_year(Build& build, std::uint32_t index) {
  Input& input = build.store.inputs[index];
  if (input.source != Source::last_year) return;
  const Place& place = build.input_places[index];
  const Operand found = look_up(build, input.source_id, {input.indicator, kNone, kNone});
  if (found.kind == OperandKind::none) {
    place.wrong("from",
                "last_year: with the id of a figure or input, such as last_year:XZ14.income");
    return;
  }
  input.source_id = build.store.keep(full_name(build, found));
}

}  // namespace kaohe::catalogue
