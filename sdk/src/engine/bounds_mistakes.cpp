// Bounds that nothing lies between, and rows of a table that no value comes to.
#include <algorithm>
#include <optional>
#include <set>

#include "engine/numbers_check.hpp"
#include "engine/span.hpp"

namespace kaohe::engine {

namespace {

// A longer table is no one's; looking at each pair of its rows would take minutes.
constexpr std::uint64_t kPairsMax = 4'000'000;

// The four bounds of a row or of a test, with the words it has for them.
struct Bounds {
  Operand from, above, upto, below;
  const char* words[4];
};

Bounds bounds_of(const Row& row) {
  return {row.from, row.above, row.upto, row.below, {"from", "above", "upto", "below"}};
}

Bounds bounds_of(const Test& test) {
  return {test.at_least,
          test.above,
          test.at_most,
          test.below,
          {"at_least", "above", "at_most", "below"}};
}

// An option of the one roster choice that bounds name; kNone: they name none, or several.
struct Chosen {
  std::uint32_t input = kNone;
  std::uint32_t option = 0;
};

bool same_name(const Operand& a, const Operand& b) {
  const bool is_name = a.kind == OperandKind::figure || a.kind == OperandKind::input;
  return is_name && a.kind == b.kind && a.index == b.index;
}

class BoundsCheck {
 public:
  BoundsCheck(const Catalogue& catalogue, const NumberOf& number,
              std::vector<NumberMistake>& mistakes)
      : catalogue_(catalogue), number_(number), mistakes_(mistakes) {}

  void run() {
    for (std::uint32_t i = 0; i < catalogue_.tests.count; ++i) check_test(i);
    for (std::uint32_t i = 0; i < catalogue_.figures.count; ++i) check_figure(i);
    for (std::uint32_t i = 0; i < catalogue_.inputs.count; ++i) check_input(i);
    for (std::uint32_t k = 0; k < catalogue_.indicators.count; ++k) {
      const Range items = catalogue_.indicators[k].items;
      for (std::uint32_t i = items.first; i < items.first + items.count; ++i) check_table(k, i);
    }
  }

 private:
  // ---------- What is known of bounds ----------

  std::optional<Rational> constant(const Operand& operand, const Chosen& chosen) const {
    if (operand.kind == OperandKind::number) return number_(operand.index);
    if (operand.kind != OperandKind::by_choice) return std::nullopt;
    const ByChoice& by_choice = catalogue_.by_choices[operand.index];
    if (by_choice.input != chosen.input) return std::nullopt;
    return number_(by_choice.numbers.first + chosen.option);
  }

  Span span_of(const Bounds& bounds, const Chosen& chosen) const {
    Span span;
    if (const auto value = constant(bounds.from, chosen)) span.from(*value, false);
    if (const auto value = constant(bounds.above, chosen)) span.from(*value, true);
    if (const auto value = constant(bounds.upto, chosen)) span.upto(*value, false);
    if (const auto value = constant(bounds.below, chosen)) span.upto(*value, true);
    return span;
  }

  bool is_empty(const Bounds& bounds, const Chosen& chosen) const {
    const bool by_name = same_name(bounds.from, bounds.below) ||
                         same_name(bounds.above, bounds.upto) ||
                         same_name(bounds.above, bounds.below);
    return by_name || span_of(bounds, chosen).empty();
  }

  static void add_operands(const Bounds& bounds, std::vector<Operand>& operands) {
    operands.insert(operands.end(), {bounds.from, bounds.above, bounds.upto, bounds.below});
  }

  // Every option of the one choice that operands name; one without a choice if there is no such.
  std::vector<Chosen> options_of(const std::vector<Operand>& operands) const {
    std::set<std::uint32_t> choices;
    for (const Operand& operand : operands) {
      if (operand.kind == OperandKind::by_choice)
        choices.insert(catalogue_.by_choices[operand.index].input);
    }
    if (choices.size() != 1) return {{}};
    std::vector<Chosen> options;
    const std::uint32_t input = *choices.begin();
    for (std::uint32_t i = 0; i < catalogue_.inputs[input].options.count; ++i)
      options.push_back({input, i});
    return options;
  }

  std::string spelled(const Operand& operand) const {
    switch (operand.kind) {
      case OperandKind::number:
        return number_(operand.index).text();
      case OperandKind::figure:
        return "\"" + std::string(catalogue_.figures[operand.index].id) + "\"";
      case OperandKind::input:
        return "\"" + std::string(catalogue_.inputs[operand.index].id) + "\"";
      default:
        return "{ by = … }";
    }
  }

  // `from = 80, below = 70`
  std::string spelled(const Bounds& bounds) const {
    std::string text;
    const Operand operands[] = {bounds.from, bounds.above, bounds.upto, bounds.below};
    for (std::size_t i = 0; i < 4; ++i) {
      if (operands[i].kind == OperandKind::none) continue;
      text +=
          (text.empty() ? "" : ", ") + std::string(bounds.words[i]) + " = " + spelled(operands[i]);
    }
    return text;
  }

