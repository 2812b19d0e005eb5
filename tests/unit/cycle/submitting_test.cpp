// Periods carried through: submissions, nil returns, closings, self-reviews.
#include "unit/cycle/office.hpp"

using namespace kaohe;
using namespace kaohe::testing;

TEST_CASE("Submission: from the first day of its window, late after the last",
          "[submitting][A11.2]") {
  const auto submitted_on = [](const char* today) {
    Office office;
    return office.submit("publicity_1", today);
  };
  CHECK(refusal_of([&] { submitted_on("2023-03-19"); }) ==
        "一季度 cannot be submitted before its window, 2023-03-20 to 2023-03-31; records can be "
        "made already");
  CHECK(!submitted_on("2023-03-20").is_late);
  CHECK(!submitted_on("2023-03-31").is_late);
  CHECK(submitted_on("2023-04-01").is_late);
}

TEST_CASE("Submission: with nothing recorded it is a nil return", "[submitting][A11.3]") {
  Office office;
  CHECK(office.submit("publicity_1", "2023-03-21").nil);
  CHECK(has(office.payload(1), R"("nil":true)"));
  office.record("garden_office_1", "2023-03-21", "west,XX01,income,,12,\n");
  const cycle::Submitting done = office.submit("garden_office_2", "2023-03-21");
  CHECK(!done.nil);
  CHECK(done.row_count == 1);
}

TEST_CASE("Submission: of several domains each is a nil return for itself", "[submitting][A11.3]") {
  Office office;
  office.record("publicity_1", "2023-03-20", kOneRow);
  const cycle::Submitting done = office.submit("publicity_2", "2023-03-21");
  CHECK(!done.nil);
  CHECK(done.nil_in == std::vector<std::string>{"parks"});
  CHECK(done.row_count == 1);
  REQUIRE(done.numbers.size() == 2);
  CHECK(office.payload(done.numbers[0]) ==
        R"({"domain":"gardens","period":"q1","unit":"publicity"})");
  CHECK(office.payload(done.numbers[1]) ==
        R"({"domain":"parks","nil":true,"period":"q1","reason":"none","unit":"publicity"})");
  CHECK(office.values(false) == "2");
  // What comes later submits its own domain again, and not the other.
  office.record("publicity_1", "2023-03-22", "pwest,XX02,mistakes,2023-03-01,7,\n", "q1", "parks");
  const cycle::Submitting again = office.submit("publicity_2", "2023-03-23");
  CHECK(again.nil_in.empty());
  REQUIRE(again.numbers.size() == 1);
  CHECK(office.payload(again.numbers[0]) ==
        R"({"domain":"parks","period":"q1","unit":"publicity"})");
  CHECK(office.values(false, "parks") == "7");
}

TEST_CASE("Submission: values that are owed in one domain are not excused by rows of another",
          "[submitting][A11.3]") {
  Office office;
  office.plan.domains[1].lead_unit = "garden_office";
  for (plan::IndicatorInfo& one : office.plan.domains[1].system.indicators) {
    if (one.responsible_unit == "park_office") one.responsible_unit = "garden_office";
  }
  office.record("garden_office_1", "2023-03-20", "west,XX01,income,,12,\n");
  const std::string refusal =
      refusal_of([&] { office.submit("garden_office_2", "2023-03-21", "q1", ""); });
  CHECK(has(refusal, "so this would be a nil return: \"公园 "));
  CHECK(!has(refusal, "园林 XX01"));
  CHECK(office.submit("garden_office_2", "2023-03-21").nil_in == std::vector<std::string>{"parks"});
}

