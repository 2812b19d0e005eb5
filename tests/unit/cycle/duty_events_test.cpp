// Art. 20, 21: what the ledger shows by itself of those who assess, on both sides of each limit.
#include "cycle/duty.hpp"

#include "cycle/notices.hpp"
#include "ledger/course.hpp"
#include "ledger/system_course.hpp"
#include "unit/cycle/duty_office.hpp"

using namespace kaohe;
using namespace kaohe::testing;
using cycle::DutyEvent;

namespace {

/// A result on record, without what would have to be computed for it.
void publish(Office& office, const char* today, const std::string& period = "q1", int edition = 1) {
  cycle::Desk at = office.desk("coordination_1", today);
  at.put([&] {
    ledger::Publication publication;
    publication.period = period;
    publication.edition = edition;
    return std::vector{at.entry_of(publication, at.permit({cycle::Act::publish_period}))};
  });
}

void close_both(Office& office, const char* today, const std::string& period = "q1") {
  office.close("garden_office_3", today, period, {"", {"publicity", "garden_office"}});
  office.close("park_office_3", today, period, {"", {"publicity", "park_office"}}, "parks");
}

void draft(Office& office, const char* person, const char* today) {
  cycle::Desk at = office.desk(person, today);
  at.put([&] {
    const std::string unit = at.person().unit;
    return std::vector{at.entry_of(cycle::part_of(office.plan.domains[0], unit),
                                   at.permit({cycle::Act::draft_system, "gardens", "", {unit}}))};
  });
}

}  // namespace

TEST_CASE("Duty: a window that passes without a submission", "[duty][A20.1]") {
  Office office;
  CHECK(events_of(office, "2023-03-31", "missed_window").empty());
  const DutyEvent event = only_event(office, "2023-04-01", "missed_window", "publicity");
  CHECK(event.name == "missed_window/q1");
  CHECK(event.domains == std::vector<std::string>{"gardens", "parks"});
  CHECK(event.due == day("2023-03-31"));
  CHECK(event.day() == day("2023-04-01"));
  CHECK(!event.happened);
  CHECK(event.numbers.empty());
  CHECK(event.persons.empty());
}

TEST_CASE("Duty: a nil return in time is a submission", "[duty][A20.1][A11.3]") {
  Office office;
  office.submit("publicity_1", "2023-03-31");
  CHECK(events_of(office, "2023-04-20", "missed_window", "publicity").empty());
  CHECK(events_of(office, "2023-04-20", "late_submission", "publicity").empty());
}

TEST_CASE("Duty: a submission after the window is late, and no longer missing", "[duty][A20.1]") {
  Office office;
  const auto done = office.submit("publicity_1", "2023-04-01");
  CHECK(events_of(office, "2023-04-20", "missed_window", "publicity").empty());
  const DutyEvent event = only_event(office, "2023-04-20", "late_submission", "publicity");
  CHECK(event.due == day("2023-03-31"));
  CHECK(event.happened == day("2023-04-01"));
  CHECK(event.numbers == done.numbers);
  CHECK(event.persons == std::vector<std::string>{"publicity_1"});
  // As of the day before it was made it is still missing.
  CHECK(events_of(office, "2023-03-31", "late_submission").empty());
}

namespace {

/// Of the half-year alone: the quarters before it are missed too.
std::vector<DutyEvent> of_half_year(const Office& office, const char* today,
                                    const std::string& kind) {
  std::vector<DutyEvent> events = events_of(office, today, kind, "publicity");
  std::erase_if(events, [](const DutyEvent& one) { return one.period != "h1"; });
  return events;
}

}  // namespace

TEST_CASE("Duty: who is left out of a closing in its time is late before the window ends",
          "[duty][A20.1][A12.1]") {
  Office office;
  const auto closed =
      office.close("garden_office_3", "2023-06-25", "h1", {"", {"publicity", "garden_office"}});
  const DutyEvent missed = of_half_year(office, "2023-06-26", "missed_window").at(0);
  CHECK(missed.domains == std::vector<std::string>{"gardens"});
  CHECK(missed.due == day("2023-06-25"));
  CHECK(missed.numbers == std::vector{closed.number});
  office.submit("publicity_1", "2023-06-26", "h1");
  const DutyEvent late = of_half_year(office, "2023-06-27", "late_submission").at(0);
  CHECK(late.due == day("2023-06-25"));
  CHECK(late.happened == day("2023-06-26"));
}