  void add_empty(NumberMistake mistake, const std::string& bounds) {
    mistake.found = {bounds + ", which no number is within", bounds + ",没有任何数在此范围内"};
    mistake.expected = {"a lower bound below the upper one", "下限低于上限"};
    mistakes_.push_back(std::move(mistake));
  }

  // ---------- Tests, figures, inputs ----------

  // "XX20.figure.rate.when.sample.at_least" → "XX20.figure.rate.when.sample"
  std::string path_of(const Bounds& bounds) const {
    const Operand operands[] = {bounds.from, bounds.above, bounds.upto, bounds.below};
    for (std::size_t i = 0; i < 4; ++i) {
      std::uint32_t number = kNone;
      if (operands[i].kind == OperandKind::number) number = operands[i].index;
      if (operands[i].kind == OperandKind::by_choice)
        number = catalogue_.by_choices[operands[i].index].numbers.first;
      if (number == kNone) continue;
      const std::string_view key = catalogue_.numbers[number].key;
      return std::string(key.substr(0, key.rfind("." + std::string(bounds.words[i]))));
    }
    return {};
  }

  std::uint32_t owner_of(std::string_view path) const {
    for (std::uint32_t i = 0; i < catalogue_.indicators.count; ++i) {
      const std::string start = std::string(catalogue_.indicators[i].id) + ".";
      if (path.substr(0, start.size()) == start) return i;
    }
    return kNone;
  }

  void check_test(std::uint32_t index) {
    const Test& test = catalogue_.tests[index];
    if (test.kind != TestKind::bounds) return;
    const Bounds bounds = bounds_of(test);
    std::vector<Operand> operands;
    add_operands(bounds, operands);
    const std::vector<Chosen> options = options_of(operands);
    const bool empty = std::all_of(options.begin(), options.end(),
                                   [&](const Chosen& chosen) { return is_empty(bounds, chosen); });
    if (!empty) return;
    const std::string path = path_of(bounds);
    add_empty({RowOf::test, index, kNone, owner_of(path), "", path, {}, {}, {}}, spelled(bounds));
  }

  std::string owner_path(std::uint32_t indicator, const char* table, std::string_view id) const {
    const std::string owner =
        indicator == kNone ? "domain" : std::string(catalogue_.indicators[indicator].id);
    return owner + "." + table + "." + std::string(id);
  }

  // A value is lifted to at_least, then cut to at_most: above it every value is the same.
  void check_figure(std::uint32_t index) {
    const Figure& figure = catalogue_.figures[index];
    const std::vector<Chosen> options = options_of({figure.at_least, figure.at_most});
    const bool crossed = std::all_of(options.begin(), options.end(), [&](const Chosen& chosen) {
      const auto low = constant(figure.at_least, chosen), high = constant(figure.at_most, chosen);
      return low && high && *high < *low;
    });
    if (!crossed) return;
    const std::string path = owner_path(figure.indicator, "figure", figure.id) + ".at_most";
    const std::string low = spelled(figure.at_least), high = spelled(figure.at_most);
    mistakes_.push_back({RowOf::figure,
                         index,
                         kNone,
                         figure.indicator,
                         "at_most",
                         path,
                         {high + ", below at_least = " + low, high + ",低于 at_least = " + low},
                         {"at least as much as at_least", "不低于 at_least"},
                         {}});
  }

  void check_input(std::uint32_t index) {
    const Input& input = catalogue_.inputs[index];
    Span span;
    if (input.range_low != kNone) span.from(number_(input.range_low), false);
    if (input.min != kNone) span.from(number_(input.min), false);
    if (input.range_high != kNone) span.upto(number_(input.range_high), false);
    if (input.max != kNone) span.upto(number_(input.max), false);
    if (!span.empty()) return;
    add_empty({RowOf::input,
               index,
               kNone,
               input.indicator,
               "",
               owner_path(input.indicator, "input", input.id),
               {},
               {},
               {}},
              span.low->text() + " to " + span.high->text());
  }

  // ---------- Tables ----------

  // Whether what lies within `inner` is on the right side of one bound of a row above.
  bool keeps_low(const Operand& bound, bool open, const Bounds& inner, const Chosen& chosen) const {
    if (bound.kind == OperandKind::none) return true;
    if (same_name(bound, inner.above) || (!open && same_name(bound, inner.from))) return true;
    const Span span = span_of(inner, chosen);
    const std::optional<Rational> value = constant(bound, chosen);
    return value && span.low &&
           (*value < *span.low || (*value == *span.low && (!open || span.low_open)));
  }

  bool keeps_high(const Operand& bound, bool open, const Bounds& inner,
                  const Chosen& chosen) const {
    if (bound.kind == OperandKind::none) return true;
    if (same_name(bound, inner.below) || (!open && same_name(bound, inner.upto))) return true;
    const Span span = span_of(inner, chosen);
    const std::optional<Rational> value = constant(bound, chosen);
    return value && span.high &&
           (*span.high < *value || (*value == *span.high && (!open || span.high_open)));
  }

