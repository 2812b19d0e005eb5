#include "evidence/missing.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "evidence/names.hpp"

namespace kaohe::evidence {

namespace {
using Units = std::set<std::string>;

Units units_that_submitted(const ledger::ObservationSource& source, const std::string& period,
                           const std::string& domain) {
  Units units;
  for (const ledger::Submission& submission : source.submissions()) {
    const bool is_of_domain = submission.domain.empty() || submission.domain == domain;
    if (submission.period == period && is_of_domain) units.insert(submission.unit);
  }
  return units;
}

/// The units that a domain still waits for in a period.
void add_awaited(const plan::Domain& domain, const std::string& period, const Units& submitted,
                 Units& awaited) {
  const DomainNames names(domain);
  for (const plan::InputInfo& input : domain.system.inputs) {
    if (!is_owed(input, period)) continue;
    const Units& units = names.units(input);
    const auto is_in = [&](const std::string& unit) { return submitted.count(unit) != 0; };
    if (std::none_of(units.begin(), units.end(), is_in)) awaited.insert(units.begin(), units.end());
  }
}

}  // namespace

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
    const std::string& id = plan.periods[static_cast<std::size_t>(index)].id;
    Units awaited;
    for (const plan::Domain& domain : plan.domains)
      add_awaited(domain, id, units_that_submitted(source, id, domain.id), awaited);
    for (const std::string& unit : awaited) list.push_back({id, unit});
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