TEST_CASE("Duty: a closing before its day takes nothing from the window", "[duty][A20.1]") {
  Office office;
  cycle::ClosingOptions early{"", {"publicity", "garden_office"}};
  early.early = "冬训";
  office.close("garden_office_3", "2023-06-20", "h1", early);
  CHECK(of_half_year(office, "2023-06-30", "missed_window").empty());
  office.submit("publicity_1", "2023-06-30", "h1");
  CHECK(of_half_year(office, "2023-06-30", "late_submission").empty());
}

TEST_CASE("Duty: a lead unit closes on the day for results or is late", "[duty][A20.1][A12.1]") {
  Office office;
  CHECK(events_of(office, "2023-03-31", "late_closing").empty());
  const DutyEvent open = only_event(office, "2023-04-01", "late_closing", "garden_office");
  CHECK(open.name == "late_closing/q1/gardens");
  CHECK(!open.happened);
  office.close("garden_office_3", "2023-03-31", "q1", {"", {"publicity", "garden_office"}});
  CHECK(events_of(office, "2023-04-20", "late_closing", "garden_office").empty());
  const auto done = office.close("park_office_3", "2023-04-01", "q1",
                                 {"", {"publicity", "park_office"}}, "parks");
  const DutyEvent late = only_event(office, "2023-04-20", "late_closing", "park_office");
  CHECK(late.due == day("2023-03-31"));
  CHECK(late.happened == day("2023-04-01"));
  CHECK(late.numbers == std::vector{done.number});
  CHECK(late.persons == std::vector<std::string>{"park_office_3"});
}

TEST_CASE("Duty: a result is written within the year's days after the window",
          "[duty][A20.1][A12.1]") {
  Office office;
  close_both(office, "2023-03-31");
  CHECK(events_of(office, "2023-04-10", "late_publication").empty());
  CHECK(!only_event(office, "2023-04-11", "late_publication", "coordination").happened);
  publish(office, "2023-04-10");
  CHECK(events_of(office, "2023-04-30", "late_publication").empty());
  publish(office, "2023-05-30", "q1", 2);  // a later edition is no late result
  CHECK(events_of(office, "2023-06-14", "late_publication").empty());
}

TEST_CASE("Duty: whose domains were closed late has as many days more", "[duty][A20.1]") {
  Office office;
  CHECK(events_of(office, "2023-05-30", "late_publication").empty());  // nothing is closed
  close_both(office, "2023-04-03");
  publish(office, "2023-04-14");
  const DutyEvent late = only_event(office, "2023-04-30", "late_publication", "coordination");
  CHECK(late.due == day("2023-04-13"));
  CHECK(late.happened == day("2023-04-14"));
}

TEST_CASE("Duty: of the half-year the result is due by the window's end, of the year-end never",
          "[duty][A20.1][A12.1]") {
  Office office;
  close_both(office, "2023-06-25", "h1");
  const cycle::Progress progress = office.progress();
  CHECK(cycle::publication_due(office.plan, progress, *office.plan.find_period("h1")) ==
        day("2023-06-30"));
  CHECK(!cycle::publication_due(office.plan, progress, office.plan.periods.back()));
  CHECK(!cycle::publication_due(office.plan, progress, office.plan.periods.front()));
}

TEST_CASE("Duty: a part of an indicator system is drafted in the first quarter or late",
          "[duty][A20.1][A8.2]") {
  Office office;
  CHECK(events_of(office, "2023-03-31", "late_draft").empty());
  CHECK(events_of(office, "2023-04-01", "late_draft", "publicity").size() == 2);
  draft(office, "publicity_1", "2023-03-31");
  draft(office, "garden_office_1", "2023-04-01");
  draft(office, "publicity_1", "2023-04-02");  // again: the first was in time
  const DutyEvent other = only_event(office, "2023-04-03", "late_draft", "publicity");
  CHECK(other.domains == std::vector<std::string>{"parks"});
  const DutyEvent late = only_event(office, "2023-04-03", "late_draft", "garden_office");
  CHECK(late.name == "late_draft/gardens");
  CHECK(late.happened == day("2023-04-01"));
}

namespace {

struct DisputedOffice : ClosedOffice {
  std::int64_t object() {
    cycle::Desk at = desk("gardens/west", "2023-04-01");
    return cycle::object(at, 2, {"不属实", "异议1号"});
  }
  std::int64_t answer(std::int64_t number, const char* outcome, const char* today) {
    cycle::Desk at = desk("publicity_3", today);
    cycle::ObjectionAnswer given{outcome, "答复1号"};
    if (given.outcome == "reduced") given.value = "1";
    return cycle::answer_objection(at, number, given);
  }
};

}  // namespace

