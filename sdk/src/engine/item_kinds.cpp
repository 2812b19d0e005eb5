// ItemScorer: the kinds, each p in its innermost context, before combine and cap.
#include <string>

#include "engine/abi_view.hpp"
#include "engine/item_scorer.hpp"

namespace kaohe::engine {

namespace {

const Rational kOne = Rational::of(1);

bool has_times(const Item& item) {
  return item.times.count != 0;
}

Value not_there(Value::State state) {
  return state == Value::State::absent ? Value::absent() : Value::not_applicable();
}

}  // namespace

// 差额计价
template <bool kTraced>
Value ItemScorer<kTraced>::gap(const Item& item, const Context& context) const {
  const Value x = lookup_.operand(item.of, context);
  const Value target = item.target.kind == OperandKind::none
                           ? Value::of(kOne)
                           : lookup_.operand(item.target, context);
  if (x.state == Value::State::absent || target.state == Value::State::absent) {
    return Value::absent();
  }
  if (!x.has_number() || !target.has_number()) return Value::not_applicable();
  Rational steps = item.side_above ? x.number - target.number : target.number - x.number;
  if (steps.sign() <= 0) steps = Rational();
  if (item.step != kNone) steps /= lookup_.number(item.step, context);
  if (item.round == Step::up) steps = steps.ceil();
  if (item.round == Step::down) steps = steps.floor();
  Value points = Value::of(steps * lookup_.number(item.price.first, context));
  points.provisional = x.provisional || target.provisional;
  return points;
}

// 按比例
template <bool kTraced>
Value ItemScorer<kTraced>::share(const Item& item, const Context& context) const {
  const Value x = lookup_.operand(item.of, context);
  const Value target = lookup_.operand(item.target, context);
  if (x.state == Value::State::absent || target.state == Value::State::absent) {
    return Value::absent();
  }
  if (!x.has_number() || !target.has_number() || target.number.sign() <= 0) {
    return Value::not_applicable();
  }
  const Rational& worth = lookup_.number(item.worth, context);
  Value points = Value::of(x.number >= target.number ? worth
                           : x.number.sign() <= 0    ? Rational()
                                                     : worth * x.number / target.number);
  points.provisional = x.provisional || target.provisional;
  return points;
}

template <bool kTraced>
Truth ItemScorer<kTraced>::row_matches(const Row& row, const Value& x,
                                       const Context& context) const {
  bool absent = false;
  const auto bound = [&](const Operand& operand, auto holds) {
    if (operand.kind == OperandKind::none) return true;
    const Value limit = lookup_.operand(operand, context);
    absent = absent || limit.state == Value::State::absent;
    return limit.has_number() && holds(x.number, limit.number);
  };
  const bool within = bound(row.from, [](const auto& a, const auto& b) { return a >= b; }) &&
                      bound(row.above, [](const auto& a, const auto& b) { return a > b; }) &&
                      bound(row.upto, [](const auto& a, const auto& b) { return a <= b; }) &&
                      bound(row.below, [](const auto& a, const auto& b) { return a < b; });
  if (absent) return Truth::absent;
  if (!within) return Truth::no;
  if (row.is.count != 0) {
    bool is_one = false;
    for (const std::uint32_t option : slice(lookup_.rules().catalogue().indices, row.is)) {
      is_one = is_one || x.number == Rational::of(option);
    }
    if (!is_one) return Truth::no;
  }
  return lookup_.condition(row.when, context);
}

// 分档: the first row that matches
template <bool kTraced>
Value ItemScorer<kTraced>::table(const Item& item, const Context& context) const {
  const Value x = lookup_.operand(item.of, context);
  if (!x.has_number()) return not_there(x.state);
  for (const Row& row : slice(lookup_.rules().catalogue().rows, item.rows)) {
    const Truth matches = row_matches(row, x, context);
    if (matches == Truth::absent) return Value::absent();
    if (matches == Truth::no) continue;
    Value points = Value::of(lookup_.number(row.points, context));
    points.provisional = x.provisional;
    return points;
  }
  return Value::of(Rational());
}

// 逐件计价
template <bool kTraced>
Value ItemScorer<kTraced>::each(const Item& item, const Context& context) {
  const Rules& rules = lookup_.rules();
  if (item.of.kind != OperandKind::input) return each_record(item, context);
  const std::uint32_t input = item.of.index;
  const Input& of = rules.catalogue().inputs[input];
  if (of.type != InputType::events && of.attributes.count == 0) return each_record(item, context);

  const bool once = item.once_all || item.once_subject || item.once_matter;
  Rational total;
  bool absent = false;
  bool provisional = false;
  priced_.clear();
  const auto price_record = [&](std::uint64_t row) {
    const Context at = context.with_record(input, row, lookup_.facts().date(input, row));
    if (item.where.count != 0) {
      const Truth meets = lookup_.condition(item.where, at);
      absent = absent || meets == Truth::absent;
      if (meets != Truth::yes) return;
    }
    Priced one;
    one.row = row;
    std::uint32_t price = item.price.first;
    if (item.price_by != kNone) {
      const std::int16_t option = lookup_.facts().attribute(input, item.price_by, row);
      if (option < 0) {
        throw Refused("record " + std::to_string(lookup_.facts().record(input, row)) +
                          " of input " + std::string(of.id) + " lacks the attribute \"" +
                          std::string(rules.catalogue().attributes[item.price_by].id) +
                          "\" that its price depends on",
                      "数据项 " + std::string(of.id) + " 的记录 " +
                          std::to_string(lookup_.facts().record(input, row)) +
                          " 缺少计价所依据的属性“" +
                          std::string(rules.catalogue().attributes[item.price_by].title) + "”");
      }
      price += static_cast<std::uint32_t>(option);
    }
    one.price = lookup_.number(price, at);
    for (const Modifier& plus : slice(rules.catalogue().modifiers, item.plus)) {
      const Truth holds = lookup_.condition(plus.when, at);
      absent = absent || holds == Truth::absent;
      if (holds == Truth::yes) one.price += lookup_.number(plus.number, at);
    }
    one.factor = lookup_.facts().value(input, row);
    if (has_times(item)) {
      const Value factor = lookup_.factors(item.times, at);
      absent = absent || !factor.has_number();
      one.factor *= factor.number;
    }
    one.points = one.price * one.factor;
    if (!once && !kTraced) {
      total += one.points * lookup_.facts().retained(input, row);
      return;
    }
    priced_.push_back(std::move(one));
  };
  const Value::State state = lookup_.scan(input, context, price_record, &provisional);
  if (state != Value::State::value || absent) {
    return not_there(absent ? Value::State::absent : state);
  }
  if (once) leave_out_repeats(item);
  for (const Priced& one : priced_) {
    const Rational points =
        one.left_out ? Rational() : one.points * lookup_.facts().retained(input, one.row);
    total += points;
    if constexpr (kTraced) {
      ItemTrace::Member member;
      member.context = context.with_record(input, one.row, lookup_.facts().date(input, one.row));
      member.row = static_cast<std::int64_t>(one.row);
      member.price = one.price;
      member.factor = one.factor;
      member.points = points;
      member.left_out = one.left_out;
      own_.members.push_back(std::move(member));
    }
  }
  Value points = Value::of(total);
  points.provisional = provisional;
  return points;
}

// A single count or measure, or a figure: one record.
template <bool kTraced>
Value ItemScorer<kTraced>::each_record(const Item& item, const Context& context) {
  const Value value = lookup_.operand(item.of, context);
  if (!value.has_number()) return not_there(value.state);
  Rational price = lookup_.number(item.price.first, context);
  for (const Modifier& plus : slice(lookup_.rules().catalogue().modifiers, item.plus)) {
    const Truth holds = lookup_.condition(plus.when, context);
    if (holds == Truth::absent) return Value::absent();
    if (holds == Truth::yes) price += lookup_.number(plus.number, context);
  }
  Value points = Value::of(price * value.number);
  if (has_times(item)) {
    const Value factor = lookup_.factors(item.times, context);
    if (!factor.has_number()) return Value::absent();
    points.number *= factor.number;
  }
  points.provisional = value.provisional;
  if constexpr (kTraced) {
    ItemTrace::Member member;
    member.context = context;
    member.price = price;
    member.factor = value.number;
    member.points = points.number;
    own_.members.push_back(std::move(member));
  }
  return points;
}

template <bool kTraced>
bool ItemScorer<kTraced>::same_once(const Item& item, const Priced& a, const Priced& b) const {
  if (item.once_all) return true;
  const Facts& facts = lookup_.facts();
  const std::uint32_t input = item.of.index;
  if (item.once_subject && facts.subject(input, a.row) != facts.subject(input, b.row)) return false;
  if (!item.once_matter) return true;
  const std::int32_t matter = facts.matter(input, a.row);
  return matter >= 0 && matter == facts.matter(input, b.row);
}

// The dearest counts; equal: the earlier date, then the lower sequence.
template <bool kTraced>
bool ItemScorer<kTraced>::dearer(std::uint32_t input, const Priced& a, const Priced& b) const {
  if (a.points != b.points) return a.points > b.points;
  const Facts& facts = lookup_.facts();
  if (facts.date(input, a.row) != facts.date(input, b.row)) {
    return facts.date(input, a.row) < facts.date(input, b.row);
  }
  return facts.sequence(input, a.row) < facts.sequence(input, b.row);
}

template <bool kTraced>
void ItemScorer<kTraced>::leave_out_repeats(const Item& item) {
  for (std::size_t i = 0; i < priced_.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) {
      if (priced_[k].left_out || !same_once(item, priced_[k], priced_[i])) continue;
      const bool keeps_new = dearer(item.of.index, priced_[i], priced_[k]);
      priced_[keeps_new ? k : i].left_out = true;
      break;
    }
  }
}

// What item_scorer.cpp calls from here.
#define KAOHE_INSTANTIATE(kTraced)                                              \
  template Value ItemScorer<kTraced>::gap(const Item&, const Context&) const;   \
  template Value ItemScorer<kTraced>::share(const Item&, const Context&) const; \
  template Value ItemScorer<kTraced>::table(const Item&, const Context&) const; \
  template Value ItemScorer<kTraced>::each(const Item&, const Context&);
KAOHE_INSTANTIATE(false)
KAOHE_INSTANTIATE(true)
#undef KAOHE_INSTANTIATE

}  // namespace kaohe::engine
