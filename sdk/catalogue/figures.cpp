// Figures: what is measured. Six forms; the modifiers mean the same for all.
#include <algorithm>

#include "build.hpp"
#include "words.hpp"

namespace kaohe::catalogue {
namespace {

const std::vector<Word<FigureForm>> kForms{
    {"sum", FigureForm::sum},     {"count", FigureForm::count},       {"ratio", FigureForm::ratio},
    {"index", FigureForm::index}, {"function", FigureForm::function}, {"peer", FigureForm::peer}};

const std::vector<std::string> kCommonKeys{"id",       "title",   "unit",     "when",    "times",
                                           "at_least", "at_most", "for_each", "combine", "weight"};

std::vector<std::string> keys_of(FigureForm form) {
  std::vector<std::string> own;
  switch (form) {
    case FigureForm::sum:
      own = {"sum", "where"};
      break;
    case FigureForm::count:
      own = {"count", "where"};
      break;
    case FigureForm::ratio:
      own = {"ratio", "scale"};
      break;
    case FigureForm::index:
      own = {"index", "by", "weights"};
      break;
    case FigureForm::function:
      own = {"function", "uses", "args"};
      break;
    case FigureForm::peer:
      own = {"peer", "of", "over", "prefer"};
      break;
  }
  own.insert(own.end(), kCommonKeys.begin(), kCommonKeys.end());
  return own;
}

std::vector<std::string> form_words() {
  std::vector<std::string> words;
  for (const Word<FigureForm>& form : kForms) words.emplace_back(form.text);
  return words;
}

/// The one form of a figure; reports none and several.
std::optional<FigureForm> read_form(const Place& place) {
  std::optional<Word<FigureForm>> found;
  for (const Word<FigureForm>& form : kForms) {
    if (!place.has(form.text)) continue;
    if (found) {
      place.report().add(place.key_at(form.text), place.way(form.text),
                         "a second form beside " + quoted(found->text), "one form",
                         "make it a figure of its own");
      return std::nullopt;
    }
    found = form;
  }
  if (found) return found->meaning;
  std::vector<std::string> keys = form_words();
  keys.insert(keys.end(), kCommonKeys.begin(), kCommonKeys.end());
  place.allow(keys, "a figure");
  place.report().add(place.at(), place.path(), "a figure without a form",
                     "one of " + listed(form_words()));
  return std::nullopt;
}

/// Names that are added or divided: numbers, each once.
Operand numeric_name(Build& build, const toml::node& node, const std::string& where,
                     const Viewpoint& view) {
  const Operand operand = named(build, node, where, view);
  if (is_numeric(build, operand)) return operand;
  build.report.add(position_of(node.source()), where, build.report.spelled(node) + ", a choice",
                   "something measured in numbers");
  return {};
}

Range read_names(Build& build, const Place& place, std::string_view key, const Viewpoint& view) {
  std::vector<Term> terms;
  for (const TextAt& member : place.texts(key, "ids of figures and inputs, in quotes")) {
    terms.push_back({numeric_name(build, *member.node, place.way(key), view), kNone});
  }
  return append(build.store.terms, terms);
}

/// `{ a = 1, b = "-0.5" }`; the coefficient's key is `sum.a`.
Range read_weighted_names(Build& build, const Place& table, const Viewpoint& view) {
  std::vector<Term> terms;
  for (const Entry& entry : table.entries()) {
    const Operand operand = look_up(build, entry.key, view);
    if (operand.kind == OperandKind::none || !is_numeric(build, operand)) {
      build.report.add(
          entry.at, table.way(entry.key), quoted(entry.key) + ", no number that is known here",
          "the id of a figure or input of the indicator or the domain, measured in numbers");
    }
    terms.push_back({operand, number_at(build, *entry.node, table.way(entry.key), Bound::any)});
  }
  if (terms.empty())
    table.report().add(table.at(), table.path(), "an empty table", "at least one name: { a = 1 }");
  return append(build.store.terms, terms);
}

void refuse_twice(Build& build, const Place& place, std::string_view key, Range terms) {
  const Table<Term> rows = slice(build.store.terms, terms);
  for (std::uint32_t i = 0; i < rows.count; ++i) {
    for (std::uint32_t j = 0; j < i; ++j) {
      const bool same = rows[i].of.kind == rows[j].of.kind && rows[i].of.index == rows[j].of.index;
      if (same && rows[i].of.kind != OperandKind::none)
        place.refuse(key, "a list with one name twice", "each name once");
    }
  }
}

/// `where` belongs to the records of one input.
void read_figure_where(Build& build, const Place& place, Figure& figure, const Operand& records) {
  if (!place.has("where")) return;
  const Input* input = input_of(build, records);
  const bool has_records =
      input != nullptr && (input->type == InputType::events || input->type == InputType::count);
  if (!has_records) {
    place.refuse("where", "without records to choose from",
                 "count, or sum of one events or count input");
    return;
  }
  figure.where = read_where(build, place, records.index);
}

void read_sum(Build& build, const Place& place, Figure& figure, const Viewpoint& view) {
  const bool is_table = place.find("sum")->is_table();
  figure.terms = is_table ? read_weighted_names(build, *place.table("sum"), view)
                          : read_names(build, place, "sum", view);
  refuse_twice(build, place, "sum", figure.terms);
  const bool single = figure.terms.count == 1;
  read_figure_where(build, place, figure,
                    single ? build.store.terms[figure.terms.first].of : Operand{});
}

void read_count(Build& build, const Place& place, Figure& figure, const Viewpoint& view) {
  figure.of = read_name(build, place, "count", view);
  const Input* input = input_of(build, figure.of);
  const bool is_events = input != nullptr && input->type == InputType::events;
  if (figure.of.kind != OperandKind::none && !is_events)
    place.wrong("count", "an input of type events");
  if (is_events) read_figure_where(build, place, figure, figure.of);
}

void read_ratio(Build& build, const Place& place, Figure& figure, const Viewpoint& view) {
  figure.terms = read_names(build, place, "ratio", view);
  if (figure.terms.count != 2)
    place.refuse("ratio", "a list of " + std::to_string(figure.terms.count),
                 "two names: [\"a\", \"b\"] is a ÷ b");
  refuse_twice(build, place, "ratio", figure.terms);
  figure.scale = read_number(build, place, "scale", Bound::positive);
}

void read_index(Build& build, const Place& place, Figure& figure, const Viewpoint& view) {
  figure.of = read_name(build, place, "index", view);
  const Input* input = input_of(build, figure.of);
  if (input == nullptr) {
    if (figure.of.kind != OperandKind::none) place.wrong("index", "an input with an attribute");
    return;
  }
  const std::string_view by =
      place.required_text("by", "the attribute by whose options it is weighted");
  figure.by_attribute = attribute_of(build, figure.of.index, by);
  const bool has_options =
      figure.by_attribute != kNone && build.store.attributes[figure.by_attribute].options.count > 0;
  if (!has_options) {
    if (!by.empty())
      place.wrong("by", "an attribute of " + quoted(input->id) + " with options",
                  suggestion(by, attribute_ids(build, figure.of.index)));
    return;
  }
  if (!place.has("weights")) place.missing("weights", "a number for each option of " + quoted(by));
  const std::optional<Place> weights = place.table("weights");
  if (weights)
    figure.weights = read_option_numbers(
        build, *weights, build.store.attributes[figure.by_attribute].options, {}, Bound::any);
}

void read_peer_of(Build& build, const Place& place, Figure& figure, const Viewpoint& view) {
  figure.of = read_name(build, place, "of", view);
  if (figure.peer != PeerForm::count && !place.has("of"))
    place.missing("of", "the id of the figure or input that is compared");
  if (!is_numeric(build, figure.of)) place.wrong("of", "a figure or input measured in numbers");
  const bool ordered = figure.peer != PeerForm::mean && figure.peer != PeerForm::count;
  if (place.has("prefer") && !ordered)
    place.refuse("prefer", "without use", "prefer beside best, worst, place or place_from_last");
  figure.prefer_low = place.word<bool>("prefer", {{"high", false}, {"low", true}}, false);
}

void read_peer(Build& build, const Place& place, Figure& figure, const Viewpoint& view) {
  figure.peer = place.word<PeerForm>("peer",
                                     {{"mean", PeerForm::mean},
                                      {"best", PeerForm::best},
                                      {"worst", PeerForm::worst},
                                      {"place", PeerForm::place},
                                      {"place_from_last", PeerForm::place_from_last},
                                      {"count", PeerForm::count}},
                                     PeerForm::mean);
  if (!place.has("over")) place.missing("over", "pool, domain or a roster choice");
  const Peers group = read_group(build, place, "over", view);
  figure.over = group.group;
  figure.over_choice = group.choice;
  read_peer_of(build, place, figure, view);
}

void read_figure_form(Build& build, const Place& place, Figure& figure, const Viewpoint& view) {
  switch (figure.form) {
    case FigureForm::sum:
      read_sum(build, place, figure, view);
      break;
    case FigureForm::count:
      read_count(build, place, figure, view);
      break;
    case FigureForm::ratio:
      read_ratio(build, place, figure, view);
      break;
    case FigureForm::index:
      read_index(build, place, figure, view);
      break;
    case FigureForm::peer:
      read_peer(build, place, figure, view);
      break;
    case FigureForm::function: {
      const Called called = read_function(build, place, view);
      figure.function = called.function;
      figure.uses = called.uses;
      figure.args = called.args;
      break;
    }
  }
}

bool reads_input(const CatalogueStore& store, const Figure& figure, std::uint32_t input) {
  const auto is_it = [input](const Operand& of) {
    return of.kind == OperandKind::input && of.index == input;
  };
  const Table<Term> terms = slice(store.terms, figure.terms);
  const Table<Use> uses = slice(store.uses, figure.uses);
  return is_it(figure.of) ||
         std::any_of(terms.begin(), terms.end(),
                     [&](const Term& term) { return is_it(term.of); }) ||
         std::any_of(uses.begin(), uses.end(), [&](const Use& use) { return is_it(use.of); });
}

/// A figure named like an input beside it must read that input, which it then stands for: no name
/// means two things.
void check_stands_for(Build& build, const Place& place, const Figure& figure) {
  const auto input = build.names.inputs.find({figure.indicator, std::string(figure.id)});
  if (input == build.names.inputs.end() || reads_input(build.store, figure, input->second)) return;
  place.refuse("id", quoted(figure.id) + ", the id of an input beside it",
               "another id, or a figure that reads this input and stands for it");
}

}  // namespace

void declare_figures(Build& build, const Place& owner_place, std::uint32_t owner) {
  for (const Place& place : owner_place.tables("figure")) {
    Figure figure;
    figure.indicator = owner;
    figure.id = build.store.keep(place.id("id").value_or(""));
    file_id(build, build.names.figures, place, owner, size_of(build.store.figures));
    figure.title = build.store.keep(place.required_text("title", "a title in Chinese"));
    figure.unit = build.store.keep(place.text("unit").value_or(""));
    build.store.figures.push_back(figure);
    build.figure_places.push_back(place);
  }
}

void read_figure(Build& build, std::uint32_t index) {
  const Place place = build.figure_places[index];
  Figure figure = build.store.figures[index];
  const Viewpoint view{figure.indicator, index, kNone};
  const std::optional<FigureForm> form = read_form(place);
  if (!form) return;
  figure.form = *form;
  place.allow(keys_of(*form), "a figure of this form");
  read_figure_form(build, place, figure, view);
  figure.when = read_tests(build, place, "when", view);
  figure.times = read_modifiers(build, place, "times", "factor", view);
  figure.at_least = read_operand(build, place, "at_least", view);
  figure.at_most = read_operand(build, place, "at_most", view);
  const Looped looped = read_loops(build, place, view, kNone);
  figure.loops = looped.loops;
  figure.combine = looped.combine;
  figure.weight = looped.weight;
  build.store.figures[index] = figure;
  check_stands_for(build, place, figure);
}

}  // namespace kaohe::catalogue
