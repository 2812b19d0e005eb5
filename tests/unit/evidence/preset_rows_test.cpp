// Forms to fill in: which rows a unit's template has, and what its columns take.
#include <catch2/catch.hpp>

#include "evidence/preset_rows.hpp"
#include "support/evidence_builder.hpp"

using namespace kaohe;
using namespace kaohe::testing;
using namespace kaohe::evidence;
using Lines = std::vector<std::string>;

namespace {

/// The garden, where monthly and quarterly inputs are due each quarter, others at h1 and the end.
plan::YearPlan due_plan() {
  plan::YearPlan plan = garden_plan();
  for (plan::InputInfo& input : plan.domains[0].system.inputs) {
    const bool is_often =
        input.every == plan::CellKind::month || input.every == plan::CellKind::quarter;
    input.periods = {"year"};
    if (is_often || input.type == plan::InputType::events) input.periods = {"q1", "q2", "q3", "q4"};
    if (input.every == plan::CellKind::half) input.periods = {"h1", "year"};
  }
  return plan;
}

Preset preset(const plan::YearPlan& plan, const std::string& unit, const std::string& period) {
  return preset_rows(plan, unit, *plan.find_period(period));
}

/// "班子学习 东园党委 2023-01" of each row; the indicator is left out, a subject follows its
/// assessee.
Lines lines(const Preset& preset) {
  namespace column = observation_column;
  Lines lines;
  for (const std::vector<std::string>& row : preset.rows) {
    CHECK(row.size() == kObservations.columns.size());
    CHECK(row[column::domain] == "园林");
    CHECK(row[column::value].empty());
    std::string line = row[column::input];
    for (const int at : {column::assessee, column::subject, column::cell})
      line +=
          row[static_cast<std::size_t>(at)].empty() ? "" : " " + row[static_cast<std::size_t>(at)];
    lines.push_back(line);
  }
  return lines;
}

Lines lines(const plan::YearPlan& plan, const std::string& unit, const std::string& period) {
  return lines(preset(plan, unit, period));
}

}  // namespace

TEST_CASE("Template: a unit's own inputs that are due, by assessee and time cell",
          "[evidence][template][A11.1]") {
  CHECK(lines(due_plan(), "garden_office", "q1") ==
        Lines{"班子学习 东园党委 2023-01", "班子学习 西园党委 2023-01", "班子学习 北园党委 2023-01",
              "班子学习 东园党委 2023-02", "班子学习 西园党委 2023-02", "班子学习 北园党委 2023-02",
              "班子学习 东园党委 2023-03", "班子学习 西园党委 2023-03", "班子学习 北园党委 2023-03",
              "有宣传 东园党委 2023-Q1", "有宣传 西园党委 2023-Q1", "有宣传 北园党委 2023-Q1"});
  CHECK(lines(due_plan(), "nobody", "q1").empty());
}

TEST_CASE("Template: by listed subject, and no half that an earlier period has asked for",
          "[evidence][template]") {
  CHECK(lines(due_plan(), "garden_office", "h1") ==
        Lines{"课时 东园党委 第一支部 2023-H1", "课时 东园党委 第二支部 2023-H1",
              "课时 西园党委 第一支部 2023-H1", "课时 西园党委 第二支部 2023-H1",
              "课时 北园党委 第一支部 2023-H1", "课时 北园党委 第二支部 2023-H1"});
  const Lines at_end = lines(due_plan(), "garden_office", "year");
  CHECK(at_end.front() == "课时 东园党委 第一支部 2023-H2");
  CHECK(at_end.size() == 6 + 3 * 3);
}

TEST_CASE("Template: samples by assessee, pools, the whole domain, awards at the year-end",
          "[evidence][template][A10.1]") {
  CHECK(lines(due_plan(), "publicity", "year") ==
        Lines{"酌情赋分 东园党委 2023", "酌情赋分 西园党委 2023", "酌情赋分 北园党委 2023",
              "笔记 东园党委 2023", "笔记 西园党委 2023", "笔记 北园党委 2023", "分组平均 big 2023",
              "分组平均 small 2023", "全领域数 2023", "票数 东园党委 2023", "票数 西园党委 2023",
              "票数 北园党委 2023"});
  plan::YearPlan plan = due_plan();
  for (plan::InputInfo& input : plan.domains[0].system.inputs) {
    if (input.awarded_points) input.periods = {"q1", "year"}, input.every = plan::CellKind::quarter;
  }
  CHECK(lines(plan, "publicity", "q1").empty());
}

