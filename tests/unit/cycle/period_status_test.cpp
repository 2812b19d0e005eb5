// How a period stands on a day: windows, submissions, self-reviews, closings.
#include "cycle/period_status.hpp"

#include "unit/cycle/office.hpp"

using namespace kaohe;
using namespace kaohe::testing;
using cycle::DueState;

namespace {

cycle::PeriodStatus status_of(const Office& office, const char* period, const char* today) {
  const cycle::Progress progress(office.ledger, 2023, day(today));
  return cycle::period_status(office.plan, progress, *office.plan.find_period(period), day(today));
}

DueState state_on(const char* period, const char* today) {
  return status_of(Office(), period, today).domains.at(0).state;
}

const cycle::UnitStatus& unit_in(const cycle::DomainStatus& domain, const std::string& unit) {
  const auto at = std::find_if(domain.units.begin(), domain.units.end(),
                               [&](const cycle::UnitStatus& one) { return one.unit == unit; });
  REQUIRE(at != domain.units.end());
  return *at;
}

}  // namespace

TEST_CASE("Due: open, due in the last three days, overdue from the next", "[period][A11.2]") {
  const auto state = [](const char* today) {
    return cycle::due_state(day("2023-03-20"), day("2023-03-31"), day(today));
  };
  CHECK(state("2023-03-19") == DueState::not_begun);
  CHECK(state("2023-03-20") == DueState::open);
  CHECK(state("2023-03-27") == DueState::open);
  CHECK(state("2023-03-28") == DueState::due);
  CHECK(state("2023-03-31") == DueState::due);
  CHECK(state("2023-04-01") == DueState::overdue);
  CHECK(cycle::due_state({}, {}, day("2023-04-01")) == DueState::open);
  CHECK(cycle::id_of(DueState::overdue) == "overdue");
}

TEST_CASE("Period: its window begins and ends on its days", "[period][A11.2]") {
  CHECK(state_on("q1", "2023-03-19") == DueState::not_begun);
  CHECK(state_on("q1", "2023-03-20") == DueState::open);
  CHECK(state_on("q1", "2023-03-31") == DueState::due);
  CHECK(state_on("q1", "2023-04-01") == DueState::overdue);
}

TEST_CASE("Period: of the half-year the results are due on their own day",
          "[period][A11.2][A12.1]") {
  CHECK(state_on("h1", "2023-06-14") == DueState::not_begun);
  CHECK(state_on("h1", "2023-06-15") == DueState::open);
  CHECK(state_on("h1", "2023-06-25") == DueState::due);
  CHECK(state_on("h1", "2023-06-26") == DueState::overdue);
}

TEST_CASE("Period: those that have begun, the last first", "[period][A11.2]") {
  const plan::YearPlan plan = office_plan();
  const auto begun = [&](const char* today) {
    std::string ids;
    for (const plan::Period* period : cycle::periods_begun(plan, day(today)))
      ids += period->id + " ";
    return ids;
  };
  CHECK(begun("2023-03-19").empty());
  CHECK(begun("2023-03-20") == "q1 ");
  CHECK(begun("2023-06-19") == "h1 q2 q1 ");
}

TEST_CASE("Period: who has submitted, what waits, and who is missing", "[period][A11.3]") {
  Office office;
  office.record("publicity_1", "2023-03-20", "west,XX02,mistakes,2023-03-01,2,\n");
  office.record("publicity_1", "2023-03-20", "pwest,XX02,mistakes,2023-03-01,2,\n", "q1", "parks");
  office.submit("publicity_2", "2023-03-21");
  office.record("publicity_3", "2023-03-22", "west,XX02,mistakes,2023-03-02,2,\n");
  office.record("coordination_1", "2023-03-22", "north,XX01,income,,12,\n");
  const cycle::DomainStatus gardens = status_of(office, "q1", "2023-03-23").domains.at(0);
  CHECK(gardens.domain == "gardens");
  CHECK(gardens.missing() == std::vector<std::string>{"coordination", "garden_office"});
  const cycle::UnitStatus& publicity = unit_in(gardens, "publicity");
  CHECK(publicity.submitted->hand.person == "publicity_2");
  CHECK(publicity.submitted->hand.day == day("2023-03-21"));
  CHECK(publicity.row_count == 1);
  CHECK(publicity.draft_count == 1);
  CHECK(!publicity.submitted->of.nil);
  CHECK(!publicity.is_late);
  // It stands in for the lead unit about north, which is that unit itself.
  const cycle::UnitStatus& other = unit_in(gardens, "coordination");
  CHECK(other.owes);
  CHECK(other.draft_count == 1);
  // As known on the day before, nothing of the last day has happened.
  CHECK(unit_in(status_of(office, "q1", "2023-03-21").domains.at(0), "publicity").draft_count == 0);
}