TEST_CASE("Submission: of the other domain it does not speak for one that was closed without it",
          "[submitting][A11.3]") {
  Office office;
  office.submit("garden_office_1", "2023-03-21");
  office.close("garden_office_2", "2023-03-31", "q1", {"", {"publicity"}});
  const cycle::Submitting late = office.submit("publicity_2", "2023-04-01");
  REQUIRE(late.numbers.size() == 3);
  CHECK(office.progress().submissions("publicity", "q1", "gardens").empty());
  CHECK(office.progress().submissions("publicity", "q1", "parks").size() == 1);
  // Events of gardens were missing then, and still are until its late submission is confirmed.
  CHECK(office.record("publicity_1", "2023-04-02", kOneRow).is_late);
  office.record("publicity_1", "2023-04-02", "pwest,XX02,mistakes,2023-03-01,7,\n", "q1", "parks");
  const cycle::Submitting again = office.submit("publicity_2", "2023-04-02");
  REQUIRE(again.numbers.size() == 1);
  CHECK(office.payload(again.numbers[0]) ==
        R"({"domain":"parks","period":"q1","unit":"publicity"})");
  CHECK(office.progress().submissions("publicity", "q1", "gardens").empty());
  office.confirm("garden_office_3", "2023-04-03", {late.numbers[1]});
  CHECK(office.progress().submissions("publicity", "q1", "gardens").size() == 1);
  CHECK(has(refusal_of([&] {
              office.record("publicity_1", "2023-04-03", "west,XX02,mistakes,2023-03-07,2,\n");
            }),
            "this was not missing then"));
}

TEST_CASE("Submission: again only with something new", "[submitting][A11.3]") {
  Office office;
  office.submit("publicity_1", "2023-03-21");
  CHECK(refusal_of([&] { office.submit("publicity_2", "2023-03-22"); }) ==
        "宣传部 has submitted 一季度 already, on 2023-03-21 (#1), and recorded nothing since");
  office.record("publicity_1", "2023-03-23", kOneRow);
  const cycle::Submitting again = office.submit("publicity_2", "2023-03-23");
  CHECK(!again.nil);
  CHECK(again.row_count == 1);
}

TEST_CASE("Submission: whoever recorded does not submit", "[submitting][A21.1]") {
  Office office;
  office.record("publicity_1", "2023-03-20", kOneRow);
  CHECK(refusal_of([&] { office.submit("publicity_1", "2023-03-21"); }) ==
        "宣传部1 had a hand in this and cannot submit it (row \"submit_observations\" of `kaohe "
        "roles`): that takes another person. Let one of these do it: publicity_2 (宣传部2), "
        "publicity_3 (宣传部3)");
  CHECK(refusal_of([&] { office.submit("publicity_2", "2023-03-21"); }) == "done");
}

TEST_CASE("Submission: of units that answer for something, in periods of the year",
          "[submitting][A11.1]") {
  Office office;
  CHECK(refusal_of([&] { office.submit("justice_1", "2023-03-21"); }) ==
        "司法局 owes nothing in 一季度: no indicator that it answers for is reported then");
  CHECK(has(refusal_of([&] { office.submit("committee_1", "2023-03-21"); }),
            "row \"submit_observations\""));
  CHECK(has(refusal_of([&] { office.submit("gardens/west", "2023-03-21"); }),
            "row \"submit_observations\""));
  CHECK(
      refusal_of([&] { office.submit("publicity_1", "2023-03-21", "q7"); }) ==
      "period \"q7\" is not one of the year's (did you mean \"q1\"?); expected one of q1 (一季度), "
      "q2 (二季度), h1 (半年), q3 (三季度), q4 (四季度), year (年终)");
}

TEST_CASE("Submission: a unit that stands in submits what it recorded", "[submitting][A12.3]") {
  Office office;
  office.record("coordination_1", "2023-03-20", "north,XX01,income,,12,\n");
  CHECK(office.submit("coordination_2", "2023-03-21").row_count == 1);
  CHECK(office.values(false) == "12");
}

TEST_CASE("Submission: after a closing for what is open only", "[submitting][A11.3]") {
  Office office;
  office.submit("garden_office_1", "2023-03-21");
  office.close("garden_office_2", "2023-03-31", "q1", {"报告1", {"publicity"}});
  // publicity was left out in gardens, and still owes parks.
  office.record("publicity_1", "2023-03-31", "pwest,XX02,mistakes,2023-03-01,2,\n", "q1", "parks");
  CHECK(office.submit("publicity_2", "2023-04-01").row_count == 1);
  office.submit("park_office_1", "2023-04-01");
  office.close("park_office_2", "2023-04-02", "q1", {}, "parks");
  CHECK(has(refusal_of([&] { office.submit("publicity_3", "2023-04-03"); }),
            "一季度 is closed for all that it would submit, last for 公园 on 2023-04-02 by "
            "park_office_2 (#"));
}

