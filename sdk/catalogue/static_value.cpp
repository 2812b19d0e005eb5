// What can be said of a value before any fact is known: whether it can be n/a, whether it is above
// 0.
#include <algorithm>

#include "checks.hpp"

namespace kaohe::catalogue {
namespace {

bool tests_it(const Test& test, const Operand& operand) {
  const bool figure = test.subject == TestSubject::figure && operand.kind == OperandKind::figure;
  const bool input = test.subject == TestSubject::input && operand.kind == OperandKind::input;
  return (figure || input) && test.index == operand.index;
}

bool constant_at_least(const Build& build, const Operand& operand, bool above_zero) {
  if (operand.kind != OperandKind::number) return false;
  const int sign = build.store.numbers[operand.index].value.sign();
  return above_zero ? sign > 0 : sign >= 0;
}

bool number_is_positive(const Build& build, std::uint32_t number) {
  return number != kNone && build.store.numbers[number].value.sign() > 0;
}
bool number_is_not_negative(const Build& build, std::uint32_t number) {
  return number != kNone && build.store.numbers[number].value.sign() >= 0;
}

template <class Predicate>
bool any_known(const Build& build, const Known& known, Predicate holds) {
  return std::any_of(known.tests.begin(), known.tests.end(), [&](Range range) {
    const Table<Test> tests = slice(build.store.tests, range);
    return std::any_of(tests.begin(), tests.end(), holds);
  });
}

/// n/a fails every test, so a value that passed one is none.
bool is_tested(const Build& build, const Operand& operand, const Known& known) {
  return any_known(build, known, [&](const Test& test) { return tests_it(test, operand); });
}

bool is_tested_positive(const Build& build, const Operand& operand, const Known& known) {
  return any_known(build, known, [&](const Test& test) {
    return tests_it(test, operand) && (constant_at_least(build, test.at_least, true) ||
                                       constant_at_least(build, test.above, false));
  });
}

bool list_may_be_empty(const Build& build, std::uint32_t sub) {
  return sub != kNone && build.store.subs[sub].may_be_empty;
}

bool input_may_be_na(const Build& build, const Input& input, const Known& known) {
  return input.source == Source::last_year ||
         (input.type != InputType::events && input.sub != known.sub &&
          list_may_be_empty(build, input.sub));
}

bool any_term_may_be_na(const Build& build, const Figure& figure, const Known& known) {
  const Table<Term> terms = slice(build.store.terms, figure.terms);
  return std::any_of(terms.begin(), terms.end(),
                     [&](const Term& term) { return may_be_na(build, term.of, known); });
}

bool ratio_may_be_na(const Build& build, const Figure& figure, const Known& known) {
  const Operand& divisor = build.store.terms[figure.terms.first + 1].of;
  return any_term_may_be_na(build, figure, known) || !is_positive(build, divisor, known);
}

bool form_may_be_na(const Build& build, const Figure& figure, const Known& known) {
  switch (figure.form) {
    case FigureForm::sum:
      return any_term_may_be_na(build, figure, known);
    case FigureForm::count:
      return may_be_na(build, figure.of, known);
    case FigureForm::ratio:
      return ratio_may_be_na(build, figure, known);
    case FigureForm::index:
      return may_be_na(build, figure.of, known) || !is_positive(build, figure.of, known);
    case FigureForm::function:
      return true;
    case FigureForm::peer:
      return figure.peer != PeerForm::count && may_be_na(build, figure.of, {});
  }
  return true;
}

/// What holds outside a loop says nothing of its members.
Known inside_of(const Build& build, const Figure& figure, const Known& known) {
  if (figure.loops.count == 0) return known;
  const std::uint32_t sub = looped_sub(build, figure.loops);
  return {{}, sub == kNone ? known.sub : sub};
}

bool figure_may_be_na(const Build& build, const Figure& figure, const Known& known) {
  const Known inside = inside_of(build, figure, known);
  if (figure.when.count > 0 || list_may_be_empty(build, looped_sub(build, figure.loops)))
    return true;
  return form_may_be_na(build, figure, inside) || may_be_na(build, figure.at_least, inside) ||
         may_be_na(build, figure.at_most, inside);
}

/// Inputs of which an entry below 0 is refused.
bool is_not_negative(const Build& build, const Operand& operand, const Known& known) {
  const Input* input = input_of(build, operand);
  if (input == nullptr) return is_positive(build, operand, known);
  return input->type == InputType::count || input->type == InputType::flag ||
         number_is_not_negative(build, input->min) ||
         number_is_not_negative(build, input->range_low);
}

/// No records of events add up to 0, whatever each of them is at least.
bool input_is_positive(const Build& build, const Input& input) {
  return input.type != InputType::events &&
         (number_is_positive(build, input.min) || number_is_positive(build, input.range_low));
}

bool sum_is_positive(const Build& build, const Figure& figure, const Known& known) {
  bool one_is = false;
  for (const Term& term : slice(build.store.terms, figure.terms)) {
    const bool adds = term.coefficient == kNone || number_is_positive(build, term.coefficient);
    if (!adds || !is_not_negative(build, term.of, known)) return false;
    one_is = one_is || is_positive(build, term.of, known);
  }
  return one_is && figure.where.count == 0;
}

bool peer_is_positive(const Build& build, const Figure& figure) {
  if (figure.peer == PeerForm::place || figure.peer == PeerForm::place_from_last) return true;
  if (figure.peer == PeerForm::count) return figure.of.kind == OperandKind::none;
  return is_positive(build, figure.of, {});
}

bool form_is_positive(const Build& build, const Figure& figure, const Known& known) {
  const Table<Term> terms = slice(build.store.terms, figure.terms);
  switch (figure.form) {
    case FigureForm::sum:
      return sum_is_positive(build, figure, known);
    case FigureForm::ratio:
      return is_positive(build, terms[0].of, known) && is_positive(build, terms[1].of, known);
    case FigureForm::peer:
      return peer_is_positive(build, figure);
    case FigureForm::count:
    case FigureForm::index:
    case FigureForm::function:
      return false;
  }
  return false;
}

bool factors_are_positive(const Build& build, const Figure& figure) {
  const Table<Modifier> times = slice(build.store.modifiers, figure.times);
  return std::all_of(times.begin(), times.end(), [&](const Modifier& modifier) {
    return number_is_positive(build, modifier.number);
  });
}

bool figure_is_positive(const Build& build, const Figure& figure, const Known& known) {
  const Known inside = inside_of(build, figure, known);
  const bool capped =
      figure.at_most.kind != OperandKind::none && !is_positive(build, figure.at_most, inside);
  if (capped) return false;
  if (constant_at_least(build, figure.at_least, true)) return true;
  return factors_are_positive(build, figure) && form_is_positive(build, figure, inside);
}

bool choice_is_positive(const Build& build, const ByChoice& by_choice) {
  const Table<Number> numbers = slice(build.store.numbers, by_choice.numbers);
  return std::all_of(numbers.begin(), numbers.end(),
                     [](const Number& number) { return number.value.sign() > 0; });
}

}  // namespace

bool may_be_na(const Build& build, const Operand& operand, const Known& known) {
  if (build.steps_left == 0) return true;
  --build.steps_left;
  if (is_tested(build, operand, known)) return false;
  if (const Input* input = input_of(build, operand)) return input_may_be_na(build, *input, known);
  const Figure* figure = figure_of(build, operand);
  return figure != nullptr && figure_may_be_na(build, *figure, known);
}

bool is_positive(const Build& build, const Operand& operand, const Known& known) {
  if (build.steps_left == 0) return false;
  --build.steps_left;
  if (is_tested_positive(build, operand, known)) return true;
  if (const Input* input = input_of(build, operand)) return input_is_positive(build, *input);
  if (const Figure* figure = figure_of(build, operand))
    return figure_is_positive(build, *figure, known);
  if (operand.kind == OperandKind::by_choice)
    return choice_is_positive(build, build.store.by_choices[operand.index]);
  return constant_at_least(build, operand, true);
}

}  // namespace kaohe::catalogue
