// objections.csv and rectified.csv.
#include <catch2/catch.hpp>

#include "support/evidence_builder.hpp"

using namespace kaohe;
using namespace kaohe::testing;

namespace {

const char* const kObservationHeadings =
    "domain,assessee,indicator,input,subject,cell,date,value,attributes,matter\n";
const char* const kIncidents =
    "gardens,east,XX02,incidents,,,2023-05-08,1,level=city,案1\n"
    "gardens,east,XX02,incidents,,,2023-05-09,1,level=county,案2\n";
const std::string kHeadings =
    "domain,assessee,indicator,input,subject,cell,matter,reason,document,date,outcome,value,"
    "attributes,answer,answered\n";
const std::string kRectifiedHeadings =
    "domain,assessee,indicator,input,subject,cell,matter,document,date\n";

EvidenceFolder& with_incidents(EvidenceFolder& folder) {
  return folder.file("q2/publicity.csv", std::string(kObservationHeadings) + kIncidents);
}

std::string refusal(const std::string& rows) {
  EvidenceFolder folder;
  return with_incidents(folder).file("objections.csv", kHeadings + rows).refusal();
}

std::vector<ledger::Objection> read(const std::string& rows) {
  EvidenceFolder folder;
  with_incidents(folder).file("objections.csv", kHeadings + rows);
  return folder.read().source->objections();
}

const std::string kOpen = "gardens,east,XX02,incidents,,,案1,查无此事,东园〔2023〕3号,2023-06-02";

}  // namespace

TEST_CASE("Objections: one that waits for its answer", "[evidence][A21.1]") {
  const std::vector<ledger::Objection> list = read(kOpen + ",,,,,\n");
  REQUIRE(list.size() == 1);
  CHECK(list[0].about.input == "XX02.incidents");
  CHECK(list[0].about.matter == "案1");
  CHECK(list[0].reason == "查无此事");
  CHECK(list[0].date == make_date(2023, 6, 2));
  CHECK(list[0].outcome.empty());
}

TEST_CASE("Objections: the three outcomes, by id or title", "[evidence][A21.1]") {
  CHECK(read(kOpen + ",upheld,,,答1,2023-06-20\n")[0].outcome == "upheld");
  CHECK(read(kOpen + ",撤销,,,答1,2023-06-20\n")[0].outcome == "withdrawn");
  const ledger::Objection reduced = read(kOpen + ",减轻,0.5,level=county,答1,2023-06-20\n").at(0);
  CHECK(reduced.outcome == "reduced");
  CHECK(reduced.value == Rational::of(1, 2));
  CHECK(reduced.attributes == std::vector<int>{1, 0});
  CHECK(reduced.answered == make_date(2023, 6, 20));
}

TEST_CASE("Objections: to records that are not there", "[evidence][A21.1]") {
  CHECK(refusal("gardens,east,XX02,incidents,,,案9,错,文1,2023-06-02,,,,,\n") ==
        "objections.csv:2: there is no record of \"XX02.incidents\" for \"east\" with this "
        "subject, cell and matter, dated by then; name them as they stand in the record");
  CHECK(refusal("gardens,west,XX02,incidents,,,案1,错,文1,2023-06-02,,,,,\n") ==
        "objections.csv:2: there is no record of \"XX02.incidents\" for \"west\" with this "
        "subject, cell and matter, dated by then; name them as they stand in the record");
}

TEST_CASE("Objections: to what happens later", "[evidence][A21.1]") {
  const std::string row = "gardens,east,XX02,incidents,,,案1,错,文1,2023-05-0";
  CHECK(refusal(row + "8,,,,,\n") == "accepted");  // the day of the record
  CHECK(refusal(row + "7,,,,,\n").find("dated by then") != std::string::npos);
}