TEST_CASE("Submission: a unit that was left out submits late, and the lead unit confirms",
          "[submitting][A11.2][A11.3][A21.1]") {
  Office office;
  office.submit("garden_office_1", "2023-03-21");
  office.close("garden_office_2", "2023-03-31", "q1", {"", {"publicity"}});
  office.record("publicity_1", "2023-04-01", kOneRow);
  const cycle::Submitting late = office.submit("publicity_2", "2023-04-01");
  CHECK(late.is_late);
  CHECK(late.after_closing == std::vector<std::string>{"gardens"});
  // parks is open and waits for nobody; the last is about the lead unit itself
  REQUIRE(late.numbers.size() == 3);
  CHECK(office.payload(late.numbers[1]) ==
        R"({"domain":"gardens","except":["north"],"period":"q1","unit":"publicity"})");
  const auto submitted = [&] {
    ledger::ReadOptions options;
    options.year = 2023;
    options.with_proposed = false;
    std::string domains;
    for (const auto& one : ledger::read_records(office.ledger, options)->submissions())
      domains += one.unit + ":" + one.domain + " ";
    return domains;
  };
  CHECK(submitted() == "garden_office: publicity:parks ");
  CHECK(has(refusal_of([&] { office.submit("publicity_3", "2023-04-02"); }), "already"));
  office.confirm("garden_office_3", "2023-04-02", {late.numbers[1]});
  CHECK(submitted() == "garden_office: publicity:parks publicity:gardens ");
}

TEST_CASE("Submission: late rows make it no nil return, also once they are confirmed",
          "[submitting][A11.3]") {
  Office office;
  office.submit("garden_office_1", "2023-03-21");
  office.close("garden_office_2", "2023-03-31", "q1", {"", {"publicity"}});
  const std::int64_t row = office.record("publicity_1", "2023-04-01", kOneRow).numbers.front();
  office.confirm("garden_office_3", "2023-04-02", {row});
  const cycle::Submitting late = office.submit("publicity_2", "2023-04-03");
  REQUIRE(late.numbers.size() == 3);
  CHECK(office.payload(late.numbers[1]) ==
        R"({"domain":"gardens","except":["north"],"period":"q1","unit":"publicity"})");
}

TEST_CASE("Submission: a nil return of a unit that owes values says why", "[submitting][A11.3]") {
  Office office;
  const std::string refusal =
      refusal_of([&] { office.submit("garden_office_1", "2023-03-21", "q1", ""); });
  CHECK(has(refusal, "园林办 owes "));
  CHECK(has(refusal, "values in 一季度 and has recorded none, so this would be a nil return"));
  CHECK(has(refusal, "say with --nil REASON why there are none"));
  office.submit("garden_office_1", "2023-03-21", "q1", "the census was put off");
  CHECK(office.payload(1) ==
        R"({"nil":true,"period":"q1","reason":"the census was put off","unit":"garden_office"})");
}

TEST_CASE("Closing: before the day for results it says why", "[submitting][A11.2][A12.1]") {
  const std::vector<std::string> units{"garden_office", "publicity"};
  const auto close = [&](const char* today, const char* early) {
    Office office;
    const std::string refusal = refusal_of([&] {
      office.close("garden_office_1", today, "q1", {"", units, early});
    });
    return refusal == "done" ? office.payload(2) : refusal;
  };
  CHECK(has(close("2023-03-30", ""), "一季度 runs until 2023-03-31"));
  CHECK(has(close("2023-03-30", "the office moves"), R"("early":"the office moves")"));
  CHECK(!has(close("2023-03-31", "the office moves"), "early"));
}

