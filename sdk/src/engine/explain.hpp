// How each figure of one assessee came to be, as one line of canonical JSON.
#pragma once

#include <string>

#include "engine/indicator_scorer.hpp"
#include "engine/json.hpp"
#include "engine/lines.hpp"

namespace kaohe::engine {

class Explainer {
 public:
  Explainer(Lookup& lookup, Peers& peers);

  // Keys: assessee, indicators [ { figures, gates, id, items, losses, missing, notes, points,
  // score, state } ]. In every indicator that has a score, Σ losses = points − score, exactly.
  std::string explain(std::uint32_t assessee);

 private:
  void indicator(std::uint32_t index, std::uint32_t assessee);
  Value year_value(std::uint32_t figure, const Context& context) const;
  std::string line_of(const Figure& figure, const Context& context) const;
  void figures(const Indicator& indicator, const Context& context);
  void gates(const IndicatorOutcome& outcome, std::uint32_t assessee);
  void item(const ItemTrace& trace);
  void member(const Item& item, const ItemTrace::Member& member);
  void loss(const LossLine& loss);
  void missing(std::uint32_t index, std::uint32_t assessee);

  Lookup& lookup_;
  const Catalogue& catalogue_;
  IndicatorScorer<false> plain_;
  IndicatorScorer<true> traced_;
  Lines lines_;
  Json json_;
};

}  // namespace kaohe::engine
