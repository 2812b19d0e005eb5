// One indicator of one assessee: the order of operations (sdk/README.md, 10), from `when` to the
// gates.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include <kaohe/points.hpp>

#include "engine/item_scorer.hpp"

namespace kaohe::engine {

struct IndicatorOutcome {
  std::uint8_t state = KAOHE_CELL_VALUE;
  std::uint8_t rescale = KAOHE_RESCALE_NONE;
  Points points;                     // rounded at `indicator`; 0 where the state carries none
  Points spilled;                    // deductions beyond the indicator's points, where it spills
  std::vector<std::uint32_t> gates;  // that fired
};

template <bool kTraced>
class IndicatorScorer {
 public:
  IndicatorScorer(const Lookup& lookup, Peers& peers) : lookup_(lookup), items_(lookup, peers) {}
  void trace_into(Trace* trace) {
    trace_ = trace;
    items_.trace_into(trace);
  }

  IndicatorOutcome score(std::uint32_t indicator, std::uint32_t assessee);

 private:
  // Points of a part, or of the items without one, before the indicator's own zeros, spill and
  // clamp.
  struct GroupScore {
    Value value;       // absent: something is missing; n/a: the part fell away
    bool due = false;  // some item of it is
  };

  void judge(const Indicator& indicator, std::uint32_t index, const Context& context,
             IndicatorOutcome& outcome);
  bool stands_aside(const Indicator& indicator, std::uint32_t index, const Context& context,
                    IndicatorOutcome& outcome);
  void fall_away(const Indicator& indicator, Treatment treatment, const Rational& points,
                 IndicatorOutcome& outcome);
  GroupScore group(const Indicator& indicator, std::uint32_t part, const Rational& full,
                   Start start, bool clamps, const Context& context);
  GroupScore part(const Indicator& indicator, std::uint32_t part, const Context& context);
  GroupScore looped_part(const Indicator& indicator, std::uint32_t part, const Rational& full,
                         const Context& context);
  GroupScore total(const Indicator& indicator, const Rational& points, const Context& context);
  // At the year's rounding point `indicator`; without one, exactly.
  Points rounded(const Rational& score, const Indicator& indicator) const;
  // yes: a zero of this part (kNone: of the whole) holds.
  Truth zeroed(const Indicator& indicator, std::uint32_t part, const Context& context);
  bool fire_gates(const Indicator& indicator, const Context& context, IndicatorOutcome& outcome);
  void share_losses(const std::vector<std::pair<std::size_t, Rational>>& starts,
                    const Rational& full, Shares shares);
  // Adds the line that makes the traced losses from `first` on add up to full − got.
  void settle(std::size_t first, std::string_view stage, std::uint32_t part, const Context& context,
              const Rational& full, const Rational& got);
  std::size_t mark() const { return trace_ == nullptr ? 0 : trace_->losses.size(); }

  const Lookup& lookup_;
  ItemScorer<kTraced> items_;
  Trace* trace_ = nullptr;
};

}  // namespace kaohe::engine
