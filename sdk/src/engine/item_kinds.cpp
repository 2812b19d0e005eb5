// ItemScorer: the kinds, each p in its innermost context, before combine and cap.
#include <algorithm>
#include <string>

#include "engine/abi_view.hpp"
#include "engine/item_scorer.hpp"

namespace kaohe::engine {

namespace {

const Rational kOne = Rational::of(1);

bool has_times(const Item& item) {
  return item.times.count != 0;
}

}  // namespace

// 差额计价
template <bool kTraced>
Value ItemScorer<kTraced>::gap(const Item& item, const Context& context) const {
  if (is_decided(item, context)) return Value::not_applicable();
  const Value x = lookup_.operand(item.of, context);
  const Value target = item.target.kind == OperandKind::none
                           ? Value::of(kOne)
                           : lookup_.operand(item.target, context);
  if (x.state == Value::State::absent || target.state == Value::State::absent) {
    return Value::absent();
  }
  if (!x.has_number() || !target.has_number()) return Value::not_applicable();
  const bool more = item.side_above;
  Rational steps = (more ? x : target).number - (more ? target : x).number;
  if (steps.sign() <= 0) steps = Rational();
  if (item.step != kNone) steps /= lookup_.number(item.step, context);
  if (item.round == Step::up) steps = steps.ceil();
  if (item.round == Step::down) steps = steps.floor();
  return {steps * lookup_.number(item.price.first, context), Value::State::value,
          x.provisional || target.provisional};
}

// 按比例
template <bool kTraced>
Value ItemScorer<kTraced>::share(const Item& item, const Context& context) const {
  if (is_decided(item, context)) return Value::not_applicable();
  const Value x = lookup_.operand(item.of, context);
  const Value target = lookup_.operand(item.target, context);
  if (x.state == Value::State::absent || target.state == Value::State::absent) {
    return Value::absent();
  }
  if (!x.has_number() || !target.has_number() || target.number.sign() <= 0) {
    return Value::not_applicable();
  }
  const Rational& worth = lookup_.number(item.worth, context);
  const bool provisional = x.provisional || target.provisional;
  if (x.number >= target.number) return {worth, Value::State::value, provisional};
  if (x.number.sign() <= 0) return {Rational(), Value::State::value, provisional};
  return {worth * x.number / target.number, Value::State::value, provisional};
}

// 分档: the first row that matches
template <bool kTraced>
Value ItemScorer<kTraced>::table(const Item& item, const Context& context) const {
  const Value x = lookup_.operand(item.of, context);
  if (!x.has_number()) return not_there(x.state);
  const Lookup::FoundRow found = lookup_.table_row(item.rows, x, context);
  if (found.matches == Truth::absent) return Value::absent();
  if (found.matches == Truth::no) return Value::of(Rational());
  return {lookup_.number(found.row->points, context), Value::State::value, x.provisional};
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
    Priced one;
    one.row = row;
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
  return {total, Value::State::value, provisional};
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

// Of the records with one key only the dearest counts; nothing: a record without a matter, which
// repeats none.
template <bool kTraced>
auto ItemScorer<kTraced>::once_key(const Item& item, const Priced& one) const
    -> std::optional<OnceKey> {
  if (item.once_all) return OnceKey{};
  const Facts& facts = lookup_.facts();
  const std::uint32_t input = item.of.index;
  OnceKey key;
  if (item.once_subject) key.first = facts.subject(input, one.row);
  if (item.once_matter) key.second = facts.matter(input, one.row);
  return item.once_matter && key.second < 0 ? std::nullopt : std::optional(key);
}

// Of several the one that costs most, of these the first by date, then the one of which more
// stands, so that no figure hangs on the order of entry; then by sequence.
template <bool kTraced>
bool ItemScorer<kTraced>::dearer(std::uint32_t input, const Priced& a, const Priced& b) const {
  if (a.points != b.points) return a.points > b.points;
  const Facts& facts = lookup_.facts();
  if (facts.date(input, a.row) != facts.date(input, b.row)) {
    return facts.date(input, a.row) < facts.date(input, b.row);
  }
  if (facts.retained(input, a.row) != facts.retained(input, b.row)) {
    return facts.retained(input, a.row) > facts.retained(input, b.row);
  }
  return facts.sequence(input, a.row) < facts.sequence(input, b.row);
}

template <bool kTraced>
void ItemScorer<kTraced>::leave_out_repeats(const Item& item) {
  keyed_.clear();
  for (Priced& one : priced_) {
    const std::optional<OnceKey> key = once_key(item, one);
    if (key) keyed_.emplace_back(*key, &one);
  }
  std::sort(keyed_.begin(), keyed_.end(), [&](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first : dearer(item.of.index, *a.second, *b.second);
  });
  for (std::size_t i = 1; i < keyed_.size(); ++i)
    keyed_[i].second->left_out = keyed_[i].first == keyed_[i - 1].first;
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
