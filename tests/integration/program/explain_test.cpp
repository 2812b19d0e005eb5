// What an official reads when he asks why.
#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>

#include "integration/program/program.hpp"

using namespace kaohe::testing;

namespace {

/// The line of a text that has a part; empty: none has.
std::string line_with(const std::string& text, const std::string& part) {
  const std::size_t at = text.find(part);
  return at == std::string::npos ? "" : text.substr(at, text.find('\n', at) - at);
}

std::string told(const County& county, std::vector<std::string> words) {
  words.insert(words.begin(), "explain");
  const Ended ended = county.run(words);
  INFO(ended.err);
  REQUIRE(ended.exit == 0);
  return ended.out;
}

}  // namespace

TEST_CASE("Explain: an exempt part is named, with its document and the weight that applied",
          "[program][explain][A14.2]") {
  const County county;
  const std::string text = told(county, {"s34", "--lang", "zh"});
  CHECK(contains(text, "党建工作成效考核总分 94.38872 × 1(领导评价豁免,其权重 0.125"));
  CHECK(contains(text, "云考委〔2023〕11号"));
}

TEST_CASE("Explain: an exempt indicator shows its document, no points", "[program][explain]") {
  const County county;
  const std::string text = told(county, {"s12", "--period", "q2", "--lang", "zh"});
  CHECK(contains(text, "XX26 党建促教学质量 豁免(云考委〔2023〕4号"));
  CHECK_FALSE(contains(text, "0/6"));
  CHECK(contains(text, "再按下列并入的分值比例折算"));
  CHECK(contains(text, "XX26 的 6 分按比例并入本领域其余指标"));
}

TEST_CASE("Explain: the whole tree goes down to records and rules", "[program][explain][A21.1]") {
  const County county;
  const std::string text = told(county, {"s34", "--lang", "zh"});
  CHECK(contains(text, "依据:第六条(一)"));
  CHECK(contains(text, "抽查时学习笔记完整的规则:单价 0.5"));
  CHECK(contains(text, "evidence/q4/education_committee.csv:" +
                           std::to_string(county.line_of("evidence/q4/education_committee.csv",
                                                         "schools,s34,XX01,notes,教工019"))));
}

TEST_CASE("Explain: no internal word stands in a Chinese text", "[program][explain]") {
  const County county;
  for (const char* assessee : {"s01", "s02", "s05", "s12", "s34"}) {
    const std::string text = told(county, {assessee, "--lang", "zh"});
    for (const char* word : {"annual_score", "final_score", "at_most:", "exactly:", "half_up",
                             "fairly_good", "not_due", "(domain"}) {
      INFO(assessee << " " << word);
      CHECK_FALSE(contains(text, word));
    }
  }
  CHECK(contains(told(county, {"s05", "XX21", "--lang", "zh"}), "责任单位 县纪委县监委"));
}

TEST_CASE("Explain: the marks, the review and the survey are told down to the record",
          "[program][explain][A14.4]") {
  const County county;
  const std::string text = told(county, {"s01", "--lang", "zh"});
  CHECK(contains(text, "领导评价 98.4:各位领导评价分按权重平均"));
  CHECK(contains(line_with(text, "县长 98,权重 1  #"), "configs/2023/evidence/leaders.csv:"));
  CHECK(contains(text, "configs/2023/evidence/reviews.csv:2"));
  CHECK(contains(text, "configs/2023/evidence/surveys.csv:2"));
  CHECK(contains(text, "-0.5 表彰奖励和经验推广超过封顶 3 分的部分"));
}

TEST_CASE("Explain: what makes an indicator score nothing is named by its records",
          "[program][explain][A21.1]") {
  const County county;
  const std::string flag = told(county, {"c59", "JG28", "--lang", "en"});
  const std::size_t zero = flag.find("lost 5: the indicator scores nothing\n    #");
  REQUIRE(zero != std::string::npos);
  CHECK(flag.find("当年开展请示报告和整改反馈工作", zero) != std::string::npos);
  const std::string figure = told(county, {"e12", "GQ20", "--lang", "en"});
  const std::size_t all = figure.find("lost 3: the indicator scores nothing\n    #");
  REQUIRE(all != std::string::npos);
  CHECK(figure.find("国有资产损失", all) != std::string::npos);
  CHECK(figure.find("采购", all) == std::string::npos);
  REQUIRE(county.run({"run"}).exit == 0);
  const Ended listed =
      county.run({"objection", "list", "--as", "soes/e12", "--period", "year", "--json"});
  for (const nlohmann::json& one : nlohmann::json::parse(listed.out))
    if (one.at("input") == "GQ20.losses") CHECK(one.at("points") == "3");
}

TEST_CASE("Explain: a remainder is shown rounded, never as a long fraction", "[program][explain]") {
  const County county;
  CHECK(contains(told(county, {"s01", "XX20", "--lang", "zh"}), "扣≈0.0885分"));
}

