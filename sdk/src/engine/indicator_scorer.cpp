#include "engine/indicator_scorer.hpp"

#include <optional>
#include <string>

#include "engine/abi_view.hpp"

namespace kaohe::engine {

namespace {
const Rational kZero;

// Keeps a value at or above 0. True: it was not.
bool clamp_low(Rational& value) {
  const bool is_below = value.sign() < 0;
  if (is_below) value = Rational();
  return is_below;
}

// Keeps a value within 0 and all points. True: it was not.
bool clamp(Rational& value, const Rational& points) {
  if (clamp_low(value)) return true;
  const bool is_above = points < value;
  if (is_above) value = points;
  return is_above;
}

// Why losses and points do not meet: a clamp cut, or the awards that were open do not reach the
// points.
std::string_view stage_of(bool was_cut) {
  return was_cut ? "clamp" : "unreached";
}
}  // namespace

template <bool kTraced>
void IndicatorScorer<kTraced>::settle(std::size_t first, std::string_view stage, std::uint32_t part,
                                      const Context& context, const Rational& full,
                                      const Rational& got) {
  if constexpr (kTraced) {
    if (trace_ == nullptr) return;
    const Rational lost = full - got;
    Rational told;
    for (std::size_t i = first; i < trace_->losses.size(); ++i) told += trace_->losses[i].points;
    if (told == lost) return;
    LossLine line;
    line.stage = stage;
    line.part = part;
    line.context = context;
    line.points = lost - told;
    trace_->losses.push_back(line);
  }
}

template <bool kTraced>
Points IndicatorScorer<kTraced>::rounded(const Rational& score, const Indicator& indicator) const {
  if (lookup_.rules().rounds_indicators()) {
    return round(score, lookup_.rules().indicator_rounding());
  }
  const std::optional<Points> points = exact(score);
  if (points) return *points;
  throw Refused("indicator " + std::string(indicator.id) + " comes to " + score.text() +
                    ", which leaves a remainder; declare the rounding point `indicator`",
                "指标 " + std::string(indicator.id) + " 得 " + score.text() +
                    " 分,除不尽;请设取舍点 indicator");
}

template <bool kTraced>
IndicatorOutcome IndicatorScorer<kTraced>::score(std::uint32_t index, std::uint32_t assessee) {
  const Indicator& indicator = lookup_.rules().catalogue().indicators[index];
  Context context;
  context.row = assessee;
  context.day = lookup_.facts().asked_on();
  context.rhythm = indicator.rhythm;
  IndicatorOutcome outcome;
  const bool in_table =
      !lookup_.rules().is_off(index, context.day) &&
      (indicator.only.count == 0 || lookup_.condition(indicator.only, context) == Truth::yes);
  if (!in_table) {
    outcome.state = KAOHE_CELL_ABSENT;
    return outcome;
  }
  lookup_.set_saw_provisional(false);
  judge(indicator, index, context, outcome);
  if (outcome.state == KAOHE_CELL_VALUE && lookup_.saw_provisional()) {
    outcome.state = KAOHE_CELL_PROVISIONAL;
  }
  const bool applies =
      outcome.state != KAOHE_CELL_NOT_APPLICABLE && outcome.state != KAOHE_CELL_EXEMPT;
  const bool gates_known = fire_gates(indicator, context, outcome);
  if (!gates_known && applies && lookup_.facts().awards()) {
    outcome.state = KAOHE_CELL_PENDING;
    outcome.points = Points();
  }
  return outcome;
}

template <bool kTraced>
void IndicatorScorer<kTraced>::judge(const Indicator& indicator, std::uint32_t index,
                                     const Context& context, IndicatorOutcome& outcome) {
  if (stands_aside(indicator, index, context, outcome)) return;
  const Rational& points = lookup_.number(indicator.points, context);
  const std::size_t first = mark();
  GroupScore score = total(indicator, points, context);
  const Truth zero = zeroed(indicator, kNone, context);
  if (!score.due && zero != Truth::yes) {
    outcome.state = KAOHE_CELL_NOT_DUE;
    outcome.points = rounded(points, indicator);
    return;
  }
  if (!score.value.has_number() || zero == Truth::absent) {
    outcome.state = KAOHE_CELL_PENDING;
    return;
  }
  Rational& number = score.value.number;
  if (!indicator.spill.empty() && number.sign() < 0) {
    outcome.spilled = rounded(-number, indicator);
    if constexpr (kTraced) {
      if (trace_ != nullptr) {
        trace_->notes.push_back(
            "超出" + outcome.spilled.text() + "分转入" +
            std::string(indicator.spill_title.empty() ? indicator.spill : indicator.spill_title));
      }
    }
  }
  if (zero == Truth::yes) {
    number = Rational();
    settle(first, "zero", kNone, context, points, kZero);
  }
  const bool was_cut = indicator.clamp == Clamp::both    ? clamp(number, points)
                       : indicator.clamp == Clamp::floor ? clamp_low(number)
                                                         : false;
  settle(first, stage_of(was_cut), kNone, context, points, number);
  outcome.points = rounded(number, indicator);
  if constexpr (kTraced) {
    settle(first, "rounding", kNone, context, points, outcome.points.rational());
  }
  outcome.state = score.value.provisional ? KAOHE_CELL_PROVISIONAL : KAOHE_CELL_VALUE;
}

// Step 0: a decision, or `when`. True: nothing more is to be computed.
template <bool kTraced>
bool IndicatorScorer<kTraced>::stands_aside(const Indicator& indicator, std::uint32_t index,
                                            const Context& context, IndicatorOutcome& outcome) {
  const Rational& points = lookup_.number(indicator.points, context);
  const kaohe_decision* decision = lookup_.facts().indicator_decision(context.row, index);
  if (decision != nullptr) {
    Treatment treatment = indicator.on_na;
    if (treatment == Treatment::unnamed) treatment = static_cast<Treatment>(decision->treatment);
    if (treatment == Treatment::unnamed || decision->exempt != 0) treatment = Treatment::rescale;
    fall_away(indicator, treatment, points, outcome);
    if (decision->exempt != 0) outcome.state = KAOHE_CELL_EXEMPT;
    return true;
  }
  if (indicator.when.count == 0) return false;
  const Truth holds = lookup_.condition(indicator.when, context);
  if (holds == Truth::yes) return false;
  if (holds == Truth::no) {
    fall_away(indicator, indicator.on_na, points, outcome);
    return true;
  }
  const bool due = lookup_.rules().when_due(index) <= lookup_.facts().asked_period();
  outcome.state = due ? KAOHE_CELL_PENDING : KAOHE_CELL_NOT_DUE;
  if (!due) outcome.points = rounded(points, indicator);
  return true;
}

template <bool kTraced>
void IndicatorScorer<kTraced>::fall_away(const Indicator& indicator, Treatment treatment,
                                         const Rational& points, IndicatorOutcome& outcome) {
  switch (treatment) {
    case Treatment::full:
    case Treatment::none:
      outcome.points = rounded(points, indicator);
      break;
    case Treatment::zero:
      settle(mark(), "zero", kNone, {}, points, kZero);
      break;
    case Treatment::rescale:
      outcome.state = KAOHE_CELL_NOT_APPLICABLE;
      outcome.rescale = indicator.rescale_in_aspect ? KAOHE_RESCALE_ASPECT : KAOHE_RESCALE_DOMAIN;
      break;
    case Treatment::unnamed:
    case Treatment::peer_mean:
    case Treatment::block:
      outcome.state = KAOHE_CELL_PENDING;
      break;
  }
}

// start + Σ signed points of the items of one group, in one context; clamped where a part is.
template <bool kTraced>
typename IndicatorScorer<kTraced>::GroupScore IndicatorScorer<kTraced>::group(
    const Indicator& indicator, std::uint32_t part, const Rational& full, Start start, bool clamps,
    const Context& context) {
  const Catalogue& catalogue = lookup_.rules().catalogue();
  const bool from_zero = start == Start::zero;
  const std::size_t first = mark();
  GroupScore score;
  bool absent = false;
  Rational& total = score.value.number;
  if (!from_zero) total = full;
  bool any = false;
  for (std::uint32_t i = indicator.items.first; i < indicator.items.first + indicator.items.count;
       ++i) {
    const Item& item = catalogue.items[i];
    if (item.part != part) continue;
    const ItemOutcome outcome = items_.outcome(i, context, full, from_zero);
    any = true;
    score.due = score.due || (outcome.state != ItemTrace::State::not_due &&
                              outcome.state != ItemTrace::State::silent);
    const bool award = item.sign == Sign::award;
    if (outcome.state == ItemTrace::State::absent) absent = true;
    if (outcome.state == ItemTrace::State::not_due && award && from_zero) {
      total += items_.most(item, context, full);  // not due: counts in full
    }
    if (!outcome.counts()) continue;
    score.value.provisional = score.value.provisional || outcome.points.provisional;
    if (award) {
      total += outcome.points.number;
    } else {
      total -= outcome.points.number;
    }
  }
  if (!any) total = full;
  const bool was_cut = clamps && clamp(total, full);
  if (absent) score.value.state = Value::State::absent;
  if (!absent && clamps) settle(first, stage_of(was_cut), part, context, full, total);
  return score;
}

// What each member of a part's loop lost has in what the part lost.
template <bool kTraced>
void IndicatorScorer<kTraced>::share_losses(
    const std::vector<std::pair<std::size_t, Rational>>& starts, const Rational& full,
    Shares shares) {
  for (std::size_t i = 0; i < starts.size(); ++i) {
    const std::size_t end = i + 1 < starts.size() ? starts[i + 1].first : mark();
    Rational lost;
    for (std::size_t k = starts[i].first; k < end; ++k) lost += trace_->losses[k].points;
    const Rational share = shares.of(full - lost, starts[i].second);
    for (std::size_t k = starts[i].first; k < end; ++k) trace_->losses[k].points *= share;
  }
}

template <bool kTraced>
typename IndicatorScorer<kTraced>::GroupScore IndicatorScorer<kTraced>::looped_part(
    const Indicator& indicator, std::uint32_t index, const Rational& full, const Context& context) {
  const Part& part = lookup_.rules().catalogue().parts[index];
  if (part.loops.count == 0) return group(indicator, index, full, part.start, true, context);
  Combiner combined(part.combine);
  std::vector<std::pair<std::size_t, Rational>> starts;
  bool due = false;
  const bool there = lookup_.members(part.loops, kNone, context, [&](const Context& inner) {
    const bool is_weighted = part.combine == Combine::weighted;
    const Value weight = is_weighted ? lookup_.operand(part.weight, inner) : Value();
    starts.emplace_back(mark(), weight.number);
    const GroupScore one = group(indicator, index, full, part.start, true, inner);
    due = due || one.due;
    if (is_weighted) {
      combined.add(one.value, weight);
    } else {
      combined.add(one.value);
    }
  });
  GroupScore score;
  score.due = due;
  score.value = there ? combined.result() : Value::absent();
  if constexpr (kTraced) {
    if (trace_ != nullptr && score.value.has_number() && !starts.empty()) {
      share_losses(starts, full, Shares(combined, score.value.number));
      settle(starts.front().first, "combine", index, context, full, score.value.number);
    }
  }
  return score;
}

// "评星:不适用(条件不符):分值并入其他".
std::string fallen_away(const Part& part, Truth when) {
  const char* why = when == Truth::no ? "条件不符" : "名单为空";
  const char* how = "等候决定";
  if (part.on_na == Treatment::none || part.on_na == Treatment::full) how = "得满分";
  if (part.on_na == Treatment::zero) how = "不得分";
  if (part.on_na == Treatment::rescale) how = "分值并入其他";
  return std::string(part.title) + ":不适用(" + why + "):" + how;
}

template <bool kTraced>
typename IndicatorScorer<kTraced>::GroupScore IndicatorScorer<kTraced>::part(
    const Indicator& indicator, std::uint32_t index, const Context& context) {
  const Part& part = lookup_.rules().catalogue().parts[index];
  const Rational full = lookup_.number(part.points, context);
  const std::size_t first = mark();
  const std::size_t first_item = trace_ == nullptr ? 0 : trace_->items.size();
  const Truth when = lookup_.condition(part.when, context);
  std::optional<Lookup::Quiet> quiet;  // a part that falls away asks for nothing
  if (when == Truth::no) quiet.emplace(lookup_);
  GroupScore score = looped_part(indicator, index, full, context);
  quiet.reset();
  if (!score.due) {
    if (score.value.has_number() || !lookup_.facts().awards()) score.value = Value::of(full);
    if constexpr (kTraced) {
      if (trace_ != nullptr) trace_->losses.resize(first);
    }
  }
  Treatment treatment = part.on_na;
  const bool applies = when == Truth::yes && score.value.state != Value::State::not_applicable;
  if (when == Truth::absent && (score.due || lookup_.facts().awards())) {
    score.value = Value::absent();
    return score;
  }
  if (!applies && when != Truth::absent) {
    if constexpr (kTraced) {
      if (trace_ != nullptr) {
        trace_->losses.resize(first);
        trace_->items.resize(first_item);
        trace_->notes.push_back(fallen_away(part, when));
      }
    }
    if (treatment == Treatment::none) treatment = Treatment::full;
    if (treatment == Treatment::full) score.value = Value::of(full);
    if (treatment == Treatment::zero) {
      score.value = Value::of(Rational());
      settle(first, "zero", index, context, full, kZero);
    }
    if (treatment == Treatment::rescale) score.value = Value::not_applicable();
    if (treatment == Treatment::block || treatment == Treatment::unnamed ||
        treatment == Treatment::peer_mean) {
      score.value = Value::absent();
    }
    return score;
  }
  const Truth zero = zeroed(indicator, index, context);
  if (zero == Truth::absent) score.value = Value::absent();
  if (zero == Truth::yes && score.value.has_number()) {
    score.value.number = Rational();
    settle(first, "zero", index, context, full, kZero);
  }
  return score;
}

// Steps 4 to 7: parts, those that fell away, the rest.
template <bool kTraced>
typename IndicatorScorer<kTraced>::GroupScore IndicatorScorer<kTraced>::total(
    const Indicator& indicator, const Rational& points, const Context& context) {
  if (indicator.parts.count == 0) {
    return group(indicator, kNone, points, indicator.start, false, context);
  }
  const std::size_t first = mark();
  GroupScore sum;
  bool absent = false;
  Rational rest = points;
  Rational fell_away;
  for (std::uint32_t i = 0; i < indicator.parts.count; ++i) {
    const std::uint32_t index = indicator.parts.first + i;
    const Rational full = lookup_.number(lookup_.rules().catalogue().parts[index].points, context);
    rest -= full;
    const GroupScore one = part(indicator, index, context);
    sum.due = sum.due || one.due;
    if (one.value.state == Value::State::absent) absent = true;
    if (one.value.state == Value::State::not_applicable) fell_away += full;
    if (!one.value.has_number()) continue;
    sum.value.number += one.value.number;
    sum.value.provisional = sum.value.provisional || one.value.provisional;
  }
  const GroupScore own = group(indicator, kNone, rest, indicator.start, false, context);
  sum.due = sum.due || own.due;
  absent = absent || !own.value.has_number();
  sum.value.number += own.value.number;
  sum.value.provisional = sum.value.provisional || own.value.provisional;
  if (!fell_away.is_zero() && !absent) {
    if (fell_away >= points) {
      sum.value = Value::absent();  // nothing is left to judge by: a person decides
      return sum;
    }
    settle(first, "unreached", kNone, context, points - fell_away, sum.value.number);
    sum.value.number *= points / (points - fell_away);
    settle(first, "rescale", kNone, context, points, sum.value.number);
  }
  if (absent) sum.value = Value::absent();
  return sum;
}

template <bool kTraced>
Truth IndicatorScorer<kTraced>::zeroed(const Indicator& indicator, std::uint32_t part,
                                       const Context& context) {
  if (indicator.zeros.count == 0) return Truth::no;
  // Until year-end a zero needs a value of everything that it looks at.
  std::optional<Lookup::Quiet> quiet;
  if (!lookup_.facts().awards()) quiet.emplace(lookup_);
  Truth any = Truth::no;
  for (const Zero& zero : slice(lookup_.rules().catalogue().zeros, indicator.zeros)) {
    if (zero.part != part) continue;
    const Truth holds = lookup_.condition(zero.when, context);
    if (holds == Truth::yes) {
      if constexpr (kTraced) {
        if (trace_ != nullptr) trace_->notes.push_back(std::string(zero.title) + ",本项不得分");
      }
      return Truth::yes;
    }
    if (holds == Truth::absent && lookup_.facts().awards()) any = Truth::absent;
  }
  return any;
}

// False: a gate reads something that is missing.
template <bool kTraced>
bool IndicatorScorer<kTraced>::fire_gates(const Indicator& indicator, const Context& context,
                                          IndicatorOutcome& outcome) {
  if (indicator.gates.count == 0) return true;
  std::optional<Lookup::Quiet> quiet;
  if (!lookup_.facts().awards()) quiet.emplace(lookup_);
  bool known = true;
  for (std::uint32_t i = 0; i < indicator.gates.count; ++i) {
    const std::uint32_t index = indicator.gates.first + i;
    const Truth fires = lookup_.condition(lookup_.rules().catalogue().gates[index].when, context);
    if (fires == Truth::yes) outcome.gates.push_back(index);
    known = known && fires != Truth::absent;
  }
  return known;
}

// All that is called from elsewhere.
template IndicatorOutcome IndicatorScorer<false>::score(std::uint32_t, std::uint32_t);
template IndicatorOutcome IndicatorScorer<true>::score(std::uint32_t, std::uint32_t);

}  // namespace kaohe::engine
