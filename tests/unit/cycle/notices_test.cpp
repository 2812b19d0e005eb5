// Reminders, supervision and circulars: who may, what is refused, and what comes of them.
#include "cycle/notices.hpp"

#include "cycle/duty.hpp"
#include "cycle/notice_named.hpp"
#include "cycle/todo.hpp"
#include "unit/cycle/office.hpp"

using namespace kaohe;
using namespace kaohe::testing;
using evidence::Rectification;

namespace {

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

}  // namespace

TEST_CASE("Notices: the unit in charge reminds, about an observation of its own",
          "[notices][A11.4]") {
  Notices office;
  const std::int64_t number = office.remind();
  const auto notice = ledger::record_of<ledger::Notice>(office.ledger.find(number).value());
  CHECK(notice.level == "reminder");
  CHECK(notice.assessee == "west");
  CHECK(notice.unit == "publicity");
  CHECK(notice.indicator == "XX02");
  CHECK(notice.about == 2);
  CHECK(notice.issued == day("2023-04-05"));
  const auto issue = [](cycle::Issuing issuing) {
    return [issuing](cycle::Desk& desk) { cycle::issue_notice(desk, issuing); };
  };
  CHECK(has(office.refusal("justice_1", "2023-04-05", issue(Notices::about_row("提2"))),
            "row \"record_notice\""));
  cycle::Issuing nobody;
  nobody.document = "提3";
  CHECK(has(office.refusal("publicity_1", "2023-04-05", issue(nobody)),
            "whom the notice is for is missing"));
  nobody.assessee = "gardens/wset";
  CHECK(has(office.refusal("publicity_1", "2023-04-05", issue(nobody)),
            "found \"gardens/wset\", expected an assessee as DOMAIN/ID"));
  cycle::Issuing other = Notices::about_row("提4");
  other.assessee = "gardens/north";
  CHECK(has(office.refusal("publicity_1", "2023-04-05", issue(other)),
            "expected gardens/west, whom the record is about"));
  cycle::Issuing entry = Notices::about_row("提5");
  entry.about = 3;
  CHECK(has(office.refusal("publicity_1", "2023-04-05", issue(entry)),
            "#3: it is no single observation (kind \"submission\")"));
  CHECK(has(office.refusal("publicity_1", "2023-04-05", issue(Notices::about_row())),
            "this notice stands already"));
}

TEST_CASE("Notices: a circular is the coordinator's and the office's, supervision is served",
          "[notices][A11.4][A12.4]") {
  Notices office;
  cycle::Issuing issuing = Notices::about_row("督查1");
  issuing.level = "督查通报";
  const auto issue = [&](cycle::Desk& desk) { cycle::issue_notice(desk, issuing); };
  CHECK(has(office.refusal("publicity_1", "2023-04-05", issue), "row \"issue_circular\""));
  CHECK(office.refusal("coordination_1", "2023-04-05", issue) == "done");
  issuing.document = "督1";
  issuing.level = "supervision";
  CHECK(has(office.refusal("office_1", "2023-04-05", issue),
            "is requested by the lead unit and served by the assessment office"));
  issuing.level = "warning";
  CHECK(has(office.refusal("office_1", "2023-04-05", issue), "expected a kind of notice"));
}

