#include "scoring/matter_places.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

namespace kaohe::scoring {

namespace {

/// An assessee's matters by id, each with its places in the system's order.
std::map<std::string, PlacedMatter> matters_of(const plan::IndicatorSystem& system,
                                               const Facts& facts, const std::string& assessee,
                                               const CountedElsewhere& settled) {
  std::map<std::string, std::map<int, MatterPlace>> found;
  for (const std::int64_t number : facts.records_of.at(assessee)) {
    const RecordInfo& record = facts.records.at(number);
    const int input = system.input_index(record.input);
    if (record.matter.empty() || input < 0 || settled.count(number) != 0) continue;
    if (!system.inputs[static_cast<std::size_t>(input)].matter) continue;
    MatterPlace& place = found[record.matter][input];
    place.input = input;
    place.records.push_back(number);
  }
  std::map<std::string, PlacedMatter> matters;
  for (auto& [id, places] : found) {
    PlacedMatter& matter = matters[id];
    matter.assessee = assessee;
    matter.id = id;
    for (auto& [input, place] : places) matter.places.push_back(std::move(place));
  }
  return matters;
}

/// What each assessee has where the round's matters count at their n-th place alone, or nowhere.
Totals totals_with(const MatterRound& round, std::optional<std::size_t> only,
                   const CountedElsewhere& settled, const ScoreWithout& score) {
  CountedElsewhere without = settled;
  for (const PlacedMatter& matter : round)
    for (std::size_t at = 0; at < matter.places.size(); ++at)
      if (at != only) leave_out(matter.places[at], {}, without);
  return totals_of(score(without));
}

}  // namespace

std::vector<MatterRound> matter_rounds(const plan::IndicatorSystem& system, const Facts& facts,
                                       const CountedElsewhere& settled,
                                       const std::function<bool(const PlacedMatter&)>& is_wanted) {
  std::vector<MatterRound> rounds;
  for (const auto& [assessee, numbers] : facts.records_of) {
    std::size_t n = 0;
    for (auto& [id, matter] : matters_of(system, facts, assessee, settled)) {
      if (!is_wanted(matter)) continue;
      if (rounds.size() == n) rounds.emplace_back();
      rounds[n++].push_back(std::move(matter));
    }
  }
  return rounds;
}

void find_gates(MatterRound& round, const Sheet& sheet) {
  std::set<std::int64_t> behind;
  for (const RaisedGate& gate : sheet.gates)
    behind.insert(gate.records.begin(), gate.records.end());
  for (PlacedMatter& matter : round)
    for (MatterPlace& place : matter.places)
      place.raises_gate =
          std::any_of(place.records.begin(), place.records.end(),
                      [&](std::int64_t number) { return behind.count(number) != 0; });
}

void price(MatterRound& round, const CountedElsewhere& settled, const ScoreWithout& score) {
  const Totals nowhere = totals_with(round, std::nullopt, settled, score);
  std::size_t most = 0;
  for (const PlacedMatter& matter : round) most = std::max(most, matter.places.size());
  for (std::size_t at = 0; at < most; ++at) {
    const Totals here = totals_with(round, at, settled, score);
    for (PlacedMatter& matter : round) {
      if (at >= matter.places.size()) continue;
      matter.places[at].cost = nowhere.at(matter.assessee) - here.at(matter.assessee);
    }
  }
}

Totals totals_of(const Sheet& sheet) {
  Totals totals;
  for (const SheetRow& row : sheet.rows) {
    Rational& total = totals[row.assessee];
    for (const SheetCell& cell : row.cells) total += cell.points.rational();
  }
  return totals;
}

void leave_out(const MatterPlace& place, const CountsIn& counts, CountedElsewhere& without) {
  for (const std::int64_t number : place.records) without[number] = counts;
}

}  // namespace kaohe::scoring