TEST_CASE("Closing: what is owed and missing is named, or accepted on record",
          "[submitting][A11.3]") {
  Office office;
  cycle::ClosingOptions options{"", {"garden_office", "publicity"}};
  options.find_gaps = [] {
    cycle::Gap value{cycle::Gap::Kind::record, "q1", "gardens", "XX01", "west", "XX01.income"};
    value.when = "2023-Q1";
    value.units = {"garden_office"};
    cycle::Gap draw{cycle::Gap::Kind::draw, "q1", "gardens", "XX02", "east", "person"};
    draw.units = {"garden_office"};
    return std::vector{value, draw};
  };
  const std::string refusal =
      refusal_of([&] { office.close("garden_office_1", "2023-03-31", "q1", options); });
  CHECK(has(refusal, "2 things are owed here and not on record"));
  CHECK(has(refusal, "园林办 (garden_office): 一季度, XX01 "));
  CHECK(has(refusal, " 2023-Q1 (1): 西园"));
  CHECK(has(refusal, "a draw, not a record: the sample of 抽查对象 (person)"));
  options.with_waiting = true;
  CHECK(office.close("garden_office_1", "2023-03-31", "q1", options).waiting.size() == 2);
  CHECK(has(office.payload(2),
            R"("waiting":["gardens XX01.income 2023-Q1: west","gardens draw person: east"])"));
}

TEST_CASE("Closing: a lead unit closes its domain though it is assessed in it",
          "[submitting][A11.3][A21.1]") {
  // A closing judges nobody; what is recorded about the lead unit itself others record and confirm.
  Office office;
  REQUIRE(office.plan.domains[0].assessees[2].organisation == office.plan.domains[0].lead_unit);
  CHECK(refusal_of([&] {
          office.close("garden_office_1", "2023-03-31", "q1", {"", {"garden_office", "publicity"}});
        }) == "done");
}

TEST_CASE("Closing: every unit has submitted, or is left out by name", "[submitting][A11.3]") {
  Office office;
  const auto close = [&](std::vector<std::string> without) {
    return refusal_of([&] {
      office.close("garden_office_2", "2023-03-31", "q1", {"报告1", std::move(without)});
    });
  };
  CHECK(close({}) ==
        "these have submitted nothing, not even a nil return: \"园林办 (garden_office)\", "
        "\"宣传部 (publicity)\"; remind them, or close without them by --without UNIT, which is "
        "recorded");
  office.submit("garden_office_1", "2023-03-21");
  CHECK(has(close({}), "宣传部 (publicity)"));
  CHECK(close({"publicity", "garden_office"}) ==
        "--without garden_office: that unit owes nothing here that is missing; leave it out");
  CHECK(close({"publicity"}) == "done");
  const std::string lists =
      "XX01.members/b1=12, XX01.members/b2=7, branch/b1=-, branch/b2=-, stage=";
  CHECK(
      office.payload(3) ==
      R"({"document":"报告1","domain":"gardens","missing":["coordination","publicity"],"period":"q1",)"
      R"("roster":{"east":")" +
          lists + R"(big","north":")" + lists + R"(small","west":")" + lists + R"(big"}})");
  CHECK(close({"publicity"}) ==
        "一季度 is closed already, since 2023-03-31 by garden_office_2 (#3)");
}

TEST_CASE("Closing: not before the window, late after it, or after the day for results",
          "[submitting][A11.2][A12.1]") {
  const auto closed_on = [](const char* today, const char* period) {
    Office office;
    return office.close("garden_office_1", today, period,
                        {"", {"garden_office", "publicity"}, "all is in"});
  };
  CHECK(has(refusal_of([&] { closed_on("2023-03-19", "q1"); }), "before its window"));
  CHECK(!closed_on("2023-03-20", "q1").is_late);
  CHECK(!closed_on("2023-03-31", "q1").is_late);
  CHECK(closed_on("2023-04-01", "q1").is_late);
  CHECK(!closed_on("2023-06-25", "h1").is_late);
  CHECK(closed_on("2023-06-26", "h1").is_late);
}

