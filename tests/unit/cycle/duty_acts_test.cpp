// Art. 20: findings about those who assess, deductions from their own score, referrals.
#include "cycle/duty_acts.hpp"

#include "cycle/todo_duty.hpp"
#include "unit/cycle/duty_office.hpp"

using namespace kaohe;
using namespace kaohe::testing;

namespace {

const cycle::DutyFound kFound{"formalism", "只打分不核查", "认定1号", "quality"};

struct DutyOffice : Office {
  DutyOffice() {
    plan.duty.category = "malus";
    plan.duty.refer_to = {"justice", "coordination"};
  }
  std::int64_t find(const char* person, const char* unit, const cycle::DutyFound& found = kFound) {
    cycle::Desk at = desk(person, "2023-04-02");
    return cycle::find_duty(at, unit, found);
  }
  /// A window that publicity, the assessee east, has missed is what it is deducted for.
  std::int64_t propose(const cycle::DutyDeducting& given, const char* unit = "publicity",
                       const char* person = "office_1") {
    cycle::Desk at = desk(person, "2023-04-05");
    return cycle::propose_deduction(at, unit, given);
  }
  std::int64_t refer(const char* person = "office_1", const char* unit = "publicity",
                     const char* reason = "屡次不报", const char* document = "提请1号",
                     const char* today = "2023-04-06") {
    cycle::Desk at = desk(person, today);
    return cycle::refer(at, unit, reason, document);
  }
  std::int64_t decide(const char* person, std::int64_t number,
                      const cycle::DutyDeciding& deciding) {
    cycle::Desk at = desk(person, "2023-04-07");
    return cycle::decide_referral(at, number, deciding);
  }
  std::int64_t transfer(const char* person, std::int64_t number, const char* document = "移送1号",
                        std::optional<Date> date = std::nullopt) {
    cycle::Desk at = desk(person, "2023-04-08");
    return cycle::transfer_referral(at, number, document, date);
  }
  std::vector<ledger::Adjustment> in_force() const {
    ledger::ReadOptions options;
    options.year = 2023;
    options.with_proposed = false;
    return ledger::read_records(ledger, options)->all_adjustments;
  }
  std::string tasks(const std::string& unit) {
    const cycle::Progress progress(ledger, 2023);
    const auto records = ledger::read_records(ledger, {2023, {}, true, ""});
    std::string text;
    for (const cycle::Task& task :
         cycle::duty_tasks({plan, ledger, progress, *records, {}, day("2023-04-10")}, unit))
      text += task.kind + " ";
    return text;
  }
};

const cycle::DutyDeducting kDeducting{{"missed_window/q1"}, "一季度未报送", "扣分1号", "0.5"};

cycle::DutyDeducting with_points(const char* points) {
  cycle::DutyDeducting given = kDeducting;
  given.points = points;
  return given;
}

}  // namespace

TEST_CASE("Duty: a finding stands once another person has confirmed it", "[duty][A20.1]") {
  DutyOffice office;
  const std::int64_t number = office.find("office_1", "publicity");
  const cycle::DutyEvent proposed = only_event(office, "2023-04-02", "formalism", "publicity");
  CHECK(proposed.is_proposed);
  CHECK(proposed.name == "formalism/" + std::to_string(number));
  CHECK(has(proposed.what.en, "只打分不核查 (认定1号); it affected quality"));
  CHECK(has(refusal_of([&] { office.confirm("office_1", "2023-04-03", {number}); }),
            "had a hand in this"));
  CHECK(has(refusal_of([&] { office.confirm("publicity_1", "2023-04-03", {number}); }),
            "row \"confirm_duty\""));
  office.confirm("office_2", "2023-04-03", {number});
  CHECK(!only_event(office, "2023-04-03", "formalism", "publicity").is_proposed);
}

TEST_CASE("Duty: the same finding is on record once", "[duty][A20.1]") {
  DutyOffice office;
  const std::int64_t number = office.find("office_1", "publicity");
  const auto again = [&](const cycle::DutyFound& found, const char* unit = "publicity") {
    return refusal_of([&] { office.find("office_2", unit, found); });
  };
  CHECK(has(again(kFound),
            "#" + std::to_string(number) + ": this is on record already: the same unit, kind"));
  cycle::DutyFound other = kFound;
  other.document = "认定 1号";
  other.reason = "只打分 不核查";
  CHECK(has(again(other), "#" + std::to_string(number) + ": this is on record already"));
  CHECK(again(kFound, "justice") == "done");
  other = kFound;
  other.kind = "wrong_performance";
  CHECK(again(other) == "done");
  other = kFound;
  other.document = "认定2号";
  CHECK(again(other) == "done");
  office.withdraw("office_1", "2023-04-02", number);
  CHECK(again(kFound) == "done");
}

