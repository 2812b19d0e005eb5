#include "report/circular.hpp"

#include <catch2/catch.hpp>

#include "support/judging.hpp"

using namespace kaohe;
using namespace kaohe::tests;

namespace {

bool stands(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

/// The result of three assessees, of whom A and B have lost points by one indicator.
grading::Result with_losses() {
  grading::Result result = judged(ThreeAssessees());
  grading::DomainResult& domain = result.domains.at(0);
  const char* const points[] = {"2", "0.5"};
  for (std::size_t i = 0; i < 2; ++i) {
    grading::AssesseeResult& assessee = domain.assessees.at(i);
    grading::Loss loss;
    loss.indicator = domain.indicators.at(0).id;
    loss.period = "h1";
    loss.points = *Rational::parse(points[i]);
    assessee.losses = {loss};
    assessee.periods = {{"h1", loss.points}};
  }
  return result;
}

}  // namespace

TEST_CASE("Circular: progress by indicator, shortcomings, suggestions", "[report][A12.2]") {
  const grading::Result result = with_losses();
  const grading::DomainResult& domain = result.domains.at(0);
  report::CircularParts parts;
  parts.notices = {{domain.id, domain.assessees.at(0).id, "提1", "2023-05-12", 3},
                   {domain.id, domain.assessees.at(1).id, "提2", "2023-07-01", 0}};
  parts.suggestions = {"finish by July"};
  const std::string text = report::circular(result, parts, Language::en);
  INFO(text);
  const grading::IndicatorHead& head = domain.indicators.at(0);
  CHECK(stands(
      text, "| " + head.id + " " + head.title + " | " + head.points.text() + " | 2 | 2.5 | 0 | "));
  CHECK(stands(text, "- 名A: 2 points lost (" + head.id + " 2)"));
  CHECK(text.find("- 名A: 2 points") < text.find("- 名B: 0.5 points"));
  CHECK(stands(text, "- 名A: 提1 is not answered, due 2023-05-12, 3 days late"));
  CHECK_FALSE(stands(text, "提2"));
  CHECK(stands(text, "- finish by July\n"));
  CHECK(stands(text, "costs the most assessees points (2)"));
  CHECK(stands(text, "1 answers to notices are overdue"));
  CHECK_FALSE(stands(text, "Draft"));
}

TEST_CASE("Circular: what is not published is a draft, and nothing is made up", "[report][A12.2]") {
  report::CircularParts parts;
  parts.is_draft = true;
  const std::string text = report::circular(judged(ThreeAssessees()), parts, Language::zh);
  CHECK(stands(text, "**草稿:结果尚未形成。**"));
  CHECK(stands(text, "## 一、指标完成进度"));
  CHECK_FALSE(stands(text, "扣分面最大"));
  CHECK_FALSE(stands(text, "逾期"));
}

TEST_CASE("Circular: of a year it says what was first learned at its end", "[report][A20.1]") {
  grading::Result result = with_losses();
  const auto told = [&](Language language) { return report::circular(result, {}, language); };
  CHECK_FALSE(stands(told(Language::en), "first learned"));
  result.domains.at(0).assessees.at(1).periods.push_back({result.period, *Rational::parse("1.5")});
  const std::string& title = result.domains.at(0).title;
  CHECK(stands(told(Language::en),
               "- " + title + ": of 4 points lost 1.5 were first learned at the year-end\n"));
  CHECK(stands(told(Language::zh), "- " + title + ":共扣 4 分,其中 1.5 分到年终才首次告知\n"));
}
