// Rows of <period>/<unit>.csv: names, values, attributes, and what a row must carry.
#include <catch2/catch.hpp>

#include "support/evidence_builder.hpp"

using namespace kaohe;
using kaohe::testing::EvidenceFolder;

namespace {
const std::string kHeadings =
    "domain,assessee,indicator,input,subject,cell,date,value,attributes,matter,reason,evidence,"
    "provisional\n";

/// The first observation of a file of one unit; the file must be accepted.
ledger::Observation only(const std::string& file, const std::string& rows) {
  EvidenceFolder folder;
  folder.file(file, kHeadings + rows);
  CHECK(folder.refusal() == "accepted");
  const evidence::Evidence evidence = folder.read();
  REQUIRE(evidence.source->observations_by_domain["gardens"].size() == 1);
  return evidence.source->observations_by_domain["gardens"][0];
}

std::string refusal(const std::string& file, const std::string& rows,
                    Language language = Language::en) {
  EvidenceFolder folder;
  return folder.file(file, kHeadings + rows).refusal(language);
}
}  // namespace

TEST_CASE("Evidence: a row becomes an observation with every field", "[evidence]") {
  const ledger::Observation fact = only("q1/publicity.csv",
                                        "gardens,东园党委,XX02,incidents,,,2023-02-14,2.5,level="
                                        "city;unfixed,县委〔2023〕3号,,通报复印件,yes\n");
  CHECK(fact.domain == "gardens");
  CHECK(fact.assessee == "east");
  CHECK(fact.input == "XX02.incidents");
  CHECK(fact.period == "q1");
  CHECK(fact.cell == 2);
  CHECK(fact.date == make_date(2023, 2, 14));
  CHECK(fact.value == *Rational::parse("2.5"));
  CHECK(fact.attributes == std::vector<int>{0, 1});
  CHECK(fact.matter == "县委〔2023〕3号");
  CHECK(fact.evidence == "通报复印件");
  CHECK(fact.provisional);
  CHECK(fact.origin.number == 1);
  CHECK(fact.origin.unit == "publicity");
  CHECK(fact.origin.place.line == 2);
}

TEST_CASE("Evidence: headings may be Chinese, in any order, and optional ones left out",
          "[evidence]") {
  EvidenceFolder folder;
  folder.file("q1/publicity.csv",
              "监测项目,指标,领域,考核对象,日期\n差错,宣传,园林,东园党委,2023-03-01\n");
  const evidence::Evidence evidence = folder.read();
  const ledger::Observation& fact = evidence.source->observations_by_domain["gardens"].at(0);
  CHECK(fact.input == "XX02.mistakes");
  CHECK(fact.value == Rational::of(1));
  CHECK(fact.attributes.empty());
}

TEST_CASE("Evidence: unknown, double and missing headings are refused", "[evidence]") {
  EvidenceFolder folder;
  folder.file("q1/publicity.csv", "domain,assesee,input,date,日期\n");
  CHECK(folder.refusal() ==
        "q1/publicity.csv:1: heading \"assesee\" is not known, expected one of: domain, assessee, "
        "indicator, input, subject, cell, date, value, "
        "attributes, matter, reason, evidence, provisional (did you mean \"assessee\"?)\n"
        "q1/publicity.csv:1: headings \"date\" and \"日期\" name the same column; delete one");
  folder.file("q1/publicity.csv", "领域,监测项目\n");
  CHECK(folder.refusal() ==
        "q1/publicity.csv:1: column \"assessee\" is missing; add it to the headings");
  CHECK(folder.refusal(Language::zh) == "q1/publicity.csv:1: 缺少“考核对象”栏,请在列名中补上");
}

