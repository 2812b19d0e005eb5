// What is held against the model after each step.
#include <algorithm>

#include <catch2/catch.hpp>

#include "cycle/assess.hpp"
#include "ledger/read_records.hpp"
#include "scoring/in_force.hpp"
#include "simulator.hpp"

namespace kaohe::testing {

using ledger::Ledger;

namespace {

std::unique_ptr<ledger::MemorySource> records_of(const Ledger& ledger, bool proposed,
                                                 bool merged = false) {
  ledger::ReadOptions options;
  options.year = 2023;
  options.with_proposed = proposed;
  options.with_proposed_merges = merged;
  return ledger::read_records(ledger, options);
}

std::map<std::int64_t, std::string> counted_in(const ledger::MemorySource& records) {
  std::map<std::int64_t, std::string> counted;
  for (const auto& [domain, list] : records.observations_by_domain) {
    for (const ledger::Observation& row : list) counted[row.origin.number] = row.value.text();
  }
  return counted;
}

std::map<std::int64_t, std::string> matters_in(const ledger::MemorySource& records) {
  std::map<std::int64_t, std::string> matters;
  const auto add = [&](const auto& list) {
    for (const auto& one : list) matters[one.origin.number] = one.matter;
  };
  for (const auto& [domain, list] : records.observations_by_domain) add(list);
  add(records.all_adjustments);
  add(records.all_circulars);
  return matters;
}

std::set<std::pair<std::string, std::string>> submitted_in(const ledger::MemorySource& records) {
  std::set<std::pair<std::string, std::string>> submitted;
  for (const ledger::Submission& one : records.submissions())
    submitted.insert({one.unit, one.period});
  return submitted;
}

std::map<std::int64_t, std::pair<std::int64_t, ModelOutcome>> heard_in(
    const ledger::MemorySource& records) {
  std::map<std::int64_t, std::pair<std::int64_t, ModelOutcome>> heard;
  for (const ledger::Objection& one : records.all_objections) {
    const std::string value = one.value ? one.value->text() : "";
    heard[one.origin.number] = {one.about.number, {one.outcome, value}};
  }
  return heard;
}

std::string text_of(const std::map<std::int64_t, std::string>& counted) {
  std::string text;
  for (const auto& [number, value] : counted)
    text += "#" + std::to_string(number) + " " + value + "\n";
  return text;
}

}  // namespace

void Simulator::check() {
  const auto proposed = records_of(first_, true);
  const auto confirmed = records_of(second_, false);
  INFO(story << text_of(counted_in(*proposed)) << "expected\n" << text_of(model_.counted(true)));
  REQUIRE(counted_in(*proposed) == model_.counted(true));
  REQUIRE(counted_in(*confirmed) == model_.counted(false));
  REQUIRE(heard_in(*proposed) == model_.heard(true));
  REQUIRE(heard_in(*confirmed) == model_.heard(false));
  REQUIRE(submitted_in(*proposed) == model_.submitted(true));
  REQUIRE(submitted_in(*confirmed) == model_.submitted(false));
  // A merge that is only proposed counts nowhere, and is seen by who merges.
  check_matters(*proposed, false);
  check_matters(*confirmed, false);
  check_matters(*records_of(first_, true, true), true);
  check_notices(*proposed);
  check_rectified(*proposed, true);
  check_rectified(*confirmed, false);
  check_said(*proposed, true);
  check_said(*confirmed, false);
  check_beside(*proposed, true);
  check_beside(*confirmed, false);
}

/// A line is the one that was decided, and who is exempted has no points of that indicator, by what
/// is confirmed.
void Simulator::check_decided(const grading::DomainResult& domain) {
  std::optional<Rational> line, decided;
  for (const ModelSaid& one : model_.sayings)
    if (one.kind == "line" && one.counts(false)) decided = Rational::of(std::stoi(one.value));
  const grading::ScopeResult& scope = domain.scopes.front();
  if (scope.good_line_kind == grading::LineKind::number) line = scope.good_line->rational();
  REQUIRE(line == decided);
  for (const grading::AssesseeResult& one : domain.assessees)
    for (const grading::Cell& cell : one.cells) {
      INFO(one.id << " " << cell.indicator);
      REQUIRE((cell.state == scoring::CellState::exempt) ==
              model_.is_said("exemption " + one.id + " " + cell.indicator));
    }
}

void Simulator::check_said(const ledger::MemorySource& records, bool proposed) {
  std::set<std::int64_t> found, expected;
  for (const ModelSaid& one : model_.sayings)
    if (one.counts(proposed)) expected.insert(one.number);
  for (const ledger::Review& one : records.all_reviews) found.insert(one.origin.number);
  for (const ledger::LeaderMark& one : records.all_leader_marks) found.insert(one.origin.number);
  for (const ledger::Decision& one : records.all_decisions) found.insert(one.origin.number);
  REQUIRE(found == expected);
}

void Simulator::check_matters(const ledger::MemorySource& records, bool proposed) {
  const std::map<std::int64_t, std::string> found = matters_in(records);
  std::map<std::int64_t, std::string> expected;
  for (const auto& [number, matter] : found) {
    const ModelBeside* beside = model_.find_beside(number);
    const ModelRow* row = model_.find(number);
    const std::string id =
        beside != nullptr ? model_.matter_of(beside->assessee, beside->node(), proposed)
        : row->is_event() ? model_.matter_of(row->assessee, row->matter, proposed)
                          : "";
    expected[number] = id.rfind('#', 0) == 0 ? "" : id;  // it stands for itself
  }
  REQUIRE(found == expected);
}

void Simulator::check_chain() {
  INFO(story);
  REQUIRE(second_.verify().empty());
}

namespace {

/// What an indicator has is what it is worth on the day without all that was lost: added up here
/// once more, and within its bounds (the catalogue clamps both).
void check_sums(const plan::YearPlan& plan, const plan::Period& period,
                const grading::AssesseeResult& one) {
  const plan::IndicatorSystem& system = plan.domains.front().system;
  for (std::size_t i = 0; i < one.cells.size(); ++i) {
    const grading::Cell& cell = one.cells[i];
    if (!cell.points || cell.state != scoring::CellState::value) continue;
    Rational lost;
    for (const grading::Loss& loss : one.losses) {
      if (loss.indicator == cell.indicator) lost += loss.points;
    }
    const Rational worth =
        scoring::points_in_force(plan, system, system.indicators[i], period.asked_on).rational();
    INFO(one.id << " " << cell.indicator);
    REQUIRE(worth - lost == cell.points->rational());
    REQUIRE(cell.points->rational() >= Rational());
    REQUIRE(cell.points->rational() <= worth);
  }
}

}  // namespace

void Simulator::check_score() {
  INFO(story);
  const std::map<std::int64_t, std::string> counted = model_.counted(false);
  const auto records = records_of(first_, false);
  for (const plan::Period& period : year_.plan.periods) {
    cycle::AssessOptions options;
    options.known_until = std::max(period.asked_on, today_);
    const cycle::Assessment assessment = cycle::assess(year_, *records, period.id, options);
    if (period.awards) check_visits(*records, assessment.result);
    if (period.awards) check_decided(assessment.result.domains.front());
    for (const grading::AssesseeResult& one : assessment.result.domains.front().assessees) {
      check_sums(year_.plan, period, one);
      const ModelSettled settled = settle(period, one);
      check_costs(period, one, settled);
      if (period.awards) check_adjustment(one, settled);
      if (period.awards) check_circulars(one);
      for (const grading::Loss& loss : one.losses) {
        for (const std::int64_t number : loss.records) REQUIRE(counted.count(number) == 1);
      }
    }
  }
}

}  // namespace kaohe::testing
