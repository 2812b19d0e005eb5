// year.toml → the rules of YearPlan. The file fits its schema here: what is required is there,
// types are right.
#include "plan/year_values.hpp"

namespace kaohe::plan {

using nlohmann::json;

Rational number_of(const json& value) {
  if (value.is_number_integer()) return Rational::of(value.get<std::int64_t>());
  // The schema's pattern lets through only what parse reads.
  return Rational::parse(value.get_ref<const std::string&>()).value();
}

namespace {

// Art. 18 names no day for what it entails; a month is what Art. 11(8) gives.
constexpr int kConsequenceDays = 30;

Scheme scheme_of(const json& from) {
  return {number_of(from["total"]), number_of(from["indicator_weight"]),
          number_of(from["review_weight"]), number_of(from["effectiveness_weight"]),
          number_of(from["leaders_weight"])};
}

RoundingPoint rounding_point(const json& rounding, const char* id, int decimals) {
  const json& from = table_of(rounding, id);
  if (from.empty()) return {decimals, RoundingMode::half_up};
  return {from["decimals"].get<int>(),
          parse_rounding_mode(from["mode"].get<std::string>()).value()};
}

/// The defaults of numbers: indicator, review, leader evaluation, redistribution, adjustments and
/// means 4 places, comparison 8, published 2.
RoundingPoints rounding_of(const json& from) {
  return {rounding_point(from, "indicator", 4),     rounding_point(from, "compared", 8),
          rounding_point(from, "review", 4),        rounding_point(from, "leader_evaluation", 4),
          rounding_point(from, "redistributed", 4), rounding_point(from, "mean", 4),
          rounding_point(from, "published", 2),     rounding_point(from, "adjustment", 4)};
}

std::vector<ScaleStep> scale_of(const json& from) {
  std::vector<ScaleStep> steps;
  for (const json& step : from)
    steps.push_back({step["id"], step["title"], optional_number(step, "from")});
  return steps;
}

GateRule gate_of(const json& from) {
  return {from["id"],
          from["article"],
          from["title"],
          from["source"],
          from["when"],
          from["effect"],
          from["grade"],
          text_of(from, "survey"),
          text_of(from, "at_or_below"),
          text_of(from, "finding"),
          text_of(from, "rank")};
}

GradeQuota quota_of(const json& from) {
  return {from["grade"], number_of(from["share_at_most"]), from.value("at_least", 0),
          from.value("ties_in", false), text_of(from, "source")};
}

Grading grading_of(const json& root) {
  Grading grading;
  for (const json& grade : root["grades"]["scale"])
    grading.grades.push_back({grade["id"], grade["title"]});
  grading.scope = text_of(table_of(root, "grading"), "scope", "domain");
  const json& line = table_of(root, "good_line");
  grading.line_of = text_of(line, "of", "effectiveness_total");
  grading.line_mean_of = text_of(line, "mean_of", "all");
  grading.top_grade = text_of(line, "grade", grading.grades.front().id.c_str());
  grading.below_line = root["grades"]["below_line"];
  for (const json& quota : list_of(root["grades"], "quota"))
    grading.quotas.push_back(quota_of(quota));
  for (const json& gate : root["gate"]) grading.gates.push_back(gate_of(gate));
  const json& misconduct = root["misconduct"];
  grading.misconduct_levels = misconduct.value("levels", 1);
  grading.misconduct_article = misconduct["article"];
  grading.misconduct_source = misconduct["source"];
  return grading;
}

Ranking ranking_of(const json& from) {
  const json& bottom = table_of(from, "bottom");
  return {text_of(from, "of", "annual_score"),
          list_of(from, "tie_breakers").get<std::vector<std::string>>(),
          optional_number(bottom, "share").value_or(Rational::of(1, 10)),
          bottom.value("at_least", 1),
          from.value("shared_last", true),
          text_of(from, "part_year", "unranked") == "ranked"};
}

}  // namespace

void read_rules(YearFile& file, YearPlan& plan) {
  const json& root = file.document.value;
  plan.scheme = scheme_of(root["scheme"]);
  plan.rounding = rounding_of(table_of(root, "rounding"));
  for (const json& aspect : root["aspect"]) plan.aspects.push_back({aspect["id"], aspect["title"]});
  plan.review_scale = scale_of(root["scales"]["review"]);
  for (const json& survey : list_of(root["scales"], "survey")) {
    plan.surveys.push_back({survey["id"], survey["title"], scale_of(survey["scale"])});
  }
  read_votes(file, plan);
  plan.grading = grading_of(root);
  plan.ranking = ranking_of(table_of(root, "ranking"));
  read_adjustments(file, plan);
  read_leader_evaluation(file, plan);
  for (const json& one : list_of(root, "consequence")) {
    plan.consequences.push_back({one["id"], one["article"], one["title"], one["owner"],
                                 one["at_or_below"], one.value("due_days", kConsequenceDays)});
  }
  const json& matters = table_of(root, "matters");
  plan.matters_across = text_of(matters, "across", "wait");
  plan.matters_cost_once = text_of(matters, "across_indicators", "each") == "highest";
  plan.like_matters.near_days = matters.value("near_days", plan.like_matters.near_days);
  plan.like_matters.alike = optional_number(matters, "alike").value_or(plan.like_matters.alike);
  plan.amendment_applies = text_of(table_of(root, "amendment"), "applies", "forward");
  plan.circular_year_of = text_of(table_of(root, "circulars"), "year_of", "document");
  const json& missing = table_of(root, "missing");
  plan.missing = {text_of(missing, "review", "block") == "exempt",
                  text_of(missing, "leader_evaluation", "block") == "exempt",
                  text_of(missing, "provisional", "count") == "block"};
  read_returns(file, plan);
  read_duty(file, plan);
  plan.indicators_per_unit_max =
      table_of(root, "health").value("indicators_per_unit_max", plan.indicators_per_unit_max);
}

}  // namespace kaohe::plan
