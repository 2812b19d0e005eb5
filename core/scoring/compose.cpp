#include "scoring/compose.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/errors.hpp"

namespace kaohe::scoring {

namespace {

/// Where nothing is declared to round, a remainder at 10^-8 is an error naming the
/// place.
Rational whole_units(const Rational& value, std::string_view figure, const std::string& where) {
  if (exact(value)) return value;
  throw Error(ErrorKind::data, {},
              say({"{}: {} is {}, which needs more than 8 decimals; declare at most 5 decimals at "
                   "the rounding points before Art. 14 (indicator, redistributed, review, "
                   "leader_evaluation) and for adjustments",
                   "{}:{} 为 {},超过8位小数;第十四条之前的修约点(indicator、redistributed、review、"
                   "leader_evaluation)和加减分的小数位数请不要超过5位"},
                  where, figure_title(figure), value.text_cut(kUnitDecimals)));
}

/// The sum of weight × value over the parts that are there, divided by their weights: an exempt
/// part gives its weight to the rest.
Rational renormalised(const Rational& first_weight, const Rational& first,
                      const Rational& second_weight, const Part& second) {
  if (second.exempt) return first;
  return (first_weight * first + second_weight * second.score->rational()) /
         (first_weight + second_weight);
}

/// What the first part's weight is of both, where an exempt second part gives its own to it.
Rational share_of(const Rational& first_weight, const Rational& second_weight, bool second_exempt) {
  return second_exempt ? Rational::of(1) : first_weight / (first_weight + second_weight);
}

Text scale_title(const std::vector<plan::ScaleStep>& scale, const std::string& grade) {
  const int index = scale_index(scale, grade);
  return {grade, index < 0 ? grade : scale[static_cast<std::size_t>(index)].title};
}

Rational held_at_full(const Rational& value, const plan::YearPlan& plan, Scores& scores) {
  if (plan.adjustments.may_exceed_full || value <= plan.scheme.total) return value;
  scores.notes.push_back(
      note("held_at_full", say({"{} with adjustments is above the full {}; it counts as {} "
                                "(adjustments.may_exceed_full)",
                                "加减分后为 {},超过满分 {},按 {} 计"},
                               value.text(), plan.scheme.total.text(), plan.scheme.total.text())));
  return plan.scheme.total;
}

/// A15.1: the figure with the adjustment, where the year lets it enter there.
std::optional<Rational> entered(const std::optional<Rational>& figure, std::string_view name,
                                const Rational& adjustment, const plan::YearPlan& plan,
                                Scores& scores) {
  if (!figure || plan.adjustments.enter != name) return figure;
  return held_at_full(*figure + adjustment, plan, scores);
}

std::optional<Rational> checked(const std::optional<Rational>& figure, std::string_view name,
                                const std::string& where) {
  return figure ? std::optional(whole_units(*figure, name, where)) : std::nullopt;
}

}  // namespace

Note note(std::string id, const Text& text) {
  return {std::move(id), text.en, text.zh};
}

Text figure_title(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, Message>, 7> kTitles = {
      {{"indicator_score", {"indicator score", "指标考核分值"}},
       {"review_score", {"review", "述职评议考核得分"}},
       {"effectiveness_total", {"effectiveness total", "党建工作成效考核总分"}},
       {"leader_evaluation", {"leader evaluation", "领导评价得分"}},
       {"annual_score", {"annual score", "年度考核得分"}},
       {"final_score", {"final score", "最终得分"}},
       {"none", {"nothing", "不计入得分"}}}};
  for (const auto& [id, title] : kTitles) {
    if (id == name) return say(title);
  }
  return {std::string(name), std::string(name)};
}

std::string scale_grade(const std::vector<plan::ScaleStep>& scale, const Rational& score) {
  for (const plan::ScaleStep& step : scale) {
    if (!step.from) return {};
    if (score >= *step.from) return step.id;
  }
  return {};
}

int scale_index(const std::vector<plan::ScaleStep>& scale, std::string_view grade) {
  for (std::size_t i = 0; i < scale.size(); ++i) {
    if (scale[i].id == grade) return static_cast<int>(i);
  }
  return -1;
}

Part review(const ReviewInput& input, const std::vector<plan::ScaleStep>& scale,
            RoundingPoint point) {
  Part part;
  part.exempt = input.exempt;
  if (input.exempt) return part;
  if (!input.score) {
    part.blocked.push_back(note(
        "review_missing", say({"no review is recorded; record it, or a documented exemption",
                               "未录入述职评议考核结果;请录入,或者录入有文件依据的免考决定"})));
    return part;
  }
  part.score = round(*input.score, point);
  const std::string computed = scale_grade(scale, *input.score);
  part.grade = input.grade.empty() ? computed : input.grade;
  if (!computed.empty() && part.grade != computed) {
    part.notes.push_back(note(
        "review_grade_differs",
        say({"the review's recorded grade is {}, its score {} would be {}; the recorded one "
             "holds",
             "述职评议考核录入等次为 {},按得分 {} 应为 {};以录入的等次为准"},
            scale_title(scale, part.grade), input.score->text(), scale_title(scale, computed))));
  }
  return part;
}

std::optional<Rational> effectiveness_total(const std::optional<Rational>& indicator_score,
                                            const Part& review, const plan::Scheme& scheme) {
  if (!indicator_score || (!review.exempt && !review.score)) return std::nullopt;
  return renormalised(scheme.indicator_weight, *indicator_score, scheme.review_weight, review);
}

std::optional<Rational> annual_score(const std::optional<Rational>& total, const Part& leaders,
                                     const plan::Scheme& scheme) {
  if (!total || (!leaders.exempt && !leaders.score)) return std::nullopt;
  return renormalised(scheme.effectiveness_weight, *total, scheme.leaders_weight, leaders);
}

Rational indicator_share(const plan::Scheme& scheme, bool review_exempt) {
  return share_of(scheme.indicator_weight, scheme.review_weight, review_exempt);
}

Rational effectiveness_share(const plan::Scheme& scheme, bool leaders_exempt) {
  return share_of(scheme.effectiveness_weight, scheme.leaders_weight, leaders_exempt);
}

Scores compose(const std::optional<Rational>& indicator_score, const Part& review,
               const Part& leaders, const Rational& adjustment, const plan::YearPlan& plan,
               const std::string& where) {
  Scores scores;
  const auto with = [&](const std::optional<Rational>& figure, std::string_view name) {
    return checked(entered(figure, name, adjustment, plan, scores), name, where);
  };
  scores.effectiveness_total = with(
      scoring::effectiveness_total(indicator_score, review, plan.scheme), "effectiveness_total");
  scores.annual_score =
      with(scoring::annual_score(scores.effectiveness_total, leaders, plan.scheme), "annual_score");
  scores.final_score = with(scores.annual_score, "final_score");
  if (scores.final_score) {
    scores.published_score = round(*scores.final_score, plan.rounding.published);
  }
  return scores;
}

}  // namespace kaohe::scoring
