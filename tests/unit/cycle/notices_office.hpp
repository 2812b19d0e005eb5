/// The small county with a closed quarter, whose notices are followed to their end.
#pragma once

#include "cycle/declined.hpp"
#include "cycle/duty.hpp"
#include "cycle/notice_named.hpp"
#include "cycle/notices.hpp"
#include "cycle/todo.hpp"
#include "unit/cycle/office.hpp"

namespace kaohe::testing {

using evidence::Rectification;
using Numbers = std::vector<std::int64_t>;

/// q1 is closed; row #2 is an observation of west that publicity answers for.
struct Notices : ClosedOffice {
  template <class Act>
  std::string refusal(const char* who, const char* today, const Act& act) {
    return refusal_of([&] {
      cycle::Desk at = desk(who, today);
      act(at);
    });
  }
  std::int64_t remind(const char* today = "2023-04-05", const char* document = "提1") {
    cycle::Desk at = desk("publicity_1", today);
    return cycle::issue_notice(at, about_row(document));
  }
  static cycle::Issuing about_row(const char* document = "提1") {
    cycle::Issuing issuing;
    issuing.about = 2;
    issuing.problem = "logbook is empty";
    issuing.document = document;
    return issuing;
  }
  std::int64_t answer(std::int64_t number, const char* today,
                      const std::vector<std::string>& to = {}, const char* who = "gardens/west") {
    cycle::Desk at = desk(who, today);
    return cycle::answer_notice(at, number, {"cause", "measures", "result", "反馈1", to});
  }
  std::int64_t send_back(std::int64_t number, const char* today, const char* who = "publicity_2") {
    cycle::Desk at = desk(who, today);
    return cycle::return_answer(at, number, {"no result", "退1"});
  }
  std::int64_t extend(std::int64_t number, const char* until, const char* today) {
    cycle::Desk at = desk("gardens/west", today);
    return cycle::extend_notice(at, number, day(until), {"works", "延1"});
  }
  Numbers close_notice(std::int64_t number, const char* today, const char* who = "publicity_1",
                       bool is_rectified = false) {
    cycle::Desk at = desk(who, today);
    return cycle::close_notice(at, number, {"销1", "", is_rectified});
  }
  std::int64_t request(const Numbers& numbers, const char* today,
                       const char* who = "garden_office_1") {
    cycle::Desk at = desk(who, today);
    return cycle::request_supervision(at, numbers, {"overdue", "提请1"});
  }
  Numbers serve(std::int64_t number, const char* today, const char* who = "office_1") {
    cycle::Desk at = desk(who, today);
    return cycle::serve_supervision(at, number, {"督1", "at once"});
  }
  Rectification state(std::int64_t number, const char* today) {
    cycle::Desk at = desk("office_1", today);
    return cycle::notice_named(at, number).state;
  }
  std::vector<cycle::Task> tasks(const char* unit, const char* today, const char* kind) {
    const cycle::Progress progress(ledger, 2023);
    ledger::ReadOptions options;
    options.year = 2023;
    const auto records = ledger::read_records(ledger, options);
    std::vector<cycle::Task> found =
        cycle::tasks_of({plan, ledger, progress, *records, {}, day(today)}, unit);
    std::erase_if(found, [&](const cycle::Task& one) { return one.kind != kind; });
    return found;
  }
};

}  // namespace kaohe::testing
