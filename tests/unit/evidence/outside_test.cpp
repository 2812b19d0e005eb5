// What comes from elsewhere: imported results, last year, draws, notices, the roster.
#include <catch2/catch.hpp>

#include "evidence/derived.hpp"
#include "support/evidence_builder.hpp"

using namespace kaohe;
using kaohe::testing::EvidenceFolder;

namespace {
std::string refusal(const std::string& file, const std::string& text,
                    Language language = Language::en) {
  EvidenceFolder folder;
  return folder.file(file, text).refusal(language);
}

std::vector<ledger::Observation> facts(const EvidenceFolder& folder) {
  return folder.read().source->observations_by_domain["gardens"];
}

ledger::Notice notice(const std::string& document, Date issued, std::optional<Date> answered) {
  ledger::Notice notice;
  notice.domain = "gardens";
  notice.assessee = "east";
  notice.document = document;
  notice.issued = issued;
  notice.answered = answered;
  return notice;
}

Rational days_late(Date issued, std::optional<Date> answered, Date as_of) {
  const plan::Domain domain = testing::garden_domain();
  const std::vector<ledger::Observation> observations = evidence::notice_observations(
      testing::garden_plan(), domain, {notice("D1", issued, answered)}, as_of);
  REQUIRE(observations.size() == 1);
  return observations[0].value;
}
}  // namespace

TEST_CASE("Evidence: an imported result feeds every input that is taken from it", "[evidence]") {
  const std::string headings =
      "result,domain,assessee,column,value,year,document,date,provisional\n";
  EvidenceFolder folder;
  folder.file(
      "imported.csv",
      headings + "inspection,gardens,east,score,91.5,2022,县委巡察办〔2023〕1号,2023-05-01,yes\n");
  const std::vector<ledger::Observation> observations = facts(folder);
  REQUIRE(observations.size() == 2);
  CHECK(observations[0].input == "XX02.score");
  CHECK(observations[1].input == "XX03.score");
  CHECK(observations[0].value == *Rational::parse("91.5"));
  CHECK(observations[0].evidence == "县委巡察办〔2023〕1号(2022)");
  CHECK(observations[0].period.empty());
  CHECK(observations[0].provisional);

  CHECK(refusal("imported.csv", headings + "inspections,gardens,east,score,91,,,,\n") ==
        "imported.csv:2: column \"result\": found \"inspections\", expected a result that "
        "\"gardens\" takes: \"inspection\" (did you mean \"inspection\"?)");
  CHECK(refusal("imported.csv", headings + "inspection,gardens,east,scores,91,,,,\n") ==
        "imported.csv:2: column \"column\": found \"scores\", expected a column that is taken from "
        "\"inspection\": \"score\", \"score\" (did you mean \"score\"?)");
  CHECK(refusal("imported.csv", headings + "inspection,gardens,east,score,101,,,,\n") ==
        "imported.csv:2: column \"value\": found \"101\", expected a number with at most 8 "
        "decimals, such as 12.5, at most 100");
  CHECK(refusal("imported.csv",
                headings +
                    "inspection,gardens,east,score,91,,,,\ninspection,gardens,east,score,92,,,,\n",
                Language::zh) ==
        "imported.csv:3: 监测项目“XX02.score”同一时段已有记录(见 "
        "imported.csv:2),只能有一条;请更正原记录,不要另加一条");
}

TEST_CASE("Evidence: last year's value, or a document that there is none", "[evidence]") {
  const std::string headings = "domain,assessee,name,subject,cell,value,year,document\n";
  EvidenceFolder folder;
  folder.file("last_year.csv",
              headings +
                  "gardens,east,XX01.income,,,12.5,2022,\ngardens,west,XX01.income,,,-,,"
                  "新设\ngardens,north,XX01.income,,2022,,,合并〔2023〕2号\n");
  const std::vector<ledger::Observation> observations = facts(folder);
  REQUIRE(observations.size() == 3);
  CHECK(observations[0].assessee == "east");
  CHECK(observations[0].input == "XX01.past");
  CHECK(observations[0].cell == 1);
  CHECK_FALSE(observations[0].not_applicable);
  CHECK(observations[1].not_applicable);
  CHECK(observations[2].not_applicable);
  CHECK(observations[2].evidence == "新设");

  CHECK(refusal("last_year.csv", headings + "gardens,west,XX01.income,,,-,,\n") ==
        "last_year.csv:2: column \"document\": the cell is empty, expected the document that shows "
        "why there is no value of last year");
  CHECK(refusal("last_year.csv", headings + "gardens,west,XX01.incom,,,5,,\n", Language::zh) ==
        "last_year.csv:2: "
        "“name”栏:填的是“XX01.incom”,应为“园林”所用的上年数据项:“XX01.income”(是不是“XX01."
        "income”?)");
}

