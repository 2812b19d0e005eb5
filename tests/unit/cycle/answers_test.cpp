// Objections to observations and how they are answered; matters put right.
#include "cycle/answers.hpp"
#include "cycle/matter_links.hpp"
#include "unit/cycle/office.hpp"

using namespace kaohe;
using namespace kaohe::testing;

namespace {

struct Disputed : ClosedOffice {
  std::int64_t object(const char* who = "gardens/west", std::int64_t row = 2,
                      const char* today = "2023-04-05") {
    cycle::Desk at = desk(who, today);
    return cycle::object(at, row, {"不属实", "异议1号"});
  }
  std::int64_t answer(const char* person, std::int64_t number,
                      const cycle::ObjectionAnswer& given) {
    cycle::Desk at = desk(person, "2023-04-08");
    return cycle::answer_objection(at, number, given);
  }
  /// The outcomes of the objections that count, with the rows they speak of.
  std::string outcomes(bool with_proposed) const {
    ledger::ReadOptions options;
    options.year = 2023;
    options.with_proposed = with_proposed;
    std::string text;
    const auto records = ledger::read_records(ledger, options);
    for (const auto& one : records->all_objections)
      text += "#" + std::to_string(one.about.number) + " " +
              (one.outcome.empty() ? "open" : one.outcome);
    return text;
  }
};

}  // namespace

TEST_CASE("Objection: an assessee objects to one observation of its own", "[objection][A21.1]") {
  Disputed office;
  CHECK(has(refusal_of([&] { office.object("gardens/north"); }), "row \"object\""));
  CHECK(has(refusal_of([&] { office.object("publicity_1"); }), "row \"object\""));
  CHECK(has(refusal_of([&] { office.object("gardens/west", 3); }),
            "#3: it is no single observation (kind \"submission\")"));
  cycle::Desk desk = office.desk("gardens/west", "2023-04-05");
  CHECK(has(refusal_of([&] {
              cycle::object(desk, 2, {"不属实", ""});
            }),
            "#2: an objection needs --reason and --document"));
  const std::int64_t number = office.object();
  CHECK(office.outcomes(false) == "#2 open");
  CHECK(has(refusal_of([&] { office.object(); }),
            "#2: an objection to it is open already (#" + std::to_string(number) + " of 异议1号)"));
}

TEST_CASE("Objection: its author takes it back while it is open, and corrects nothing",
          "[objection][A21.1]") {
  Disputed office;
  const std::int64_t number = office.object();
  CHECK(has(refusal_of([&] { office.correct("gardens/west", "2023-04-06", number, "1"); }),
            "it is an objection that is not answered yet"));
  CHECK(has(refusal_of([&] { office.withdraw("publicity_1", "2023-04-06", number); }),
            "gardens/west recorded it"));
  office.withdraw("gardens/west", "2023-04-06", number);
  CHECK(office.outcomes(true).empty());
  CHECK(office.object("gardens/west", 2, "2023-04-07") > number);
}

TEST_CASE("Objection: the answer counts once the lead unit has confirmed it",
          "[objection][A5.1][A21.1]") {
  Disputed office;
  const std::int64_t number = office.object();
  const cycle::ObjectionAnswer reduced{"reduced", "复1号", "重复计数", "1"};
  CHECK(has(refusal_of([&] { office.answer("publicity_1", number, reduced); }),
            "had a hand in this and cannot answer an objection to it"));
  CHECK(has(refusal_of([&] { office.answer("justice_1", number, reduced); }),
            "row \"answer_objection\""));
  const std::int64_t made = office.answer("publicity_2", number, reduced);
  CHECK(office.outcomes(true) == "#2 reduced");
  CHECK(office.outcomes(false) == "#2 open");
  CHECK(has(office.payload(made), R"("answer_reason":"重复计数")"));
  CHECK(has(refusal_of([&] { office.answer("publicity_3", number, reduced); }),
            "it is answered already, in #" + std::to_string(made) + " by publicity_2"));
  CHECK(has(refusal_of([&] { office.confirm("publicity_3", "2023-04-09", {made}); }),
            "row \"confirm_answer\""));
  CHECK(has(refusal_of([&] { office.confirm("gardens/west", "2023-04-09", {made}); }),
            "row \"confirm_answer\""));
  office.confirm("garden_office_1", "2023-04-09", {made});
  CHECK(office.outcomes(false) == "#2 reduced");
  CHECK(has(refusal_of([&] { office.withdraw("publicity_2", "2023-04-10", made); }),
            "the objection is answered, and the answer stays"));
}

