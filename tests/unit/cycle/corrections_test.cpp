// Records corrected, taken back, cancelled and confirmed by persons.
#include "unit/cycle/office.hpp"

using namespace kaohe;
using namespace kaohe::testing;

namespace {

/// A table of one row, who records it and who confirms it.
struct Kind {
  const evidence::Form& form;
  const char *text, *records, *confirms, *may_not, *row;
};

const std::vector<Kind>& kinds() {
  static const std::vector<Kind> list{
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
  return list;
}

}  // namespace

TEST_CASE("Corrections: one before the submission is submitted with the rest",
          "[recording][A21.1]") {
  Office office;
  office.record("publicity_1", "2023-03-20", kTwoRows);
  const std::int64_t number = office.correct("publicity_2", "2023-03-20", 3, "5");
  CHECK(number == 4);
  CHECK(office.ledger.find(4)->replaces == 3);
  CHECK(office.payload(4) == R"({"grounds":{"document":"更正单1号","reason":"written wrongly"},)"
                             R"("period":"q1","rows":{"gardens":1}})");
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
            "1 rows of 宣传部 (publicity) are recorded and not submitted"));
  CHECK(has(refusal_of([&] { office.confirm("garden_office_1", "2023-03-23", {5}); }),
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
            "#2: a later record has taken its place, #9 by publicity_1; name that one"));
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
  CHECK(has(correct("publicity_1", 1, "5"), "#1: it is no single record that can be corrected"));
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
            "#2: publicity_1 recorded it, and only they, or whoever may confirm it"));
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

TEST_CASE("Withdrawal: an act that took effect at once stays", "[recording][A21.1]") {
  Office office;
  office.record("publicity_1", "2023-03-20", kOneRow);
  const std::int64_t number = office.submit("publicity_2", "2023-03-21").numbers.front();
  CHECK(has(refusal_of([&] { office.withdraw("publicity_2", "2023-03-22", number); }),
            "an act of this kind (\"submission\") took effect at once, and nothing takes it back"));
}

TEST_CASE("Withdrawal: nothing is taken back twice, whichever number names it",
          "[recording][A21.1]") {
  Office office;
  office.record("publicity_1", "2023-03-20", kOneRow);
  office.withdraw("publicity_1", "2023-03-20", 2);
  for (const std::int64_t number : {1, 2})
    CHECK(has(refusal_of([&] { office.withdraw("publicity_1", "2023-03-20", number); }),
              "#2: it was withdrawn, and there is nothing left to change"));
  office.record("publicity_1", "2023-03-20", kTwoRows);
  office.withdraw("publicity_1", "2023-03-20", 5);
  office.withdraw("publicity_1", "2023-03-20", 6);
  CHECK(has(refusal_of([&] { office.withdraw("publicity_1", "2023-03-20", 4); }),
            "#4: all its rows were withdrawn, and there is nothing left"));
}

TEST_CASE("Withdrawal: an entry stays while a correction of one of its rows stands",
          "[recording][A21.1]") {
  Office office;
  office.record("publicity_1", "2023-03-20", kTwoRows);
  const std::int64_t number = office.correct("publicity_2", "2023-03-20", 3, "5");
  CHECK(has(refusal_of([&] { office.withdraw("publicity_1", "2023-03-20", 1); }),
            "#1: #4 by publicity_2 takes the place of its row #3"));
  office.withdraw("publicity_2", "2023-03-20", number);
  office.withdraw("publicity_1", "2023-03-20", 1);
  CHECK(office.values(true).empty());
}

TEST_CASE("Cancellation: of an open period it goes with the unit's next submission",
          "[recording][A21.1]") {
  Office office;
  office.record("publicity_1", "2023-03-20", kTwoRows);
  office.submit("publicity_2", "2023-03-21");
  CHECK(has(refusal_of([&] { office.withdraw("justice_1", "2023-03-22", 2); }),
            "row \"record_observations\""));
  office.withdraw("publicity_3", "2023-03-22", 2);
  CHECK(office.values(true) == "3");
  CHECK(office.values(false) == "2 3");
  CHECK(has(refusal_of([&] { office.withdraw("publicity_1", "2023-03-22", 2); }),
            "#2: #6 takes it away, by publicity_3"));
  CHECK(office.submit("publicity_1", "2023-03-23").row_count == 1);
  CHECK(office.values(false) == "3");
}

