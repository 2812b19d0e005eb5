// Records of an assessee that are one matter, or are not: who says so, what may be one, what is
// recorded under one.
#include "cycle/matter_links.hpp"

#include "cycle/answers.hpp"
#include "cycle/matter_suspects.hpp"
#include "cycle/notices.hpp"
#include "unit/cycle/office.hpp"

using namespace kaohe;
using namespace kaohe::testing;

namespace {

using Numbers = std::vector<std::int64_t>;

const std::string kHeadings =
    "domain,assessee,indicator,input,date,value,attributes,matter,reason,evidence\n";

/// #2 and #3 of west, #5 of north, in one table of the unit publicity; #6 a circular of west
/// without a matter.
struct Matters : Office {
  Matters() {
    add("gardens,west,XX02,incidents,2023-03-01,2,level=county,案1,公款接待超出标准,"
        "云督〔2023〕9号\n"
        "gardens,west,XX02,incidents,2023-03-06,1,level=county,案2,公款接待超标准,云纪〔2023〕1号\n"
        "gardens,north,XX02,incidents,2023-03-02,1,level=county,案1,公款接待超出标准,\n");
    record("office_1", "2023-03-20", evidence::kCirculars,
           "domain,assessee,body,document,matter,about,date\n"
           "gardens,west,county,云督[2023] 9号,,公款接待,2023-03-18\n");
  }
  void add(const std::string& rows, const char* today = "2023-03-20") {
    cycle::Desk at = desk("publicity_1", today);
    cycle::record_table(at, evidence::kObservations,
                        {read_csv(kHeadings + rows, "table.csv"), "table.csv", ""}, "q1");
  }

  std::int64_t merge(const char* person, const Numbers& numbers, const char* into = "案1",
                     const char* reason = "一事", const char* document = "纪要1号",
                     const char* today = "2023-03-21") {
    cycle::Desk at = desk(person, today);
    return cycle::merge_matters(at, {numbers, into, reason, document});
  }
  std::int64_t keep_apart(const char* person, const Numbers& numbers, const char* reason = "两事") {
    cycle::Desk at = desk(person, "2023-03-21");
    return cycle::keep_matters_apart(at, numbers, reason);
  }
  std::string refused(const Numbers& numbers, const char* into = "案1") {
    return refusal_of([&] { merge("publicity_1", numbers, into); });
  }

  /// The ids by which the rows count: "案1 案2 案1".
  std::string matters(bool with_proposed) const {
    ledger::ReadOptions options;
    options.year = 2023;
    options.with_proposed = with_proposed;
    std::string text;
    const auto records = ledger::read_records(ledger, options);
    for (const auto& row : records->observations_by_domain["gardens"])
      text += (text.empty() ? "" : " ") + row.matter;
    return text;
  }

  /// "document 2 5; text 2 3", each with what was decided of it: "text 2 3 !7".
  std::string suspects(bool with_decided = false) const {
    std::string text;
    cycle::SuspectOptions options;
    options.with_decided = with_decided;
    for (const cycle::Suspect& one : cycle::matter_suspects(plan, ledger, options)) {
      text += text.empty() ? "" : "; ";
      text += one.why == cycle::Suspect::Why::document ? "document" : "text";
      for (const cycle::MatterRecord& record : one.records)
        text += " " + std::to_string(record.number);
      for (const std::int64_t number : one.decided_in) text += " !" + std::to_string(number);
      if (!one.is_open) text += " done";
    }
    return text;
  }
};

}  // namespace