TEST_CASE("Objection: one made long after the year is answered on the day it is, and put right",
          "[objection][A21.1]") {
  Disputed office;
  const std::int64_t number = office.object("gardens/west", 2, "2025-01-05");
  cycle::Desk unit = office.desk("publicity_2", "2025-01-08");
  const std::int64_t answer =
      cycle::answer_objection(unit, number, {"reduced", "答复1号", "", "1"});
  office.confirm("garden_office_1", "2025-01-09", {answer});
  CHECK(office.outcomes(false) == "#2 reduced");
  cycle::Desk later = office.desk("publicity_2", "2025-01-10");
  CHECK(cycle::correct(later, answer, {"a slip", {{"value", "0.5"}}, "更正单1号"}) > answer);
  CHECK(has(refusal_of([&] {
              cycle::correct(later, answer + 2, {"a slip", {{"answered", "2025-02-01"}}, "更2号"});
            }),
            "a day from 2023-01-01 to 2025-01-10"));
}

TEST_CASE("Objection: whoever answered does not confirm it, of the lead unit too",
          "[objection][A21.1]") {
  Disputed office;
  const std::int64_t made = office.answer("garden_office_2", office.object(), {"维持", "复1号"});
  CHECK(has(refusal_of([&] { office.confirm("garden_office_2", "2023-04-09", {made}); }),
            "had a hand in this and cannot confirm it"));
  office.confirm("garden_office_1", "2023-04-09", {made});
  CHECK(office.outcomes(false) == "#2 upheld");
}

TEST_CASE("Objection: whoever recorded what is disputed does not confirm the answer to it",
          "[objection][A21.1]") {
  Office office;
  office.record("garden_office_1", "2023-03-20", "west,XX01,income,,12,\n");
  office.submit("garden_office_2", "2023-03-21");
  cycle::Desk west = office.desk("gardens/west", "2023-03-22");
  const std::int64_t number = cycle::object(west, 2, {"不属实", "异议1号"});
  cycle::Desk desk = office.desk("garden_office_2", "2023-03-23");
  const std::int64_t made = cycle::answer_objection(desk, number, {"upheld", "复1号"});
  CHECK(has(refusal_of([&] { office.confirm("garden_office_1", "2023-03-24", {made}); }),
            "had a hand in this and cannot confirm it"));
  CHECK(refusal_of([&] { office.confirm("garden_office_3", "2023-03-24", {made}); }) == "done");
}

TEST_CASE("Objection: an answer that does not hold is refused by its cell", "[objection]") {
  Disputed office;
  const std::int64_t number = office.object();
  const auto answered = [&](const cycle::ObjectionAnswer& given) {
    return refusal_of([&] { office.answer("publicity_2", number, given); });
  };
  CHECK(has(answered({"", "复1号"}), "say with --outcome how it is answered"));
  CHECK(has(answered({"maybe", "复1号"}), "column \"outcome\": found \"maybe\""));
  CHECK(has(answered({"upheld", ""}), "column \"answer\""));
  CHECK(has(answered({"reduced", "复1号"}), "column \"value\""));
  CHECK(has(answered({"upheld", "复1号", "", "1"}), "only \"reduced\" changes a record"));
  CHECK(has(refusal_of([&] {
              office.answer("publicity_2", 2, {"upheld", "复1号"});
            }),
            "it is no record of the kind \"objection\""));
}

TEST_CASE("Objection: of two records alike only the one that it names is meant",
          "[objection][A21.1]") {
  Office office;
  office.record("publicity_1", "2023-03-20", kTwoRows);
  cycle::Desk west = office.desk("gardens/west", "2023-03-21");
  const std::int64_t number = cycle::object(west, 3, {"不属实", "异议1号"});
  CHECK(cycle::object(west, 2, {"不属实", "异议2号"}) > number);
  cycle::Desk desk = office.desk("publicity_2", "2023-03-22");
  CHECK(cycle::answer_objection(desk, number, {"reduced", "复1号", "", "1"}) > number);
}

