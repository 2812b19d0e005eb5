#include "scoring/cost_once.hpp"

#include <algorithm>

namespace kaohe::scoring {

namespace {

/// By input, in the system's order: what one matter costs there.
using Costs = std::map<int, Rational>;

/// By matter; `losses` of one assessee.
std::map<std::string, Costs> costs_of(const plan::IndicatorSystem& system, const Facts& facts,
                                      const std::vector<Loss>& losses) {
  std::map<std::string, Costs> costs;
  for (const Loss& loss : losses) {
    if (loss.matter.empty() || loss.records.size() != 1) continue;
    const int input = system.input_index(facts.records.at(loss.records.front()).input);
    const bool tells_apart = input >= 0 && system.inputs[static_cast<std::size_t>(input)].matter;
    if (tells_apart) costs[loss.matter][input] += loss.points;
  }
  for (auto& [matter, places] : costs)
    std::erase_if(places, [](const auto& place) { return place.second.sign() <= 0; });
  return costs;
}

/// The first of the dearest.
int dearest(const Costs& places) {
  return std::max_element(places.begin(), places.end(),
                          [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

}  // namespace

CountedElsewhere counted_elsewhere(const plan::IndicatorSystem& system, const Facts& facts,
                                   const std::map<std::string, std::vector<Loss>>& losses) {
  CountedElsewhere elsewhere;
  for (const auto& [assessee, numbers] : facts.records_of) {
    const auto own = losses.find(assessee);
    if (own == losses.end()) continue;
    const std::map<std::string, Costs> costs = costs_of(system, facts, own->second);
    for (const std::int64_t number : numbers) {
      const RecordInfo& record = facts.records.at(number);
      const auto places = costs.find(record.matter);
      if (places == costs.end() || places->second.size() < 2) continue;
      const int input = system.input_index(record.input), counts = dearest(places->second);
      if (input != counts && places->second.count(input) != 0)
        elsewhere[number] = system.inputs[static_cast<std::size_t>(counts)].id;
    }
  }
  return elsewhere;
}

}  // namespace kaohe::scoring