TEST_CASE("Evidence: only those drawn are recorded for a sample", "[evidence]") {
  const std::string draws = "domain,assessee,sub,frame,seed,subjects\n",
                    rows = "domain,assessee,indicator,input,subject,value\n";
  EvidenceFolder folder;
  folder.file("year/publicity.csv", rows + "gardens,east,XX02,notes,张三,yes\n");
  CHECK(folder.refusal() ==
        "year/publicity.csv:2: no sample of \"person\" has been drawn for \"east\"; record the "
        "draw in draws.csv first");
  CHECK(folder.refusal(Language::zh) ==
        "year/publicity.csv:2: “east”尚未抽取样本“person”;请先在 draws.csv 中登记抽样");
  folder.file("draws.csv", draws + "gardens,east,抽查对象,全体教职工46人,20230415,张三、李四\n");
  CHECK(folder.refusal() == "accepted");
  CHECK(folder.read().source->draws().at(0).subjects.size() == 2);
  folder.file("year/publicity.csv", rows + "gardens,east,XX02,notes,王五,yes\n");
  CHECK(
      folder.refusal().find("column \"subject\": found \"王五\", expected one of those drawn: ") !=
      std::string::npos);
}

TEST_CASE("Evidence: a draw names frame, seed and no more than the sample, once a year",
          "[evidence]") {
  const std::string headings = "domain,assessee,sub,frame,seed,subjects\n";
  CHECK(refusal("draws.csv", headings + "gardens,east,person,,,a;b;c\n") ==
        "draws.csv:2: column \"frame\": the cell is empty, expected what was drawn from\n"
        "draws.csv:2: column \"seed\": the cell is empty, expected the seed of the draw\n"
        "draws.csv:2: column \"subjects\": found \"a;b;c\", expected 1 to 2 different ones, "
        "separated by ; or 、");
  CHECK(refusal("draws.csv", headings + "gardens,east,person,f,1,a;a\n").find("different ones") !=
        std::string::npos);
  CHECK(refusal("draws.csv", headings + "gardens,east,branch,f,1,a\n") ==
        "draws.csv:2: column \"sub\": found \"branch\", expected a list that is sampled: person");
  CHECK(refusal("draws.csv", headings + "gardens,east,person,f,1,a\ngardens,east,person,f,2,b\n") ==
        "draws.csv:3: a sample is drawn once a year, and this one was at draws.csv:2; keep that "
        "draw");
}

TEST_CASE("Evidence: notices are kept as they were issued and answered", "[evidence][A11.5]") {
  const std::string headings = "domain,assessee,unit,indicator,document,issued,answered\n";
  EvidenceFolder folder;
  folder.file("notices.csv", headings +
                                 "gardens,east,publicity,XX02,督〔2023〕1号,2023-03-01,2023-03-"
                                 "28\ngardens,west,宣传部,,督〔2023〕2号,2023-04-01,\n");
  const evidence::Evidence evidence = folder.read();
  REQUIRE(evidence.source->notices().size() == 2);
  CHECK(evidence.source->notices()[0].indicator == "XX02");
  CHECK(evidence.source->notices()[1].unit == "publicity");
  CHECK_FALSE(evidence.source->notices()[1].answered.has_value());
  CHECK(refusal("notices.csv", headings + "gardens,east,publicty,XX09,,2022-12-31,2022-12-01\n") ==
        "notices.csv:2: column \"unit\": found \"publicty\", expected an organisation that "
        "year.toml names: garden_office, publicity (did you mean \"publicity\"?)\n"
        "notices.csv:2: column \"indicator\": found \"XX09\", expected nothing, or an indicator of "
        "\"gardens\", by id or title (did you mean \"XX01\"?)\n"
        "notices.csv:2: column \"document\": the cell is empty, expected the notice's document "
        "number\n"
        "notices.csv:2: column \"issued\": found \"2022-12-31\", expected a day of 2023: "
        "the date of the document decides the year\n"
        "notices.csv:2: column \"answered\": found \"2022-12-01\", expected a day not before it "
        "was issued, 2022-12-31");
}

