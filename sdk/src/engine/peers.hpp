// Comparisons between assessees: over their pool, the domain, or all with the same option of a
// roster choice.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <tuple>
#include <vector>

#include "engine/lookup.hpp"

namespace kaohe::engine {

// Which assessees are compared with which.
class Grouping {
 public:
  Grouping(const Lookup& lookup, Group over, std::uint32_t choice);
  // -1: in no group.
  std::int32_t group_of(std::uint32_t row) const { return groups_[row]; }
  std::uint32_t count() const { return count_; }

 private:
  std::vector<std::int32_t> groups_;
  std::uint32_t count_ = 0;
};

// What each assessee brings to a comparison, and what its group makes of it. Values are decimals at
// `compared`.
struct Comparison {
  struct GroupFigures {
    std::uint32_t size = 0;  // assessees
    std::uint32_t with_value = 0;
    std::uint32_t absent = 0;  // whose value is awaited
    bool provisional = false;
    Rational sum;
    Rational mean;  // where anybody has a value
    Rational least, greatest;
    std::vector<Rational> sorted;  // ascending; filled where places are asked for
  };
  std::unique_ptr<Grouping> grouping;
  std::vector<Value> own;
  std::vector<GroupFigures> groups;
  bool finished = false;
};

class Peers {
 public:
  explicit Peers(const Lookup& lookup) : lookup_(lookup) {}
  Peers(const Peers&) = delete;
  Peers& operator=(const Peers&) = delete;

  // The value of a peer figure for the context's assessee, in the context's calendar span.
  Value value(std::uint32_t figure, const Context& context);

  // First-pass points of an item, by assessee: computed once, when first asked for.
  using ItemValues = std::function<Value(std::uint32_t row)>;
  // Mean of the points of those of the assessee's group that have some of their own; n/a: nobody
  // has.
  Value item_mean(std::uint32_t item, std::uint32_t row, const ItemValues& values);
  // How many of the group have a value of their own.
  std::uint32_t compared_with(std::uint32_t figure, const Context& context);

 private:
  using Key = std::tuple<std::uint32_t, Cell, int>;

  Comparison& comparison(std::uint32_t figure, const Context& context);
  struct Wanted {
    Group over = Group::none;
    std::uint32_t choice = kNone;
    std::uint32_t indicator = kNone;
    bool values = true;
    bool places = false;
  };
  Comparison compare(const Wanted& wanted, const ItemValues& values) const;
  // Writes down what the first few of the group lack, each by its own name; `row` itself is none.
  void note_awaited(const Comparison& compared, std::uint32_t row, const ItemValues& values) const;

  const Lookup& lookup_;
  std::map<Key, Comparison> comparisons_;
  std::map<std::uint32_t, Comparison> items_;
};

}  // namespace kaohe::engine
