// The tables beside the periods' folders: reviews, marks, surveys, circulars, findings,
// adjustments, decisions, closings.
#include <catch2/catch.hpp>

#include "support/evidence_builder.hpp"

using namespace kaohe;
using kaohe::testing::EvidenceFolder;

namespace {
std::string refusal(const std::string& file, const std::string& text,
                    Language language = Language::en) {
  EvidenceFolder folder;
  return folder.file(file, text).refusal(language);
}
}  // namespace

TEST_CASE("Evidence: a review has a score within 0 and 100 and a grade of the scale",
          "[evidence][A14.1]") {
  const std::string headings = "domain,assessee,score,grade,date,document\n";
  const auto scored = [&](const std::string& score) {
    return refusal("reviews.csv", headings + "gardens,east," + score + ",好,2023-12-20,\n");
  };
  CHECK(scored("0") == "accepted");
  CHECK(scored("100") == "accepted");
  CHECK(scored("101") ==
        "reviews.csv:2: column \"score\": found \"101\", expected a decimal from 0 to 100 with at "
        "most 4 places");
  CHECK(scored("-1") ==
        "reviews.csv:2: column \"score\": found \"-1\", expected a decimal from 0 to 100 with at "
        "most 4 places");
  CHECK(scored("90.12345") ==
        "reviews.csv:2: column \"score\": found \"90.12345\", expected a decimal from 0 to 100 "
        "with at most 4 places");
  CHECK(refusal("reviews.csv", headings + "gardens,east,101,好,,\n", Language::zh) ==
        "reviews.csv:2: “score”栏:填的是“101”,应为0 至 100 之间的数,小数不超过 4 位");
  CHECK(refusal("reviews.csv", headings + "gardens,east,90,godo,,\n") ==
        "reviews.csv:2: column \"grade\": found \"godo\", expected a grade of the review scale: "
        "good, fairly_good, fair, poor");
  CHECK(refusal("reviews.csv", headings + "gardens,east,90,,,\n")
            .find("column \"grade\": the cell is empty") != std::string::npos);
  CHECK(refusal("reviews.csv", headings + "gardens,east,90,好,,\ngardens,东园党委,91,好,,\n") ==
        "reviews.csv:3: this assessee has one already at reviews.csv:2; correct that one instead "
        "of adding a second");
}

TEST_CASE("Evidence: reviews, marks and lines go up to the scheme's total, surveys to 100",
          "[evidence][A14.1][A14.2]") {
  const auto of_thousand = [](const std::string& file, const std::string& text) {
    EvidenceFolder folder;
    folder.plan.scheme.total = Rational::of(1000);
    return folder.file(file, text).refusal();
  };
  const auto review = [&](const std::string& score) {
    return of_thousand("reviews.csv",
                       "domain,assessee,score,grade\ngardens,east," + score + ",好\n");
  };
  CHECK(review("1000") == "accepted");
  CHECK(review("1000.1") ==
        "reviews.csv:2: column \"score\": found \"1000.1\", expected a decimal from 0 to 1000 "
        "with at most 4 places");
  const auto mark = [&](const std::string& score) {
    return of_thousand("leaders.csv",
                       "leader,domain,assessee,score\nsecretary,gardens,east," + score + "\n");
  };
  CHECK(mark("1000") == "accepted");
  CHECK(mark("1001").find("from 0 to 1000") != std::string::npos);
  const auto line = [&](const std::string& value) {
    return of_thousand("decisions.csv",
                       "kind,domain,value,decided_by\ngood_line,gardens," + value + ",committee\n");
  };
  CHECK(line("1000") == "accepted");
  CHECK(line("1000.1").find("from 0 to 1000, or mean") != std::string::npos);
  const auto survey = [&](const std::string& score) {
    return of_thousand("surveys.csv",
                       "survey,domain,assessee,score\neducation,gardens,east," + score + "\n");
  };
  CHECK(survey("100") == "accepted");
  CHECK(survey("101").find("from 0 to 100 ") != std::string::npos);
}

