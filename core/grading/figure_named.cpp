// A figure of a result by the name that year.toml has for it.
#include "base/errors.hpp"
#include "grading/figures.hpp"

namespace kaohe::grading {

std::optional<Rational> figure(const AssesseeResult& result, std::string_view name) {
  const auto number = [](const std::optional<Points>& points) {
    return points ? std::optional(points->rational()) : std::nullopt;
  };
  if (name == "effectiveness_total") return result.effectiveness_total;
  if (name == "annual_score") return result.annual_score;
  if (name == "final_score") return result.final_score;
  if (name == "indicator_score") return result.indicator_score;
  if (name == "review_score") return number(result.review_score);
  if (name == "leader_evaluation") return number(result.leader_evaluation);
  throw Error(
      ErrorKind::data, {},
      say({"the year asks for the figure \"{}\"; expected effectiveness_total, annual_score, "
           "final_score, indicator_score, review_score or leader_evaluation",
           "年度配置所指的得分“{}”不存在;应为 effectiveness_total、annual_score、final_score、"
           "indicator_score、review_score、leader_evaluation 之一"},
          name));
}

}  // namespace kaohe::grading