TEST_CASE("Duty: an objection is answered within the year's days", "[duty][A20.1]") {
  DisputedOffice office;
  const std::int64_t number = office.object();
  CHECK(events_of(office, "2023-04-16", "unanswered_objection").empty());
  const DutyEvent open = only_event(office, "2023-04-17", "unanswered_objection", "publicity");
  CHECK(open.name == "unanswered_objection/" + std::to_string(number));
  CHECK(open.numbers == std::vector{number});
  office.plan.rest_days = {day("2023-04-16")};
  CHECK(events_of(office, "2023-04-17", "unanswered_objection").empty());
  office.plan.rest_days.clear();
  const std::int64_t answer = office.answer(number, "upheld", "2023-04-17");
  const DutyEvent late = only_event(office, "2023-05-30", "unanswered_objection", "publicity");
  CHECK(late.happened == day("2023-04-17"));
  CHECK(late.numbers == std::vector{number, answer});
}

TEST_CASE("Duty: an answer in time, and an objection taken back, are no event", "[duty][A20.1]") {
  DisputedOffice office;
  office.answer(office.object(), "upheld", "2023-04-16");
  CHECK(events_of(office, "2023-05-30", "unanswered_objection").empty());
  DisputedOffice other;
  other.withdraw("gardens/west", "2023-04-02", other.object());
  CHECK(events_of(other, "2023-05-30", "unanswered_objection").empty());
}

TEST_CASE("Duty: an objection that is taken back after its day was not answered in time",
          "[duty][A20.1]") {
  DisputedOffice office;
  const std::int64_t number = office.object();
  office.withdraw("gardens/west", "2023-04-17", number);
  const DutyEvent late = only_event(office, "2023-05-30", "unanswered_objection", "publicity");
  CHECK(late.happened == day("2023-04-17"));
  CHECK(has(late.what.en, "was not answered in time, and then withdrawn"));
}

TEST_CASE("Duty: a notice that is taken away reverses it, and one that was answered stays",
          "[duty][notices][A11.4][A20.1]") {
  ClosedOffice office;
  const auto issue = [&](const char* document, const char* today) {
    cycle::Desk in_charge = office.desk("publicity_1", today);
    cycle::Issuing issuing;
    issuing.assessee = "gardens/west";
    issuing.problem = "logbook is empty";
    issuing.document = document;
    return cycle::issue_notice(in_charge, issuing);
  };
  const std::int64_t notice = issue("提1", "2023-04-05");
  const std::int64_t taken = office.withdraw("publicity_1", "2023-06-05", notice);
  office.confirm("publicity_2", "2023-06-06", {taken});
  CHECK(only_event(office, "2023-06-06", "reversed_record", "publicity").numbers ==
        std::vector{notice, taken});
  const std::int64_t answered = issue("提2", "2023-06-07");
  cycle::Desk west = office.desk("gardens/west", "2023-06-07");
  cycle::answer_notice(west, answered, {"cause", "measures", "result", "反馈1", {}});
  CHECK(has(refusal_of([&] { office.withdraw("publicity_1", "2023-06-08", answered); }),
            "and the answer would be lost"));
}

TEST_CASE("Duty: what waits for a second person is confirmed within the year's days",
          "[duty][A20.1][A21.1]") {
  Office office;
  const auto review = office.record("garden_office_1", "2023-04-01", evidence::kReviews,
                                    "domain,assessee,score,grade\ngardens,west,90,好\n");
  const std::int64_t number = review.numbers.front();
  CHECK(events_of(office, "2023-04-11", "late_confirmation").empty());
  // Lead unit, coordinator and office may: it is the lead unit's.
  const DutyEvent waits = only_event(office, "2023-04-12", "late_confirmation", "");
  CHECK(waits.unit == "garden_office");
  CHECK(waits.numbers == std::vector{number});
  CHECK(!waits.happened);
  office.confirm("coordination_1", "2023-04-12", {number});
  const DutyEvent late = only_event(office, "2023-04-30", "late_confirmation", "");
  CHECK(late.unit == "coordination");
  CHECK(late.happened == day("2023-04-12"));
  CHECK(late.persons == std::vector<std::string>{"coordination_1"});
}

TEST_CASE("Duty: a confirmation in time is no event", "[duty][A20.1]") {
  Office office;
  const auto review = office.record("garden_office_1", "2023-04-01", evidence::kReviews,
                                    "domain,assessee,score,grade\ngardens,west,90,好\n");
  office.confirm("garden_office_2", "2023-04-11", review.numbers);
  CHECK(events_of(office, "2023-05-30", "late_confirmation").empty());
}