TEST_CASE("Evidence: a scale with steps gives the review its grade", "[evidence]") {
  EvidenceFolder folder;
  folder.plan.review_scale = {{"good", "好", Rational::of(90)}, {"fair", "一般", Rational::of(0)}};
  folder.file("reviews.csv",
              "领域,考核对象,得分,等次,文件\n园林,east,90,,会议纪要\n园林,west,89.9,,\n园林,north,"
              "89,好,\n");
  const evidence::Evidence evidence = folder.read();
  const std::vector<ledger::Review>& reviews = evidence.source->reviews();
  REQUIRE(reviews.size() == 3);
  CHECK(reviews[0].grade == "good");
  CHECK(reviews[0].document == "会议纪要");
  CHECK(reviews[1].assessee == "north");
  CHECK(reviews[1].grade == "good");
  CHECK(reviews[2].grade == "fair");
}

TEST_CASE("Evidence: a leader marks an assessee once", "[evidence][A14.4]") {
  const std::string headings = "leader,domain,assessee,score,date\n";
  CHECK(refusal("leaders.csv",
                headings + "L1,gardens,east,90,\nL2,gardens,east,90,\nL1,gardens,west,90,\n") ==
        "accepted");
  CHECK(refusal("leaders.csv", headings + "L1,gardens,east,90,\nL1,gardens,east,91,\n") ==
        "leaders.csv:3: this leader has marked this assessee already at leaders.csv:2; correct "
        "that one instead of adding a second");
  CHECK(
      refusal("leaders.csv", headings + ",gardens,east,90.5,2023-13-01\n") ==
      "leaders.csv:2: column \"leader\": the cell is empty, expected the leader who gave the mark\n"
      "leaders.csv:2: column \"date\": found \"2023-13-01\", expected a date such as 2023-06-20");
  EvidenceFolder folder;
  folder.plan.leader_evaluation.weights = {{"secretary", Rational::of(1)}};
  folder.file("leaders.csv", headings + "secretery,gardens,east,90,\n");
  CHECK(folder.refusal() ==
        "leaders.csv:2: column \"leader\": found \"secretery\", expected a leader whom year.toml "
        "names: \"secretary\" (did you mean \"secretary\"?)");
}

TEST_CASE("Evidence: a survey is one of the year's", "[evidence][A17.3]") {
  const std::string headings = "survey,domain,assessee,score,date,document\n";
  CHECK(refusal("surveys.csv", headings + "满意度测评,gardens,east,79.5,2023-12-01,报告\n") ==
        "accepted");
  CHECK(refusal("surveys.csv", headings + "educaton,gardens,east,79.5,2023-12-01,报告\n") ==
        "surveys.csv:2: column \"survey\": found \"educaton\", expected a survey that year.toml "
        "names: education (did you mean \"education\"?)");
  CHECK(refusal("surveys.csv", headings + "education,gardens,east,100.1,,\n") ==
        "surveys.csv:2: column \"score\": found \"100.1\", expected a decimal from 0 to 100 with "
        "at most 8 places");
}

TEST_CASE("Evidence: a circular names body, document and a date of the year", "[evidence][A17.1]") {
  const std::string headings = "domain,assessee,body,document,matter,about,date\n";
  CHECK(refusal("circulars.csv",
                headings + "gardens,east,county,县委〔2023〕3号,M1,党建,2023-05-06\n") ==
        "accepted");
  CHECK(refusal("circulars.csv", headings + "gardens,east,countty,,M1,党建,2024-01-02\n") ==
        "circulars.csv:2: column \"body\": found \"countty\", expected an issuing body that "
        "year.toml names: county (did you mean \"county\"?)\n"
        "circulars.csv:2: column \"document\": the cell is empty, expected the document it stands "
        "in\n"
        "circulars.csv:2: column \"date\": found \"2024-01-02\", expected a day of 2023: the date "
        "of the document decides the year");
  CHECK(refusal("circulars.csv", headings + "gardens,east,county,D1,,,\n") ==
        "circulars.csv:2: column \"date\": the cell is empty, expected a date such as 2023-06-20");
  const std::string row = "gardens,east,county,D1,,,2023-05-06\n";
  CHECK(refusal("circulars.csv", headings + row + row) ==
        "circulars.csv:3: the row equals that at circulars.csv:2 in every field; delete one of the "
        "two");
}