TEST_CASE("Notices: the assessee answers each body once", "[notices][A11.5]") {
  Notices office;
  const std::int64_t number = office.remind();
  const auto answer = [&](const cycle::AnsweringNotice& given, const char* who = "gardens/west") {
    return office.refusal(who, "2023-04-20",
                          [&](cycle::Desk& desk) { cycle::answer_notice(desk, number, given); });
  };
  CHECK(has(answer({"a", "b", "c", "反馈1"}, "gardens/north"), "row \"answer_notice\""));
  CHECK(has(answer({"a", "b", "c", ""}), "its document is missing"));
  CHECK(has(answer({"a", "", "c", "反馈1"}), "names cause, measures and result"));
  CHECK(has(answer({"", "", "", "反馈1"}), "names cause, measures and result"));
  CHECK(
      has(answer({"a", "b", "c", "反馈1", {"justice"}}),
          R"("justice" is owed no answer to it; it waits for one at: "garden_office", "office")"));
  CHECK(office.tasks("gardens/west", "2023-05-03", "answer_notice").at(0).due == day("2023-05-05"));
  office.answer(number, "2023-04-20", {"publicity", "考核办"});
  CHECK(office.state(number, "2023-04-20").waiting() == std::vector<std::string>{"garden_office"});
  CHECK(has(answer({"a", "b", "c", "反馈1", {"office"}}), "is owed no answer"));
  CHECK(has(office.tasks("gardens/west", "2023-05-03", "answer_notice").at(0).what.en,
            "answer 提1 to 园林办"));
  office.answer(number, "2023-04-20");
  CHECK(has(answer({"a", "b", "c", "反馈2"}), "it is answered already, on 2023-04-20"));
  CHECK(office.tasks("gardens/west", "2023-05-03", "answer_notice").empty());
  CHECK(office.tasks("publicity", "2023-05-03", "judge_answer").at(0).numbers == Numbers{number});
  CHECK(has(office.refusal("gardens/west", "2023-04-20",
                           [&](cycle::Desk& desk) {
                             cycle::answer_notice(desk, 2, {"a", "b", "c", "反馈1"});
                           }),
            "it is no record of the kind \"notice\""));
}

TEST_CASE("Notices: an answer is returned by who received it, and given again",
          "[notices][A11.5]") {
  Notices office;
  const std::int64_t number = office.remind();
  const auto send_back = [&](const char* who, const cycle::Words& words) {
    return office.refusal(who, "2023-04-22",
                          [&](cycle::Desk& desk) { cycle::return_answer(desk, number, words); });
  };
  CHECK(has(send_back("publicity_2", {"no result", "退1"}),
            "there is no answer to send back yet; it is due on 2023-05-05"));
  office.answer(number, "2023-04-20");
  CHECK(has(send_back("justice_1", {"no result", "退1"}), "row \"return_answer\""));
  CHECK(has(send_back("publicity_2", {"", "退1"}), "a reason is missing"));
  CHECK(has(send_back("publicity_2", {"no result", ""}), "its document is missing"));
  office.send_back(number, "2023-04-30", "garden_office_2");
  CHECK(office.state(number, "2023-05-01").due == day("2023-05-10"));
  CHECK(has(office.tasks("gardens/west", "2023-05-01", "answer_notice").at(0).what.en, "again"));
  office.answer(number, "2023-05-12");
  CHECK(office.state(number, "2023-06-01").days_late == 2);
}

TEST_CASE("Notices: more time is asked for in time, and granted by another", "[notices][A11.5]") {
  Notices office;
  const std::int64_t number = office.remind();
  const auto extend = [&](const char* until, const char* today, const char* who = "gardens/west") {
    return office.refusal(who, today, [&](cycle::Desk& desk) {
      cycle::extend_notice(desk, number, day(until), {"works", "延1"});
    });
  };
  CHECK(has(extend("2023-05-05", "2023-05-05"), "expected a day after 2023-05-05"));
  CHECK(has(extend("2023-05-20", "2023-05-06"), "it was due on 2023-05-05"));
  CHECK(has(extend("2023-05-20", "2023-05-05", "publicity_1"), "row \"ask_extension\""));
  const std::int64_t asked = office.extend(number, "2023-05-20", "2023-05-05");
  CHECK(has(extend("2023-05-21", "2023-05-05"), "more time is asked for already, in #"));
  CHECK(office.state(number, "2023-05-06").due == day("2023-05-05"));
  CHECK(has(refusal_of([&] { office.confirm("justice_1", "2023-05-05", {asked}); }),
            "row \"grant_extension\""));
  office.confirm("publicity_1", "2023-05-05", {asked});
  CHECK(office.state(number, "2023-05-06").due == day("2023-05-20"));
}

TEST_CASE("Notices: more time that comes too late wipes no day", "[notices][A11.5]") {
  Notices office;
  const std::int64_t number = office.remind();
  const std::int64_t asked = office.extend(number, "2023-06-05", "2023-05-05");
  const auto confirm = [&](const char* today) {
    return refusal_of([&] { office.confirm("publicity_1", today, {asked}); });
  };
  CHECK(has(confirm("2023-05-06"), "was due on 2023-05-05, and more time is granted by then"));
  office.answer(number, "2023-06-05");
  CHECK(has(confirm("2023-06-06"), "asks for no answer any more, and needs no more time"));
  office.confirm("garden_office_1", "2023-06-06", office.close_notice(number, "2023-06-06"));
  CHECK(has(confirm("2023-06-07"), "asks for no answer any more"));
  CHECK(office.state(number, "2023-06-07").days_late == 31);
}

