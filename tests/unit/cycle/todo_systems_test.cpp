// What each unit owes of an indicator system on a day (Art. 8).
#include <catch2/catch.hpp>

#include "cycle/todo_systems.hpp"
#include "ledger/read_records.hpp"
#include "unit/cycle/system_case.hpp"

using namespace kaohe;
using namespace kaohe::testing;
using cycle::DueState;
using cycle::Task;

namespace {

std::vector<Task> tasks(SystemCase& county, const std::string& unit,
                        const char* today = "2023-03-20") {
  const cycle::Progress progress(county.ledger(), 2023);
  const auto records = ledger::read_records(county.ledger(), {2023, {}, true, ""});
  return cycle::system_tasks(
      {county.year().plan, county.ledger(), progress, *records, {}, *parse_date(today)}, unit);
}

Task only(SystemCase& county, const std::string& unit, const char* today = "2023-03-20") {
  const std::vector<Task> all = tasks(county, unit, today);
  REQUIRE(all.size() == 1);
  return all.front();
}

}  // namespace

TEST_CASE("Todo: a unit drafts its part by the end of the first quarter", "[todo][A8.2]") {
  SystemCase county;
  const Task task = only(county, "market");
  CHECK(task.kind == "draft_system");
  CHECK(task.what.en == "draft the part of the indicator system of 行业协会商会");
  CHECK(to_text(*task.due) == "2023-03-31");
  CHECK(task.state == DueState::open);
  CHECK(task.persons == std::vector<std::string>{"mai", "meng"});
  CHECK(only(county, "market", "2023-03-31").state == DueState::due);
  CHECK(only(county, "market", "2023-04-01").state == DueState::overdue);
  CHECK(tasks(county, "press").empty());  // it answers for nothing
  county.draft("mai");
  CHECK(tasks(county, "market").empty());
  county.edit(override_of("HX02.item.complaints.price", "4", ""));
  CHECK(contains(only(county, "market").what.en, "again: it has changed since"));
}

TEST_CASE("Todo: office, committee and office carry a system to its issue", "[todo][A8.2]") {
  SystemCase county;
  county.draft("mai");
  CHECK(only(county, "office").what.en ==
        "consolidate the indicator system of 行业协会商会 once these have drafted their parts: "
        "\"县委社会工作部\"");
  CHECK(tasks(county, "committee").empty());
  county.draft("gu");
  CHECK(only(county, "office").kind == "consolidate_system");
  CHECK(only(county, "office").what.en == "consolidate the indicator system of 行业协会商会");
  county.consolidate();
  CHECK(tasks(county, "office").empty());
  CHECK(only(county, "committee").kind == "approve_system");
  CHECK(only(county, "committee").persons == std::vector<std::string>{"qi", "rong"});
  county.approve();
  CHECK(tasks(county, "committee").empty());
  CHECK(only(county, "office").kind == "issue_system");
  CHECK(to_text(*only(county, "office").due) == "2023-03-31");
  county.issue();
  for (const char* unit : {"office", "committee", "market", "society"})
    CHECK(tasks(county, unit).empty());
}

TEST_CASE("Todo: an amendment waits for the office, then for the committee", "[todo][A8.4]") {
  SystemCase county;
  county.issue_all();
  county.edit(dearer_complaints());
  const std::int64_t number = county.propose("mai").number;
  const Task study = only(county, "office", "2023-06-28");
  CHECK(study.kind == "study_amendment");
  CHECK(study.what.en ==
        "study the amendment of 行业协会商会 that 县市场监管局 proposed on 2023-06-28");
  CHECK_FALSE(study.due);
  CHECK(study.numbers == std::vector<std::int64_t>{number});
  CHECK(tasks(county, "committee", "2023-06-28").empty());
  county.study(number);
  CHECK(tasks(county, "office", "2023-06-28").empty());
  CHECK(only(county, "committee", "2023-06-28").kind == "approve_amendment");
  county.approve_amendment(number);
  CHECK(tasks(county, "committee", "2023-06-28").empty());
}
