#include "report/summary.hpp"

#include "report/result_json.hpp"
#include "report/words.hpp"

#include <catch2/catch.hpp>

#include "support/judging.hpp"

using namespace kaohe;
using namespace kaohe::tests;
using namespace kaohe::grading;
using namespace kaohe::report;

TEST_CASE("Columns: a Chinese character is two cells wide", "[report]") {
  CHECK(terminal_width("abc") == 3);
  CHECK(terminal_width("考核") == 4);
  CHECK(terminal_width("“好”") == 4);
  CHECK(terminal_width(",。") == 3);
  CHECK(terminal_width("e\u0301") == 1);
  CHECK(terminal_width("\xFF") == 1);
  CHECK(terminal_width("") == 0);
}

TEST_CASE("Columns: cells are filled up by width, numbers to the right", "[report]") {
  CHECK(in_columns({{"名", "1", "x"}, {"a", "10", ""}}, {false, true, false}) ==
        "名   1  x\na   10\n");
}

TEST_CASE("Summary: ranks, scores, line, grades and gates of a year", "[report][A16.1]") {
  ThreeAssessees made;
  made.circular("B", "county").decide("A", "good").finding("C", "misconduct");
  const std::string text = summary(judged(made), Language::en);
  CHECK_THAT(text, Catch::Contains("preview") && Catch::Contains("good line 80 (minutes 7)"));
  CHECK_THAT(text, Catch::Contains("名A") && Catch::Contains("91.75"));
  CHECK_THAT(text, Catch::Contains("较好 (proposed)"));
  CHECK_THAT(text, Catch::Contains("名B: Art. 17.1 at most 较好"));
  CHECK_THAT(text, Catch::Contains("名C: Art. 19 lowered by 1"));
  CHECK(text.find("名A") < text.find("名B"));
  CHECK_THAT(summary(judged(made), Language::zh),
             Catch::Contains("“好”等次分数线 80") && Catch::Contains("最高“较好”"));
}

TEST_CASE("Summary: how much of a quota is given", "[report][A16.1]") {
  ThreeAssessees made;
  CHECK_THAT(summary(judged(made), Language::en), !Catch::Contains("at most 1 given"));
  made.plan.grading.quotas = {{"good", number("0.5"), 0, false, ""}};
  CHECK_THAT(summary(judged(made), Language::en),
             Catch::Contains("\n  好: 1 of at most 1 given\n"));
  CHECK_THAT(summary(judged(made), Language::zh),
             Catch::Contains("\n  “好”名额 1 个,拟评和已评 1 个\n"));
}

TEST_CASE("Summary: a period shows the score so far, and what is not complete", "[report][A10.1]") {
  Case made;
  made.add("A", "92.5");
  scoring::Loss loss;
  loss.points = number("7.5");
  made.sheet().losses["A"] = {loss};
  CHECK_THAT(summary(judged(made, first_quarter()), Language::en),
             Catch::Contains("score so far") && Catch::Contains("92.5") && Catch::Contains("7.5"));
  made.row("A").cells[0].state = scoring::CellState::pending;
  CHECK_THAT(summary(judged(made, first_quarter()), Language::en),
             Catch::Contains("not complete: XX01 waits for"));
}

TEST_CASE("Summary: a period's preview: what is not due, awards, redistribution",
          "[report][A10.1]") {
  Case made;
  made.add("A", "100").add("B", "100");
  for (const char* id : {"A", "B"}) made.row(id).cells[1].state = scoring::CellState::not_due;
  made.sheet().progress["A"] = {{"XX02", "talks", true, "宣讲:年终赋分;已记1条"}};
  made.sheet().progress["B"] = {{"XX02", "talks", true, "宣讲:年终赋分;已记0条"}};
  made.fell_away("B", 2, scoring::Rescale::domain);
  const std::string text = summary(judged(made, first_quarter()), Language::zh);
  CHECK_THAT(text, Catch::Contains("未到期指标 1 项(到期前按满分计): XX02 指标XX02\n"));
  CHECK_THAT(text, Catch::Contains("已记1条 (1)") && Catch::Contains("已记0条 (1)"));
  CHECK_THAT(text, Catch::Contains("名B:XX03 豁免或不适用,其 20 分按比例并入其余指标"));
  CHECK_THAT(summary(judged(made), Language::zh), !Catch::Contains("未到期指标"));
}

TEST_CASE("Summary: an article of the annex is called so in both languages", "[report]") {
  CHECK(article_text("17.1").in(Language::zh) == "第 17.1 条");
  CHECK(article_text("annex 1").in(Language::zh) == "附件 1");
  CHECK(article_text("annex 1").in(Language::en) == "annex 1");
  CHECK(effect_text("lower:1", {}).in(Language::zh) == "降低 1 个等次");
}

TEST_CASE("Summary: a good line says what it is and by which document", "[report][A17.6]") {
  const auto told = [](LineKind kind, const char* source) {
    ScopeResult scope;
    scope.good_line_kind = kind;
    scope.good_line_source = source;
    return line_source_text(scope).in(Language::zh);
  };
  CHECK(told(LineKind::undecided, "") == "按平均分,尚未作出决定");
  CHECK(told(LineKind::mean, "云考委1号") == "按平均分,云考委1号");
  CHECK(told(LineKind::mean, "") == "按平均分");
  CHECK(told(LineKind::number, "云考委1号") == "云考委1号");
  CHECK(told(LineKind::number, "mean (no decision yet)") == "mean (no decision yet)");
  for (const char* name : {"undecided", "mean", "number"}) {
    CHECK(line_kind_name(*parse_line_kind(name)) == name);
  }
  CHECK_FALSE(parse_line_kind("median"));
}

TEST_CASE("Summary: of a year it says what was first learned at its end", "[report][A20.1]") {
  Result result = judged(ThreeAssessees());
  CHECK_THAT(summary(result, Language::en), !Catch::Contains("first learned"));
  const std::string digest = figures_digest(result);
  result.domains[0].assessees[0].periods = {{"q1", number("2")}, {result.period, number("0.5")}};
  CHECK_THAT(summary(result, Language::en),
             Catch::Contains(": of 2.5 points lost 0.5 were first learned at the year-end\n"));
  CHECK_THAT(result_json(result), Catch::Contains("\"first_learned\": {\n        \"lost\": "
                                                  "\"2.5\",\n        \"at_last\": \"0.5\""));
  CHECK(figures_digest(result) == digest);
  CHECK(read_result(result_json(result), "result.json").domains.size() == 1);
  Result period = judged(ThreeAssessees(), first_quarter());
  CHECK_THAT(result_json(period), !Catch::Contains("first_learned"));
}