TEST_CASE("Cancellation: after the closing the lead unit confirms it", "[recording][A21.1]") {
  ClosedOffice office;
  const std::int64_t number = office.withdraw("publicity_1", "2023-04-03", 2);
  CHECK(office.values(true).empty());
  CHECK(office.values(false) == "2");
  CHECK(has(refusal_of([&] { office.confirm("publicity_2", "2023-04-04", {number}); }),
            "row \"confirm_correction\""));
  office.confirm("garden_office_1", "2023-04-04", {number});
  CHECK(office.values(false).empty());
}

TEST_CASE("Cancellation: its author takes it back while nobody has confirmed it",
          "[recording][A21.1]") {
  ClosedOffice office;
  const std::int64_t number = office.withdraw("publicity_1", "2023-04-03", 2);
  office.withdraw("publicity_1", "2023-04-03", number);
  CHECK(office.values(true) == "2");
  CHECK(office.withdraw("publicity_2", "2023-04-03", 2) > number);
}

TEST_CASE("Cancellation: a cell is free once it is confirmed, and not while it is proposed",
          "[recording][A11.3][A21.1]") {
  Office office;
  office.record("garden_office_1", "2023-03-20", "west,XX01,income,,12,\n");
  office.submit("garden_office_2", "2023-03-21");
  office.submit("publicity_1", "2023-03-21");
  const bool is_closed = GENERATE(false, true);
  if (is_closed) office.close("garden_office_3", "2023-03-31");
  const auto record_another = [&] {
    return office.record("garden_office_1", "2023-04-02", "west,XX01,income,,13,\n").numbers.at(0);
  };
  const std::int64_t proposed = office.withdraw("garden_office_1", "2023-04-02", 2);
  const std::string refused = refusal_of(record_another);
  CHECK(has(refused, "table.csv:2: "));
  CHECK(has(refused, "#2 table.csv:2 and takes one only"));
  const auto confirm = [&](std::int64_t number) {
    if (is_closed)
      office.confirm("garden_office_2", "2023-04-02", {number});
    else
      office.submit("garden_office_2", "2023-04-02");
  };
  SECTION("withdrawn, the old value counts, and no other beside it") {
    office.withdraw("garden_office_1", "2023-04-02", proposed);
    CHECK(has(refusal_of(record_another), "takes one only"));
    CHECK(office.values(false) == "12");
  }
  SECTION("confirmed, another may come, and the cancellation stays") {
    confirm(proposed);
    confirm(record_another());
    CHECK(office.values(false) == "13");
    const std::string back =
        refusal_of([&] { office.withdraw("garden_office_1", "2023-04-02", proposed); });
    CHECK(back != "done");
    CHECK(office.values(false) == "13");
  }
}

TEST_CASE("Corrections: one that moves a record leaves its cell free once it is confirmed",
          "[recording][A11.3][A21.1]") {
  Office office;
  office.record("garden_office_1", "2023-03-20", "west,XX01,income,,12,\n");
  office.submit("garden_office_2", "2023-03-21");
  cycle::Desk desk = office.desk("garden_office_1", "2023-03-22");
  office.plan.domains[0].assessees[0].organisation.clear();
  const std::int64_t moved = cycle::correct(desk, 2, {"slip", {{"assessee", "east"}}, "更正1"});
  const auto record_again = [&] {
    return office.record("garden_office_1", "2023-03-22", "west,XX01,income,,13,\n");
  };
  CHECK(has(refusal_of(record_again), "#2 table.csv:2 and takes one only"));
  // The correction itself may be corrected: what it replaces is not in its way.
  CHECK(cycle::correct(desk, moved, {"slip", {{"assessee", "west"}, {"value", "14"}}, "更正2"}) >
        moved);
  office.submit("garden_office_2", "2023-03-23");
  CHECK(office.values(false) == "14");
}

