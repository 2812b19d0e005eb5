// A table of people held against what is on record already.
#include <catch2/catch.hpp>

#include "evidence/beside_tables.hpp"
#include "evidence/intake.hpp"
#include "evidence/record_row.hpp"
#include "ledger/payload.hpp"
#include "support/evidence_builder.hpp"

using namespace kaohe;
using namespace kaohe::testing;
using evidence::Form;

namespace {

const std::string kHeadings =
    "domain,assessee,indicator,input,subject,cell,date,value,attributes,matter,reason,evidence\n";

/// A folder whose evidence is on record; tables are taken in beside it.
struct OnRecord : EvidenceFolder {
  evidence::Intake take(const Form& form, const std::string& text,
                        const evidence::SubmissionKey& key) const {
    return evidence::take_in(plan, read().source, form, read_csv(text, "new.csv"), key);
  }
  std::string taken(const Form& form, const std::string& text,
                    const evidence::SubmissionKey& key) const {
    try {
      take(form, text, key);
      return "accepted";
    } catch (const Error& error) {
      return without_path(error.text(Language::en));
    }
  }
  std::string rows(const std::string& text,
                   const evidence::SubmissionKey& key = {"q1", "publicity"}) const {
    return taken(evidence::kObservations, kHeadings + text, key);
  }
};

/// The words of all notes of an intake.
std::string notes_of(const evidence::Intake& intake) {
  std::string text;
  for (const Problem& note : intake.notes) text += note.what.en + "\n";
  return text;
}

const char* const kMistake = "gardens,east,XX02,mistakes,,,2023-03-01,2,,,,通报\n";

/// A row of each table beside the observations that the garden takes.
struct Beside {
  const Form* form;
  std::string headings, row, another;
};

std::vector<Beside> beside() {
  using namespace evidence;
  const std::string who = "gardens,east,", other = "gardens,west,";
  return {
      {&kDraws, "domain,assessee,sub,frame,seed,subjects", who + "person,在册 9 人,1,甲、乙",
       other + "person,在册 9 人,1,甲、乙"},
      {&kReviews, "domain,assessee,score,grade", who + "90,好", other + "90,好"},
      {&kVotes, "of,domain,assessee,option,votes", "trust," + who + "yes,3",
       "trust," + who + "no,1"},
      {&kLeaders, "leader,domain,assessee,score", "li," + who + "90", "wang," + who + "90"},
      {&kSurveys, "survey,domain,assessee,score", "education," + who + "90",
       "education," + other + "90"},
      {&kCirculars, "domain,assessee,body,document,date", who + "county,文1,2023-03-01",
       who + "county,文2,2023-03-01"},
      {&kFindings, "domain,assessee,kind,document,date", who + "no_clear_results,文1,2023-03-01",
       who + "no_clear_results,文1,2023-03-02"},
      {&kAdjustments, "domain,assessee,category,points,document,date",
       who + "bonus,1,文1,2023-03-01", who + "bonus,2,文1,2023-03-01"},
      {&kDecisions, "kind,domain,assessee,on,document,decided_by",
       "exempt," + who + "XX01,文1,考核委", "exempt," + who + "XX02,文1,考核委"},
      {&kClosings, "domain,assessee,consequence,document", who + "explanation,文1",
       other + "explanation,文1"},
      {&kNotices, "domain,assessee,unit,document,issued,answered",
       who + "garden_office,文1,2023-03-01,", who + "garden_office,文2,2023-03-01,"},
      {&kImported, "result,domain,assessee,column,value", "inspection," + who + "score,90",
       "inspection," + other + "score,90"},
      {&kLastYear, "domain,assessee,name,value", who + "XX01.income,90", other + "XX01.income,90"}};
}

plan::YearPlan plan_with_vote() {
  plan::YearPlan plan = garden_plan();
  plan::VoteRule rule;
  rule.options = {{"yes", "满意", Rational::of(100)}, {"no", "不满意", Rational()}};
  plan.surveys.push_back({"trust", "信任投票", {}, rule});
  return plan;
}

/// What was taken in, as if it were records #7 of a ledger.
std::unique_ptr<ledger::MemorySource> recorded(evidence::Intake intake) {
  for (auto& [domain, list] : intake.records->observations_by_domain) {
    for (ledger::Observation& row : list) row.origin.number = 7;
  }
  ledger::for_each_kind([&](const char*, auto list) {
    for (auto& record : (*intake.records).*list) record.origin.number = 7;
  });
  return std::move(intake.records);
}

std::size_t count_of(const ledger::MemorySource& records) {
  std::size_t count = 0;
  for (const auto& [domain, list] : records.observations_by_domain) count += list.size();
  ledger::for_each_kind([&](const char*, auto list) { count += (records.*list).size(); });
  return count;
}

}  // namespace

