#include "plan/readings_parts.hpp"

#include <algorithm>

#include "base/words.hpp"

namespace kaohe::plan {

namespace {

class Readings {
 public:
  explicit Readings(const YearPlan& plan) : plan_(plan) {}

  std::vector<Reading> all() {
    of_records();
    of_what_is_missing();
    of_scores();
    of_leaders();
    of_adjustments();
    for (Reading& one : readings_of_conduct(plan_)) readings_.push_back(std::move(one));
    of_ranks();
    of_grades();
    return std::move(readings_);
  }

 private:
  struct Asked {
    std::string key;
    Text question;
    std::string taken, standard;
  };

  void add(Asked asked) {
    readings_.push_back({std::move(asked.key),
                         std::move(asked.question),
                         std::move(asked.taken),
                         std::move(asked.standard),
                         {}});
  }

  /// Of the reading added last: an answer that is not the one taken.
  void other(const std::string& value, std::function<void(YearPlan&)> take,
             Rescored rescored = Rescored::nothing) {
    Reading& last = readings_.back();
    if (value != last.taken) last.others.push_back({value, std::move(take), rescored});
  }

  /// A yes or no; `set` writes it into a plan.
  void flag(const std::string& key, const Text& question, bool taken, bool standard,
            const std::function<void(YearPlan&, bool)>& set,
            Rescored rescored = Rescored::nothing) {
    add({key, question, taken ? "true" : "false", standard ? "true" : "false"});
    for (const bool value : {true, false}) {
      other(
          value ? "true" : "false", [set, value](YearPlan& plan) { set(plan, value); }, rescored);
    }
  }

  /// One of several words; `set` writes it into a plan. The first is the default.
  void word(const std::string& key, const Text& question, const std::string& taken,
            const std::vector<std::string>& words,
            const std::function<void(YearPlan&, const std::string&)>& set,
            Rescored rescored = Rescored::nothing) {
    add({key, question, taken, words.front()});
    for (const std::string& value : words)
      other(
          value, [set, value](YearPlan& plan) { set(plan, value); }, rescored);
  }

  /// Organisations as people call them.
  std::vector<std::string> titles_of(const std::vector<std::string>& ids) const {
    std::vector<std::string> titles;
    for (const std::string& id : ids) {
      const Organisation* unit = plan_.find_organisation(id);
      titles.push_back(unit == nullptr ? id : unit->title);
    }
    return titles;
  }

  void of_records();
  void of_what_is_missing();
  void of_scores();
  void of_leaders();
  void of_adjustments();
  void of_ranks();
  void of_grades();