TEST_CASE("Notices: more time is a month at most, also in two steps", "[notices][A11.5]") {
  Notices office;
  const std::int64_t number = office.remind();
  const auto refusal = [&](const char* until) {
    return refusal_of([&] { office.extend(number, until, "2023-05-05"); });
  };
  CHECK(has(refusal("2023-06-06"), "found 2023-06-06, expected a day up to 2023-06-05"));
  const std::int64_t asked = office.extend(number, "2023-05-20", "2023-05-05");
  office.confirm("publicity_1", "2023-05-05", {asked});
  CHECK(has(refusal("2023-06-06"), "expected a day up to 2023-06-05"));
  CHECK(refusal("2023-06-05") == "done");
}

TEST_CASE("Notices: of the responsible units the one in charge reminds", "[notices][A11.4]") {
  Notices office;
  const auto issue = [&](const char* who, const char* indicator, const char* document) {
    cycle::Issuing issuing;
    issuing.assessee = "gardens/west";
    issuing.indicator = indicator;
    issuing.problem = "a shed";
    issuing.document = document;
    return office.refusal(who, "2023-04-05",
                          [&](cycle::Desk& desk) { cycle::issue_notice(desk, issuing); });
  };
  CHECK(has(issue("justice_1", "XX02", "提1"), "row \"record_notice\""));
  CHECK(issue("publicity_1", "XX02", "提2") == "done");
  CHECK(issue("garden_office_1", "XX02", "提3") == "done");
  CHECK(issue("office_1", "XX02", "提4") == "done");
}

TEST_CASE("Notices: one says what is wrong or what is to be done", "[notices][A11.4][A12.4]") {
  Notices office;
  cycle::Desk desk = office.desk("coordination_1", "2023-07-05");
  const std::int64_t found_nothing =
      cycle::record_visit(desk, {"gardens/west", false, {"publicity"}, std::nullopt, "访1"});
  const auto refusal = [&](const cycle::Issuing& issuing) {
    return refusal_of([&] { cycle::issue_notice(desk, issuing); });
  };
  cycle::Issuing issuing;
  issuing.assessee = "gardens/west";
  issuing.level = "circular";
  issuing.document = "督查1";
  CHECK(has(refusal(issuing), "--problem: what was found is missing"));
  issuing.visit = found_nothing;
  issuing.demand = "a register";
  CHECK(has(refusal(issuing), "this visit found no problem, and no notice follows it"));
  issuing.visit = 0;
  CHECK(refusal(issuing) == "done");
}

TEST_CASE("Notices: no correction says that one is answered", "[notices][A11.5][A21.1]") {
  Notices office;
  const std::int64_t number = office.remind();
  const auto correct = [&](cycle::Desk& desk) {
    cycle::correct(desk, number, {"slip", {{"answered", "2023-04-20"}}, "更正1"});
  };
  CHECK(has(office.refusal("publicity_1", "2023-04-21", correct), "`kaohe notice answer "));
}

TEST_CASE("Notices: a number or a visit that is given twice is refused",
          "[notices][visits][A11.4][A12.4]") {
  Notices office;
  const std::int64_t number = office.remind();
  const Numbers twice{number, number};
  CHECK(has(refusal_of([&] { office.request(twice, "2023-05-07"); }), "it is named twice"));
  const auto visit = [&](const char* assessee) {
    return office.refusal("coordination_1", "2023-07-05", [&](cycle::Desk& desk) {
      cycle::record_visit(desk, {assessee, false, {"publicity"}, "empty", "访1"});
    });
  };
  CHECK(visit("gardens/west") == "done");
  CHECK(has(visit("gardens/west"), "this visit is on record already, in #"));
  CHECK(visit("gardens/north") == "done");
}

