// Records put on record, corrected, withdrawn and confirmed by persons.
#include "unit/cycle/office.hpp"

using namespace kaohe;
using namespace kaohe::testing;

namespace {

const char* const kTwoRows = "west,XX02,mistakes,2023-03-01,2,\nwest,XX02,mistakes,2023-03-02,3,\n";
const char* const kOneRow = "west,XX02,mistakes,2023-03-01,2,\n";

/// q1 of both domains submitted and gardens closed; the row of `kOneRow` is #2.
struct ClosedOffice : Office {
  ClosedOffice() {
    record("publicity_1", "2023-03-20", kOneRow);
    submit("publicity_2", "2023-03-21");
    submit("garden_office_1", "2023-03-22");
    close("garden_office_3", "2023-03-31");
  }
};

}  // namespace

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
        "table.csv:2: period q1 of 园林 was closed on 2023-03-31 by garden_office_3 (#6), and this "
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
  CHECK(has(refusal_of([&] { office.record("garden_office_2", "2023-04-01", value); }), "#8"));
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
  CHECK(cycle::submit(dry, "q1").numbers == std::vector<std::int64_t>{3});
  CHECK(office.ledger.head().digest == head);
}

TEST_CASE("Corrections: one before the submission is submitted with the rest",
          "[recording][A21.1]") {
  Office office;
  office.record("publicity_1", "2023-03-20", kTwoRows);
  const std::int64_t number = office.correct("publicity_2", "2023-03-20", 3, "5");
  CHECK(number == 4);
  CHECK(office.ledger.find(4)->replaces == 3);
  CHECK(office.payload(4) == R"({"period":"q1","reason":"written wrongly","rows":{"gardens":1}})");
  CHECK(office.values(true) == "2 5");
  CHECK(has(refusal_of([&] { office.submit("publicity_2", "2023-03-21"); }), "had a hand in this"));
  CHECK(office.submit("publicity_3", "2023-03-21").row_count == 2);
  CHECK(office.values(false) == "2 5");
}

TEST_CASE("Corrections: one after the submission counts once the unit submits again",
          "[recording][A21.1]") {
  Office office;
  office.record("publicity_1", "2023-03-20", kOneRow);
  office.submit("publicity_2", "2023-03-21");
  office.correct("publicity_1", "2023-03-22", 2, "5");
  CHECK(office.values(true) == "5");
  CHECK(office.values(false) == "2");
  CHECK(has(refusal_of([&] { office.close("garden_office_3", "2023-03-31"); }),
            "#4 of publicity (1 rows) is recorded and not submitted"));
  CHECK(has(refusal_of([&] { office.confirm("garden_office_1", "2023-03-23", {4}); }),
            "observations of a period that is still open are confirmed by their unit's "
            "submission: `kaohe period submit --period q1`"));
  CHECK(office.submit("publicity_2", "2023-03-23").row_count == 1);
  CHECK(office.values(false) == "5");
}

TEST_CASE("Corrections: one after the closing counts once the lead unit confirms it",
          "[recording][A11.3][A21.1]") {
  ClosedOffice office;
  const std::int64_t number = office.correct("publicity_1", "2023-04-03", 2, "5");
  // The unit still submits for the other domain; that confirms nothing here.
  office.record("publicity_1", "2023-04-03", "pwest,XX02,mistakes,2023-03-09,1,\n", "q1", "parks");
  CHECK(office.submit("publicity_2", "2023-04-04").row_count == 1);
  CHECK(office.values(true) == "5");
  CHECK(office.values(false) == "2");
  CHECK(office.progress().drafts().back().awaits_lead_unit == false);
  const auto confirm = [&](const char* person) {
    return refusal_of([&] { office.confirm(person, "2023-04-05", {number}); });
  };
  CHECK(has(confirm("publicity_2"), "row \"confirm_correction\""));
  CHECK(has(confirm("park_office_1"), "row \"confirm_correction\""));
  CHECK(confirm("garden_office_1") == "done");
  CHECK(office.values(false) == "5");
  CHECK(has(confirm("garden_office_2"), "nothing of it waits to be confirmed"));
}