TEST_CASE("Evidence: a finding is of a kind that the year's rules know",
          "[evidence][A17.4][A19.1]") {
  const std::string headings = "domain,assessee,kind,levels,handling,document,reason,date\n";
  CHECK(refusal("findings.csv",
                headings + "gardens,east,no_clear_results,,,D1,成效不明显,2023-12-20\n") ==
        "accepted");
  CHECK(refusal("findings.csv",
                headings + "gardens,east,misconduct,2,诫勉,D1,弄虚作假,2023-12-20\n") ==
        "accepted");
  CHECK(refusal("findings.csv", headings + "gardens,east,no_clear_result,,,D1,,\n") ==
        "findings.csv:2: column \"kind\": found \"no_clear_result\", expected a kind of finding "
        "that the year's rules know: "
        "\"no_clear_results\", \"misconduct\" (did you mean \"no_clear_results\"?)");
  CHECK(refusal("findings.csv", headings + "gardens,east,misconduct,4,,D1,,\n") ==
        "findings.csv:2: column \"handling\": the cell is empty, expected how it was handled, "
        "beginning with one of the measures of Art. 19: 通报 (circular), 诫勉 (admonition), "
        "组织调整 or 组织处理 (organisational), 纪律处分 (disciplinary); more may follow it\n"
        "findings.csv:2: column \"levels\": found \"4\", expected an integer from 1 to 3");
  for (const char* measure : {"通报", "诫勉谈话2人", "组织调整", "组织处理", "党内纪律处分"})
    CHECK(refusal("findings.csv", headings + "gardens,east,misconduct,1," + measure +
                                      ",D1,弄虚作假,2023-12-20\n") == "accepted");
  for (const std::string none : {"表扬", "不予通报", "免予纪律处分"})
    CHECK_THAT(refusal("findings.csv", headings + "gardens,east,misconduct,1," + none +
                                           ",D1,弄虚作假,2023-12-20\n"),
               Catch::Contains("column \"handling\": found \"" + none +
                               "\", expected how it was handled, beginning with one"));
  CHECK(refusal("findings.csv", headings + "gardens,east,no_clear_results,1,,D1,,\n") ==
        "findings.csv:2: column \"levels\": found \"1\", expected an empty cell: only "
        "\"misconduct\" lowers a grade by levels");
}

TEST_CASE("Evidence: where leaders give places, a mark is a place of the domain",
          "[evidence][A14.4]") {
  EvidenceFolder folder;
  folder.plan.leader_evaluation.by = "places";
  const auto placed = [&](const std::string& place) {
    return folder
        .file("leaders.csv", "leader,domain,assessee,score\nli,gardens,east," + place + "\n")
        .refusal();
  };
  const std::size_t last = folder.plan.domains[0].assessees.size();
  CHECK(placed("1") == "accepted");
  CHECK(placed(std::to_string(last)) == "accepted");
  CHECK(placed("0") != "accepted");
  CHECK(placed("1.5") != "accepted");
  CHECK_THAT(placed(std::to_string(last + 1)),
             Catch::Contains("expected a decimal from 1 to " + std::to_string(last)));
}

TEST_CASE("Evidence: a leader whom no group names is refused", "[evidence][A14.4]") {
  EvidenceFolder folder;
  folder.plan.leader_evaluation.groups = {{"one", "一", Rational::of(1), {"li"}, 0}};
  const std::string headings = "leader,domain,assessee,score\n";
  CHECK(folder.file("leaders.csv", headings + "li,gardens,east,90\n").refusal() == "accepted");
  CHECK_THAT(folder.file("leaders.csv", headings + "lo,gardens,east,90\n").refusal(),
             Catch::Contains("a leader whom year.toml names"));
}

TEST_CASE("Evidence: a leader is named by title as well", "[evidence][A14.4]") {
  EvidenceFolder folder;
  folder.plan.leader_evaluation.groups = {{"one", "一", Rational::of(1), {"li"}, 0}};
  folder.plan.leader_evaluation.titles = {{"li", "县长"}};
  folder.file("leaders.csv", "leader,domain,assessee,score\n县长,gardens,east,90\n");
  REQUIRE(folder.refusal() == "accepted");
  CHECK(folder.read().source->leader_marks().at(0).leader == "li");
}

