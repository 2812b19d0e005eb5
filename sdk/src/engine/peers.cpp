#include "engine/peers.hpp"

#include <algorithm>

#include "engine/abi_view.hpp"

namespace kaohe::engine {

namespace {
constexpr int kPeersNamed = 5;  // more would bury the reader; the rest are named once these are in
}  // namespace

Grouping::Grouping(const Lookup& lookup, Group over, std::uint32_t choice)
    : groups_(lookup.facts().assessees(), 0), count_(1) {
  if (over == Group::pool) {
    count_ = lookup.facts().pools();
    for (std::uint32_t row = 0; row < groups_.size(); ++row) {
      groups_[row] = static_cast<std::int32_t>(lookup.facts().pool(row));
    }
  } else if (over == Group::choice) {
    count_ = lookup.rules().catalogue().inputs[choice].options.count;
    for (std::uint32_t row = 0; row < groups_.size(); ++row) {
      groups_[row] = lookup.choice(choice, row);
    }
  }
}

Comparison Peers::compare(const Wanted& wanted, const ItemValues& values) const {
  const Lookup::Quiet quiet(lookup_);  // what another assessee lacks is not owed by this one
  const bool saw_provisional = lookup_.saw_provisional();
  Comparison made;
  made.grouping = std::make_unique<Grouping>(lookup_, wanted.over, wanted.choice);
  made.own.assign(lookup_.facts().assessees(), Value::not_applicable());
  made.groups.resize(made.grouping->count());
  for (std::uint32_t row = 0; row < made.own.size(); ++row) {
    const std::int32_t group = made.grouping->group_of(row);
    if (group < 0 || !lookup_.takes_part(wanted.indicator, row)) continue;
    Comparison::GroupFigures& figures = made.groups[static_cast<std::size_t>(group)];
    ++figures.size;
    if (!wanted.values) continue;
    Value& own = made.own[row] = values(row);
    if (own.state == Value::State::absent) ++figures.absent;
    if (!own.has_number()) continue;
    own.number = round(own.number, lookup_.rules().compared_rounding()).rational();
    figures.provisional = figures.provisional || own.provisional;
    const bool first = figures.with_value++ == 0;
    figures.sum += own.number;
    figures.least = first ? own.number : min(figures.least, own.number);
    figures.greatest = first ? own.number : max(figures.greatest, own.number);
    if (wanted.places) figures.sorted.push_back(own.number);
  }
  for (Comparison::GroupFigures& figures : made.groups) {
    if (figures.with_value != 0) figures.mean = figures.sum / Rational::of(figures.with_value);
    std::sort(figures.sorted.begin(), figures.sorted.end());
  }
  lookup_.set_saw_provisional(saw_provisional);  // what is provisional here shows in the values
  made.finished = true;
  return made;
}

void Peers::note_awaited(const Comparison& compared, std::uint32_t row,
                         const ItemValues& values) const {
  if (!lookup_.collecting()) return;
  const std::int32_t group = compared.grouping->group_of(row);
  int named = 0;
  for (std::uint32_t peer = 0; peer < compared.own.size() && named < kPeersNamed; ++peer) {
    const bool is_awaited = peer != row && compared.own[peer].state == Value::State::absent &&
                            compared.grouping->group_of(peer) == group;
    if (!is_awaited) continue;
    ++named;
    const Lookup::OwedBy owed(lookup_, peer);
    values(peer);
  }
}

Comparison& Peers::comparison(std::uint32_t index, const Context& context) {
  const Key key{index, context.cell_kind, context.cell};
  const auto [at, is_new] = comparisons_.try_emplace(key);
  if (!is_new) {
    if (!at->second.finished) {
      throw Failed("figure " + std::string(lookup_.rules().catalogue().figures[index].id) +
                   " compares with a group that depends on the comparison itself");
    }
    return at->second;
  }
  const Figure& figure = lookup_.rules().catalogue().figures[index];
  const bool places = figure.peer == PeerForm::place || figure.peer == PeerForm::place_from_last;
  at->second =
      compare({figure.over, figure.over_choice, figure.indicator,
               figure.of.kind != OperandKind::none, places},
              [&](std::uint32_t row) { return lookup_.operand(figure.of, context.of_peer(row)); });
  return at->second;
}

Value Peers::value(std::uint32_t index, const Context& context) {
  const Figure& figure = lookup_.rules().catalogue().figures[index];
  const Comparison& compared = comparison(index, context);
  const std::int32_t group = compared.grouping->group_of(context.row);
  if (group < 0) return Value::absent();
  const Comparison::GroupFigures& figures = compared.groups[static_cast<std::size_t>(group)];
  if (figure.peer == PeerForm::count && figure.of.kind == OperandKind::none) {
    return Value::of(Rational::of(figures.size));
  }
  if (figures.absent != 0) {
    if (lookup_.collecting()) lookup_.operand(figure.of, context.of_peer(context.row));
    note_awaited(compared, context.row, [&](std::uint32_t row) {
      return lookup_.operand(figure.of, context.of_peer(row));
    });
    return Value::absent();
  }
  Value result = Value::of(Rational::of(figures.with_value));
  result.provisional = figures.provisional;
  if (figure.peer == PeerForm::count) return result;
  if (figures.with_value == 0) return Value::not_applicable();
  const auto begin = figures.sorted.begin();
  const auto end = figures.sorted.end();
  switch (figure.peer) {
    case PeerForm::mean:
      result.number = figures.mean;
      break;
    case PeerForm::best:
      result.number = figure.prefer_low ? figures.least : figures.greatest;
      break;
    case PeerForm::worst:
      result.number = figure.prefer_low ? figures.greatest : figures.least;
      break;
    case PeerForm::place:
    case PeerForm::place_from_last: {
      const Value& own = compared.own[context.row];
      if (!own.has_number()) return Value::not_applicable();
      const bool counts_greater = (figure.peer == PeerForm::place) != figure.prefer_low;
      const auto others = counts_greater ? end - std::upper_bound(begin, end, own.number)
                                         : std::lower_bound(begin, end, own.number) - begin;
      result.number = Rational::of(1 + others);
      break;
    }
    case PeerForm::count:
      break;
  }
  return result;
}

Value Peers::item_mean(std::uint32_t index, std::uint32_t row, const ItemValues& values) {
  const auto [at, is_new] = items_.try_emplace(index);
  if (is_new) {
    const Catalogue& catalogue = lookup_.rules().catalogue();
    const Item& item = catalogue.items[index];
    std::uint32_t indicator = 0;
    while (index >= catalogue.indicators[indicator].items.first +
                        catalogue.indicators[indicator].items.count) {
      ++indicator;
    }
    at->second = compare({item.peers, item.peers_choice, indicator, true, false}, values);
  }
  const std::int32_t group = at->second.grouping->group_of(row);
  if (group < 0) return Value::absent();
  const Comparison::GroupFigures& figures = at->second.groups[static_cast<std::size_t>(group)];
  // The one that is filled is no peer of itself.
  const bool own_absent = at->second.own[row].state == Value::State::absent;
  if (figures.absent > (own_absent ? 1U : 0U)) {
    note_awaited(at->second, row, values);
    return Value::absent();
  }
  if (figures.with_value == 0) return Value::not_applicable();
  Value mean = Value::of(figures.mean);
  mean.provisional = figures.provisional;
  return mean;
}

std::uint32_t Peers::compared_with(std::uint32_t figure, const Context& context) {
  const Comparison& compared = comparison(figure, context);
  const std::int32_t group = compared.grouping->group_of(context.row);
  return group < 0 ? 0 : compared.groups[static_cast<std::size_t>(group)].with_value;
}

}  // namespace kaohe::engine
