/// A small county at work: two domains, every role, three persons to a unit, a played ledger.
#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "base/csv.hpp"
#include "base/errors.hpp"
#include "cycle/progress.hpp"
#include "cycle/recording.hpp"
#include "cycle/submitting.hpp"
#include "cycle/system_versions.hpp"
#include "evidence/forms.hpp"
#include "ledger/kinds.hpp"
#include "ledger/read_records.hpp"
#include "support/evidence_builder.hpp"
#include "unit/ledger/ledger_folder.hpp"

namespace kaohe::testing {

inline Date day(const char* text) {
  return *parse_date(text);
}

inline void set_windows(plan::YearPlan& plan) {
  for (plan::Period& period : plan.periods) {
    period.opens = period.last_day - std::chrono::days(11);
    period.closes = period.last_day;
  }
  plan::Period& half = plan.periods[2];
  half.opens = day("2023-06-15");
  half.self_review_by = day("2023-06-20");
  half.results_by = day("2023-06-25");
  half.closes = half.asked_on = day("2023-06-30");
}

/// Units in every role, each with the persons unit_1, unit_2 and unit_3.
inline void add_people(plan::YearPlan& plan) {
  plan.organisations = {{"committee", "考核委", {"committee"}},
                        {"office", "考核办", {"office"}},
                        {"coordination", "统筹部", {"coordinator"}},
                        {"garden_office", "园林办", {"lead_unit"}},
                        {"park_office", "公园办", {"lead_unit", "responsible_unit"}},
                        {"publicity", "宣传部", {"responsible_unit"}},
                        {"justice", "司法局", {"responsible_unit"}}};
  for (const plan::Organisation& unit : plan.organisations) {
    for (const char* number : {"1", "2", "3"})
      plan.persons.push_back({unit.id + "_" + number, unit.title + number, unit.id});
  }
  plan.teams = {{"gardens_team", "园林考核组", {"gardens"}, {"justice_3", "publicity_3"}}};
}

/// gardens as in garden_plan; parks has the same system and no assessee in common. east is the
/// unit publicity at the same time, north the lead unit itself.
inline plan::YearPlan office_plan() {
  plan::YearPlan plan = garden_plan();
  set_windows(plan);
  add_people(plan);
  for (plan::InputInfo& input : plan.domains[0].system.inputs) {
    if (input.source == plan::InputSource::record && !input.awarded_points)
      for (const plan::Period& period : plan.periods) input.periods.push_back(period.id);
  }
  plan::Domain parks = plan.domains[0];
  parks.id = parks.system.domain = "parks";
  parks.title = "公园";
  parks.lead_unit = "park_office";
  for (plan::IndicatorInfo& one : parks.system.indicators) {
    if (one.responsible_unit == "garden_office") one.responsible_unit = "park_office";
  }
  for (plan::Assessee& one : parks.assessees) {
    one.domain = "parks";
    one.id = "p" + one.id;
  }
  plan.domains.push_back(std::move(parks));
  plan.domains[0].assessees[0].organisation = "publicity";
  plan.domains[0].assessees[2].organisation = "garden_office";
  for (plan::Domain& domain : plan.domains) domain.system.document = "{}";
  plan.hearing.disclose = false;  // closings are about other things, but where a test asks for it
  return plan;
}

/// The plan, its ledger, and desks at which persons act on a day.
struct Office {
  plan::YearPlan plan = office_plan();
  LedgerFolder folder;
  ledger::Ledger ledger = folder.create(ledger::Nature::played);

  cycle::Desk desk(const std::string& person, const char* today, bool dry_run = false) {
    return {plan, ledger, plan.find_person(person).value(), {day(today), dry_run}};
  }

