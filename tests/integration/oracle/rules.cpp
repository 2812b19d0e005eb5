#include "rules.hpp"

namespace oracle {

const std::vector<Indicator>& indicators() {
  static const std::vector<Indicator> kAll = {
      {"XX01", 4, xx01}, {"XX02", 5, xx02}, {"XX03", 5, xx03}, {"XX04", 4, xx04}, {"XX05", 2, xx05},
      {"XX06", 2, xx06}, {"XX07", 5, xx07}, {"XX08", 3, xx08}, {"XX09", 4, xx09}, {"XX10", 4, xx10},
      {"XX11", 4, xx11}, {"XX12", 3, xx12}, {"XX13", 3, xx13}, {"XX14", 2, xx14}, {"XX15", 2, xx15},
      {"XX16", 2, xx16}, {"XX17", 6, xx17}, {"XX18", 3, xx18}, {"XX19", 3, xx19}, {"XX20", 4, xx20},
      {"XX21", 4, xx21}, {"XX22", 2, xx22}, {"XX23", 3, xx23}, {"XX24", 3, xx24}, {"XX25", 4, xx25},
      {"XX26", 6, xx26}, {"XX27", 3, xx27}, {"XX28", 3, xx28}, {"XX29", 2, xx29},
  };
  return kAll;
}

Cell judge(const Indicator& indicator, const Asked& asked, const School& school) {
  if (asked.decided(school, "exempt", indicator.id)) return {std::nullopt, "exempt", "exempt"};
  try {
    return indicator.rule(asked, school);
  } catch (const Pending& pending) {
    return {std::nullopt, "pending", "waits for " + pending.what};
  }
}

void Matters::add(const std::string& matter, const Exact& price) {
  Exact& known = prices_[matter];
  if (price > known) known = price;
}

void Matters::charge(Score& score) const {
  for (const auto& [matter, price] : prices_) score.lose(price, matter);
}

Exact Matters::sum() const {
  Exact sum = 0;
  for (const auto& [matter, price] : prices_) sum += price;
  return sum;
}

}  // namespace oracle
