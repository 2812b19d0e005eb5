#include "engine/item_scorer.hpp"

#include <string>

#include "engine/abi_view.hpp"
#include "engine/reads.hpp"

namespace kaohe::engine {

namespace {

bool has_times(const Item& item) {
  return item.times.count != 0;
}

// The input whose records a loop over records walks.
std::uint32_t looped_input(const Operand& of) {
  return of.kind == OperandKind::input ? of.index : kNone;
}

}  // namespace

// Before year-end nothing is awarded (Art. 10), and what looks at more than has ended waits.
template <bool kTraced>
bool ItemScorer<kTraced>::is_due(std::uint32_t index, const Context& context) const {
  const Item& item = lookup_.rules().catalogue().items[index];
  if (item.sign == Sign::award && !lookup_.facts().awards()) return false;
  if (lookup_.rules().item_due(index) > lookup_.facts().asked_period()) return false;
  if (item.loops.count == 0) return true;
  const Cell cell = loop_cell(lookup_.rules().catalogue(), item.loops);
  return cell == Cell::none || lookup_.has_come(cell, 1, context);
}

template <bool kTraced>
Rational ItemScorer<kTraced>::most(const Item& item, const Context& context,
                                   const Rational& full) const {
  if (item.cap != kNone) return lookup_.number(item.cap, context);
  if (item.loops.count != 0 && item.combine == Combine::sum) return full;
  if (item.worth != kNone) return lookup_.number(item.worth, context);
  if (item.kind != ItemKind::table) return full;
  Rational highest;
  for (const Row& row : slice(lookup_.rules().catalogue().rows, item.rows)) {
    highest = max(highest, lookup_.number(row.points, context));
  }
  return highest;
}

template <bool kTraced>
ItemOutcome ItemScorer<kTraced>::outcome(std::uint32_t index, const Context& context,
                                         const Rational& full, bool from_zero) {
  const Item& item = lookup_.rules().catalogue().items[index];
  if constexpr (kTraced) {
    own_ = {};
    own_.item = index;
    own_.context = context;
  }
  const std::size_t noted = lookup_.noted();
  ItemOutcome outcome = first_pass(index, context);
  if (outcome.state == ItemTrace::State::absent ||
      outcome.state == ItemTrace::State::not_applicable) {
    outcome = treated(index, context, full, outcome);
  }
  // Nobody waits for what an item did not find that has its points all the same.
  if (outcome.state != ItemTrace::State::absent) lookup_.forget_after(noted);
  if constexpr (kTraced) {
    own_.state = outcome.state;
    own_.points = outcome.points.number;
    own_.provisional = outcome.points.provisional;
    if (trace_ != nullptr) {
      const bool award = item.sign == Sign::award;
      // An award that its own `when` takes out was never to be had.
      const bool was_open = from_zero && !outcome.by_when;
      const Rational lost = !award     ? outcome.points.number
                            : was_open ? most(item, context, full) - outcome.points.number
                                       : -outcome.points.number;
      if (outcome.counts()) trace_losses(item, lost);
      if (outcome.state == ItemTrace::State::absent) {
        own_.awaited = awaited(index, context, full, from_zero);
      }
      trace_->items.push_back(own_);
    }
  }
  return outcome;
}

// What an item waits for: asked by the code that scores, in the contexts in which it asks.
template <bool kTraced>
std::vector<Missing> ItemScorer<kTraced>::awaited(std::uint32_t index, const Context& context,
                                                  const Rational& full, bool from_zero) const {
  std::vector<Missing> missing;
  const Lookup::Collect collect(lookup_, &missing);
  ItemScorer<false>(lookup_, peers_).outcome(index, context, full, from_zero);
  return missing;
}

// A line for each record, span or subject that cost something; then what a cap or a treatment
// changes, or what an award did not reach: together `lost`.
template <bool kTraced>
void ItemScorer<kTraced>::trace_losses(const Item& item, const Rational& lost) {
  LossLine line;
  line.item = own_.item;
  line.part = item.part;
  Rational told;
  const bool by_member = item.sign == Sign::deduct && own_.treated == Treatment::unnamed;
  for (const ItemTrace::Member& member : own_.members) {
    if (!by_member || member.points.is_zero()) continue;
    line.input = member.row < 0 ? kNone : item.of.index;
    line.row = member.row;
    line.context = member.context;
    line.points = member.points;
    told += member.points;
    trace_->losses.push_back(line);
  }
  if (lost == told) return;
  if (!told.is_zero()) line.stage = "cap";
  line.input = kNone;
  line.row = -1;
  line.context = own_.context;
  line.points = lost - told;
  trace_->losses.push_back(line);
}

template <bool kTraced>
ItemOutcome ItemScorer<kTraced>::first_pass(std::uint32_t index, const Context& context) {
  const Rules& rules = lookup_.rules();
  const Item& item = rules.catalogue().items[index];
  if (!is_due(index, context)) return {ItemTrace::State::not_due, false, {}};
  if (item.else_of != kNone || item.when.count != 0) {
    const bool other = item.else_of != kNone;
    const Truth holds =
        lookup_.condition(other ? rules.catalogue().items[item.else_of].when : item.when, context);
    if (holds == Truth::absent) return {ItemTrace::State::absent, false, {}};
    if ((holds == Truth::yes) == other) {
      if (other || rules.partner(index) != kNone) return {};  // the other item speaks
      return {ItemTrace::State::not_applicable, true, {}};
    }
  }
  return computed(item, context);
}

template <bool kTraced>
ItemOutcome ItemScorer<kTraced>::computed(const Item& item, const Context& context) {
  ItemOutcome outcome{ItemTrace::State::value, false, looped(item, context)};
  Value& points = outcome.points;
  if constexpr (kTraced) own_.before_cap = points.number;
  if (!points.has_number()) {
    outcome.state = points.state == Value::State::absent ? ItemTrace::State::absent
                                                         : ItemTrace::State::not_applicable;
  } else if (item.cap != kNone) {
    const Rational& cap = lookup_.number(item.cap, context);
    const bool is_above = points.number > cap;
    if (is_above) points.number = cap;
    if constexpr (kTraced) own_.capped = is_above;
  }
  return outcome;
}

template <bool kTraced>
Treatment ItemScorer<kTraced>::treatment_of(std::uint32_t index, const Context& context,
                                            const ItemOutcome& outcome) const {
  const Rules& rules = lookup_.rules();
  const Item& item = rules.catalogue().items[index];
  if (outcome.state == ItemTrace::State::absent) {
    if (item.on_absent != Treatment::unnamed) return item.on_absent;
    return rules.catalogue().indicators[rules.indicator_of(index)].on_absent;
  }
  if (item.on_na != Treatment::unnamed) return item.on_na;
  if (outcome.by_when) return Treatment::none;
  for (const std::uint32_t input : rules.item_reads(index)) {
    const kaohe_decision* decision = lookup_.facts().input_decision(context.row, input);
    if (decision == nullptr || decision->treatment == KAOHE_TREATMENT_UNNAMED) continue;
    const auto treatment = static_cast<Treatment>(decision->treatment);
    // Whose mean, only the item can say: without `peers` a person decides.
    const bool is_of_nobody = treatment == Treatment::peer_mean && item.peers == Group::none;
    return is_of_nobody ? Treatment::block : treatment;
  }
  return Treatment::block;
}

// The second pass: n/a and absent.
template <bool kTraced>
ItemOutcome ItemScorer<kTraced>::treated(std::uint32_t index, const Context& context,
                                         const Rational& full, ItemOutcome outcome) {
  const Item& item = lookup_.rules().catalogue().items[index];
  const Treatment treatment = treatment_of(index, context, outcome);
  if constexpr (kTraced) {
    own_.treated = treatment;
    own_.by_when = outcome.by_when;
    if (outcome.state == ItemTrace::State::absent) own_.why.clear();
    own_.members.clear();
  }
  const bool award = item.sign == Sign::award;
  Value points = Value::of(Rational());
  switch (treatment) {
    case Treatment::none:
      break;
    case Treatment::full:
      if (award) points.number = most(item, context, full);
      break;
    case Treatment::zero:
      if (!award) points.number = item.cap == kNone ? full : lookup_.number(item.cap, context);
      break;
    case Treatment::peer_mean: {
      // Peers are asked for their own first pass, by code that keeps no trace.
      ItemScorer<false> first(lookup_, peers_);
      points = peers_.item_mean(index, context.row, [&](std::uint32_t row) {
        const ItemOutcome peer = first.first_pass(index, context.of_peer(row));
        if (peer.counts()) return peer.points;
        return peer.state == ItemTrace::State::absent ? Value::absent() : Value::not_applicable();
      });
      if (!points.has_number()) {
        outcome.state = ItemTrace::State::absent;
        return outcome;
      }
      break;
    }
    case Treatment::unnamed:
    case Treatment::block:
    case Treatment::rescale:
      outcome.state = ItemTrace::State::absent;
      return outcome;
  }
  outcome.state = ItemTrace::State::value;
  outcome.points = points;
  return outcome;
}

template <bool kTraced>
Value ItemScorer<kTraced>::looped(const Item& item, const Context& context) {
  if (item.loops.count == 0) return member(item, context);
  Combiner combined(item.combine);
  std::vector<std::pair<std::size_t, Rational>> starts;  // first trace member and weight of each
  const bool there =
      lookup_.members(item.loops, looped_input(item.of), context, [&](const Context& inner) {
        if constexpr (kTraced) starts.emplace_back(own_.members.size(), Rational());
        if (item.combine != Combine::weighted) return combined.add(member(item, inner));
        const Value weight = lookup_.operand(item.weight, inner);
        if constexpr (kTraced) starts.back().second = weight.number;
        combined.add(member(item, inner), weight);
      });
  const Value result = there ? combined.result() : Value::absent();
  if constexpr (kTraced) {
    if (result.has_number()) scale_members(starts, Shares(combined, result.number));
  }
  if (result.state == Value::State::not_applicable &&
      lookup_.rules().catalogue().loops[item.loops.first].kind == LoopKind::record &&
      combined.members() == 0) {
    return Value::of(Rational());  // no records: nothing to judge
  }
  return result;
}

// Why a function had no answer, once where several members have the same reason.
template <bool kTraced>
void ItemScorer<kTraced>::note_why(const std::string& line) {
  if (line.empty() || own_.why.find(line) != std::string::npos) return;
  own_.why += (own_.why.empty() ? "" : "、") + line;
}

// What each member of a loop has in the combined points.
template <bool kTraced>
void ItemScorer<kTraced>::scale_members(const std::vector<std::pair<std::size_t, Rational>>& starts,
                                        Shares shares) {
  for (std::size_t i = 0; i < starts.size(); ++i) {
    const std::size_t first = starts[i].first;
    const std::size_t end = i + 1 < starts.size() ? starts[i + 1].first : own_.members.size();
    Rational total;
    for (std::size_t m = first; m < end; ++m) total += own_.members[m].points;
    const Rational share = shares.of(total, starts[i].second);
    for (std::size_t m = first; m < end; ++m) {
      ItemTrace::Member& member = own_.members[m];
      member.own = member.points;
      member.share = share;
      member.points *= share;
    }
  }
}

template <bool kTraced>
Value ItemScorer<kTraced>::function(const Item& item, const Context& context,
                                    std::string* line) const {
  Value points = lookup_.call(item.function, item.uses, item.args, context, line);
  if (points.has_number() && points.number.sign() < 0) {
    throw Failed("function " +
                 std::string(lookup_.rules().catalogue().functions[item.function].name) +
                 " of item " + std::string(item.id) + " gave " + points.number.text() +
                 " points; an item gives 0 or more, before its sign");
  }
  return points;
}

template <bool kTraced>
Value ItemScorer<kTraced>::kind(const Item& item, const Context& context, std::string* line) const {
  switch (item.kind) {
    case ItemKind::gap:
      return gap(item, context);
    case ItemKind::share:
      return share(item, context);
    case ItemKind::table:
      return table(item, context);
    case ItemKind::function:
      return function(item, context, line);
    case ItemKind::each:
      break;
  }
  return Value::not_applicable();
}

template <bool kTraced>
Value ItemScorer<kTraced>::member(const Item& item, const Context& context) {
  return item.kind == ItemKind::each ? each(item, context) : measured(item, context);
}

// Any kind but `each`, whose factors belong to its records.
template <bool kTraced>
Value ItemScorer<kTraced>::measured(const Item& item, const Context& context) {
  Value points = kind(item, context, kTraced ? &line_ : nullptr);
  if (has_times(item) && points.has_number()) {
    const Value factor = lookup_.factors(item.times, context);
    if (!factor.has_number()) {
      points = Value::absent();
      return points;
    }
    points.number *= factor.number;
  }
  if constexpr (kTraced) {
    if (points.state == Value::State::not_applicable) note_why(line_);
    ItemTrace::Member member;
    member.context = context;
    member.row = context.record_input != kNone ? static_cast<std::int64_t>(context.record) : -1;
    member.points = points.has_number() ? points.number : Rational();
    member.line = std::exchange(line_, {});
    own_.members.push_back(std::move(member));
  }
  return points;
}

// What indicator_scorer.cpp calls from here.
#define KAOHE_INSTANTIATE(kTraced)                                                 \
  template ItemOutcome ItemScorer<kTraced>::outcome(std::uint32_t, const Context&, \
                                                    const Rational&, bool);        \
  template Rational ItemScorer<kTraced>::most(const Item&, const Context&, const Rational&) const;
KAOHE_INSTANTIATE(false)
KAOHE_INSTANTIATE(true)
#undef KAOHE_INSTANTIATE

}  // namespace kaohe::engine