  /// Rows "assessee,indicator,input,date,value,matter" of the domain gardens.
  static cycle::TableFile table(const std::string& rows, const std::string& digest = "",
                                const std::string& domain = "gardens") {
    std::string text = "domain,assessee,indicator,input,date,value,matter\n";
    std::size_t from = 0;
    for (std::size_t end; (end = rows.find('\n', from)) != std::string::npos; from = end + 1)
      text += domain + "," + rows.substr(from, end - from) + "\n";
    return {read_csv(text, "table.csv"), "table.csv", digest};
  }
  cycle::Recorded record(const std::string& person, const char* today, const std::string& rows,
                         const std::string& period = "q1", const std::string& domain = "gardens") {
    cycle::Desk at = desk(person, today);
    return cycle::record_table(at, evidence::kObservations, table(rows, "", domain), period);
  }
  /// A table of another form, whole.
  cycle::Recorded record(const std::string& person, const char* today, const evidence::Form& form,
                         const std::string& text) {
    cycle::Desk at = desk(person, today);
    return cycle::record_table(at, form, {read_csv(text, "table.csv"), "table.csv", ""}, "");
  }
  /// Values that are owed and not there are said to be none.
  cycle::Submitting submit(const std::string& person, const char* today,
                           const std::string& period = "q1", const std::string& nil = "none") {
    cycle::Desk at = desk(person, today);
    return cycle::submit(at, period, nil);
  }
  /// It stands in for the lead unit of gardens, which is the assessee north itself; where a test
  /// says nothing of it, it is left out.
  static constexpr const char* kStandIn = "coordination";
  cycle::ClosingDone close(const std::string& person, const char* today,
                           const std::string& period = "q1",
                           const cycle::ClosingOptions& options = {},
                           const std::string& domain = "gardens") {
    issue(domain);
    cycle::ClosingOptions given = options;
    const bool is_named = std::count(given.without.begin(), given.without.end(), kStandIn) != 0;
    if (domain == "gardens" && !is_named &&
        progress().submissions(kStandIn, period, domain).empty())
      given.without.emplace_back(kStandIn);
    cycle::Desk at = desk(person, today);
    return cycle::close_period(at, domain, period, given);
  }
  /// Issues a domain's system without what comes before: no period closes without (Art. 8).
  void issue(const std::string& id) {
    const plan::Domain* domain = plan.find_domain(id);
    if (domain == nullptr || cycle::Systems(ledger, 2023).of(id).in_force() != nullptr) return;
    cycle::Desk at{plan, ledger, plan.find_person("office_1").value()};
    at.put([&] {
      const ledger::SystemIssue issue{id, "", cycle::version_of(plan, *domain)};
      return std::vector{at.entry_of(issue, at.permit({cycle::Act::issue_system, id}))};
    });
  }
  std::int64_t correct(const std::string& person, const char* today, std::int64_t number,
                       const char* value, const char* reason = "written wrongly") {
    cycle::Desk at = desk(person, today);
    return cycle::correct(at, number, {reason, {{"value", value}}, "更正单1号"});
  }
  std::int64_t withdraw(const std::string& person, const char* today, std::int64_t number,
                        const char* reason = "a slip") {
    cycle::Desk at = desk(person, today);
    return cycle::withdraw(at, number, {reason, "撤销单1号"});
  }
  std::vector<std::int64_t> confirm(const std::string& person, const char* today,
                                    const std::vector<std::int64_t>& numbers) {
    cycle::Desk at = desk(person, today);
    return cycle::confirm(at, numbers);
  }

  cycle::Progress progress() const { return {ledger, 2023}; }
  /// The values of the observations that count, in their order: "2 1.5".
  std::string values(bool with_proposed, const std::string& domain = "gardens") const {
    ledger::ReadOptions options;
    options.year = 2023;
    options.with_proposed = with_proposed;
    std::string text;
    const auto records = ledger::read_records(ledger, options);
    for (const auto& row : records->observations_by_domain[domain])
      text += (text.empty() ? "" : " ") + row.value.text();
    return text;
  }
  std::string payload(std::int64_t number) const { return ledger.find(number).value().payload; }
};

inline const char* const kTwoRows =
    "west,XX02,mistakes,2023-03-01,2,\nwest,XX02,mistakes,2023-03-02,3,\n";
inline const char* const kOneRow = "west,XX02,mistakes,2023-03-01,2,\n";

/// q1 of both domains submitted and gardens closed; the row of `kOneRow` is #2.
struct ClosedOffice : Office {
  ClosedOffice() {
    record("publicity_1", "2023-03-20", kOneRow);
    submit("publicity_2", "2023-03-21");
    submit("garden_office_1", "2023-03-22");
    close("garden_office_3", "2023-03-31");
  }
};

/// Whether a text has a part.
inline bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

/// What `act` is refused with; "done" if it is not.
template <class Function>
std::string refusal_of(const Function& act, Language language = Language::en) {
  try {
    act();
    return "done";
  } catch (const Error& error) {
    return error.text(language);
  }
}

}  // namespace kaohe::testing