TEST_CASE("Evidence: several wrong cells, also of one row, are listed together", "[evidence]") {
  EvidenceFolder folder;
  folder.file("q1/garden_office.csv", kHeadings +
                                          "gardens,eastt,XX01,leaders,,2023-Q1,,1.5,,,,,\ngardens,"
                                          "east,XX01,leaders,,2023-01,,2,,,,,\n");
  folder.file("q2/publicity.csv", kHeadings + "garden,east,XX02,mistakes,,,2023-05-01,,,,,,\n");
  CHECK(
      folder.refusal() ==
      "q1/garden_office.csv:2: column \"assessee\": found \"eastt\", expected an assessee of this "
      "domain, by id or exact name as in the roster (did you mean \"east\"?)\n"
      "q1/garden_office.csv:2: column \"cell\": found \"2023-Q1\", expected a month of the year, "
      "such as 2023-01\n"
      "q1/garden_office.csv:2: column \"value\": found \"1.5\", expected an integer of 0 or more\n"
      "q2/publicity.csv:2: column \"domain\": found \"garden\", expected a domain that this year "
      "assesses, by id or title (did you mean \"gardens\"?)");
  CHECK(folder.refusal(Language::zh) ==
        "q1/garden_office.csv:2: "
        "“assessee”栏:填的是“eastt”,应为本领域考核对象的编号或名册所列全称(是不是“east”?)\n"
        "q1/garden_office.csv:2: “cell”栏:填的是“2023-Q1”,应为本年度的月份,如 2023-01\n"
        "q1/garden_office.csv:2: “value”栏:填的是“1.5”,应为不小于 0 的整数\n"
        "q2/publicity.csv:2: "
        "“domain”栏:填的是“garden”,应为本年度考核的领域,填编号或名称(是不是“gardens”?)");
}

TEST_CASE("Evidence: an indicator and an input that are not there are refused", "[evidence]") {
  CHECK(refusal("q1/publicity.csv", "gardens,east,XX22,mistakes,,,2023-02-01,,,,,,\n") ==
        "q1/publicity.csv:2: column \"indicator\": found \"XX22\", expected an indicator of "
        "\"gardens\", by id or title (did you mean \"XX02\"?)");
  CHECK(refusal("q1/publicity.csv", "gardens,east,XX02,mistake,,,2023-02-01,,,,,,\n")
            .find(" (did you mean \"mistakes\"?)") != std::string::npos);
  CHECK(refusal("q1/publicity.csv", "gardens,east,,vote,,,,3,,,,,\n") ==
        "q1/publicity.csv:2: column \"input\": found \"vote\", expected an input that \"gardens\" "
        "shares: \"stage\", \"votes\", or else its indicator in \"indicator\" (did you mean "
        "\"votes\"?)");
  CHECK(only("q1/publicity.csv", "gardens,east,,votes,,,,3,,,,,\n").input == "votes");
}

TEST_CASE("Evidence: numbers are in the strict form, within decimals and bounds", "[evidence]") {
  const auto hours = [](const std::string& value) {
    return refusal("q1/garden_office.csv",
                   "gardens,east,XX01,hours,b1,2023-H1,," + value + ",,,,,\n");
  };
  const std::string expected =
      ", expected a number with at most 1 decimals, such as 12.5 from 0 to 10";
  for (const std::string wrong : {"10.1", "-0.1", "0.25", "1e1", "1/2", "07", ".5", "5."}) {
    CHECK(hours(wrong) ==
          "q1/garden_office.csv:2: column \"value\": found \"" + wrong + "\"" + expected);
  }
  CHECK(hours("") == "q1/garden_office.csv:2: column \"value\": the cell is empty" + expected);
  for (const std::string right : {"10", "0", "0.5", "10.0"}) CHECK(hours(right) == "accepted");
  CHECK(refusal("q1/garden_office.csv", "gardens,east,XX01,leaders,,2023-01,,-1,,,,,\n") ==
        "q1/garden_office.csv:2: column \"value\": found \"-1\", expected an integer of 0 or more");
}