TEST_CASE("Duty: a bracket of another kind makes no other finding", "[duty][A20.1]") {
  DutyOffice office;
  cycle::DutyFound found = kFound;
  found.document = "云考办〔2023〕9号";
  const std::int64_t number = office.find("office_1", "publicity", found);
  found.document = "云考办[2023] 9号";
  CHECK(has(refusal_of([&] { office.find("office_2", "publicity", found); }),
            "this is on record already"));
  // Only proposed to be taken away it still stands.
  office.confirm("office_2", "2023-04-03", {number});
  cycle::Desk desk = office.desk("office_1", "2023-04-04");
  const std::int64_t gone = cycle::withdraw(desk, number, {"a slip", "撤1"});
  CHECK(has(refusal_of([&] { cycle::find_duty(desk, "publicity", found); }),
            "this is on record already"));
  office.confirm("office_2", "2023-04-04", {gone});
  cycle::find_duty(desk, "publicity", found);
}

TEST_CASE("Duty: a finding that is deducted for is taken away after its deduction",
          "[duty][A20.1][A21.1]") {
  DutyOffice office;
  const std::int64_t number = office.find("office_1", "publicity");
  office.confirm("office_2", "2023-04-03", {number});
  const auto away = [&](const char* today = "2023-04-08") {
    cycle::Desk desk = office.desk("office_2", today);
    return cycle::withdraw(desk, number, {"a slip", "撤1"});
  };
  const std::int64_t early = away("2023-04-06");  // before anything rests on it
  cycle::DutyDeducting given = kDeducting;
  given.events = {"formalism/" + std::to_string(number)};
  cycle::Desk desk = office.desk("office_1", "2023-04-06");
  const std::int64_t deduction = cycle::propose_deduction(desk, "publicity", given);
  const std::string refused = "#" + std::to_string(number) +
                              ": 0.5 points are deducted for it in #" + std::to_string(deduction) +
                              ", which would rest on nothing; take that away first: `kaohe record "
                              "withdraw " +
                              std::to_string(deduction) + "`";
  CHECK(has(refusal_of([&] { office.confirm("office_1", "2023-04-07", {early}); }), refused));
  office.withdraw("office_2", "2023-04-07", early);
  CHECK(has(refusal_of([&] { away(); }), refused));
  office.confirm("office_2", "2023-04-07", {deduction});
  CHECK(has(refusal_of([&] { away(); }), refused));
  const std::int64_t no_deduction = office.withdraw("office_1", "2023-04-08", deduction);
  CHECK(has(refusal_of([&] { away(); }), refused));  // nobody has confirmed that yet
  office.confirm("office_2", "2023-04-08", {no_deduction});
  office.confirm("office_1", "2023-04-09", {away()});
  CHECK(events_of(office, "2023-04-09", "formalism").empty());
}

TEST_CASE("Duty: a finding in other words is named as a likely double", "[duty][A20.1]") {
  DutyOffice office;
  const std::int64_t first = office.find("office_1", "publicity");
  cycle::DutyFound other = kFound;
  other.reason = "未核查即打分";
  const std::int64_t second = office.find("office_2", "publicity", other);
  const cycle::Desk desk = office.desk("office_1", "2023-04-02");
  CHECK(cycle::likely_doubles(desk, second) == std::vector<std::int64_t>{first});
  other.document = "认定2号";
  CHECK(cycle::likely_doubles(office.desk("office_1", "2023-04-02"),
                              office.find("office_2", "publicity", other))
            .empty());
}

TEST_CASE("Duty: a finding is withdrawn by its author, or cancelled by two persons",
          "[duty][A20.1][A21.1]") {
  DutyOffice office;
  office.withdraw("office_1", "2023-04-02", office.find("office_1", "publicity"));
  CHECK(events_of(office, "2023-04-02", "formalism").empty());
  const std::int64_t number = office.find("office_1", "publicity");
  office.confirm("office_2", "2023-04-03", {number});
  const std::int64_t gone = office.withdraw("office_2", "2023-04-04", number);
  CHECK(events_of(office, "2023-04-04", "formalism").size() == 1);
  office.confirm("office_1", "2023-04-05", {gone});
  CHECK(events_of(office, "2023-04-05", "formalism").empty());
}

