// Notices to their end: closed, given back for, corrected, supervised or declined; visits.
#include "cycle/notices.hpp"

#include "unit/cycle/notices_office.hpp"

using namespace kaohe;
using namespace kaohe::testing;

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

TEST_CASE("Notices: the days of a supervision notice that is taken away are no late days",
          "[notices][A11.4][A11.5][A20.1]") {
  Notices office;
  const std::int64_t reminder = office.remind();  // due on 2023-05-05
  const std::int64_t request = office.request({reminder}, "2023-05-07");
  const std::int64_t served = office.serve(request, "2023-05-08").at(0);
  CHECK(office.state(reminder, "2023-05-30").days_late == 3);
  const std::int64_t gone = office.withdraw("office_1", "2023-05-28", served);
  CHECK(office.state(reminder, "2023-05-30").days_late == 3);  // it stands until that is confirmed
  office.confirm("office_2", "2023-06-01", {gone});
  CHECK(office.state(reminder, "2023-06-01").asks_for_answer());
  CHECK(office.state(reminder, "2023-06-01").days_late == 3);
  CHECK(office.state(reminder, "2023-06-03").days_late == 5);
  office.answer(reminder, "2023-06-04");
  CHECK(office.state(reminder, "2023-07-01").days_late == 6);
}

TEST_CASE("Notices: a request that nobody has served stops no day, as the answer can be given",
          "[notices][A11.4][A11.5]") {
  Notices office;
  const std::int64_t reminder = office.remind();
  const std::int64_t request = office.request({reminder}, "2023-05-07");
  const std::int64_t gone = office.withdraw("garden_office_1", "2023-05-10", request);
  CHECK(office.state(reminder, "2023-05-12").days_late == 7);
  office.confirm("office_2", "2023-05-12", {gone});
  CHECK(office.state(reminder, "2023-05-12").days_late == 7);
  office.answer(reminder, "2023-05-13");
  CHECK(office.state(reminder, "2023-05-30").days_late == 8);
}

TEST_CASE("Notices: the office declines supervision that was requested, with its reason",
          "[notices][A11.4]") {
  Notices office;
  const std::int64_t reminder = office.remind();
  const std::int64_t request = office.request({reminder}, "2023-05-07");
  const auto decline = [&](std::int64_t number, const char* who, const char* reason,
                           const char* today = "2023-05-08") {
    return office.refusal(who, today, [&](cycle::Desk& at) {
      cycle::decline_supervision(at, number, reason, "复1");
    });
  };
  CHECK(has(decline(request, "garden_office_1", "no need"), "row \"decline_supervision\""));
  CHECK(has(decline(request, "office_1", ""), "a reason is missing; say with --reason why"));
  CHECK(has(decline(request, "office_1", "  "), "a reason is missing; say with --reason why"));
  CHECK(has(decline(reminder, "office_1", "no need"),
            "it is no record of the kind \"supervision_request\""));
  CHECK(office.tasks("office", "2023-05-08", "serve_supervision").size() == 1);
  CHECK(decline(request, "office_1", "the works end in May") == "done");
  CHECK(office.tasks("office", "2023-05-08", "serve_supervision").empty());
  const std::string declined = "the supervision requested in 提请1 was declined (#" +
                               std::to_string(request + 1) + "): the works end in May";
  CHECK(has(refusal_of([&] { office.serve(request, "2023-05-09"); }), declined));
  CHECK(has(decline(request, "office_1", "again"), declined));
  const auto task = office.tasks("garden_office", "2023-05-09", "request_supervision");
  REQUIRE(task.size() == 1);
  CHECK(has(task[0].what.en, declined));
  CHECK(office.state(reminder, "2023-05-09").asks_for_answer());
  // It may be requested anew; what was served is not declined.
  const std::int64_t again = office.request({reminder}, "2023-05-10");
  CHECK(office.tasks("garden_office", "2023-05-10", "request_supervision").empty());
  office.serve(again, "2023-05-11");
  CHECK(has(decline(again, "office_1", "no need", "2023-05-12"), "it was served already, in #"));
}

TEST_CASE("Notices: a declined request is no unattended one", "[notices][duty][A11.4][A20.1]") {
  Notices office;
  const std::int64_t request = office.request({office.remind()}, "2023-05-07");
  const auto events = [&](const char* today) {
    const cycle::Progress progress(office.ledger, 2023, day(today));
    auto all = cycle::duty_events({office.plan, office.ledger, progress, day(today)});
    std::erase_if(all, [](const cycle::DutyEvent& one) { return one.kind != "unattended_notice"; });
    return all.size();
  };
  CHECK(events("2023-06-30") == 1);
  cycle::Desk desk = office.desk("office_1", "2023-05-08");
  cycle::decline_supervision(desk, request, "the works end in May", "");
  CHECK(events("2023-06-30") == 0);
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