TEST_CASE("Template: events have no rows, their columns have lists", "[evidence][template]") {
  const Preset preset = ::preset(due_plan(), "publicity", "q2");
  namespace column = observation_column;
  CHECK(preset.rows.empty());
  CHECK(preset.allowed[column::domain] == Lines{"园林"});
  CHECK(preset.allowed[column::assessee] == Lines{"东园党委", "西园党委", "北园党委"});
  CHECK(preset.allowed[column::indicator] == Lines{"宣传"});
  CHECK(preset.allowed[column::input] == Lines{"舆情", "差错", "抽查案卷"});
  // What has come to light late may belong to an earlier month.
  CHECK(preset.allowed[column::cell] ==
        Lines{"2023-01", "2023-02", "2023-03", "2023-04", "2023-05", "2023-06"});
  CHECK(preset.allowed[column::value].empty());
}

TEST_CASE("Template: nobody has rows about their own unit, the stand-in has them",
          "[evidence][template][A5.1]") {
  plan::YearPlan plan = due_plan();
  plan.domains[0].assessees[0].organisation = "publicity";
  const Lines own = lines(plan, "publicity", "year");
  CHECK(std::count(own.begin(), own.end(), "笔记 东园党委 2023") == 0);
  CHECK(std::count(own.begin(), own.end(), "笔记 西园党委 2023") == 1);
  const Lines other = lines(plan, "garden_office", "year");
  CHECK(std::count(other.begin(), other.end(), "笔记 东园党委 2023") == 1);
  CHECK(std::count(other.begin(), other.end(), "笔记 西园党委 2023") == 0);
}

TEST_CASE("Template: where two have one name the id stands", "[evidence][template]") {
  plan::YearPlan plan = due_plan();
  plan.domains[0].assessees[1].name = "东园党委";
  const Lines made = lines(plan, "garden_office", "q1");
  CHECK(made[0] == "班子学习 east 2023-01");
  CHECK(made[1] == "班子学习 west 2023-01");
}

TEST_CASE("Template: a lead unit's reviews, surveys and marks, a row for each that is awaited",
          "[evidence][template][A14.1]") {
  plan::YearPlan plan = garden_plan();
  plan.leader_evaluation.weights = {{"li", Rational::of(1)}, {"wang", Rational::of(1)}};
  const Preset reviews = preset_beside(plan, "garden_office", kReviews);
  REQUIRE(reviews.rows.size() == 3);
  CHECK(reviews.rows[1] == Lines{"园林", "西园党委", "", "", "", "", ""});
  CHECK(reviews.allowed[review_column::grade] == Lines{"好", "较好", "一般", "差"});
  CHECK(reviews.allowed[review_column::part].empty());
  const Preset surveys = preset_beside(plan, "garden_office", kSurveys);
  REQUIRE(surveys.rows.size() == 3);
  CHECK(surveys.rows[0] == Lines{"满意度测评", "园林", "东园党委", "", "", ""});
  const Preset marks = preset_beside(plan, "office", kLeaders);  // leads none: all domains
  REQUIRE(marks.rows.size() == 6);
  CHECK(marks.rows[1] == Lines{"wang", "园林", "东园党委", "", ""});
}

TEST_CASE("Template: a review in parts has a row for each part that is not voted on",
          "[evidence][template][A14.1]") {
  plan::YearPlan plan = garden_plan();
  plan::ReviewPart plenary{"plenary", "全会评议", Rational::of(1), {}}, voted = plenary;
  voted.id = "voted";
  voted.title = "测评投票";
  voted.votes.options = {{"yes", "满意", Rational::of(100)}};
  plan.review_parts = {plenary, voted};
  const Preset reviews = preset_beside(plan, "garden_office", kReviews);
  REQUIRE(reviews.rows.size() == 3);
  CHECK(reviews.rows[0][review_column::part] == "全会评议");
  CHECK(reviews.allowed[review_column::part] == Lines{"全会评议", "测评投票"});
}

TEST_CASE("Template: other tables have lists and no rows", "[evidence][template]") {
  const plan::YearPlan plan = garden_plan();
  const Preset circulars = preset_beside(plan, "garden_office", kCirculars);
  CHECK(circulars.rows.empty());
  CHECK(circulars.allowed[circular_column::body] == Lines{"县委和县政府"});
  CHECK(circulars.allowed[circular_column::assessee] == Lines{"东园党委", "西园党委", "北园党委"});
  CHECK(preset_beside(plan, "garden_office", kAdjustments).allowed[adjustment_column::category] ==
        Lines{"加分", "扣分"});
  CHECK(preset_beside(plan, "garden_office", kClosings).allowed[closing_column::consequence] ==
        Lines{"书面说明"});
}