TEST_CASE("Corrections: whoever made one does not confirm it, whatever their unit",
          "[recording][A21.1]") {
  Office office;
  office.record("garden_office_1", "2023-03-20", "west,XX01,income,,12,\n");
  office.submit("garden_office_2", "2023-03-21");
  office.submit("publicity_1", "2023-03-21");
  office.close("garden_office_3", "2023-03-31");
  const std::int64_t number = office.correct("garden_office_1", "2023-04-03", 2, "13");
  CHECK(has(refusal_of([&] { office.confirm("garden_office_1", "2023-04-03", {number}); }),
            "had a hand in this and cannot confirm it"));
  CHECK(office.confirm("garden_office_2", "2023-04-03", {number}).size() == 1);
  CHECK(office.values(false) == "13");
}

TEST_CASE(
    "Corrections: a correction is corrected in its turn, and the last that is confirmed "
    "counts",
    "[recording][A21.1]") {
  ClosedOffice office;
  const std::int64_t first = office.correct("publicity_1", "2023-04-03", 2, "5");
  CHECK(has(refusal_of([&] { office.correct("publicity_1", "2023-04-03", 2, "6"); }),
            "#2: a later record has taken its place; name that one"));
  const std::int64_t second = office.correct("publicity_2", "2023-04-03", first, "6");
  CHECK(office.values(true) == "6");
  CHECK(office.values(false) == "2");
  office.confirm("garden_office_1", "2023-04-04", {second});
  CHECK(office.values(false) == "6");
}

TEST_CASE("Corrections: what cannot be corrected is refused with its number", "[recording]") {
  Office office;
  office.record("publicity_1", "2023-03-20", kTwoRows);
  const auto correct = [&](const char* person, std::int64_t number, const char* value,
                           const char* reason = "slip") {
    return refusal_of([&] { office.correct(person, "2023-03-20", number, value, reason); });
  };
  CHECK(correct("publicity_1", 9, "5") ==
        "#9: the ledger has no such record of 2023; `kaohe record list` shows the numbers");
  CHECK(has(correct("publicity_1", 1, "5"), "#1: it is no single observation"));
  CHECK(correct("publicity_1", 2, "5", "") == "#2: a reason is missing; say with --reason why");
  CHECK(has(correct("publicity_1", 2, "x"), "#2: column \"value\": found \"x\""));
  CHECK(has(correct("justice_1", 2, "5"), "row \"record_observations\""));
  office.withdraw("publicity_1", "2023-03-20", 2);
  CHECK(correct("publicity_1", 2, "5") ==
        "#2: it was withdrawn, and there is nothing left to change");
}

TEST_CASE("Withdrawal: a person takes back a row or an entry of their own", "[recording][A21.1]") {
  Office office;
  office.record("publicity_1", "2023-03-20", kTwoRows);
  CHECK(has(refusal_of([&] { office.withdraw("publicity_2", "2023-03-20", 2); }),
            "#2: publicity_1 recorded it, and only they can withdraw it"));
  CHECK(has(refusal_of([&] { office.withdraw("publicity_1", "2023-03-20", 2, ""); }),
            "a reason is missing"));
  office.withdraw("publicity_1", "2023-03-20", 2);
  CHECK(office.values(true) == "3");
  CHECK(office.progress().drafts().at(0).row_count == 1);
  office.withdraw("publicity_1", "2023-03-20", 1);
  CHECK(office.values(true).empty());
  CHECK(office.progress().drafts().empty());
}

TEST_CASE("Withdrawal: rows taken back one by one leave nothing to submit", "[recording][A11.3]") {
  Office office;
  office.record("publicity_1", "2023-03-20", kTwoRows);
  for (const std::int64_t row : {2, 3}) office.withdraw("publicity_1", "2023-03-20", row);
  CHECK(office.progress().drafts().empty());
  CHECK(office.submit("publicity_1", "2023-03-21").nil);
}