TEST_CASE("Duty: office and coordinator find, but not about themselves", "[duty][A20.1][A5.1]") {
  DutyOffice office;
  CHECK(has(refusal_of([&] { office.find("publicity_1", "justice"); }), "row \"find_duty\""));
  CHECK(has(refusal_of([&] { office.find("office_1", "office"); }),
            "nobody acts about their own unit"));
  CHECK(has(refusal_of([&] { office.find("coordination_1", "coordination"); }),
            "nobody acts about their own unit"));
  const std::int64_t of_office = office.find("coordination_1", "office");
  CHECK(has(refusal_of([&] { office.confirm("office_2", "2023-04-02", {of_office}); }),
            "nobody acts about their own unit"));
  office.confirm("committee_1", "2023-04-02", {of_office});
  office.confirm("office_2", "2023-04-02", {office.find("office_1", "coordination")});
}

TEST_CASE("Duty: a finding of blanks says nothing", "[duty][A20.1]") {
  DutyOffice office;
  cycle::DutyFound blank = kFound;
  blank.reason = "  ";
  CHECK(
      has(refusal_of([&] { office.find("office_1", "publicity", blank); }), "a reason is missing"));
}

TEST_CASE("Duty: a finding says what, why and by which paper", "[duty][A20.1]") {
  DutyOffice office;
  const auto refused = [&](const cycle::DutyFound& found) {
    return refusal_of([&] { office.find("office_1", "publicity", found); });
  };
  CHECK(has(refused({"formalizm", "r", "d"}),
            "--kind \"formalizm\" is nothing that is found (did you mean \"formalism\"?)"));
  CHECK(has(refused({"formalism", "r", "d", "speed"}), "--affected \"speed\": expected progress"));
  CHECK(has(refused({"formalism", "", "d"}), "a reason is missing"));
  CHECK(has(refused({"formalism", "r", ""}), "the document is missing"));
  CHECK(cycle::assessing_unit_named(office.plan, "宣传部").id == "publicity");
  CHECK(has(refusal_of([&] { cycle::assessing_unit_named(office.plan, "gardens/west"); }),
            "is assessed and assesses nobody"));
  CHECK(has(refusal_of([&] { cycle::assessing_unit_named(office.plan, "publicty"); }),
            "\"publicty\" is no unit (did you mean \"publicity\"?)"));
}

TEST_CASE("Duty: a deduction is an adjustment, and counts once an official has confirmed it",
          "[duty][A20.1][A15.1]") {
  DutyOffice office;
  const std::int64_t number = office.propose(kDeducting);
  CHECK(office.in_force().empty());
  CHECK(
      has(office.payload(number),
          R"("duty":{"events":["missed_window/q1"],"reason":"一季度未报送","unit":"publicity"})"));
  CHECK(has(refusal_of([&] { office.confirm("office_1", "2023-04-06", {number}); }),
            "had a hand in this"));
  office.confirm("committee_1", "2023-04-06", {number});
  const auto adjustments = office.in_force();
  REQUIRE(adjustments.size() == 1);
  CHECK(adjustments[0].domain == "gardens");
  CHECK(adjustments[0].assessee == "east");
  CHECK(adjustments[0].category == "malus");
  CHECK(abs(adjustments[0].points) == Rational::of(1, 2));
  CHECK(adjustments[0].approved_by == "考核办");
  CHECK(adjustments[0].matter == "missed_window/q1");
  CHECK(has(refusal_of([&] { office.propose(kDeducting); }),
            "missed_window/q1 has been deducted for already, 0.5 points"));
}

TEST_CASE("Duty: a deduction that is taken back leaves its events open", "[duty][A20.1]") {
  DutyOffice office;
  office.withdraw("office_1", "2023-04-05", office.propose(kDeducting));
  const std::int64_t number = office.propose(with_points("0.4"));
  office.confirm("committee_1", "2023-04-06", {number});
  const auto all = [&] {
    const cycle::Progress progress = office.progress();
    return cycle::duty_deductions({office.plan, office.ledger, progress, day("2023-04-30")});
  };
  REQUIRE(all().size() == 1);
  CHECK(all()[0].is_confirmed);
  const std::int64_t gone = office.withdraw("office_2", "2023-04-06", number);
  CHECK(all().size() == 1);
  office.confirm("committee_2", "2023-04-07", {gone});
  CHECK(all().empty());
}

