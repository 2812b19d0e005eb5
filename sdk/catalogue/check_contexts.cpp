// Every value in every context in which it is asked: not finer than it is owed, and merged only
// where `merge` says how. In the same walk: weights are there when the items that need them are
// due.
#include <set>
#include <tuple>

#include "checks.hpp"
#include "words.hpp"

namespace kaohe::catalogue {
namespace {

/// What a value is asked for: a calendar span (none: the year), a subject of a list (kNone: all).
struct Context {
  Cell span = Cell::none;
  std::uint32_t sub = kNone;
};

/// How soon an item is judged; a weight on a grid up to this is there by then. `none`: at once.
using Due = Cell;

Cell span_of(LoopKind kind) {
  if (kind == LoopKind::month) return Cell::month;
  return kind == LoopKind::quarter ? Cell::quarter : Cell::half;
}

const char* span_word(Cell span) {
  switch (span) {
    case Cell::month:
      return "month";
    case Cell::quarter:
      return "quarter";
    case Cell::half:
      return "half";
    case Cell::none:
    case Cell::year:
      return "year";
  }
  return "year";
}

Due due_of_period(std::string_view period) {
  if (period == "q4" || period == "year" || period == "m12" || period.empty()) return Cell::year;
  if (period == "h1" || period == "q2" || period == "m6") return Cell::half;
  if (period == "q1" || period == "q3" || period == "m3" || period == "m9") return Cell::quarter;
  return Cell::month;
}

class Walk {
 public:
  explicit Walk(Build& build) : build_(build) {}

  void run() {
    for (const Indicator& indicator : build_.store.indicators) {
      walk_items(indicator);
      walk_rest(indicator);
    }
  }

 private:
  CatalogueStore& store() const { return build_.store; }

  Context inside(Context context, Range loops, const Place& place) {
    for (const Loop& loop : slice(store().loops, loops)) {
      if (loop.kind == LoopKind::sub) context.sub = loop.sub;
      if (loop.kind == LoopKind::sub || loop.kind == LoopKind::record) continue;
      const Cell span = span_of(loop.kind);
      if (context.span != Cell::none && span > context.span) {
        place.refuse("for_each", quoted(span_word(span)) + " inside one " + span_word(context.span),
                     "a span no longer than that");
      }
      context.span = span;
    }
    return context;
  }

  Due due_of(const Item& item) const {
    if (!item.due.empty()) return due_of_period(item.due);
    Due due = item.kind == ItemKind::each ? Cell::none : Cell::year;
    for (const Loop& loop : slice(store().loops, item.loops)) {
      if (loop.kind == LoopKind::record) due = Cell::none;
      if (loop.kind != LoopKind::sub && loop.kind != LoopKind::record && due != Cell::none)
        due = span_of(loop.kind);
    }
    return due;
  }

  void walk_items(const Indicator& indicator) {
    for (std::uint32_t i = indicator.items.first; i < indicator.items.first + indicator.items.count;
         ++i)
      walk_item(i);
  }

  void walk_item(std::uint32_t index) {
    const Item& item = store().items[index];
    const Place& place = build_.item_places[index];
    due_ = due_of(item);
    has_due_ = true;
    Context outer;
    if (item.part != kNone) outer = walk_part(item);
    ask_tests(item.when, outer, place, "when");
    const std::uint32_t part_sub = outer.sub;
    const std::uint32_t own_sub = looped_sub(build_, item.loops);
    if (part_sub != kNone && own_sub != kNone)
      place.wrong("for_each", "no list of subjects inside a part that is judged for each subject");
    const Context inner = inside(outer, item.loops, place);
    ask_item(item, inner, place);
  }

  Context walk_part(const Item& item) {
    const Part& part = store().parts[item.part];
    const Place& place = build_.part_places[item.part];
    const Context context = inside({}, part.loops, place);
    ask_weight(part.weight, part.loops, context, place);
    return context;
  }

