#include "plan/year_facts.hpp"

#include <set>

#include "plan/readings.hpp"

namespace kaohe::plan {

std::string text_of(bool value) {
  return value ? "true" : "false";
}

std::string text_of(const std::optional<Rational>& value) {
  return value ? value->text() : std::string();
}

std::string text_of(const std::optional<Date>& value) {
  return value ? to_text(*value) : std::string();
}

std::string text_of(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

namespace {

class YearFacts {
 public:
  explicit YearFacts(const YearPlan& plan) : plan_(plan) {}

  std::vector<Fact> all() {
    of_scheme();
    of_readings();
    of_review();
    of_grades();
    of_gates();
    of_adjustments();
    of_consequences();
    of_periods();
    of_units();
    of_leaders();
    return facts_.take();
  }

 private:
  void of_scheme() {
    const Scheme& scheme = plan_.scheme;
    facts_.add("county", {"county", "县"}, plan_.county)
        .add("language", {"language", "语言"}, plan_.language == Language::zh ? "zh" : "en")
        .add("scheme/total", {"points of an indicator system", "指标体系总分"}, scheme.total.text())
        .add("scheme/indicator_weight", {"weight of the indicators", "指标考核的权重"},
             scheme.indicator_weight.text())
        .add("scheme/review_weight", {"weight of the review", "述职评议考核的权重"},
             scheme.review_weight.text())
        .add("scheme/effectiveness_weight",
             {"weight of the effectiveness total", "党建工作成效考核总分的权重"},
             scheme.effectiveness_weight.text())
        .add("scheme/leaders_weight", {"weight of the leaders' evaluation", "领导评价的权重"},
             scheme.leaders_weight.text())
        .add("people/strict", {"only persons with os_user act", "只有写明 os_user 的人员可以办理"},
             text_of(plan_.only_known_users_act))
        .add("matters/near_days",
             {"days between records that may be one matter", "疑似同一事项的日期间隔"},
             std::to_string(plan_.like_matters.near_days))
        .add("matters/alike",
             {"likeness of records that may be one matter", "疑似同一事项的文字相近程度"},
             plan_.like_matters.alike.text())
        .add("health/indicators_per_unit_max",
             {"indicators of one unit before it is warned of", "一个单位指标数的提醒上限"},
             std::to_string(plan_.indicators_per_unit_max));
    for (const Aspect& aspect : plan_.aspects)
      facts_.add("aspect/" + aspect.id, say({"aspect {}", "考核内容 {}"}, aspect.id), aspect.title);
  }

  /// All readings but those that stand in full below.
  void of_readings() {
    static const std::set<std::string> elsewhere{"adjustments.approvers",
                                                 "adjustments.category.cap",
                                                 "adjustments.category.levels",
                                                 "adjustments.category.same_matter",
                                                 "adjustments.group_limit",
                                                 "circular_body.bars",
                                                 "grades.below_line",
                                                 "grades.quota",
                                                 "leader_evaluation.group",
                                                 "leader_evaluation.weights",
                                                 "review.part",
                                                 "scales.review"};
    for (const Reading& one : readings_of(plan_)) {
      const bool is_elsewhere = elsewhere.count(one.key) != 0 ||
                                one.key.compare(0, 7, "period.") == 0 ||
                                one.key.compare(0, 14, "scales.survey.") == 0;
      if (!is_elsewhere) facts_.add("reading/" + one.key, one.question, one.taken);
    }
  }

  void of_votes(const std::string& key, const Text& of, const VoteRule& votes) {
    if (!votes.is_voted()) return;
    facts_.add(key + "/invalid", say({"{}: invalid votes count", "{}:无效票计入总数"}, of),
               text_of(votes.counts_invalid));
    for (const VoteOption& one : votes.options) {
      facts_.add(key + "/" + one.id, say({"{}: votes for {}", "{}:投“{}”的每票"}, of, one.title),
                 one.points.text() + " (" + one.title + ")");
    }
  }

  void of_scale(const std::string& key, const Text& of, const std::vector<ScaleStep>& scale) {
    for (const ScaleStep& step : scale) {
      facts_.add(key + "/" + step.id, say({"{}: step {}", "{}:{}"}, of, step.id), step.title)
          .add(key + "/" + step.id + "/from",
               say({"{}: {} from (score)", "{}:{}的起点分"}, of, step.title), text_of(step.from));
    }
  }

  void of_review() {
    of_scale("review_scale", say({"grades of the review", "述职评议等次"}), plan_.review_scale);
    for (const ReviewPart& part : plan_.review_parts) {
      const std::string key = "review_part/" + part.id;
      const Text name = say({"review, part {}", "述职评议的组成部分 {}"}, part.title);
      facts_.add(key, say({"part {} of the review", "述职评议的组成部分 {}"}, part.id), part.title)
          .add(key + "/weight", say({"{}: weight", "{}:权重"}, name), part.weight.text());
      of_votes(key + "/votes", name, part.votes);
    }
    for (const SurveyRule& survey : plan_.surveys) {
      const std::string key = "survey/" + survey.id;
      const Text name = say({"survey {}", "测评“{}”"}, survey.title);
      facts_.add(key, say({"survey {}", "测评 {}"}, survey.id), survey.title);
      of_scale(key + "/step", name, survey.scale);
      of_votes(key + "/votes", name, survey.votes);
    }
  }

  std::string grade(const std::string& id) const {
    const int index = plan_.grade_index(id);
    return index < 0 ? id : plan_.grading.grades[static_cast<std::size_t>(index)].title;
  }

  void of_grades() {
    const Grading& rules = plan_.grading;
    for (const GradeInfo& one : rules.grades)
      facts_.add("grade/" + one.id, say({"grade {}", "等次 {}"}, one.id), one.title);
    facts_
        .add("good_line/grade", {"the grade that the line opens", "达到分数线可评的等次"},
             rules.top_grade, grade(rules.top_grade))
        .add("grades/below_line", {"the grade proposed below the line", "未达线的建议等次"},
             rules.below_line, grade(rules.below_line));
    for (const GradeQuota& one : rules.quotas) {
      const std::string key = "quota/" + one.grade;
      const Text name = say({"quota of {}", "“{}”的名额"}, grade(one.grade));
      facts_.add(key, name, one.share_at_most.text())
          .add(key + "/at_least", say({"{}: at least", "{}:至少"}, name),
               std::to_string(one.at_least))
          .add(key + "/ties_in", say({"{}: equal ones keep it", "{}:并列的都评"}, name),
               text_of(one.ties_in))
          .add(key + "/source", say({"{}: source", "{}:出处"}, name), one.source);
    }
    facts_
        .add("misconduct/article", {"misconduct: article", "考核纪律:条款"},
             rules.misconduct_article)
        .add("misconduct/source", {"misconduct: source", "考核纪律:出处"}, rules.misconduct_source);
  }

  void of_gates() {
    for (const GateRule& one : plan_.grading.gates) {
      const std::string key = "gate/" + one.id;
      const auto name = [&](const Message& of) {
        return say({"gate {}: {}", "限制条件 {}:{}"}, one.id, say(of));
      };
      facts_.add(key, say({"gate {}", "限制条件 {}"}, one.id), one.title)
          .add(key + "/article", name({"article", "条款"}), one.article)
          .add(key + "/source", name({"source", "出处"}), one.source)
          .add(key + "/when", name({"when", "情形"}), one.when)
          .add(key + "/effect", name({"effect", "效力"}), one.effect)
          .add(key + "/grade", name({"grade", "等次"}), one.grade, grade(one.grade))
          .add(key + "/survey", name({"survey", "测评"}), one.survey)
          .add(key + "/at_or_below", name({"at or below", "及以下"}), one.at_or_below)
          .add(key + "/finding", name({"finding", "认定"}), one.finding)
          .add(key + "/rank", name({"rank", "名次"}), one.rank);
    }
    for (const CircularBody& one : plan_.circular_bodies) {
      const std::string key = "circular_body/" + one.id;
      facts_.add(key, say({"circular body {}", "通报机关 {}"}, one.id), one.title)
          .add(key + "/bars", say({"circulars of {} bar a grade", "“{}”的通报影响等次"}, one.title),
               text_of(one.bars));
    }
  }

  void of_adjustments() {
    facts_.add("adjustments/approvers", {"whose approval counts", "由谁审定有效"},
               text_of(plan_.adjustments.approvers));
    for (const AdjustmentCategory& one : plan_.adjustments.categories) {
      const std::string key = "category/" + one.id;
      const auto name = [&](const Message& of) {
        return say({"adjustments of {}: {}", "加减分类别“{}”:{}"}, one.title, say(of));
      };
      facts_.add(key, say({"category of adjustments {}", "加减分类别 {}"}, one.id), one.title)
          .add(key + "/cap", name({"cap", "上限"}), text_of(one.cap))
          .add(key + "/deducts", name({"they deduct", "是扣分"}), text_of(one.deducts))
          .add(key + "/same_matter", name({"one matter counts more than once", "同一事由都计"}),
               text_of(one.sums_matters));
      for (const AdjustmentLevel& level : one.levels) {
        facts_.add(key + "/level/" + level.id,
                   say({"{}, level {}", "{}{}"}, one.title, level.title),
                   level.points.text() + " (" + level.title + ")");
      }
    }
    for (std::size_t i = 0; i < plan_.adjustments.group_limits.size(); ++i)
      of_group_limit(i + 1, plan_.adjustments.group_limits[i]);
  }

  void of_group_limit(std::size_t number, const GroupLimit& one) {
    const std::string key = "group_limit/" + std::to_string(number);
    const auto name = [&](const Message& of) {
      return say({"limit {} by everybody: {}", "取决于全体的限制 {}:{}"}, number, say(of));
    };
    facts_.add(key, name({"bonuses it weighs", "加分类别"}), text_of(one.bonuses))
        .add(key + "/deductions", name({"deductions it weighs", "扣分类别"}),
             text_of(one.deductions))
        .add(key + "/deducted_share_above", name({"share with deductions above", "扣分面超过"}),
             text_of(one.deducted_share_above))
        .add(key + "/bonus_share_at_most", name({"share with bonuses at most", "加分面不超过"}),
             text_of(one.bonus_share_at_most))
        .add(key + "/ties_in", name({"equal ones keep it", "并列的都计"}), text_of(one.ties_in))
        .add(key + "/at_most_largest_deduction",
             name({"at most the largest deduction", "不超过最大的扣分"}),
             text_of(one.at_most_largest_deduction))
        .add(key + "/total_at_most_deductions",
             name({"in all at most the deductions", "合计不超过扣分合计"}),
             text_of(one.total_at_most_deductions));
  }

  void of_consequences() {
    for (const ConsequenceRule& one : plan_.consequences) {
      const std::string key = "consequence/" + one.id;
      const auto name = [&](const Message& of) {
        return say({"consequence {}: {}", "结果运用 {}:{}"}, one.id, say(of));
      };
      facts_.add(key, say({"consequence {}", "结果运用 {}"}, one.id), one.title)
          .add(key + "/article", name({"article", "条款"}), one.article)
          .add(key + "/owner", name({"seen to by", "落实单位"}), one.owner, unit(one.owner))
          .add(key + "/at_or_below", name({"at or below", "及以下"}), one.at_or_below,
               grade(one.at_or_below))
          .add(key + "/due_days", name({"due after days", "期限(天)"}),
               std::to_string(one.due_days));
    }
  }

  void of_periods() {
    facts_.kind(DifferenceKind::calendar);
    for (const Period& one : plan_.periods) {
      const std::string key = "period/" + one.id;
      const auto name = [&](const Message& of) {
        return say({"period {}: {}", "考核阶段 {}:{}"}, one.id, say(of));
      };
      facts_.add(key, say({"period {}", "考核阶段 {}"}, one.id), one.title)
          .add(key + "/rhythms", name({"submitted in it", "报送频次"}), text_of(one.rhythms))
          .add(key + "/first_day", name({"first day", "起始日"}), to_text(one.first_day))
          .add(key + "/last_day", name({"last day", "截止日"}), to_text(one.last_day))
          .add(key + "/opens", name({"opens", "报送起"}), to_text(one.opens))
          .add(key + "/closes", name({"closes", "报送止"}), to_text(one.closes))
          .add(key + "/asked_on", name({"result asked for on", "结果截至"}), to_text(one.asked_on))
          .add(key + "/self_review_by", name({"self-review by", "自评截止"}),
               text_of(one.self_review_by))
          .add(key + "/results_by", name({"results by", "评价结果截止"}), text_of(one.results_by))
          .add(key + "/awards", name({"awards too", "可以赋分"}), text_of(one.awards))
          .add(key + "/only_new_matters",
               name({"leaves out recorded matters", "已记录的事项不再计"}),
               text_of(one.only_new_matters));
    }
  }

  std::string unit(const std::string& id) const {
    const Organisation* found = plan_.find_organisation(id);
    return found == nullptr ? id : found->title;
  }

  void of_units() {
    facts_.kind(DifferenceKind::people);
    for (const Organisation& one : plan_.organisations) {
      const std::string key = "unit/" + one.id;
      facts_.add(key, say({"unit {}", "单位 {}"}, one.id), one.title)
          .add(key + "/roles", say({"roles of {}", "“{}”的职责"}, one.title), text_of(one.roles));
    }
  }

  void of_leaders() {
    facts_.kind(DifferenceKind::people);
    const LeaderEvaluation& rules = plan_.leader_evaluation;
    for (const auto& [leader, weight] : rules.weights)
      facts_.add("leader/" + leader, say({"weight of leader {}", "领导 {} 的权重"}, leader),
                 weight.text());
    for (const auto& [leader, title] : rules.titles)
      facts_.add("leader_title/" + leader, say({"title of leader {}", "领导 {} 的名称"}, leader),
                 title);
    for (const LeaderGroup& one : rules.groups) {
      const std::string key = "leader_group/" + one.id;
      const Text name = say({"group of leaders {}", "领导分组“{}”"}, one.title);
      facts_.add(key, say({"group of leaders {}", "领导分组 {}"}, one.id), one.title)
          .add(key + "/weight", say({"{}: weight", "{}:权重"}, name), one.weight.text())
          .add(key + "/members", say({"{}: members", "{}:成员"}, name), text_of(one.members))
          .add(key + "/minimum", say({"{}: marks that are enough", "{}:至少几位"}, name),
               std::to_string(one.minimum));
    }
  }

  const YearPlan& plan_;
  Facts facts_;
};

}  // namespace

std::vector<Fact> facts_of_year(const YearPlan& plan) {
  return YearFacts(plan).all();
}

}  // namespace kaohe::plan
