#include "engine/reads.hpp"

#include "engine/calendar.hpp"

namespace kaohe::engine {

namespace {
Cell cell_of(LoopKind kind) {
  switch (kind) {
    case LoopKind::month:
      return Cell::month;
    case LoopKind::quarter:
      return Cell::quarter;
    case LoopKind::half:
      return Cell::half;
    case LoopKind::sub:
    case LoopKind::record:
      break;
  }
  return Cell::none;
}
}  // namespace

Cell loop_cell(const Catalogue& catalogue, Range loops) {
  Cell finest = Cell::none;
  for (const Loop& loop : slice(catalogue.loops, loops)) {
    const Cell cell = cell_of(loop.kind);
    if (cell != Cell::none && (finest == Cell::none || is_within(cell, finest))) finest = cell;
  }
  return finest;
}

bool loops_records(const Catalogue& catalogue, Range loops) {
  for (const Loop& loop : slice(catalogue.loops, loops)) {
    if (loop.kind == LoopKind::record) return true;
  }
  return false;
}

Cell Reads::looped(Range loops, Cell outer) const {
  const Cell own = loop_cell(catalogue_, loops);
  return own == Cell::none ? outer : own;
}

void Reads::operand(const Operand& operand, Cell cell) const {
  switch (operand.kind) {
    case OperandKind::input:
      visit_(operand.index, cell);
      break;
    case OperandKind::figure:
      figure(catalogue_.figures[operand.index], cell);
      break;
    case OperandKind::by_choice:
      visit_(catalogue_.by_choices[operand.index].input, Cell::none);
      break;
    case OperandKind::none:
    case OperandKind::number:
      break;
  }
}

void Reads::tests(Range tests, Cell cell) const {
  for (const Test& test : slice(catalogue_.tests, tests)) {
    if (test.subject == TestSubject::input) visit_(test.index, cell);
    if (test.subject == TestSubject::figure) figure(catalogue_.figures[test.index], cell);
    for (const Operand& value : slice(catalogue_.operands, test.values)) operand(value, cell);
    for (const Operand* bound : {&test.at_least, &test.above, &test.at_most, &test.below}) {
      operand(*bound, cell);
    }
  }
}

void Reads::modifiers(Range modifiers, Cell cell) const {
  for (const Modifier& modifier : slice(catalogue_.modifiers, modifiers)) {
    tests(modifier.when, cell);
  }
}

void Reads::uses(Range uses, Cell cell) const {
  for (const Use& use : slice(catalogue_.uses, uses)) operand(use.of, cell);
}

void Reads::figure(const Figure& figure, Cell outer) const {
  const Cell cell = looped(figure.loops, outer);
  for (const Term& term : slice(catalogue_.terms, figure.terms)) operand(term.of, cell);
  operand(figure.of, cell);
  if (figure.over_choice != kNone) visit_(figure.over_choice, Cell::none);
  uses(figure.uses, cell);
  tests(figure.where, cell);
  tests(figure.when, cell);
  modifiers(figure.times, cell);
  operand(figure.at_least, cell);
  operand(figure.at_most, cell);
  operand(figure.weight, outer);
}

void Reads::item(const Item& item) const {
  tests(item.when, Cell::none);
  if (item.else_of != kNone) tests(catalogue_.items[item.else_of].when, Cell::none);
  const Cell cell = looped(item.loops, Cell::none);
  operand(item.of, cell);
  operand(item.target, cell);
  tests(item.where, cell);
  modifiers(item.plus, cell);
  modifiers(item.times, cell);
  uses(item.uses, cell);
  for (const Row& row : slice(catalogue_.rows, item.rows)) {
    for (const Operand* bound : {&row.from, &row.above, &row.upto, &row.below}) {
      operand(*bound, cell);
    }
    tests(row.when, cell);
  }
}

bool reads_whole_year(const Input& input, Cell cell) {
  const bool is_owed = input.type != InputType::events &&
                       (input.source == Source::record || input.source == Source::result);
  return is_owed && (cell == Cell::none || !is_within(input.every, cell));
}

std::vector<std::uint32_t> rhythms_of_inputs(const Catalogue& catalogue) {
  std::vector<std::uint32_t> rhythms(catalogue.inputs.count, 0);
  for (const Indicator& indicator : catalogue.indicators) {
    const Reads reads(catalogue, [&](std::uint32_t input, Cell) {
      const std::uint32_t owner = catalogue.inputs[input].indicator;
      if (owner == kNone) rhythms[input] |= indicator.rhythm;
    });
    reads.tests(indicator.when, Cell::none);
    for (const Item& item : slice(catalogue.items, indicator.items)) reads.item(item);
    for (const Zero& zero : slice(catalogue.zeros, indicator.zeros)) {
      reads.tests(zero.when, Cell::none);
    }
    for (const Gate& gate : slice(catalogue.gates, indicator.gates)) {
      reads.tests(gate.when, Cell::none);
    }
    for (const Part& part : slice(catalogue.parts, indicator.parts)) {
      reads.tests(part.when, Cell::none);
    }
    for (std::uint32_t i = 0; i < indicator.inputs.count; ++i) {
      rhythms[indicator.inputs.first + i] = indicator.rhythm;
    }
  }
  return rhythms;
}

}  // namespace kaohe::engine