TEST_CASE("Intake: a row that is on record is refused, naming the record by its number",
          "[evidence][intake][A11.1]") {
  OnRecord office;
  office.file("q1/publicity.csv", kHeadings + kMistake);
  CHECK(office.rows(kMistake) ==
        "new.csv:2: the row equals that at #1 q1/publicity.csv:2 in every field; delete one of "
        "the two");
  CHECK(office.rows("gardens,east,XX02,mistakes,,,2023-03-01,2,,,,另一通报\n") == "accepted");
}

TEST_CASE("Intake: only what is new is given back", "[evidence][intake]") {
  OnRecord office;
  office.file("q1/publicity.csv", kHeadings + kMistake);
  const evidence::Intake intake = office.take(
      evidence::kObservations, kHeadings + "gardens,west,XX02,mistakes,,,2023-03-02,1,,,,\n",
      {"q1", "publicity"});
  CHECK(count_of(*intake.records) == 1);
  const ledger::Observation& row = intake.records->observations_by_domain.at("gardens").at(0);
  CHECK(row.assessee == "west");
  CHECK(row.period == "q1");
  CHECK(row.origin.number == 0);
  CHECK(row.origin.unit == "publicity");
  CHECK(row.origin.place.text() == "new.csv:2");
}

TEST_CASE("Intake: a second value for a cell that is on record is refused", "[evidence][intake]") {
  OnRecord office;
  office.file("q1/garden_office.csv", kHeadings + "gardens,east,XX01,media,,2023-Q1,,yes,,,,\n");
  const evidence::SubmissionKey key{"q1", "garden_office"};
  CHECK(office.rows("gardens,east,XX01,media,,2023-Q1,,no,,,,\n", key) ==
        "new.csv:2: input \"XX01.media\" has a record for the same cell at #1 "
        "q1/garden_office.csv:2 and takes one only; correct that one instead of adding a second");
  CHECK(office.rows("gardens,west,XX01,media,,2023-Q1,,no,,,,\n", key) == "accepted");
}

TEST_CASE("Intake: a year's value that is on record without a day is not told apart by its cell",
          "[evidence][intake]") {
  OnRecord office;
  office.file("year/garden_office.csv", kHeadings + "gardens,east,XX01,grade,,,,first,,,,\n");
  CHECK(office.rows("gardens,east,XX01,grade,,2023,,first,,,,\n", {"year", "garden_office"}) ==
        "new.csv:2: the row equals that at #1 year/garden_office.csv:2 in every field; delete one "
        "of the two");
}

TEST_CASE("Intake: a sample that is full on record takes no more", "[evidence][intake]") {
  OnRecord office;
  const std::string start = "gardens,east,XX02,cases,案";
  const std::string end = ",,2023-03-01,1,,,,\n";
  office.file("q1/publicity.csv", kHeadings + start + "1" + end);
  CHECK(office.rows(start + "2" + end) == "accepted");
  office.file("q1/publicity.csv", kHeadings + start + "1" + end + start + "2" + end);
  CHECK(office.rows(start + "3" + end) ==
        "new.csv:2: input \"XX02.cases\" is a sample of at most 2 for each assessee, and this row "
        "is beyond it; record only what was drawn");
}

