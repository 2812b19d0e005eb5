// How records stand: objections, matters recorded before, what is given back.
#include "scoring/standing.hpp"

#include <catch2/catch.hpp>

#include "support/evidence_builder.hpp"

using namespace kaohe;

namespace {

/// The gardens with incidents of one assessee, added one by one.
struct Records {
  plan::YearPlan plan = testing::garden_plan();
  ledger::MemorySource source;

  ledger::Observation& incident(const std::string& period, const std::string& matter, Date date) {
    ledger::Observation made;
    made.origin.number = ++last_;
    made.domain = "gardens";
    made.assessee = "east";
    made.input = "XX02.incidents";
    made.period = period;
    made.date = date;
    made.value = Rational::of(2);
    made.attributes = {0, 0};
    made.matter = matter;
    std::vector<ledger::Observation>& list = source.observations_by_domain["gardens"];
    list.push_back(made);
    return list.back();
  }

  ledger::Objection& objection(const std::string& matter, Date date) {
    ledger::Objection made;
    made.about = {"gardens", "east", "XX02.incidents", "", 0, matter};
    made.document = "东园〔2023〕1号";
    made.date = date;
    source.all_objections.push_back(made);
    return source.all_objections.back();
  }

  ledger::Rectified& rectified(const std::string& matter, Date date) {
    source.all_rectified.push_back(
        {{}, {"gardens", "east", "XX02.incidents", "", 0, matter}, "销1", date});
    return source.all_rectified.back();
  }

  scoring::StandingRecords at(const std::string& period, Date on,
                              bool without_disputed = false) const {
    return scoring::standing_records(plan, plan.domains[0], source,
                                     {period, on, {}, without_disputed});
  }
  scoring::StandingRecords at_year_end() const { return at("year", make_date(2023, 12, 31)); }

 private:
  std::int64_t last_ = 0;
};

std::vector<std::int64_t> numbers(const scoring::StandingRecords& standing) {
  std::vector<std::int64_t> list;
  for (const ledger::Observation& one : standing.records) list.push_back(one.origin.number);
  return list;
}

std::vector<std::string> note_ids(const scoring::StandingRecords& standing) {
  std::vector<std::string> ids;
  for (const auto& [assessee, notes] : standing.notes) {
    for (const scoring::Note& note : notes) ids.push_back(assessee + " " + note.id);
  }
  return ids;
}

using Numbers = std::vector<std::int64_t>;
using Ids = std::vector<std::string>;

const Date kMay = make_date(2023, 5, 10);
const Date kJuly = make_date(2023, 7, 3);

}  // namespace

TEST_CASE("Standing: a disputed record counts until the objection is answered",
          "[scoring][A21.1]") {
  Records made;
  made.incident("q2", "案1", kMay);
  made.objection("案1", kJuly);
  const scoring::StandingRecords before = made.at("q2", kJuly - std::chrono::days(1));
  CHECK_FALSE(before.any_disputed);
  const scoring::StandingRecords after = made.at("q3", kJuly);
  CHECK(after.any_disputed);
  CHECK(numbers(after) == Numbers{1});
  CHECK(note_ids(after) == Ids{"east disputed"});
  CHECK(numbers(made.at("q3", kJuly, true)).empty());
}

TEST_CASE("Standing: from the answer on an objection upholds, reduces or withdraws",
          "[scoring][A21.1]") {
  Records made;
  made.incident("q2", "案1", kMay);
  ledger::Objection& objection = made.objection("案1", kJuly);
  objection.answer = "答1";
  objection.answered = make_date(2023, 8, 1);
  SECTION("upheld") {
    objection.outcome = "upheld";
    CHECK(numbers(made.at_year_end()) == Numbers{1});
    CHECK_FALSE(made.at_year_end().any_disputed);
    CHECK(made.at_year_end().records[0].value == Rational::of(2));
  }
  SECTION("withdrawn") {
    objection.outcome = "withdrawn";
    CHECK(made.at("q3", make_date(2023, 7, 31)).any_disputed);
    CHECK(numbers(made.at("q3", make_date(2023, 8, 1))).empty());
    CHECK(note_ids(made.at_year_end()) == Ids{"east withdrawn"});
  }
  SECTION("reduced") {
    objection.outcome = "reduced";
    objection.value = Rational::of(1);
    objection.attributes = std::vector<int>{1, 0};
    CHECK(made.at("q3", make_date(2023, 7, 31)).records[0].value == Rational::of(2));
    const scoring::StandingRecords reduced = made.at_year_end();
    CHECK(reduced.records[0].value == Rational::of(1));
    CHECK(reduced.records[0].attributes == std::vector<int>{1, 0});
    CHECK(note_ids(reduced) == Ids{"east reduced"});
  }
}