TEST_CASE("Matter: a merge counts once the lead unit has confirmed it, until it is cancelled",
          "[matter][A12.1][A21.1]") {
  Matters office;
  const std::int64_t number = office.merge("publicity_1", {2, 3});
  CHECK(office.matters(true) == "案1 案2 案1");  // no preview shows what is only proposed
  office.submit("publicity_2", "2023-03-22");
  CHECK(office.matters(false) == "案1 案2 案1");
  CHECK(has(refusal_of([&] { office.confirm("publicity_2", "2023-03-22", {number}); }),
            "row \"confirm_matter\""));
  office.confirm("garden_office_1", "2023-03-22", {number});
  CHECK(office.matters(false) == "案1 案1 案1");
  const std::int64_t cancelled = office.withdraw("garden_office_2", "2023-03-23", number);
  CHECK(office.matters(false) == "案1 案1 案1");
  office.confirm("garden_office_1", "2023-03-24", {cancelled});
  CHECK(office.matters(false) == "案1 案2 案1");
}

TEST_CASE("Matter: its author withdraws a merge that nobody has confirmed, and confirms none",
          "[matter][A21.1]") {
  Matters office;
  const std::int64_t number = office.merge("garden_office_1", {2, 3});
  CHECK(has(refusal_of([&] { office.confirm("garden_office_1", "2023-03-22", {number}); }),
            "had a hand in this"));
  CHECK(has(refusal_of([&] { office.correct("garden_office_1", "2023-03-22", number, "1"); }),
            "stands in no table, and no correction can be written for it; take it away with"));
  office.withdraw("garden_office_1", "2023-03-22", number);
  CHECK(office.matters(true) == "案1 案2 案1");
}

TEST_CASE("Matter: who answers for none of the records, or is the assessee itself, merges nothing",
          "[matter][A5.1]") {
  Matters office;
  CHECK(has(refusal_of([&] { office.merge("justice_1", {2, 3}); }), "row \"record_matter\""));
  CHECK(has(refusal_of([&] { office.merge("gardens/west", {2, 3}); }), "row \"record_matter\""));
  CHECK(has(refusal_of([&] { office.keep_apart("justice_1", {2, 3}); }), "row \"record_matter\""));
}

TEST_CASE("Matter: what cannot be merged is said, all at once", "[matter][A12.1]") {
  Matters office;
  office.add("gardens,west,XX02,mistakes,2023-03-08,1,,,,\n");
  const std::string both = office.refused({2, 99, 1});
  CHECK(has(both, "#99: the ledger has no such record of 2023"));
  CHECK(has(both, "#1: it has no matter (kind \"observations\")"));
  CHECK(has(office.refused({2, 8}), "#8: its input \"XX02.mistakes\" counts records"));
  CHECK(has(office.refused({2}), "#2: it is one record alone"));
  CHECK(has(office.refused({2, 2}), "#2: it is one record alone"));
  CHECK(has(office.refused({2, 5}), "#5: it is about "));
  CHECK(has(office.refused({2, 3}, ""), "say with --into under which id the matter counts"));
  CHECK(has(refusal_of([&] {
              office.merge("publicity_1", {2, 3}, "案1", "", "");
            }),
            "say with --reason why they are one matter"));
  CHECK(has(refusal_of([&] {
              office.merge("publicity_1", {2, 3}, "案1", "", "");
            }),
            "say with --document which document shows it"));
  office.withdraw("publicity_1", "2023-03-21", 3);
  CHECK(has(office.refused({2, 3}), "#3: it was withdrawn"));
}

TEST_CASE("Matter: a merge that changes nothing is refused, in both languages", "[matter][A12.1]") {
  Matters office;
  const std::int64_t merge = office.merge("publicity_1", {2, 3});
  const std::string number = std::to_string(merge);
  CHECK(has(office.refused({2, 3}), "#" + number + " proposes already that these records are one"));
  CHECK(has(office.refused({2, 3}), "`kaohe record confirm " + number + "`"));
  office.confirm("garden_office_2", "2023-03-21", {merge});
  CHECK(has(office.refused({2, 3}), "these records are one matter already, \"案1\""));
  CHECK(has(refusal_of(
                [&] {
                  office.merge("publicity_1", {2, 3});
                },
                Language::zh),
            "这些记录已是同一事项“案1”"));
}

