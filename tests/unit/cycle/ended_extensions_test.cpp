// Requests for more time that nobody decided: until when they are owed.
#include "cycle/ended_extensions.hpp"

#include "cycle/notices.hpp"
#include "cycle/todo.hpp"
#include "unit/cycle/duty_office.hpp"

using namespace kaohe;
using namespace kaohe::testing;

namespace {

/// A reminder of 5 April, due on 5 May, for which its assessee has asked for more time.
struct Asked : ClosedOffice {
  explicit Asked(const char* today) {
    cycle::Desk in_charge = desk("publicity_1", "2023-04-05");
    cycle::Issuing issuing;
    issuing.about = 2;
    issuing.problem = "logbook is empty";
    issuing.document = "提1";
    notice = cycle::issue_notice(in_charge, issuing);
    cycle::Desk west = desk("gardens/west", today);
    asked = cycle::extend_notice(west, notice, day("2023-05-20"), {"works", "延1"});
  }

  void answer(const char* today) {
    cycle::Desk west = desk("gardens/west", today);
    cycle::answer_notice(west, notice, {"cause", "measures", "result", "反馈1", {}});
  }

  /// Whether `todo` asks the unit in charge to confirm it.
  bool is_owed(const char* today) const {
    const cycle::Progress progress(ledger, 2023, day(today));
    ledger::ReadOptions reading;
    reading.year = 2023;
    reading.known_on = day(today);
    const auto records = ledger::read_records(ledger, reading);
    for (const cycle::Task& task :
         cycle::tasks_of({plan, ledger, progress, *records, {}, day(today)}, "publicity"))
      if (task.kind == "confirm" && task.numbers == std::vector{asked}) return true;
    return false;
  }

  std::int64_t notice = 0, asked = 0;
};

}  // namespace

TEST_CASE("Notices: more time that nobody decided is owed through the day it was due",
          "[notices][todo][A11.5]") {
  const Asked office("2023-05-04");
  CHECK(office.is_owed("2023-05-05"));
  CHECK(!office.is_owed("2023-05-06"));
  CHECK(events_of(office, "2023-06-30", "late_confirmation").empty());
}

TEST_CASE("Notices: an answer ends what was asked for", "[notices][todo][A11.5]") {
  Asked office("2023-04-06");
  CHECK(office.is_owed("2023-04-07"));
  office.answer("2023-04-08");
  CHECK(office.is_owed("2023-04-07"));
  CHECK(!office.is_owed("2023-04-08"));
  CHECK(events_of(office, "2023-06-30", "late_confirmation").empty());
}

TEST_CASE("Notices: more time asked for an answer that was returned is granted no more",
          "[notices][todo][A11.5]") {
  Asked office("2023-05-04");
  office.answer("2023-05-05");
  cycle::Desk in_charge = office.desk("publicity_1", "2023-05-08");
  cycle::return_answer(in_charge, office.notice, {"too little", "退1"});
  CHECK(!office.is_owed("2023-05-09"));
  CHECK(has(refusal_of([&] {
              cycle::Desk second = office.desk("publicity_2", "2023-05-09");
              cycle::confirm(second, {office.asked});
            }),
            "it was asked for an answer that was given since and returned"));
}

TEST_CASE("Notices: more time that waited too long before it ended is confirmed late",
          "[notices][duty][A20.1]") {
  const Asked office("2023-04-06");
  CHECK(events_of(office, "2023-04-16", "late_confirmation").empty());
  CHECK(only_event(office, "2023-06-30", "late_confirmation", "publicity").numbers ==
        std::vector{office.asked});
}
