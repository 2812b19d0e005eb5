#include "evidence/missing.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "evidence/names.hpp"

namespace kaohe::evidence {

namespace {

using Units = std::set<std::string>;

using Submissions = std::vector<const ledger::Submission*>;

Submissions submissions_in(const ledger::ObservationSource& source, const std::string& period,
                           const std::string& domain) {
  Submissions list;
  for (const ledger::Submission& submission : source.submissions()) {
    const bool is_of_domain = submission.domain.empty() || submission.domain == domain;
    if (submission.period == period && is_of_domain) list.push_back(&submission);
  }
  return list;
}

bool is_in(const Submissions& submitted, const Owing& owing) {
  return std::any_of(submitted.begin(), submitted.end(), [&](const ledger::Submission* one) {
    return owing.units.count(one->unit) != 0 && one->tells_about(owing.assessee);
  });
}

/// The units that a domain still waits for in a period.
void add_awaited(const plan::YearPlan& plan, const plan::Domain& domain, const plan::Period& period,
                 const Submissions& submitted, Units& awaited) {
  const DomainNames names(domain);
  for (const plan::InputInfo& input : domain.system.inputs) {
    if (!is_owed(input, period.id)) continue;
    for (const Owing& one : owing(plan, names, input, period))
      if (!is_in(submitted, one)) awaited.insert(one.units.begin(), one.units.end());
  }
}

}  // namespace

std::vector<Owing> owing(const plan::YearPlan& plan, const DomainNames& names,
                         const plan::InputInfo& input, const plan::Period& period) {
  const Units& units = names.units(input);
  std::vector<Owing> all{{"", units}};
  if (input.scope != plan::InputScope::assessee) return all;
  for (const plan::Assessee& assessee : names.domain().assessees) {
    if (units.count(assessee.organisation) != 0 && assessee.is_there(period))
      all.push_back({assessee.id, names.recorders(plan, input, assessee.id)});
  }
  return all;
}

bool is_owed(const plan::InputInfo& input, const std::string& period) {
  return input.source == plan::InputSource::record &&
         std::find(input.periods.begin(), input.periods.end(), period) != input.periods.end();
}

std::vector<Awaited> awaited_submissions(const plan::YearPlan& plan,
                                         const ledger::ObservationSource& source,
                                         std::string_view period) {
  std::vector<Awaited> list;
  const int last = plan.period_index(period);
  for (int index = 0; index <= last; ++index) {
    const plan::Period& asked = plan.periods[static_cast<std::size_t>(index)];
    Units awaited;
    for (const plan::Domain& domain : plan.domains)
      add_awaited(plan, domain, asked, submissions_in(source, asked.id, domain.id), awaited);
    for (const std::string& unit : awaited) list.push_back({asked.id, unit});
  }
  return list;
}

std::vector<Problem> missing_submissions(const plan::YearPlan& plan,
                                         const ledger::ObservationSource& source,
                                         const std::filesystem::path& folder,
                                         std::string_view period) {
  std::vector<Problem> missing;
  for (const Awaited& one : awaited_submissions(plan, source, period)) {
    missing.push_back(
        {{(folder / one.period / (one.unit + ".csv")).generic_string()},
         say({"it does not exist ({}), and what it should report is awaited; a unit without "
              "anything to report hands in a table of headings only",
              "不存在({}),应报事项均为待报;无事项也须报只有列名的表"},
             plan.unit_title(one.unit))});
  }
  return missing;
}

}  // namespace kaohe::evidence
