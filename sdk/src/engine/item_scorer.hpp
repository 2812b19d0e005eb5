// Points of one item: kind → times → combine → cap, then what is done where there is no number
// (sdk/README.md, 8 and 9).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/lookup.hpp"
#include "engine/peers.hpp"
#include "engine/trace.hpp"

namespace kaohe::engine {

// What an item says in one context.
struct ItemOutcome {
  ItemTrace::State state = ItemTrace::State::silent;
  bool by_when = false;  // not applicable because of its own plain `when`
  Value points;          // before its sign

  bool counts() const { return state == ItemTrace::State::value; }
};

// The same code scores (kTraced false) and explains (true).
template <bool kTraced>
class ItemScorer {
 public:
  ItemScorer(const Lookup& lookup, Peers& peers) : lookup_(lookup), peers_(peers) {}
  void trace_into(Trace* trace) { trace_ = trace; }

  // `full`: all points of the item's part or indicator, for treatments that take or give all;
  // `from_zero`: its group starts at zero, so that what an award does not reach is lost.
  ItemOutcome outcome(std::uint32_t item, const Context& context, const Rational& full,
                      bool from_zero);
  // What an award item can give at most.
  Rational most(const Item& item, const Context& context, const Rational& full) const;

 private:
  template <bool>
  friend class ItemScorer;

  struct Priced {
    std::uint64_t row = 0;
    Rational price;
    Rational factor;
    Rational points;
    bool left_out = false;
  };

  using OnceKey = std::pair<std::int32_t, std::int32_t>;  // subject, matter; 0 where not asked

  bool is_due(std::uint32_t item, const Context& context) const;
  ItemOutcome first_pass(std::uint32_t item, const Context& context);
  ItemOutcome computed(const Item& item, const Context& context);
  ItemOutcome treated(std::uint32_t index, const Context& context, const Rational& full,
                      ItemOutcome outcome);
  Treatment treatment_of(std::uint32_t index, const Context& context,
                         const ItemOutcome& outcome) const;
  Value looped(const Item& item, const Context& context);
  Value member(const Item& item, const Context& context);
  Value measured(const Item& item, const Context& context);
  Value kind(const Item& item, const Context& context, std::string* line) const;
  Value function(const Item& item, const Context& context, std::string* line) const;
  Value each(const Item& item, const Context& context);
  Value each_record(const Item& item, const Context& context);
  std::vector<Missing> awaited(std::uint32_t index, const Context& context, const Rational& full,
                               bool from_zero) const;
  bool is_decided(const Item& item, const Context& context) const {
    return lookup_.is_decided(item.of, context.row) || lookup_.is_decided(item.target, context.row);
  }
  Value gap(const Item& item, const Context& context) const;
  Value share(const Item& item, const Context& context) const;
  Value table(const Item& item, const Context& context) const;
  std::optional<OnceKey> once_key(const Item& item, const Priced& one) const;
  bool dearer(std::uint32_t input, const Priced& a, const Priced& b) const;
  void leave_out_repeats(const Item& item);
  void note_why(const std::string& line);
  void trace_losses(const Item& item, const Rational& lost);
  void scale_members(const std::vector<std::pair<std::size_t, Rational>>& starts, Shares shares);

  const Lookup& lookup_;
  Peers& peers_;
  Trace* trace_ = nullptr;
  ItemTrace own_;                                   // of the item at work, when traced
  std::string line_;                                // of the function at work, when traced
  std::vector<Priced> priced_;                      // records of the item at work
  std::vector<std::pair<OnceKey, Priced*>> keyed_;  // those of them that may repeat another
};

}  // namespace kaohe::engine