TEST_CASE("Evidence: an adjustment is of one of the year's categories", "[evidence][A15.1]") {
  const std::string headings =
      "domain,assessee,category,level,points,matter,document,approved_by,date\n";
  CHECK(refusal("adjustments.csv", headings + "gardens,east,bonus,省级,1.5,M1,D1,县考核委,2023-11-"
                                              "01\ngardens,east,扣分,,-2,M2,D2,县考核委,\n") ==
        "accepted");
  CHECK(refusal("adjustments.csv", headings + "gardens,east,bonus,,-1,M1,D1,,\n") ==
        "adjustments.csv:2: column \"points\": found \"-1\", expected points of 0 or more, since "
        "\"bonus\" adds");
  CHECK(refusal("adjustments.csv", headings + "gardens,east,bonuses,,x,M1,,,\n") ==
        "adjustments.csv:2: column \"category\": found \"bonuses\", expected a category that "
        "year.toml names: bonus, malus (did you mean \"bonus\"?)\n"
        "adjustments.csv:2: column \"points\": found \"x\", expected points, such as 1.5\n"
        "adjustments.csv:2: column \"document\": the cell is empty, expected the document it "
        "stands in");
}

TEST_CASE("Evidence: an adjustment is at most the scheme's total", "[evidence][A15.1]") {
  const auto points = [](const std::string& amount) {
    return refusal(
        "adjustments.csv",
        "domain,assessee,category,points,document\ngardens,east,malus," + amount + ",D1\n");
  };
  CHECK(points("100") == "accepted");
  CHECK(points("-100") == "accepted");
  for (const std::string amount : {"100.1", "-100.1", "999999"}) {
    CHECK(points(amount) == "adjustments.csv:2: column \"points\": found \"" + amount +
                                "\", expected at most 100 points, all that a year's assessment "
                                "has; check the amount");
  }
}

TEST_CASE("Evidence: the hint names who was meant by a part, another case or a hidden character",
          "[evidence]") {
  const auto reviewed = [](const std::string& assessee, Language language = Language::en) {
    return refusal("reviews.csv", "domain,assessee,score,grade\ngardens," + assessee + ",90,好\n",
                   language);
  };
  const auto has = [](const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
  };
  CHECK(reviewed("东园党委") == "accepted");
  CHECK(has(reviewed("东园"), "(did you mean \"东园党委\"?)"));
  CHECK_FALSE(has(reviewed("党委"), "did you mean"));  // three of them
  CHECK(has(reviewed("EAST"), "(did you mean \"east\"?)"));
  CHECK(has(reviewed("ea\u200Bst"), "there is an invisible character in it"));
  CHECK(
      has(reviewed("east\u00A0", Language::zh), "其中有不可见字符,如不间断空格;请重新键入“east”"));
}

TEST_CASE("Evidence: a good line is a decimal or the mean, once for its scope",
          "[evidence][A17.6]") {
  const std::string headings =
      "kind,domain,scope,assessee,on,value,reason,document,decided_by,date\n";
  EvidenceFolder folder;
  folder.file("decisions.csv", headings + "分数线,gardens,,,,平均分,,D1,县考核委,2024-01-10\n");
  CHECK(folder.read().source->decisions().at(0).value == "mean");
  CHECK(refusal("decisions.csv", headings + "good_line,gardens,,,,85.5,,D1,县考核委,\n") ==
        "accepted");
  CHECK(refusal("decisions.csv", headings + "good_line,gardens,big,,,high,,D1,,\n") ==
        "decisions.csv:2: column \"scope\": found \"big\", expected an empty cell, since this year "
        "grades by domain\n"
        "decisions.csv:2: column \"value\": found \"high\", expected a decimal from 0 to 100, or "
        "mean\n"
        "decisions.csv:2: column \"decided_by\": the cell is empty, expected who decided");
  CHECK(refusal("decisions.csv",
                headings +
                    "good_line,gardens,,,,85,,,县考核委,\ngood_line,gardens,,,,86,,,县考核委,\n") ==
        "decisions.csv:3: this has been decided already at decisions.csv:2; keep the decision that "
        "holds, or put another in its place with `kaohe record correct`");
  EvidenceFolder by_pool;
  by_pool.plan.grading.scope = "pool";
  by_pool.file(
      "decisions.csv",
      headings +
          "good_line,gardens,大型,,,85,,,县考核委,\ngood_line,gardens,small,,,86,,,县考核委,\n");
  CHECK(by_pool.refusal() == "accepted");
  by_pool.file("decisions.csv", headings + "good_line,gardens,,,,85,,,县考核委,\n");
  CHECK(by_pool.refusal() ==
        "decisions.csv:2: column \"scope\": the cell is empty, expected a pool of the domain: "
        "\"big\", "
        "\"small\"");
}