TEST_CASE("Notices: who has no answer returns none", "[notices][A11.5]") {
  Notices office;
  const std::int64_t number = office.remind();
  office.answer(number, "2023-04-20", {"publicity"});
  CHECK(has(refusal_of([&] { office.send_back(number, "2023-04-21", "garden_office_1"); }),
            "园林办 has received no answer to it, which went to 宣传部"));
  office.send_back(number, "2023-04-21", "publicity_2");
}

TEST_CASE("Notices: a return ends the closing that was proposed", "[notices][A11.4][A11.5]") {
  Notices office;
  office.plan.rectified_returns = Rational::of(3, 10);
  const std::int64_t number = office.remind();
  office.answer(number, "2023-04-20");
  const Numbers made = office.close_notice(number, "2023-04-25", "publicity_1", true);
  REQUIRE(made.size() == 2);
  office.send_back(number, "2023-04-26", "garden_office_2");
  for (const std::int64_t one : made)
    CHECK(has(refusal_of([&] { office.confirm("garden_office_1", "2023-04-27", {one}); }),
              "it was withdrawn"));
  CHECK_FALSE(office.state(number, "2023-04-27").closed);
  CHECK_FALSE(office.state(number, "2023-04-27").answered);
  office.answer(number, "2023-04-28");
  office.confirm("garden_office_1", "2023-04-29", {office.close_notice(number, "2023-04-29")[0]});
  CHECK(office.state(number, "2023-04-29").closed);
}

TEST_CASE("Notices: an answered one is closed by two persons", "[notices][A11.4]") {
  Notices office;
  const std::int64_t number = office.remind();
  const auto close = [&](const char* who, bool is_rectified = false) {
    return refusal_of([&] { office.close_notice(number, "2023-04-25", who, is_rectified); });
  };
  CHECK(has(close("publicity_1"), "it is not answered to \"公园办\"") == false);
  CHECK(has(close("publicity_1"), "it is not answered to"));
  office.answer(number, "2023-04-20");
  CHECK(has(close("justice_1"), "row \"close_notice\""));
  CHECK(has(close("publicity_1", true), "the year returns no share of a deduction"));
  const std::int64_t closing = office.close_notice(number, "2023-04-25").at(0);
  CHECK(has(close("publicity_1"), "its closing is proposed already, in #"));
  CHECK_FALSE(office.state(number, "2023-04-26").closed);
  CHECK(has(refusal_of([&] { office.confirm("publicity_2", "2023-04-26", {closing}); }),
            "row \"confirm_notice_closing\""));
  office.confirm("garden_office_1", "2023-04-26", {closing});
  CHECK(office.state(number, "2023-04-26").closed == day("2023-04-25"));
  CHECK(has(close("publicity_1"), "it was closed on 2023-04-25"));
  CHECK(has(refusal_of([&] { office.send_back(number, "2023-04-27"); }), "it was closed on"));
}

TEST_CASE("Notices: what is put right returns the year's share, once it is confirmed",
          "[notices][A11.4][A13.1]") {
  Notices office;
  office.plan.rectified_returns = Rational::of(3, 10);
  const std::int64_t number = office.remind();
  office.answer(number, "2023-04-20");
  const Numbers made = office.close_notice(number, "2023-04-25", "publicity_1", true);
  REQUIRE(made.size() == 2);
  const auto rectified = ledger::record_of<ledger::Rectified>(office.ledger.find(made[1]).value());
  CHECK(rectified.about.number == 2);
  CHECK(rectified.about.input == "XX02.mistakes");
  CHECK(rectified.document == "销1");
  cycle::Desk desk = office.desk("publicity_1", "2023-04-25");
  cycle::Issuing issuing;
  issuing.assessee = "gardens/west";
  issuing.problem = "a shed";
  issuing.document = "提9";
  const std::int64_t other = cycle::issue_notice(desk, issuing);
  office.answer(other, "2023-04-25");
  CHECK(has(refusal_of([&] { office.close_notice(other, "2023-04-25", "publicity_1", true); }),
            "it follows no single observation"));
}

