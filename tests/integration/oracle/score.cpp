#include "score.hpp"

namespace oracle {

void Score::win(const Exact& points, const std::string& why) {
  points_ += points;
  if (points != 0) working_ += "; " + why + " " + (points > 0 ? "+" : "") + text(points);
}

Cell Score::cell(const Exact& full) const {
  return {half_up(clamped(full), 4), "value", text(points_) + " of " + text(full) + working_};
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

Cell not_due(const Exact& full) {
  return {full, "not_due", "nothing due yet"};
}

Cell passed_on(const std::string& state) {
  return {std::nullopt, state, state};
}

bool is_passed_on(const Cell& cell) {
  return cell.state == "exempt" || cell.state == "not_applicable";
}

}  // namespace oracle