TEST_CASE("Duty: only a unit that is an assessee has a score to deduct from", "[duty][A20.1]") {
  DutyOffice office;
  CHECK(has(refusal_of([&] { office.propose(kDeducting, "park_office"); }),
            "公园办 is no assessee, and has no annual score to deduct from; put it on record with "
            "`kaohe duty find park_office`"));
  CHECK(has(refusal_of([&] { office.propose(kDeducting, "publicity", "justice_1"); }),
            "row \"record_adjustment\""));
  office.plan.duty.category.clear();
  CHECK(has(refusal_of([&] { office.propose(kDeducting); }), "write `category` of [duty], one of"));
  office.plan.adjustments.categories.pop_back();
  CHECK(has(refusal_of([&] { office.propose(kDeducting); }),
            "the year has no category for such a deduction"));
}

TEST_CASE("Duty: a deduction names events of that unit, reason and paper", "[duty][A20.1]") {
  DutyOffice office;
  const auto refused = [&](std::vector<std::string> events) {
    cycle::DutyDeducting given = kDeducting;
    given.events = std::move(events);
    return refusal_of([&] { office.propose(given); });
  };
  CHECK(has(refused({}), "say with --events for what it is deducted"));
  CHECK(has(refused({"missed_window/q2"}),
            "\"missed_window/q2\" is no event of 宣传部 (did you mean "
            "\"missed_window/q1\"?)"));
  const std::int64_t finding = office.find("office_1", "publicity");
  CHECK(has(refused({"#" + std::to_string(finding)}),
            "it is a finding that nobody has confirmed yet"));
  cycle::DutyDeducting given = kDeducting;
  given.reason.clear();
  CHECK(has(refusal_of([&] { office.propose(given); }), "a reason is missing"));
  given = kDeducting;
  given.document.clear();
  CHECK(has(refusal_of([&] { office.propose(given); }), "the document is missing"));
  given = kDeducting;
  given.date = "2022-04-05";
  CHECK(has(refusal_of([&] { office.propose(given); }), "2022-04-05"));
  office.confirm("office_2", "2023-04-05", {finding});
  given = kDeducting;
  given.events = {"#" + std::to_string(finding), "missed_window/q1"};
  CHECK(has(office.payload(office.propose(given)), "\"missed_window/q1\""));
}

TEST_CASE("Duty: points are said by the person or proposed by the year", "[duty][A20.1]") {
  DutyOffice office;
  for (const char* points : {"0", "-0.5", "half"})
    CHECK(has(refusal_of([&] { office.propose(with_points(points)); }),
              "expected points above 0, without a sign"));
  CHECK(has(refusal_of([&] { office.propose(with_points("")); }),
            "year.toml proposes no points for \"missed_window\""));
  const auto proposed = [&] {
    const cycle::Progress progress = office.progress();
    const cycle::DutySources from{office.plan, office.ledger, progress, day("2023-04-05")};
    return cycle::proposed_deduction(office.plan, "publicity", cycle::duty_events(from),
                                     cycle::duty_deductions(from));
  };
  CHECK(proposed().events.empty());
  office.plan.duty.points = {{"missed_window", Rational::of(3, 10)}};
  CHECK(proposed().points == Rational::of(3, 10));
  CHECK(proposed().events == std::vector<std::string>{"missed_window/q1"});
  office.confirm("committee_1", "2023-04-05", {office.propose(with_points(""))});
  CHECK(abs(office.in_force().at(0).points) == Rational::of(3, 10));
  CHECK(proposed().events.empty());
}

TEST_CASE("Duty: who approves a deduction is the office where the year lets it",
          "[duty][A20.1][A15.1]") {
  DutyOffice office;
  office.plan.adjustments.approvers = {"committee"};
  const std::int64_t number = office.propose(kDeducting);
  office.confirm("committee_1", "2023-04-05", {number});
  CHECK(office.in_force().at(0).approved_by == "考核委");
  office.plan.adjustments.approvers = {"justice"};
  cycle::DutyDeducting given = kDeducting;
  given.events = {"late_draft/gardens"};
  CHECK(has(refusal_of([&] { office.propose(given); }), "say with --approved-by"));
  given.approved_by = "司法局";
  office.confirm("committee_1", "2023-04-06", {office.propose(given)});
  CHECK(office.in_force().at(1).approved_by == "司法局");
}