TEST_CASE("Notices: two about one observation are about one after its correction too",
          "[notices][A11.5]") {
  Notices office;
  const auto about = [&](std::int64_t number) {
    ledger::ReadOptions options;
    options.year = 2023;
    const auto records = ledger::read_records(office.ledger, options);
    for (const ledger::Notice& one : records->all_notices)
      if (one.origin.number == number) return one.about;
    return std::int64_t{0};
  };
  const std::int64_t first = office.remind();
  CHECK(about(first) == 2);
  cycle::Desk desk = office.desk("publicity_1", "2023-04-06");
  const std::int64_t corrected = cycle::correct(desk, 2, {"miscounted", {{"value", "5"}}, "更正1"});
  const std::int64_t row = office.ledger.find(corrected).value().last_number();
  cycle::Issuing again = Notices::about_row("提2");
  again.about = row;
  const std::int64_t second = cycle::issue_notice(desk, again);
  CHECK(about(first) == row);
  CHECK(about(second) == row);
}

TEST_CASE("Notices: a share is given back only while the closing that found it holds",
          "[notices][A11.5][A13.1]") {
  Notices office;
  office.plan.rectified_returns = Rational::of(3, 10);
  const auto shares = [&](bool with_proposed) {
    ledger::ReadOptions options;
    options.year = 2023;
    options.with_proposed = with_proposed;
    return ledger::read_records(office.ledger, options)->all_rectified.size();
  };
  const std::int64_t number = office.remind();
  office.answer(number, "2023-04-20");
  const Numbers first = office.close_notice(number, "2023-04-25", "publicity_1", true);
  office.confirm("garden_office_1", "2023-04-25", {first[1]});
  CHECK(shares(true) == 1);
  CHECK(shares(false) == 0);  // what is not closed is not put right
  office.send_back(number, "2023-04-26", "garden_office_2");
  CHECK(shares(true) == 0);
  CHECK(office.progress().standing().is_withdrawn(first[1]));
  office.answer(number, "2023-04-28");
  const Numbers second = office.close_notice(number, "2023-04-29", "publicity_1", true);
  office.confirm("garden_office_1", "2023-04-29", {second[0], second[1]});
  CHECK(shares(false) == 1);
  const std::int64_t taken_away = office.withdraw("publicity_1", "2023-05-04", second[0]);
  CHECK(shares(false) == 1);
  office.confirm("garden_office_1", "2023-05-05", {taken_away});
  CHECK(shares(false) == 0);
}

TEST_CASE("Notices: the lead unit requests supervision for all together, the office serves it",
          "[notices][A11.4][A11.5]") {
  Notices office;
  const std::int64_t first = office.remind();
  const std::int64_t second = office.remind("2023-04-06", "提2");
  const auto task = office.tasks("garden_office", "2023-05-07", "request_supervision");
  REQUIRE(task.size() == 1);
  CHECK(task[0].numbers == Numbers{first, second});
  CHECK(office.tasks("garden_office", "2023-05-05", "request_supervision").empty());
  CHECK(has(refusal_of([&] { office.request({first}, "2023-05-07", "publicity_1"); }),
            "row \"request_supervision\""));
  CHECK(has(refusal_of([&] {
              office.request({first, 2, 99}, "2023-05-07");
            }),
            "#99: the ledger has no such record"));
  const std::int64_t request = office.request({first, second}, "2023-05-07");
  CHECK(has(refusal_of([&] { office.request({first}, "2023-05-07"); }),
            "its supervision is requested already, in #"));
  CHECK(office.tasks("garden_office", "2023-05-07", "request_supervision").empty());
  CHECK(office.tasks("office", "2023-05-07", "serve_supervision").at(0).numbers ==
        Numbers{request});
  CHECK(has(refusal_of([&] { office.serve(request, "2023-05-08", "garden_office_1"); }),
            "row \"serve_supervision\""));
  CHECK(has(refusal_of([&] { office.serve(first, "2023-05-08"); }),
            "it is no record of the kind \"supervision_request\""));
  const Numbers served = office.serve(request, "2023-05-08");
  REQUIRE(served.size() == 1);  // one assessee, one unit in charge
  CHECK(office.tasks("office", "2023-05-08", "serve_supervision").empty());
  CHECK(has(refusal_of([&] { office.serve(request, "2023-05-08"); }),
            "it was served already, in #" + std::to_string(served[0]) + " of 督1"));
  // One matter is not late twice.
  CHECK(office.state(first, "2023-07-30").days_late == 3);
  CHECK(office.state(served[0], "2023-06-08").days_late == 0);
  CHECK(office.state(served[0], "2023-06-10").days_late == 2);
  CHECK(has(refusal_of([&] { office.answer(first, "2023-05-20"); }),
            "the supervision notice #" + std::to_string(served[0]) + " has taken its place"));
  CHECK(has(refusal_of([&] { office.request(served, "2023-06-20"); }),
            "it is a supervision notice itself"));
  office.answer(served[0], "2023-05-20");
}