TEST_CASE("Objections: an outcome has its answer, and an answer its outcome", "[evidence][A21.1]") {
  CHECK(refusal(kOpen + ",upheld,,,,\n") ==
        "objections.csv:2: column \"answer\": the cell is empty, expected the document that "
        "answers the objection\n"
        "objections.csv:2: column \"answered\": the cell is empty, expected a date such as "
        "2023-06-20");
  CHECK(refusal(kOpen + ",,,,答1,2023-06-20\n") ==
        "objections.csv:2: column \"answer\": found \"答1\", expected an empty cell while there is "
        "no outcome; write the outcome\n"
        "objections.csv:2: column \"answered\": found \"2023-06-20\", expected an empty cell while "
        "there is no outcome; write the outcome");
  CHECK(refusal(kOpen + ",upheld,,,答1,2023-06-01\n") ==
        "objections.csv:2: column \"answered\": found \"2023-06-01\", expected a day from "
        "2023-06-02 on, when the objection was made");
  CHECK(refusal(kOpen + ",upheld,,,答1,2023-06-02\n") == "accepted");
  CHECK(refusal(kOpen + ",maybe,,,答1,2023-06-20\n") ==
        "objections.csv:2: column \"outcome\": found \"maybe\", expected an outcome: upheld, "
        "reduced, withdrawn");
}

TEST_CASE("Objections: only a reduction changes one record", "[evidence][A21.1]") {
  CHECK(refusal(kOpen + ",reduced,,,答1,2023-06-20\n") ==
        "objections.csv:2: column \"value\": the cell is empty, expected the value or the "
        "attributes that "
        "hold from now on");
  CHECK(refusal(kOpen + ",upheld,0.5,,答1,2023-06-20\n") ==
        "objections.csv:2: column \"value\": found \"0.5\", expected an empty cell: only "
        "\"reduced\" changes a record");
  CHECK(refusal(kOpen + ",,0.5,,,\n") ==
        "objections.csv:2: column \"value\": found \"0.5\", expected an empty cell: the objection "
        "has no outcome yet");
  CHECK(refusal("gardens,east,XX02,incidents,,,,错,文1,2023-06-02,reduced,0.5,,答1,2023-06-20\n") ==
        "objections.csv:2: 2 records are meant; one is reduced at a time: name its subject, cell "
        "or matter");
  CHECK(refusal("gardens,east,XX02,incidents,,,,错,文1,2023-06-02,withdrawn,,,答1,2023-06-20\n") ==
        "accepted");
}

TEST_CASE("Objections: while a period's records are not read yet, what is said later is no mistake",
          "[evidence][A21.1]") {
  EvidenceFolder folder;
  with_incidents(folder).file("objections.csv", kHeadings + kOpen + ",,,,,\n");
  CHECK(folder.read({"q1"}).source->objections().empty());
  CHECK(folder.read({"q2"}).source->objections().size() == 1);
}

TEST_CASE("Objections: one stands once", "[evidence][A21.1]") {
  CHECK(refusal(kOpen + ",,,,,\n" + kOpen + ",upheld,,,答1,2023-06-20\n") ==
        "objections.csv:3: an objection to these records stands already at objections.csv:2; write "
        "its outcome there");
}

TEST_CASE("Rectified: records whose matter is put right", "[evidence][A11.5]") {
  EvidenceFolder folder;
  with_incidents(folder).file(
      "rectified.csv", kRectifiedHeadings + "gardens,east,XX02,incidents,,,案1,销1,2023-08-01\n");
  const std::vector<ledger::Rectified> list = folder.read().source->rectified();
  REQUIRE(list.size() == 1);
  CHECK(list[0].about.matter == "案1");
  CHECK(list[0].document == "销1");
}

TEST_CASE("Rectified: an input that cannot give back a part, and a second row",
          "[evidence][A11.5]") {
  const std::string row = "gardens,east,XX02,incidents,,,案1,销1,2023-08-01\n";
  EvidenceFolder twice;
  CHECK(with_incidents(twice).file("rectified.csv", kRectifiedHeadings + row + row).refusal() ==
        "rectified.csv:3: these records were accepted as rectified already at rectified.csv:2; "
        "keep one");
  EvidenceFolder whole;
  whole.plan.rectified_returns = Rational::of(1, 2);
  whole.plan.domains[0].system.indicators[1].items.push_back(
      {"few", "分档", "table", "deduct", {"XX02.incidents"}});
  CHECK(with_incidents(whole).file("rectified.csv", kRectifiedHeadings + row).refusal() ==
        "rectified.csv:2: column \"input\": found \"incidents\", expected an input whose records "
        "are priced one by one: XX02.item.few judges them together and can give nothing back. "
        "Delete the row");
}
