// How far a rectification has come: due days, bodies, returns, extensions, what takes its place.
#include "evidence/rectification.hpp"

#include <catch2/catch.hpp>

#include "unit/cycle/office.hpp"

using namespace kaohe;
using namespace kaohe::testing;
using evidence::Rectification;
using ledger::Notice;

namespace {

Notice notice() {
  Notice notice;
  notice.domain = "gardens";
  notice.assessee = "west";
  notice.unit = "publicity";
  notice.issued = day("2023-03-05");
  return notice;
}

template <class Record>
Record on(const char* date, std::int64_t number) {
  Record record;
  record.date = day(date);
  record.origin.number = number;
  return record;
}

ledger::RectificationAnswer answer(const char* date, std::int64_t number,
                                   std::vector<std::string> to = {}) {
  auto record = on<ledger::RectificationAnswer>(date, number);
  record.to = std::move(to);
  return record;
}

Rectification at(const Notice& notice, const char* as_of) {
  return evidence::rectification_by(office_plan(), notice, day(as_of));
}

}  // namespace

TEST_CASE("Rectification: it is answered to the office, the lead unit and the unit in charge",
          "[rectification][A11.5]") {
  const plan::YearPlan plan = office_plan();
  using Bodies = std::vector<std::string>;
  CHECK(evidence::bodies_of(plan, notice()) == Bodies{"office", "garden_office", "publicity"});
  Notice one = notice();
  one.unit = "garden_office";  // two of them are one unit: one answer serves
  CHECK(evidence::bodies_of(plan, one) == Bodies{"office", "garden_office"});
  one.assessee = "north";  // the lead unit itself: who stands in has its answer
  CHECK(evidence::bodies_of(plan, one) == Bodies{"office", "coordination"});
}

TEST_CASE("Rectification: each answer is tracked, and the last one counts",
          "[rectification][A11.5]") {
  Notice one = notice();
  one.answers = {answer("2023-04-01", 2, {"office", "publicity"}),
                 answer("2023-04-07", 3, {"garden_office"})};
  const Rectification early = at(one, "2023-04-05");
  CHECK(early.due == day("2023-04-05"));
  CHECK(early.waiting() == std::vector<std::string>{"garden_office"});
  CHECK_FALSE(early.is_overdue(day("2023-04-05")));
  CHECK(early.days_late == 0);
  CHECK(at(one, "2023-04-06").is_overdue(day("2023-04-06")));
  CHECK(at(one, "2023-04-06").days_late == 1);
  const Rectification late = at(one, "2023-04-30");
  CHECK(late.answered == day("2023-04-07"));
  CHECK(late.answered_to.at("office") == day("2023-04-01"));
  CHECK(late.days_late == 2);
}

TEST_CASE("Rectification: a returned answer is owed again, by a new day",
          "[rectification][A11.5]") {
  Notice one = notice();
  one.answers = {answer("2023-04-06", 2)};
  one.reworks = {on<ledger::Rework>("2023-04-20", 3)};
  CHECK(at(one, "2023-04-19").days_late == 1);
  const Rectification returned = at(one, "2023-04-30");
  CHECK(returned.returns == 1);
  CHECK_FALSE(returned.answered);
  CHECK(returned.due == day("2023-04-30"));  // rework_days: 10
  CHECK(returned.days_late == 1);
  CHECK(at(one, "2023-05-02").days_late == 3);
  one.answers.push_back(answer("2023-05-01", 4));
  CHECK(at(one, "2023-05-30").days_late == 2);
  // Sent back before the first day was over: that day still holds.
  one.reworks = {on<ledger::Rework>("2023-03-10", 3)};
  one.answers = {answer("2023-03-08", 2)};
  CHECK(at(one, "2023-03-11").due == day("2023-04-05"));
}

TEST_CASE("Rectification: more time counts once it is granted", "[rectification][A11.5]") {
  Notice one = notice();
  auto extension = on<ledger::Extension>("2023-04-01", 2);
  extension.until = day("2023-04-20");
  extension.is_confirmed = false;
  one.extensions = {extension};
  CHECK(at(one, "2023-04-10").due == day("2023-04-05"));
  one.extensions[0].is_confirmed = true;
  CHECK(at(one, "2023-04-20").due == day("2023-04-20"));
  CHECK(at(one, "2023-04-20").days_late == 0);
  CHECK(at(one, "2023-04-21").days_late == 1);
  CHECK(at(one, "2023-03-31").due == day("2023-04-05"));  // not asked for yet
}

TEST_CASE("Rectification: what took its place makes it late no longer",
          "[rectification][A11.4][A11.5]") {
  Notice one = notice();
  one.followed = {day("2023-04-10")};
  CHECK(at(one, "2023-04-09").is_overdue(day("2023-04-09")));
  const Rectification followed = at(one, "2023-05-30");
  CHECK_FALSE(followed.asks_for_answer());
  CHECK(followed.days_late == 5);
  one.followed.clear();
  one.closings = {on<ledger::NoticeClosing>("2023-04-08", 5)};
  CHECK(at(one, "2023-05-30").closed == day("2023-04-08"));
  CHECK(at(one, "2023-05-30").days_late == 3);
  one.closings[0].is_confirmed = false;
  CHECK(at(one, "2023-05-30").days_late == 55);
}

TEST_CASE("Rectification: while a notice that was taken away stood in its place it was not late",
          "[rectification][A11.4][A11.5]") {
  Notice one = notice();
  one.stood_in = {{day("2023-04-10"), day("2023-04-20")}};
  CHECK(at(one, "2023-04-15").followed == day("2023-04-10"));
  CHECK(at(one, "2023-04-15").days_late == 5);
  CHECK(at(one, "2023-04-20").asks_for_answer());
  CHECK(at(one, "2023-04-20").days_late == 5);
  CHECK(at(one, "2023-04-22").days_late == 7);
  one.answers = {answer("2023-04-22", 2)};
  one.reworks = {on<ledger::Rework>("2023-04-25", 3)};
  CHECK(at(one, "2023-05-06").days_late == 8);  // one more day of the second round
  // Another one took its place in the end.
  one.answers.clear();
  one.reworks.clear();
  one.followed = {day("2023-04-23")};
  CHECK(at(one, "2023-05-30").days_late == 8);
  // It stood there before anything was due: nothing is given.
  one.followed.clear();
  one.stood_in = {{day("2023-03-20"), day("2023-04-07")}};
  CHECK(at(one, "2023-04-10").days_late == 3);
}