  void ask_item(const Item& item, const Context& inner, const Place& place) {
    const bool by_record = has_loop(build_, item.loops, LoopKind::record);
    ask(item.of, inner, place, "of", by_record);
    ask(item.target, inner, place, "target");
    ask_weight(item.weight, item.loops, inner, place);
    ask_modifiers(item.times, inner, place, "times");
    ask_modifiers(item.plus, inner, place, "plus");
    for (const Row& row : slice(store().rows, item.rows)) {
      for (const Operand& bound : {row.from, row.above, row.upto, row.below})
        ask(bound, inner, place, "rows");
      ask_tests(row.when, inner, place, "rows");
    }
    ask_uses(item.uses, inner, place);
  }

  /// Conditions of the indicator, its parts, zeros and gates: asked of the assessee, and never
  /// before they can be.
  void walk_rest(const Indicator& indicator) {
    has_due_ = false;
    const auto index = static_cast<std::size_t>(&indicator - store().indicators.data());
    ask_tests(indicator.when, {}, build_.indicator_places[index], "when");
    for (std::uint32_t i = indicator.parts.first; i < indicator.parts.first + indicator.parts.count;
         ++i) {
      ask_tests(store().parts[i].when, {}, build_.part_places[i], "when");
    }
    for (std::uint32_t i = indicator.zeros.first; i < indicator.zeros.first + indicator.zeros.count;
         ++i) {
      ask_tests(store().zeros[i].when, {}, build_.zero_places[i], "when");
    }
    for (std::uint32_t i = indicator.gates.first; i < indicator.gates.first + indicator.gates.count;
         ++i) {
      ask_tests(store().gates[i].when, {}, build_.gate_places[i], "when");
    }
  }

  void ask_tests(Range tests, const Context& context, const Place& place, std::string_view key) {
    std::vector<Operand> reads;
    add_reads(store(), tests, reads);
    for (const Operand& read : reads) ask(read, context, place, key);
  }

  void ask_modifiers(Range modifiers, const Context& context, const Place& place,
                     std::string_view key) {
    for (const Modifier& modifier : slice(store().modifiers, modifiers))
      ask_tests(modifier.when, context, place, key);
  }

  /// A function may look at subjects and records one by one, so nothing has to be merged for it.
  void ask_uses(Range uses, const Context& context, const Place& place) {
    for (const Use& use : slice(store().uses, uses)) ask(use.of, context, place, "uses", true);
  }

  void ask(const Operand& operand, const Context& context, const Place& place, std::string_view key,
           bool one_by_one = false) {
    if (const Input* input = input_of(build_, operand))
      ask_input(*input, context, place, key, one_by_one);
    if (operand.kind == OperandKind::figure) ask_figure(operand.index, context);
  }

  void ask_input(const Input& input, const Context& context, const Place& place,
                 std::string_view key, bool one_by_one) {
    if (input.type == InputType::events) return;
    const bool in_span = context.span != Cell::none;
    const bool varies = input.every != Cell::year;
    if (in_span && varies && input.every > context.span) {
      place.refuse(key,
                   quoted(input.id) + ", owed each " + span_word(input.every) +
                       " and asked for in one " + span_word(context.span),
                   "a value owed at least each " + std::string(span_word(context.span)),
                   "every on the input, or for_each");
    }
    if (one_by_one || input.merge != Merge::none) return;
    if (varies && (!in_span || input.every < context.span)) {
      refuse_merge(input, place, key, "every " + std::string(span_word(input.every)),
                   span_word(input.every));
    }
    if (input.sub != kNone && input.sub != context.sub) {
      const std::string_view sub = store().subs[input.sub].id;
      refuse_merge(input, place, key, "every member of " + quoted(sub), sub);
    }
  }

  static void refuse_merge(const Input& input, const Place& place, std::string_view key,
                           const std::string& over, std::string_view loop) {
    place.refuse(key,
                 quoted(input.id) + ", which has a value for " + over + " and is asked for as one",
                 "merge on the input, or for_each = " + quoted(loop) + " where it is read");
  }

