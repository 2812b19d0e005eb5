#include "scoring/cost_once.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace kaohe::scoring {

namespace {

struct Place {
  int input = 0;                      ///< in the system's order
  std::vector<std::int64_t> records;  ///< of the matter
  bool raises_gate = false;
  Rational cost = {};  ///< when the matter counts here alone
};

struct Matter {
  std::string assessee;
  std::vector<Place> places;
};

/// n-th of each assessee, in the order of their ids: those are settled together.
using Round = std::vector<Matter>;

class CostOnce {
 public:
  CostOnce(const plan::IndicatorSystem& system, const Facts& facts, const ScoreWithout& score)
      : system_(system), score_(score) {
    for (const auto& [assessee, numbers] : facts.records_of)
      put_in_rounds(facts, assessee, numbers);
  }

  CountedElsewhere settle() {
    if (!rounds_.empty()) look_for_gates();
    for (Round& round : rounds_) {
      price(round);
      for (const Matter& matter : round) settle(matter);
    }
    return std::move(elsewhere_);
  }

 private:
  using Totals = std::map<std::string, Rational>;

  void put_in_rounds(const Facts& facts, const std::string& assessee,
                     const std::vector<std::int64_t>& numbers) {
    std::map<std::string, std::map<int, Place>> matters;
    for (const std::int64_t number : numbers) {
      const RecordInfo& record = facts.records.at(number);
      const int input = system_.input_index(record.input);
      if (record.matter.empty() || input < 0 || !input_at(input).matter) continue;
      Place& place = matters[record.matter][input];
      place.input = input;
      place.records.push_back(number);
    }
    std::size_t n = 0;
    for (auto& [id, places] : matters) {
      if (places.size() < 2) continue;
      Matter matter{assessee, {}};
      for (auto& [input, place] : places) matter.places.push_back(std::move(place));
      if (rounds_.size() == n) rounds_.emplace_back();
      rounds_[n++].push_back(std::move(matter));
    }
  }

  void look_for_gates() {
    std::set<std::int64_t> behind;
    for (const RaisedGate& gate : score_({}).gates)
      behind.insert(gate.records.begin(), gate.records.end());
    for (Round& round : rounds_)
      for (Matter& matter : round)
        for (Place& place : matter.places)
          place.raises_gate =
              std::any_of(place.records.begin(), place.records.end(),
                          [&](std::int64_t number) { return behind.count(number) != 0; });
  }

  void price(Round& round) {
    const Totals nowhere = totals_with(round, std::nullopt);
    std::size_t most = 0;
    for (const Matter& matter : round) most = std::max(most, matter.places.size());
    for (std::size_t at = 0; at < most; ++at) {
      const Totals here = totals_with(round, at);
      for (Matter& matter : round) {
        if (at >= matter.places.size()) continue;
        matter.places[at].cost = nowhere.at(matter.assessee) - here.at(matter.assessee);
      }
    }
  }

  /// What each assessee has where the round's matters count at their n-th place alone, or nowhere.
  Totals totals_with(const Round& round, std::optional<std::size_t> only) const {
    CountedElsewhere without = elsewhere_;
    for (const Matter& matter : round)
      for (std::size_t at = 0; at < matter.places.size(); ++at)
        if (at != only) leave_out(matter.places[at], without, matter.places[at]);
    Totals totals;
    for (const SheetRow& row : score_(without).rows) {
      Rational& total = totals[row.assessee];
      for (const SheetCell& cell : row.cells) total += cell.points.rational();
    }
    return totals;
  }

  /// A gate fires wherever the matter counts: so it counts at the gate if that costs at all.
  static bool is_dearer(const Place& a, const Place& b) {
    const bool a_holds = a.raises_gate && a.cost.sign() > 0;
    const bool b_holds = b.raises_gate && b.cost.sign() > 0;
    return a_holds != b_holds ? a_holds : b.cost < a.cost;
  }

  void settle(const Matter& matter) {
    const auto counts =
        std::max_element(matter.places.begin(), matter.places.end(),
                         [](const Place& a, const Place& b) { return is_dearer(b, a); });
    if (counts->cost.sign() <= 0) return;
    for (const Place& place : matter.places)
      if (&place != &*counts && !place.raises_gate && place.cost.sign() >= 0)
        leave_out(place, elsewhere_, *counts);
  }

  void leave_out(const Place& place, CountedElsewhere& without, const Place& counts) const {
    for (const std::int64_t number : place.records) without[number] = input_at(counts.input).id;
  }

  const plan::InputInfo& input_at(int input) const {
    return system_.inputs[static_cast<std::size_t>(input)];
  }

  const plan::IndicatorSystem& system_;
  const ScoreWithout& score_;
  std::vector<Round> rounds_;
  CountedElsewhere elsewhere_;
};

}  // namespace

CountedElsewhere counted_elsewhere(const plan::IndicatorSystem& system, const Facts& facts,
                                   const ScoreWithout& score) {
  return CostOnce(system, facts, score).settle();
}

}  // namespace kaohe::scoring
