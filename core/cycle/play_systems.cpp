#include "cycle/play_systems.hpp"

#include <algorithm>

#include "cycle/amendments.hpp"
#include "cycle/issuing.hpp"

namespace kaohe::cycle {

namespace {

/// Whoever of a unit had no hand in it before.
plan::Person person_of(const plan::YearPlan& plan, const std::string& unit,
                       const std::set<std::string>& earlier = {}) {
  for (plan::Person& one : plan.persons_of(unit)) {
    if (earlier.count(one.id) == 0) return std::move(one);
  }
  throw Error(ErrorKind::data, {(plan.folder / "year.toml").string()},
              say({"{} has nobody who could act: add a [[person]] of the unit {}",
                   "{}没有可以办理的人员:请补充单位 {} 的 [[person]]"},
                  plan.unit_title(unit), unit));
}

Desk desk_on(const plan::YearPlan& plan, ledger::Ledger& ledger, plan::Person person, Date day) {
  return Desk(plan, ledger, std::move(person), {day});
}

std::string proposing_unit(const plan::YearPlan& plan, const ledger::Ledger& ledger,
                           const plan::Domain& domain) {
  const Systems systems(ledger, plan.year);
  const SystemEdition* edition = systems.of(domain.id).in_force();
  if (edition == nullptr) return domain.lead_unit;
  for (const plan::Difference& one :
       differences(plan, domain, edition->version, version_of(plan, domain))) {
    const auto unit = edition->version.units.find(one.indicator);
    if (unit != edition->version.units.end()) return unit->second;
  }
  return domain.lead_unit;
}

}  // namespace

void play_issue(const Year& year, ledger::Ledger& ledger, const std::string& domain_id,
                const IssueStory& story) {
  const plan::YearPlan& plan = year.plan;
  const plan::Domain& domain = domain_named(plan, domain_id);
  const std::string office = plan.organisation_with("office").id;
  std::set<std::string> earlier;
  for (const auto& [unit, indicators] : parts_of(domain)) {
    const plan::Person drafter = person_of(plan, unit);
    earlier.insert(drafter.id);
    Desk desk = desk_on(plan, ledger, drafter, story.drafted);
    draft_system(desk, domain.id);
  }
  const plan::Person consolidator = person_of(plan, office, earlier);
  earlier.insert(consolidator.id);
  Desk consolidating = desk_on(plan, ledger, consolidator, story.consolidated);
  consolidate_system(consolidating, domain.id, {});
  const std::string committee = plan.organisation_with("committee").id;
  Desk approving = desk_on(plan, ledger, person_of(plan, committee, earlier), story.approved);
  approve_system(approving, domain.id, story.approval);
  Desk issuing = desk_on(plan, ledger, person_of(plan, office), story.issued);
  issue_system(issuing, domain.id, story.issue);
}

void play_amendment(const Year& year, ledger::Ledger& ledger, const std::string& domain_id,
                    const AmendmentStory& story) {
  const plan::YearPlan& plan = year.plan;
  const plan::Domain& domain = domain_named(plan, domain_id);
  const std::string unit = story.unit.empty() ? proposing_unit(plan, ledger, domain) : story.unit;
  const plan::Person proposer = person_of(plan, unit);
  Desk proposing = desk_on(plan, ledger, proposer, story.proposed);
  const std::int64_t number =
      propose_amendment(proposing, {domain.id, story.from, story.reason}).number;
  const plan::Person student = person_of(plan, plan.organisation_with("office").id, {proposer.id});
  Desk studying = desk_on(plan, ledger, student, story.studied);
  study_amendment(studying, number, story.opinion);
  Desk approving =
      desk_on(plan, ledger,
              person_of(plan, plan.organisation_with("committee").id, {proposer.id, student.id}),
              story.approved);
  approve_amendment(year, approving, number, story.document);
}

}  // namespace kaohe::cycle