  void ask_figure(std::uint32_t index, const Context& context) {
    if (!seen_.insert({index, context.span, context.sub, has_due_, due_}).second) return;
    const Figure& figure = store().figures[index];
    const Place& place = build_.figure_places[index];
    const Context inner = inside(context, figure.loops, place);
    ask_tests(figure.when, inner, place, "when");
    ask_modifiers(figure.times, inner, place, "times");
    ask(figure.at_least, inner, place, "at_least");
    ask(figure.at_most, inner, place, "at_most");
    ask_weight(figure.weight, figure.loops, inner, place);
    ask_uses(figure.uses, inner, place);
    ask_form(figure, inner, place);
  }

  void ask_form(const Figure& figure, const Context& inner, const Place& place) {
    const char* key = figure.form == FigureForm::ratio ? "ratio" : "sum";
    for (const Term& term : slice(store().terms, figure.terms)) ask(term.of, inner, place, key);
    if (figure.form == FigureForm::count) ask(figure.of, inner, place, "count");
    if (figure.form == FigureForm::index) ask(figure.of, inner, place, "index");
    // The others have no such subject: peers are compared as wholes, in the same period.
    if (figure.form == FigureForm::peer) ask(figure.of, {inner.span, kNone}, place, "of");
  }

  void ask_weight(const Operand& weight, Range loops, const Context& inner, const Place& place) {
    const Input* input = input_of(build_, weight);
    if (input == nullptr) return;
    if (looped_sub(build_, loops) == kNone || input->sub != looped_sub(build_, loops)) {
      place.wrong("weight", "an input with `per` the list that is looped over");
      return;
    }
    ask_input(*input, inner, place, "weight", false);
    if (has_due_) check_weight_due(*input, place);
  }

  void check_weight_due(const Input& input, const Place& place) {
    if (input.source == Source::roster) return;
    const char* expected = "a weight from the roster, or owed as early as the items that it weighs";
    if (input.source != Source::record) {
      place.refuse("weight", quoted(input.id) + ", which is not recorded in the year", expected);
    } else if (due_ == Cell::none) {
      place.refuse("weight", quoted(input.id) + ", and an item it weighs counts at once", expected,
                   "from = \"roster\", or `due` on the item");
    } else if (input.every > due_) {
      place.refuse("weight",
                   quoted(input.id) + ", owed each " + span_word(input.every) +
                       ", and an item it weighs counts earlier",
                   expected, "from = \"roster\", or `every` on the input");
    }
  }

  using Seen = std::tuple<std::uint32_t, Cell, std::uint32_t, bool, Due>;

  Build& build_;
  Due due_ = Cell::year;
  bool has_due_ = false;
  std::set<Seen> seen_;
};

bool above_zero(const Build& build, std::uint32_t number) {
  return number != kNone && build.store.numbers[number].value.sign() > 0;
}

void check_weight(Build& build, const Operand& weight, const Place& place) {
  const Input* input = input_of(build, weight);
  if (input == nullptr || above_zero(build, input->min) || above_zero(build, input->range_low))
    return;
  place.wrong("weight", "an input with min above 0", "weights of 0 alone have no mean");
}

}  // namespace

void check_contexts(Build& build) {
  Walk(build).run();
}

void check_weights(Build& build) {
  const CatalogueStore& store = build.store;
  for (std::uint32_t i = 0; i < size_of(store.figures); ++i)
    check_weight(build, store.figures[i].weight, build.figure_places[i]);
  for (std::uint32_t i = 0; i < size_of(store.parts); ++i)
    check_weight(build, store.parts[i].weight, build.part_places[i]);
  for (std::uint32_t i = 0; i < size_of(store.items); ++i)
    check_weight(build, store.items[i].weight, build.item_places[i]);
}

}  // namespace kaohe::catalogue
