#include "scoring/matters_across.hpp"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "scoring/compose.hpp"
#include "scoring/gather.hpp"

namespace kaohe::scoring {

namespace {

/// What a point of an adjustment is of the final score, where a point of the effectiveness total is
/// `effectiveness` of it.
Rational deduction_share(const plan::Adjustments& rules, const Rational& effectiveness) {
  if (rules.enter == "none") return {};
  return rules.enter == "effectiveness_total" ? effectiveness : Rational::of(1);
}

/// The adjustments of an assessee that wait, as if they did not.
std::vector<AdjustmentInput> waiting(std::vector<AdjustmentInput> inputs) {
  std::vector<AdjustmentInput> found;
  for (AdjustmentInput& one : inputs) {
    if (!one.matter_elsewhere) continue;
    one.matter_elsewhere = false;
    found.push_back(std::move(one));
  }
  return found;
}

/// The sheet for the same records is asked for once.
class Remembered {
 public:
  explicit Remembered(const ScoreWithout& score) : score_(score) {}

  const Sheet& without(const CountedElsewhere& elsewhere) {
    std::set<std::int64_t> records;
    for (const auto& [number, counts] : elsewhere) records.insert(number);
    const auto found = sheets_.find(records);
    if (found != sheets_.end()) return found->second;
    return sheets_.emplace(std::move(records), score_(elsewhere)).first->second;
  }

 private:
  const ScoreWithout& score_;
  std::map<std::set<std::int64_t>, Sheet> sheets_;
};

class Weigher {
 public:
  Weigher(const ContestedMatters& contested, const CountedElsewhere& settled,
          const ScoreWithout& score)
      : contested_(contested), scores_(score), made_{settled, {}} {}

  void weigh(const MatterRound& round) {
    const CountedElsewhere settled = made_.elsewhere;
    for (const PlacedMatter& matter : round) {
      // Each by itself: peers are compared, and a loss is what `kaohe what-if` shows of it.
      MatterRound alone{matter};
      find_gates(alone, scores_.without(settled));
      price(alone, settled,
            [this](const CountedElsewhere& without) { return scores_.without(without); });
      settle(alone.front(), loss_by(alone.front(), settled));
    }
  }

  Weighing made() { return std::move(made_); }

 private:
  /// What the indicators would have more without the matter, but for what it earns.
  Rational loss_by(const PlacedMatter& matter, const CountedElsewhere& settled) {
    CountedElsewhere without = settled;
    for (const MatterPlace& place : matter.places)
      if (place.cost.sign() >= 0) leave_out(place, {}, without);
    return totals_of(scores_.without(without)).at(matter.assessee) -
           totals_of(scores_.without(settled)).at(matter.assessee);
  }

  void settle(const PlacedMatter& matter, const Rational& loss) {
    const Contested& own = contested_.at(matter.assessee);
    const MatterDeduction& deduction = own.deductions.at(matter.id);
    WeighedMatter& weighed = made_.weighed[matter.assessee][matter.id];
    weighed.indicators = loss * own.indicator_share;
    weighed.deduction = deduction.points * own.deduction_share;
    weighed.at_gate = std::any_of(
        matter.places.begin(), matter.places.end(),
        [](const MatterPlace& place) { return place.raises_gate && place.cost.sign() > 0; });
    weighed.in_indicators =
        weighed.at_gate || (loss.sign() > 0 && weighed.indicators >= weighed.deduction);
    if (weighed.in_indicators) return;
    for (const MatterPlace& place : matter.places)
      if (!place.raises_gate && place.cost.sign() >= 0)
        leave_out(place, {{}, deduction.title}, made_.elsewhere);
  }

  const ContestedMatters& contested_;
  Remembered scores_;
  Weighing made_;
};

Note note_of(const std::string& matter, const WeighedMatter& weighed, const std::string& title) {
  const Text counts =
      weighed.at_gate
          ? say({"in the indicators, where it raises a gate", "在触发等次限制的指标中计"})
      : weighed.in_indicators ? say({"in the indicators", "在指标中计"})
                              : say({"as the deduction", "按加减分计"});
  return note("matter_weighed",
              say({"matter {}: of the final score it costs {} in the indicators and {} as the "
                   "deduction {}; it counts once, {}",
                   "事项 {0}:折合最终得分,指标失 {1} 分,加减分“{3}”扣 {2} 分;只计一次,{4}"},
                  matter, weighed.indicators.text(), weighed.deduction.text(), title, counts));
}

}  // namespace

bool weighs_adjustments(const plan::YearPlan& plan, const std::string& period) {
  const plan::Period* asked = plan.find_period(period);
  return plan.matters_across == "highest" && asked != nullptr && asked->awards;
}

ContestedMatters contested_matters(const plan::YearPlan& plan, const plan::Domain& domain,
                                   const ledger::ObservationSource& source, Date known_until,
                                   const Matters& in_indicators) {
  ContestedMatters contested;
  for (auto& [assessee, inputs] : gather(plan, domain, source, known_until, in_indicators)) {
    auto deductions = deductions_by_matter(waiting(std::move(inputs.adjustments)), plan.adjustments,
                                           plan.rounding.adjustment);
    if (deductions.empty()) continue;
    const Rational effectiveness = effectiveness_share(plan.scheme, inputs.leaders.exempt);
    contested[assessee] = {indicator_share(plan.scheme, inputs.review.exempt) * effectiveness,
                           deduction_share(plan.adjustments, effectiveness), std::move(deductions)};
  }
  return contested;
}

Weighing weigh(const plan::IndicatorSystem& system, const Facts& facts,
               const ContestedMatters& contested, const CountedElsewhere& settled,
               const ScoreWithout& score) {
  const auto is_contested = [&](const PlacedMatter& matter) {
    const auto own = contested.find(matter.assessee);
    return own != contested.end() && own->second.deductions.count(matter.id) != 0;
  };
  Weigher weigher(contested, settled, score);
  for (const MatterRound& round : matter_rounds(system, facts, settled, is_contested))
    weigher.weigh(round);
  return weigher.made();
}

void add_notes(const WeighedMatters& weighed, const ContestedMatters& contested, Facts& facts) {
  for (const auto& [assessee, matters] : weighed) {
    std::vector<Note>& notes = facts.notes[assessee];
    for (const auto& [matter, one] : matters)
      if (one.indicators.sign() >= 0)
        notes.push_back(note_of(matter, one, contested.at(assessee).deductions.at(matter).title));
    std::stable_sort(notes.begin(), notes.end(),
                     [](const Note& a, const Note& b) { return a.id < b.id; });
  }
}

}  // namespace kaohe::scoring
