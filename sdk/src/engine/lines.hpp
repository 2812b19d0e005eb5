// The line of explanation of one item, for people (sdk/README.md, 13).
#pragma once

#include <string>
#include <vector>

#include "engine/lookup.hpp"
#include "engine/peers.hpp"
#include "engine/trace.hpp"

namespace kaohe::engine {

class Lines {
 public:
  explicit Lines(const Lookup& lookup) : lookup_(lookup), catalogue_(lookup.rules().catalogue()) {}

  // The item's line, then one for each member of a loop that cost or gave something.
  std::vector<std::string> of(const ItemTrace& trace) const;

  // "2023-03", "第一支部": what a context fixes; empty where it fixes nothing.
  std::string where(const Context& context) const;

 private:
  std::string body(const Item& item, const ItemTrace& trace, const Context& context,
                   const ItemTrace::Member* member, const Rational& points) const;
  std::string each(const Item& item, const ItemTrace& trace) const;
  std::string gap(const Item& item, const Context& context) const;
  std::string share(const Item& item, const Context& context) const;
  std::string table(const Item& item, const Context& context) const;
  std::string peers_of(const Operand& operand, const Context& context) const;
  std::string result(const Item& item, const Rational& points) const;
  std::string combined(const Item& item, const ItemTrace::Member& member) const;
  std::string treated(const Item& item, const ItemTrace& trace) const;
  std::string why_not_applicable(const Item& item, const ItemTrace& trace) const;
  std::string awaited(const ItemTrace& trace) const;
  std::string titles(const std::vector<Missing>& missing, bool own) const;
  std::string looped_over(Range loops) const;
  std::string progress(std::uint32_t item, const Context& context) const;
  std::string unit(const Operand& operand) const;
  std::string shown(const Operand& operand, const Context& context) const;
  std::string bounds(const Row& row, const Context& context) const;

  const Lookup& lookup_;
  const Catalogue& catalogue_;
};

}  // namespace kaohe::engine
