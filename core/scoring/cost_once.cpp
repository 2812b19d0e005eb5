#include "scoring/cost_once.hpp"

#include <algorithm>
#include <vector>

namespace kaohe::scoring {

namespace {

/// A gate fires wherever the matter counts: so it counts at the gate if that costs at all.
bool is_dearer(const MatterPlace& a, const MatterPlace& b) {
  const bool a_holds = a.raises_gate && a.cost.sign() > 0;
  const bool b_holds = b.raises_gate && b.cost.sign() > 0;
  return a_holds != b_holds ? a_holds : b.cost < a.cost;
}

void settle(const PlacedMatter& matter, const plan::IndicatorSystem& system,
            CountedElsewhere& elsewhere) {
  const auto counts =
      std::max_element(matter.places.begin(), matter.places.end(),
                       [](const MatterPlace& a, const MatterPlace& b) { return is_dearer(b, a); });
  if (counts->cost.sign() <= 0) return;
  const CountsIn there{system.inputs[static_cast<std::size_t>(counts->input)].id, {}};
  for (const MatterPlace& place : matter.places)
    if (&place != &*counts && !place.raises_gate && place.cost.sign() >= 0)
      leave_out(place, there, elsewhere);
}

}  // namespace

CountedElsewhere counted_elsewhere(const plan::IndicatorSystem& system, const Facts& facts,
                                   const ScoreWithout& score) {
  CountedElsewhere elsewhere;
  const auto is_in_several = [](const PlacedMatter& matter) { return matter.places.size() > 1; };
  std::vector<MatterRound> rounds = matter_rounds(system, facts, elsewhere, is_in_several);
  if (rounds.empty()) return elsewhere;
  const Sheet everywhere = score(elsewhere);
  for (MatterRound& round : rounds) {
    find_gates(round, everywhere);
    price(round, elsewhere, score);
    for (const PlacedMatter& matter : round) settle(matter, system, elsewhere);
  }
  return elsewhere;
}

}  // namespace kaohe::scoring