TEST_CASE("Corrections: once a record is confirmed they name a document", "[recording][A21.1]") {
  ClosedOffice office;
  cycle::Desk desk = office.desk("publicity_1", "2023-04-03");
  CHECK(refusal_of([&] {
          cycle::correct(desk, 2, {"slip", {{"value", "5"}}});
        }) == "#2: it is confirmed; say with --document which document the correction rests on");
  CHECK(has(refusal_of([&] {
              cycle::correct(desk, 2, {"slip", {{"valeu", "5"}}, "更正1"});
            }),
            "#2: the table \"observations\" has no column \"valeu\""));
  CHECK(has(refusal_of([&] {
              cycle::correct(desk, 2, {"slip", {{"领域", "parks"}}, "更正1"});
            }),
            "#2: a correction stays in its domain, \"gardens\""));
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
  for (const Kind& kind : kinds()) {
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

namespace {

/// A cell of each table above that another value corrects.
struct Change {
  const evidence::Form& form;
  const char *column, *cell;
};

const std::vector<Change>& changes() {
  static const std::vector<Change> list{
      {evidence::kReviews, "score", "88.5"},       {evidence::kLeaders, "score", "0"},
      {evidence::kSurveys, "score", "70"},         {evidence::kCirculars, "document", "县委2号"},
      {evidence::kAdjustments, "points", "0.5"},   {evidence::kDecisions, "value", "mean"},
      {evidence::kClosings, "date", "2023-03-06"}, {evidence::kLastYear, "value", "10"}};
  return list;
}

/// The numbers of the records of any kind that count.
std::vector<std::int64_t> counted(const Office& office) {
  ledger::ReadOptions options;
  options.year = 2023;
  options.with_proposed = false;
  const auto records = ledger::read_records(office.ledger, options);
  std::vector<std::int64_t> numbers;
  for (const auto& [domain, list] : records->observations_by_domain) {
    for (const ledger::Observation& row : list) numbers.push_back(row.origin.number);
  }
  ledger::for_each_kind([&](const char*, auto list) {
    for (const auto& record : (*records).*list) numbers.push_back(record.origin.number);
  });
  return numbers;
}

using Numbers = std::vector<std::int64_t>;

}  // namespace

TEST_CASE("Corrections: of every kind the old record counts until another person has confirmed",
          "[recording][A21.1]") {
  for (std::size_t i = 0; i < kinds().size(); ++i) {
    const Kind& kind = kinds()[i];
    REQUIRE(&changes()[i].form == &kind.form);
    Office office;
    INFO(std::string(kind.form.name));
    const auto numbers = office.record(kind.records, "2023-03-20", kind.form, kind.text).numbers;
    office.confirm(kind.confirms, "2023-03-21", numbers);
    const Numbers before = counted(office);
    REQUIRE(before.size() == 1);
    const auto correct = [&](const char* person) {
      cycle::Desk desk = office.desk(person, "2023-03-22");
      return cycle::correct(desk, before[0],
                            {"slip", {{changes()[i].column, changes()[i].cell}}, "更正1"});
    };
    CHECK(has(refusal_of([&] { correct("justice_1"); }), "of `kaohe roles`"));
    const std::int64_t made = correct(kind.records);
    CHECK(office.ledger.find(made)->replaces == before[0]);
    CHECK(office.ledger.find(made)->kind == office.ledger.find(before[0])->kind);
    CHECK(counted(office) == before);
    CHECK(has(refusal_of([&] { correct(kind.records); }), "a later record has taken its place, #"));
    CHECK(office.progress().waiting().size() == 1);
    office.confirm(kind.confirms, "2023-03-23", {made});
    CHECK(counted(office) == Numbers{office.ledger.find(made)->last_number()});
  }
}

TEST_CASE("Cancellation: of every kind a record counts until another person has confirmed",
          "[recording][A21.1]") {
  for (const Kind& kind : kinds()) {
    Office office;
    INFO(std::string(kind.form.name));
    const auto numbers = office.record(kind.records, "2023-03-20", kind.form, kind.text).numbers;
    office.confirm(kind.confirms, "2023-03-21", numbers);
    const Numbers before = counted(office);
    const std::int64_t made = office.withdraw(kind.records, "2023-03-22", before[0]);
    CHECK(office.ledger.find(made)->kind == ledger::kCancellationKind);
    CHECK(counted(office) == before);
    CHECK(has(refusal_of([&] { office.confirm(kind.may_not, "2023-03-23", {made}); }),
              "row \"" + std::string(kind.row) + "\""));
    office.confirm(kind.confirms, "2023-03-23", {made});
    CHECK(counted(office).empty());
  }
}

TEST_CASE("Withdrawal: of every kind its author takes it back before anybody has confirmed",
          "[recording][A21.1]") {
  for (const Kind& kind : kinds()) {
    Office office;
    INFO(std::string(kind.form.name));
    const auto numbers = office.record(kind.records, "2023-03-20", kind.form, kind.text).numbers;
    const std::int64_t made = office.withdraw(kind.records, "2023-03-20", numbers.at(0));
    CHECK(office.ledger.find(made)->kind == ledger::kWithdrawalKind);
    CHECK(office.progress().waiting().empty());
  }
}

TEST_CASE("Corrections: a sample and a notice take effect at once, and change by two persons",
          "[recording][A21.1]") {
  Office office;
  const auto notice = office
                          .record("publicity_1", "2023-03-20", evidence::kNotices,
                                  "domain,assessee,unit,document,issued,answered\n"
                                  "gardens,west,publicity,督办1,2023-03-05,\n")
                          .numbers.at(0);
  const auto draw = office
                        .record("garden_office_1", "2023-03-20", evidence::kDraws,
                                "domain,assessee,sub,frame,seed,subjects\n"
                                "gardens,west,person,全部,7,甲、乙\n")
                        .numbers.at(0);
  CHECK(counted(office) == Numbers{draw, notice});
  cycle::Desk publicity = office.desk("publicity_1", "2023-03-21");
  cycle::Desk lead = office.desk("garden_office_1", "2023-03-21");
  const auto later =
      cycle::correct(publicity, notice, {"slip", {{"issued", "2023-03-04"}}, "更正1"});
  CHECK(has(refusal_of([&] {
              cycle::correct(publicity, later, {"slip", {{"issued", "2023-03-08"}}, "更正3"});
            }),
            "it was issued on 2023-03-04, and a later day would give more time"));
  const auto drawn = cycle::correct(lead, draw, {"slip", {{"subjects", "甲、丙"}}, "更正2"});
  CHECK(counted(office) == Numbers{draw, notice});
  CHECK(has(refusal_of([&] { office.confirm("publicity_1", "2023-03-22", {later}); }),
            "had a hand in this"));
  office.confirm("publicity_2", "2023-03-22", {later});
  office.confirm("garden_office_2", "2023-03-22", {drawn});
  CHECK(counted(office) == Numbers{drawn, later});
}

TEST_CASE("Corrections: whoever records about one assessee may record about the other",
          "[recording][A5.1][A21.1]") {
  ClosedOffice office;
  cycle::Desk desk = office.desk("publicity_1", "2023-04-03");
  // east is 宣传部 itself.
  CHECK(has(refusal_of([&] {
              cycle::correct(desk, 2, {"mixed up", {{"assessee", "east"}}, "更正1"});
            }),
            "nobody acts about their own unit"));
  CHECK(cycle::correct(desk, 2, {"mixed up", {{"assessee", "north"}}, "更正1"}) > 2);
  const std::int64_t made = office.ledger.head().number - 1;
  // north is the lead unit itself: the coordinator stands in.
  CHECK(has(refusal_of([&] { office.confirm("garden_office_1", "2023-04-04", {made}); }),
            "nobody acts about their own unit"));
}

TEST_CASE("Cancellation: a proposed one holds up no closing, and waits for the lead unit",
          "[recording][A11.3][A21.1]") {
  Office office;
  office.record("publicity_1", "2023-03-20", kTwoRows);
  office.submit("publicity_2", "2023-03-21");
  office.submit("garden_office_1", "2023-03-21");
  const std::int64_t cancellation = office.withdraw("publicity_3", "2023-03-22", 2);
  const cycle::ClosingDone done = office.close("garden_office_3", "2023-03-31");
  CHECK(done.left_out.empty());
  CHECK(office.values(false) == "2 3");
  CHECK(has(refusal_of([&] { office.submit("publicity_2", "2023-04-01"); }), "recorded nothing"));
  office.confirm("garden_office_2", "2023-04-01", {cancellation});
  CHECK(office.values(false) == "3");
}