TEST_CASE("Evidence: decisions about an assessee", "[evidence][A4.1]") {
  const std::string headings = "kind,domain,assessee,on,value,reason,document,decided_by\n";
  CHECK(refusal("decisions.csv",
                headings + "grade,gardens,east,,较好,综合研判,,县考核委\nexempt,gardens,west,"
                           "review,,,D1,县考核委\n"
                           "not_applicable,gardens,east,XX01,rescale,,D1,县考核办\nnot_applicable,"
                           "gardens,east,XX02.cases,,,D1,县考核办\n") == "accepted");
  CHECK(refusal("decisions.csv", headings + "grade,gardens,east,,excellent,,,县考核委\n") ==
        "decisions.csv:2: column \"value\": found \"excellent\", expected a grade: good, "
        "fairly_good, fair, poor");
  CHECK(refusal("decisions.csv", headings + "not_applicable,gardens,east,review,,,,县考核办\n") ==
        "decisions.csv:2: column \"on\": found \"review\", expected an indicator, or an input such "
        "as XX01.leaders\n"
        "decisions.csv:2: column \"document\": the cell is empty, expected the document of the "
        "decision");
  CHECK(refusal("decisions.csv",
                headings + "not_applicable,gardens,east,XX01,peer_maen,,D1,县考核办\n") ==
        "decisions.csv:2: column \"value\": found \"peer_maen\", expected nothing (as the "
        "catalogue says), or a treatment: none, full, zero, peer_mean, block, rescale (did you "
        "mean \"peer_mean\"?)");
  CHECK(refusal("decisions.csv", headings + "exemption,gardens,east,review,,,D1,县考核委\n") ==
        "decisions.csv:2: column \"kind\": found \"exemption\", expected a kind of decision: "
        "good_line, grade, not_applicable, exempt, adjustment (did you mean \"exempt\"?)");
}

TEST_CASE("Evidence: a decision confirms an adjustment that waits", "[evidence][A15.1]") {
  const std::string headings = "kind,domain,assessee,on,value,reason,document,decided_by\n";
  for (const char* kind : {"adjustment", "加减分确认"}) {
    EvidenceFolder folder;
    folder.file("decisions.csv", headings + kind + ",gardens,east,M1,,两事并存,D1,县考核委\n");
    CHECK(folder.refusal() ==
          "decisions.csv:2: column \"on\": found \"M1\", expected the matter of an adjustment of "
          "this assessee in adjustments.csv; there is none with this number");
    folder.file("adjustments.csv",
                "domain,assessee,category,points,matter,document\ngardens,east,bonus,1,M1,D0\n");
    REQUIRE(folder.refusal() == "accepted");
    const evidence::Evidence evidence = folder.read();
    const ledger::Decision& decision = evidence.source->decisions().at(0);
    CHECK(decision.kind == "adjustment");
    CHECK(decision.assessee == "east");
    CHECK(decision.on == "M1");
  }
  CHECK(refusal("decisions.csv", headings + "adjustment,gardens,east,,2,,,县考核委\n") ==
        "decisions.csv:2: column \"on\": the cell is empty, expected the matter of the adjustment "
        "that is confirmed, as in adjustments.csv\n"
        "decisions.csv:2: column \"value\": found \"2\", expected an empty cell, since the points "
        "stand in adjustments.csv\n"
        "decisions.csv:2: column \"reason\": the cell is empty, expected why the matter counts "
        "twice, in writing\n"
        "decisions.csv:2: column \"document\": the cell is empty, expected the document of the "
        "decision");
  CHECK(refusal("decisions.csv", headings + "加减分确认,gardens,east,,,必要,D1,县考核委\n",
                Language::zh) ==
        "decisions.csv:2: “on”栏:未填,应为所确认的加减分的事项编号,与 adjustments.csv 一致");
}

