#include "engine/lookup.hpp"

#include "engine/abi_view.hpp"
#include "engine/peers.hpp"

namespace kaohe::engine {

void Combiner::add(const Value& value) {
  if (value.state == Value::State::not_applicable) return;
  if (value.state == Value::State::absent) {
    absent_ = true;
    return;
  }
  provisional_ = provisional_ || value.provisional;
  const bool first = count_++ == 0;
  const bool takes = combine_ == Combine::max   ? first || total_ < value.number
                     : combine_ == Combine::min ? first || value.number < total_
                                                : false;
  if (takes) total_ = value.number;
  if (combine_ == Combine::sum || combine_ == Combine::mean) total_ += value.number;
}

void Combiner::add(const Value& value, const Value& weight) {
  if (value.state == Value::State::not_applicable) return;
  if (value.state == Value::State::absent || weight.state == Value::State::absent) {
    absent_ = true;
    return;
  }
  provisional_ = provisional_ || value.provisional || weight.provisional;
  ++count_;
  total_ += weight.number * value.number;
  weights_ += weight.number;
}

Value Combiner::result() const {
  if (absent_) return Value::absent();
  if (count_ == 0) return Value::not_applicable();
  if (combine_ == Combine::mean) {
    return {total_ / Rational::of(count_), Value::State::value, provisional_};
  }
  if (combine_ == Combine::weighted) {
    if (weights_.is_zero()) return Value::not_applicable();
    return {total_ / weights_, Value::State::value, provisional_};
  }
  return {total_, Value::State::value, provisional_};
}

Rational Shares::of(const Rational& own, const Rational& weight) {
  switch (combined_.combine_) {
    case Combine::mean:
      return Rational::of(1) / Rational::of(combined_.count_);
    case Combine::weighted:
      return weight / combined_.weights_;
    case Combine::max:
    case Combine::min: {
      const bool takes = !is_taken_ && own == result_;
      is_taken_ = is_taken_ || takes;
      return Rational::of(takes ? 1 : 0);
    }
    case Combine::sum:
      break;
  }
  return Rational::of(1);
}

int Lookup::expected_cells(const Input& input, const Context& context) const {
  int cells = cells_in_year(input.every);
  if (context.cell_kind != Cell::none) {
    cells =
        is_within(input.every, context.cell_kind) ? cells / cells_in_year(context.cell_kind) : 1;
  }
  if (input.sub == kNone || context.subject_of(input.sub) >= 0) return cells;
  return cells * static_cast<int>(facts_.subject_count(input.sub, context.row));
}

void Lookup::note(const Missing& missing) const {
  if (missing_ == nullptr) return;
  missing_->push_back(missing);
  const bool is_shared = rules_.catalogue().inputs[missing.input].scope != Scope::assessee;
  if (!is_shared) missing_->back().peer = peer_;
}

// A list that has not been drawn: what is missing is the input that is asked of its members.
void Lookup::note_undrawn(std::uint32_t sub, std::uint32_t input) const {
  if (missing_ == nullptr) return;
  const Table<Input>& inputs = rules_.catalogue().inputs;
  for (std::uint32_t i = 0; i < inputs.count && (input == kNone || inputs[input].sub != sub); ++i) {
    if (inputs[i].sub == sub) input = i;
  }
  note({input, -1, 0, -1});
}

// Every cell of the grid that has no record; for events every due period that is awaited.
void Lookup::note_missing_cells(std::uint32_t index, const Context& context) const {
  const Input& input = rules_.catalogue().inputs[index];
  if (input.type == InputType::events) {
    const std::uint32_t due = rules_.due_periods(index);
    for (int period = 0; (due >> period) != 0; ++period) {
      const bool awaited = (due >> period & 1U) != 0 &&
                           facts_.state(index, context.row, period) == KAOHE_INPUT_AWAITED;
      if (awaited) note({index, -1, 0, period});
    }
    return;
  }
  const std::int32_t fixed = context.subject_of(input.sub);
  const std::int32_t subjects =
      input.sub == kNone || fixed >= 0
          ? 1
          : static_cast<std::int32_t>(facts_.subject_count(input.sub, context.row));
  for (std::int32_t i = 0; i < subjects; ++i) {
    const std::int32_t subject = input.sub == kNone ? -1 : fixed >= 0 ? fixed : i;
    for (int cell = 1; cell <= cells_in_year(input.every); ++cell) {
      if (!in_cell(input, cell, context)) continue;
      const Rows all = facts_.records(index, context.row);
      const Rows rows = subject < 0 || all.empty() ? all : facts_.of_subject(index, all, subject);
      bool found = false;
      for (std::uint64_t row = rows.first; row < rows.last && !found; ++row) {
        const int at = facts_.cell(index, row);
        found = at == cell || at == 0;
      }
      if (!found) note({index, subject, cell, -1});
    }
  }
}

// The last earlier value stands in for each cell that has none.
Value Lookup::with_previous(const Input& input, std::uint32_t index, const Context& context) const {
  const std::int32_t fixed = context.subject_of(input.sub);
  const std::int32_t subjects =
      input.sub == kNone || fixed >= 0
          ? 1
          : static_cast<std::int32_t>(facts_.subject_count(input.sub, context.row));
  Combiner merged(input.merge == Merge::mean  ? Combine::mean
                  : input.merge == Merge::max ? Combine::max
                  : input.merge == Merge::min ? Combine::min
                                              : Combine::sum);
  Value last = Value::absent();
  bool filled = false;
  for (std::int32_t i = 0; i < subjects; ++i) {
    const std::int32_t subject = input.sub == kNone ? -1 : fixed >= 0 ? fixed : i;
    const Rows all = facts_.records(index, context.row);
    const Rows rows = subject < 0 || all.empty() ? all : facts_.of_subject(index, all, subject);
    Value earlier = Value::absent();
    std::uint64_t row = rows.first;
    for (int cell = 1; cell <= cells_in_year(input.every); ++cell) {
      Value own = Value::absent();
      bool is_not_applicable = false;
      for (; row < rows.last && facts_.cell(index, row) <= cell; ++row) {
        if ((facts_.flags(index, row) & KAOHE_RECORD_NOT_APPLICABLE) != 0) {
          is_not_applicable = true;
          continue;
        }
        own = Value::of(own.has_number() ? own.number + facts_.value(index, row)
                                         : facts_.value(index, row));
        own.provisional = (facts_.flags(index, row) & KAOHE_RECORD_PROVISIONAL) != 0;
      }
      const bool here = own.has_number();
      if (here) earlier = own;
      if (!in_cell(input, cell, context) || (is_not_applicable && !here)) continue;
      filled = filled || (!here && earlier.has_number());
      if (!earlier.has_number()) note({index, subject, cell, -1});
      merged.add(earlier);
      last = earlier;
    }
  }
  Value value = input.merge == Merge::last ? last : merged.result();
  value.provisional = value.provisional || filled;
  return value;
}

Value Lookup::merge(const Input& input, std::uint32_t index, const Context& context) const {
  Value merged = Value::of(Rational());
  std::uint32_t count = 0;
  bool provisional = false;
  const auto take = [&](std::uint64_t row) {
    const Rational value = facts_.value(index, row);
    const bool first = count++ == 0;
    switch (input.merge) {
      case Merge::sum:
      case Merge::mean:
        merged.number += value;
        break;
      case Merge::max:
        merged.number = first ? value : max(merged.number, value);
        break;
      case Merge::min:
        merged.number = first ? value : min(merged.number, value);
        break;
      case Merge::last:
        merged.number = value;
        break;
      case Merge::none:
        if (!first && context.record_input != index) {
          throw Failed("input " + std::string(input.id) +
                       " has two records in one cell and its type has no merge; correct the first "
                       "record instead of adding a second");
        }
        merged.number = value;
        break;
    }
  };
  merged.state = scan(index, context, take, &provisional);
  if (merged.state == Value::State::absent && input.if_missing_previous) {
    return with_previous(input, index, context);
  }
  if (input.merge == Merge::mean && count > 1) merged.number /= Rational::of(count);
  merged.provisional = provisional;
  return merged;
}

// The common case, kept free of branches: a sum of decimals.
Value Lookup::summed(const Input& input, std::uint32_t index, const Context& context) const {
  Int128 units = 0;
  bool provisional = false;
  const Value::State state = scan(
      index, context, [&](std::uint64_t row) { units += facts_.units(index, row); }, &provisional);
  if (state == Value::State::absent && input.if_missing_previous) {
    return with_previous(input, index, context);
  }
  if (!fits_int64(units)) {
    throw Overflow("the sum of input " + std::string(input.id) +
                   " is above 92233720368; record it in a larger unit");
  }
  return {Rational::from_units(static_cast<std::int64_t>(units)), state, provisional};
}

Value Lookup::scanned_input(std::uint32_t index, const Context& context) const {
  const Input& input = rules_.catalogue().inputs[index];
  return input.type == InputType::events || input.merge == Merge::sum
             ? summed(input, index, context)
             : merge(input, index, context);
}

Value Lookup::input(std::uint32_t index, const Context& context) const {
  std::uint64_t only = 0;
  Value value = facts_.single_row(index, context.row, context.cell_kind, context.cell, only)
                    ? Value{facts_.value(index, only), Value::State::value, false}
                    : scanned_input(index, context);
  if (rules_.compared_input(index) && value.has_number()) {
    value.number = round(value.number, rules_.compared_rounding()).rational();
  }
  return value;
}

// An operand that depends on the assessee.
Value Lookup::measured(const Operand& operand, const Context& context) const {
  switch (operand.kind) {
    case OperandKind::figure:
      return figure(operand.index, context);
    case OperandKind::input:
      return input(operand.index, context);
    case OperandKind::by_choice: {
      const ByChoice& by = rules_.catalogue().by_choices[operand.index];
      const std::int32_t option = choice(by.input, context.row);
      if (option < 0) {
        note({by.input, -1, 0, -1});
        return Value::absent();
      }
      return Value::of(number(by.numbers.first + static_cast<std::uint32_t>(option), context));
    }
    case OperandKind::number:
    case OperandKind::none:
      break;
  }
  return Value::not_applicable();
}

std::int32_t Lookup::choice(std::uint32_t input, std::uint32_t row) const {
  const Rows rows = facts_.records(input, row);
  if (rows.empty()) return -1;
  return static_cast<std::int32_t>(facts_.units(input, rows.first) / kUnitsPerOne);
}

bool Lookup::has_come(Cell kind, int index, const Context& context) const {
  const Calendar& calendar = rules_.calendar();
  if (calendar.last_day(kind, index) > facts_.asked_on()) return false;
  return facts_.awards() ||
         calendar.period_of_cell(context.rhythm, kind, index) <= facts_.asked_period();
}

std::uint32_t Lookup::compared_with(std::uint32_t figure, const Context& context) const {
  return peers_->compared_with(figure, context);
}

bool Lookup::takes_part(std::uint32_t indicator, std::uint32_t row) const {
  if (indicator == kNone) return true;
  const Indicator& rule = rules_.catalogue().indicators[indicator];
  Context context;
  context.row = row;
  context.day = facts_.asked_on();
  if (rule.only.count != 0 && condition(rule.only, context) != Truth::yes) return false;
  if (facts_.indicator_decision(row, indicator) != nullptr) return false;
  return rule.when.count == 0 || condition(rule.when, context) != Truth::no;
}

}  // namespace kaohe::engine
