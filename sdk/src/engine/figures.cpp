// Lookup: figures. The modifiers in their order: where, when, form, times, at_least, at_most;
// around them for_each.
#include "engine/abi_view.hpp"
#include "engine/call.hpp"
#include "engine/lookup.hpp"
#include "engine/peers.hpp"

namespace kaohe::engine {

namespace {
const Rational kPercent = Rational::of(100);

// One that is absent decides, then one that is n/a; provisional as soon as one of them is.
class Operands {
 public:
  const Rational& take(const Value& value) {
    absent_ = absent_ || value.state == Value::State::absent;
    not_applicable_ = not_applicable_ || value.state == Value::State::not_applicable;
    provisional_ = provisional_ || value.provisional;
    return value.number;
  }
  Value give(const Rational& number) const {
    if (absent_) return Value::absent();
    if (not_applicable_) return Value::not_applicable();
    Value value = Value::of(number);
    value.provisional = provisional_;
    return value;
  }

 private:
  bool absent_ = false;
  bool not_applicable_ = false;
  bool provisional_ = false;
};
}  // namespace

Value Lookup::whole_figure(std::uint32_t index, const Context& context) const {
  const Figure& figure = rules_.catalogue().figures[index];
  if (facts_.has_decisions() && is_decided(figure, context.row)) return Value::not_applicable();
  if (figure.form == FigureForm::peer) return peers_->value(index, context);
  if (figure.loops.count == 0) return inner_figure(figure, context);
  Combiner combined(figure.combine);
  const bool there = members(figure.loops, kNone, context, [&](const Context& inner) {
    if (figure.combine != Combine::weighted) return combined.add(inner_figure(figure, inner));
    const Value weight = operand(figure.weight, inner);
    combined.add(inner_figure(figure, inner), weight);
  });
  return there ? combined.result() : Value::absent();
}

bool Lookup::is_decided(const Operand& operand, std::uint32_t row) const {
  if (!facts_.has_decisions()) return false;
  if (operand.kind == OperandKind::figure) {
    return is_decided(rules_.catalogue().figures[operand.index], row);
  }
  return operand.kind == OperandKind::input &&
         facts_.input_decision(row, operand.index) != nullptr &&
         facts_.submitted(operand.index, row, ~0U).not_applicable;
}

bool Lookup::is_decided(const Figure& figure, std::uint32_t row) const {
  if (is_decided(figure.at_least, row) || is_decided(figure.at_most, row)) return true;
  switch (figure.form) {
    case FigureForm::sum:
    case FigureForm::ratio:
      for (const Term& term : slice(rules_.catalogue().terms, figure.terms)) {
        if (is_decided(term.of, row)) return true;
      }
      return false;
    case FigureForm::count:
    case FigureForm::index:
      return is_decided(figure.of, row);
    case FigureForm::peer:  // who has no value has no place, and sees the others all the same
      return (figure.peer == PeerForm::place || figure.peer == PeerForm::place_from_last) &&
             is_decided(figure.of, row);
    case FigureForm::function:
      break;
  }
  return false;
}

Value Lookup::figure(std::uint32_t index, const Context& context) const {
  Value value = whole_figure(index, context);
  if (rules_.compared_figure(index) && value.has_number()) {
    value.number = round(value.number, rules_.compared_rounding()).rational();
  }
  return value;
}

Value Lookup::inner_figure(const Figure& figure, const Context& context) const {
  const Truth when = condition(figure.when, context);
  if (when == Truth::absent) return Value::absent();
  if (when == Truth::no) return Value::not_applicable();
  const bool is_bare = figure.times.count == 0 && figure.at_least.kind == OperandKind::none &&
                       figure.at_most.kind == OperandKind::none;
  return is_bare ? bare(figure, context) : modified(figure, context);
}

Value Lookup::bare(const Figure& figure, const Context& context) const {
  Value value = form(figure, context);
  if (!value.has_number()) value = not_there(value.state);
  return value;
}

Value Lookup::modified(const Figure& figure, const Context& context) const {
  Operands operands;
  Rational number = operands.take(form(figure, context));
  if (figure.times.count != 0) number *= operands.take(factors(figure.times, context));
  if (figure.at_least.kind != OperandKind::none) {
    number = max(number, operands.take(operand(figure.at_least, context)));
  }
  if (figure.at_most.kind != OperandKind::none) {
    number = min(number, operands.take(operand(figure.at_most, context)));
  }
  return operands.give(number);
}

Value Lookup::form(const Figure& figure, const Context& context) const {
  switch (figure.form) {
    case FigureForm::sum:
      return sum(figure, context);
    case FigureForm::count:
      return count(figure, context);
    case FigureForm::ratio:
      return ratio(figure, context);
    case FigureForm::index:
      return index(figure, context);
    case FigureForm::function:
      return call(figure.function, figure.uses, figure.args, context, nullptr);
    case FigureForm::peer:
      break;
  }
  return Value::not_applicable();
}

Value Lookup::sum(const Figure& figure, const Context& context) const {
  Operands operands;
  Rational total;
  for (const Term& term : slice(rules_.catalogue().terms, figure.terms)) {
    const bool filtered = figure.where.count != 0 && term.of.kind == OperandKind::input;
    Rational value = operands.take(filtered ? matching(term.of.index, figure.where, false, context)
                                            : operand(term.of, context));
    if (term.coefficient != kNone) value *= number(term.coefficient, context);
    total += value;
  }
  return operands.give(total);
}

Value Lookup::count(const Figure& figure, const Context& context) const {
  return matching(figure.of.index, figure.where, true, context);
}

// Σ of the values, or the number, of the records that meet `where`.
Value Lookup::matching(std::uint32_t input, Range where, bool count, const Context& context) const {
  Value total = Value::of(Rational());
  bool absent = false;
  bool provisional = false;
  total.state = scan(
      input, context,
      [&](std::uint64_t row) {
        const Truth meets =
            condition(where, context.with_record(input, row, facts_.date(input, row)));
        absent = absent || meets == Truth::absent;
        if (meets != Truth::yes) return;
        total.number += count ? Rational::of(1) : facts_.value(input, row);
      },
      &provisional);
  if (absent) return Value::absent();
  total.provisional = provisional;
  return total;
}

Value Lookup::ratio(const Figure& figure, const Context& context) const {
  const Table<Term> terms = slice(rules_.catalogue().terms, figure.terms);
  const Value over = operand(terms[0].of, context);
  const Value under = operand(terms[1].of, context);
  if (over.state == Value::State::absent || under.state == Value::State::absent) {
    return Value::absent();
  }
  if (!over.has_number() || !under.has_number() || under.number.is_zero()) {
    return Value::not_applicable();
  }
  const Rational& scale = figure.scale == kNone ? kPercent : number(figure.scale, context);
  return {scale * over.number / under.number, Value::State::value,
          over.provisional || under.provisional};
}

Value Lookup::index(const Figure& figure, const Context& context) const {
  const std::uint32_t input = figure.of.index;
  Rational weighted;
  Rational total;
  bool provisional = false;
  const Value::State state = scan(
      input, context,
      [&](std::uint64_t row) {
        const std::int16_t option = facts_.attribute(input, figure.by_attribute, row);
        if (option < 0) return;
        const Rational votes = facts_.value(input, row);
        weighted +=
            votes * number(figure.weights.first + static_cast<std::uint32_t>(option), context);
        total += votes;
      },
      &provisional);
  if (state == Value::State::absent) return Value::absent();
  if (state == Value::State::not_applicable || total.is_zero()) return Value::not_applicable();
  Value value = Value::of(weighted / total);
  value.provisional = provisional;
  return value;
}

// A function asks such an input subject by subject, where it needs it, and notes what is missing by
// asking. Merged over all subjects it may have no value at all.
bool Lookup::asked_by_subject(const Operand& operand, const Context& context) const {
  if (operand.kind != OperandKind::input) return false;
  const Input& input = rules_.catalogue().inputs[operand.index];
  return input.sub != kNone && context.subject_of(input.sub) < 0 &&
         facts_.subject_count(input.sub, context.row) > 0;
}

// Writes down what an operand waits for. An input is not merged for that: a function may look at
// records that have no one value together.
void Lookup::note_absent(const Operand& operand, const Context& context) const {
  if (!collecting() || asked_by_subject(operand, context)) return;
  const bool is_input = operand.kind == OperandKind::input;
  if (!is_input || rules_.catalogue().inputs[operand.index].if_missing_previous) {
    this->operand(operand, context);
    return;
  }
  bool provisional = false;
  scan(
      operand.index, context, [](std::uint64_t) {}, &provisional);
}

Value Lookup::call(std::uint32_t function, Range uses, Range args, const Context& context,
                   std::string* line) const {
  const FunctionEntry& entry = rules_.catalogue().functions[function];
  if (entry.function == nullptr) {
    throw Failed("function " + std::string(entry.name) +
                 " is code of the plugin, which is not loaded here; build the plugin and use it");
  }
  const Call call(*this, uses, args, context);
  const std::size_t before = noted();
  for (const Use& use : slice(rules_.catalogue().uses, uses)) note_absent(use.of, context);
  FunctionAnswer answer;
  try {
    answer = entry.function(call);
  } catch (const std::exception& error) {
    throw Failed("function " + std::string(entry.name) + ": " + error.what());
  }
  if (answer.value.state != Value::State::absent) forget_after(before);
  if (line != nullptr) *line = std::move(answer.line);
  answer.value.provisional = answer.value.provisional || call.provisional();
  return answer.value;
}

}  // namespace kaohe::engine