TEST_CASE("Evidence: flags and choices by id or title", "[evidence]") {
  const auto media = [](const std::string& value) {
    return only("q1/garden_office.csv", "gardens,east,XX01,media,,2023-Q1,," + value + ",,,,,\n")
        .value;
  };
  for (const std::string yes : {"yes", "true", "1", "是"}) CHECK(media(yes) == Rational::of(1));
  for (const std::string no : {"no", "false", "0", "否"}) CHECK(media(no) == Rational::of(0));
  CHECK(refusal("q1/garden_office.csv", "gardens,east,XX01,media,,2023-Q1,,maybe,,,,,\n") ==
        "q1/garden_office.csv:2: column \"value\": found \"maybe\", expected yes or no");

  const auto grade = [](const std::string& value) {
    return only("year/garden_office.csv", "gardens,east,XX01,grade,,,," + value + ",,,,,\n").value;
  };
  CHECK(grade("second") == Rational::of(1));
  CHECK(grade("一级") == Rational::of(0));
  CHECK(refusal("year/garden_office.csv", "gardens,east,XX01,grade,,,,secund,,,,,\n") ==
        "year/garden_office.csv:2: column \"value\": found \"secund\", expected one of: first, "
        "second (did you mean \"second\"?)");
  CHECK(refusal("year/garden_office.csv", "gardens,east,XX01,grade,,,,三级,,,,,\n", Language::zh)
            .find("应为以下之一:一级、二级") != std::string::npos);
}

TEST_CASE("Evidence: subjects are those of the assessee's list", "[evidence]") {
  CHECK(
      only("q1/garden_office.csv", "gardens,east,XX01,hours,第二支部,2023-H1,,4,,,,,\n").subject ==
      "b2");
  CHECK(refusal("q1/garden_office.csv", "gardens,east,XX01,hours,b3,2023-H1,,4,,,,,\n") ==
        "q1/garden_office.csv:2: column \"subject\": found \"b3\", expected an entry of the list "
        "\"branch\" of \"east\", by id or name (did you mean \"b1\"?)");
  CHECK(refusal("q1/garden_office.csv", "gardens,east,XX01,leaders,b1,2023-01,,4,,,,,\n") ==
        "q1/garden_office.csv:2: column \"subject\": found \"b1\", expected an empty cell, since "
        "this input is not recorded by subject");
  CHECK(only("q1/publicity.csv", "gardens,east,XX02,cases,案卷7号,2023-01,,,,,,,\n").subject ==
        "案卷7号");
  CHECK(refusal("q1/publicity.csv", "gardens,east,XX02,cases,,2023-01,,,,,,,\n") ==
        "q1/publicity.csv:2: column \"subject\": the cell is empty, expected a name or number of "
        "its own, such as a case number");
}

TEST_CASE("Evidence: a pool's value names the pool, a domain's nothing", "[evidence]") {
  CHECK(only("year/publicity.csv", "gardens,大型,XX02,mean,,,,80,,,,,\n").assessee == "big");
  CHECK(refusal("year/publicity.csv", "gardens,east,XX02,mean,,,,80,,,,,\n") ==
        "year/publicity.csv:2: column \"assessee\": found \"east\", expected the id of a pool, "
        "since this input has one value for each pool: \"big\", \"small\"");
  CHECK(only("year/publicity.csv", "gardens,,XX02,whole,,,,80,,,,,\n").assessee.empty());
  CHECK(only("year/publicity.csv", "gardens,gardens,XX02,whole,,,,80,,,,,\n").assessee.empty());
  CHECK(refusal("year/publicity.csv", "gardens,east,XX02,whole,,,,80,,,,,\n") ==
        "year/publicity.csv:2: column \"assessee\": found \"east\", expected nothing, or "
        "\"gardens\", since this input has one value for the whole domain");
}