  bool takes_options(const Row& above, const Row& row) const {
    if (above.is.count == 0) return true;
    const Table<std::uint32_t> taken = slice(catalogue_.indices, above.is);
    const Table<std::uint32_t> wanted = slice(catalogue_.indices, row.is);
    return row.is.count > 0 && std::all_of(wanted.begin(), wanted.end(), [&](std::uint32_t option) {
             return std::find(taken.begin(), taken.end(), option) != taken.end();
           });
  }

  // Whether a row above matches wherever this one does.
  bool takes_all_of(const Row& above, const Row& row, const Chosen& chosen) const {
    const Bounds outer = bounds_of(above), inner = bounds_of(row);
    return above.when.count == 0 && takes_options(above, row) &&
           keeps_low(outer.from, false, inner, chosen) &&
           keeps_low(outer.above, true, inner, chosen) &&
           keeps_high(outer.upto, false, inner, chosen) &&
           keeps_high(outer.below, true, inner, chosen);
  }

  // Whether a row's bounds are all that it asks, and all are known.
  bool is_definite(const Row& row, const Chosen& chosen) const {
    for (const Operand& bound : {row.from, row.above, row.upto, row.below}) {
      if (bound.kind != OperandKind::none && !constant(bound, chosen)) return false;
    }
    return row.when.count == 0 && row.is.count == 0;
  }

  static bool is_rest(const Row& row) {
    for (const Operand& bound : {row.from, row.above, row.upto, row.below}) {
      if (bound.kind != OperandKind::none) return false;
    }
    return row.is.count == 0 && row.when.count == 0;
  }

  // Rows that no value comes to, for one option of the choice that the table names.
  std::set<std::uint32_t> unreached(const Table<Row>& rows, const Chosen& chosen) const {
    std::vector<Span> spans;
    for (const Row& row : rows) spans.push_back(span_of(bounds_of(row), chosen));
    std::vector<Rational> left = samples_of(spans);
    std::set<std::uint32_t> found;
    for (std::uint32_t i = 0; i < rows.count; ++i) {
      const Span& span = spans[i];
      const auto within = [&span](const Rational& value) { return span.holds(value); };
      const bool taken = std::none_of(left.begin(), left.end(), within) ||
                         std::any_of(rows.begin(), rows.begin() + i, [&](const Row& above) {
                           return takes_all_of(above, rows[i], chosen);
                         });
      if (taken || is_empty(bounds_of(rows[i]), chosen)) found.insert(i);
      if (is_definite(rows[i], chosen))
        left.erase(std::remove_if(left.begin(), left.end(), within), left.end());
    }
    return found;
  }

  void check_table(std::uint32_t indicator, std::uint32_t item) {
    const Range range = catalogue_.items[item].rows;
    const Table<Row> rows = slice(catalogue_.rows, range);
    std::vector<Operand> operands;
    for (const Row& row : rows) add_operands(bounds_of(row), operands);
    const std::vector<Chosen> options = options_of(operands);
    if (std::uint64_t{rows.count} * rows.count * options.size() > kPairsMax) return;
    std::vector<std::set<std::uint32_t>> found;
    for (const Chosen& chosen : options) found.push_back(unreached(rows, chosen));
    for (std::uint32_t i = 0; i < rows.count; ++i) {
      const bool everywhere =
          std::all_of(found.begin(), found.end(),
                      [i](const std::set<std::uint32_t>& one) { return one.count(i) != 0; });
      // The rest stands last in every table, also in one whose rows take all.
      if (everywhere && !is_rest(rows[i])) refuse_row(indicator, item, i, options);
    }
  }

  void refuse_row(std::uint32_t indicator, std::uint32_t item, std::uint32_t position,
                  const std::vector<Chosen>& options) {
    const Range range = catalogue_.items[item].rows;
    const Row& row = catalogue_.rows[range.first + position];
    const Bounds bounds = bounds_of(row);
    NumberMistake mistake;
    mistake.of = RowOf::row;
    mistake.index = range.first + position;
    mistake.item = item;
    mistake.indicator = indicator;
    mistake.path = owner_path(indicator, "item", catalogue_.items[item].id) + ".rows." +
                   std::to_string(position + 1);
    const bool empty = std::all_of(options.begin(), options.end(),
                                   [&](const Chosen& chosen) { return is_empty(bounds, chosen); });
    if (empty) return add_empty(std::move(mistake), spelled(bounds));
    const std::string said = spelled(bounds);
    mistake.found = {
        (said.empty() ? "" : said + ", ") + "never reached: the rows above it match first",
        (said.empty() ? "" : said + ",") + "永远轮不到,上面的行先符合"};
    mistake.expected = {"the narrower row first, for the first that matches wins",
                        "范围窄的行写在前面(先符合的算)"};
    mistakes_.push_back(std::move(mistake));
  }

  const Catalogue& catalogue_;
  const NumberOf& number_;
  std::vector<NumberMistake>& mistakes_;
};

}  // namespace

void find_bounds_mistakes(const Catalogue& catalogue, const NumberOf& number,
                          std::vector<NumberMistake>& mistakes) {
  BoundsCheck(catalogue, number, mistakes).run();
}

}  // namespace kaohe::engine