TEST_CASE("Matter: a later record under one of the ids is of the matter too", "[matter][A12.1]") {
  Matters office;
  const std::int64_t merge = office.merge("publicity_1", {2, 3}, "督9");
  office.confirm("garden_office_1", "2023-03-21", {merge});
  office.add("gardens,west,XX02,incidents,2023-03-15,1,level=city,案2,,\n", "2023-03-21");
  CHECK(office.matters(true) == "督9 督9 案1 督9");
}

TEST_CASE("Matter: an objection recorded by a matter's id is still about its own records",
          "[matter][A21.1]") {
  Matters office;
  office.submit("publicity_2", "2023-03-21");
  cycle::Desk west = office.desk("gardens/west", "2023-03-21");
  office.merge("publicity_1", {2, 3});
  const std::int64_t objection = cycle::object(west, 3, {"不属实", "异议1号"});
  ledger::ReadOptions options;
  options.year = 2023;
  const auto records = ledger::read_records(office.ledger, options);
  REQUIRE(records->all_objections.size() == 1);
  for (const auto& row : records->observations_by_domain["gardens"])
    CHECK(speaks_of(records->all_objections[0].about, {}, row) == (row.origin.number == 3));
  CHECK(cycle::recorders_of(
            office.plan, office.ledger,
            ledger::record_of<ledger::Objection>(office.ledger.find(objection).value())) ==
        std::set<std::string>{"publicity_1"});
}

TEST_CASE("Matter: while a record is disputed nothing is merged with it",
          "[matter][A12.1][A21.1]") {
  Matters office;
  office.submit("publicity_2", "2023-03-21");
  const std::int64_t earlier = office.merge("publicity_1", {2, 3});
  cycle::Desk west = office.desk("gardens/west", "2023-03-21");
  const std::int64_t objection = cycle::object(west, 3, {"不属实", "异议1号"});
  const std::string open = "#3: 异议1号 objects to it (#" + std::to_string(objection);
  CHECK(has(office.refused({2, 3}, "督9"), open));
  const auto confirm = [&] { office.confirm("publicity_2", "2023-03-22", {earlier}); };
  CHECK(has(refusal_of(confirm), "#3: it is of this matter, and 异议1号 (#"));
  cycle::Desk unit = office.desk("publicity_2", "2023-03-22");
  cycle::answer_objection(unit, objection, {"upheld", "答复1号"});
  CHECK(has(office.refused({2, 3}), "proposes already that these records are one matter"));
}

TEST_CASE("Matter: a merge is confirmed while nothing of its matter is disputed, named or not",
          "[matter][A12.1][A21.1]") {
  Matters office;
  office.add("gardens,west,XX02,incidents,2023-03-15,1,level=city,案2,再次,\n");
  office.submit("publicity_2", "2023-03-21");
  const std::int64_t merge = office.merge("publicity_1", {2, 3});
  cycle::Desk west = office.desk("gardens/west", "2023-03-21");
  const std::int64_t objection = cycle::object(west, 8, {"不属实", "异议1号"});
  const auto confirm = [&] { office.confirm("garden_office_1", "2023-03-22", {merge}); };
  CHECK(has(refusal_of(confirm), "#8: it is of this matter, and 异议1号 (#"));
  cycle::Desk unit = office.desk("publicity_2", "2023-03-22");
  cycle::answer_objection(unit, objection, {"upheld", "答复1号"});
  CHECK(refusal_of(confirm) == "done");
}