TEST_CASE("Duty: a confirmed record that is corrected later, once that is confirmed",
          "[duty][A20.1][A21.1]") {
  ClosedOffice office;
  const std::int64_t made = office.correct("publicity_3", "2023-04-05", 2, "1");
  CHECK(events_of(office, "2023-04-06", "reversed_record").empty());
  office.confirm("garden_office_2", "2023-04-07", {made});
  const DutyEvent event = only_event(office, "2023-04-07", "reversed_record", "");
  CHECK(event.unit == "publicity");
  CHECK(event.name == "reversed_record/" + std::to_string(made));
  CHECK(event.persons == std::vector<std::string>{"publicity_1", "publicity_2"});
  CHECK(event.numbers == std::vector<std::int64_t>{2, made});
  CHECK(event.happened == day("2023-04-07"));
  CHECK(event.period == "q1");
  CHECK(has(event.what.en, "recorded by publicity_1 and confirmed by publicity_2 (#3)"));
}

TEST_CASE("Duty: a cancellation reverses, a correction before the submission does not",
          "[duty][A20.1][A21.1]") {
  ClosedOffice office;
  const std::int64_t made = office.withdraw("publicity_3", "2023-04-05", 2);
  office.confirm("garden_office_2", "2023-04-07", {made});
  CHECK(only_event(office, "2023-04-07", "reversed_record", "").numbers ==
        std::vector<std::int64_t>{2, made});
  Office open;
  open.record("publicity_1", "2023-03-20", kOneRow);
  open.correct("publicity_1", "2023-03-20", 2, "1");
  open.submit("publicity_2", "2023-03-21");
  CHECK(events_of(open, "2023-04-30", "reversed_record").empty());
}

TEST_CASE("Duty: what was provisional is settled, and that reverses nothing",
          "[duty][A20.1][A21.1]") {
  for (const char* provisional : {"no", "yes"}) {
    INFO(provisional);
    Office office;
    cycle::Desk at = office.desk("publicity_1", "2023-03-20");
    const std::string rows =
        "domain,assessee,indicator,input,date,value,provisional\n"
        "gardens,west,XX02,mistakes,2023-03-01,2," +
        std::string(provisional) + "\n";
    cycle::record_table(at, evidence::kObservations, {read_csv(rows, "table.csv"), "table.csv", ""},
                        "q1");
    office.submit("publicity_2", "2023-03-21");
    office.submit("garden_office_1", "2023-03-22");
    office.close("garden_office_3", "2023-03-31");
    const std::int64_t made = office.correct("publicity_3", "2023-04-05", 2, "1");
    office.confirm("garden_office_2", "2023-04-07", {made});
    CHECK(events_of(office, "2023-04-07", "reversed_record").empty() ==
          (std::string(provisional) == "yes"));
  }
}

TEST_CASE("Duty: an objection that is right reverses what it is about", "[duty][A20.1][A21.1]") {
  for (const auto& [outcome, count] :
       std::map<const char*, std::size_t>{{"upheld", 0}, {"reduced", 1}, {"withdrawn", 1}}) {
    INFO(outcome);
    DisputedOffice office;
    const std::int64_t answer = office.answer(office.object(), outcome, "2023-04-08");
    CHECK(events_of(office, "2023-04-09", "reversed_record").empty());
    office.confirm("garden_office_2", "2023-04-09", {answer});
    const auto events = events_of(office, "2023-04-09", "reversed_record");
    REQUIRE(events.size() == count);
    if (count == 0) continue;
    CHECK(events.front().unit == "publicity");
    CHECK(events.front().numbers == std::vector<std::int64_t>{2, answer});
  }
}

TEST_CASE("Duty: events stand by unit in year.toml's order, then by day", "[duty][A20.1]") {
  Office office;
  const cycle::Progress progress(office.ledger, 2023, day("2023-08-01"));
  const auto events = cycle::duty_events({office.plan, office.ledger, progress, day("2023-08-01")});
  std::vector<std::string> units;
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (units.empty() || units.back() != events[i].unit) units.push_back(events[i].unit);
    if (i > 0 && events[i - 1].unit == events[i].unit)
      CHECK(events[i - 1].day() <= events[i].day());
    CHECK(cycle::duty_title(events[i].kind).zh != events[i].kind);
    CHECK(has(cycle::duty_article(events[i].kind), "20"));
  }
  CHECK(units ==
        std::vector<std::string>{"coordination", "garden_office", "park_office", "publicity"});
}