TEST_CASE("Notices: a request is of one domain, and serves what still asks for something",
          "[notices][A11.4]") {
  Notices office;
  const std::int64_t here = office.remind();
  cycle::Desk desk = office.desk("publicity_1", "2023-04-05");
  cycle::Issuing issuing;
  issuing.assessee = "parks/pwest";
  issuing.problem = "a shed";
  issuing.document = "提8";
  const std::int64_t there = cycle::issue_notice(desk, issuing);
  CHECK(has(refusal_of([&] {
              office.request({here, there}, "2023-05-07");
            }),
            "each domain has a request of its own"));
  const std::int64_t request = office.request({here}, "2023-05-07");
  office.answer(here, "2023-05-08");
  CHECK(has(refusal_of([&] { office.serve(request, "2023-05-09"); }),
            "none of its notices asks for anything any more"));
}

TEST_CASE("Notices: what nobody follows up is an event of those who assess",
          "[notices][duty][A20.1]") {
  Notices office;
  const auto events = [&](const char* today) {
    const cycle::Progress progress(office.ledger, 2023, day(today));
    std::vector<cycle::DutyEvent> all =
        cycle::duty_events({office.plan, office.ledger, progress, day(today)});
    std::erase_if(all, [](const auto& one) { return one.kind != "unattended_notice"; });
    return all;
  };
  const std::int64_t number = office.remind();
  office.answer(number, "2023-04-20");
  CHECK(events("2023-04-30").empty());
  REQUIRE(events("2023-05-01").size() == 1);
  CHECK(events("2023-05-01")[0].unit == "publicity");
  CHECK(events("2023-05-01")[0].numbers == Numbers{number});
  office.close_notice(number, "2023-05-01");
  CHECK(events("2023-05-10").empty());
  const std::int64_t late = office.remind("2023-05-02", "提2");
  office.request({late}, "2023-05-10");
  CHECK(events("2023-05-20").empty());
  REQUIRE(events("2023-05-21").size() == 1);
  CHECK(events("2023-05-21")[0].unit == "office");
}

TEST_CASE("Notices: a correction keeps what came of it", "[notices][A21.1]") {
  Notices office;
  const std::int64_t number = office.remind();
  office.answer(number, "2023-04-20");
  cycle::Desk desk = office.desk("publicity_1", "2023-04-21");
  const std::int64_t better =
      cycle::correct(desk, number, {"slip", {{"problem", "two pages are empty"}}, "更正1"});
  office.confirm("publicity_2", "2023-04-21", {better});
  ledger::ReadOptions options;
  options.year = 2023;
  const auto records = ledger::read_records(office.ledger, options);
  REQUIRE(records->all_notices.size() == 1);
  CHECK(records->all_notices[0].problem == "two pages are empty");
  CHECK(records->all_notices[0].about == 2);
  CHECK(records->all_notices[0].answers.size() == 1);
}

TEST_CASE("Notices: one stands as it was served until its correction is confirmed",
          "[notices][A21.1]") {
  Notices office;
  const std::int64_t number = office.remind();
  cycle::Desk desk = office.desk("publicity_1", "2023-04-21");
  const std::int64_t better =
      cycle::correct(desk, number, {"slip", {{"problem", "two pages are empty"}}, "更正1"});
  ledger::ReadOptions options;
  options.year = 2023;
  const auto standing = [&] { return ledger::read_records(office.ledger, options)->all_notices; };
  REQUIRE(standing().size() == 1);
  CHECK(standing()[0].origin.number == number);
  CHECK(standing()[0].problem == "logbook is empty");
  const std::string better_text = "#" + std::to_string(better);
  CHECK(has(refusal_of([&] { office.answer(better, "2023-04-22"); }),
            better_text + ": it proposes a change of #" + std::to_string(number) +
                ", which stands until another person confirms this"));
  office.answer(number, "2023-04-22");
  CHECK(office.state(number, "2023-04-22").answered == day("2023-04-22"));
  const Numbers closing = office.close_notice(number, "2023-04-23");
  office.confirm("garden_office_1", "2023-04-23", {closing[0]});  // of the one that stands
  office.confirm("publicity_2", "2023-04-24", {better});
  REQUIRE(standing().size() == 1);
  CHECK(standing()[0].origin.number == better);
  CHECK(standing()[0].problem == "two pages are empty");
  CHECK(office.state(better, "2023-04-24").closed == day("2023-04-23"));
}

