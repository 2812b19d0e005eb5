// What matters cost in the indicators, and what stands beside these, held against the model.
#include <algorithm>

#include <catch2/catch.hpp>

#include "scoring/in_force.hpp"
#include "simulator.hpp"

namespace kaohe::testing {

namespace {

/// Matter and indicator → points.
using CostsByIndicator = std::map<std::pair<std::string, std::string>, Rational>;

std::string indicator_of(const std::string& input) {
  return input.substr(0, 4);
}

bool has_points(const grading::AssesseeResult& one, const std::string& indicator) {
  return std::any_of(one.cells.begin(), one.cells.end(), [&](const grading::Cell& cell) {
    return cell.indicator == indicator && cell.points && cell.state == scoring::CellState::value;
  });
}

ModelWorths worths_of(const plan::YearPlan& plan, const plan::Period& period,
                      const grading::AssesseeResult& one) {
  const plan::IndicatorSystem& system = plan.domains.front().system;
  ModelWorths worths;
  for (const char* input : {"HX02.complaints", "HX05.exposures"}) {
    const std::string id = indicator_of(input);
    if (has_points(one, id))
      worths[input] =
          scoring::points_in_force(plan, system, *system.find_indicator(id), period.asked_on)
              .rational();
  }
  return worths;
}

std::string text_of(const CostsByIndicator& costs) {
  std::string text;
  for (const auto& [of, points] : costs)
    text += of.first + " " + of.second + " " + points.text() + "\n";
  return text;
}

CostsByIndicator lost_in(const grading::AssesseeResult& one) {
  CostsByIndicator lost;
  for (const grading::Loss& loss : one.losses)
    if (!loss.matter.empty() && has_points(one, loss.indicator))
      lost[{loss.matter, loss.indicator}] += loss.points;
  return lost;
}

auto said_weighed_in(const grading::AssesseeResult& one) {
  return std::count_if(one.notes.begin(), one.notes.end(),
                       [](const scoring::Note& note) { return note.id == "matter_weighed"; });
}

}  // namespace

/// Deductions are weighed at the year-end alone.
ModelSettled Simulator::settle(const plan::Period& period, const grading::AssesseeResult& one) {
  const ModelCosts costs = model_.costs_of(one.id, period);
  const ModelWorths worths = worths_of(year_.plan, period, one);
  ModelElsewhere elsewhere;
  if (year_.plan.matters_cost_once) elsewhere = settled_once(costs, worths);
  if (!elsewhere.empty()) seen_.add({"a matter costs elsewhere", true});
  if (!period.awards) return {elsewhere, {}};
  return weighed_once(costs, worths, elsewhere, model_.weighable(one.id),
                      model_.indicator_share(one.id));
}

/// Of each matter in each indicator exactly what it should cost there, and nothing of what costs
/// elsewhere; what was weighed is said.
void Simulator::check_costs(const plan::Period& period, const grading::AssesseeResult& one,
                            const ModelSettled& settled) {
  const ModelCosts costs = model_.costs_of(one.id, period);
  const ModelWorths worths = worths_of(year_.plan, period, one);
  CostsByIndicator expected, lost = lost_in(one);
  for (const auto& [matter, inputs] : costs)
    for (const auto& [input, cost] : inputs) {
      if (worths.count(input) == 0 || settled.elsewhere.count({matter, input}) != 0) continue;
      expected[{matter, indicator_of(input)}] = cost.lost();
    }
  for (const auto& [of, points] : expected) lost.try_emplace(of);
  INFO(period.id << " " << one.id << "\n" << text_of(lost) << "expected\n" << text_of(expected));
  REQUIRE(lost == expected);
  REQUIRE(said_weighed_in(one) == static_cast<std::ptrdiff_t>(settled.weighed.size()));
}

void Simulator::check_beside(const ledger::MemorySource& records, bool proposed) {
  std::set<std::int64_t> found, expected;
  for (const ModelBeside& one : model_.beside)
    if (one.counts(proposed)) expected.insert(one.number);
  for (const ledger::Adjustment& one : records.all_adjustments) found.insert(one.origin.number);
  for (const ledger::Circular& one : records.all_circulars) found.insert(one.origin.number);
  REQUIRE(found == expected);
}

/// Of one matter one bonus and one deduction count, none that waits for a decision, and all come to
/// what they should.
void Simulator::check_adjustment(const grading::AssesseeResult& one, const ModelSettled& settled) {
  std::set<std::pair<std::string, bool>> counted;
  for (const grading::AppliedAdjustment& line : one.adjustments) {
    if (line.kind != "recorded") continue;
    INFO(one.id << " #" << line.record << " of " << line.matter << " " << line.why_not);
    check_adjusted(line, settled);
    if (line.counted && !line.matter.empty())
      REQUIRE(counted.insert({line.matter, line.points.sign() < 0}).second);
  }
  INFO(one.id);
  REQUIRE(one.adjustment == Rational::of(model_.adjustment_of(one.id, settled)));
  if (one.annual_score)
    REQUIRE(one.final_score == min(Rational::of(100), *one.annual_score + *one.adjustment));
}

void Simulator::check_adjusted(const grading::AppliedAdjustment& line,
                               const ModelSettled& settled) {
  const ModelBeside& of = *model_.find_beside(line.record);
  const std::string matter = model_.matter_of(of.assessee, of.node(), false);
  const bool waits = model_.waits(of, {});
  const bool is_in_indicators = of.deducts() && settled.is_in_indicators(matter);
  const bool is_lesser = line.why_not == "same_matter";
  REQUIRE(line.points == Rational::of(of.deducts() ? -of.points : of.points));
  REQUIRE(line.counted == (of.is_approved && !waits && !is_in_indicators && !is_lesser));
  if (!of.is_approved) REQUIRE(line.why_not == "not_approved");
  if (of.is_approved) REQUIRE((line.why_not == "matter_elsewhere") == waits);
  if (of.is_approved) REQUIRE((line.why_not == "dearer_in_indicator") == is_in_indicators);
  const bool is_let_in = year_.plan.matters_across != "count" && line.counted &&
                         model_.stands_in_indicator(of.assessee, matter, {}) &&
                         model_.is_decided(of.assessee, matter, {});
  if (line.why_not == "matter_elsewhere") seen_.add({"an adjustment waits", true});
  if (is_let_in) seen_.add({"an adjustment is let in", true});
  if (is_lesser) seen_.add({"a lesser one of a matter", true});
  const auto weighed = settled.weighed.find(matter);
  if (!of.deducts() || weighed == settled.weighed.end()) return;
  if (line.why_not == "dearer_in_indicator") seen_.add({"the indicators are dearer", true});
  if (line.counted && weighed->second.in_indicators > Rational())
    seen_.add({"a deduction is dearer", true});
}

/// Each matter once, and no grade "good" beside it.
void Simulator::check_circulars(const grading::AssesseeResult& one) {
  std::set<std::string> found;
  std::size_t count = 0;
  for (const grading::FiredGate& gate : one.gates) {
    if (gate.article != "17.1") continue;
    for (const grading::GateFact& fact : gate.facts) {
      ++count;
      found.insert(fact.matter.empty() ? "#" + std::to_string(fact.records.front()) : fact.matter);
    }
  }
  INFO(one.id);
  REQUIRE(found == model_.circulars_of(one.id));
  REQUIRE(count == found.size());
  if (!found.empty()) seen_.add({"a circular bars", true});
}

}  // namespace kaohe::testing