TEST_CASE("Explain: a decision that the rules no longer permit is named, the figures are told",
          "[program][explain][A17.1]") {
  const County county;
  county.replace("evidence/decisions.csv", "grade,schools,,s02,,fairly_good",
                 "grade,schools,,s02,,good");
  const Ended score = county.run({"score", "--lang", "en"});
  CHECK(score.exit == 1);
  const Ended ended = county.run({"explain", "s02", "--lang", "en"});
  CHECK(ended.exit == 0);
  CHECK(contains(ended.err, "evidence/decisions.csv:"));
  CHECK(contains(ended.err, "Explained without the grade of "));
  CHECK(contains(ended.err, ": 好 ("));
  CHECK_FALSE(contains(ended.err, "Explained without the good line"));
  CHECK(contains(ended.out, "Final score "));
  CHECK(contains(ended.out, "good line 93.5 (云考委〔2024〕2号)"));
  CHECK(contains(ended.out, "    decided: 云考委〔2024〕2号, "));
}

TEST_CASE("Explain: a mean that was decided stays when a grade is refused",
          "[program][explain][A17.6]") {
  const County county;
  county.replace("evidence/decisions.csv", "good_line,schools,,,,93.5",
                 "good_line,schools,,,,mean");
  const Ended ended = county.run({"explain", "s02", "--lang", "zh"});
  INFO(ended.err);
  CHECK(ended.exit == 0);
  CHECK(contains(ended.err, "以下说明未计入"));
  CHECK_FALSE(contains(ended.err, "分数线决定"));
  CHECK(contains(ended.out, "(按平均分,云考委〔2024〕2号)"));
  CHECK_FALSE(contains(ended.out, "尚未作出决定"));
}

TEST_CASE("Explain: an amendment is told with both versions, from when, and its document",
          "[program][explain][A8.4]") {
  const County county;
  county.add_to_domain("schools", R"(
[[domain.override]]
key = "XX01.item.leaders.price"
value = "0.2"
from = "q3"
document = "云考委〔2023〕7号"
[[domain.override]]
key = "XX01.item.staff.price"
value = "0.3"
document = "云考委〔2023〕8号"
[[domain.override]]
key = "XX01.item.notes.price"
value = "0.4"
from = "q3"
whole_year = true
document = "云考委〔2023〕9号"
[[domain.override]]
key = "XX01.points"
value = "5"
document = "云考委〔2023〕10号"
[[domain.override]]
key = "XX09.points"
value = "3"
document = "云考委〔2023〕10号"
)");
  const std::string text = told(county, {"s26", "XX01", "--lang", "zh"});
  CHECK(contains(text, "2023-05:应1次、实0次,差1次,每次扣0.25,扣0.25分"));
  CHECK(contains(text, "2023-07:应1次、实0次,差1次,每次扣0.2,扣0.2分"));
  CHECK(contains(text, "单价 0.25(三季度监测起 0.2,云考委〔2023〕7号)、应达 1"));
  CHECK(contains(text, "单价 0.3(本年度改动前 0.25,云考委〔2023〕8号)"));
  CHECK(contains(text, "单价 0.4(本年度改动前 0.5,云考委〔2023〕9号)"));
  CHECK(contains(text, "本年度调整:分值 5(本年度改动前 4,云考委〔2023〕10号)"));
  const std::string before = told(county, {"s26", "XX01", "--lang", "zh", "--period", "q2"});
  CHECK(contains(before, "单价 0.25、应达 1"));
  CHECK_FALSE(contains(before, "云考委〔2023〕7号"));
  CHECK(contains(before, "单价 0.4(本年度改动前 0.5"));
  CHECK_FALSE(contains(told(county, {"s26", "XX03", "--lang", "zh"}), "本年度"));
}

TEST_CASE("Explain: what is awaited is told by titles", "[program][explain][A11.3]") {
  const County county;
  std::filesystem::remove(county.file("evidence/q2/politics_law.csv"));
  const std::string text = told(county, {"s01", "--lang", "zh", "--period", "q2"});
  CHECK(contains(text, "待报:"));
  CHECK_FALSE(contains(text, "XX29."));
}

TEST_CASE("Explain: what is awaited of another year is told by its title and that year",
          "[program][explain][A11.3]") {
  const County county;
  const std::string bytes = bytes_of(county.file("evidence/imported.csv"));
  const std::size_t at = bytes.find("education_quality,schools,s05,");
  REQUIRE(at != std::string::npos);
  county.write("evidence/imported.csv",
               bytes.substr(0, at) + bytes.substr(bytes.find('\n', at) + 1));
  const std::string own = told(county, {"s05", "XX26", "--lang", "zh"});
  CHECK(contains(own, "教育质量同学段位次:待报:学年教育质量综合考核得分\n"));
  CHECK(contains(own, "  待报:学年教育质量综合考核得分(考核年度内结束的学年)\n"));
  CHECK(contains(told(county, {"s06", "XX26", "--lang", "zh"}),
                 "教育质量同学段位次:待报:其他考核对象的学年教育质量综合考核得分\n"));
}

