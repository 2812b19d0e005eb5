// Records put on record, corrected, withdrawn and confirmed by persons.
#include "unit/cycle/office.hpp"

using namespace kaohe;
using namespace kaohe::testing;

TEST_CASE("Recording: a table becomes one entry of its person and unit, and awaits submission",
          "[recording][A11.1][A21.1]") {
  Office office;
  cycle::Desk desk = office.desk("publicity_1", "2023-03-19");
  const cycle::Recorded recorded =
      cycle::record_table(desk, evidence::kObservations, Office::table(kTwoRows, "sha256:1"), "q1");
  REQUIRE(recorded.numbers == std::vector<std::int64_t>{1});
  const ledger::Entry entry = office.ledger.find(1).value();
  CHECK(entry.row_count == 2);
  CHECK(entry.actor.person == "publicity_1");
  CHECK(entry.actor.role == "responsible_unit");
  CHECK(entry.actor.unit == "publicity");
  CHECK(entry.entered == "2023-03-19T12:00:00.000+08:00");
  CHECK(entry.file == "table.csv");
  CHECK(entry.payload == R"({"file_digest":"sha256:1","period":"q1","rows":{"gardens":2}})");
  CHECK(office.values(true) == "2 3");
  CHECK(office.values(false).empty());
  office.submit("publicity_2", "2023-03-20");
  CHECK(office.values(false) == "2 3");
}

TEST_CASE("Recording: the same file is noticed, unless it was withdrawn", "[recording][A21.1]") {
  Office office;
  const auto record = [&](const char* rows) {
    cycle::Desk desk = office.desk("publicity_1", "2023-03-20");
    return refusal_of([&] {
      cycle::record_table(desk, evidence::kObservations, Office::table(rows, "sha256:1"), "q1");
    });
  };
  REQUIRE(record(kOneRow) == "done");
  CHECK(record("west,XX02,mistakes,2023-03-05,2,\n") ==
        "table.csv: exactly this file is on record already: #1 of 2023-03-20, by publicity_1; "
        "nothing was recorded. Record what is new in a file of its own, or correct what was wrong "
        "with `kaohe record correct`");
  office.withdraw("publicity_1", "2023-03-20", 1);
  CHECK(record(kOneRow) == "done");
}

TEST_CASE("Recording: a row that repeats or contradicts a record is refused with its number",
          "[recording][A21.1]") {
  Office office;
  office.record("publicity_1", "2023-03-20", kOneRow);
  const auto again = [&](const char* rows) {
    return refusal_of([&] { office.record("publicity_2", "2023-03-20", rows); });
  };
  CHECK(has(again(kOneRow), "#2 table.csv:2"));
  office.record("garden_office_1", "2023-03-20", "west,XX01,income,,12,\n");
  const std::string contradicted = refusal_of(
      [&] { office.record("garden_office_2", "2023-03-20", "west,XX01,income,,13,\n"); });
  CHECK(has(contradicted, "#4 table.csv:2"));
  CHECK(office.ledger.head().number == 4);
}

TEST_CASE("Recording: what has not happened yet is refused, with the day of entry",
          "[recording][A11.1]") {
  Office office;
  const auto record = [&](const std::string& rows) {
    return refusal_of([&] { office.record("publicity_1", "2023-03-20", rows); });
  };
  const std::string refused =
      record("west,XX02,mistakes,2023-03-21,2,\neast,XX02,mistakes,2023-03-20,2,\n");
  CHECK(has(refused,
            "table.csv:2: found the day 2023-03-21, expected one up to 2023-03-20, the day of "
            "entry; correct it, or record it once it has happened"));
  CHECK(!has(refused, "table.csv:3: found"));
  CHECK(office.ledger.head().number == 0);
  CHECK(record("west,XX02,mistakes,2023-03-20,2,\n") == "done");
}

TEST_CASE("Recording: a cell that has not begun is refused, one that has begun is taken",
          "[recording][A10.1]") {
  Office office;
  const auto record = [&](const char* today, const char* cell) {
    cycle::Desk at = office.desk("garden_office_1", today);
    const std::string text = std::string("domain,assessee,indicator,input,cell,value\n") +
                             "gardens,west,XX01,leaders," + cell + ",3\n";
    cycle::record_table(at, evidence::kObservations, {read_csv(text, "table.csv"), "table.csv", ""},
                        "year");
  };
  CHECK(refusal_of([&] { record("2023-08-31", "2023-12"); }) ==
        "table.csv:2: found the cell 2023-12, which begins after 2023-08-31, the day of entry; "
        "correct it, or record it once it has come");
  CHECK(refusal_of([&] { record("2023-12-01", "2023-12"); }) == "done");
}

