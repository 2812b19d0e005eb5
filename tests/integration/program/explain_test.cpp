// What an official reads when he asks why.
#include <catch2/catch.hpp>

#include "integration/program/program.hpp"

using namespace kaohe::testing;

namespace {

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
  CHECK(contains(text, "XX26 党建与教育教学融合 豁免(云考委〔2023〕4号"));
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
