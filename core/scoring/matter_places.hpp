/// Inside `scoring`: where the matters of a domain's assessees stand in its indicators, and what
/// each place costs.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include <kaohe/rational.hpp>

#include "plan/indicator_system.hpp"
#include "scoring/facts.hpp"
#include "scoring/sheet.hpp"

namespace kaohe::scoring {

/// The domain's sheet as if these records were left out.
using ScoreWithout = std::function<Sheet(const CountedElsewhere&)>;

/// An input that tells matters apart, with all items that judge it.
struct MatterPlace {
  int input = 0;                      ///< in the system's order
  std::vector<std::int64_t> records;  ///< of the matter
  bool raises_gate = false;
  Rational cost = {};  ///< what the assessee's indicators lose in all when it counts here alone
};

/// One matter of an assessee.
struct PlacedMatter {
  std::string assessee, id;
  std::vector<MatterPlace> places;  ///< in the system's order
};

/// The n-th of each assessee, in the order of their ids: those are settled together.
using MatterRound = std::vector<PlacedMatter>;

/// By assessee, the points of all cells.
using Totals = std::map<std::string, Rational>;

/// The matters that are wanted, with the records that still count once `settled` are left out; not
/// priced yet. The order of records has no meaning.
std::vector<MatterRound> matter_rounds(const plan::IndicatorSystem& system, const Facts& facts,
                                       const CountedElsewhere& settled,
                                       const std::function<bool(const PlacedMatter&)>& is_wanted);

/// Marks the places whose records stand behind a gate of the sheet.
void find_gates(MatterRound& round, const Sheet& sheet);

/// Says what each place of a round costs, all earlier ones being settled. Asks for the sheet once
/// more than any matter has places.
void price(MatterRound& round, const CountedElsewhere& settled, const ScoreWithout& score);

Totals totals_of(const Sheet& sheet);

/// Adds the records of a place to those that are left out.
void leave_out(const MatterPlace& place, const CountsIn& counts, CountedElsewhere& without);

}  // namespace kaohe::scoring