TEST_CASE("Rectified: a matter put right counts once the lead unit has confirmed it",
          "[objection][A11.5][A21.1]") {
  ClosedOffice office;
  const std::int64_t number = office
                                  .record("publicity_1", "2023-04-10", evidence::kRectified,
                                          "domain,assessee,indicator,input,document,date\n"
                                          "gardens,west,XX02,mistakes,销1号,2023-04-09\n")
                                  .numbers.at(0);
  const auto count = [&](bool with_proposed) {
    ledger::ReadOptions options;
    options.year = 2023;
    options.with_proposed = with_proposed;
    return ledger::read_records(office.ledger, options)->all_rectified.size();
  };
  CHECK(count(true) == 1);
  CHECK(count(false) == 0);
  CHECK(has(refusal_of([&] { office.confirm("publicity_2", "2023-04-11", {number}); }),
            "row \"confirm_rectification\""));
  office.confirm("garden_office_1", "2023-04-11", {number});
  CHECK(count(false) == 1);
}

TEST_CASE("Objection: what is disputed is changed by the answer alone", "[objection][A21.1]") {
  Disputed office;
  const std::int64_t number = office.object();
  const auto correct = [&] { office.correct("publicity_1", "2023-04-06", 2, "1"); };
  const auto withdraw = [&] { office.withdraw("publicity_1", "2023-04-06", 2); };
  const std::string open = "#2: 异议1号 objects to it (#" + std::to_string(number) +
                           "), and only the answer changes it: `kaohe objection answer " +
                           std::to_string(number) + "`";
  CHECK(has(refusal_of(correct), open));
  CHECK(has(refusal_of(withdraw), open));
  CHECK(has(refusal_of(correct, Language::zh), "只能由答复更改"));
  const std::int64_t answer =
      office.answer("publicity_2", number, {"withdrawn", "答复1号", "not so"});
  const std::string answered = "#2: an objection to it has its answer, 答复1号 (#" +
                               std::to_string(answer) + "), which stands once it is confirmed";
  CHECK(has(refusal_of(correct), answered));
  office.confirm("garden_office_3", "2023-04-09", {answer});
  CHECK(has(refusal_of(correct), answered));
  CHECK(has(refusal_of(withdraw), answered));
  CHECK(has(refusal_of(withdraw, Language::zh), "以答复为准"));
}

TEST_CASE("Objection: what its author takes back leaves the record free again", "[objection]") {
  Disputed office;
  office.withdraw("gardens/west", "2023-04-06", office.object());
  CHECK(office.correct("publicity_1", "2023-04-06", 2, "1") > 2);
}

TEST_CASE("Objection: a correction of the answer changes what is the answer's", "[objection]") {
  Disputed office;
  const std::int64_t answer =
      office.answer("publicity_2", office.object(), {"withdrawn", "答复1号", "not so"});
  office.confirm("garden_office_3", "2023-04-09", {answer});
  const auto correct = [&](const char* column, const char* cell) {
    cycle::Desk at = office.desk("publicity_2", "2023-04-10");
    return cycle::correct(at, answer, {"a slip", {{column, cell}}, "更正单1号"});
  };
  CHECK(has(refusal_of([&] { correct("document", "异议9号"); }),
            "\"document\" is not the answer's, but of what it answers"));
  CHECK(refusal_of([&] { correct("answer", "答复2号"); }) == "done");
}

TEST_CASE("Objection: what counts is disputed, whatever is proposed in its place", "[objection]") {
  Disputed office;
  const std::int64_t correction = office.correct("publicity_1", "2023-04-02", 2, "9");
  CHECK(has(refusal_of([&] { office.object("gardens/west", correction + 1); }),
            "it is only a proposed correction of #2, which counts; object to that one"));
  const std::int64_t number = office.object();
  CHECK(has(refusal_of([&] { office.confirm("garden_office_3", "2023-04-06", {correction}); }),
            "#2: 异议1号 objects to it"));
  const std::int64_t answer =
      office.answer("publicity_2", number, {"withdrawn", "答复1号", "not so"});
  office.confirm("garden_office_3", "2023-04-09", {answer});
  CHECK(office.outcomes(false) == "#2 withdrawn");
  CHECK(has(refusal_of([&] { office.confirm("garden_office_3", "2023-04-10", {correction}); }),
            "which stands once it is confirmed"));
  office.withdraw("publicity_1", "2023-04-10", correction);
  CHECK(office.values(true) == "2");
}

TEST_CASE("Objection: a reduction makes nothing worse", "[objection]") {
  Disputed office;
  const std::int64_t number = office.object();
  const auto reduced = [&](const char* value) {
    return refusal_of([&] {
      office.answer("publicity_2", number, {"reduced", "答复1号", "", std::string(value)});
    });
  };
  CHECK(has(reduced("3"), "at most 2, as the record has it"));
  CHECK(has(reduced("2"), "another value than 2, which the record has: where nothing changes"));
  CHECK(reduced("1") == "done");
}