namespace {

/// West has a deduction of 案1 and one of 案2, and two of no matter; the indicator has both
/// matters.
struct Adjusted : Matters {
  Adjusted() {
    made = record("office_1", "2023-03-20", evidence::kAdjustments,
                  "domain,assessee,category,points,matter,document,approved_by,date\n"
                  "gardens,west,malus,1,案1,文1号,考核办,2023-03-10\n"
                  "gardens,west,malus,2,案2,文2号,考核办,2023-03-10\n"
                  "gardens,west,malus,1,,文3号,考核办,2023-03-10\n"
                  "gardens,west,malus,1,,文4号,考核办,2023-03-10\n")
               .numbers;
  }
  void decide(const std::string& on) {
    record("office_1", "2023-03-21", evidence::kDecisions,
           "domain,assessee,kind,on,reason,document,decided_by,date\ngardens,west,adjustment," +
               on + ",另计,纪要2号,县考核委,2023-03-21\n");
  }
  std::string confirmed(std::int64_t merge) {
    return refusal_of([&] { confirm("garden_office_1", "2023-03-22", {merge}); });
  }
  std::string waits(std::size_t which) const {
    return "#" + std::to_string(made.at(which)) + ": this adjustment waits for a decision, and #";
  }

  Numbers made;
};

}  // namespace

TEST_CASE("Matter: a decision about one adjustment lets in no other by a merge",
          "[matter][A15.1]") {
  Adjusted office;
  office.decide("案1");
  CHECK(has(office.refused({2, 3}), office.waits(1)));
  plan::YearPlan& plan = office.plan;
  plan.matters_across = "highest";
  CHECK(has(office.refused({2, 3}), "#" + std::to_string(office.made.at(1)) +
                                        ": the matter of this deduction costs once, in the "
                                        "indicators or here (matters.across), and #"));
  plan.adjustments.categories = {{"malus", "加分", {}, false}};
  CHECK(has(office.refused({2, 3}), "this adjustment waits for a decision, and #"));
  plan.matters_across = "count";
  CHECK(office.refused({2, 3}) == "done");
}

TEST_CASE("Matter: a decision about one lets in no other by an id that counts as another's",
          "[matter][A15.1]") {
  Adjusted office;
  office.decide("案1");
  office.merge("garden_office_1", {3, office.made[2]}, "案9");  // 案2 counts as 案9
  CHECK(has(refusal_of([&] {
              office.merge("garden_office_1", {2, office.made[3]}, "案2");
            }),
            office.waits(1)));
}

TEST_CASE("Matter: a decision taken while a merge waits lets in no other by its confirmation",
          "[matter][A15.1]") {
  Adjusted office;
  const std::int64_t merge = office.merge("publicity_1", {2, 3});
  office.decide("案1");
  CHECK(has(office.confirmed(merge), office.waits(1)));
  office.decide("案2");
  CHECK(office.confirmed(merge) == "done");
}

TEST_CASE("Matter: what was decided under the new id of a merge that waits is of all its records",
          "[matter][A15.1]") {
  Adjusted office;
  const std::int64_t merge = office.merge("publicity_1", {2, 3}, "案9");
  office.decide("案9");
  CHECK(office.confirmed(merge) == "done");
}

TEST_CASE("Matter: a decision may name an adjustment by the id under which it counts",
          "[matter][A15.1]") {
  Matters office;
  const std::int64_t adjustment =
      office
          .record("office_1", "2023-03-20", evidence::kAdjustments,
                  "domain,assessee,category,points,matter,document,approved_by,date\n"
                  "gardens,west,malus,1,,文1号,考核办,2023-03-10\n")
          .numbers.at(0);
  const auto decide = [&](const char* on) {
    return refusal_of([&] {
      office.record("office_1", "2023-03-21", evidence::kDecisions,
                    "domain,assessee,kind,on,reason,document,decided_by,date\ngardens,west,"
                    "adjustment," +
                        std::string(on) + ",另计,纪要2号,县考核委,2023-03-21\n");
    });
  };
  CHECK(has(decide("案1"), "the matter of an adjustment of this assessee"));
  office.merge("garden_office_1", {2, adjustment});
  CHECK(decide("案1") == "done");
}