  const YearPlan& plan_;
  std::vector<Reading> readings_;
};

std::string text_of(const std::optional<Rational>& number) {
  return number ? number->text() : "-";
}

std::string text_of(const RoundingPoint& point) {
  return std::to_string(point.decimals) + " " + std::string(rounding_mode_name(point.mode));
}

std::string text_of(const std::vector<ScaleStep>& scale) {
  std::string text;
  for (const ScaleStep& step : scale) {
    text += (text.empty() ? "" : ", ") + step.title;
    if (step.from) text += " " + step.from->text();
  }
  return text;
}

std::string listed_or_none(const std::vector<std::string>& words) {
  return words.empty() ? "-" : joined(words);
}

void Readings::of_records() {
  add({"facts_from",
       {"from which day facts count, also before the system is issued", "从哪一天起的事实计入考核"},
       to_text(plan_.facts_from),
       to_text(make_date(plan_.year, 1, 1))});
  word(
      "amendment.applies",
      {"which records an amendment of the year reaches", "年中的指标调整适用于哪些记录"},
      plan_.amendment_applies, {"forward", "whole_year"},
      [](YearPlan& plan, const std::string& value) { plan.amendment_applies = value; },
      Rescored::amended_domains);
  for (std::size_t i = 0; i < plan_.periods.size(); ++i) {
    const Period& period = plan_.periods[i];
    if (!period.only_new_matters && period.rhythms != std::vector<std::string>{"half_yearly"})
      continue;
    flag(
        "period." + period.id + ".only_new_matters",
        {"whether a period leaves out what earlier ones have recorded",
         "本阶段对此前阶段已记录的事项是否不再计"},
        period.only_new_matters, true,
        [i](YearPlan& plan, bool value) { plan.periods[i].only_new_matters = value; },
        period.only_new_matters ? Rescored::where_matters_repeat : Rescored::every_domain);
  }
  add({"carry_over.share",
       {"the share of the year's deductions that counts at the year-end", "平时扣分计入年终的比例"},
       plan_.carried_over.text(),
       "1"});
  add({"rectification.returns",
       {"the share that a rectified matter gives back", "整改完成的事项返还扣分的比例"},
       plan_.rectified_returns.text(),
       "0"});
  std::vector<std::string> rest_days;
  for (const Date day : plan_.rest_days) rest_days.push_back(to_text(day));
  add({"deadlines.rest_days",
       {"days on which nothing can be due; 'one month' ends on the same day of the next month, "
        "else "
        "on its last",
        "期限届满顺延的日子(“一个月”到次月同日,没有的到月末)"},
       listed_or_none(rest_days),
       "-"});
}

// The other answers to these only wait longer, or less long: they move nobody who has a score.
void Readings::of_what_is_missing() {
  const auto words = [](bool exempts) { return exempts ? "exempt" : "block"; };
  add({"missing.review",
       {"an assessee without a review", "没有述职评议考核的考核对象"},
       words(plan_.missing.review_exempts),
       "block"});
  add({"missing.leader_evaluation",
       {"an assessee whom no leader has marked", "没有任何领导评价的考核对象"},
       words(plan_.missing.leaders_exempt),
       "block"});
  add({"missing.provisional",
       {"a figure that may still change", "暂定的数"},
       plan_.missing.provisional_blocks ? "block" : "count",
       "count"});
}

void Readings::of_scores() {
  const RoundingPoints& points = plan_.rounding;
  const auto point = [&](const char* id, const Text& question, const RoundingPoint& taken,
                         int decimals) {
    add({std::string("rounding.") + id, question, text_of(taken),
         text_of(RoundingPoint{decimals, RoundingMode::half_up})});
  };
  point("indicator", {"an indicator's score", "每项指标的得分"}, points.indicator, 4);
  const auto other_mode = [](RoundingMode mode) {
    return mode == RoundingMode::half_up ? RoundingMode::half_even : RoundingMode::half_up;
  };
  const RoundingPoint indicator{points.indicator.decimals, other_mode(points.indicator.mode)};
  other(
      text_of(indicator), [indicator](YearPlan& plan) { plan.rounding.indicator = indicator; },
      Rescored::every_domain);
  point("compared", {"what assessees are compared by", "考核对象之间相互比较的数"}, points.compared,
        8);
  point("review", {"the review's score", "述职评议考核得分"}, points.review, 4);
  point("leader_evaluation", {"the mean of the leaders' marks", "领导评价的平均分"},
        points.leader_evaluation, 4);
  point("redistributed",
        {"the indicator score after points of others fell to the rest", "分值并入其他之后的指标分"},
        points.redistributed, 4);
  point("adjustment", {"a bonus that several share", "几个考核对象均分的加减分"}, points.adjustment,
        4);
  point("mean", {"a mean that is shown", "显示用的平均分"}, points.mean, 4);
  point("published", {"the published score", "公布的得分"}, points.published, 2);
  std::vector<std::string> parts;
  for (const ReviewPart& part : plan_.review_parts)
    parts.push_back(part.title + " " + part.weight.text());
  add({"review.part",
       {"parts of the review, by weight", "述职评议考核各部分的权重"},
       listed_or_none(parts),
       "-"});
  add({"scales.review",
       {"grades of the review", "述职评议考核的等次"},
       text_of(plan_.review_scale),
       ""});
  for (const SurveyRule& survey : plan_.surveys) {
    add({"scales.survey." + survey.id,
         {"grades of the survey", "测评的分档"},
         text_of(survey.scale),
         ""});
  }
}

void Readings::of_leaders() {
  const LeaderEvaluation& rules = plan_.leader_evaluation;
  add({"leader_evaluation.weights",
       {"whose marks count, by weight", "各位领导的权重"},
       listed_or_none([&] {
         std::vector<std::string> weights;
         for (const auto& [leader, weight] : rules.weights)
           weights.push_back(rules.title_of(leader) + " " + weight.text());
         return weights;
       }()),
       "-"});
  const auto groups = [&] {
    std::vector<std::string> list;
    for (const LeaderGroup& group : rules.groups)
      list.push_back(group.title + " " + group.weight.text());
    return list;
  };
  add({"leader_evaluation.group",
       {"groups of leaders, by weight", "领导分组的权重"},
       listed_or_none(groups()),
       "-"});
  add({"leader_evaluation.by",
       {"whether marks or places count", "按评价分还是按名次赋分"},
       rules.by,
       "marks"});
  add({"leader_evaluation.rank_loss",
       {"what a place down loses", "每降一位减的分"},
       text_of(rules.rank_loss),
       "-"});
  add({"leader_evaluation.minimum",
       {"how many marks are enough (0: all)", "至少几位的评价分(0 为全部)"},
       std::to_string(rules.minimum),
       "0"});
  add({"leader_evaluation.trim",
       {"how many highest and lowest marks are left out", "去掉几个最高分、最低分"},
       std::to_string(rules.trim),
       "0"});
  add({"leader_evaluation.sealed",
       rules.leaders().empty() && rules.minimum == 0
           ? Text{"whether marks stay sealed until all are in; no leader is named "
                  "(leader_evaluation.weights), so the first mark of each opens them",
                  "评价分到齐之前是否不公开;未在 leader_evaluation.weights 列明领导,各考核对象有了"
                  "第一个评价分即视为到齐"}
           : Text{"whether marks stay sealed until all are in", "评价分到齐之前是否不公开"},
       rules.sealed ? "true" : "false", "true"});
}

void Readings::of_adjustments() {
  word(
      "adjustments.enter", {"where bonuses and deductions enter", "加减分计入哪里"},
      plan_.adjustments.enter, {"final_score", "annual_score", "effectiveness_total", "none"},
      [](YearPlan& plan, const std::string& value) { plan.adjustments.enter = value; },
      Rescored::where_matters_cross);
  const Adjustments& rules = plan_.adjustments;
  add({"adjustments.cap",
       {"most that they add or take", "加减分合计的上限"},
       text_of(rules.cap),
       "-"});
  add({"adjustments.bonus_cap",
       {"most that bonuses add", "加分合计的上限"},
       text_of(rules.bonus_cap),
       "-"});
  add({"adjustments.deduction_cap",
       {"most that deductions take", "扣分合计的上限"},
       text_of(rules.deduction_cap),
       "-"});
  std::vector<std::string> caps, sums, levels;
  for (const AdjustmentCategory& one : rules.categories) {
    if (one.cap) caps.push_back(one.title + " " + one.cap->text());
    if (one.sums_matters) sums.push_back(one.title);
    for (const AdjustmentLevel& level : one.levels)
      levels.push_back(one.title + level.title + " " + level.points.text());
  }
  add({"adjustments.category.cap",
       {"most of a category", "各类别的上限"},
       listed_or_none(caps),
       "-"});
  add({"adjustments.category.levels",
       {"amounts by level", "各级别的分值"},
       listed_or_none(levels),
       "-"});
  add({"adjustments.category.same_matter",
       {"categories that count one matter more than once", "同一事由不止计一次的类别"},
       listed_or_none(sums),
       "-"});
  add({"adjustments.group_limit",
       {"limits that look at everybody", "取决于全体的限制(条数)"},
       std::to_string(rules.group_limits.size()),
       "0"});
  add({"adjustments.approvers",
       {"whose approval counts", "由谁审定有效"},
       listed_or_none(titles_of(rules.approvers)),
       "-"});
  add({"adjustments.dated_from",
       {"first day of the documents that count", "文件从哪一天起可计入"},
       to_text(plan_.first_adjustment_day()),
       to_text(plan_.facts_from)});
  add({"adjustments.dated_until",
       {"last day of the documents that count", "文件到哪一天为止可计入"},
       to_text(plan_.last_adjustment_day()),
       to_text(make_date(plan_.year, 12, 31))});
  add({"adjustments.applied_by",
       {"last day to apply for a bonus", "加分申报截止日"},
       rules.applied_by ? to_text(*rules.applied_by) : "-",
       "-"});
  flag("adjustments.may_exceed_full",
       {"whether a score may pass the full points", "得分可否超过总分"},
       plan_.adjustments.may_exceed_full, false,
       [](YearPlan& plan, bool value) { plan.adjustments.may_exceed_full = value; });
  word(
      "matters.across",
      {"one matter in an indicator and an adjustment", "同一事由既在指标又在加减分项"},
      plan_.matters_across, {"wait", "count", "highest"},
      [](YearPlan& plan, const std::string& value) { plan.matters_across = value; },
      Rescored::where_matters_cross);
  add({"matters.across_indicators",
       {"one matter in several indicators", "同一事由在几项指标"},
       plan_.matters_cost_once ? "highest" : "each",
       "each"});
}

void Readings::of_ranks() {
  word("ranking.of", {"what is ranked", "按什么排名"}, plan_.ranking.of,
       {"annual_score", "effectiveness_total", "final_score"},
       [](YearPlan& plan, const std::string& value) {
         plan.ranking.of = value;
         std::vector<std::string>& breakers = plan.ranking.tie_breakers;
         breakers.erase(std::remove(breakers.begin(), breakers.end(), value), breakers.end());
       });
  add({"ranking.tie_breakers",
       {"what decides between equal scores", "得分相同时依次比较什么"},
       listed_or_none(plan_.ranking.tie_breakers),
       "-"});
  add({"ranking.bottom",
       {"how far 'towards the bottom' reaches", "“靠后”到第几名"},
       plan_.ranking.bottom_share.text() + ", " + std::to_string(plan_.ranking.bottom_min),
       "0.1, 1"});
  flag("ranking.shared_last", {"whether a shared last place is last", "并列末位是否算末位"},
       plan_.ranking.shared_last_is_last, true,
       [](YearPlan& plan, bool value) { plan.ranking.shared_last_is_last = value; });
  word("ranking.part_year", {"who was there for a part of the year", "只有部分时间为考核对象的"},
       plan_.ranking.ranks_part_year ? "ranked" : "unranked", {"unranked", "ranked"},
       [](YearPlan& plan, const std::string& value) {
         plan.ranking.ranks_part_year = value == "ranked";
       });
}

void Readings::of_grades() {
  word("grading.scope", {"the scope of grades, lines and ranks", "等次、分数线和名次的范围"},
       plan_.grading.scope, {"domain", "pool"},
       [](YearPlan& plan, const std::string& value) { plan.grading.scope = value; });
  word("good_line.of", {"what the good line is compared with", "分数线同哪个得分比"},
       plan_.grading.line_of, {"effectiveness_total", "annual_score"},
       [](YearPlan& plan, const std::string& value) { plan.grading.line_of = value; });
  word("good_line.mean_of", {"whose scores make the mean", "平均值取哪些考核对象"},
       plan_.grading.line_mean_of, {"all", "unbarred"},
       [](YearPlan& plan, const std::string& value) { plan.grading.line_mean_of = value; });
  add({"grades.below_line",
       {"the grade proposed below the line", "未达线的建议等次"},
       plan_.grade_title(plan_.grading.below_line),
       ""});
  std::vector<std::string> quotas;
  for (const GradeQuota& one : plan_.grading.quotas)
    quotas.push_back(plan_.grade_title(one.grade) + " " + one.share_at_most.text() +
                     (one.at_least > 0 ? ", " + std::to_string(one.at_least) : std::string()) +
                     (one.ties_in ? ", ties in" : ""));
  add({"grades.quota", {"how many may have a grade", "各等次的名额"}, listed_or_none(quotas), "-"});
  std::vector<std::string> idle;
  for (const CircularBody& body : plan_.circular_bodies) {
    if (!body.bars) idle.push_back(body.title);
  }
  add({"circular_body.bars",
       {"bodies whose circulars bar nothing", "哪些机关的通报不影响等次"},
       listed_or_none(idle),
       ""});
  if (!idle.empty()) {
    other("true", [](YearPlan& plan) {
      for (CircularBody& body : plan.circular_bodies) body.bars = true;
    });
  }
  word("circulars.year_of", {"what decides the year of a circular", "通报属于哪个年度"},
       plan_.circular_year_of, {"document", "record"},
       [](YearPlan& plan, const std::string& value) { plan.circular_year_of = value; });
  add({"misconduct.levels",
       {"how far misconduct lowers a grade, where the decision does not say",
        "决定没有写明时降几个等次"},
       std::to_string(plan_.grading.misconduct_levels),
       "1"});
  const int levels = plan_.grading.misconduct_levels == 1 ? 2 : 1;
  other(std::to_string(levels),
        [levels](YearPlan& plan) { plan.grading.misconduct_levels = levels; });
}

}  // namespace

std::vector<Reading> readings_of(const YearPlan& plan) {
  return Readings(plan).all();
}

}  // namespace kaohe::plan