TEST_CASE("Objection: a submission confirms no correction of what is disputed", "[objection]") {
  Office office;
  office.record("publicity_1", "2023-03-20", kOneRow);
  office.submit("publicity_2", "2023-03-21");
  const std::int64_t correction = office.correct("publicity_1", "2023-03-22", 2, "9");
  cycle::Desk west = office.desk("gardens/west", "2023-03-23");
  cycle::object(west, 2, {"不属实", "异议1号"});
  const auto submit = [&] { office.submit("publicity_2", "2023-03-24"); };
  CHECK(has(refusal_of(submit), "#2: 异议1号 objects to it"));
  CHECK(has(refusal_of(submit), "#" + std::to_string(correction) +
                                    ": this would change it; let its author withdraw it"));
  office.withdraw("publicity_1", "2023-03-24", correction);
  office.record("publicity_1", "2023-03-24", "west,XX02,mistakes,2023-03-02,3,\n");
  CHECK(refusal_of(submit) == "done");
}

namespace {

/// Answered and confirmed; what a correction of the answer by its author comes to.
struct Answered : Disputed {
  explicit Answered(const cycle::ObjectionAnswer& given)
      : number(answer("publicity_2", object(), given)) {
    confirm("garden_office_3", "2023-04-09", {number});
  }
  /// What the check sees: "#2: withdrawn → upheld", of the answer that stands; or the refusal.
  std::string checked(const std::map<std::string, std::string>& cells) {
    std::string seen;
    const std::string refusal = refusal_of([&] {
      cycle::Desk at = desk("publicity_2", "2023-04-10");
      number = cycle::correct(at, number, {"a slip", cells, "更正单1号"},
                              {[&](const cycle::AnswerChange& change) {
                                CHECK(change.number == number);
                                CHECK(change.before.about.number == 2);
                                CHECK(change.after.about.number == 2);
                                seen = "#" + std::to_string(change.before.origin.number) + ": " +
                                       said(change.before) + " → " + said(change.after);
                              }});
    });
    return refusal == "done" ? seen : refusal;
  }
  static std::string said(const ledger::Objection& one) {
    return (one.outcome.empty() ? "open" : one.outcome) +
           (one.value ? " " + one.value->text() : "");
  }
  std::int64_t number;
};

}  // namespace

TEST_CASE("Objection: a correction of an answer is held against the answer that is confirmed",
          "[objection][A21.1]") {
  Answered reduced({"reduced", "答复1号", "", "1"});
  const std::string confirmed = "#" + std::to_string(reduced.number) + ": reduced 1 → ";
  CHECK(reduced.checked({{"value", "1.5"}}) == confirmed + "reduced 1.5");
  // What only waits to take its place gave nothing yet.
  CHECK(reduced.checked({{"outcome", "withdrawn"}, {"value", ""}}) == confirmed + "withdrawn");
  CHECK(reduced.checked({{"outcome", "upheld"}}) == confirmed + "upheld");
}

TEST_CASE("Objection: a correction that is refused by its price is not put on record",
          "[objection][A21.1]") {
  Answered office({"withdrawn", "答复1号"});
  cycle::Desk at = office.desk("publicity_2", "2023-04-10");
  CHECK(has(refusal_of([&] {
              cycle::correct(
                  at, office.number, {"a slip", {{"outcome", "upheld"}}, "更正单1号"},
                  {[](const cycle::AnswerChange& change) {
                    throw Error(ErrorKind::data, {change.after.outcome}, say({"dear", "贵"}));
                  }});
            }),
            "upheld: dear"));
  CHECK(office.outcomes(true) == "#2 withdrawn");
}

TEST_CASE("Objection: whoever recorded what is disputed does not correct the answer to it",
          "[objection][A21.1]") {
  Disputed office;
  const std::int64_t made = office.answer("publicity_2", office.object(), {"withdrawn", "答复1号"});
  cycle::Desk at = office.desk("publicity_1", "2023-04-09");
  CHECK(has(refusal_of([&] {
              cycle::correct(at, made, {"a slip", {{"outcome", "upheld"}}, ""});
            }),
            "correct the answer to it"));
}