TEST_CASE("Suspects: one document number in several hands, or near days and alike texts",
          "[matter][A15.1]") {
  Matters office;
  CHECK(office.suspects() == "document 2 6; text 2 3");
  office.plan.like_matters.near_days = 5;
  CHECK(office.suspects() == "document 2 6; text 2 3");
  office.plan.like_matters.near_days = 4;
  CHECK(office.suspects() == "document 2 6");
  office.plan.like_matters = {7, Rational::of(10, 13)};
  CHECK(office.suspects() == "document 2 6; text 2 3");
  office.plan.like_matters.alike = Rational::of(11, 13);
  CHECK(office.suspects() == "document 2 6");
}

TEST_CASE("Suspects: what the evidence says in words, and a number within a sentence, tell too",
          "[matter][A15.1]") {
  Matters office;
  office.add(
      "gardens,west,XX02,incidents,2023-03-10,1,level=county,案3,,公款购买土特产的通报\n"
      "gardens,west,XX02,incidents,2023-03-11,1,level=county,案4,,用公款购买土特产的通报\n"
      "gardens,west,XX02,incidents,2023-03-12,1,level=county,案5,,云财〔2023〕5号\n"
      "gardens,west,XX02,incidents,2023-03-12,1,level=county,案6,,云财〔2023〕6号\n");
  CHECK(office.suspects() == "document 2 6; text 2 3; text 8 9");
  const std::int64_t circular =
      office
          .record("office_1", "2023-03-20", evidence::kCirculars,
                  "domain,assessee,body,document,matter,about,date\n"
                  "gardens,west,county,县纪委通报云财[2023] 6 号第二项,,,2023-03-18\n")
          .numbers.at(0);
  CHECK(office.suspects() ==
        "document 2 6; text 2 3; text 8 9; document 11 " + std::to_string(circular));
}

TEST_CASE("Suspects: what somebody has decided is not asked again, and shown with who did",
          "[matter][A15.1][A21.1]") {
  Matters office;
  const std::int64_t merged = office.merge("garden_office_1", {2, 6});
  CHECK(office.suspects() == "text 2 3");
  const std::int64_t apart = office.keep_apart("publicity_1", {2, 3});
  CHECK(office.suspects().empty());
  CHECK(has(refusal_of([&] {
              office.keep_apart("publicity_2", {3, 2});
            }),
            "#" + std::to_string(apart) + " says already that these are several matters"));
  CHECK(office.suspects(true) == "document 2 6 !" + std::to_string(merged) + " done; text 2 3 !" +
                                     std::to_string(apart) + " done");
  CHECK(has(refusal_of([&] {
              office.keep_apart("garden_office_1", {2, 6});
            }),
            "#6: it is one matter with #2, \"案1\""));
  CHECK(has(refusal_of([&] {
              office.keep_apart("publicity_1", {2, 3}, "");
            }),
            "say with --reason why they are several matters"));
  office.withdraw("garden_office_1", "2023-03-22", merged);
  CHECK(office.suspects() == "document 2 6");
}

TEST_CASE("Suspects: what was said to be several matters may be merged after all", "[matter]") {
  Matters office;
  const std::int64_t apart = office.keep_apart("publicity_1", {2, 3});
  CHECK(office.suspects() == "document 2 6");
  const std::int64_t cancelled = office.withdraw("publicity_1", "2023-03-22", apart);
  CHECK(office.suspects() == "document 2 6; text 2 3");
  office.confirm("garden_office_1", "2023-03-23", {cancelled});
  CHECK(office.suspects() == "document 2 6; text 2 3");
  CHECK(office.merge("publicity_1", {2, 3}, "案1", "一事", "纪要1号", "2023-03-23") > cancelled);
}

