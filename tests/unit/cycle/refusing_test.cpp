// Whoever may confirm what waits may refuse it, and nobody is late with what nobody may confirm.
#include "cycle/answers.hpp"
#include "unit/cycle/duty_office.hpp"

using namespace kaohe;
using namespace kaohe::testing;

TEST_CASE("Refusing: whoever may confirm what waits takes it back, with a reason",
          "[recording][A21.1]") {
  ClosedOffice office;
  const std::int64_t corrected = office.correct("publicity_1", "2023-04-01", 2, "3");
  const auto refuse = [&](const char* who, const char* reason) {
    office.withdraw(who, "2023-04-01", corrected, reason);
  };
  CHECK(has(refusal_of([&] { refuse("justice_1", "not so"); }),
            "only they, or whoever may confirm it, can take it back"));
  CHECK(has(refusal_of([&] { refuse("garden_office_3", ""); }), "a reason is missing"));
  refuse("garden_office_3", "the first was right");
  CHECK(office.values(true) == "2");
  CHECK(has(refusal_of([&] { office.confirm("garden_office_3", "2023-04-02", {corrected}); }),
            "it was withdrawn"));
}

TEST_CASE("Refusing: an entry is refused whole, not row by row", "[recording][A21.1]") {
  Office office;
  office.record("publicity_1", "2023-03-20", kTwoRows);
  office.submit("garden_office_1", "2023-03-22");
  office.close("garden_office_3", "2023-03-31", "q1",
               {"", {"publicity"}, "", false, {}, "not in yet"});
  const auto refuse = [&](std::int64_t number) {
    office.withdraw("garden_office_3", "2023-04-02", number, "not so");
  };
  CHECK(has(refusal_of([&] { refuse(2); }),
            "may confirm it with its whole entry (`kaohe record withdraw 1`)"));
  refuse(1);
  CHECK(office.values(true).empty());
}

TEST_CASE("Refusing: while a period is open its rows are their unit's own", "[recording][A11.3]") {
  Office office;
  office.record("publicity_1", "2023-03-20", kOneRow);
  CHECK(has(refusal_of([&] { office.withdraw("garden_office_3", "2023-03-20", 2); }),
            "#2: publicity_1 recorded it, and only they"));
}

TEST_CASE("Refusing: a change of a disputed record makes nobody late, and goes all the same",
          "[duty][objection][A20.1][A21.1]") {
  ClosedOffice office;
  const std::int64_t corrected = office.correct("publicity_1", "2023-04-01", 2, "3");
  CHECK(events_of(office, "2023-05-30", "late_confirmation").size() == 1);
  cycle::Desk west = office.desk("gardens/west", "2023-04-01");
  cycle::object(west, 2, {"not so", "异1"});
  CHECK(events_of(office, "2023-05-30", "late_confirmation").empty());
  CHECK(has(refusal_of([&] { office.confirm("garden_office_3", "2023-04-02", {corrected}); }),
            "only the answer changes it"));
  office.withdraw("garden_office_3", "2023-04-02", corrected, "the answer decides");
  CHECK(office.values(true) == "2");
}