TEST_CASE("Evidence: attributes by id or title, one-of ones on each record", "[evidence]") {
  const auto row = [](const std::string& attributes) {
    return "gardens,east,XX02,incidents,,,2023-02-14,," + attributes + ",M1,,,\n";
  };
  CHECK(only("q1/publicity.csv", row("level=county")).attributes == std::vector<int>{1, 0});
  CHECK(only("q1/publicity.csv", row("回访未改; 层级=市")).attributes == std::vector<int>{0, 1});
  const std::string column = "q1/publicity.csv:2: column \"attributes\": ";
  CHECK(refusal("q1/publicity.csv", row("unfixed")) ==
        column +
            "found \"unfixed\", expected \"level=city|county\" too, since each record of "
            "\"XX02.incidents\" must have it");
  CHECK(refusal("q1/publicity.csv", row(""))
            .find("the cell is empty, expected \"level=city|county\" too") != std::string::npos);
  CHECK(refusal("q1/publicity.csv", row("level=town")) ==
        column + "found \"level=town\", expected \"level=city|county\"");
  CHECK(refusal("q1/publicity.csv", row("level=city;unfixd")) ==
        column +
            "found \"level=city;unfixd\", expected attributes of \"XX02.incidents\": "
            "level=city|county; unfixed (did you mean \"unfixed\"?)");
  CHECK(refusal("q1/publicity.csv", row("level=city;level=county")) ==
        column + "found \"level=city;level=county\", expected \"level\" once only");
  CHECK(refusal("q1/publicity.csv", row("level=city;unfixed=yes")) ==
        column +
            "found \"level=city;unfixed=yes\", expected \"unfixed\" alone: it is a mark, which is "
            "there or not");
  CHECK(refusal("q1/publicity.csv", "gardens,east,XX02,mistakes,,,2023-02-14,,unfixed,,,,\n") ==
        column +
            "found \"unfixed\", expected an empty cell, since \"XX02.mistakes\" has no attributes");
}

TEST_CASE("Evidence: a matter where the input says so, a reason for a judgement", "[evidence]") {
  CHECK(refusal("q1/publicity.csv", "gardens,east,XX02,incidents,,,2023-02-14,,level=city,,,,\n") ==
        "q1/publicity.csv:2: column \"matter\": the cell is empty, expected the id of the matter "
        "(case, document number), since \"XX02.incidents\" counts one matter once");
  CHECK(refusal("year/publicity.csv", "gardens,east,XX02,judged,,,,3,,,,,\n") ==
        "year/publicity.csv:2: column \"reason\": the cell is empty, expected a written reason, "
        "since \"XX02.judged\" is an official's judgement");
  CHECK(refusal("year/publicity.csv", "gardens,east,XX02,judged,,,,3,,,,,\n", Language::zh) ==
        "year/publicity.csv:2: “reason”栏:未填,应为书面理由(“XX02.judged”属酌定)");
  CHECK(only("year/publicity.csv", "gardens,east,XX02,judged,,,,3,,,全县推广,,\n").reason ==
        "全县推广");
}

TEST_CASE("Evidence: full-width digits are converted and noted", "[evidence]") {
  EvidenceFolder folder;
  folder.file("q1/garden_office.csv", kHeadings +
                                          "gardens,east,XX01,leaders,,2023-0\uFF11,,\uFF11\uFF12,,,"
                                          ",,\ngardens,east,XX01,income,,,,\uFF0D3\uFF0E5,,,,,\n");
  const evidence::Evidence evidence = folder.read();
  const std::vector<ledger::Observation>& facts =
      evidence.source->observations_by_domain["gardens"];
  REQUIRE(facts.size() == 2);
  CHECK(facts[0].value == *Rational::parse("-3.5"));
  CHECK(facts[1].value == Rational::of(12));
  REQUIRE(evidence.notes.size() == 1);
  CHECK(evidence.notes[0].what.en ==
        "full-width digits in 3 cells were read as plain ones; nothing needs to be done");
  CHECK(evidence.notes[0].what.zh == "有 3 个单元格用了全角数字,已按半角读取;无须处理");
  CHECK(EvidenceFolder().read().notes.empty());
}