TEST_CASE("Matter book: all that is recorded under a matter, with what counts", "[matter][A12.1]") {
  Matters office;
  office.record("publicity_1", "2023-03-20", evidence::kNotices,
                "domain,assessee,unit,document,issued,answered\n"
                "gardens,west,publicity,案2,2023-03-05,\n");
  office.submit("publicity_2", "2023-03-21");
  const std::int64_t number = office.merge("publicity_1", {3, 6}, "案2");
  std::string text;
  for (const cycle::MatterRecord& one : cycle::matter_records(office.plan, office.ledger)) {
    if (one.matter != "案2") continue;
    text += "#" + std::to_string(one.number) + " " + one.kind + (one.counts ? " counts" : "") +
            (one.merges == Numbers{number} ? " merged" : "") + "\n";
  }
  CHECK(text == "#3 observations counts merged\n#6 circular merged\n#7 notice counts\n");
}

TEST_CASE("Notice: a table that says it again names the one on record by its number, once",
          "[notice]") {
  ClosedOffice office;
  cycle::Issuing issuing;
  issuing.about = 2;
  issuing.problem = "logbook is empty";
  issuing.document = "提1";
  cycle::Desk desk = office.desk("publicity_1", "2023-04-05");
  const std::string number = "#" + std::to_string(cycle::issue_notice(desk, issuing));
  const auto again = [&] {
    office.record("publicity_1", "2023-04-06", evidence::kNotices,
                  "domain,assessee,unit,indicator,document,issued\n"
                  "gardens,west,publicity,XX02,提1,2023-04-05\n");
  };
  CHECK(has(refusal_of(again), "stands already at " + number + ";"));
  CHECK(has(refusal_of(again, Language::zh), "该文书已登记(见 " + number + ");"));
}

TEST_CASE("Matter book: a merge that is to be taken away counts, and says what waits",
          "[matter][A12.1][A21.1]") {
  Matters office;
  const std::int64_t merge = office.merge("publicity_1", {2, 3});
  const auto waiting = [&] {
    std::string text;
    for (const cycle::MatterRecord& one : cycle::matter_records(office.plan, office.ledger)) {
      if (one.number != 3) continue;
      text += one.matter + (one.merge_counts ? " counts" : "");
      for (const cycle::MergeWaiting& wait : one.merges_waiting)
        text +=
            (wait.is_cancellation() ? " gone by #" : " made by #") + std::to_string(wait.number);
    }
    return text;
  };
  CHECK(waiting() == "案1 made by #" + std::to_string(merge));
  office.confirm("garden_office_2", "2023-03-22", {merge});
  CHECK(waiting() == "案1 counts");
  const std::int64_t gone = office.withdraw("publicity_1", "2023-03-23", merge);
  CHECK(waiting() == "案1 counts gone by #" + std::to_string(gone));
  CHECK(has(office.suspects(true), "text 2 3 !" + std::to_string(merge) + " done"));
  office.confirm("garden_office_1", "2023-03-24", {gone});
  CHECK(waiting() == "案2");
}

TEST_CASE("Matter: a finding stands beside what shares its document, and is no matter itself",
          "[matter][A12.1][A17.5][A19.1]") {
  Matters office;
  const auto finding = [&](const char* document) {
    return office
        .record("office_1", "2023-03-20", evidence::kFindings,
                std::string("domain,assessee,kind,handling,document,reason,date\n"
                            "gardens,west,no_clear_results,,") +
                    document + ",公款接待超标准,2023-03-06\n")
        .numbers.at(0);
  };
  const std::int64_t other = finding("云组〔2023〕5号");
  const std::string before = office.suspects();
  CHECK_FALSE(has(before, std::to_string(other)));  // alike words alone are no hint
  const std::int64_t same = finding("云纪[2023]1号");
  const std::string number = std::to_string(same);
  CHECK(has(office.suspects(), "document 3 " + number));
  CHECK(has(office.refused({3, same}), "#" + number + ": it is a finding, which has no matter"));
  office.keep_apart("publicity_1", {3, same});
  CHECK(office.suspects() == before);
}
