// Art. 18: until when that is owed which only a later edition of the year's result entails.
#include "cycle/dues.hpp"

#include <catch2/catch.hpp>

#include "cycle/todo_consequences.hpp"
#include "unit/cycle/office.hpp"

using namespace kaohe;
using namespace kaohe::testing;
using cycle::Dues;

namespace {

/// One assessee of each domain, with what its grade entails.
struct Edition : grading::Result {
  Edition& add(const char* assessee, const char* consequence, const char* due) {
    if (domains.empty()) domains.emplace_back().id = "gardens";
    auto& list = domains.front().assessees;
    if (list.empty() || list.back().id != assessee) list.emplace_back().id = assessee;
    list.back().consequences.push_back({consequence, "18", "说明", assessee, due, ""});
    return *this;
  }
  std::string due(std::size_t assessee) const {
    return domains.front().assessees.at(assessee).consequences.front().due;
  }
};

plan::YearPlan plan_of_consequences() {
  plan::YearPlan plan = office_plan();
  plan.consequences = {{"explanation", "18", "说明", "assessee", "fair", 30}};
  return plan;
}

}  // namespace

TEST_CASE("Dues: what arises only in a later edition runs from the day of that edition",
          "[consequences][A18.2][A21.1]") {
  const Edition first = Edition().add("west", "explanation", "2024-02-14");
  Edition second =
      Edition().add("west", "explanation", "2024-02-14").add("east", "explanation", "2024-02-14");
  const Dues dues = cycle::settle_dues(plan_of_consequences(), first, day("2024-03-18"), second);
  CHECK(second.due(0) == "2024-02-14");
  CHECK(second.due(1) == "2024-04-17");
  CHECK(dues == Dues{{"gardens/east/explanation", "2024-04-17"}});
}

TEST_CASE("Dues: a day that an edition has printed stays, whatever is decided anew",
          "[consequences][A18.2][A21.1]") {
  const Edition first = Edition().add("west", "explanation", "2024-02-14");
  // The grade was decided once more in March, and the same.
  Edition second = Edition().add("west", "explanation", "2024-04-09");
  const Dues dues = cycle::settle_dues(plan_of_consequences(), first, day("2024-03-18"), second);
  CHECK(second.due(0) == "2024-02-14");
  Edition third = Edition().add("west", "explanation", "2024-04-09");
  CHECK(cycle::settle_dues(plan_of_consequences(), second, day("2024-05-01"), third) == dues);
  CHECK(third.due(0) == "2024-02-14");
}

TEST_CASE("Dues: a decision later than the edition's own day counts, and what returned runs anew",
          "[consequences][A18.2]") {
  Edition second = Edition().add("west", "explanation", "2024-05-01");
  CHECK(cycle::settle_dues(plan_of_consequences(), Edition(), day("2024-03-18"), second).empty());
  CHECK(second.due(0) == "2024-05-01");
  // It was in the first edition and not in the second one: in the third it arises again.
  Edition third = Edition().add("west", "explanation", "2024-02-14");
  Edition without;
  without.domains.emplace_back().id = "gardens";
  cycle::settle_dues(plan_of_consequences(), without, day("2024-06-03"), third);
  CHECK(third.due(0) == "2024-07-03");
}

TEST_CASE("Dues: an edition that is computed again has the days of its entry",
          "[consequences][A18.2][A21.1]") {
  Edition again =
      Edition().add("west", "explanation", "2024-02-14").add("east", "explanation", "2024-02-14");
  cycle::take_dues({{"gardens/east/explanation", "2024-04-17"}, {"gardens/gone/explanation", "x"}},
                   again);
  CHECK(again.due(0) == "2024-02-14");
  CHECK(again.due(1) == "2024-04-17");
  ledger::Publication entry;
  entry.period = "year";
  CHECK_FALSE(ledger::payload_of(entry).contains("dues"));  // as entries were before
  entry.dues = {{"gardens/east/explanation", "2024-04-17"}};
  CHECK(ledger::record_of<ledger::Publication>(ledger::payload_of(entry)).dues == entry.dues);
}

TEST_CASE("Dues: a task is overdue after the printed day, and not on the day it arises",
          "[todo][consequences][A18.2]") {
  Office office;
  const cycle::Progress progress = office.progress();
  const ledger::MemorySource records;
  cycle::Entailed one{"gardens", "west", "西园",         "explanation",
                      "18",      "说明", "gardens/west", day("2024-04-17"),
                      ""};
  const auto state_on = [&](const char* today) {
    const cycle::TodoSources from{office.plan, office.ledger, progress, records,
                                  {},          day(today),    {one}};
    return cycle::consequence_tasks(from, "gardens/west").at(0).state;
  };
  CHECK(state_on("2024-03-18") == cycle::DueState::open);
  CHECK(state_on("2024-04-18") == cycle::DueState::overdue);
}