TEST_CASE("Duty: the office refers, the committee decides, the office transfers", "[duty][A20.2]") {
  DutyOffice office;
  CHECK(has(refusal_of([&] { office.refer("coordination_1"); }), "row \"propose_referral\""));
  const std::int64_t number = office.refer();
  CHECK(office.tasks("committee") == "decide_referral ");
  CHECK(office.tasks("office").empty());
  CHECK(has(refusal_of([&] { office.refer(); }), "a referral of 宣传部 is open already"));
  CHECK(has(refusal_of([&] { office.transfer("office_1", number); }),
            "the committee has not decided on it yet"));
  CHECK(has(refusal_of([&] {
              office.decide("office_2", number, {true, "纪要1号"});
            }),
            "row \"decide_referral\""));
  CHECK(has(refusal_of([&] { office.decide("committee_1", number, {true}); }),
            "the document is missing"));
  office.decide("committee_1", number, {true, "纪要1号"});
  CHECK(office.tasks("committee").empty());
  CHECK(office.tasks("office") == "transfer_referral ");
  CHECK(has(refusal_of([&] {
              office.decide("committee_1", number, {true, "纪要1号"});
            }),
            "it was approved on 2023-04-07 by committee_1"));
  CHECK(
      has(refusal_of([&] { office.transfer("office_1", number, ""); }), "the document is missing"));
  for (const char* date : {"2023-04-06", "2023-04-09"})
    CHECK(has(refusal_of([&] { office.transfer("office_1", number, "移送1号", day(date)); }),
              "expected one from 2023-04-07, when the committee agreed, to 2023-04-08"));
  office.transfer("office_1", number, "移送1号", day("2023-04-07"));
  CHECK(office.tasks("office").empty());
  CHECK(has(refusal_of([&] { office.transfer("office_1", number); }), "it was transferred on"));
  const auto cases = cycle::duty_cases(office.ledger, 2023, std::nullopt);
  REQUIRE(cases.size() == 1);
  CHECK(cases[0].transfer->record.to == std::vector<std::string>{"justice", "coordination"});
  CHECK(cases[0].transfer->record.date == day("2023-04-07"));
  CHECK(cycle::duty_cases(office.ledger, 2023, day("2023-04-07"))[0].awaits_transfer());
  office.refer("office_1", "publicity", "仍不报", "提请2号", "2023-04-09");  // another one
}

TEST_CASE("Duty: a referral that the committee rejects says why and goes no further",
          "[duty][A20.2]") {
  DutyOffice office;
  const std::int64_t number = office.refer();
  CHECK(has(refusal_of([&] { office.decide("committee_1", number, {}); }),
            "a referral is never rejected without one"));
  office.decide("committee_1", number, {false, "", "情节轻微"});
  CHECK(has(refusal_of([&] { office.transfer("office_1", number); }), "the committee rejected it"));
  CHECK(office.tasks("office").empty());
  CHECK(has(refusal_of([&] { office.transfer("office_1", 99); }), "#99: it is no referral"));
}

TEST_CASE("Duty: of the office itself the coordinator refers, and nobody is told of itself",
          "[duty][A20.2][A5.1]") {
  DutyOffice office;
  CHECK(has(refusal_of([&] { office.refer("office_1", "office"); }), "in its place acts 统筹部"));
  const std::int64_t number = office.refer("coordination_1", "office");
  const std::int64_t own = office.refer("office_1", "justice");
  office.decide("committee_1", number, {true, "纪要1号"});
  CHECK(office.tasks("coordination") == "transfer_referral ");
  office.decide("committee_1", own, {true, "纪要2号"});
  office.transfer("coordination_1", number);
  office.transfer("office_1", own);
  CHECK(cycle::duty_cases(office.ledger, 2023, std::nullopt)[1].transfer->record.to ==
        std::vector<std::string>{"coordination"});
}

TEST_CASE("Duty: a referral says why and by which paper, and to whom it can go", "[duty][A20.2]") {
  DutyOffice office;
  CHECK(has(refusal_of([&] { office.refer("office_1", "publicity", ""); }), "a reason is missing"));
  CHECK(has(refusal_of([&] { office.refer("office_1", "publicity", "r", ""); }),
            "the document is missing"));
  office.plan.duty.refer_to = {"publicity"};
  CHECK(has(refusal_of([&] { office.refer(); }),
            "year.toml names nobody else to whom a case of 宣传部 could be transferred"));
}