TEST_CASE("Explain: a cell that misses nothing says that it waits for a decision",
          "[program][explain][A13.1]") {
  const County county;
  county.replace("evidence/decisions.csv", "s20,XX19.published,full,", "s20,XX19.published,,");
  const std::string text = told(county, {"s20", "--lang", "zh"});
  CHECK(contains(text, "XX19 等候决定"));
  CHECK_FALSE(contains(text, "待报:\n"));
}

TEST_CASE("Explain: what a comparison waits for is named, with whose it is",
          "[program][explain][A13.1]") {
  const County county;
  const std::string bytes = bytes_of(county.file("evidence/imported.csv"));
  const std::size_t at = bytes.find("education_quality,schools,s05,");
  REQUIRE(at != std::string::npos);
  county.write("evidence/imported.csv",
               bytes.substr(0, at) + bytes.substr(bytes.find('\n', at) + 1));
  CHECK(contains(told(county, {"s06", "XX26", "--lang", "zh"}), "(城关镇第二初级中学)"));
  CHECK(contains(county.run({"score", "--json"}).out, "\"s05: XX26.quality"));
}

TEST_CASE("Explain: the parts and votes of a review and a survey are told down to their rows",
          "[program][explain][A14.1][A17.3]") {
  const County county;
  const std::string votes =
      "votes = [ { id = \"good\", title = \"好\", points = 100 }, { id = \"poor\", title = \"差\", "
      "points = 40 } ]\n";
  county.replace(
      "year.toml", "[grades]\n",
      "[[scales.survey]]\nid = \"teachers\"\ntitle = \"教师测评\"\nscale = [ { id = "
      "\"good\", title = \"好\", from = 80 }, { id = \"poor\", title = \"差\", from = 0 } "
      "]\ndenominator = \"all\"\n" +
          votes + "[[review.part]]\nid = \"plenary\"\ntitle = \"全会测评\"\nweight = \"3/5\"\n" +
          votes +
          "[[review.part]]\nid = \"daily\"\ntitle = \"日常考核\"\nweight = \"2/5\"\n"
          "[grades]\n");
  county.write("evidence/reviews.csv",
               "domain,assessee,part,score,grade,date,document\n"
               "schools,s01,daily,96,good,2023-12-14,云教工委〔2023〕41号\n");
  county.write("evidence/votes.csv",
               "of,part,domain,assessee,option,votes,date,document\n"
               "review,plenary,schools,s01,good,2,2023-12-14,计票单\n"
               "review,plenary,schools,s01,poor,1,2023-12-14,计票单\n"
               "teachers,,schools,s01,good,1,2023-12-14,\n"
               "teachers,,schools,s01,poor,0,2023-12-14,\n"
               "teachers,,schools,s01,invalid,2,2023-12-14,\n");
  const std::string text = told(county, {"s01", "--lang", "zh"});
  CHECK(contains(text, "述职评议考核 86.4,等次“好”:各组成部分按权重合成(保留4位小数,四舍五入)"));
  CHECK(contains(text, "全会测评 80 × 0.6"));
  CHECK(contains(line_with(text, "好:2 票;计票单 #"), "configs/2023/evidence/votes.csv:2"));
  CHECK(contains(text, "(100 × 2 + 40 × 1) ÷ 3 张有效票 = 80"));
  CHECK(contains(text, "日常考核 96 × 0.4"));
  CHECK(contains(line_with(text, "等次“好”;云教工委〔2023〕41号 #"),
                 "configs/2023/evidence/reviews.csv:2"));
  CHECK(contains(text, "教师测评,按票数计算:"));
  CHECK(contains(line_with(text, "无效票:2 票; #"), "configs/2023/evidence/votes.csv:6"));
  CHECK(contains(text, "÷ 3 票(含无效票) = ≈33.3333(100/3),“差”"));
  const std::string english = told(county, {"s01", "--lang", "en"});
  CHECK(contains(english, "review 86.4, grade 好: the parts by their weights"));
  CHECK(contains(english, "(100 × 2 + 40 × 1) ÷ 3 valid votes = 80"));
}

TEST_CASE("Explain: what a rectification gave back stands beside what it had cost",
          "[program][explain][A11.5][A13.1]") {
  const County county;
  CHECK_FALSE(contains(told(county, {"s19", "XX18", "--lang", "en"}), "given back"));
  county.replace("year.toml", "returns = 0 ", "returns = \"0.3\" ");
  county.write("evidence/rectified.csv",
               "domain,assessee,indicator,input,matter,document,date\n"
               "schools,s19,XX18,breaches,云纪案〔2023〕23号,云教工委销〔2023〕2号,2023-12-11\n");
  const std::string en = told(county, {"s19", "XX18", "--lang", "en"});
  INFO(en);
  CHECK(contains(en, "lost 0.7: "));
  CHECK(contains(en, " (of 1, 0.3 given back)"));
  const std::string zh = told(county, {"s19", "XX18", "--lang", "zh"});
  INFO(zh);
  CHECK(contains(zh, "失 0.7 分:"));
  CHECK(contains(zh, "(原扣 1,已返还 0.3)"));
  const std::string whole = told(county, {"s19", "--lang", "zh"});
  CHECK(contains(whole, "已整改销号(云教工委销〔2023〕2号),按规定比例返还扣分"));
}
