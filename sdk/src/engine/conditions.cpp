// Lookup: conditions and the rows of tables. A condition holds where all of its tests do. No test
// passes on n/a; one on an absent value leaves it absent unless another fails. The order of tests
// has no meaning.
#include <algorithm>

#include "engine/lookup.hpp"

namespace kaohe::engine {

namespace {
bool at_least(const Rational& value, const Rational& bound) {
  return value >= bound;
}
bool above(const Rational& value, const Rational& bound) {
  return value > bound;
}
bool at_most(const Rational& value, const Rational& bound) {
  return value <= bound;
}
bool below(const Rational& value, const Rational& bound) {
  return value < bound;
}

Truth truth(bool holds) {
  return holds ? Truth::yes : Truth::no;
}

Truth both(Truth a, Truth b) {
  if (a == Truth::no || b == Truth::no) return Truth::no;
  return a == Truth::absent || b == Truth::absent ? Truth::absent : Truth::yes;
}
}  // namespace

Truth Lookup::all_hold(Range tests, const Context& context) const {
  const std::size_t before = noted();
  Truth all = Truth::yes;
  for (const Test& test : slice(rules_.catalogue().tests, tests)) {
    all = both(all, this->test(test, context));
    if (all == Truth::no) break;
  }
  // Nobody waits for what a condition that is decided all the same did not find.
  if (all != Truth::absent) forget_after(before);
  return all;
}

Truth Lookup::test(const Test& test, const Context& context) const {
  if (test.subject == TestSubject::attribute) return test_attribute(test, context);
  const Value value =
      test.subject == TestSubject::input ? input(test.index, context) : figure(test.index, context);
  saw_provisional_ = saw_provisional_ || value.provisional;
  if (value.state == Value::State::absent) {
    return has_bound_without_value(test, context) ? Truth::no : Truth::absent;
  }
  if (value.state == Value::State::not_applicable) return Truth::no;
  return test_value(test, value, context);
}

// A bound that is n/a fails its test, whatever value is compared with it.
bool Lookup::has_bound_without_value(const Test& test, const Context& context) const {
  for (const Operand* bound : {&test.at_least, &test.above, &test.at_most, &test.below}) {
    if (bound->kind == OperandKind::none) continue;
    if (operand(*bound, context).state == Value::State::not_applicable) return true;
  }
  return false;
}

Truth Lookup::test_attribute(const Test& test, const Context& context) const {
  const std::int16_t option = facts_.attribute(context.record_input, test.index, context.record);
  if (test.kind == TestKind::truth) return truth((option > 0) == test.truth);
  if (option < 0) return Truth::no;
  for (const std::uint32_t index : slice(rules_.catalogue().indices, test.options)) {
    if (index == static_cast<std::uint32_t>(option)) return truth(!test.negated);
  }
  return truth(test.negated);
}

Truth Lookup::test_value(const Test& test, const Value& value, const Context& context) const {
  switch (test.kind) {
    case TestKind::truth:
      return truth(value.number.is_zero() != test.truth);
    case TestKind::options:
      for (const std::uint32_t index : slice(rules_.catalogue().indices, test.options)) {
        if (value.number == Rational::of(index)) return truth(!test.negated);
      }
      return truth(test.negated);
    case TestKind::values: {
      Truth any = Truth::no;
      for (const Operand& one : slice(rules_.catalogue().operands, test.values)) {
        const Value other = operand(one, context);
        if (other.state == Value::State::absent) any = Truth::absent;
        if (other.has_number() && other.number == value.number) return truth(!test.negated);
      }
      return any == Truth::absent ? any : truth(test.negated);
    }
    case TestKind::bounds:
      break;
  }
  Truth all = compare(test.at_least, value, context, at_least);
  all = both(all, compare(test.above, value, context, above));
  all = both(all, compare(test.at_most, value, context, at_most));
  return both(all, compare(test.below, value, context, below));
}

Truth Lookup::compare(const Operand& bound, const Value& value, const Context& context,
                      bool (*holds)(const Rational& value, const Rational& bound)) const {
  if (bound.kind == OperandKind::none) return Truth::yes;
  if (bound.kind == OperandKind::number) {
    return truth(holds(value.number, number(bound.index, context)));
  }
  const Value limit = operand(bound, context);
  if (limit.state == Value::State::absent) return Truth::absent;
  return truth(limit.has_number() && holds(value.number, limit.number));
}

Truth Lookup::row_matches(const Row& row, const Value& value, const Context& context) const {
  const auto misses = [&](const Operand& bound, auto holds, Truth& all) {
    all = compare(bound, value, context, holds);
    return all != Truth::yes;
  };
  Truth within = Truth::yes;
  if (misses(row.from, at_least, within) || misses(row.above, above, within) ||
      misses(row.upto, at_most, within) || misses(row.below, below, within)) {
    return within;
  }
  const Table<std::uint32_t> options = slice(rules_.catalogue().indices, row.is);
  const bool is_one =
      options.count == 0 || std::any_of(options.begin(), options.end(), [&](std::uint32_t option) {
        return value.number == Rational::of(option);
      });
  return is_one ? condition(row.when, context) : Truth::no;
}

Lookup::FoundRow Lookup::table_row(Range rows, const Value& value, const Context& context) const {
  for (const Row& row : slice(rules_.catalogue().rows, rows)) {
    const Truth matches = row_matches(row, value, context);
    if (matches != Truth::no) return {matches, &row};
  }
  return {};
}

Value Lookup::factors(Range modifiers, const Context& context) const {
  Value product{Rational::of(1), Value::State::value, false};
  for (const Modifier& modifier : slice(rules_.catalogue().modifiers, modifiers)) {
    const Truth holds = condition(modifier.when, context);
    if (holds == Truth::absent) product.state = Value::State::absent;
    if (holds == Truth::yes) product.number *= number(modifier.number, context);
  }
  return product;
}

}  // namespace kaohe::engine