TEST_CASE("Withdrawal: what is confirmed or took effect at once stays", "[recording][A21.1]") {
  Office office;
  office.record("publicity_1", "2023-03-20", kOneRow);
  const std::int64_t number = office.submit("publicity_2", "2023-03-21").numbers.front();
  for (const auto& [person, one] :
       {std::pair<const char*, std::int64_t>("publicity_1", 2), {"publicity_2", number}}) {
    CHECK(has(
        refusal_of([&, person = person, one = one] { office.withdraw(person, "2023-03-22", one); }),
        "it is confirmed or took effect at once, and cannot be withdrawn any more"));
  }
}

TEST_CASE("Withdrawal: of a proposed correction the corrected record stands again",
          "[recording][A21.1]") {
  ClosedOffice office;
  const std::int64_t number = office.correct("publicity_1", "2023-04-03", 2, "5");
  office.withdraw("publicity_1", "2023-04-03", number);
  CHECK(office.values(true) == "2");
  CHECK(office.values(false) == "2");
}

TEST_CASE("Confirmation: each kind takes another person in the right role",
          "[recording][A5.1][A21.1]") {
  struct Kind {
    const evidence::Form& form;
    const char *text, *records, *confirms, *may_not, *row;
  };
  const std::vector<Kind> kinds{
      {evidence::kReviews, "domain,assessee,score,grade\ngardens,west,90,好\n", "garden_office_1",
       "garden_office_2", "publicity_1", "confirm_review"},
      {evidence::kLeaders, "leader,domain,assessee,score\nL1,gardens,west,90\n", "office_1",
       "office_2", "coordination_1", "confirm_marks"},
      {evidence::kSurveys, "survey,domain,assessee,score\neducation,gardens,west,90\n",
       "coordination_1", "coordination_2", "office_1", "confirm_review"},
      {evidence::kCirculars,
       "domain,assessee,body,document,date\ngardens,west,county,县委1号,2023-03-03\n",
       "garden_office_1", "office_1", "garden_office_2", "confirm_circular"},
      {evidence::kAdjustments,
       "domain,assessee,category,points,document\ngardens,west,bonus,1,文件1\n", "office_1",
       "committee_1", "garden_office_1", "confirm_adjustment"},
      {evidence::kDecisions,
       "kind,domain,assessee,value,reason,document,decided_by\n"
       "good_line,gardens,,90,议定,纪要1,committee\n",
       "office_1", "committee_1", "office_2", "approve_decision"},
      {evidence::kClosings,
       "domain,assessee,consequence,document,date\ngardens,west,explanation,说明1,2023-03-05\n",
       "garden_office_1", "coordination_1", "garden_office_2", "confirm_closing"},
      {evidence::kLastYear,
       "domain,assessee,name,value,document\ngardens,west,XX01.income,9,年鉴\n", "garden_office_1",
       "garden_office_2", "publicity_1", "confirm_outside"}};
  for (const Kind& kind : kinds) {
    Office office;
    INFO(std::string(kind.form.name));
    const auto numbers = office.record(kind.records, "2023-03-20", kind.form, kind.text).numbers;
    REQUIRE(office.progress().waiting().size() == 1);
    const auto confirm = [&](const char* person) {
      return refusal_of([&] { office.confirm(person, "2023-03-21", numbers); });
    };
    CHECK(has(confirm(kind.may_not), "row \"" + std::string(kind.row) + "\""));
    if (std::string(kind.records).substr(0, 5) == std::string(kind.confirms).substr(0, 5))
      CHECK(has(confirm(kind.records), "had a hand in this and cannot confirm it"));
    CHECK(confirm(kind.confirms) == "done");
    CHECK(office.progress().waiting().empty());
    CHECK(has(confirm(kind.confirms), "nothing of it waits to be confirmed"));
  }
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