TEST_CASE("Objection: an answer that nobody has confirmed may still be put right",
          "[objection][A21.1]") {
  Disputed office;
  const std::int64_t made = office.answer("publicity_2", office.object(), {"withdrawn", "答复1号"});
  cycle::Desk at = office.desk("publicity_2", "2023-04-09");
  std::string before = "none";
  const auto see = [&](const cycle::AnswerChange& change) { before = change.before.outcome; };
  CHECK(cycle::correct(at, made, {"a slip", {{"outcome", "upheld"}}, ""}, {see}) > made);
  CHECK(before.empty());  // it is the objection that counts, still open
}

namespace {

/// A row of q1 and one of q2, each with its own matter or evidence; the first is taken away by an
/// answer.
struct TakenAway : Office {
  explicit TakenAway(const std::string& first) {
    put("2023-03-20", "q1", first);
    submit("publicity_2", "2023-03-21");
    cycle::Desk west = desk("gardens/west", "2023-03-22");
    const std::int64_t objection = cycle::object(west, 2, {"不属实", "异议1号"});
    cycle::Desk unit = desk("publicity_2", "2023-03-23");
    cycle::answer_objection(unit, objection, {"withdrawn", "答复1号"});
  }
  /// "input,date,value,attributes,matter,evidence"
  std::int64_t put(const char* today, const char* period, const std::string& row) {
    const std::string text =
        "domain,assessee,indicator,input,date,value,attributes,matter,evidence\n"
        "gardens,west,XX02," +
        row + "\n";
    cycle::Desk at = desk("publicity_1", today);
    return cycle::record_table(at, evidence::kObservations, {read_csv(text, "table.csv"), "t", ""},
                               period)
        .numbers.at(0);
  }
  std::string put_in_q2(const std::string& row) {
    return refusal_of([&] { put("2023-06-20", "q2", row); });
  }
};

}  // namespace

TEST_CASE("Objection: what an answer took away does not come back", "[objection][A12.1][A21.1]") {
  TakenAway office("incidents,2023-03-01,2,level=county,信访1号,台账");
  const std::string gone = "答复1号 has settled this matter after an objection (#2";
  CHECK(has(office.put_in_q2("incidents,2023-06-01,1,level=county,信访1号,新台账"), gone));
  CHECK(office.put_in_q2("incidents,2023-06-02,1,level=county,信访2号,台账") == "done");
  const std::int64_t other =
      office.put("2023-06-21", "q2", "incidents,2023-06-03,1,level=county,信访3号,台账");
  CHECK(has(refusal_of([&] {
              cycle::Desk at = office.desk("publicity_1", "2023-06-22");
              cycle::correct(at, other + 1, {"a slip", {{"matter", "信访1号"}}, "更正单1号"});
            }),
            gone));
}

TEST_CASE("Objection: what an answer settled comes back in no other hand or input",
          "[objection][A12.1][A21.1]") {
  TakenAway office("incidents,2023-03-01,2,level=county,信访〔2023〕1号,台账");
  CHECK(has(office.put_in_q2("incidents,2023-06-01,1,level=county,信访(2023) 1号,新台账"),
            "has settled this matter"));
  CHECK(has(office.put_in_q2("incidents,2023-03-01,2,level=county,信访9号,台账"),
            "has settled this matter"));
  CHECK(office.put_in_q2("incidents,2023-03-01,1,level=county,信访9号,台账") == "done");
}

TEST_CASE("Objection: a value that is owed is not taken away by an answer", "[objection]") {
  Office office;
  office.record("garden_office_1", "2023-03-20", "west,XX01,income,,12,\n");
  office.submit("garden_office_2", "2023-03-21");
  cycle::Desk west = office.desk("gardens/west", "2023-03-22");
  const std::int64_t number = cycle::object(west, 2, {"不属实", "异议1号"});
  cycle::Desk unit = office.desk("garden_office_2", "2023-03-23");
  CHECK(has(refusal_of([&] {
              cycle::answer_objection(unit, number, {"withdrawn", "复1号"});
            }),
            "\"reduced\" with the value that holds"));
}

TEST_CASE("Objection: without a matter the same day and evidence tell what was taken away",
          "[objection][A21.1]") {
  TakenAway office("mistakes,2023-03-01,2,,,台账1号");
  CHECK(has(office.put_in_q2("mistakes,2023-03-01,1,,,台账1号"), "answered in #"));
  CHECK(office.put_in_q2("mistakes,2023-03-02,1,,,台账1号") == "done");
  CHECK(office.put_in_q2("mistakes,2023-03-01,1,,,台账2号") == "done");
}