TEST_CASE("Standing: an objection speaks of the records that it names, of no others",
          "[scoring][A21.1]") {
  Records made;
  made.incident("q2", "案1", kMay);
  made.incident("q2", "案2", kMay);
  made.incident("q3", "案1", kJuly);
  made.incident("q3", "案1", kJuly + std::chrono::days(1));  // after it was said
  made.objection("案1", kJuly);
  CHECK(numbers(made.at("year", make_date(2023, 12, 31), true)) == Numbers{2, 4});
}

TEST_CASE("Standing: the half-year adds only matters that monitoring has not recorded",
          "[scoring][A12.1]") {
  Records made;
  made.plan.periods[2].only_new_matters = true;
  made.incident("q1", "案1", make_date(2023, 2, 1));
  made.incident("h1", "案1", make_date(2023, 6, 1));
  made.incident("h1", "案2", make_date(2023, 6, 1));
  made.incident("q3", "案2", kJuly);  // a later period that takes repeats
  CHECK(numbers(made.at_year_end()) == Numbers{1, 3, 4});
  CHECK(note_ids(made.at_year_end()) == Ids{"east matter_repeated"});
  made.plan.periods[2].only_new_matters = false;
  CHECK(numbers(made.at_year_end()) == Numbers{1, 2, 3, 4});
}

TEST_CASE("Standing: another assessee's matter and records without one are no repeats",
          "[scoring][A12.1]") {
  Records made;
  made.plan.periods[2].only_new_matters = true;
  made.incident("q1", "案1", make_date(2023, 2, 1)).assessee = "west";
  made.incident("h1", "案1", make_date(2023, 6, 1));
  made.incident("q1", "", make_date(2023, 2, 1));
  made.incident("h1", "", make_date(2023, 6, 1));
  CHECK(numbers(made.at_year_end()) == Numbers{1, 2, 3, 4});
}

TEST_CASE("Standing: a share of the year's deductions is carried over to the year-end",
          "[scoring][A13.1]") {
  Records made;
  made.incident("q2", "案1", kMay);
  made.incident("year", "案2", make_date(2023, 11, 1));
  CHECK(made.at_year_end().records[0].retained == Rational::of(1));
  made.plan.carried_over = Rational::of(1, 2);
  CHECK(made.at_year_end().records[0].retained == Rational::of(1, 2));
  CHECK(made.at_year_end().records[1].retained == Rational::of(1));
  CHECK(made.at("q2", make_date(2023, 6, 30)).records[0].retained == Rational::of(1));
}

TEST_CASE("Standing: a rectified matter gives back the declared share from its day on",
          "[scoring][A11.5][A13.1]") {
  Records made;
  made.incident("q2", "案1", kMay);
  made.rectified("案1", kJuly);
  CHECK(made.at_year_end().records[0].retained == Rational::of(1));  // nothing is declared
  made.plan.rectified_returns = Rational::of(3, 10);
  CHECK(made.at_year_end().records[0].retained == Rational::of(7, 10));
  CHECK(note_ids(made.at_year_end()) == Ids{"east rectified"});
  CHECK(made.at("q3", kJuly - std::chrono::days(1)).records[0].retained == Rational::of(1));
  made.plan.carried_over = Rational::of(1, 2);
  CHECK(made.at_year_end().records[0].retained == Rational::of(7, 20));
}

TEST_CASE("Standing: a matter recorded again after it was put right gives nothing back",
          "[scoring][A11.5][A13.1]") {
  Records made;
  made.plan.rectified_returns = Rational::of(3, 10);
  made.incident("q2", "案1", kMay);
  made.rectified("案1", kJuly);
  made.incident("q3", "案1", kJuly);  // found on the day itself, it was put right with it
  made.incident("q3", "案2", kJuly + std::chrono::days(1));
  CHECK(made.at_year_end().records[0].retained == Rational::of(7, 10));
  made.incident("q3", "案1", kJuly + std::chrono::days(1));
  CHECK(made.at_year_end().records[0].retained == Rational::of(1));
  CHECK(note_ids(made.at_year_end()) == Ids{"east rectified_again"});
  CHECK(made.at("q3", kJuly).records[0].retained == Rational::of(7, 10));  // not known yet
}

TEST_CASE("Standing: also where the period that found it again counts only new matters",
          "[scoring][A11.5][A12.1]") {
  Records made;
  made.plan.rectified_returns = Rational::of(3, 10);
  made.plan.periods.back().only_new_matters = true;
  made.incident("q2", "案1", kMay);
  made.rectified("案1", kJuly);
  made.incident("year", "案1", make_date(2023, 11, 1));
  REQUIRE(numbers(made.at_year_end()).size() == 1);
  CHECK(made.at_year_end().records[0].retained == Rational::of(1));
  made.rectified("案1", make_date(2023, 12, 1));  // put right for good
  CHECK(made.at_year_end().records[0].retained == Rational::of(7, 10));
}