TEST_CASE("Evidence: a consequence is closed once", "[evidence][A18.2]") {
  const std::string headings = "domain,assessee,consequence,document,date\n";
  CHECK(refusal("closings.csv", headings + "gardens,east,书面说明,D1,2024-03-01\n") == "accepted");
  CHECK(
      refusal("closings.csv",
              headings + "gardens,east,explanation,D1,\ngardens,east,explanation,D2,\n") ==
      "closings.csv:3: a closing of this consequence is on record already, at closings.csv:2; keep "
      "one");
  CHECK(refusal("closings.csv", headings + "gardens,east,explain,,\n")
            .find("expected a consequence that year.toml names: explanation") != std::string::npos);
}

TEST_CASE("Evidence: only what an assessee owes itself in the year can be waived for it",
          "[evidence][A14.3]") {
  const auto waived = [](const std::string& input) {
    return refusal("decisions.csv",
                   "kind,domain,assessee,on,value,document,decided_by\n"
                   "not_applicable,gardens,east," +
                       input + ",none,D1,县考核办\n");
  };
  CHECK(waived("XX02.mistakes") == "accepted");
  CHECK(waived("XX02.mean") ==
        "decisions.csv:2: column \"on\": found \"XX02.mean\", expected an input that each assessee "
        "has for itself: \"XX02.mean\" has one value for all; decide on the indicator instead");
  CHECK(waived("XX02.whole").find("has one value for all") != std::string::npos);
  CHECK(
      waived("XX01.members") ==
      "decisions.csv:2: column \"on\": found \"XX01.members\", expected an input that is recorded "
      "in the year: \"XX01.members\" comes from the roster; correct it there, or decide on the "
      "indicator");
  CHECK(waived("XX01.past").find("comes from last_year.csv") != std::string::npos);
}

TEST_CASE("Evidence: while nobody has a result of a survey that a gate asks for, people are told",
          "[evidence][A17.3]") {
  EvidenceFolder folder;
  folder.plan.grading.gates[0].survey = "education";
  const auto noted = [&] {
    const std::vector<Problem> notes = folder.read().notes;
    return notes.empty() ? std::string() : notes[0].what.en;
  };
  CHECK(noted().find("no result of \"满意度测评\" is recorded: its gate is judged for nobody") ==
        0);
  CHECK(folder.read({"q1"}).notes.empty());
  folder.file("surveys.csv", "survey,domain,assessee,score\neducation,gardens,east,90\n");
  CHECK(noted() == "");
}

TEST_CASE("Evidence: a finding or circular in another hand is the same one",
          "[evidence][A17.5][A19.1]") {
  const std::string findings = "domain,assessee,kind,handling,document,reason,date\n";
  const std::string first = "gardens,east,no_clear_results,,云督查〔2023〕9号,无进展,2023-03-01\n";
  const auto second = [&](const char* document) {
    return refusal("findings.csv", findings + first + "gardens,east,no_clear_results,," + document +
                                       ",无进展,2023-03-01\n");
  };
  for (const char* document : {"云督查〔2023〕9号", "云督查[2023]9号", "云督查(2023) 9 号"})
    CHECK(second(document).find("findings.csv:3: ") == 0);
  CHECK(second("云督查〔2023〕19号") == "accepted");
  CHECK(refusal("circulars.csv",
                "domain,assessee,body,document,about,date\n"
                "gardens,east,county,云督〔2023〕9号,接待,2023-03-18\n"
                "gardens,east,county,云督[2023]9号,接待,2023-03-18\n")
            .find("circulars.csv:3: ") == 0);
}