TEST_CASE("Closing: by the lead unit, by a person without a hand in it",
          "[submitting][A11.3][A21.1]") {
  Office office;
  office.record("garden_office_1", "2023-03-20", "west,XX01,income,,12,\n");
  CHECK(refusal_of([&] { office.close("garden_office_3", "2023-03-31"); }) ==
        "1 rows of 园林办 (garden_office) are recorded and not submitted; the unit submits them or "
        "their author withdraws them first, or close without the unit by --without garden_office "
        "--reason REASON, which is recorded: the rows do not count until the unit submits them "
        "late and the lead unit confirms that");
  office.submit("garden_office_2", "2023-03-21");
  office.submit("publicity_1", "2023-03-21");
  for (const char* person : {"park_office_1", "publicity_2", "office_1", "coordination_1"})
    CHECK(has(refusal_of([&] { office.close(person, "2023-03-31"); }), "row \"close_period\""));
  for (const char* person : {"garden_office_1", "garden_office_2"})
    CHECK(has(refusal_of([&] { office.close(person, "2023-03-31"); }),
              "had a hand in this and cannot close it"));
  CHECK(office.close("garden_office_3", "2023-03-31").missing ==
        std::vector<std::string>{Office::kStandIn});
  CHECK(has(refusal_of([&] { office.close("garden_office_3", "2023-03-31", "q1", {}, "garden"); }),
            "domain \"garden\" is not one of the year's (did you mean \"gardens\"?)"));
}

TEST_CASE("Closing: whoever recorded what was corrected since had a hand in it too",
          "[submitting][A21.1]") {
  Office office;
  office.record("garden_office_1", "2023-03-20", "west,XX01,income,,12,\n");
  office.correct("garden_office_2", "2023-03-20", 2, "13");
  office.submit("garden_office_3", "2023-03-21");
  CHECK(office.progress().hands_in("gardens", "q1") ==
        std::set<std::string>{"garden_office_1", "garden_office_2", "garden_office_3"});
}

TEST_CASE("Self-review: by the assessee, from mid-June, late after its day",
          "[submitting][A12.1]") {
  const auto hand_in = [](Office& office, const char* person, const char* today,
                          const char* period = "h1", const char* document = "总结1") {
    cycle::Desk desk = office.desk(person, today);
    return cycle::hand_in_self_review(desk, period, document);
  };
  const auto refused = [&](const char* person, const char* today, const char* period = "h1",
                           const char* document = "总结1") {
    Office office;
    return refusal_of([&] { hand_in(office, person, today, period, document); });
  };
  Office office;
  CHECK(has(refused("gardens/west", "2023-06-14"), "before its window, 2023-06-15"));
  CHECK(refused("gardens/west", "2023-06-15") == "done");
  CHECK(!hand_in(office, "gardens/west", "2023-06-20").is_late);
  CHECK(hand_in(office, "gardens/east", "2023-06-21").is_late);
  CHECK(refusal_of([&] { hand_in(office, "gardens/west", "2023-06-21"); }) ==
        "it is handed in already, on 2023-06-20 (#1)");
  CHECK(refused("gardens/west", "2023-06-16", "q2") ==
        "二季度 asks for no self-review (self_review_by in year.toml)");
  CHECK(refused("gardens/west", "2023-06-16", "h1", "") ==
        "the self-review needs its document: --document");
  CHECK(has(refused("publicity_1", "2023-06-16"), "row \"self_review\""));
  CHECK(has(refused("office_1", "2023-06-16"), "row \"self_review\""));
}

TEST_CASE("Closing: assessees without a self-review are named", "[submitting][A12.1]") {
  Office office;
  cycle::Desk desk = office.desk("gardens/west", "2023-06-16");
  cycle::hand_in_self_review(desk, "h1", "总结1");
  const cycle::ClosingDone done =
      office.close("garden_office_1", "2023-06-25", "h1", {"", {"garden_office", "publicity"}});
  CHECK(done.unreviewed == std::vector<std::string>{"east", "north"});
}
