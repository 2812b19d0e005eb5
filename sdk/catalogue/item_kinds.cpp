// The five kinds: each, gap, share, table, function.
#include <algorithm>

#include "build.hpp"
#include "words.hpp"

namespace kaohe::catalogue {
namespace {

/// Type events or count: something whose records may be told apart.
bool has_cases(const Input* input) {
  return input != nullptr && (input->type == InputType::events || input->type == InputType::count);
}

bool has_attribute_options(const Build& build, std::uint32_t attribute) {
  return attribute != kNone && build.store.attributes[attribute].options.count > 0;
}

/// `{ by = ATTR, option = number, … }`
void read_price_list(Build& build, const Place& price, Item& item) {
  const std::string_view by = price.required_text("by", "the attribute that decides the price");
  if (by.empty() || item.of.kind != OperandKind::input) return;
  const std::uint32_t attribute = attribute_of(build, item.of.index, by);
  if (!has_attribute_options(build, attribute)) {
    price.wrong("by", "an attribute with options of the item's events",
                suggestion(by, attribute_ids(build, item.of.index)));
    return;
  }
  item.price_by = attribute;
  item.price = read_option_numbers(build, price, build.store.attributes[attribute].options, {"by"},
                                   Bound::not_negative);
}

void read_each_price(Build& build, const Place& place, Item& item) {
  const toml::node* node = place.find("price");
  if (node != nullptr && node->is_table()) {
    read_price_list(build, *place.table("price"), item);
    return;
  }
  const std::uint32_t price = require_number(build, place, "price", Bound::not_negative);
  if (price != kNone) item.price = {price, 1};
}

void check_once(const Place& place, const Item& item, const Input* input) {
  const bool other = item.once_subject || item.once_matter;
  if (item.once_all && other) place.refuse("once_per", "\"all\" beside others", "[\"all\"] alone");
  if (!has_cases(input)) {
    place.refuse("once_per", "on something without cases", "an events or count input in `of`");
    return;
  }
  const bool has_subject = input->named || input->sub != kNone;
  if (item.once_subject && !has_subject)
    place.refuse("once_per", "\"subject\", which its records do not name", "`per` on the input");
  if (item.once_matter && !input->matter)
    place.refuse("once_per", "\"matter\", which its records do not carry",
                 "matter = true on the input");
}

void read_once(Build& build, const Place& place, Item& item) {
  if (!place.has("once_per")) return;
  const char* expected = "a list of subject, matter, or [\"all\"]";
  for (const TextAt& member : place.texts("once_per", expected)) {
    if (member.text == "subject") {
      item.once_subject = true;
    } else if (member.text == "matter") {
      item.once_matter = true;
    } else if (member.text == "all") {
      item.once_all = true;
    } else {
      build.report.add(position_of(member.node->source()), place.way("once_per"),
                       quoted(member.text), expected,
                       suggestion(member.text, {"subject", "matter", "all"}));
    }
  }
  check_once(place, item, input_of(build, item.of));
}

void read_each(Build& build, const Place& place, Item& item, const Viewpoint& inner) {
  const Input* input = input_of(build, item.of);
  const bool fits = has_cases(input) || (input != nullptr && input->type == InputType::measure);
  if (item.of.kind != OperandKind::none && !fits) {
    place.wrong("of", "an input of type events, count or measure",
                "a figure is priced by kind = \"gap\" with side = \"above\", target = 0");
    return;
  }
  read_each_price(build, place, item);
  item.plus = read_modifiers(build, place, "plus", "add", inner);
  if (place.has("where") && !has_cases(input)) {
    place.refuse("where", "on something without cases", "an events or count input in `of`");
  } else if (input != nullptr) {
    item.where = read_where(build, place, item.of.index);
  }
  read_once(build, place, item);
}

/// Whole numbers by nature: a count, a flag, a place.
bool counts_whole(const Build& build, const Operand& of) {
  const Input* input = input_of(build, of);
  if (input != nullptr) return input->type == InputType::count || input->type == InputType::flag;
  const Figure* figure = figure_of(build, of);
  if (figure == nullptr) return true;
  const bool is_place = figure->peer == PeerForm::place ||
                        figure->peer == PeerForm::place_from_last ||
                        figure->peer == PeerForm::count;
  const bool changed = figure->times.count > 0 || figure->loops.count > 0;
  return (figure->form == FigureForm::count || (figure->form == FigureForm::peer && is_place)) &&
         !changed;
}

void refuse_choice(Build& build, const Place& place, const Item& item) {
  if (!is_numeric(build, item.of))
    place.wrong("of", "something measured in numbers", "a choice is judged by kind = \"table\"");
}

void read_gap(Build& build, const Place& place, Item& item, const Viewpoint& inner) {
  refuse_choice(build, place, item);
  const Input* input = input_of(build, item.of);
  const bool is_flag = input != nullptr && input->type == InputType::flag;
  item.side_above = place.word<bool>("side", {{"below", false}, {"above", true}}, false);
  if (!place.has("target") && (!is_flag || item.side_above))
    place.missing("target", "a number, a figure or input, or { by = CHOICE, … }");
  item.target = read_operand(build, place, "target", {inner.indicator, kNone, kNone});
  item.step = read_number(build, place, "step", Bound::positive);
  item.round = place.word<Step>(
      "round", {{"none", Step::none}, {"up", Step::up}, {"down", Step::down}}, Step::none);
  if (!place.has("round") && !counts_whole(build, item.of)) {
    place.missing("round", "none, up (不足一个按一个) or down (不足一个不计)",
                  "only a count, a flag or a place goes without");
  }
  const std::uint32_t price = require_number(build, place, "price", Bound::not_negative);
  if (price != kNone) item.price = {price, 1};
}

void read_share(Build& build, const Place& place, Item& item, const Viewpoint& inner) {
  refuse_choice(build, place, item);
  if (!place.has("target"))
    place.missing("target", "a number, a figure or input, or { by = CHOICE, … }");
  item.target = read_operand(build, place, "target", {inner.indicator, kNone, kNone});
  item.worth = require_number(build, place, "worth", Bound::positive);
}

/// Reads the rows of one table item.
class RowReader {
 public:
  RowReader(Build& build, const Place& item_place, const Item& item, const Viewpoint& inner)
      : build_(build), item_place_(item_place), input_(input_of(build, item.of)), inner_(inner) {}