TEST_CASE("Intake: who was drawn on record may be recorded, and nobody else",
          "[evidence][intake]") {
  OnRecord office;
  const std::string of_a = "gardens,east,XX02,notes,甲,,,yes,,,,\n";
  const evidence::SubmissionKey key{"year", "publicity"};
  CHECK(office.rows(of_a, key) ==
        "new.csv:2: no sample of \"person\" has been drawn for \"east\"; record the draw in "
        "draws.csv first");
  office.file("draws.csv",
              "domain,assessee,sub,frame,seed,subjects\ngardens,east,person,在册,1,甲、乙\n");
  CHECK(office.rows(of_a, key) == "accepted");
  CHECK(office.rows("gardens,east,XX02,notes,丙,,,yes,,,,\n", key) ==
        "new.csv:2: column \"subject\": found \"丙\", expected one of those drawn: "
        "\"乙\", \"甲\" (did you mean \"乙\"?)");
}

TEST_CASE("Intake: an objection speaks of records that are on record",
          "[evidence][intake][A21.1]") {
  OnRecord office;
  const std::string objection =
      "domain,assessee,indicator,input,reason,document,date\n"
      "gardens,east,XX02,mistakes,查无此事,文1,2023-03-05\n";
  CHECK(office.taken(evidence::kObjections, objection, {}).find("there is no record of") !=
        std::string::npos);
  office.file("q1/publicity.csv", kHeadings + kMistake);
  CHECK(office.taken(evidence::kObjections, objection, {}) == "accepted");
}

TEST_CASE("Intake: an objection or a rectification that stands is not taken a second time",
          "[evidence][intake][A21.1]") {
  OnRecord office;
  office.file("q1/publicity.csv", kHeadings + kMistake);
  const std::string objection =
      "domain,assessee,indicator,input,reason,document,date\n"
      "gardens,east,XX02,mistakes,查无此事,文1,2023-03-05\n";
  const std::string rectified =
      "domain,assessee,indicator,input,document,date\ngardens,east,XX02,mistakes,文1,2023-03-05\n";
  office.plan.rectified_returns = Rational::of(1, 2);
  office.file("objections.csv", objection).file("rectified.csv", rectified);
  CHECK(office.taken(evidence::kObjections, objection, {}).find("objections.csv:2") !=
        std::string::npos);
  CHECK(office.taken(evidence::kRectified, rectified, {}).find("rectified.csv:2") !=
        std::string::npos);
}

TEST_CASE("Intake: of every table a record that stands is refused, another is taken",
          "[evidence][intake]") {
  const plan::YearPlan plan = plan_with_vote();
  for (const Beside& table : beside()) {
    INFO(table.form->name);
    const auto take = [&](std::unique_ptr<ledger::MemorySource> source, const std::string& row,
                          const char* file) {
      return evidence::take_in(plan, std::move(source), *table.form,
                               read_csv(table.headings + "\n" + row + "\n", file), {});
    };
    const auto first = [&] {
      return recorded(take(std::make_unique<ledger::MemorySource>(), table.row, "first.csv"));
    };
    REQUIRE(count_of(*first()) >= 1);
    std::string refusal;
    try {
      take(first(), table.row, "second.csv");
    } catch (const Error& error) {
      refusal = error.text(Language::en);
    }
    CHECK(refusal.find("second.csv:2: ") == 0);
    CHECK(refusal.find("#7 first.csv:2") != std::string::npos);
    CHECK(count_of(*take(first(), table.another, "second.csv").records) >= 1);
  }
}

TEST_CASE("Intake: a record written as a row and read again is the same, of every table",
          "[evidence][intake][A21.1]") {
  const plan::YearPlan plan = plan_with_vote();
  for (const Beside& table : beside()) {
    INFO(table.form->name);
    const auto read = [&](CsvTable csv) {
      return recorded(evidence::take_in(plan, std::make_unique<ledger::MemorySource>(), *table.form,
                                        std::move(csv), {}));
    };
    const auto again = [&](const evidence::RecordRow& row) {
      REQUIRE(row.form == table.form);
      CsvTable csv{"again.csv", {}, {{2, row.cells}}};
      for (const evidence::Column& one : row.form->columns) csv.headings.emplace_back(one.id);
      return read(std::move(csv));
    };
    const auto first = read(read_csv(table.headings + "\n" + table.row + "\n", "first.csv"));
    for (const auto& [domain, list] : first->observations_by_domain) {
      for (const ledger::Observation& one : list)
        CHECK(again(evidence::row_of(plan, one))->observations_by_domain.at(domain).size() ==
              list.size());
    }
    ledger::for_each_kind([&](const char* kind, auto list) {
      for (const auto& one : (*first).*list) {
        const auto payload = ledger::payload_of(one);
        const auto back = again(evidence::row_of(plan, kind, payload).value());
        REQUIRE(((*back).*list).size() == 1);
        CHECK(ledger::payload_of(((*back).*list).front()) == payload);
      }
    });
  }
}