TEST_CASE("Evidence: days late count from one month after a notice was issued",
          "[evidence][A11.5]") {
  const Date issued = make_date(2023, 1, 31), due = make_date(2023, 2, 28),
             year_end = make_date(2023, 12, 31);
  CHECK(days_late(issued, due, year_end) == Rational::of(0));
  CHECK(days_late(issued, due + std::chrono::days(1), year_end) == Rational::of(1));
  CHECK(days_late(issued, make_date(2023, 2, 1), year_end) == Rational::of(0));
  CHECK(days_late(issued, std::nullopt, due) == Rational::of(0));
  CHECK(days_late(issued, std::nullopt, due + std::chrono::days(1)) == Rational::of(1));
  CHECK(days_late(issued, make_date(2023, 4, 1), make_date(2023, 3, 10)) ==
        Rational::of(10));  // not yet answered on the day asked
  const plan::Domain domain = testing::garden_domain();
  CHECK(evidence::notice_observations(testing::garden_plan(), domain, {notice("D1", issued, {})},
                                      issued - std::chrono::days(1))
            .empty());
  const ledger::Observation fact =
      evidence::notice_observations(testing::garden_plan(), domain, {notice("D1", issued, {})},
                                    year_end)
          .at(0);
  CHECK(fact.input == "XX03.replies");
  CHECK(fact.matter == "D1");
  CHECK(fact.cell == 1);
  CHECK(fact.date == issued);
}

TEST_CASE("Evidence: of several notices about one observation the longest lateness counts once",
          "[evidence][A11.5]") {
  const auto numbered = [](std::int64_t number, std::int64_t about, Date issued) {
    ledger::Notice one = notice("D" + std::to_string(number), issued, {});
    one.origin.number = number;
    one.about = about;
    return one;
  };
  const Date march = make_date(2023, 3, 1), april = make_date(2023, 4, 10),
             as_of = make_date(2023, 5, 20);
  const auto late = [&](const std::vector<ledger::Notice>& notices) {
    std::vector<std::string> days;
    for (const auto& one : evidence::notice_observations(testing::garden_plan(),
                                                         testing::garden_domain(), notices, as_of))
      days.push_back(one.value.text());
    return days;
  };
  using Days = std::vector<std::string>;
  // Due on 1 April and on 10 May.
  CHECK(late({numbered(1, 50, march), numbered(2, 50, april), numbered(3, 50, march)}) ==
        Days{"49", "0", "0"});
  CHECK(late({numbered(2, 50, april), numbered(1, 51, march)}) == Days{"10", "49"});
  CHECK(late({numbered(1, 0, march), numbered(2, 0, april)}) == Days{"49", "10"});
  CHECK(late({notice("A", march, {}), notice("B", march, {})}) == Days{"49", "49"});

  ledger::Notice reminder = numbered(1, 50, march);
  ledger::Notice served = numbered(4, 0, april);
  served.follows = {1, 2};
  reminder.followed = {april};
  CHECK(late({reminder, served}) == Days{"0", "10"});
  ledger::Notice other = numbered(2, 51, march);
  CHECK(late({reminder, other, served}) == Days{"0", "49", "10"});
}

TEST_CASE("Evidence: the roster's values are observations", "[evidence]") {
  const std::vector<ledger::Observation> observations =
      evidence::roster_observations(testing::garden_domain());
  REQUIRE(observations.size() == 9);  // three classes, three assessees with two branches
  CHECK(observations[0].input == "stage");
  CHECK(observations[0].value == Rational::of(0));
  CHECK(observations[2].value == Rational::of(1));
  CHECK(observations[3].input == "XX01.members");
  CHECK(observations[3].subject == "b1");
  CHECK(observations[3].value == Rational::of(12));
  CHECK(observations[3].period.empty());
  plan::Domain wrong = testing::garden_domain();
  wrong.assessees[0].roster["stage"] = "huge";
  CHECK_THROWS_WITH(
      evidence::roster_observations(wrong),
      Catch::Contains(
          "roster: \"stage\" of \"east\": found \"huge\", expected one of: big, small"));
}