TEST_CASE("Objection: what is only like what was taken away waits for a person to tell them apart",
          "[objection][A21.1]") {
  TakenAway office("mistakes,2023-03-01,2,,,云督〔2023〕1号:台账两页空白");
  const std::string like =
      "it looks like #2, which 答复1号 settled after an objection (answered in";
  CHECK(has(office.put_in_q2("mistakes,2023-03-08,2,,,另一份通报"), like));  // near_days = 7
  CHECK(office.put_in_q2("mistakes,2023-03-09,2,,,另一份通报") == "done");
  CHECK(has(office.put_in_q2("mistakes,2023-06-01,2,,,云督(2023)1号:台账二页空白"), like));
  CHECK(office.put_in_q2("mistakes,2023-03-02,1,,,云督〔2023〕1号:台账两页空白") == "done");
  const auto apart = [&](const char* person, const char* document) {
    return refusal_of([&] {
      cycle::Desk at = office.desk(person, "2023-06-20");
      cycle::keep_matters_apart(at, {2}, "另一次检查", document);
    });
  };
  CHECK(has(apart("publicity_2", "云督〔2023〕7号"), "row \"confirm_matter\""));
  CHECK(has(apart("garden_office_1", ""), "say with --document which document shows"));
  CHECK(apart("garden_office_1", "云督〔2023〕7号") == "done");
  CHECK(has(office.put_in_q2("mistakes,2023-03-03,2,,,又一份通报"), like));
  CHECK(office.put_in_q2("mistakes,2023-03-03,2,,,云督[2023]7号:台账三页空白") == "done");
}

TEST_CASE("Objection: what a reduction took off is alike too, with one matter missing",
          "[objection][A21.1]") {
  Answered reduced({"reduced", "答复1号", "", "1.5"});
  const auto record = [&](const char* row) {
    return refusal_of([&] { reduced.record("publicity_1", "2023-06-20", row, "q2"); });
  };
  CHECK(has(record("west,XX02,mistakes,2023-03-04,0.5,\n"), "it looks like #2"));
  cycle::Desk lead = reduced.desk("garden_office_1", "2023-06-20");
  CHECK(has(refusal_of([&] { cycle::keep_matters_apart(lead, {3}, "另一次", "文1号"); }),
            "no answer to an objection took it away or reduced it"));
}

TEST_CASE("Objection: a record beside the one that was settled is corrected where its price allows",
          "[objection][A12.1][A21.1]") {
  Office office;
  cycle::Desk at = office.desk("publicity_1", "2023-03-20");
  const std::string rows =
      "domain,assessee,indicator,input,date,value,attributes,matter,evidence\n"
      "gardens,west,XX02,incidents,2023-03-01,2,level=county,信访1号,台账\n"
      "gardens,west,XX02,incidents,2023-03-11,1,level=county,信访1号,通报\n";
  cycle::record_table(at, evidence::kObservations, {read_csv(rows, "t.csv"), "t", ""}, "q1");
  cycle::Desk west = office.desk("gardens/west", "2023-03-22");
  const std::int64_t objection = cycle::object(west, 2, {"不属实", "异议1号"});
  cycle::Desk unit = office.desk("publicity_2", "2023-03-23");
  cycle::answer_objection(unit, objection, {"withdrawn", "答复1号"});
  const auto correct = [&](const cycle::CorrectionChecks& checks) {
    return refusal_of([&] {
      cycle::correct(unit, 3, {"a slip", {{"evidence", "通报2号"}}, "更正单1号"}, checks);
    });
  };
  CHECK(has(correct({}), "答复1号 has settled this matter"));
  std::int64_t priced = 0;
  CHECK(correct({{}, [&](std::int64_t number, const auto&) { priced = number; }}) == "done");
  CHECK(priced == 3);
}

TEST_CASE("Objection: a proposal that is corrected changes no more of what is disputed",
          "[objection]") {
  Office office;
  office.record("publicity_1", "2023-03-20", kOneRow);
  office.submit("publicity_2", "2023-03-21");
  const std::int64_t first = office.correct("publicity_1", "2023-03-22", 2, "9");
  cycle::Desk west = office.desk("gardens/west", "2023-03-23");
  cycle::object(west, 2, {"不属实", "异议1号"});
  const std::int64_t second = office.correct("publicity_1", "2023-03-24", first + 1, "8");
  const auto submit = [&] { office.submit("publicity_2", "2023-03-24"); };
  CHECK(has(refusal_of(submit), "#2: 异议1号 objects to it"));
  CHECK(has(refusal_of(submit), "#" + std::to_string(second) + ": this would change it"));
}
