// Visits, and notices that follow a record or a visit.
#include <catch2/catch.hpp>

#include "cycle/notices.hpp"
#include "cycle/visits.hpp"
#include "simulator.hpp"

namespace kaohe::testing {

using plan::Person;

void Simulator::visit() {
  ModelVisit made;
  made.assessee = some_row("q1").assessee;
  made.has_found = below(2) == 0;
  const bool is_known = !model_.visits.empty() && below(5) == 0;
  made.paper = is_known ? model_.visits[below(model_.visits.size())].paper : new_document();
  cycle::Visiting visiting{"associations/" + made.assessee, below(2) == 0};
  if (below(10) != 0) visiting.units = {"society"};
  if (made.has_found) visiting.found = below(10) == 0 ? "" : "制度不全";
  visiting.document = made.paper;
  const char* const units[] = {"office", "organization"};
  const std::vector<Person> own = year_.plan.persons_of(units[below(2)]);
  const Person person = below(4) == 0 ? somebody() : own[below(own.size())];
  // Who took part is said, and a finding says something.
  const bool is_whole = !visiting.units.empty() && (!visiting.found || !visiting.found->empty());
  const bool expected = is_whole && model_.takes_visit(person, made);
  const std::string what = "visits " + made.assessee + " by " + made.paper;
  const bool taken = acts(person, what, expected, [&](cycle::Desk& desk) {
    made.number = cycle::record_visit(desk, visiting);
  });
  if (!taken) return;
  model_.visits.push_back(made);
  keep(person, what, {{made.assessee + " visits"}},
       [visiting, number = made.number](cycle::Desk& desk, Renumbered& now) {
         now[number] = cycle::record_visit(desk, visiting);
       });
}

/// What an assessee is told about a row of its own; now and then of another's.
void Simulator::issue_about_row() {
  if (model_.rows().empty()) return;
  const ModelRow row = model_.rows()[below(model_.rows().size())];
  ModelNotice made;
  made.level = below(4) == 0 ? "circular" : "reminder";
  made.assessee = below(12) == 0 ? some_row("q1").assessee : row.assessee;
  made.unit = Model::unit_of(row.input);
  made.row = row.number;
  const std::vector<Person> own = year_.plan.persons_of(made.unit);
  issue("reminds-of", below(4) == 0 ? follower() : own[below(own.size())], made);
}

void Simulator::issue_after_visit() {
  if (model_.visits.empty()) return;
  const ModelVisit& visit = model_.visits[below(model_.visits.size())];
  ModelNotice made;
  made.level = below(2) == 0 ? "circular" : "reminder";
  made.assessee = below(12) == 0 ? some_row("q1").assessee : visit.assessee;
  made.unit = "society";
  made.visit = visit.number;
  issue("follows-visit", follower(), made);
}

/// On the day on which the last period closes one is reminded, and on the next day not any more.
void Simulator::remind_at_the_end() {
  const Date closes = year_.plan.periods.back().closes;
  if (today_ < closes || today_ > closes + std::chrono::days(1)) return;
  ModelNotice made;
  made.level = "reminder";
  made.assessee = some_row("q1").assessee;
  made.unit = "society";
  const bool is_last = today_ == closes;
  issue(is_last ? "reminds-on-the-last-day" : "reminds-too-late",
        year_.plan.persons_of("office").front(), made);
}

/// Who has too many answers overdue is to be visited, and which visits there were is said beside.
void Simulator::check_visits(const ledger::MemorySource& records, const grading::Result& result) {
  const auto proposed =
      cycle::visits_proposed(year_.plan, result, records.all_notices, records.all_visits, today_);
  std::map<std::string, std::vector<std::int64_t>> late, visits, found_late, found_visits;
  for (const ModelNotice& one : model_.notices)
    if (one.asks() && today_ > one.due) late[one.assessee].push_back(one.number);
  std::erase_if(late, [](const auto& of) { return of.second.size() < 2; });
  for (const ModelVisit& one : model_.visits)
    if (late.count(one.assessee) != 0) visits[one.assessee].push_back(one.number);
  for (const cycle::VisitProposed& one : proposed) {
    found_late[one.assessee] = one.late;
    if (!one.visits.empty()) found_visits[one.assessee] = one.visits;
  }
  REQUIRE(found_late == late);
  REQUIRE(found_visits == visits);
}

}  // namespace kaohe::testing