  Range read() {
    std::vector<Row> rows;
    const std::vector<Place> places = item_place_.steps("rows");
    if (places.empty()) item_place_.missing("rows", "a list of rows, the first that matches wins");
    for (const Place& place : places) {
      if (rest_seen_) refuse_row(place, "after a row that is the rest", "the rest last");
      rows.push_back(read_row(place));
    }
    if (!places.empty()) check_complete(places.back());
    return append(build_.store.rows, rows);
  }

 private:
  bool is_type(InputType type) const { return input_ != nullptr && input_->type == type; }

  static void refuse_row(const Place& place, std::string found, std::string expected) {
    place.report().add(place.at(), place.path(), std::move(found), std::move(expected));
  }

  Row read_row(const Place& place) {
    place.allow({"from", "above", "upto", "below", "is", "when", "points", "label"}, "a row");
    Row row;
    row.from = read_bound(place, "from");
    row.above = read_bound(place, "above");
    row.upto = read_bound(place, "upto");
    row.below = read_bound(place, "below");
    row.is = read_is(place);
    row.when = read_tests(build_, place, "when", inner_);
    row.points = require_number(build_, place, "points", Bound::not_negative);
    row.label = build_.store.keep(place.text("label").value_or(""));
    rest_seen_ = rest_seen_ || is_rest(place);
    return row;
  }