TEST_CASE("Evidence: a name that two have is no name", "[evidence]") {
  EvidenceFolder folder;
  folder.plan.domains[0].assessees[1].name = "东园党委";
  const std::string row = "XX02,mistakes,,,2023-02-01,,,,,,\n";
  folder.file("q1/publicity.csv", kHeadings + "gardens,东园党委," + row);
  CHECK(folder.refusal() ==
        "q1/publicity.csv:2: column \"assessee\": found \"东园党委\", expected an assessee of this "
        "domain, by id or exact name as in the roster "
        "(more than one has this name; write the id)");
  CHECK(folder.refusal(Language::zh) ==
        "q1/publicity.csv:2: "
        "“assessee”栏:填的是“东园党委”,应为本领域考核对象的编号或名册所列全称(同名的不止一个,"
        "请填编号)");
  folder.file("q1/publicity.csv", kHeadings + "gardens,west," + row);
  CHECK(folder.refusal() == "accepted");
}

TEST_CASE("Evidence: a matter stands only where the input tells matters apart", "[evidence]") {
  const auto row = [](const std::string& input, const std::string& rest) {
    return refusal("q1/publicity.csv", "gardens,east,XX02," + input + ",,,2023-02-14,," + rest);
  };
  CHECK(row("incidents", "level=city,M1,,,\n") == "accepted");
  CHECK(row("mistakes", ",,,云委〔2023〕1号,\n") == "accepted");
  CHECK(row("mistakes", ",M1,,,\n") ==
        "q1/publicity.csv:2: column \"matter\": found \"M1\", expected an empty cell, since "
        "\"XX02.mistakes\" counts records and tells no matters apart; write the document into "
        "\"evidence\"");
}

TEST_CASE("Evidence: only a long text has several lines, and it is kept exactly", "[evidence]") {
  const std::string row = "gardens,east,XX02,incidents,,,2023-02-14,,level=city,";
  const ledger::Observation fact =
      only("q1/publicity.csv", row + "M1,\"first\nsecond\",\"a\r\nb\",\n");
  CHECK(fact.reason == "first\nsecond");
  CHECK(fact.evidence == "a\nb");
  CHECK(refusal("q1/publicity.csv", row + "\"M1\n#9\",,,\n") ==
        "q1/publicity.csv:2: column \"matter\": the cell has more than one line (\"M1⏎#9\"), "
        "expected one; write it on one line");
  CHECK(
      refusal("q1/publicity.csv", row + "M1,,\"x\x1B[2J\",\n") ==
      "q1/publicity.csv:2: column \"evidence\": found the control character U+001B, expected text "
      "only; type the cell anew");
}

TEST_CASE("Evidence: a table that begins with data says that its headings are missing",
          "[evidence]") {
  EvidenceFolder folder;
  folder.file("leaders.csv", "secretary,gardens,east,98.5\n");
  CHECK(folder.refusal() ==
        "leaders.csv:1: found \"secretary\" and no heading that is known, expected the line of "
        "headings; write it above the rows: leader, domain, assessee, score, date");
  folder.file("leaders.csv", "secretary,domain,east,98.5\n");
  CHECK(folder.refusal().find("leaders.csv:1: heading \"secretary\" is not known") == 0);
}

TEST_CASE("Evidence: a number that is too large is told the largest", "[evidence]") {
  const auto income = [](const std::string& value) {
    return EvidenceFolder()
        .file("q1/garden_office.csv",
              "domain,assessee,indicator,input,cell,value\ngardens,east,XX01,income,2023," + value +
                  "\n")
        .refusal();
  };
  CHECK(income("9999999999") == "accepted");
  const std::string refused = income("99999999999");
  INFO(refused);
  CHECK(refused.find("; the largest number is 9999999999") != std::string::npos);
  CHECK(income("abc").find("largest") == std::string::npos);
}