TEST_CASE("Recording: rows of another unit's indicator are refused, each with its line",
          "[recording][A11.1]") {
  Office office;
  const std::string refused = refusal_of([&] {
    office.record("publicity_1", "2023-03-20",
                  "west,XX02,mistakes,2023-03-01,2,\nwest,XX01,income,,12,\n"
                  "east,XX02,mistakes,2023-03-01,2,\n");
  });
  CHECK(has(refused, "table.csv:3: 宣传部1 of 宣传部 may not record, correct or withdraw"));
  CHECK(has(refused, "table.csv:4: 宣传部1 belongs to 宣传部, which it concerns itself"));
  CHECK(!has(refused, "table.csv:2"));
  CHECK(office.ledger.head().number == 0);
}

TEST_CASE("Recording: at the year-end a team records for the domain, and at no other time",
          "[recording][A13.1]") {
  Office office;
  const char* const row = "west,XX01,income,,12,\n";
  CHECK(has(refusal_of([&] { office.record("justice_3", "2023-03-20", row); }),
            "row \"record_observations\""));
  const auto numbers = office.record("justice_3", "2023-12-20", row, "year").numbers;
  CHECK(office.ledger.find(numbers.at(0))->actor.role == "assessment_team");
  CHECK(has(refusal_of([&] {
              office.record("justice_3", "2023-12-20", "pwest,XX01,income,,12,\n", "year", "parks");
            }),
            "row \"record_observations\""));
  // A member of a team is judged by nobody of their own unit either.
  CHECK(has(refusal_of([&] {
              office.record("publicity_3", "2023-12-20", "east,XX01,income,,12,\n", "year");
            }),
            "which it concerns itself"));
  CHECK(office.submit("justice_1", "2023-12-21", "year").row_count == 1);
}

TEST_CASE("Recording: a sample and a finding of a team belong to the year-end",
          "[recording][A13.1]") {
  Office office;
  const std::string draw =
      "domain,assessee,sub,frame,seed,subjects\ngardens,west,person,全部,7,甲、乙\n";
  const auto drawn = [&](const char* person, const char* today) {
    return refusal_of([&] { office.record(person, today, evidence::kDraws, draw); });
  };
  CHECK(has(drawn("justice_3", "2023-12-19"), "row \"draw_sample\""));
  CHECK(drawn("justice_3", "2023-12-20") == "done");
  const auto finding_of = [](const std::string& date) {
    return "domain,assessee,kind,document,reason,date\ngardens,west,no_clear_results,纪要1,"
           "无成效," +
           date + "\n";
  };
  CHECK(has(refusal_of([&] {
              office.record("justice_3", "2023-12-22", evidence::kFindings,
                            finding_of("2023-12-19"));
            }),
            "row \"record_finding\""));
  const std::string finding = finding_of("2023-12-20");
  const auto found = office.record("justice_3", "2023-12-22", evidence::kFindings, finding).numbers;
  CHECK(has(refusal_of([&] { office.confirm("garden_office_1", "2023-12-22", found); }),
            "row \"confirm_finding\""));
  CHECK(office.confirm("office_1", "2023-12-22", found).size() == 1);
}

TEST_CASE("Recording: a closed period takes corrections and what was missing",
          "[recording][A11.3]") {
  ClosedOffice office;
  CHECK(refusal_of([&] {
          office.record("publicity_1", "2023-04-01", "west,XX02,mistakes,2023-03-09,1,\n");
        }) ==
        "table.csv:2: period q1 of 园林 was closed on 2023-03-31 by garden_office_3 (#7), and this "
        "was not missing then: what has come to light since belongs to the next period, and what "
        "was wrong is put right with `kaohe record correct`");
  CHECK(refusal_of([&] {
          office.record("publicity_1", "2023-04-01", "pwest,XX02,mistakes,2023-03-09,1,\n", "q1",
                        "parks");
        }) == "done");
}

TEST_CASE("Recording: a value that was missing at the closing counts once the lead unit confirms",
          "[recording][A11.3][A21.1]") {
  ClosedOffice office;
  const char* const value = "west,XX01,income,,12,\n";
  const cycle::Recorded late = office.record("garden_office_1", "2023-04-01", value);
  CHECK(late.is_late);
  CHECK(office.values(false) == "2");
  CHECK(has(refusal_of([&] { office.record("garden_office_2", "2023-04-01", value); }), "#9"));
  CHECK(has(refusal_of([&] { office.confirm("publicity_1", "2023-04-02", late.numbers); }),
            "row \"confirm_correction\""));
  CHECK(has(refusal_of([&] { office.confirm("garden_office_1", "2023-04-02", late.numbers); }),
            "had a hand in this"));
  CHECK(refusal_of([&] { office.confirm("garden_office_2", "2023-04-02", late.numbers); }) ==
        "done");
  CHECK(office.values(false) == "2 12");
}