TEST_CASE("Notices: one stands until its taking away is confirmed", "[notices][A21.1]") {
  Notices office;
  const std::int64_t number = office.remind();
  const std::int64_t away = office.withdraw("publicity_1", "2023-04-06", number);
  CHECK(office.tasks("gardens/west", "2023-04-06", "answer_notice").size() == 1);
  office.confirm("publicity_2", "2023-04-07", {away});
  CHECK(office.tasks("gardens/west", "2023-04-07", "answer_notice").empty());
  CHECK(has(refusal_of([&] { office.answer(number, "2023-04-08"); }), "takes it away"));
}

TEST_CASE("Notices: supervision that was requested is served after a correction too",
          "[notices][A11.4][A21.1]") {
  Notices office;
  const std::int64_t number = office.remind();
  const std::int64_t request = office.request({number}, "2023-05-07");
  cycle::Desk desk = office.desk("publicity_1", "2023-05-08");
  const std::int64_t better =
      cycle::correct(desk, number, {"slip", {{"problem", "two pages are empty"}}, "更正1"});
  office.confirm("publicity_2", "2023-05-08", {better});
  CHECK(has(refusal_of([&] { office.request({better}, "2023-05-08"); }),
            "its supervision is requested already, in #" + std::to_string(request)));
  const Numbers served = office.serve(request, "2023-05-09");
  REQUIRE(served.size() == 1);
  CHECK(office.state(better, "2023-05-09").followed == day("2023-05-09"));
}

TEST_CASE("Visits: the coordinator puts one on record, and what it found is served",
          "[visits][A12.4]") {
  Notices office;
  const auto visit = [&](const char* who, const cycle::Visiting& visiting) {
    return office.refusal(who, "2023-07-05",
                          [&](cycle::Desk& desk) { cycle::record_visit(desk, visiting); });
  };
  cycle::Visiting visiting{"gardens/west", false, {"宣传部", "garden_office"}, "empty", "访1"};
  CHECK(has(visit("publicity_1", visiting), "row \"record_visit\""));
  cycle::Visiting wrong = visiting;
  wrong.units = {"publicty"};
  CHECK(has(visit("coordination_1", wrong), "expected an organisation that year.toml names"));
  wrong.units = {};
  CHECK(has(visit("coordination_1", wrong), "who took part is missing"));
  wrong = visiting;
  wrong.document = "";
  CHECK(has(visit("coordination_1", wrong), "the paper that tells of the visit is missing"));
  for (const char* empty : {"", "  "}) {
    wrong = visiting;
    wrong.found = empty;
    CHECK(has(visit("coordination_1", wrong),
              "--found: it is empty; write which problem was found, or leave it out"));
  }
  cycle::Desk desk = office.desk("coordination_1", "2023-07-05");
  const std::int64_t number = cycle::record_visit(desk, visiting);
  wrong = visiting;
  wrong.document = " 访1";
  CHECK(has(visit("coordination_1", wrong),
            "this visit is on record already, in #" + std::to_string(number)));
  CHECK(has(visit("coordination_1", wrong),
            "`kaohe record withdraw " + std::to_string(number) + " --document DOCUMENT`"));
  cycle::Issuing issuing;
  issuing.visit = number;
  issuing.level = "circular";
  issuing.unit = "publicity";
  issuing.document = "督查9";
  const auto notice = ledger::record_of<ledger::Notice>(
      office.ledger.find(cycle::issue_notice(desk, issuing)).value());
  CHECK(notice.assessee == "west");
  CHECK(notice.problem == "empty");
  CHECK(notice.visit == number);
}
