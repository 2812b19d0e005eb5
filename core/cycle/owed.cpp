#include "cycle/owed.hpp"

#include <algorithm>

#include "evidence/missing.hpp"
#include "evidence/names.hpp"

namespace kaohe::cycle {

namespace {

/// The parts of a late submission in which whoever owes it tells of an input.
std::set<LatePart> parts_about(const plan::YearPlan& plan, const plan::Domain& domain,
                               const plan::InputInfo& input, const plan::Period& period,
                               const evidence::Owing& owing) {
  if (!owing.assessee.empty())
    return {plan.is_of_lead_unit(domain, owing.assessee) ? LatePart::of_lead_unit
                                                         : LatePart::others};
  std::set<LatePart> parts{LatePart::others};
  const bool tells_of_lead_unit = input.scope == plan::InputScope::assessee &&
                                  owing.units.count(domain.lead_unit) == 0 &&
                                  !own_of_lead_unit(plan, domain, period).empty();
  if (tells_of_lead_unit) parts.insert(LatePart::of_lead_unit);
  return parts;
}

}  // namespace

std::map<std::string, std::set<std::string>> owed_submissions(const plan::YearPlan& plan,
                                                              const std::string& period) {
  std::map<std::string, std::set<std::string>> owed;
  for (const plan::Domain& domain : plan.domains) {
    const evidence::DomainNames names(domain);
    for (const plan::InputInfo& input : domain.system.inputs) {
      if (!evidence::is_owed(input, period)) continue;
      for (const evidence::Owing& one :
           evidence::owing(plan, names, input, *plan.find_period(period)))
        for (const std::string& unit : one.units) owed[unit].insert(domain.id);
    }
  }
  return owed;
}

std::vector<std::string> own_of_lead_unit(const plan::YearPlan& plan, const plan::Domain& domain,
                                          const plan::Period& period) {
  std::vector<std::string> own;
  for (const plan::Assessee& one : domain.assessees) {
    if (plan.is_of_lead_unit(domain, one.id) && one.is_there(period)) own.push_back(one.id);
  }
  return own;
}

LatePart part_of(const Draft& draft) {
  return draft.about_lead_unit ? LatePart::of_lead_unit : LatePart::others;
}

LatePart part_of(const ledger::Submission& submission) {
  return submission.only.empty() ? LatePart::others : LatePart::of_lead_unit;
}

std::set<LatePart> late_parts(const plan::YearPlan& plan, const Progress& progress,
                              const std::string& unit, const std::string& domain_id,
                              const plan::Period& period) {
  const Closed* closed = progress.closing(domain_id, period.id);
  if (closed == nullptr) return {};
  const std::vector<std::string>& missing = closed->closing.missing;
  if (std::find(missing.begin(), missing.end(), unit) == missing.end()) return {};
  const plan::Domain& domain = *plan.find_domain(domain_id);
  const evidence::DomainNames names(domain);
  std::set<LatePart> parts;
  for (const plan::InputInfo& input : domain.system.inputs) {
    if (!evidence::is_owed(input, period.id)) continue;
    for (const evidence::Owing& one : evidence::owing(plan, names, input, period))
      if (one.units.count(unit) != 0) parts.merge(parts_about(plan, domain, input, period, one));
  }
  // What it recorded without owing it was left out too.
  for (const Draft& draft : progress.drafts()) {
    const bool is_its_own = draft.unit == unit && draft.period == period.id && !draft.is_confirmed;
    if (is_its_own && draft.rows_of.count(domain_id) != 0) parts.insert(part_of(draft));
  }
  std::erase_if(parts, [&](LatePart part) {
    return progress.has_submitted_late(unit, period.id, domain_id, part);
  });
  return parts;
}

std::set<std::string> hands_in(const plan::YearPlan& plan, const Progress& progress,
                               const std::string& domain, const std::string& period) {
  std::set<std::string> persons = progress.hands_in(domain, period);
  for (const auto& [unit, domains] : owed_submissions(plan, period)) {
    if (domains.count(domain) == 0) continue;
    for (const Submitted& one : progress.submissions(unit, period, domain))
      persons.insert(one.hand.person);
  }
  return persons;
}

std::vector<std::string> missing_units(const plan::YearPlan& plan, const Progress& progress,
                                       const std::string& domain, const std::string& period) {
  std::vector<std::string> missing;
  for (const auto& [unit, domains] : owed_submissions(plan, period)) {
    if (domains.count(domain) != 0 && progress.submissions(unit, period, domain).empty())
      missing.push_back(unit);
  }
  return missing;
}

}  // namespace kaohe::cycle