TEST_CASE(
    "Recording: late rows of a domain and of whom its lead unit does not judge are acts apart",
    "[recording][A11.3]") {
  ClosedOffice office;
  const cycle::Recorded late =
      office.record("coordination_1", "2023-04-01", "north,XX01,income,,12,\n");
  CHECK(has(refusal_of([&] { office.confirm("garden_office_2", "2023-04-02", late.numbers); }),
            "which it concerns itself"));
  CHECK(refusal_of([&] { office.confirm("coordination_2", "2023-04-02", late.numbers); }) ==
        "done");
}

TEST_CASE("Recording: a draw that a closed period waits for takes a second person",
          "[recording][A11.3][A21.1]") {
  const std::string draw =
      "domain,assessee,sub,frame,seed,subjects\ngardens,west,person,全部,7,甲、乙\n";
  const auto drawn = [](Office& office) {
    ledger::ReadOptions options;
    options.year = 2023;
    options.with_proposed = false;
    return ledger::read_records(office.ledger, options)->draws().size();
  };
  Office open;
  CHECK(!open.record("garden_office_1", "2023-03-20", evidence::kDraws, draw).is_late);
  CHECK(drawn(open) == 1);
  ClosedOffice closed;
  const auto late = closed.record("garden_office_1", "2023-04-01", evidence::kDraws, draw);
  CHECK(late.is_late);
  CHECK(drawn(closed) == 0);
  CHECK(has(refusal_of([&] { closed.confirm("garden_office_1", "2023-04-02", late.numbers); }),
            "had a hand in this"));
  closed.confirm("garden_office_2", "2023-04-02", late.numbers);
  CHECK(drawn(closed) == 1);
}

TEST_CASE("Recording: a table without rows is no nil return", "[recording][A11.3]") {
  Office office;
  CHECK(has(refusal_of([&] { office.record("publicity_1", "2023-03-20", ""); }),
            "the table has no rows; a unit with nothing to report hands in a nil return"));
}

TEST_CASE("Recording: a dry run checks all and leaves the head as it was", "[recording]") {
  Office office;
  office.record("publicity_1", "2023-03-20", kOneRow);
  const std::string head = office.ledger.head().digest;
  cycle::Desk dry = office.desk("publicity_2", "2023-03-20", true);
  const char* const other = "west,XX02,mistakes,2023-03-07,2,\n";
  CHECK(cycle::record_table(dry, evidence::kObservations, Office::table(other), "q1").numbers ==
        std::vector<std::int64_t>{3});
  CHECK(has(refusal_of([&] {
              cycle::record_table(dry, evidence::kObservations, Office::table(kOneRow), "q1");
            }),
            "#2 table.csv:2"));
  CHECK(cycle::submit(dry, "q1").numbers == std::vector<std::int64_t>{3, 4});
  CHECK(office.ledger.head().digest == head);
}

TEST_CASE("Recording: rows that one file has under two roles are two entries",
          "[recording][A5.1][A21.1]") {
  Office office;
  // What names no responsible unit is the lead unit's own; for 宣传部 itself it stands in.
  const auto numbers = office
                           .record("garden_office_1", "2023-03-20",
                                   "west,XX01,income,,12,\neast,XX02,mistakes,2023-03-01,2,\n")
                           .numbers;
  REQUIRE(numbers == std::vector<std::int64_t>{1, 3});
  CHECK(office.ledger.find(1)->actor.role == "lead_unit");
  CHECK(has(office.payload(1), R"("stands_in_for":["publicity"])"));
  CHECK(office.ledger.find(3)->actor.role == "responsible_unit");
  CHECK(!has(office.payload(3), "stands_in_for"));
}

TEST_CASE("Recording: nobody records an objection or a notice together with its answer",
          "[recording][A21.1]") {
  Office office;
  office.record("publicity_1", "2023-03-05", "west,XX02,mistakes,2023-03-01,2,\n");
  const std::string head = office.ledger.head().digest;
  CHECK(refusal_of([&] {
          office.record("publicity_1", "2023-03-06", evidence::kObjections,
                        "domain,assessee,indicator,input,reason,document,date,outcome,answer,"
                        "answered\n"
                        "gardens,west,XX02,mistakes,不属实,异议1,2023-03-06,withdrawn,答复1,"
                        "2023-03-06\n");
        }).find("an answer is a record of its own") != std::string::npos);
  CHECK(refusal_of([&] {
          office.record("office_1", "2023-03-06", evidence::kNotices,
                        "domain,assessee,unit,document,issued,answered\n"
                        "gardens,west,publicity,督办1,2023-03-05,2023-03-06\n");
        }).find("an answer is a record of its own") != std::string::npos);
  CHECK(office.ledger.head().digest == head);
}