TEST_CASE("Period: what a closing left out is shown", "[period][A11.3]") {
  Office office;
  office.record("publicity_1", "2023-03-20", kTwoRows);
  office.submit("garden_office_1", "2023-03-21");
  cycle::ClosingOptions options{"", {"publicity"}};
  options.reason = "reminded twice";
  office.close("garden_office_2", "2023-03-31", "q1", options);
  const cycle::DomainStatus gardens = status_of(office, "q1", "2023-03-31").domains.at(0);
  const cycle::UnitStatus& publicity = unit_in(gardens, "publicity");
  CHECK(publicity.left_out_count == 2);
  CHECK(publicity.draft_count == 0);
  CHECK(publicity.row_count == 0);
  CHECK(!publicity.submitted);
}

TEST_CASE("Period: a nil return counts as submitted, late after the window",
          "[period][A11.2][A11.3]") {
  Office office;
  office.submit("publicity_1", "2023-03-31");
  office.submit("garden_office_1", "2023-04-01");
  const cycle::DomainStatus gardens = status_of(office, "q1", "2023-04-01").domains.at(0);
  CHECK(gardens.missing() == std::vector<std::string>{"coordination"});
  CHECK(unit_in(gardens, "publicity").submitted->of.nil);
  CHECK(!unit_in(gardens, "publicity").is_late);
  CHECK(unit_in(gardens, "garden_office").is_late);
}

TEST_CASE("Period: closed by whom, late after the day for results", "[period][A11.3][A12.1]") {
  const auto closed_on = [](const char* today) {
    Office office;
    office.close("garden_office_1", today, "h1", {"报告1", {"garden_office", "publicity"}});
    return status_of(office, "h1", today).domains.at(0);
  };
  const cycle::DomainStatus in_time = closed_on("2023-06-25");
  CHECK(in_time.state == DueState::closed);
  CHECK(in_time.closed->hand.person == "garden_office_1");
  CHECK(in_time.closed->closing.missing ==
        std::vector<std::string>{"coordination", "garden_office", "publicity"});
  CHECK(!in_time.is_late);
  CHECK(closed_on("2023-06-26").is_late);
}

TEST_CASE("Period: self-reviews in, late and missing", "[period][A12.1]") {
  Office office;
  for (const auto& [person, today] :
       {std::pair{"gardens/west", "2023-06-20"}, std::pair{"gardens/east", "2023-06-21"}}) {
    cycle::Desk desk = office.desk(person, today);
    cycle::hand_in_self_review(desk, "h1", "总结");
  }
  const auto reviews = status_of(office, "h1", "2023-06-22").domains.at(0).reviews;
  REQUIRE(reviews.size() == 3);
  CHECK(reviews[0].is_late);
  CHECK(reviews[1].hand->person == "gardens/west");
  CHECK(!reviews[1].is_late);
  CHECK(!reviews[2].hand);
  CHECK(status_of(office, "q2", "2023-06-22").domains.at(0).reviews.empty());
}

TEST_CASE("Period: rows in force stay as many whatever is corrected or comes in late",
          "[period][A11.3][A21.1]") {
  Office office;
  office.record("publicity_1", "2023-03-20", kTwoRows);
  office.submit("publicity_2", "2023-03-21");
  office.submit("garden_office_1", "2023-03-21");
  office.close("garden_office_2", "2023-03-31");
  const auto rows = [&](const char* of = "publicity") {
    const auto gardens = status_of(office, "q1", "2023-04-20").domains.at(0);
    const cycle::UnitStatus& unit = unit_in(gardens, of);
    return std::to_string(unit.row_count) + " " + std::to_string(unit.late_row_count) + " " +
           std::to_string(unit.late_count);
  };
  CHECK(rows() == "2 0 0");
  const std::int64_t correction = office.correct("publicity_1", "2023-04-01", 2, "1");
  CHECK(rows() == "2 0 1");
  office.confirm("garden_office_3", "2023-04-02", {correction});
  CHECK(rows() == "2 0 0");
  const auto late =
      office.record("garden_office_1", "2023-04-03", "west,XX01,income,,12,\n").numbers;
  CHECK(rows("garden_office") == "0 0 1");
  office.confirm("garden_office_3", "2023-04-04", late);
  CHECK(rows("garden_office") == "0 1 0");
  cycle::Desk at = office.desk("publicity_1", "2023-04-05");
  office.confirm("garden_office_3", "2023-04-06", {cycle::withdraw(at, 3, {"a slip", "撤销单"})});
  CHECK(rows() == "1 0 0");
}