TEST_CASE("Intake: every wrong cell is named at once, and nothing is given back",
          "[evidence][intake][A11.1]") {
  const OnRecord office;
  CHECK(office.rows("gardens,nobody,XX02,mistakes,,,2023-03-01,2,,,,\n"
                    "gardens,east,XX02,mistakes,,,2023-13-01,-1,,,,\n") ==
        "new.csv:2: column \"assessee\": found \"nobody\", expected an assessee of this "
        "domain, by id or exact name as in the roster\n"
        "new.csv:3: column \"date\": found \"2023-13-01\", expected a date such as 2023-06-20\n"
        "new.csv:3: column \"value\": found \"-1\", expected a number of 0 or more with at most "
        "8 decimals, such as 12.5");
  CHECK(office.taken(evidence::kReviews, "domain,assessee,score,sore\n", {})
            .find("heading \"sore\" is not known") != std::string::npos);
}

TEST_CASE("Intake: rows of a template that nobody filled in are passed over and counted",
          "[evidence][intake][A11.1]") {
  const OnRecord folder;
  const evidence::SubmissionKey key{"q1", "garden_office"};
  const std::string unfilled = "gardens,east,XX01,leaders,,2023-01,,,,,,\n";
  const std::string filled = "gardens,east,XX01,leaders,,2023-02,,1,,,,\n";
  const auto intake = folder.take(evidence::kObservations, kHeadings + unfilled + filled, key);
  CHECK(intake.records->observations_by_domain["gardens"].size() == 1);
  CHECK(intake.unfilled_count == 1);
  CHECK(notes_of(intake) ==
        "1 rows of the template were left unfilled and are passed over; what they ask for stays "
        "awaited\n");
  CHECK(folder.rows("gardens,east,XX01,leaders,,2023-01,,,,,,记录\n", key).find("\"value\"") !=
        std::string::npos);
}

TEST_CASE("Intake: an event whose row says no more happened once", "[evidence][intake][A11.1]") {
  const OnRecord folder;
  const auto intake =
      folder.take(evidence::kObservations,
                  kHeadings + "gardens,east,XX02,mistakes,,2023-03,,,,,,\n", {"q1", "publicity"});
  CHECK(intake.records->observations_by_domain["gardens"].size() == 1);
  CHECK(intake.unfilled_count == 0);
}

TEST_CASE("Intake: places in a workbook have sheet, column and row", "[evidence][intake]") {
  const OnRecord folder;
  CsvTable table =
      read_csv(kHeadings + "gardens,east,XX02,mistakes,,,2023-03-01,x,,,,\n", "a.xlsx");
  table.sheet = "监测";
  try {
    evidence::take_in(folder.plan, folder.read().source, evidence::kObservations, table,
                      {"q1", "publicity"});
    FAIL("accepted");
  } catch (const Error& error) {
    CHECK(error.text(Language::en).find("a.xlsx 监测!H2: column \"value\": found \"x\"") !=
          std::string::npos);
  }
}

TEST_CASE("Intake: of a cell that cannot be read nothing more is said, of its row the rest",
          "[evidence][intake]") {
  OnRecord office;
  CsvTable table = read_csv(kHeadings + "gardens,nobody,XX02,mistakes,,,2023-03-01,?,,,,\n",
                            "new.csv", std::vector<std::string_view>{});
  table.sheet = "s";
  table.problems = {{{"new.csv", 2, 0}, {"an error of a formula", "公式有误"}, "s!H2"}};
  try {
    evidence::take_in(office.plan, std::make_unique<ledger::MemorySource>(),
                      evidence::kObservations, std::move(table), {"q1", "publicity"});
    FAIL("taken");
  } catch (const Error& error) {
    REQUIRE(error.problems().size() == 2);
    CHECK(error.problems()[0].what.en == "an error of a formula");
    CHECK(error.problems()[1].cell == "s!B2");
  }
}