  static bool is_rest(const Place& place) {
    const std::vector<Entry> entries = place.entries();
    return std::all_of(entries.begin(), entries.end(), [](const Entry& entry) {
      return entry.key == "points" || entry.key == "label";
    });
  }

  Operand read_bound(const Place& place, std::string_view key) {
    if (place.has(key) && is_type(InputType::choice)) {
      place.refuse(key, "a bound on a choice", "is = an option");
      return {};
    }
    return read_operand(build_, place, key, {inner_.indicator, kNone, kNone});
  }

  Range read_is(const Place& place) {
    if (!place.has("is")) return {};
    if (is_type(InputType::flag)) return read_is_true(place);
    if (is_type(InputType::choice)) return read_is_options(place);
    place.wrong("is", "bounds: from, above, upto, below", "`is` is for choices and flags");
    return {};
  }

  Range read_is_true(const Place& place) {
    const auto* value = place.find("is")->as_boolean();
    if (value == nullptr || !value->get()) {
      place.wrong("is", "true", "the other row is the rest: { points = … }");
      return {};
    }
    return append(build_.store.indices, std::vector<std::uint32_t>{1});
  }

  Range read_is_options(const Place& place) {
    const std::vector<std::string> ids = option_ids(build_, input_->options);
    std::vector<std::uint32_t> options;
    for (const TextAt& member : place.texts("is", "one of the options " + listed(ids))) {
      const std::uint32_t option = option_of(build_, input_->options, member.text);
      const Position at = position_of(member.node->source());
      if (option == kNone) {
        build_.report.add(at, place.way("is"), quoted(member.text),
                          "one of the options " + listed(ids), suggestion(member.text, ids));
      } else if (covered(option)) {
        build_.report.add(at, place.way("is"),
                          quoted(member.text) + ", which a row above takes already",
                          "each option in one row");
      } else {
        options.push_back(option);
      }
    }
    if (!place.has("when")) covered_.insert(covered_.end(), options.begin(), options.end());
    return append(build_.store.indices, options);
  }

  bool covered(std::uint32_t option) const {
    return std::find(covered_.begin(), covered_.end(), option) != covered_.end();
  }

  void check_complete(const Place& last) const {
    if (rest_seen_) return;
    if (!is_type(InputType::choice)) {
      refuse_row(last, "not the rest", "a last row without conditions: { points = … }");
      return;
    }
    std::vector<std::string> left;
    for (std::uint32_t option = 0; option < input_->options.count; ++option) {
      if (!covered(option))
        left.emplace_back(build_.store.options[input_->options.first + option].id);
    }
    if (!left.empty())
      item_place_.refuse("rows", "without a row for " + listed(left),
                         "a row for every option, or a last row { points = … }");
  }

  Build& build_;
  const Place& item_place_;
  const Input* input_;
  const Viewpoint& inner_;
  bool rest_seen_ = false;
  std::vector<std::uint32_t> covered_;
};

void read_function_item(Build& build, const Place& place, Item& item, const Viewpoint& view) {
  const Called called = read_function(build, place, {view.indicator, kNone, kNone});
  item.function = called.function;
  item.uses = called.uses;
  item.args = called.args;
  item.worth = read_number(build, place, "worth", Bound::positive);
  if (item.sign == Sign::award && !place.has("worth"))
    place.missing("worth", "the most that it can award");
}

}  // namespace

void read_item_kind(Build& build, const Place& place, Item& item, const Viewpoint& inner) {
  switch (item.kind) {
    case ItemKind::each:
      read_each(build, place, item, inner);
      break;
    case ItemKind::gap:
      read_gap(build, place, item, inner);
      break;
    case ItemKind::share:
      read_share(build, place, item, inner);
      break;
    case ItemKind::table:
      item.rows = RowReader(build, place, item, inner).read();
      break;
    case ItemKind::function:
      read_function_item(build, place, item, inner);
      break;
  }
}

}  // namespace kaohe::catalogue
