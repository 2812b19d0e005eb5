// Reminders, supervision and circulars: who may, what is refused, and what comes of them.
#include "cycle/notices.hpp"

#include "unit/cycle/notices_office.hpp"

using namespace kaohe;
using namespace kaohe::testing;

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
  CHECK(has(confirm("2023-06-06"), "was answered on 2023-06-05: it needs no more time"));
  office.confirm("garden_office_1", "2023-06-06", office.close_notice(number, "2023-06-06"));
  CHECK(has(confirm("2023-06-07"), "was closed on 2023-06-06: it needs no more time"));
  CHECK(office.state(number, "2023-06-07").days_late == 31);
}

TEST_CASE("Notices: once supervision has taken its place a reminder is given no more time",
          "[notices][A11.4][A11.5]") {
  Notices office;
  const std::int64_t number = office.remind();
  const std::int64_t asked = office.extend(number, "2023-05-20", "2023-04-20");
  const std::int64_t requested = office.request({number}, "2023-04-21");
  const std::int64_t served = office.serve(requested, "2023-04-22").front();
  CHECK(has(refusal_of([&] { office.confirm("publicity_1", "2023-04-23", {asked}); }),
            "the supervision notice #" + std::to_string(served) + " took the place of #" +
                std::to_string(number)));
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
